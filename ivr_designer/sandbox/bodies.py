"""Request bodies: from bytes to a dict, and from a dict to the members a row keeps."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING, Any

from ivr_designer.sandbox.refusals import MISSING, Refused, invalid, missing
from ivr_designer.sandbox.resources import Field, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ivr_designer.sandbox.switches import Switches

_NO_VALUE = (None, "", 0, "0")


def parse_body(raw: bytes) -> Any:
    """Return the JSON value of ``raw``; None when it is empty; Refused when it is not JSON."""
    if not raw:
        return None
    try:
        return json.loads(raw, parse_constant=_not_a_constant)
    except (ValueError, RecursionError) as error:
        raise Refused(MISSING, "Body is not valid JSON", 400) from error


def _not_a_constant(word: str) -> Any:
    raise ValueError(word)


def read_create(fields: Iterable[Field], body: Any, switches: Switches) -> dict[str, Any]:
    """Return the members of a create, defaults filled in; Refused when one is missing or wrong."""
    given = _members(body)
    row = {}
    for field in fields:
        if field.on_create:
            row[field.name] = (
                _required(field, given, switches) if field.required else _optional(field, given, switches)
            )
    return row


def read_update(fields: Iterable[Field], body: Any, switches: Switches) -> dict[str, Any]:
    """Return the members that a PUT changes; with ``put=replace`` the others fall back to defaults."""
    given = _members(body)
    changes = {}
    for field in fields:
        if not field.on_update:
            continue
        sent = field.name in given and not (given[field.name] is None and switches["put_null"] == "ignored")
        if sent and given[field.name] is None and not field.required:
            changes[field.name] = field.default
        elif sent:
            changes[field.name] = (
                _required(field, given, switches) if field.required else _check(field, given, switches)
            )
        elif switches["put"] == "replace" and field.on_create:
            if field.required:
                raise missing(field.name)
            changes[field.name] = field.default
    return changes


def _members(body: Any) -> Mapping[str, Any]:
    if not isinstance(body, dict):
        raise Refused(MISSING, "Body must be a JSON object", 400)
    return body


def _required(field: Field, given: Mapping[str, Any], switches: Switches) -> Any:
    value = given.get(field.name)
    empty = value is None or (
        value == "" and (field.kind is not Kind.TEXT or switches["empty_text"] == "refused")
    )
    if empty or (field.kind is Kind.ID and value in _NO_VALUE):
        raise missing(field.name)
    return _check(field, given, switches)


def _optional(field: Field, given: Mapping[str, Any], switches: Switches) -> Any:
    return field.default if given.get(field.name) is None else _check(field, given, switches)


def _check(field: Field, given: Mapping[str, Any], switches: Switches) -> Any:
    value = _CHECKS[field.kind](field, given[field.name], switches)
    if field.one_of is not None and value not in field.one_of:
        raise invalid(field.name)
    return value


def _text(field: Field, value: Any, switches: Switches) -> str:
    if not isinstance(value, str):
        raise invalid(field.name)
    return store_text(value, switches)


def _phone(field: Field, value: Any, _: Switches) -> str | None:
    if not isinstance(value, str):
        raise invalid(field.name)
    return value or None


def _id(field: Field, value: Any, _: Switches) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise invalid(field.name)
    return None if value in _NO_VALUE else str(value)


def _int(field: Field, value: Any, _: Switches) -> int:
    if type(value) is not int or abs(value) >= 2**31:
        raise invalid(field.name)
    if (field.low is not None and value < field.low) or (field.high is not None and value > field.high):
        raise invalid(field.name)
    return value


def _bool(field: Field, value: Any, _: Switches) -> bool:
    if value not in (0, 1) or not isinstance(value, int):
        raise invalid(field.name)
    return bool(value)


_CHECKS = {Kind.TEXT: _text, Kind.PHONE: _phone, Kind.ID: _id, Kind.INT: _int, Kind.BOOL: _bool}


def store_text(text: str, switches: Switches) -> str:
    """Return ``text`` as the switch ``text`` has it stored: normalised, trimmed, cut, or as sent."""
    ways = switches["text"].split("+")
    if "trim" in ways:
        text = text.strip()
    if "nfc" in ways or "nfd" in ways:
        text = unicodedata.normalize("NFC" if "nfc" in ways else "NFD", text)
    return text[: switches.number("text_limit")] if "truncate" in ways else text
