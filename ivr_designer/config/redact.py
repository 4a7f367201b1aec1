"""Keeping secrets out of sight: a type that does not print itself, and a net under every log line.

The first defence is not to log headers, bodies or numbers at all. The filter here is the second one.
"""

import hmac
import json
import logging
import re
import threading
import weakref
from typing import NoReturn, SupportsIndex
from urllib.parse import quote, quote_plus

MASK = "•••"
_JWT = re.compile(r"eyJ[\w-]{6,}\.[\w-]{4,}(?:\.[\w-]*)?")
# With a plus, or 9 to 15 digits that are not part of an id, a decimal or a longer number.
_PHONE = re.compile(r"(?<![\w.])(?:\+\d{8,15}|\d{9,15})(?!\w|\.\d)")
_MIN_MASKED = 4  # masking a shorter secret wherever it occurs would shred every line and still give it away


class Secret:
    """Text that must not be seen. `reveal()` is the only way to it, so every use is easy to find.

    Prints as a mask in str, repr and format; refuses to be pickled or copied; compares in constant time.
    While one lives, `mask` hides its text wherever it occurs in a log line.
    """

    __slots__ = ("__weakref__", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        with _lock:
            _live[id(self)] = self

    def reveal(self) -> str:
        """The text itself. Pass it on at once; never store, format or log it."""
        return self._text

    def __bool__(self) -> bool:
        return bool(self._text)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret):
            return NotImplemented
        return hmac.compare_digest(self._text.encode(), other._text.encode())

    def __hash__(self) -> int:
        return hash(Secret)  # equal secrets must hash alike, and the hash must say nothing

    def __repr__(self) -> str:
        return f"Secret({MASK!r})"

    def __str__(self) -> str:
        return MASK

    def __format__(self, spec: str) -> str:
        return format(MASK, spec)

    def __reduce_ex__(self, protocol: SupportsIndex) -> NoReturn:
        raise TypeError("a Secret is neither pickled nor copied")


_live: "weakref.WeakValueDictionary[int, Secret]" = weakref.WeakValueDictionary()
_lock = threading.Lock()


def mask(text: str) -> str:
    """`text` with live secrets, tokens and phone numbers hidden. A phone number keeps its last two digits."""
    for spelled in _spellings():
        text = text.replace(spelled, MASK)
    return _PHONE.sub(_mask_phone, _JWT.sub(MASK, text))


class RedactingFilter(logging.Filter):
    """Masks message and traceback of a record. Add it to every *handler*: a logger's own filters do not see
    what its children log.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Always True; the record is rewritten in place."""
        try:
            text = record.getMessage()
        except (TypeError, ValueError, KeyError):
            text = f"{record.msg} (its arguments do not fit)"
        record.msg, record.args = mask(text), None
        if record.exc_info:
            plain = record.exc_text or logging.Formatter().formatException(record.exc_info)
            record.exc_text = mask(plain)
        if record.stack_info:
            record.stack_info = mask(record.stack_info)
        return True


def _mask_phone(match: re.Match[str]) -> str:
    return MASK + match[0][-2:]


def _spellings() -> list[str]:
    """Every live secret as it is, in a URL and in JSON; longest first, so that none leaves a tail."""
    with _lock:
        texts = {secret.reveal() for secret in _live.values()}
    spelled = set()
    for text in texts:
        if len(text) >= _MIN_MASKED:
            spelled |= {text, quote(text, safe=""), quote_plus(text)}
            spelled |= {json.dumps(text, ensure_ascii=ascii_only)[1:-1] for ascii_only in (True, False)}
    return sorted(spelled, key=len, reverse=True)
