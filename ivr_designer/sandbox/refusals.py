"""The refusals of the API. Only ``r`` 2 and 5 are documented; the other codes and texts are our choice."""

from __future__ import annotations

from typing import Any

MISSING = 1
EXISTED = 2
UNKNOWN = 3
NO_SUCH_CALL = 4
NOT_ALLOWED = 6


class Refused(Exception):
    """A business error: ``code`` is ``r``, ``status`` the HTTP status where the switch asks for 4xx.

    ``extra`` holds members beside ``r`` and the message. ``always`` keeps the status whatever the switch
    says.
    """

    def __init__(self, code: int, message: str, status: int, *, always: bool = False, **extra: Any) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.status = status
        self.always = always
        self.extra = extra


def missing(name: str) -> Refused:
    """A required member is not there."""
    return Refused(MISSING, f"Param {name} is required", 400)


def invalid(name: str) -> Refused:
    """A member has the wrong type or is out of range."""
    return Refused(MISSING, f"Param {name} is invalid", 400)


def unknown(what: str) -> Refused:
    """An id names nothing."""
    return Refused(UNKNOWN, f"{what} not found", 404)


def not_allowed(message: str) -> Refused:
    """The server would rather not: a duplicate, or something still in use."""
    return Refused(NOT_ALLOWED, message, 409)


def no_such_call(method: str) -> Refused:
    """No such path or method."""
    return Refused(NO_SUCH_CALL, f"API not found for method {method[:10]}", 404, always=True)
