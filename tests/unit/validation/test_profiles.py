"""Profiles: the shipped ones, and files that are none."""

from pathlib import Path
from typing import Any

import pytest

from ivr_designer.validation.finding import Severity
from ivr_designer.validation.profiles import (
    ProfileRefused,
    load_profile,
    load_profiles,
    parse_profile,
    settings_with,
)
from ivr_designer.validation.settings import RuleSettings
from tests.helpers.builders import tree
from tests.helpers.checks import found

SHIPPED = Path(__file__).parents[3] / "resources" / "profiles"
BARE = {"id": "x", "title": "X"}


def test_shipped_profiles_load_and_say_where_they_come_from() -> None:
    profiles = load_profiles(SHIPPED)
    assert [p.id for p in profiles] == [
        "brazil",
        "en-301-549",
        "gethuman",
        "information-line",
        "iso-13714",
        "spain",
    ]
    assert all(p.title and p.note for p in profiles)


@pytest.mark.parametrize(
    ("profile", "rule"), [("brazil", "R-BR1"), ("gethuman", "R-GH1"), ("en-301-549", "R-EN1")]
)
def test_a_profile_turns_its_rules_on(profile: str, rule: str) -> None:
    t = tree("a -1-> stop")
    settings = settings_with([load_profile(SHIPPED / f"{profile}.toml")])
    assert found(t, rule) == []
    assert len(found(t, rule, settings=settings)) == 1
    assert settings.profiles == (profile,)


def test_an_information_line_expects_no_person() -> None:
    settings = settings_with([load_profile(SHIPPED / "information-line.toml")])
    assert [f.severity for f in found(tree("a -1-> stop"), "L03", settings=settings)] == [Severity.WARNING]
    assert found(tree("a -1-> stop"), "K02", settings=settings) == []


def test_later_profiles_and_own_settings_win() -> None:
    one = parse_profile({**BARE, "severities": {"S03": "E"}, "limits": {"M05.seconds": 25}}, "x.toml")
    two = parse_profile({"id": "y", "title": "Y", "severities": {"S03": "off"}}, "y.toml")
    merged = settings_with([one, two], RuleSettings(limits={"M05.seconds": 5}))
    assert merged.severities["S03"] is None
    assert merged.limit("M05.seconds") == 5
    assert merged.profiles == ("x", "y")


def test_everything_a_profile_can_say() -> None:
    profile = parse_profile(
        {
            **BARE,
            "note": "n",
            "live_actions": ["voicemail"],
            "severities": {"M05.high": "W", "S09": "off"},
            "words": {"cancel": ["hủy"]},
        },
        "x.toml",
    )
    assert profile.note == "n"
    assert profile.settings.live_actions == {"voicemail"}
    assert profile.settings.severities == {"M05.high": Severity.WARNING, "S09": None}
    assert profile.settings.word_list("cancel") == ("hủy",)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ({}, "needs an id and a title"),
        ({"id": 1, "title": "X"}, "needs an id and a title"),
        ({**BARE, "colour": 1}, "a field that is not known: colour"),
        ({**BARE, "severities": []}, "severities must be a table"),
        ({**BARE, "severities": {"Z99": "E"}}, "a rule that does not exist: Z99"),
        ({**BARE, "severities": {"S01.high": "E"}}, "a rule that does not exist: S01.high"),
        ({**BARE, "severities": {"S01": "bad"}}, "S01 must be E, W, I or off"),
        ({**BARE, "limits": {"M05": 1}}, "a limit that does not exist: M05"),
        ({**BARE, "limits": {"M05.seconds": "1"}}, "M05.seconds must be a number"),
        ({**BARE, "limits": {"M05.seconds": True}}, "M05.seconds must be a number"),
        ({**BARE, "limits": {"M05.seconds": float("nan")}}, "M05.seconds must be a number"),
        ({**BARE, "words": {"x": []}}, "there is no word list x"),
        ({**BARE, "words": {"cancel": "hủy"}}, "cancel must be a list of words"),
        ({**BARE, "words": {"home_country": []}}, "home_country must not be empty"),
        ({**BARE, "live_actions": [1]}, "live_actions must be a list of words"),
    ],
)
def test_refused_in_one_sentence(data: dict[str, Any], reason: str) -> None:
    with pytest.raises(ProfileRefused, match=reason) as refused:
        parse_profile(data, "house.toml")
    assert str(refused.value).startswith("house.toml")
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"id = ", "not a TOML file"), (b"\xff", "not a TOML file"), (b"#" * 100_001, "larger")],
)
def test_files_that_are_no_profiles(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "house.toml"
    path.write_bytes(content)
    with pytest.raises(ProfileRefused, match=reason):
        load_profile(path)
