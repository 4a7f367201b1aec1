"""The one place that decides whether an answer is a success, and turns every other answer into a typed error.

Success is: 2xx, and the whole body one JSON object, and `r` the integer 0 (not false, 0.0 or "0"), and the
expected id. What is less than that did not succeed; whether it *happened* is another question, which the
error's `outcome` answers.
"""

import email.utils
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ivr_designer.domain.strict_json import JsonRefused, excerpt_of, is_web_page, loads_object
from ivr_designer.icc import wire
from ivr_designer.icc.errors import (
    AuthRefused,
    BadReply,
    IccError,
    ProxyRefused,
    RateLimited,
    ServerFault,
    ServerRefused,
)
from ivr_designer.icc.retry import parse_retry_after, seconds_to_next_block

MAX_MESSAGE_CHARS = 500
_AUTH_CODES = {5, 45}
_AUTH_WORDS = ("key", "sid", "token", "auth", "jwt", "rest_api", "signature", "expire")


@dataclass(frozen=True, slots=True)
class RawReply:
    """A whole answer as it came: `status`, `headers` with lower-case names, decoded `body`.

    `received_at` is this machine's Unix time; `server_date` the Date header in Unix seconds, or None.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes
    received_at: float

    @property
    def server_date(self) -> float | None:
        """The Date header as Unix seconds (whole seconds); None if absent or unreadable."""
        return parse_date(self.headers.get("date", ""))


@dataclass(frozen=True, slots=True)
class Envelope:
    """A successful answer: its whole `body`, `message`, `project` as text, and the server's own time."""

    body: dict[str, Any]
    message: str
    project: str | None
    server_date: float | None

    def required_id(self, field: str) -> str:
        """The id under `field`. Raises BadReply when it is missing: then nothing proves the success."""
        found = wire.id_or_none(self.body.get(field))
        if found is None:
            raise BadReply(f"it reports success without {field}", server_date=self.server_date)
        return found

    def confirm_id(self, field: str, expected: str, *, is_promised: bool = True) -> None:
        """Raise BadReply when the id under `field` is not the one we asked about.

        It may be missing only where no document promises it (`is_promised` False).
        """
        if not is_promised and field not in self.body:
            return
        if self.required_id(field) != expected:
            raise BadReply("it is the answer to another request", server_date=self.server_date)


@lru_cache(maxsize=8)  # many answers share a second, and each is asked several times
def parse_date(header: str) -> float | None:
    """An HTTP date as Unix seconds; None if it is not one."""
    try:
        return email.utils.parsedate_to_datetime(header).timestamp()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def open_envelope(reply: RawReply) -> Envelope:
    """The contents of a successful answer. Raises an IccError for everything else."""
    try:
        body = loads_object(reply.body)
    except JsonRefused as refusal:
        raise _without_body(reply, refusal) from None
    message = message_of(body)
    if error := _by_status(reply, body, message):
        raise error
    r = body.get("r")
    if type(r) is int and r == 0:
        return Envelope(body, message, wire.id_or_none(body.get("project")), reply.server_date)
    raise _by_code(reply, body, message)


def message_of(body: Mapping[str, Any]) -> str:
    """The server's words: `message`, else `msg`, else "". Plain text, at most 500 characters, no controls."""
    for name in ("message", "msg"):
        text = body.get(name)
        if isinstance(text, str) and text.strip():
            return "".join(c if c.isprintable() else " " for c in text.strip()[:MAX_MESSAGE_CHARS])
    return ""


def _without_body(reply: RawReply, refusal: JsonRefused) -> IccError:
    """The error for an answer whose body is not one JSON object."""
    if error := _by_status(reply, {}, ""):
        return error
    return BadReply(
        refusal.reason,
        status=reply.status,
        excerpt=excerpt_of(reply.body),
        is_page=is_web_page(reply.body),
        server_date=reply.server_date,
    )


def _by_status(reply: RawReply, body: Mapping[str, Any], message: str) -> IccError | None:
    """The error that the status proves; None for 2xx.

    A refusal proves that nothing happened only from the API itself: a body that says so (`r`), or one of the
    statuses that are given before a request is looked at. Any other 4xx may be a gateway's word.
    """
    status, date = reply.status, reply.server_date
    if 200 <= status < 300:
        return None
    r = _code(body)
    message = message or ("" if body else excerpt_of(reply.body))
    if status in {401, 403} and not is_web_page(reply.body):
        return AuthRefused(status, r, message, is_json=bool(body), server_date=date)
    if status == 407:
        return ProxyRefused("407 it wants a log-in")
    if status == 429:
        after_s = parse_retry_after(reply.headers.get("retry-after"), reply.received_at)
        if after_s is None:
            after_s = seconds_to_next_block(date if date is not None else reply.received_at)
        return RateLimited(after_s, message, server_date=date)
    if status >= 500 or status == 408:
        after_s = parse_retry_after(reply.headers.get("retry-after"), reply.received_at)
        return ServerFault(status, message, after_s=after_s, server_date=date)
    if status >= 400 and r:
        return ServerRefused(r, message, status=status, existing_id=_any_id(body), server_date=date)
    where = reply.headers.get("location", "")[:200]
    reason = f"it redirects (HTTP {status}) to {excerpt_of(where.encode())}" if where else f"HTTP {status}"
    return BadReply(
        reason,
        status=status,
        excerpt=excerpt_of(reply.body),
        is_page=is_web_page(reply.body),
        location=where,
        server_date=date,
    )


def _by_code(reply: RawReply, body: Mapping[str, Any], message: str) -> IccError:
    """The error for a 2xx whose `r` is not the integer 0."""
    date = reply.server_date
    r = _code(body)
    if not r:  # missing, null, false, 0.0 and "0": neither a success nor a refusal
        reason = "it carries no result code" if "r" not in body else "its result code is not an integer"
        return BadReply(reason, excerpt=excerpt_of(reply.body), server_date=date)
    if r in _AUTH_CODES and any(word in message.lower() for word in _AUTH_WORDS):
        return AuthRefused(reply.status, r, message, server_date=date)
    return ServerRefused(r, message, existing_id=_any_id(body), server_date=date)


def _code(body: Mapping[str, Any]) -> int | None:
    """`r` as an integer, also from text; None for anything else."""
    value = body.get("r")
    return None if isinstance(value, bool | float) else wire.int_or_none(value)


def _any_id(body: Mapping[str, Any]) -> str | None:
    """The id in a refusal such as "Number existed": the vendor names the existing thing there."""
    for name, value in body.items():
        if name.endswith("ID") and (found := wire.id_or_none(value)):
            return found
    return None
