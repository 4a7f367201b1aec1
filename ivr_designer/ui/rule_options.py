"""The settings of the checks as options keep them: profiles, a file of the house, own severities, limits.

Options hold plain texts, so that an administrator can set and lock them like any other.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from ivr_designer.config import options
from ivr_designer.config.paths import resource
from ivr_designer.config.settings import Settings
from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.ui.text import mark
from ivr_designer.validation.profiles import (
    Profile,
    ProfileRefused,
    load_profile,
    load_profiles,
    parse_profile,
    settings_with,
)
from ivr_designer.validation.settings import RuleSettings
from ivr_designer.validation.timing import kept_rate

_OWN = phrase("A setting of the checks")

PROFILE_WORDS = (
    mark("Brazil: customer lines"),
    mark("After decree 6.523/2008, article 4, with 60 s to a person; replaced by decree 11.034/2022. "
         "Ask a lawyer."),
    mark("EN 301 549: menu in writing"),
    mark("After a public summary of clause 6.4; the text form must follow every change."),
    mark("GetHuman: 0 leads to a person"),
    mark("After the public GetHuman standard 1.0."),
    mark("Information line without agents"),
    mark("House rules for lines where nobody answers on purpose: no person is expected, an end is."),
    mark("ISO/IEC 13714 habits"),
    mark("After public summaries of the standard by vendors; the standard itself was not read."),
    mark("Spain: customer service"),
    mark("After reports on the draft law of 2022 (three minutes to a person); the final text was not seen."),
)  # fmt: skip
"""What the shipped profiles say about themselves, for translation: their files are no source to look in."""


def shipped() -> list[Profile]:
    """The profiles that come with the program."""
    return load_profiles(resource("profiles"))


def chosen_ids(settings: Settings) -> tuple[str, ...]:
    """Ids of the profiles in use, known or not."""
    return tuple(p.strip() for p in settings.get(options.CHECK_PROFILES).split(",") if p.strip())


def own_severities(settings: Settings) -> dict[str, str]:
    """The user's own severities: rule id (or "M05.high") to E, W, I or off."""
    return _pairs(settings.get(options.CHECK_SEVERITIES))


def own_limits(settings: Settings) -> dict[str, float]:
    """The user's own limits by name; what is no number is left out."""
    found: dict[str, float] = {}
    for name, text in _pairs(settings.get(options.CHECK_LIMITS)).items():
        try:
            found[name] = float(text)
        except ValueError:
            continue
    return found


def as_text(pairs: Mapping[str, object]) -> str:
    """Severities or limits as an option keeps them: "K02=off, M06.seconds=45"."""
    return ", ".join(f"{k}={v:g}" if isinstance(v, float) else f"{k}={v}" for k, v in sorted(pairs.items()))


def _pairs(text: str) -> dict[str, str]:
    parts = (part.partition("=") for part in text.split(","))
    return {name.strip(): value.strip() for name, equals, value in parts if equals and name.strip()}


def rule_settings(settings: Settings) -> tuple[RuleSettings, list[Phrase]]:
    """The settings of the checks, and a sentence for each part that could not be used."""
    problems: list[Phrase] = []
    wanted, known = chosen_ids(settings), {p.id: p for p in shipped()}
    profiles = [known[p] for p in wanted if p in known]
    problems += [phrase("There is no profile {name}.", name=p) for p in wanted if p not in known]
    file = settings.get(options.CHECK_RULES_FILE)
    if file:
        try:
            profiles.append(load_profile(Path(file)))
        except ProfileRefused as refused:
            problems.append(refused.reason)
        except OSError as error:
            problems.append(phrase("{file} cannot be read: {reason}.", file=file, reason=error.strerror))
    return replace(settings_with(profiles, _own(settings, problems)), speech=kept_rate(settings)), problems


def _own(settings: Settings, problems: list[Phrase]) -> RuleSettings:
    """Own severities and limits; each that does not fit is left out and told."""
    parts: list[dict[str, object]] = [{"severities": {k: v}} for k, v in own_severities(settings).items()]
    parts += [{"limits": {k: v}} for k, v in own_limits(settings).items()]
    result = RuleSettings()
    for part in parts:
        try:
            fresh = parse_profile({"id": "own", "title": "Own", **part}, _OWN)
            result = replace(fresh.settings.over(result), profiles=())
        except ProfileRefused as refused:
            problems.append(refused.reason)
    return result
