"""Limits, words and severities."""

import pytest

from ivr_designer.validation.finding import Severity
from ivr_designer.validation.registry import RULES
from ivr_designer.validation.rules import RULES as LOADED
from ivr_designer.validation.settings import LIMITS, WORDS, RuleSettings, SpeechRate


def test_defaults_and_overrides() -> None:
    own = RuleSettings(limits={"M05.seconds": 30}, words={"premium": ("0900",)})
    assert own.limit("M05.seconds") == 30
    assert own.limit("M05.high") == 40
    assert own.word_list("premium") == ("0900",)
    assert "113" in own.word_list("emergency")


def test_a_misspelled_name_is_not_silently_a_default() -> None:
    own = RuleSettings(limits={"X": 1.0}, words={"Y": ()})
    with pytest.raises(KeyError):
        own.limit("X")
    with pytest.raises(KeyError):
        own.word_list("Y")


def test_every_limit_belongs_to_a_rule() -> None:
    assert LOADED is RULES
    for name in LIMITS:
        assert name.partition(".")[0] in RULES, name
    assert all(isinstance(words, tuple) for words in WORDS.values())


def test_one_over_the_other() -> None:
    below = RuleSettings(
        severities={"K02": None, "S03": Severity.INFO},
        limits={"M05.seconds": 1},
        profiles=("a",),
        speech=SpeechRate(react_s=2),
        live_actions=frozenset({"sms"}),
    )
    above = RuleSettings(
        severities={"S03": Severity.ERROR}, profiles=("b", "a"), live_actions=frozenset({"voicemail"})
    )
    both = above.over(below)
    assert both.severities == {"K02": None, "S03": Severity.ERROR}
    assert both.limits == {"M05.seconds": 1}
    assert both.profiles == ("a", "b")
    assert both.speech.react_s == 2
    assert both.live_actions == {"sms", "voicemail"}
    faster = RuleSettings(speech=SpeechRate(react_s=0.5))
    assert faster.over(below).speech.react_s == 0.5
