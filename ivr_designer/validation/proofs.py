"""Proofs about every caller: whatever is pressed, and whether anything is pressed at all.

A proof that fails gives a way to live through it: keys from the start of the call, silence and wrong keys
among them, that the simulator can play. A caller who goes round on purpose (pressing "again" for ever) is
taken to have his reasons; one who only is silent or mistaken must come to an end.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.keys import Key
from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.validation.context import Context, NodeView
from ivr_designer.validation.moves import Leads, Move
from ivr_designer.validation.shape import PASSIVE

_PRESSED = tuple(key for key in Key if key.is_pressed)


class Claim(StrEnum):
    """What is claimed of every call through the tree."""

    SILENT_CALLS_END = "silent_calls_end"
    CONFUSED_CALLS_END = "confused_calls_end"
    NOBODY_TRAPPED = "nobody_trapped"
    PERSON_REACHABLE = "person_reachable"
    NOTHING_UNDEFINED = "nothing_undefined"


@dataclass(frozen=True, slots=True)
class Counterexample:
    """A call that breaks a claim.

    `steps` are the keys from the start; a wrong key is given as a key that is not bound there, silence as
    Key.NO_INPUT. `node` is where the call stands when the harm is done. The last `loop` steps, if any, can be
    repeated for ever.
    """

    steps: tuple[Key, ...]
    node: NodeId
    loop: int = 0


@dataclass(frozen=True, slots=True)
class Proof:
    """A claim and whether it holds for all callers; without a way in, it holds of nobody."""

    claim: Claim
    text: Phrase
    counterexample: Counterexample | None = None

    @property
    def holds(self) -> bool:
        """True if no call breaks the claim."""
        return self.counterexample is None


@dataclass(frozen=True, slots=True)
class SilentCall:
    """The call of somebody who never presses a key.

    `nodes` are the places it goes through, `seconds` how long it takes until it ends, None when it goes
    round for ever. `leads` is what it comes to; None while the last node says nothing about silence.
    """

    nodes: tuple[NodeId, ...]
    seconds: float | None
    leads: Leads | None


@dataclass(frozen=True, slots=True)
class Proofs:
    """All claims, and how long a silent call lasts (None for a tree without an entry)."""

    proofs: tuple[Proof, ...]
    silent_call: SilentCall | None

    def of(self, claim: Claim) -> Proof:
        """The proof of one claim."""
        return next(p for p in self.proofs if p.claim is claim)


def prove(context: Context) -> Proofs:
    """Try every claim on a tree; linear in its nodes and keypresses."""
    shape = context.shape
    return Proofs(
        (
            Proof(
                Claim.SILENT_CALLS_END,
                phrase("Whoever says nothing, wherever it is, comes to an end."),
                _loop_example(context, frozenset({Key.NO_INPUT})),
            ),
            Proof(
                Claim.CONFUSED_CALLS_END,
                phrase("Whoever only is silent or presses wrong keys comes to an end."),
                _loop_example(context, PASSIVE),
            ),
            Proof(
                Claim.NOBODY_TRAPPED,
                phrase("From everywhere some key, or silence, leads to an end of the call."),
                _outside(context, lambda n: n in shape.can_end),
            ),
            Proof(
                Claim.PERSON_REACHABLE,
                phrase("From every menu a person can be reached."),
                _outside(context, lambda n: n in shape.can_reach_person),
            ),
            Proof(
                Claim.NOTHING_UNDEFINED,
                phrase("Everything a caller can do leads somewhere."),
                _undefined(context),
            ),
        ),
        silent_call(context),
    )


def _outside(context: Context, fine: Callable[[NodeId], bool]) -> Counterexample | None:
    for node in context.shape.came_by:
        if not fine(node):
            return Counterexample(path_steps(context, node), node)
    return None


def _loop_example(context: Context, keys: frozenset[Key]) -> Counterexample | None:
    """A shortest way into a loop of `keys`, and once round it."""
    loops = context.shape.loops(keys)
    if not loops:
        return None
    loop = loops[0]
    start = loop[0]
    round_ = _round(context, start, frozenset(loop), keys)
    steps = tuple(_step(context.views[move.source], move) for move in round_)
    return Counterexample((*path_steps(context, start), *steps), start, len(steps))


def _round(context: Context, start: NodeId, inside: frozenset[NodeId], keys: frozenset[Key]) -> list[Move]:
    """A shortest walk from `start` back to itself within a group."""
    came: dict[NodeId, Move] = {}
    queue = [start]
    for node in queue:
        for move in context.views[node].moves:
            if move.key not in keys or move.node not in inside or move.node in came:
                continue
            came[move.node] = move
            if move.node == start:
                return _back(came, start)
            queue.append(move.node)
    raise AssertionError("a loop leads back to its start")


def _back(came: dict[NodeId, Move], start: NodeId) -> list[Move]:
    walk = [came[start]]
    while walk[-1].source != start:
        walk.append(came[walk[-1].source])
    return walk[::-1]


def _undefined(context: Context) -> Counterexample | None:
    """A silence, wrong key or bound key that leads to nothing known."""
    for node in context.shape.came_by:
        view = context.views[node]
        before = path_steps(context, node)
        for move in view.moves:
            if move.leads is Leads.OPEN:
                return Counterexample((*before, _step(view, move)), node)
        if view.move(Key.NO_INPUT) is None:
            return Counterexample((*before, Key.NO_INPUT), node)
        wrong = wrong_key(view)
        if wrong is not None and view.move(Key.NO_MATCH) is None:
            return Counterexample((*before, wrong), node)
    return None


def path_steps(context: Context, node: NodeId) -> tuple[Key, ...]:
    """What a caller does on a shortest way from the start to a reachable node."""
    steps: list[Key] = []
    move = context.shape.came_by[node]
    while move is not None:
        steps.append(_step(context.views[move.source], move))
        move = context.shape.came_by[move.source]
    return tuple(reversed(steps))


def _step(view: NodeView, move: Move) -> Key:
    """What the caller does to make a move: for "no match", a key that is wrong here."""
    if move.key is not Key.NO_MATCH:
        return move.key
    wrong = wrong_key(view)
    assert wrong is not None, "a move on no match needs a wrong key"
    return wrong


def wrong_key(view: NodeView) -> Key | None:
    """A key that does nothing at a node, the highest digit first; None when all twelve are bound."""
    bound = view.pressed
    return next((key for key in sorted(_PRESSED, reverse=True) if key not in bound), None)


def silent_call(context: Context) -> SilentCall | None:
    """What happens to a caller who never presses a key."""
    node = context.shape.root
    if node is None:
        return None
    seconds = 0.0
    seen: list[NodeId] = []
    while True:
        if node in seen:
            return SilentCall((*seen, node), None, Leads.NODE)
        seen.append(node)
        view = context.views[node]
        seconds += view.cost(Key.NO_INPUT).typical
        move = view.move(Key.NO_INPUT)
        if move is None:
            return SilentCall(tuple(seen), seconds, None)
        if move.node is None:
            return SilentCall(tuple(seen), seconds, move.leads)
        node = move.node
