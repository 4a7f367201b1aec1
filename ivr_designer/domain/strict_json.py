"""The one JSON decoder for text that others wrote: replies, files, the clipboard.

Python's own decoder lets through what later breaks elsewhere: the last of two equal keys wins, `NaN` is a
number, `1e999` is infinity, half a surrogate pair cannot be stored, an integer may not fit in 64 bits, and
deep nesting ends in RecursionError. Here all of that, and bad UTF-8, is one exception: JsonRefused.
"""

import json
import math
import re
from typing import Any, NoReturn

MAX_BYTES = 5 * 1024 * 1024
MAX_DEPTH = 64
MAX_VALUES = 250_000

_INT_LIMIT = 2**63
_MAX_INT_CHARS = 20
_EXCERPT_CHARS = 80
_BOM = b"\xef\xbb\xbf"
# Possessive, and content with an unclosed string: linear even on text made to hurt.
_STRING = re.compile(r'"[^"\\]*+(?:\\.?[^"\\]*+)*+(?:"|\Z)', re.DOTALL)
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_NOT_BRACKETS = re.compile(r"[^\[\]{}]+")
_WEB_PAGE = re.compile(rb"\s*(?:<!doctype|<html|<\?xml|<head|<body|<!--)", re.IGNORECASE)


class JsonRefused(ValueError):
    """The text is not JSON that we accept: `reason`, a clause; `excerpt`, the first 80 characters."""

    def __init__(self, reason: str, data: bytes = b"") -> None:
        super().__init__(reason)
        self.reason = reason
        self.excerpt = excerpt_of(data)


def excerpt_of(data: bytes) -> str:
    """The first 80 characters of `data` with everything unprintable escaped, fit for a message or a log."""
    text = data[: _EXCERPT_CHARS * 4].decode("utf-8", "replace")[:_EXCERPT_CHARS]
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def is_web_page(data: bytes) -> bool:
    """True when `data` begins like HTML or XML."""
    return _WEB_PAGE.match(data) is not None


def loads(
    data: bytes | str,
    *,
    max_bytes: int = MAX_BYTES,
    max_depth: int = MAX_DEPTH,
    max_values: int = MAX_VALUES,
    allow_bom: bool = False,
) -> Any:
    """Decode one JSON text of at most `max_bytes` bytes, `max_depth` nested brackets and `max_values` values.

    `allow_bom` is for files, which some editors begin with a byte order mark. Raises JsonRefused only.
    """
    raw = _encoded(data)
    if len(raw) > max_bytes:
        raise JsonRefused(f"it is larger than {max_bytes:,} bytes", raw)
    if raw.startswith(_BOM):
        if not allow_bom:
            raise JsonRefused("it begins with a byte order mark", raw)
        raw = raw[len(_BOM) :]
    if is_web_page(raw):
        raise JsonRefused("it is a web page or XML, not JSON", raw)
    try:
        text = raw.decode("utf-8")
        _check_shape(text, max_depth, max_values)
        value = _DECODER.decode(text)
        _check_surrogates(text, value)
    except _Refusal as refusal:
        raise JsonRefused(str(refusal), raw) from None
    except UnicodeError:
        raise JsonRefused("it is not valid UTF-8 text", raw) from None
    except RecursionError:
        raise JsonRefused("it is nested too deeply", raw) from None
    except json.JSONDecodeError as error:
        reason = f"it is not valid JSON at line {error.lineno}, column {error.colno}"
        raise JsonRefused(reason if text.strip() else "it is empty", raw) from None
    return value


def loads_object(data: bytes | str, **limits: Any) -> dict[str, Any]:
    """As `loads`, and the outermost value must be an object. Raises JsonRefused."""
    value = loads(data, **limits)
    if not isinstance(value, dict):
        raise JsonRefused("its outermost value is not an object", _encoded(data))
    return value


class _Refusal(ValueError):
    """Carries a reason out of the decoder's hooks."""


def _encoded(data: bytes | str) -> bytes:
    if isinstance(data, bytes):
        return data
    try:
        return data.encode("utf-8")
    except UnicodeEncodeError:
        raise JsonRefused("it is not valid Unicode text") from None


def _check_shape(text: str, max_depth: int, max_values: int) -> None:
    """Refuse what would cost memory or stack before anything is built from it. Runs at the speed of C."""
    opened = text.count("[") + text.count("{")
    if opened <= max_depth and text.count(",") + opened <= max_values:
        return
    # Each value brings two strings at most, its key and itself; taking out far more would cost 80 bytes each.
    if text.count('"') - text.count('\\"') > 4 * (max_values + 1):
        raise _Refusal(f"it holds more than {max_values:,} values")
    bare = _STRING.sub("", text)
    if bare.count(",") + bare.count("[") + bare.count("{") > max_values:
        raise _Refusal(f"it holds more than {max_values:,} values")
    brackets = _NOT_BRACKETS.sub("", bare)
    for _ in range(max_depth):
        if not brackets:
            return
        brackets = brackets.replace("[]", "").replace("{}", "")
    if brackets:
        raise _Refusal("its brackets nest too deeply or do not match")


def _check_surrogates(text: str, value: Any) -> None:
    """Escapes can spell half of a surrogate pair, which no database or socket takes."""
    if _SURROGATE.search(text):
        json.dumps(value, ensure_ascii=False).encode("utf-8")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise _Refusal("it names one key twice in the same object")
    return result


def _int(digits: str) -> int:
    if len(digits) > _MAX_INT_CHARS or not -_INT_LIMIT <= (number := int(digits)) < _INT_LIMIT:
        raise _Refusal("it holds an integer of more than 64 bits")
    return number


def _float(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise _Refusal("it holds a number too large")
    return number


def _constant(name: str) -> NoReturn:
    raise _Refusal(f"it holds {name}, which is not a JSON number")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=_int, parse_float=_float, parse_constant=_constant
)
