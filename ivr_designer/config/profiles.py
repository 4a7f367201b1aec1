"""Connection profiles: where an account's API is and which key opens it. The secret is never among them."""

import re
import uuid
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from ivr_designer.config import options
from ivr_designer.config.json_file import JsonFile
from ivr_designer.domain.phrases import Phrase, phrase

DEFAULT_ICC_URL = options.ICC_URL.default
DEFAULT_MEDIA_URL = options.MEDIA_URL.default
DIRECT = "direct"
"""The value of `Profile.proxy` that means: no proxy, whatever the environment says."""

_LOOPBACK = {"localhost", "127.0.0.1", "::1"}
_VERSION_SUFFIX = re.compile(r"(?:/+v1)?/*$")
_SID = re.compile(r"[\x21-\x7e]{1,128}")
_FILE_VERSION = 1


class ProfileError(ValueError):
    """A profile cannot be used or found: `cause` and `advice`, one sentence each; `field` is the culprit."""

    def __init__(self, field: str, cause: Phrase, advice: Phrase) -> None:
        super().__init__(f"{cause} {advice}")
        self.field = field
        self.cause = cause
        self.advice = advice


@dataclass(frozen=True, slots=True)
class Profile:
    """One account. URLs have no trailing slash and no /v1.

    `proxy` is "" (as the system says), "direct", or an http(s) URL; `ca_file` "" or the path of a PEM file.
    """

    id: str
    name: str
    key_sid: str
    icc_url: str = DEFAULT_ICC_URL
    media_url: str = DEFAULT_MEDIA_URL
    proxy: str = ""
    ca_file: str = ""


def is_loopback(url: str) -> bool:
    """True for a URL of this very machine by one of its usual names; what is no URL is not one."""
    try:
        return (urlsplit(url).hostname or "").lower() in _LOOPBACK
    except ValueError:
        return False


def normalise_url(text: str, field: str = "icc_url") -> str:
    """A base URL without trailing slash and /v1. Raises ProfileError: https only, except on this machine."""
    text = text.strip()
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise _bad_url(field, text) from None
    host = (parts.hostname or "").lower()
    if parts.scheme not in {"http", "https"} or not host or not re.fullmatch(r"[\w.:%-]+", host):
        raise _bad_url(field, text)
    if parts.username is not None or parts.query or parts.fragment:
        raise ProfileError(
            field,
            phrase("The address holds more than a server and a path."),
            phrase("Leave out user names, ? and #."),
        )
    if parts.scheme == "http" and host not in _LOOPBACK:
        raise ProfileError(
            field,
            phrase("The address is not secure: the key's tokens would travel in the clear."),
            phrase("Write https:// in place of http://."),
        )
    place = f"[{host}]" if ":" in host else host
    place = f"{place}:{port}" if port is not None else place
    return urlunsplit((parts.scheme, place, _VERSION_SUFFIX.sub("", parts.path), "", ""))


def normalise_proxy(text: str) -> str:
    """A proxy setting: "", "direct" or http(s)://host:port. Raises ProfileError, also for a log-in in it."""
    text = text.strip()
    if text.lower() in {"", DIRECT}:
        return text.lower()
    text = text if "://" in text else f"http://{text}"
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise _bad_url("proxy", text) from None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ProfileError(
            "proxy",
            phrase("The proxy is not an http or https address."),
            phrase("Write it like {example}.", example="http://proxy.example:3128"),
        )
    if parts.username is not None:
        raise ProfileError(
            "proxy",
            phrase("The proxy address holds a log-in, which would be stored in the clear."),
            phrase("Leave it out here and set it in the environment variable HTTPS_PROXY."),
        )
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}:{port}" if port is not None else f"{parts.scheme}://{host}"


def checked(profile: Profile) -> Profile:
    """The profile with its parts normalised. Raises ProfileError for what cannot be used."""
    sid = profile.key_sid.strip()
    if not _SID.fullmatch(sid):
        raise ProfileError(
            "key_sid",
            phrase("The key SID is missing or holds odd characters."),
            phrase("Copy it from the console; it starts SK."),
        )
    name = " ".join(profile.name.split())[:100] or sid
    return replace(addresses_checked(profile), name=name, key_sid=sid)


def addresses_checked(profile: Profile) -> Profile:
    """The profile with its addresses normalised; name and key may be missing. Raises ProfileError."""
    return replace(
        profile,
        icc_url=normalise_url(profile.icc_url, "icc_url"),
        media_url=normalise_url(profile.media_url, "media_url"),
        proxy=normalise_proxy(profile.proxy),
        ca_file=profile.ca_file.strip(),
    )


def new_profile(name: str, key_sid: str, **parts: str) -> Profile:
    """A checked profile with a fresh id. Raises ProfileError."""
    return checked(Profile(uuid.uuid4().hex[:12], name, key_sid, **parts))


class ProfileStore:
    """The profiles file. Every change is written at once; entries and fields that we do not know are kept.

    `on_damage` is told the path where an unreadable file was set aside. `fixed` are the fields, by name, that
    policy sets: they stand in every profile that is read, and what the user chose stays in the file.
    """

    def __init__(
        self,
        path: Path,
        on_damage: Callable[[Path], None] | None = None,
        *,
        fixed: Mapping[str, str] | None = None,
    ) -> None:
        self._file = JsonFile(path, version=_FILE_VERSION, on_damage=on_damage)
        self._fixed = dict(fixed or {})

    def all(self) -> tuple[Profile, ...]:
        """All usable profiles by name. An entry that cannot be used is left in the file and left out here."""
        found = (_from_entry(entry, self._fixed) for entry in self._entries(self._file.read()))
        return tuple(sorted((p for p in found if p), key=lambda p: (p.name.casefold(), p.id)))

    def get(self, name_or_id: str) -> Profile:
        """The profile of that id, or else of that name. Raises ProfileError."""
        profiles = self.all()
        for profile in profiles:
            if profile.id == name_or_id:
                return profile
        named = [p for p in profiles if p.name.casefold() == name_or_id.casefold()]
        if len(named) != 1:
            raise ProfileError(
                "name",
                phrase("There is no profile “{name}”.", name=name_or_id)
                if not named
                else phrase("Several profiles are called “{name}”.", name=name_or_id),
                phrase("List the profiles to see their names and ids."),
            )
        return named[0]

    def add(self, profile: Profile) -> Profile:
        """Store a new profile. Raises ProfileError if unusable or if its name or id is taken; OSError."""
        profile = checked(replace(profile, **self._fixed))
        self._refuse_taken_name(profile)
        self._write(lambda entries: [*entries, asdict(profile)])
        return profile

    def update(self, profile: Profile) -> Profile:
        """Replace the profile of the same id. Raises ProfileError; OSError."""
        profile = checked(replace(profile, **self._fixed))
        self.get(profile.id)
        self._refuse_taken_name(profile)
        own = {name: value for name, value in asdict(profile).items() if name not in self._fixed}
        self._write(lambda entries: [e | own if _has_id(e, profile.id) else e for e in entries])
        return profile

    def remove(self, profile_id: str) -> Profile:
        """Forget a profile and return it, so that its secret can be forgotten too. Raises ProfileError."""
        profile = self.get(profile_id)
        self._write(lambda entries: [e for e in entries if not _has_id(e, profile.id)])
        return profile

    def _refuse_taken_name(self, profile: Profile) -> None:
        for other in self.all():
            if other.id != profile.id and other.name.casefold() == profile.name.casefold():
                raise ProfileError(
                    "name",
                    phrase("The name “{name}” is taken.", name=profile.name),
                    phrase("Choose another name."),
                )

    def _write(self, change: Callable[[list[Any]], list[Any]]) -> None:
        content = self._file.read()
        self._file.write(content | {"profiles": change(self._entries(content))})

    @staticmethod
    def _entries(content: dict[str, Any]) -> list[Any]:
        entries = content.get("profiles")
        return entries if isinstance(entries, list) else []


def _has_id(entry: Any, profile_id: str) -> bool:
    return isinstance(entry, dict) and entry.get("id") == profile_id


def _from_entry(entry: Any, fixed: Mapping[str, str]) -> Profile | None:
    if not isinstance(entry, dict):
        return None
    known = {f.name: entry[f.name] for f in fields(Profile) if isinstance(entry.get(f.name), str)}
    try:
        return checked(Profile(**{**known, **fixed}))
    except (TypeError, ProfileError):
        return None


def _bad_url(field: str, text: str) -> ProfileError:
    return ProfileError(
        field,
        phrase("“{text}” is not a web address.", text=text[:80]),
        phrase("Write it like {example}.", example="https://icc-api.stringee.com"),
    )
