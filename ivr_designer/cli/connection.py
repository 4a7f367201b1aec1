"""Which contact center a command talks to: a kept profile, or addresses and a key given here.

The secret comes from the environment, from stdin or from the keyring, and never from the arguments, which
every process of the machine can read.
"""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ivr_designer.cli.kept import profile_store, user_settings
from ivr_designer.cli.output import Refusal
from ivr_designer.config.managed import managed
from ivr_designer.config.profiles import (
    DEFAULT_ICC_URL,
    Profile,
    addresses_checked,
    checked,
    is_loopback,
)
from ivr_designer.config.redact import Secret
from ivr_designer.config.settings import Settings

if TYPE_CHECKING:
    from ivr_designer.config.secrets import VaultError

SECRET_VARIABLE = "IVR_DESIGNER_KEY_SECRET"  # noqa: S105 - the name of a variable
_MAX_SECRET_CHARS = 10_000
_WAYS_TO_GIVE = f"Set {SECRET_VARIABLE}, or give --secret-stdin and type it"

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Connection:
    """An account and the secret of its key."""

    profile: Profile
    secret: Secret


@dataclass(frozen=True, slots=True)
class Given:
    """What was given on the command line, as it was given."""

    profile: str | None = None
    url: str | None = None
    key_sid: str | None = None
    media_url: str | None = None
    proxy: str | None = None
    ca_file: str | None = None
    secret_stdin: bool = False

    @property
    def is_empty(self) -> bool:
        """True when nothing says which contact center is meant."""
        return self.profile is None and self.url is None and self.key_sid is None


def connection_options(command: F) -> F:
    """Add the options that say which contact center is meant; the command gets them as `given`."""

    def with_given(*args: Any, **options: Any) -> Any:
        names = Given.__dataclass_fields__
        given = Given(**{name: options.pop(name) for name in names})
        return command(*args, given=given, **options)

    with_given.__doc__ = command.__doc__
    with_given.__name__ = command.__name__
    for add in (
        click.option(
            "--secret-stdin", is_flag=True, help="Read the key's secret from the first line of stdin."
        ),
        click.option("--ca-file", help="PEM file of certificates to trust besides the system's."),
        click.option("--proxy", help="direct, or http://host:port.", show_default="as the system says"),
        click.option("--media-url", help="Base URL of the media API."),
        click.option("--key-sid", help="SID of the API key."),
        click.option(
            "--url",
            help="Base URL of the contact center API.",
            show_default="as set, else " + DEFAULT_ICC_URL,
        ),
        click.option("--profile", help="A kept connection, by name or id."),
    ):
        add(with_given)
    return with_given  # type: ignore[return-value]


def profile_of(given: Given, settings: Settings | None = None) -> Profile:
    """The profile that is meant; what it leaves open is as `settings` (None: this user's) say.

    Raises Refusal; ProfileError, also for a part that policy sets otherwise.
    """
    if given.profile is None and given.key_sid is None:
        raise Refusal(
            "Nothing says which contact center is meant.",
            "Give --profile NAME, or --url URL with --key-sid SID.",
        )
    found = addresses_of(given, settings)
    if given.profile is not None:
        return found
    # Work of an account is kept under its address and key, so that a later run finds what one left undone.
    sid = given.key_sid or ""
    return checked(replace(found, id=f"cli-{_digest(found.icc_url, sid)}", name=sid, key_sid=sid))


def addresses_of(given: Given, settings: Settings | None = None) -> Profile:
    """The kept profile that is meant, or one without a key: where the servers are and how to get there.

    Raises Refusal and ProfileError as `profile_of` does.
    """
    if given.profile is not None and (given.url is not None or given.key_sid is not None):
        raise Refusal("A profile and an address were given.", "Give --profile, or --url with --key-sid.")
    ruled = managed(settings or user_settings())
    parts = {"icc_url": given.url, "media_url": given.media_url}
    parts |= {"proxy": given.proxy, "ca_file": given.ca_file}
    is_here = is_loopback(given.url or "")  # the sandbox on this machine is nobody's to rule
    if not is_here:
        ruled.refuse_other(parts)
    if given.profile is not None:
        kept = profile_store(ruled).get(given.profile)
        return checked(replace(kept, **{name: value for name, value in parts.items() if value is not None}))
    if given.url is not None and (is_here or "media_url" not in ruled.fixed):
        parts["media_url"] = (
            given.media_url or given.url
        )  # another address brings its own place for recordings
    chosen = {name: ruled.starts[name] if value is None else value for name, value in parts.items()}
    return addresses_checked(replace(ruled.blank(), **chosen))


def _digest(url: str, key_sid: str) -> str:
    import hashlib

    return hashlib.sha256(f"{url}\0{key_sid}".encode()).hexdigest()[:12]


def connection_of(given: Given) -> Connection:
    """Profile and secret. Raises Refusal or ProfileError."""
    profile = profile_of(given)
    secret = secret_given(given)
    if secret is None and given.profile is not None:
        from ivr_designer.config.secrets import KeyringVault, VaultError

        try:
            secret = KeyringVault().get(profile.key_sid)
        except VaultError as error:
            raise without_keyring(error) from error
    if not secret:
        raise Refusal("There is no secret for this key.", f"{_WAYS_TO_GIVE}.")
    return Connection(profile, secret)


def without_keyring(error: "VaultError") -> Refusal:
    """What a command says of a keyring that fails: here a secret is given otherwise than in the window."""
    return Refusal(error.cause, f"{_WAYS_TO_GIVE}; or see to the keyring and try again.")


def secret_given(given: Given) -> Secret | None:
    """The secret from stdin or from the environment; None if there is none. Raises Refusal."""
    if given.secret_stdin:
        return _from_stdin()
    text = os.environ.get(SECRET_VARIABLE, "").strip()
    return _usable(text) if text else None


def _from_stdin() -> Secret:
    if sys.stdin is None:
        raise Refusal("There is no stdin to read the secret from.", f"Set {SECRET_VARIABLE} instead.")
    if sys.stdin.isatty():
        import getpass

        text = getpass.getpass("Secret of the API key: ")
    else:
        text = sys.stdin.readline(_MAX_SECRET_CHARS)
    text = text.strip()
    if not text:
        raise Refusal("The secret on stdin is empty.", "Write it on the first line.")
    return _usable(text)


def _usable(text: str) -> Secret:
    """Bytes that are no text, and control characters, come of a wrong file or a broken pipe."""
    if not text.isprintable():
        raise Refusal(
            "The secret holds characters that no key has.",
            "Copy it from the console: it is one line of text.",
        )
    return Secret(text)
