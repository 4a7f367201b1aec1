"""Which contact center a command talks to: a kept profile, or addresses and a key given here.

The secret comes from the environment, from stdin or from the keyring, and never from the arguments, which
every process of the machine can read.
"""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import click

from ivr_designer.cli.output import Refusal
from ivr_designer.config.profiles import DEFAULT_ICC_URL, DEFAULT_MEDIA_URL, Profile, ProfileStore, checked
from ivr_designer.config.redact import Secret

SECRET_VARIABLE = "IVR_DESIGNER_KEY_SECRET"  # noqa: S105 - the name of a variable
_MAX_SECRET_CHARS = 10_000

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
        click.option("--url", help="Base URL of the contact center API.", show_default=DEFAULT_ICC_URL),
        click.option("--profile", help="A kept connection, by name or id."),
    ):
        add(with_given)
    return with_given  # type: ignore[return-value]


def profile_of(given: Given) -> Profile:
    """The profile that is meant. Raises Refusal or ProfileError."""
    if given.profile is not None:
        if given.url is not None or given.key_sid is not None:
            raise Refusal("A profile and an address were given.", "Give --profile, or --url with --key-sid.")
        return profile_store().get(given.profile)
    if given.key_sid is None:
        raise Refusal(
            "Nothing says which contact center is meant.",
            "Give --profile NAME, or --url URL with --key-sid SID.",
        )
    url = given.url or DEFAULT_ICC_URL
    media = given.media_url or (DEFAULT_MEDIA_URL if given.url is None else url)
    # Work of an account is kept under its address and key, so that a later run finds what one left undone.
    own = f"cli-{_digest(url, given.key_sid)}"
    return checked(
        Profile(own, given.key_sid, given.key_sid, url, media, given.proxy or "", given.ca_file or "")
    )


def _digest(url: str, key_sid: str) -> str:
    import hashlib

    return hashlib.sha256(f"{url}\0{key_sid}".encode()).hexdigest()[:12]


def connection_of(given: Given) -> Connection:
    """Profile and secret. Raises Refusal, ProfileError or VaultError."""
    profile = profile_of(given)
    secret = secret_given(given)
    if secret is None and given.profile is not None:
        from ivr_designer.config.secrets import KeyringVault

        secret = KeyringVault().get(profile.key_sid)
    if not secret:
        raise Refusal(
            "There is no secret for this key.", f"Set {SECRET_VARIABLE}, or give --secret-stdin and type it."
        )
    return Connection(profile, secret)


def secret_given(given: Given) -> Secret | None:
    """The secret from stdin or from the environment; None if there is none. Raises Refusal."""
    if given.secret_stdin:
        return _from_stdin()
    text = os.environ.get(SECRET_VARIABLE, "").strip()
    return Secret(text) if text else None


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
    return Secret(text)


def profile_store() -> ProfileStore:
    """The kept profiles of the user."""
    from ivr_designer.config.paths import folders

    return ProfileStore(folders().profiles)
