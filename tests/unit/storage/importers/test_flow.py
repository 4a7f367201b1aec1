"""Steps of a call flow, and the tree they become."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.keypresses import Action
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import PlayPrompt, TalkPrompt, UnknownPrompt
from ivr_designer.domain.tree import IvrTree
from ivr_designer.domain.wanted import wanted_name
from ivr_designer.storage.importers.flow import (
    MAX_STEPS,
    STOP,
    VOICEMAIL,
    Flow,
    Step,
    first_words,
    phone,
    queue,
    spoken,
)
from ivr_designer.storage.importers.ledger import Ledger
from ivr_designer.storage.importers.report import NotAMenu
from tests.unit.storage.importers.reading import edges_of


def flow(*steps, start=None, name="flow"):
    made = Flow(name, Ledger({}))
    for step in steps:
        made.add(step)
    made.start = start
    return made


def says(id_, *keys, **how):
    return Step(id_, how.pop("name", id_), TalkPrompt(f"{id_} speaking"), list(keys), **how)


def content(*steps, **how):
    return flow(*steps, **how).draft("test").content


def item(value):
    return Ledger({"key": value}).top().get("key")


# ---- binding keys


@pytest.mark.parametrize("spelt", ["1", " 1 ", 1])
def test_a_key_is_bound_however_it_is_spelt(spelt):
    step = says("a")
    assert step.bind(item(spelt), "b")
    assert step.keys == [(Key("1"), "b")]


@pytest.mark.parametrize("spelt", ["12", "", None, "x", "EMPTY_KEY", "INVALID_KEY", ["1"], True, "-1", "1.0"])
def test_what_nobody_can_press_is_reported(spelt):
    ledger = Ledger({"key": spelt, "other": 1})
    step = says("a")
    assert not step.bind(ledger.top().get("key"), "b")
    assert step.keys == []
    assert str(ledger.reasons["key",]) == "Callers can only press one key here, and this is none."


def test_a_key_is_bound_once():
    step = says("a")
    ledger = Ledger({"first": "1", "second": "1"})
    assert step.bind(ledger.top().get("first"), "b")
    assert not step.bind(ledger.top().get("second"), "c")
    assert step.keys == [(Key("1"), "b")]
    assert ledger.taken == {("first",)}
    assert str(ledger.reasons["second",]) == "The key is taken already."


@pytest.mark.parametrize("nowhere", [None, ""])
def test_a_key_that_leads_nowhere_is_reported_and_not_dropped(nowhere):
    ledger = Ledger({"key": "1"})
    step = says("a")
    assert not step.bind(ledger.top().get("key"), nowhere)
    assert step.keys == []
    assert ledger.taken == set()
    assert ledger.report("test").losses[0].place == "key"


def test_silence_leads_where_it_was_said_first():
    step = says("a")
    step.on(Key.NO_INPUT, None)
    step.on(Key.NO_INPUT, "first")
    step.on(Key.NO_INPUT, "second")
    step.on(Key.NO_MATCH, STOP)
    assert step.keys == [(Key.NO_INPUT, "first"), (Key.NO_MATCH, STOP)]


# ---- steps in a flow


def test_steps_of_one_id_stay_apart_and_one_without_gets_one():
    made = flow(says("a"), says("a"), says(""), says(""), says("a (2)"))
    assert list(made.steps) == ["a", "a (2)", "step", "step (2)", "a (2) (2)"]
    assert all(step.id == key for key, step in made.steps.items())


def test_more_steps_than_a_menu_has_are_refused():
    made = flow(*(says(str(n)) for n in range(MAX_STEPS)))
    with pytest.raises(NotAMenu, match="more than 50,000 steps"):
        made.add(says("one more"))


def test_ways_that_meet_land_at_one_step_and_a_circle_nowhere():
    made = flow(Step("a", "", next="b"), Step("b", "", next="c"), says("c"), Step("x", "", next="b"))
    assert [made.landing(step) for step in ("b", "a", "x", "a")] == ["c"] * 4
    round_ = flow(Step("a", "", next="b"), Step("b", "", next="a"), Step("x", "", next="a"))
    assert [round_.landing(step) for step in ("b", "x", "a")] == [None] * 3
    round_.add(says("later"))
    round_.steps["b"].next = "later"
    assert round_.landing("x") == "later"


def test_silent_steps_are_passed_over():
    made = flow(Step("a", "", next="b"), Step("b", "", next="c"), says("c"), Step("end", "", next=STOP))
    assert made.landing("a") == "c"
    assert made.landing("c") == "c"
    assert made.landing("end") is STOP
    assert made.landing("not a step") == "not a step"
    assert made.landing(None) is None
    assert made.landing("") is None


def test_a_circle_of_silent_steps_is_no_place_to_land():
    made = flow(Step("a", "", next="b"), Step("b", "", next="a"), Step("self", "", next="self"))
    assert made.landing("a") is None
    assert made.landing("self") is None


def test_a_key_into_a_circle_still_shows_what_was_meant():
    made = content(says("top", (Key("1"), "round")), Step("round", "", next="round"))
    assert edges_of(made) == {"top": {"1": "round"}}


def test_a_key_to_a_step_that_is_not_there_points_at_its_name():
    assert edges_of(content(says("top", (Key("1"), "gone")))) == {"top": {"1": "gone"}}


# ---- the tree


def test_calls_come_in_at_the_start_or_at_what_is_heard_first():
    steps = (says("a"), says("b", (Key("1"), "a")))
    assert content(*steps, start="b").root == "b"
    assert list(content(*steps, start="b").nodes) == ["b", "a"], "the root is created first"
    assert content(*steps, start="gone").root == "a"
    assert content(*steps, start=None).root == "a"
    assert content(Step("silent", "", next="b"), *steps, start="silent").root == "b"
    assert content(Step("silent", "", next=STOP), *steps, start="silent").root == "a"


def test_a_flow_in_which_nothing_is_heard_is_no_menu():
    with pytest.raises(NotAMenu, match="plays no prompt and asks for no key"):
        content(Step("a", "", next=STOP))


@pytest.mark.parametrize(("given_name", "shown"), [("Desk", "Desk"), ("  ", "Top"), (" Desk ", "Desk")])
def test_a_flow_without_a_name_is_called_after_its_first_step(given_name, shown):
    assert content(says("a", name="Top"), name=given_name).name == shown


def test_no_two_nodes_have_one_name():
    made = content(
        says("a", name="Menu"), says("b", name="Menu "), says("c", name=" "), says("d", name="Menu")
    )
    assert [node.name for node in made.nodes.values()] == ["Menu", "Menu (2)", "c", "Menu (3)"]


def test_a_step_that_only_speaks_goes_on_by_itself():
    made = content(says("a", next="b"), says("b", next=STOP), says("c", next=VOICEMAIL), says("d"))
    assert edges_of(made) == {
        "a": {"EMPTY_KEY": "b", "INVALID_KEY": "b"},
        "b": {"EMPTY_KEY": "stop", "INVALID_KEY": "stop"},
        "c": {"EMPTY_KEY": "voicemail", "INVALID_KEY": "voicemail"},
        "d": {},
    }


def test_what_follows_a_menu_is_not_added_to_its_keys():
    made = content(says("a", (Key("1"), STOP), next="b"), says("b"))
    assert edges_of(made)["a"] == {"1": "stop"}


def test_ends_keep_what_they_lead_to():
    made = content(
        says("a", (Key("1"), queue("sales")), (Key("2"), phone("84901234567")), (Key("3"), VOICEMAIL))
    )
    by_key = {press.key.value: press for press in made.keypresses.values()}
    assert (by_key["1"].action, wanted_name(by_key["1"].queue_id)) == (Action.QUEUE, "sales")
    assert (by_key["2"].action, by_key["2"].phone_number) == (Action.PHONE, "84901234567")
    assert by_key["3"].action is Action.VOICEMAIL


@pytest.mark.parametrize(
    ("said", "shown"),
    [(None, 5), (0, 1), (0.4, 1), (2.5, 2), (3.6, 4), (600, 600), (99_999, 600), (float("inf"), 600)],
)
def test_a_menu_waits_as_long_as_was_said_within_bounds(said, shown):
    made = content(says("a", (Key("1"), STOP), timeout_s=said))
    assert made.nodes["a"].keypress_timeout_s == shown


def test_an_announcement_is_followed_by_no_long_silence_and_cannot_be_interrupted():
    made = content(says("a", next=STOP), says("b", (Key.NO_INPUT, STOP)), says("c", (Key("1"), STOP)))
    assert [node.keypress_timeout_s for node in made.nodes.values()] == [1, 1, 5]
    assert [node.barge_in for node in made.nodes.values()] == [False, False, True]
    assert not content(says("c", (Key("1"), STOP), barge_in=False)).nodes["c"].barge_in


@pytest.mark.parametrize(("said", "shown"), [(-3, 1), (0, 1), (1, 1), (7, 7)])
def test_a_prompt_is_played_at_least_once(said, shown):
    assert content(says("a", loops=said)).nodes["a"].loop_count == shown


TARGETS = st.sampled_from(["a", "b", "c", "d", "gone", "", None, STOP, VOICEMAIL])


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["a", "b", "c", "d", ""]),
            st.booleans(),
            st.dictionaries(st.sampled_from(list(Key)), TARGETS, max_size=4),
            TARGETS,
        ),
        min_size=1,
        max_size=6,
    ),
    TARGETS,
)
def test_any_steps_become_a_tree_with_a_root_and_keys_bound_once(steps, start):
    made = flow(
        *(
            Step(i, i, TalkPrompt("x") if heard else None, list(keys.items()), after)
            for i, heard, keys, after in steps
        ),
        start=start if isinstance(start, str) else None,
    )
    if not any(heard for _i, heard, _k, _n in steps):
        with pytest.raises(NotAMenu):
            made.draft("test")
        return
    drawn = made.draft("test").content
    assert drawn.root == next(iter(drawn.nodes))
    assert len({node.name for node in drawn.nodes.values()}) == len(drawn.nodes) == sum(s[1] for s in steps)
    edges = edges_of(drawn)
    silent = {step.id for step in made.steps.values() if step.prompt is None}
    for keys in edges.values():
        for target in keys.values():
            assert target not in silent or made.landing(target) is None, "only a circle is pointed at"
    IvrTree(TreeId("t"), drawn)


# ---- words


@pytest.mark.parametrize(
    ("prompt", "name"),
    [
        (TalkPrompt("Welcome."), "Welcome."),
        (TalkPrompt("  two\nlines  "), "two lines"),
        (TalkPrompt("one two three four five six seven eight"), "one two three four five six seven…"),
        (TalkPrompt(" "), "otherwise"),
        (PlayPrompt("x.wav"), "otherwise"),
        (TalkPrompt("x" * 50), "…"),
    ],
)
def test_a_step_without_a_name_is_called_after_its_words(prompt, name):
    assert first_words(prompt, "otherwise") == name


@pytest.mark.parametrize(
    ("parts", "prompt"),
    [
        ([], TalkPrompt("")),
        ([PlayPrompt("a.wav")], PlayPrompt("a.wav")),
        ([TalkPrompt(" a "), TalkPrompt(""), TalkPrompt("b")], TalkPrompt("a b")),
        ([TalkPrompt("a"), PlayPrompt("b.wav")], TalkPrompt("a [b.wav]")),
        ([TalkPrompt("a"), UnknownPrompt(7)], TalkPrompt("a")),
    ],
)
def test_one_prompt_is_made_of_several(parts, prompt):
    assert spoken(parts) == prompt
