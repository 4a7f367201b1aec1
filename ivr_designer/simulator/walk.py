"""A call walked by hand: keys and silence as they come, one step back, and saved as a test."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ivr_designer.domain.edits import UpdateTree
from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.keys import Key
from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.tree import IvrTree
from ivr_designer.simulator.machine import (
    Call,
    Effect,
    Happening,
    Phase,
    Step,
    Timing,
    advance,
    begin,
    do_step,
    press,
    stay_silent,
)
from ivr_designer.simulator.script import Script, expectation, to_record


@dataclass(frozen=True, slots=True)
class _Moment:
    call: Call
    steps: tuple[Key, ...]
    effects: tuple[Effect, ...]


class Walk:
    """One call of the simulator. Every method returns what happened by it; `call` is where the call stands.

    `steps` are the decisions so far: keys that counted, and silences that took their way.
    """

    def __init__(self, tree: IvrTree, timing: Timing) -> None:
        """Begin a call. Raises LookupError for a tree without an entry node."""
        self.tree = tree
        self.timing = timing
        call, effects = begin(tree, timing)
        self._now = _Moment(call, (), effects)
        self._before: list[_Moment] = []

    @property
    def call(self) -> Call:
        """Where the call stands."""
        return self._now.call

    @property
    def steps(self) -> tuple[Key, ...]:
        """What the caller did so far, Key.NO_INPUT for silence."""
        return self._now.steps

    @property
    def effects(self) -> tuple[Effect, ...]:
        """Everything that happened so far."""
        return self._now.effects

    @property
    def path(self) -> tuple[NodeId, ...]:
        """The nodes entered so far, the last one where the call stands."""
        return tuple(e.node for e in self.effects if e.what is Happening.ENTERED)

    def press(self, key: Key) -> tuple[Effect, ...]:
        """Press a key now."""
        return self._did(press(self.tree, self.timing, self.call, key))

    def press_when_heard(self, key: Key) -> tuple[Effect, ...]:
        """Press a key, or stay silent for Key.NO_INPUT, as a listening caller would."""
        return self._did(do_step(self.tree, self.timing, self.call, key))

    def stay_silent(self) -> tuple[Effect, ...]:
        """Let silence take its way at once."""
        return self._did(stay_silent(self.tree, self.timing, self.call))

    def advance(self, seconds: float) -> tuple[Effect, ...]:
        """Let time pass; a clock that runs fast just gives more seconds."""
        return self._did(advance(self.tree, self.timing, self.call, seconds))

    def play(self, steps: Iterable[Key]) -> None:
        """Do several steps, such as a counter-example, one after another."""
        for key in steps:
            self.press_when_heard(key)

    def back(self) -> bool:
        """Take back the last step and begin its node anew; False at the start of the call."""
        if not self._before:
            return False
        self._now = self._before.pop()
        return True

    @property
    def can_go_back(self) -> bool:
        """True when there is a step to take back."""
        return bool(self._before)

    def _did(self, step: Step) -> tuple[Effect, ...]:
        call, effects = step
        keys = tuple(_decision(e) for e in effects if _is_decision(e))
        if keys:
            self._before.append(self._at_entry())
        self._now = _Moment(call, self.steps + keys, self.effects + effects)
        return effects

    def _at_entry(self) -> _Moment:
        """The current node as it was when the call came to it, so that going back plays it from its start."""
        entered = max(i for i, e in enumerate(self.effects) if e.what is Happening.ENTERED)
        at_s, node = self.effects[entered].at_s, self.effects[entered].node
        known = self.tree.nodes.get(node)
        if known is None:
            return self._now
        fresh = Call(node, Phase.PROMPT, at_s, self.timing.prompt_s(known))
        return _Moment(fresh, self.steps, self.effects[: entered + 2])

    def as_test(self, name: str) -> dict[str, object]:
        """This call as a record of the tree's file: what was done, and where it stands now."""
        return to_record(Script(name, self.steps, expectation(self.call)))


def _is_decision(effect: Effect) -> bool:
    return effect.what in {Happening.PRESSED, Happening.WRONG_KEY, Happening.SILENCE}


def _decision(effect: Effect) -> Key:
    assert effect.key is not None, "a decision has a key"
    return effect.key


def save_test(tree: IvrTree, record: dict[str, object]) -> UpdateTree:
    """The edit that keeps a recorded call with the tree; one of the same name is replaced."""
    others = [t for t in tree.tests if _name(t) != record["name"]]
    return UpdateTree(tests=(*others, record), label=phrase("Save test"))


def remove_test_at(tree: IvrTree, place: int) -> UpdateTree:
    """The edit that drops the recorded call at a place of the tree's list, whatever it is called."""
    kept = tuple(t for i, t in enumerate(tree.tests) if i != place)
    return UpdateTree(tests=kept, label=phrase("Delete test"))


def _name(record: object) -> object:
    """The name of a record, None for what is no record."""
    return record.get("name") if isinstance(record, Mapping) else None
