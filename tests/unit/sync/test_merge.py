"""Three-way merge, field by field."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivr_designer.domain.keypresses import Action
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import PlayPrompt, TalkPrompt, UnknownPrompt
from ivr_designer.sync.merge import merge, reapply
from ivr_designer.sync.values import TreeFacts, facts
from tests.helpers.sync_values import node, press

BASE = node("a", "name", "text")


def fields(outcome):
    return [c.field for c in outcome.conflicts]


def test_changes_of_different_fields_join():
    mine, theirs = replace(BASE, name="mine"), replace(BASE, prompt=TalkPrompt("theirs", speed=2))
    outcome = merge(BASE, mine, theirs)
    assert not outcome.conflicts
    assert (outcome.value.name, outcome.value.prompt.text, outcome.value.prompt.speed) == (
        "mine",
        "theirs",
        2,
    )


def test_the_same_change_on_both_sides_is_none():
    both = replace(BASE, name="new")
    assert merge(BASE, both, replace(both)).conflicts == ()


def test_a_field_that_both_changed_is_a_conflict_and_mine_is_shown():
    outcome = merge(BASE, replace(BASE, name="mine"), replace(BASE, name="theirs"))
    (conflict,) = outcome.conflicts
    assert (conflict.field, conflict.base, conflict.mine, conflict.theirs) == (
        "name",
        "name",
        "mine",
        "theirs",
    )
    assert outcome.value.name == "mine"


def test_delete_against_edit_is_always_a_conflict():
    changed = replace(BASE, name="new")
    assert fields(merge(BASE, None, changed)) == [""]
    assert fields(merge(BASE, changed, None)) == [""]
    assert merge(BASE, None, BASE).value is None
    assert merge(BASE, BASE, None).value is None
    assert not merge(BASE, None, None).conflicts


def test_another_kind_of_prompt_is_one_field():
    mine = replace(BASE, prompt=PlayPrompt("a.mp3"))
    assert fields(merge(BASE, mine, replace(BASE, prompt=TalkPrompt("theirs")))) == ["prompt"]
    assert merge(BASE, mine, replace(BASE, loop_count=4)).value.prompt == PlayPrompt("a.mp3")


def test_where_a_key_leads_is_one_field_and_the_key_another():
    base = press("k", "n", Key.ONE, to="x")
    mine = replace(base, key=Key.TWO)
    theirs = replace(base, action=Action.QUEUE, next_node=None, queue_id="Q")
    value = merge(base, mine, theirs).value
    assert (value.key, value.action, value.queue_id, value.next_node) == (Key.TWO, Action.QUEUE, "Q", None)
    assert fields(merge(base, replace(base, next_node="y"), theirs)) == ["leads_to"]


def test_trees_merge_by_name():
    assert fields(merge(TreeFacts("a"), TreeFacts("b"), TreeFacts("c"))) == ["name"]
    assert merge(TreeFacts("a"), TreeFacts("a"), TreeFacts("c")).value == TreeFacts("c")


def test_an_edit_is_applied_to_what_has_moved_on():
    seen, wanted, current = BASE, replace(BASE, loop_count=2, note="n"), replace(BASE, name="elsewhere")
    value = reapply(seen, wanted, current)
    assert (value.name, value.loop_count, value.note) == ("elsewhere", 2, "n")
    assert reapply(seen, wanted, seen) is wanted
    assert reapply(seen, None, current) is None


nodes = st.builds(
    lambda name, text, loops, speed: node("a", name, text, loop_count=loops),
    st.sampled_from("ab"), st.sampled_from("xy"), st.integers(1, 3), st.integers(0, 1),
)  # fmt: skip
maybe = st.none() | nodes


@given(maybe, maybe, maybe)
def test_merging_is_symmetric_where_there_is_no_conflict(base, mine, theirs):
    one, other = merge(base, mine, theirs), merge(base, theirs, mine)
    assert bool(one.conflicts) == bool(other.conflicts)
    if not one.conflicts:
        assert facts(one.value) == facts(other.value)


@given(maybe, maybe)
def test_merging_settles_at_once(base, mine):
    assert facts(merge(base, mine, base).value) == facts(mine)
    assert facts(merge(base, base, mine).value) == facts(mine)
    assert facts(merge(base, mine, mine).value) == facts(mine)


def test_a_field_that_is_given_up_is_as_theirs():
    mine = replace(BASE, name="mine", prompt=TalkPrompt("my words", speed=1))
    theirs = replace(BASE, name="theirs", prompt=TalkPrompt("their words"), loop_count=4)
    outcome = merge(BASE, mine, theirs, {"text"})
    assert fields(outcome) == ["name", "text"], "what is given up was contested all the same"
    value = outcome.value
    assert (value.name, value.prompt.text, value.prompt.speed, value.loop_count) == (
        "mine",
        "their words",
        1,
        4,
    )
    assert merge(TreeFacts("a"), TreeFacts("b"), TreeFacts("c"), {"name"}).value == TreeFacts("c")
    key = press("k", "n", Key.ONE, to="x")
    hung_up = replace(key, key=Key.TWO, action=Action.STOP, next_node=None)
    value = merge(key, hung_up, replace(key, key=Key.NINE, next_node="y"), {"leads_to"}).value
    assert (value.key, value.next_node) == (Key.TWO, "y")


def test_recordings_and_texts_of_both_sides_are_compared_by_field():
    mine, theirs = replace(BASE, prompt=PlayPrompt("a.mp3")), replace(BASE, prompt=PlayPrompt("b.mp3"))
    assert fields(merge(BASE, mine, theirs)) == ["file"]
    assert merge(BASE, mine, theirs, {"file"}).value.prompt == PlayPrompt("b.mp3")
    spoken = replace(BASE, prompt=TalkPrompt("new"))
    assert fields(merge(mine, spoken, replace(spoken, prompt=TalkPrompt("other")))) == ["text"]


CALL = press("k", "n", Key.ONE, action=Action.PHONE, phone_number="84", from_number="19")


def test_the_caller_number_is_a_field_of_its_own():
    """It was lost in silence when the other side changed the number that is called."""
    other_number, other_caller = replace(CALL, phone_number="85"), replace(CALL, from_number="20")
    for mine, theirs in ((other_number, other_caller), (other_caller, other_number)):
        outcome = merge(CALL, mine, theirs)
        assert outcome.conflicts == ()
        assert (outcome.value.phone_number, outcome.value.from_number) == ("85", "20")


def test_a_caller_number_that_both_changed_is_a_conflict():
    mine, theirs = replace(CALL, from_number="20"), replace(CALL, from_number="21", phone_number="85")
    outcome = merge(CALL, mine, theirs)
    (conflict,) = outcome.conflicts
    assert (conflict.field, conflict.base, conflict.mine, conflict.theirs) == (
        "from_number",
        "19",
        "20",
        "21",
    )
    assert (outcome.value.phone_number, outcome.value.from_number) == ("85", "20")
    assert merge(CALL, mine, theirs, {"from_number"}).value.from_number == "21"
    assert merge(CALL, mine, replace(CALL, from_number="20", key=Key.TWO)).conflicts == ()


def test_a_caller_number_goes_with_the_call_where_only_one_side_has_one():
    stop = press("k", "n", Key.ONE)
    assert merge(stop, replace(stop, key=Key.TWO), CALL).value == replace(CALL, key=Key.TWO)
    assert merge(CALL, replace(CALL, key=Key.TWO), stop).value.action is Action.STOP


def test_what_is_only_ours_of_a_key_stays():
    mine = replace(CALL, id="ours", key=Key.TWO, extra={"x": 1})
    theirs = replace(press("theirs", "n", Key.ONE, to="y"), extra={"y": 2})
    value = merge(CALL, mine, theirs).value
    assert (value.id, value.key, value.extra, value.next_node) == ("ours", Key.TWO, {"x": 1}, "y")


def test_a_key_that_both_changed():
    mine, theirs = replace(CALL, key=Key.TWO), replace(CALL, key=Key.THREE)
    (conflict,) = merge(CALL, mine, theirs).conflicts
    assert (conflict.field, conflict.base, conflict.mine, conflict.theirs) == (
        "key",
        Key.ONE,
        Key.TWO,
        Key.THREE,
    )
    assert merge(CALL, mine, theirs, {"key"}).value.key is Key.THREE
    (conflict,) = merge(None, mine, theirs).conflicts
    assert (conflict.field, conflict.base) == ("key", None)


def test_where_a_key_leads_when_both_sides_made_it():
    mine, theirs = press("k", "n", Key.ONE, to="x"), press("k", "n", Key.ONE, to="y")
    (conflict,) = merge(None, mine, theirs).conflicts
    assert (conflict.field, conflict.base) == ("leads_to", None)
    assert (conflict.mine[:2], conflict.theirs[:2]) == ((Action.NEXT_NODE, "x"), (Action.NEXT_NODE, "y"))


@pytest.mark.parametrize("field", ["name", "barge_in", "loop_count", "delay_ms", "keypress_timeout_s"])
def test_every_field_of_a_node_is_one_of_its_own(field):
    values = {"name": ("x", "y"), "barge_in": (False, False)}.get(field, (7, 9))
    mine, theirs = (replace(BASE, **{field: value}) for value in values)
    assert getattr(merge(BASE, mine, BASE).value, field) == values[0]
    assert getattr(merge(BASE, BASE, theirs).value, field) == values[1]
    if values[0] != values[1]:
        (conflict,) = merge(BASE, mine, theirs).conflicts
        assert (conflict.field, conflict.base) == (field, getattr(BASE, field))
        assert getattr(merge(BASE, mine, theirs, {field}).value, field) == values[1]


@pytest.mark.parametrize("field", ["text", "voice", "speed"])
def test_every_field_of_a_spoken_prompt_is_one_of_its_own(field):
    base = replace(BASE, prompt=TalkPrompt("text", "voice", 0))
    values = {"speed": (1, 2)}.get(field, ("x", "y"))
    mine, theirs = (replace(base, prompt=replace(base.prompt, **{field: value})) for value in values)
    (conflict,) = merge(base, mine, theirs).conflicts
    assert (conflict.field, conflict.base, conflict.mine, conflict.theirs) == (
        field, getattr(base.prompt, field), *values,
    )  # fmt: skip
    assert merge(None, mine, theirs).conflicts[0].base is None


def test_a_voice_that_is_named_or_left_out_is_no_change():
    voice = TalkPrompt("text", "hn_female_thutrang_phrase_48k-hsmm")
    mine = replace(BASE, prompt=TalkPrompt("text", extra={"x": 1}), name="mine")
    value = merge(BASE, mine, replace(BASE, prompt=voice, loop_count=4)).value
    assert (value.prompt, value.loop_count) == (mine.prompt, 4)


@pytest.mark.parametrize("other", [PlayPrompt("b.mp3"), TalkPrompt("other"), UnknownPrompt("vip")])
def test_a_prompt_of_another_kind_is_taken_or_contested_whole(other):
    base = replace(BASE, prompt=PlayPrompt("a.mp3", 2.5))
    theirs = replace(base, prompt=other, loop_count=4)
    assert merge(base, replace(base, name="mine"), theirs).value.prompt == other
    assert merge(base, theirs, replace(base, name="theirs")).value.prompt == other
    mine = replace(base, prompt=UnknownPrompt("mine"))
    (conflict,) = merge(base, mine, theirs).conflicts
    assert (conflict.field, conflict.base, conflict.mine, conflict.theirs) == (
        "prompt", base.prompt, mine.prompt, other,
    )  # fmt: skip
    assert merge(base, mine, theirs, {"prompt"}).value.prompt == other


def test_a_recording_that_both_chose_is_no_conflict_and_ours_is_kept():
    mine = replace(BASE, prompt=PlayPrompt("a.mp3", 2.5), name="mine")
    theirs = replace(BASE, prompt=PlayPrompt("a.mp3"), loop_count=4)
    outcome = merge(BASE, mine, theirs)
    assert (outcome.conflicts, outcome.value.prompt, outcome.value.loop_count) == ((), mine.prompt, 4)
    assert merge(None, mine, replace(mine, prompt=PlayPrompt("a.mp3"))).conflicts == ()


def test_trees_that_both_sides_made():
    (conflict,) = merge(None, TreeFacts("a"), TreeFacts("b")).conflicts
    assert (conflict.field, conflict.base, conflict.mine, conflict.theirs) == ("name", None, "a", "b")


def test_an_edit_on_an_old_picture_keeps_what_only_the_edit_knows():
    seen = replace(BASE, extra={"x": 1})
    wanted = replace(seen, name="new", note="note", extra={"x": 2})
    value = reapply(seen, wanted, replace(seen, loop_count=4, note="old"))
    assert (value.name, value.loop_count, value.note, value.extra) == ("new", 4, "note", {"x": 2})
    assert reapply(None, wanted, seen) is wanted
    assert reapply(seen, wanted, None) is wanted
    key = press("k", "n", Key.ONE, to="x")
    assert reapply(key, replace(key, key=Key.TWO), replace(key, next_node="y")) == press(
        "k", "n", Key.TWO, to="y"
    )
    assert reapply(TreeFacts("a"), TreeFacts("b"), TreeFacts("c")) == TreeFacts("b")


calls = st.builds(
    lambda key, to, number, caller: (
        press("k", "n", key, to=to)
        if to
        else press("k", "n", key, action=Action.PHONE, phone_number=number, from_number=caller)
    ),
    st.sampled_from([Key.ONE, Key.TWO]), st.sampled_from(["", "", "x"]), st.sampled_from("12"),
    st.sampled_from([None, "3", "4"]),
)  # fmt: skip


@given(calls, calls, calls)
def test_of_two_sides_of_a_key_nothing_is_lost_in_silence(base, mine, theirs):
    one, other = merge(base, mine, theirs), merge(base, theirs, mine)
    assert {c.field for c in one.conflicts} == {c.field for c in other.conflicts}
    if not one.conflicts:
        assert facts(one.value) == facts(other.value)
    if mine.action is theirs.action is one.value.action is base.action:
        for field in ("key", "phone_number", "from_number", "next_node"):
            before, after = getattr(base, field), getattr(one.value, field)
            changed = {getattr(side, field) for side in (mine, theirs)} - {before}
            assert after in (changed or {before})
