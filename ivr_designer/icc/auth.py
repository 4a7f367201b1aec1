"""Tokens: a JWT that we sign ourselves for every write, and a short-lived one that reads share.

The expiry of a write's token is the fence behind which a lost request can no longer take effect, so it is
counted in the server's time and handed to the caller, who stores it before anything is sent.
"""

import json
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

from jwt import InvalidKeyError, PyJWS
from jwt.algorithms import HMACAlgorithm

from ivr_designer.config.redact import Secret

TOKEN_LIFE_S = 60.0
SKEW_WARNING_S = 30.0
SKEW_RETRY_S = 5.0
_READ_LIFE_S = 120.0
_READ_MARGIN_S = 45.0  # a read's token is not used in the last seconds before it expires
_CTY = "stringee-api;v=1"


class KeyUnusable(ValueError):
    """The API key cannot sign: no SID, no secret, or the "secret" is a certificate or public key."""


class _Hs256(HMACAlgorithm):
    """HS256 that accepts any length: the vendor chooses the keys. A warning filter would be process-wide."""

    def check_key_length(self, key: bytes) -> str | None:
        """Find nothing wrong with `key`."""
        return None


def _private_signer() -> PyJWS:
    signer = PyJWS(algorithms=["HS256"])
    signer.unregister_algorithm("HS256")
    signer.register_algorithm("HS256", _Hs256(HMACAlgorithm.SHA256))
    return signer


_SIGNER = _private_signer()


def sign(key_sid: str, secret: Secret, *, jti: str, exp: int) -> Secret:
    """The signed token; `exp` is Unix seconds. Raises KeyUnusable."""
    claims = {"jti": jti, "iss": key_sid, "exp": exp, "rest_api": True}
    payload = json.dumps(claims, separators=(",", ":")).encode()
    try:
        token = _SIGNER.encode(payload, secret.reveal(), "HS256", {"cty": _CTY}, sort_headers=False)
    except InvalidKeyError:
        raise KeyUnusable("The secret cannot be used as an HS256 key.") from None
    return Secret(token)


class ServerClock:
    """The server's time, estimated from the Date headers of its answers.

    `now` gives this machine's Unix time in seconds. Before the first answer both clocks are taken as equal.
    """

    def __init__(self, now: Callable[[], float] = time.time) -> None:
        self._local = now
        self.skew_s = 0.0
        self.is_known = False

    def local(self) -> float:
        """This machine's Unix time in seconds."""
        return self._local()

    def now(self) -> float:
        """The server's Unix time in seconds, to about a second."""
        return self._local() + self.skew_s

    def observe(self, server_date: float, sent_at: float, received_at: float) -> None:
        """Learn from a Date header (whole Unix seconds) of a request between two local times."""
        self.skew_s = server_date + 0.5 - (sent_at + received_at) / 2
        self.is_known = True

    @property
    def is_off(self) -> bool:
        """True when this machine's clock differs from the server's by more than 30 s."""
        return abs(self.skew_s) > SKEW_WARNING_S


@dataclass(frozen=True, slots=True)
class WriteToken:
    """A token for one write. `exp`: its expiry, Unix seconds of the *server*; store it before sending."""

    jwt: Secret
    exp: int


class TokenSource:
    """Mints tokens for one API key (`key_sid`, `secret`) in the time of `clock`.

    `life_s` is how long a write's token is valid, in seconds.
    """

    def __init__(
        self, key_sid: str, secret: Secret, clock: ServerClock | None = None, *, life_s: float = TOKEN_LIFE_S
    ) -> None:
        if not key_sid or not secret:
            raise KeyUnusable("An API key needs a SID and a secret.")
        self.clock = clock or ServerClock()
        self._key_sid = key_sid
        self._secret = secret
        self._life_s = life_s
        self._read: WriteToken | None = None
        self._read_skew_s = 0.0

    def for_write(self) -> WriteToken:
        """A fresh token of its own, valid `life_s` from the server's now. Raises KeyUnusable."""
        return self._mint(self._life_s)

    def for_read(self) -> Secret:
        """A token that reads share until it is old or our clock was wrong. Raises KeyUnusable."""
        cached = self._read
        if (
            cached is None
            or cached.exp - self.clock.now() < _READ_MARGIN_S
            or abs(self.clock.skew_s - self._read_skew_s) > SKEW_RETRY_S
        ):
            cached = self._read = self._mint(_READ_LIFE_S)
            self._read_skew_s = self.clock.skew_s
        return cached.jwt

    def _mint(self, life_s: float) -> WriteToken:
        now = self.clock.now()
        exp = int(now + life_s)
        # Milliseconds and chance: two tokens of one moment, or of two processes, are never the same.
        jti = f"{self._key_sid}-{int(now * 1000)}{secrets.randbelow(10**12):012d}"
        return WriteToken(sign(self._key_sid, self._secret, jti=jti, exp=exp), exp)
