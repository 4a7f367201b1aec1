"""A raw client for the sandbox: the wire as it is, with nothing of the product's own client in between."""

import base64
import hashlib
import hmac
import http.client
import json
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

HEADER = {"typ": "JWT", "alg": "HS256", "cty": "stringee-api;v=1"}


def _part(value: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(value, separators=(",", ":")).encode()).rstrip(b"=").decode()


def make_token(
    secret: str = "secret",
    iss: str = "SKsandbox",
    *,
    exp: Any = None,
    header: dict[str, Any] | None = None,
    **claims: Any,
) -> str:
    """Sign a token by hand; a claim given as None is left out."""
    payload = {
        "jti": f"{iss}-{time.time_ns()}",
        "iss": iss,
        "exp": int(time.time()) + 60 if exp is None else exp,
        "rest_api": True,
        **claims,
    }
    payload = {name: value for name, value in payload.items() if value is not None}
    signed = _part(HEADER if header is None else header) + "." + _part(payload)
    digest = hmac.new(secret.encode(), signed.encode(), hashlib.sha256).digest()
    return signed + "." + base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


@dataclass
class Answer:
    """A reply as it came: ``body`` is parsed JSON where it is JSON."""

    status: int
    headers: dict[str, str]
    raw: bytes
    body: Any = field(init=False)

    def __post_init__(self) -> None:
        try:
            self.body = json.loads(self.raw)
        except (ValueError, RecursionError):
            self.body = None


class RawClient:
    """One keep-alive connection to one base URL, closed by ``close`` or as a context manager."""

    def __init__(
        self, url: str, secret: str = "secret", key_sid: str = "SKsandbox", timeout: float = 10.0
    ) -> None:
        self.secret = secret
        self.key_sid = key_sid
        address = urlsplit(url)
        self.connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=timeout)

    def __enter__(self) -> "RawClient":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self.connection.close()

    def call(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        token: str | None = None,
        headers: dict[str, str] | None = None,
    ) -> Answer:
        """Send one call. ``body`` is sent as JSON, bytes as they are; ``token`` "" sends none."""
        sent = {"X-STRINGEE-AUTH": make_token(self.secret, self.key_sid) if token is None else token}
        if token == "":
            sent = {}
        data = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        if data is not None and not isinstance(body, bytes):
            sent["Content-Type"] = "application/json"
        try:
            self.connection.request(method, path, data, {**sent, **(headers or {})})
            reply = self.connection.getresponse()
            return Answer(reply.status, {k.lower(): v for k, v in reply.getheaders()}, reply.read())
        except BaseException:
            self.connection.close()
            raise

    def get(self, path: str) -> Any:
        return self.call("GET", path).body

    def post(self, path: str, body: Any) -> Any:
        return self.call("POST", path, body).body

    def put(self, path: str, body: Any) -> Any:
        return self.call("PUT", path, body).body

    def delete(self, path: str, body: Any = None) -> Any:
        return self.call("DELETE", path, body).body
