"""One call, step by step, on a virtual clock."""

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import Node
from ivr_designer.domain.tree import IvrTree
from ivr_designer.simulator.machine import (
    Call,
    Effect,
    End,
    Happening,
    Phase,
    advance,
    begin,
    do_step,
    listen,
    press,
    stay_silent,
)
from tests.helpers import wild
from tests.helpers.builders import node, tree


@dataclass(frozen=True)
class Fixed:
    """Prompts of 4 s in which every key has been named after 2 s, and 1 s to react."""

    prompt: float = 4.0

    def prompt_s(self, node: Node) -> float:
        return self.prompt

    def heard_s(self, node: Node, key: Key) -> float:
        if not node.barge_in:
            return max(1, node.loop_count) * self.prompt + 1
        return min(2.0, self.prompt) + 1


T = Fixed()
MENU = "a -1-> b; a -2-> queue:Q; a -none-> b; a -bad-> phone:8490; b -1-> stop"
PRESSABLE = [k for k in Key if k.is_pressed]


def kinds(effects: tuple[Effect, ...]) -> list[str]:
    return [e.what.value for e in effects]


def start(drawing: str = MENU, *nodes: Node) -> tuple[IvrTree, Call]:
    t = tree(drawing, *nodes)
    return t, begin(t, T)[0]


def test_a_call_begins_at_the_entry() -> None:
    t = tree(MENU)
    call, effects = begin(t, T)
    assert call == Call(NodeId("a"), Phase.PROMPT, 0.0, 4.0)
    assert kinds(effects) == ["entered", "playing"]
    with pytest.raises(LookupError):
        begin(tree(MENU, root="nowhere"), T)


def test_a_key_during_the_prompt_with_barge_in() -> None:
    t, call = start()
    call, _ = advance(t, T, call, 1.5)
    call, effects = press(t, T, call, Key.ONE)
    assert (call.node, call.at_s, call.phase) == ("b", 1.5, Phase.PROMPT)
    assert kinds(effects) == ["pressed", "entered", "playing"]
    assert effects[0].keypress == "a.1"


def test_without_barge_in_a_key_during_the_prompt_is_lost() -> None:
    t, call = start(MENU, node("a", barge_in=False))
    call, effects = press(t, T, call, Key.ONE)
    assert kinds(effects) == ["too_early"]
    assert call.node == "a"
    call, _ = advance(t, T, call, 4.5)
    assert call.phase is Phase.WAITING
    assert press(t, T, call, Key.ONE)[0].node == "b"


def test_prompts_repeat_then_the_wait_begins_then_silence_takes_its_way() -> None:
    t, call = start(MENU, node("a", loop_count=2, keypress_timeout_s=5))
    call, effects = advance(t, T, call, 4.0)
    assert (call.round, call.phase) == (2, Phase.PROMPT)
    assert effects[0].round == 2
    call, effects = advance(t, T, call, 4.0)
    assert (call.phase, call.left_s) == (Phase.WAITING, 5.0)
    call, effects = advance(t, T, call, 4.9)
    assert effects == ()
    call, effects = advance(t, T, call, 0.2)
    assert kinds(effects) == ["silence", "entered", "playing"]
    assert call.node == "b"
    assert call.at_s == pytest.approx(13.1)


def test_a_fast_clock_sees_the_same_as_a_slow_one() -> None:
    t, call = start(MENU, node("a", loop_count=3))
    fast, at_once = advance(t, T, call, 30.0)
    slow, bit_by_bit = call, []
    for _ in range(120):
        slow, effects = advance(t, T, slow, 0.25)
        bit_by_bit += effects
    assert list(at_once) == bit_by_bit
    assert slow == fast


def test_a_wrong_key() -> None:
    t, call = start()
    call, effects = press(t, T, call, Key.NINE)
    assert kinds(effects) == ["wrong_key", "ended"]
    assert (effects[0].key, effects[0].keypress) == (Key.NINE, "a.bad")
    assert (call.end, call.destination and call.destination.value) == (End.PHONE, "8490")


@pytest.mark.parametrize(
    ("target", "end"),
    [
        ("queue:Q", End.QUEUE),
        ("queue:", End.LOST),
        ("phone:8490", End.PHONE),
        ("phone:", End.LOST),
        ("stop", End.STOP),
        ("voicemail", End.VOICEMAIL),
        ("sms:hi", End.SMS),
        ("missing:x", End.LOST),
        ("unknown:9", End.LOST),
    ],
)
def test_ends(target: str, end: End) -> None:
    t, call = start(f"a -1-> {target}")
    call, effects = press(t, T, call, Key.ONE)
    assert call.is_over
    assert call.end is effects[-1].end is end
    assert press(t, T, call, Key.ONE) == (call, ())
    assert advance(t, T, call, 9.0) == (call, ())
    assert stay_silent(t, T, call) == (call, ())
    assert do_step(t, T, call, Key.ONE) == (call, ())


def test_what_nobody_said_is_undefined() -> None:
    t, call = start("a -1-> stop")
    assert press(t, T, call, Key.TWO)[0].end is End.UNDEFINED
    assert stay_silent(t, T, call)[0].end is End.UNDEFINED


def test_only_keys_on_a_phone_can_be_pressed() -> None:
    t, call = start()
    for key in (Key.NO_INPUT, Key.NO_MATCH):
        with pytest.raises(ValueError, match="not a key"):
            press(t, T, call, key)


def test_listening_waits_until_the_key_was_named() -> None:
    t, call = start()
    heard, effects = listen(t, T, call, Key.ONE)
    assert (heard.at_s, effects) == (3.0, ())
    assert listen(t, T, heard, Key.ONE)[0].at_s == 3.0, "already heard"
    waiting, _ = advance(t, T, call, 5.0)
    assert listen(t, T, waiting, Key.ONE) == (waiting, ())


def test_listening_without_barge_in() -> None:
    t, call = start(MENU, node("a", barge_in=False, loop_count=2))
    call, _ = listen(t, T, call, Key.ONE)
    assert (call.phase, call.at_s) == (Phase.WAITING, 9.0)


def test_a_late_caller_still_presses_in_time() -> None:
    for barge_in in (True, False):
        t, call = start(MENU, node("a", barge_in=barge_in, keypress_timeout_s=0))
        call, _ = do_step(t, Fixed(0.0), begin(t, Fixed(0.0))[0], Key.ONE)
        assert call.node == "b"


def test_a_loop_of_empty_prompts_takes_time() -> None:
    t = tree("a -none-> a", node("a", keypress_timeout_s=0))
    call, _ = begin(t, Fixed(0.0))
    call, effects = advance(t, Fixed(0.0), call, 10.0)
    assert len([e for e in effects if e.what is Happening.SILENCE]) == pytest.approx(100, abs=1)
    assert advance(t, T, call, float("inf"))[0].at_s < 1e5


def test_a_node_that_was_deleted_meanwhile() -> None:
    t, call = start()
    gone = replace(call, node=NodeId("gone"))
    assert press(t, T, gone, Key.ONE)[0].end is End.LOST
    assert advance(t, T, gone, 99)[0].end is End.LOST
    assert stay_silent(t, T, gone)[0].end is End.LOST
    assert do_step(t, T, gone, Key.ONE)[0].end is End.LOST


@wild.examples(100)
@given(wild.trees(), st.lists(st.one_of(st.sampled_from(PRESSABLE), st.floats(0, 30)), max_size=15))
def test_any_call_on_any_tree(t: IvrTree, doing: list[Key | float]) -> None:
    if t.root is None:
        return
    call, _ = begin(t, T)
    for what in doing:
        before = call
        call, effects = press(t, T, call, what) if isinstance(what, Key) else advance(t, T, call, what)
        assert call.at_s >= before.at_s
        if isinstance(what, float) and not call.is_over:
            assert call.at_s == pytest.approx(before.at_s + what)
        assert call.is_over or (call.node in t.nodes and call.left_s >= 0)
        assert [e.at_s for e in effects] == sorted(e.at_s for e in effects)
        assert call.is_over == (call.end is not None)


@pytest.mark.parametrize("root", [None, "nowhere"])
def test_a_tree_that_begins_nowhere_takes_no_call(root: str | None) -> None:
    t = tree(MENU)
    t.root = root and NodeId(root)
    with pytest.raises(LookupError, match="the tree has no entry node"):
        begin(t, T)


def test_an_ended_call_stands_still_and_says_where_it_went() -> None:
    t, call = start()
    over, effects = press(t, T, advance(t, T, call, 1.5)[0], Key.TWO)
    target = t.target(t.keypresses["a.2"])  # type: ignore[index]
    assert over == Call(NodeId("a"), Phase.ENDED, 1.5, 0.0, 1, End.QUEUE, target)
    assert effects[-1] == Effect(Happening.ENDED, 1.5, NodeId("a"), destination=target, end=End.QUEUE)


def test_the_wait_tells_after_which_playing_it_comes() -> None:
    t, call = start(MENU, node("a", loop_count=3))
    _, effects = advance(t, T, call, 12.0)
    assert [(e.what, e.round) for e in effects] == [
        (Happening.PLAYING, 2),
        (Happening.PLAYING, 3),
        (Happening.WAITING, 3),
    ]
    assert [e.at_s for e in effects] == [4.0, 8.0, 12.0]


def test_silence_names_the_key_that_says_what_it_does() -> None:
    t, call = start()
    _, effects = stay_silent(t, T, call)
    assert (effects[1].what, effects[1].key, effects[1].keypress) == (
        Happening.SILENCE,
        Key.NO_INPUT,
        "a.none",
    )
    t, call = start("a -1-> stop")
    _, effects = stay_silent(t, T, call)
    assert (effects[1].key, effects[1].keypress) == (Key.NO_INPUT, None)


@pytest.mark.parametrize("seconds", [-1.0, 0.0])
def test_no_time_that_passes_changes_nothing(seconds: float) -> None:
    t, call = start()
    assert advance(t, T, call, seconds) == (call, ())


def test_a_phase_ends_exactly_at_its_end() -> None:
    t, call = start()
    before, _ = advance(t, T, call, 3.999)
    assert (before.phase, before.left_s) == (Phase.PROMPT, pytest.approx(0.001))
    after, _ = advance(t, T, call, 4.0)
    assert (after.phase, after.left_s, after.at_s) == (Phase.WAITING, 5.0, 4.0)


def test_a_day_is_the_most_that_passes_at_once() -> None:
    t = tree("a -none-> a")
    call, _ = advance(t, T, begin(t, T)[0], 1e9)
    assert call.at_s == pytest.approx(86_400.0)


def test_whoever_listens_to_the_second_playing_presses_at_once() -> None:
    t, call = start(MENU, node("a", loop_count=2))
    second, _ = advance(t, T, call, 4.5)
    assert listen(t, T, second, Key.ONE) == (second, ())


def test_whoever_came_in_the_middle_waits_only_for_the_rest() -> None:
    t, call = start()
    middle, _ = advance(t, T, call, 2.5)
    assert listen(t, T, middle, Key.ONE)[0].at_s == 3.0
    late, _ = advance(t, T, call, 3.5)
    assert listen(t, T, late, Key.ONE)[0].at_s == 3.5


@dataclass(frozen=True)
class Slow(Fixed):
    """A caller who presses long after everything was said."""

    after: float = 60.0

    def heard_s(self, node: Node, key: Key) -> float:
        return self.after


@pytest.mark.parametrize("barge_in", [True, False])
@pytest.mark.parametrize("timeout", [0, 5, 30])
def test_a_slow_caller_presses_just_before_the_wait_ends(barge_in: bool, timeout: int) -> None:
    t, call = start(MENU, node("a", barge_in=barge_in, keypress_timeout_s=timeout))
    heard, _ = listen(t, Slow(), call, Key.ONE)
    wait = max(timeout, 0.1)
    assert heard.phase is Phase.WAITING
    assert 0 < heard.left_s < 0.01 * (wait + 4)
    assert do_step(t, Slow(), call, Key.ONE)[0].node == "b"


def test_without_barge_in_the_reaction_is_counted_from_the_last_playing() -> None:
    t, call = start(MENU, node("a", barge_in=False, loop_count=2, keypress_timeout_s=9))
    heard, effects = listen(t, Slow(after=10.0), call, Key.ONE)
    assert (heard.at_s, heard.left_s) == (10.0, 7.0)
    assert kinds(effects) == ["playing", "waiting"]
    soon, _ = listen(t, Slow(after=3.0), call, Key.ONE)
    assert soon.at_s == 8.0, "not before the node waits"
    t, call = start(MENU, node("a", barge_in=False, loop_count=0))
    assert listen(t, Slow(after=5.5), call, Key.ONE)[0].at_s == 5.5, "what is played no time is played once"


def test_who_listens_at_a_node_that_is_gone_hears_nothing() -> None:
    t, call = start()
    gone = replace(call, node=NodeId("gone"))
    assert listen(t, T, gone, Key.ONE) == (gone, ())
