"""Three-way merge, field by field."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ivr_designer.domain.keypresses import Action
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import PlayPrompt, TalkPrompt
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
