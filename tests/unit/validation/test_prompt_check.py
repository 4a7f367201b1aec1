"""A prompt while it is typed is checked as it would be in the tree."""

from datetime import date

from hypothesis import given

from ivr_designer.domain.edits import UpdateNode
from ivr_designer.domain.nodes import PlayPrompt, TalkPrompt
from ivr_designer.validation.engine import validate
from ivr_designer.validation.prompt_check import prompt_findings
from ivr_designer.validation.settings import RuleSettings
from ivr_designer.validation.waivers import waive
from tests.helpers import wild
from tests.helpers.builders import node, tree
from tests.helpers.checks import TODAY
from tests.helpers.work import calls_in

SETTINGS = RuleSettings()
MENU = "a -1-> b; a -2-> queue:Q; b -1-> stop"


def rules(t, text):
    return [(f.rule, f.span) for f in prompt_findings(t, "a", text, SETTINGS, TODAY)]


def test_what_is_typed_counts_not_what_the_tree_says():
    t = tree(MENU, a="Để mua hàng, bấm phím 1. Để bảo hành, bấm phím 2.")
    assert rules(t, t.nodes["a"].prompt.text) == []
    typed = "Để mua hàng, bấm phím 1. Để bảo hành, bấm phím 3."
    assert [rule for rule, _ in rules(t, typed)] == ["P01", "P02"]
    assert typed[slice(*rules(t, typed)[0][1])] == "bấm phím 3"


def test_many_nodes_that_lead_here_are_not_looked_at_one_by_one():
    def work(callers):
        t = tree("; ".join(f"n{i} -1-> a" for i in range(callers)) + "; a -1-> stop", root="a")
        return calls_in(lambda: prompt_findings(t, "a", "Để gặp nhân viên, bấm phím 1.", SETTINGS, TODAY))

    assert work(300) < work(3) + 300 * 5


def test_a_recording_has_no_text():
    assert prompt_findings(tree(MENU, node("a", prompt=PlayPrompt("x"))), "a", "press 7", SETTINGS) == []


def test_what_was_accepted_is_not_underlined():
    t = tree(MENU, a="x")
    typed = "Để mua hàng, bấm phím 1. Để bảo hành, bấm phím 2. Để hỏi, bấm phím 3."
    wrong = prompt_findings(t, "a", typed, SETTINGS, TODAY)[0]
    assert wrong.rule == "P01"
    waive(t, wrong, "soon", date(2026, 7, 1)).apply(t)
    assert "P01" not in [rule for rule, _ in rules(t, typed)]


@wild.examples(60)
@given(wild.trees())
def test_it_says_what_the_full_run_says(t):
    """All P rules that look at single nodes or neighbours, for every node that talks."""
    whole = {"P11", "P14"}
    found = [f for f in validate(t, today=TODAY) if f.rule.startswith("P") and f.rule not in whole]
    for item in t.nodes.values():
        if isinstance(item.prompt, TalkPrompt):
            mine = prompt_findings(t, item.id, item.prompt.text, SETTINGS, TODAY)
            there = [f for f in found if f.nodes[:1] == (item.id,)]
            seen = [(f.rule, str(f.message), f.span) for f in mine if f.rule not in whole]
            assert sorted(map(repr, seen)) == sorted(repr((f.rule, str(f.message), f.span)) for f in there)


def test_the_fixes_can_be_applied():
    t = tree(MENU, a="x")
    typed = "Bấm phím 1 để mua hàng, bấm phím 2 để bảo hành."
    UpdateNode(node("a", typed)).apply(t)
    fix = next(f.fix for f in prompt_findings(t, "a", typed, SETTINGS, TODAY) if f.fix is not None)
    fix.apply(t)
    assert t.nodes["a"].prompt.text != typed
