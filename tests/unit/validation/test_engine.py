"""All rules on all trees, and the promise that following edits gives what a full run gives."""

import gc
import weakref
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ivr_designer.domain.changes import Change
from ivr_designer.domain.edit import Edit
from ivr_designer.domain.edits import (
    AddKeypress,
    AddNode,
    Batch,
    MoveBoxes,
    RemoveKeypress,
    RemoveNode,
    ReplaceTree,
    SetRoot,
    UpdateNode,
)
from ivr_designer.domain.errors import EditRefused
from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Action, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import TalkPrompt
from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.tree import IvrTree
from ivr_designer.validation.engine import Engine, validate
from ivr_designer.validation.facts import AccountFacts, NumberFact
from ivr_designer.validation.finding import Finding, Severity
from ivr_designer.validation.registry import RULES
from ivr_designer.validation.settings import RuleSettings
from ivr_designer.validation.waivers import waive
from tests.helpers import wild
from tests.helpers.builders import content_of, node, tree
from tests.helpers.checks import TODAY
from tests.helpers.edits import edit_for, steps

FACTS = AccountFacts(
    queues=frozenset({"n0"}), numbers=(NumberFact("842838223344", True, "T"),), recordings=frozenset()
)
EVERYTHING = RuleSettings(
    severities={rule: Severity.INFO for rule, known in RULES.items() if known.severity is None}
)
FINE = "a -1-> queue:P; a -2-> queue:R; a -0-> queue:Q; a -none-> queue:Q; a -bad-> queue:Q; a -#-> a"
FINE_TEXT = (
    "Để mua hàng, bấm phím 1. Để bảo hành, bấm phím 2. Để gặp tổng đài viên, bấm phím 0. "
    "Để nghe lại, bấm phím thăng."
)


def check_sound(t: IvrTree, finding: Finding) -> None:
    """What every finding must be, whatever the rule."""
    assert str(finding.message).endswith(".")
    assert str(finding.why).endswith(".")
    assert all(n in t.nodes for n in finding.nodes)
    assert all(k in t.keypresses for k in finding.keypresses)
    if finding.span is not None:
        prompt = t.nodes[finding.nodes[0]].prompt
        assert isinstance(prompt, TalkPrompt)
        assert 0 <= finding.span[0] < finding.span[1] <= len(prompt.text)


@wild.examples(120)
@given(wild.trees(), st.booleans())
def test_every_rule_bears_every_tree(t: IvrTree, known: bool) -> None:
    previous = t.content() if known else None
    found = validate(t, FACTS if known else AccountFacts(), EVERYTHING, previous=previous, today=TODAY)
    before = t.content()
    for finding in found:
        check_sound(t, finding)
        if finding.fix is None:
            continue
        assert str(finding.fix.text)
        try:
            inverse, _ = finding.fix.apply(t)
        except EditRefused:
            pass  # in words; nothing may have happened
        else:
            inverse.apply(t)
        assert t.content() == before, finding


def more_edits(t: IvrTree, step: tuple[int, int, int, int], engine: Engine) -> Edit | None:
    """Edits that matter to checks: words, settings, entry, fixes, waivers, the whole content."""
    kind, a, b, c = step
    nodes = list(t.nodes)
    if not nodes:
        return None
    one = t.nodes[nodes[a % len(nodes)]]
    match kind % 8:
        case 0 | 1 if not one.is_read_only:
            return UpdateNode(
                replace(one, prompt=TalkPrompt(wild.TEXTS[b % len(wild.TEXTS)])), restoring=True
            )
        case 2:
            return UpdateNode(replace(one, loop_count=c % 5, keypress_timeout_s=b % 13, barge_in=c > 20))
        case 3:
            return UpdateNode(replace(one, name=["same", one.name, "other"][c % 3]))
        case 4:
            return SetRoot(one.id)
        case 5 | 6:
            fixes = [f.fix for f in engine.result.findings if f.fix is not None]
            return fixes[b % len(fixes)] if fixes else None
        case 7 if engine.result.findings:
            return waive(t, engine.result.findings[b % len(engine.result.findings)], "accepted")
    return ReplaceTree(replace(t.content(), root=one.id), phrase("Replace"))


@wild.examples(25)
@given(wild.trees(max_nodes=4), steps, st.lists(st.integers(0, 5), min_size=90, max_size=90))
def test_following_edits_gives_what_a_full_run_gives(
    t: IvrTree, moves: list[tuple[int, int, int, int]], picks: list[int]
) -> None:
    engine = Engine(t, FACTS, EVERYTHING, today=TODAY)
    undo: list[Edit] = []
    pending: Change | None = None
    for number, step in enumerate(moves[:40]):
        edit = edit_for(t, step, number) if picks[number] < 3 else more_edits(t, step, engine)
        if picks[number] == 5 and undo:
            edit = undo.pop()
        if edit is None:
            continue
        try:
            inverse, change = edit.apply(t)
        except EditRefused:
            continue
        undo.append(inverse)
        pending = change if pending is None else pending.then(change)
        if picks[number] == 4:
            continue  # two changes told as one
        before = engine.result.findings
        result = engine.update(pending)
        pending = None
        full = Engine(t, FACTS, EVERYTHING, today=TODAY)
        assert result.findings == full.result.findings
        assert result.waived == full.result.waived
        assert engine.context.times.nodes == full.context.times.nodes
        assert engine.context.times.person == full.context.times.person
        check_difference(before, result.findings, result.added, result.removed)


def check_difference(
    before: tuple[Finding, ...],
    after: tuple[Finding, ...],
    added: tuple[Finding, ...],
    removed: tuple[Finding, ...],
) -> None:
    """`before` without `removed` and with `added` is `after`, in whatever order."""
    words = [sorted(map(repr_of, group)) for group in (before, after, added, removed)]
    rest = list(words[0])
    for gone in words[3]:
        rest.remove(gone)
    assert sorted(rest + words[2]) == words[1]


def repr_of(finding: Finding) -> str:
    return repr(replace(finding, fix=None))


def test_a_good_menu_has_nothing_against_it() -> None:
    assert validate(tree(FINE, a=FINE_TEXT)) == []


def test_added_and_removed() -> None:
    t = tree(FINE, a=FINE_TEXT)
    engine = Engine(t)
    extra = Keypress(KeypressId("x"), NodeId("a"), Key.NINE, Action.VOICEMAIL)
    inverse, change = AddKeypress(extra).apply(t)
    result = engine.update(change)
    assert [f.rule for f in result.added] == ["P02", "S09"] or {f.rule for f in result.added} == {
        "P02",
        "S09",
    }
    assert result.removed == ()
    _, change = inverse.apply(t)
    result = engine.update(change)
    assert result.findings == ()
    assert {f.rule for f in result.removed} == {"P02", "S09"}


def test_moving_boxes_costs_nothing() -> None:
    t = tree("a -1-> b; b -1-> stop")
    engine = Engine(t)
    context, findings = engine.context, engine.result.findings
    _, change = MoveBoxes({NodeId("a"): (5.0, 5.0)}).apply(t)
    result = engine.update(change)
    assert engine.context is context
    assert result.findings is findings
    assert result.added == result.removed == ()


def test_several_nodes_at_once_keep_their_order() -> None:
    t = tree("a -1-> stop")
    engine = Engine(t)
    fresh = [AddNode(node(name)) for name in "zyxwvu"]
    _, change = Batch(tuple(fresh), phrase("Add")).apply(t)
    assert engine.update(change).findings == Engine(t).result.findings
    _, change = Batch(tuple(RemoveNode(NodeId(n)) for n in "yxw"), phrase("Remove")).apply(t)
    assert engine.update(change).findings == Engine(t).result.findings


def test_a_node_removed_and_put_back_has_become_the_last() -> None:
    """Told as one change it looks as if only its values had changed; found by random edits."""
    t = tree("a -1-> stop; b -1-> stop; c -1-> stop")
    engine = Engine(t)
    inverse, removed = RemoveNode(NodeId("b")).apply(t)
    _, restored = inverse.apply(t)
    change = removed.then(restored)
    assert list(t.nodes) == ["a", "c", "b"]
    assert not change.nodes_added
    assert engine.update(change).findings == Engine(t).result.findings


def test_fixes_appear_everywhere_once_there_is_a_person() -> None:
    t = tree("a -1-> b; b -1-> stop")
    engine = Engine(t)
    assert all(f.fix is None for f in engine.result.findings if f.rule == "T01")
    _, change = AddKeypress(
        replace(Keypress(KeypressId("q"), NodeId("b"), Key.TWO, Action.QUEUE), queue_id="Q")
    ).apply(t)
    result = engine.update(change)
    assert all(f.fix is not None for f in result.findings if f.rule == "T01")


def test_severities_can_be_changed_and_switched_off() -> None:
    t = tree("a -1-> stop; c -1-> stop")
    loud = RuleSettings(severities={"S03": Severity.ERROR, "L03": None, "K02.high": None})
    rules = {f.rule: f.severity for f in validate(t, settings=loud)}
    assert rules["S03"] is Severity.ERROR
    assert "L03" not in rules
    assert [f.nodes for f in validate(t, settings=loud) if f.rule == "K02"] == [("c",)]


def test_a_key_that_comes_back_on_another_node_is_seen_there() -> None:
    t = tree("a -1-> b; b -2-> queue:Q; a -0-> queue:Q")
    engine = Engine(t, today=TODAY)
    _, gone = RemoveKeypress(KeypressId("a.1")).apply(t)
    again = Keypress(KeypressId("a.1"), NodeId("b"), Key.FIVE, Action.STOP)
    _, come = AddKeypress(again).apply(t)
    assert engine.update(gone.then(come)).findings == Engine(t, today=TODAY).result.findings


def test_reset_takes_what_is_given_anew() -> None:
    t = tree("a -1-> queue:Q")
    engine = Engine(t, today=TODAY)
    result = engine.reset(facts=AccountFacts(queues=frozenset()), today=TODAY)
    assert [f.rule for f in result.added] == ["S07"]
    result = engine.reset(settings=RuleSettings(severities={"S07": None}), today=TODAY)
    assert [f.rule for f in result.removed] == ["S07"]
    result = engine.reset(previous=content_of("a -1-> queue:Z"), today=TODAY)
    assert {f.rule for f in result.added} >= {"C01"}
    other = tree(FINE, a=FINE_TEXT)
    assert Engine(other, today=TODAY).result.findings == ()
    assert "C01" not in {f.rule for f in engine.reset(other, today=TODAY).findings}


def test_an_old_context_goes_at_once() -> None:
    """Old contexts that wait for the collector make it come often, and each time stops the typing."""
    t = tree("a -1-> b; b -1-> queue:Q")
    engine = Engine(t)
    assert engine.context.times.person is not None
    old = weakref.ref(engine.context)
    gc.disable()
    try:
        engine.update(AddKeypress(Keypress(KeypressId("x"), NodeId("b"), Key.TWO, Action.STOP)).apply(t)[1])
        assert old() is None
    finally:
        gc.enable()


def test_a_node_is_looked_at_again_when_where_it_leads_sinks() -> None:
    """Key * of x leads back to y, until a cut far from both makes y the deeper one."""
    t = tree("r -1-> m; m -1-> y; r -2-> q; q -1-> s; s -1-> x; x -*-> y; r -3-> u; u -1-> v; v -1-> m; y")
    engine = Engine(t, today=TODAY)
    assert "K03" not in {f.rule for f in engine.result.findings}
    result = engine.update(RemoveKeypress(KeypressId("r.1")).apply(t)[1])
    assert [f.nodes for f in result.added if f.rule == "K03"] == [("x",)]
    assert result.findings == Engine(t, today=TODAY).result.findings


def test_unknown_lists_are_said() -> None:
    t = tree("a -1-> queue:Q")
    assert [str(p) for p in Engine(t).result.unknown] == [
        "The queues of the contact center are not known here, so no queue was checked."
    ]
    assert Engine(t, AccountFacts(queues=frozenset({"Q"}))).result.unknown == ()
