"""Proofs against brute force, and every counter-example lived through in the simulator."""

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given

from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import PlayPrompt
from ivr_designer.domain.tree import IvrTree
from ivr_designer.simulator.machine import End, Happening
from ivr_designer.simulator.script import Played, play
from ivr_designer.validation.context import context_of
from ivr_designer.validation.facts import AccountFacts
from ivr_designer.validation.moves import Leads
from ivr_designer.validation.proofs import Claim, Counterexample, Proofs, prove
from ivr_designer.validation.settings import RuleSettings
from ivr_designer.validation.timing import TimeModel
from tests.helpers import wild
from tests.helpers.builders import node, tree
from tests.helpers.checks import TODAY

MODEL = TimeModel()
DOABLE = tuple(k for k in Key if k is not Key.NO_MATCH)
"""What a caller can do: press a key, right or wrong, or nothing."""
SMALL_KEYS = (Key.ONE, Key.STAR, Key.NO_INPUT, Key.NO_MATCH)
GOOD_ENDS = {End.QUEUE, End.PHONE, End.STOP}
PEOPLE = {End.QUEUE, End.PHONE}


def proofs(t: IvrTree) -> Proofs:
    return prove(context_of(t, AccountFacts(), RuleSettings(), TODAY))


def lived(t: IvrTree, example: Counterexample) -> Played:
    return play(t, MODEL, example.steps)


def one_step(t: IvrTree, node_id: NodeId) -> dict[Key, Played]:
    """Every single thing a caller can do at a node, by simulation from that node."""
    inner = IvrTree(t.id, t.content())
    inner.root = node_id
    return {key: play(inner, MODEL, (key,)) for key in DOABLE}


def explored(t: IvrTree) -> dict[NodeId, dict[Key, Played]]:
    """All nodes a caller can get to, found by trying every key in the simulator."""
    if t.root not in t.nodes:
        return {}
    table: dict[NodeId, dict[Key, Played]] = {}
    todo = [t.root]
    while todo:
        here = todo.pop()
        if here in table:
            continue
        table[here] = one_step(t, here)
        todo += [p.call.node for p in table[here].values() if not p.call.is_over]
    return table


def sequences(
    table: dict[NodeId, dict[Key, Played]], start: NodeId, keys: tuple[Key, ...], length: int
) -> Iterator[bool]:
    """For every sequence of `keys` from `start`: whether the call has ended by its end."""
    for doing in product(keys, repeat=length):
        here = start
        for key in doing:
            call = table[here][key].call
            if call.is_over:
                yield True
                break
            here = call.node
        else:
            yield False


def wrong_or_silent(t: IvrTree, here: NodeId) -> tuple[Key, ...]:
    wrong = [k for k in DOABLE if k.is_pressed and t.keypress_at(here, k) is None]
    return (Key.NO_INPUT, *wrong[:1])


def ends_reached(table: dict[NodeId, dict[Key, Played]], start: NodeId) -> set[End]:
    """Every way a call from `start` can end, whatever the caller does."""
    seen: set[NodeId] = set()
    ends: set[End] = set()
    todo = [start]
    while todo:
        here = todo.pop()
        if here in seen:
            continue
        seen.add(here)
        for played in table[here].values():
            if played.call.end is not None:
                ends.add(played.call.end)
            else:
                todo.append(played.call.node)
    return ends


@wild.examples(60)
@given(wild.trees(max_nodes=3, keys=SMALL_KEYS, max_keys=9))
def test_proofs_agree_with_trying_everything(t: IvrTree) -> None:
    table = explored(t)
    result = proofs(t)
    count = len(table)
    silent = all(ended for n in table for ended in sequences(table, n, (Key.NO_INPUT,), count + 1))
    assert result.of(Claim.SILENT_CALLS_END).holds is silent
    confused = all(not _walks_for_ever(t, table, n, count + 1) for n in table)
    assert result.of(Claim.CONFUSED_CALLS_END).holds is confused
    assert result.of(Claim.NOBODY_TRAPPED).holds is all(ends_reached(table, n) & GOOD_ENDS for n in table)
    assert result.of(Claim.PERSON_REACHABLE).holds is all(ends_reached(table, n) & PEOPLE for n in table)
    odd = {End.UNDEFINED, End.LOST, End.VOICEMAIL, End.SMS}
    defined = all(p.call.end not in odd for row in table.values() for p in row.values())
    assert result.of(Claim.NOTHING_UNDEFINED).holds is defined


def _walks_for_ever(t: IvrTree, table: dict[NodeId, dict[Key, Played]], start: NodeId, length: int) -> bool:
    """True if some sequence of silences and wrong keys is still going after `length` steps."""
    alive = {start}
    for _ in range(length):
        calls = [table[n][k].call for n in alive for k in wrong_or_silent(t, n)]
        alive = {c.node for c in calls if not c.is_over}
    return bool(alive)


@wild.examples(150)
@given(wild.trees(max_nodes=5))
def test_every_counterexample_is_lived_through(t: IvrTree) -> None:
    for proof in proofs(t).proofs:
        example = proof.counterexample
        if example is None:
            continue
        played = lived(t, example)
        assert played.unused_steps == 0
        match proof.claim:
            case Claim.SILENT_CALLS_END | Claim.CONFUSED_CALLS_END:
                check_goes_round(t, proof.claim, example)
            case Claim.NOTHING_UNDEFINED:
                assert played.call.end in {End.UNDEFINED, End.LOST, End.VOICEMAIL, End.SMS}
                assert played.call.node == example.node
            case Claim.NOBODY_TRAPPED:
                assert played.call.node == example.node
                assert not ends_reached(explored(t), example.node) & GOOD_ENDS
            case Claim.PERSON_REACHABLE:
                assert played.call.node == example.node
                assert not ends_reached(explored(t), example.node) & PEOPLE


def check_goes_round(t: IvrTree, claim: Claim, example: Counterexample) -> None:
    """The loop comes back to where it began, with only silence and wrong keys, as often as one likes."""
    assert example.loop > 0
    round_ = example.steps[-example.loop :]
    played = play(t, MODEL, (*example.steps, *round_, *round_))
    assert not played.call.is_over
    assert played.call.node == example.node
    if claim is Claim.SILENT_CALLS_END:
        assert set(round_) == {Key.NO_INPUT}
    pressed = [e for e in played.effects if e.what is Happening.PRESSED]
    assert len(pressed) <= len(example.steps) - example.loop, "no key of the loop was right"


@wild.examples(100)
@given(wild.trees(max_nodes=5))
def test_the_silent_call_is_what_the_simulator_plays(t: IvrTree) -> None:
    call = proofs(t).silent_call
    if call is None:
        assert t.root not in t.nodes
        return
    steps = len(call.nodes) - (call.seconds is None)
    played = play(t, MODEL, (Key.NO_INPUT,) * steps)
    entered = tuple(e.node for e in played.effects if e.what is Happening.ENTERED)
    assert entered == call.nodes
    if call.seconds is None:
        assert not played.call.is_over
    else:
        assert played.call.is_over
        assert played.call.at_s == pytest.approx(call.seconds)
        assert (played.call.end is End.UNDEFINED) is (call.leads is None)


def test_the_longest_silent_call_in_seconds() -> None:
    def talk(name: str, seconds: float, **fields: object) -> object:
        return node(name, prompt=PlayPrompt("x.mp3", seconds), **fields)

    t = tree(
        "a -none-> b; b -none-> queue:Q",
        talk("a", 4.0, loop_count=2, keypress_timeout_s=5, delay_ms=500),  # type: ignore[arg-type]
        talk("b", 3.0, keypress_timeout_s=6),  # type: ignore[arg-type]
    )
    call = proofs(t).silent_call
    assert call is not None
    assert call.seconds == pytest.approx(2 * 4.5 + 5 + 3 + 6)
    assert call.leads is Leads.PERSON
    assert call.nodes == ("a", "b")


def test_claims_are_sentences_and_a_good_tree_keeps_all() -> None:
    t = tree("a -1-> queue:Q; a -none-> queue:Q; a -bad-> b; b -1-> queue:Q; b -none-> stop; b -bad-> stop")
    result = proofs(t)
    assert [p.holds for p in result.proofs] == [True] * 5
    assert all(str(p.text).endswith(".") for p in result.proofs)


def test_counterexample_of_a_wrong_key_loop_names_a_wrong_key() -> None:
    result = proofs(
        tree("a -1-> b; b -bad-> b; b -none-> stop; b -2-> queue:Q; a -none-> stop; a -bad-> stop")
    )
    example = result.of(Claim.CONFUSED_CALLS_END).counterexample
    assert example is not None
    assert example.steps == (Key.ONE, Key.NINE)
    assert example.loop == 1
    assert result.of(Claim.SILENT_CALLS_END).holds


def test_without_an_entry_nothing_can_be_broken() -> None:
    result = proofs(tree("a -1-> a", root="nowhere"))
    assert all(p.holds for p in result.proofs)
    assert result.silent_call is None
