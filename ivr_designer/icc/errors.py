"""What a call to the contact center can end in, other than success.

IccError                outcome: did the request take effect? "not_sent", "refused" or "unknown"
├── Offline             not_sent  no connection; nothing of the request left this machine
│   ├── TlsRefused      not_sent  the server's certificate is not trusted, or no TLS at all
│   └── ProxyRefused    not_sent  the proxy wants a log-in or does not let us through
├── AuthRefused         refused   401, 403, or the vendor's codes for a bad token
├── RateLimited         refused   429; `after_s` says how long to wait
├── ServerRefused       refused   a whole answer that says no: r != 0
├── PartialList         refused   pages that do not add up to one stable list; reads only
└── Ambiguous           unknown   a write may have happened: settle it by evidence, never by a resend
    ├── NoAnswer        unknown   deadline, reset or end of connection after sending began
    ├── ServerFault     unknown   5xx or 408
    └── BadReply        unknown   a redirect, another 4xx, or a body that is not the answer to this request
        └── WrongProject          the answer speaks of another project than this key's

Every error has a `cause` and an `advice`, one sentence each, for a person.
"""

from typing import ClassVar, Literal

from ivr_designer.domain.phrases import Phrase, phrase

Outcome = Literal["not_sent", "refused", "unknown"]


class IccError(Exception):
    """Base of all failed calls. `server_date` is the answer's own time in Unix seconds, if it had one."""

    outcome: ClassVar[Outcome] = "unknown"

    def __init__(self, cause: Phrase, advice: Phrase, *, server_date: float | None = None) -> None:
        super().__init__(f"{cause} {advice}")
        self.cause = cause
        self.advice = advice
        self.server_date = server_date


class Offline(IccError):
    """No connection: nothing of the request left. `kind` is "dns", "refused", "timeout" or "network"."""

    outcome = "not_sent"

    def __init__(self, kind: str, cause: Phrase | None = None, advice: Phrase | None = None) -> None:
        super().__init__(cause or _OFFLINE.get(kind, _OFFLINE["network"]), advice or _CHECK_NETWORK)
        self.kind = kind


class TlsRefused(Offline):
    """The secure connection failed. `detail` is the TLS library's reason; Windows' own is a sentence."""

    def __init__(self, detail: str) -> None:
        detail = detail.strip().removesuffix(".")
        super().__init__(
            "tls",
            phrase("The server's identity could not be verified: {detail}.", detail=detail),
            phrase("Check the address; if your network inspects traffic, add its CA file to the profile."),
        )
        self.detail = detail


class ProxyRefused(Offline):
    """The proxy did not connect us. `detail` is its status line or reason."""

    def __init__(self, detail: str) -> None:
        super().__init__(
            "proxy",
            phrase("The proxy did not let the connection through: {detail}.", detail=detail),
            phrase("Check the proxy setting of the profile, or ask who runs the network."),
        )
        self.detail = detail


class AuthRefused(IccError):
    """The credentials were refused. `skewed` is True when the token was minted from a wrong clock, so one
    fresh token may help; `is_json` is False when a web page said so, perhaps not the API at all. `status`,
    `r` and `message` are the server's.
    """

    outcome = "refused"

    def __init__(
        self,
        status: int,
        r: int | None = None,
        message: str = "",
        *,
        skewed: bool = False,
        is_json: bool = True,
        server_date: float | None = None,
    ) -> None:
        super().__init__(
            _said(phrase("The server refused the credentials"), message),
            phrase("Check key SID, secret, region (base URL) and this computer's clock."),
            server_date=server_date,
        )
        self.status = status
        self.r = r
        self.message = message
        self.skewed = skewed
        self.is_json = is_json


class RateLimited(IccError):
    """Too many requests. Wait `after_s` seconds, then go on in the same order."""

    outcome = "refused"

    def __init__(self, after_s: float, message: str = "", *, server_date: float | None = None) -> None:
        super().__init__(
            phrase("The server asks for a pause of {seconds:.0f} s.", seconds=after_s),
            phrase("Nothing to do: the work goes on by itself."),
            server_date=server_date,
        )
        self.after_s = after_s
        self.message = message


class ServerRefused(IccError):
    """The server said no in a whole answer. `r` is the vendor's code; `message` its words, plain text;
    `existing_id` the id of what already exists, if it named one.
    """

    outcome = "refused"

    def __init__(
        self,
        r: int,
        message: str,
        *,
        status: int = 200,
        existing_id: str | None = None,
        server_date: float | None = None,
    ) -> None:
        super().__init__(
            _said(phrase("The server refused this (code {code})", code=str(r)), message),
            phrase("Change the edit or undo it."),
            server_date=server_date,
        )
        self.r = r
        self.message = message
        self.status = status
        self.existing_id = existing_id


class PartialList(IccError):
    """The pages of a list do not add up: it changed while being read, or a page is wrong. Read it again;
    never take what is missing for absent.
    """

    outcome = "refused"

    def __init__(self, what: str, detail: str, *, server_date: float | None = None) -> None:
        super().__init__(
            phrase("The list of {what} could not be read as a whole: {detail}.", what=what, detail=detail),
            phrase("Try again in a moment."),
            server_date=server_date,
        )
        self.detail = detail


class Ambiguous(IccError):
    """It is not known whether the request took effect."""

    def when_reading(self) -> None:
        """Say what fits a read, which has no effect: there is nothing to look up."""
        if self.advice == _WILL_CHECK:
            self.advice = phrase("Try again in a moment.")
            self.args = (f"{self.cause} {self.advice}",)


class NoAnswer(Ambiguous):
    """The request was (partly) sent and no whole answer came. `kind` is "timeout" or "reset"."""

    def __init__(self, kind: str, *, server_date: float | None = None) -> None:
        cause = (
            phrase("The server did not answer in time.")
            if kind == "timeout"
            else phrase("The connection broke before the answer came.")
        )
        super().__init__(cause, _WILL_CHECK, server_date=server_date)
        self.kind = kind


class ServerFault(Ambiguous):
    """5xx (or 408): `status` and the server's `message`. `after_s` if it asked for a pause."""

    def __init__(
        self,
        status: int,
        message: str = "",
        *,
        after_s: float | None = None,
        server_date: float | None = None,
    ) -> None:
        super().__init__(
            _said(phrase("The server has a fault (HTTP {status})", status=str(status)), message),
            _WILL_CHECK,
            server_date=server_date,
        )
        self.status = status
        self.message = message
        self.after_s = after_s


class BadReply(Ambiguous):
    """Something answered, but not with the answer to this request. `excerpt` is its first 80 characters,
    escaped; `is_page` is True for HTML, which hints at a captive portal.
    """

    def __init__(
        self,
        reason: str,
        *,
        status: int = 200,
        excerpt: str = "",
        is_page: bool = False,
        location: str = "",
        server_date: float | None = None,
    ) -> None:
        cause = phrase("Unexpected reply from the server: {reason}.", reason=reason)
        advice = phrase("Check the base URL and whether this network wants a log-in in the browser.")
        if is_page:
            cause = phrase(
                "Something between here and the contact center answered with a web page: {reason}.",
                reason=reason,
            )
            advice = phrase(
                "Ask who runs the network whether a proxy or firewall stops it, or whether it wants a log-in."
            )
        super().__init__(cause, advice, server_date=server_date)
        self.reason = reason
        self.status = status
        self.excerpt = excerpt
        self.is_page = is_page
        self.location = location


class WrongProject(BadReply):
    """The answer names project `found` where this connection has always seen `expected`."""

    def __init__(self, expected: str, found: str, *, server_date: float | None = None) -> None:
        super().__init__(f"it is about project {found}, not {expected}", server_date=server_date)
        self.cause = phrase(
            "This key belongs to project {found}, but this connection has always been project {expected}.",
            found=found,
            expected=expected,
        )
        self.advice = phrase(
            "Enter the key of project {expected}, or add another connection for project {found}.",
            found=found,
            expected=expected,
        )
        self.args = (f"{self.cause} {self.advice}",)
        self.expected = expected
        self.found = found


_CHECK_NETWORK = phrase("Check the network and the base URL; nothing was sent.")
_WILL_CHECK = phrase("What happened is looked up before anything is sent again.")
_OFFLINE = {
    "dns": phrase("The server's name could not be found."),
    "refused": phrase("The server does not accept connections."),
    "timeout": phrase("The server could not be reached in time."),
    "network": phrase("There is no connection to the server."),
}


def _said(sentence: Phrase, message: str) -> Phrase:
    """`sentence` and, if there are any, the server's own words."""
    if message:
        return phrase("{sentence}: “{message}”.", sentence=sentence, message=message)
    return phrase("{sentence}.", sentence=sentence)
