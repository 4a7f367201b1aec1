"""R: off until a profile turns them on."""

import pytest

from ivr_designer.domain.nodes import PlayPrompt
from ivr_designer.domain.tree import IvrTree
from ivr_designer.validation.finding import Severity
from ivr_designer.validation.settings import RuleSettings
from ivr_designer.validation.text_form import mark_exported
from tests.helpers.builders import node, tree
from tests.helpers.checks import found, mended, said

ON = RuleSettings(severities={f"R-{name}": Severity.ERROR for name in ("BR1", "BR2", "ES1", "GH1", "EN1")})


@pytest.mark.parametrize("rule", ["R-BR1", "R-BR2", "R-ES1", "R-GH1", "R-EN1"])
def test_off_by_default(rule: str) -> None:
    assert said(tree("a -1-> stop"), rule) == []


def test_br1_a_person_in_every_menu() -> None:
    t = tree("a -1-> b; a -0-> queue:Q; b -1-> stop; b -none-> queue:Q")
    assert said(t, "R-BR1", settings=ON) == ["“b” does not offer a person."]
    assert mended(t, "R-BR1", settings=ON) == []
    assert said(tree("a -1-> queue:Q"), "R-BR1", settings=ON) == []


def test_br2_complaint_and_cancel() -> None:
    silent = tree("a -1-> queue:Q", a="Xin chào.")
    assert said(silent, "R-BR2", settings=ON) == [
        "The first menu offers no way to complain.",
        "The first menu offers no way to cancel.",
    ]
    spoken = "Para reclamação, press 1. Para cancelamento, press 2."
    assert said(tree("a -1-> queue:Q", a=spoken), "R-BR2", settings=ON) == []
    named = tree("a -1-> b; a -2-> c; b; c", node("b", name="Khiếu nại"), node("c", name="Hủy dịch vụ"))
    assert said(named, "R-BR2", settings=ON) == []


def test_es1_time_limit() -> None:
    def after(seconds: float) -> IvrTree:
        return tree("a -1-> queue:Q", node("a", prompt=PlayPrompt("x.mp3", seconds)))

    assert said(after(180), "R-ES1", settings=ON) == [
        "A person answers after 181 s at the earliest; the profile allows 180 s."
    ]
    assert said(after(179), "R-ES1", settings=ON) == []


def test_gh1_zero() -> None:
    t = tree("a -1-> queue:Q; a -0-> stop")
    assert said(t, "R-GH1", settings=ON) == ["“a” has no way to a person by 0."]
    assert found(t, "R-GH1", settings=ON)[0].fix is None, "0 is taken"
    assert mended(tree("a -1-> queue:Q"), "R-GH1", settings=ON) == []
    assert said(tree("a -0-> queue:Q"), "R-GH1", settings=ON) == []


def test_en1_text_form() -> None:
    t = tree("a -1-> queue:Q")
    words = ["The text form of this menu was not exported since the last change."]
    assert said(t, "R-EN1", settings=ON) == words
    mark_exported(t).apply(t)
    assert said(t, "R-EN1", settings=ON) == []
