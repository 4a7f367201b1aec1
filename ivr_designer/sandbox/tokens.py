"""Check of the token that every call carries.

Written from the contract with hmac alone, and apart from the client's own minting on purpose: a mistake
shared by both sides would be seen by neither.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

KEY_INVALID = 5
NOT_FOR_REST = 45
ANY_KEY = "*"
_CONTENT_TYPE = "stringee-api;v=1"
_ALPHABET = re.compile(r"[A-Za-z0-9_-]+")


class TokenRefused(Exception):
    """``code`` and ``message`` go into the reply, ``why`` into the call log for the person testing."""

    def __init__(self, why: str, code: int = KEY_INVALID, message: str = "keySid invalid") -> None:
        super().__init__(why)
        self.why = why
        self.code = code
        self.message = message


def check_token(
    token: str, secrets: Mapping[str, str], now: float, enforce_exp: bool = True
) -> tuple[str, int]:
    """Return the key SID that signed ``token`` and its expiry, or raise TokenRefused.

    Times are Unix seconds; ``secrets`` maps a key SID to its secret, and ``ANY_KEY`` to one for every SID.
    """
    head, dot, signature = token.rpartition(".")
    header_part, _, payload_part = head.partition(".")
    if not dot or not header_part or not payload_part:
        raise TokenRefused("no token, or not three parts")
    header, payload = _object(header_part), _object(payload_part)
    if (header.get("typ"), header.get("alg")) != ("JWT", "HS256"):
        raise TokenRefused("typ is not JWT or alg is not HS256")
    if header.get("cty") != _CONTENT_TYPE:
        raise TokenRefused("cty is missing or wrong")
    issuer = payload.get("iss")
    secret = _secret_of(issuer, secrets)
    if secret is None:
        raise TokenRefused("iss is not a known key SID")
    expected = hmac.new(secret.encode(), head.encode(), hashlib.sha256).digest()
    if not hmac.compare_digest(expected, _bytes(signature)):
        raise TokenRefused("the signature does not match")
    expires = payload.get("exp")
    if type(expires) is not int:
        raise TokenRefused("exp is missing or not an integer")
    if enforce_exp and expires <= now:
        raise TokenRefused("the token has expired")
    if payload.get("rest_api") is not True:
        raise TokenRefused("rest_api is not true", NOT_FOR_REST, "Token is not allowed to call REST API")
    return str(issuer), expires


def _secret_of(issuer: Any, secrets: Mapping[str, str]) -> str | None:
    if not isinstance(issuer, str) or not issuer.startswith("SK"):
        return None
    return secrets.get(issuer, secrets.get(ANY_KEY))


def _bytes(part: str) -> bytes:
    if not _ALPHABET.fullmatch(part):
        raise TokenRefused("not base64url without padding")
    try:
        return base64.b64decode(part + "=" * (-len(part) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise TokenRefused("not base64url") from error


def _object(part: str) -> dict[str, Any]:
    try:
        value = json.loads(_bytes(part))
    except (ValueError, RecursionError) as error:
        raise TokenRefused("not JSON") from error
    if not isinstance(value, dict):
        raise TokenRefused("not a JSON object")
    return value
