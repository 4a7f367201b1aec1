"""What comes in and goes out: a request read whole; a reply as bytes, and how the sending ends."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ivr_designer.sandbox.service import Reply

JSON_TYPE = "application/json; charset=utf-8"
HTML_TYPE = "text/html; charset=utf-8"


@dataclasses.dataclass(frozen=True, slots=True)
class Request:
    """One whole request. ``path`` starts at ``/v1`` and has no closing slash; header names are lower case."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes


@dataclasses.dataclass(frozen=True, slots=True)
class Wire:
    """A reply as bytes.

    ``sent`` is how many bytes of ``body`` leave before the connection is cut, None for all; -1 sends
    nothing, not even a status line. ``reset`` cuts with a TCP reset. ``chunk`` bytes leave every
    ``pace_ms`` when that is set.
    """

    status: int
    body: bytes
    content_type: str = JSON_TYPE
    headers: tuple[tuple[str, str], ...] = ()
    sent: int | None = None
    reset: bool = False
    chunk: int = 1
    pace_ms: int = 0


def as_wire(reply: Reply, **more: Any) -> Wire:
    """Return ``reply`` as JSON bytes; ``more`` sets further members of the Wire."""
    return Wire(reply.status, encode(reply.body), headers=reply.headers, **more)


def encode(body: Any) -> bytes:
    """Return compact JSON. Non-ASCII is escaped: a lone surrogate that a client stored can be listed too."""
    return json.dumps(body, separators=(",", ":")).encode()
