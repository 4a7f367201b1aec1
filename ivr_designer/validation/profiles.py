"""Profiles: sets of rules, severities and limits as TOML files, shipped ones and a house's own.

```toml
id = "iso-13714"
title = "ISO/IEC 13714 habits"
note = "Where it comes from, and what was not read."
live_actions = ["voicemail"]
[severities]            # "E", "W", "I" or "off"
K02 = "W"
"M05.high" = "off"
[limits]
"M05.seconds" = 25
[words]
complaint = ["khiếu nại"]
```
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.validation.finding import Severity
from ivr_designer.validation.rules import RULES
from ivr_designer.validation.settings import LIMITS, WORDS, RuleSettings

_MAX_BYTES = 100_000
_FIELDS = {"id", "title", "note", "live_actions", "severities", "limits", "words"}


class ProfileRefused(ValueError):
    """The file is no profile; `reason` is one sentence that says what is wrong with it."""

    def __init__(self, reason: Phrase) -> None:
        self.reason = reason
        super().__init__(str(reason))


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile as read. `note` says where its rules come from."""

    id: str
    title: str
    note: str = ""
    settings: RuleSettings = field(default_factory=RuleSettings)


def settings_with(profiles: Iterable[Profile], own: RuleSettings | None = None) -> RuleSettings:
    """Settings with all `profiles` folded in; a later one wins over an earlier, `own` over all."""
    result = RuleSettings()
    for profile in profiles:
        result = profile.settings.over(result)
    return own.over(result) if own is not None else result


def load_profiles(folder: Path) -> list[Profile]:
    """All profiles in a folder (*.toml), by id. Raises ProfileRefused or OSError."""
    found = [load_profile(path) for path in sorted(folder.glob("*.toml"))]
    return sorted(found, key=lambda p: p.id)


def load_profile(path: Path) -> Profile:
    """One profile file of at most 100 kB. Raises ProfileRefused or OSError."""
    with path.open("rb") as file:
        raw = file.read(_MAX_BYTES + 1)
    if len(raw) > _MAX_BYTES:
        raise ProfileRefused(phrase("{source} is larger than 100 kB.", source=path.name))
    try:
        data = tomllib.loads(raw.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ProfileRefused(
            phrase("{source} is not a TOML file: {error}.", source=path.name, error=str(error))
        ) from None
    return parse_profile(data, path.name)


def parse_profile(data: Mapping[str, Any], source: str | Phrase) -> Profile:
    """A profile from decoded TOML. Raises ProfileRefused naming `source` and the field."""
    unknown = sorted(data.keys() - _FIELDS)
    if unknown:
        raise ProfileRefused(
            phrase("{source} has a field that is not known: {name}.", source=source, name=unknown[0])
        )
    name, title, note = (data.get(field_name, "") for field_name in ("id", "title", "note"))
    if not all(isinstance(value, str) for value in (name, title, note)) or not name or not title:
        raise ProfileRefused(phrase("{source} needs an id and a title.", source=source))
    settings = RuleSettings(
        severities={rule: _severity(rule, v, source) for rule, v in _table(data, "severities", source)},
        limits={limit: _limit(limit, v, source) for limit, v in _table(data, "limits", source)},
        words={key: _words(key, v, source) for key, v in _table(data, "words", source)},
        profiles=(name,),
        live_actions=frozenset(_strings(data.get("live_actions", []), "live_actions", source)),
    )
    return Profile(name, title, note, settings)


def _table(data: Mapping[str, Any], name: str, source: str | Phrase) -> Iterable[tuple[str, Any]]:
    table = data.get(name, {})
    if not isinstance(table, dict):
        raise ProfileRefused(phrase("{source}: {name} must be a table.", source=source, name=name))
    return table.items()


def _severity(rule: str, value: Any, source: str | Phrase) -> Severity | None:
    known = RULES.get(rule.removesuffix(".high"))
    if known is None or (rule.endswith(".high") and known.high is None):
        raise ProfileRefused(
            phrase("{source} names a rule that does not exist: {name}.", source=source, name=rule)
        )
    if value == "off":
        return None
    try:
        return Severity(value)
    except ValueError:
        raise ProfileRefused(
            phrase("{source}: {name} must be E, W, I or off.", source=source, name=rule)
        ) from None


def _limit(name: str, value: Any, source: str | Phrase) -> float:
    if name not in LIMITS:
        raise ProfileRefused(
            phrase("{source} names a limit that does not exist: {name}.", source=source, name=name)
        )
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1e9:
        raise ProfileRefused(phrase("{source}: {name} must be a number.", source=source, name=name))
    return float(value)


def _words(name: str, value: Any, source: str | Phrase) -> tuple[str, ...]:
    if name not in WORDS:
        raise ProfileRefused(phrase("{source}: there is no word list {name}.", source=source, name=name))
    words = _strings(value, name, source)
    if name == "home_country" and not words:
        raise ProfileRefused(phrase("{source}: {name} must not be empty.", source=source, name=name))
    return words


def _strings(value: Any, name: str, source: str | Phrase) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise ProfileRefused(phrase("{source}: {name} must be a list of words.", source=source, name=name))
    return tuple(value)
