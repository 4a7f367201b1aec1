"""Recorded calls: what the caller does and where the call must end, in the form the tree's file keeps them.

`{"name": "…", "steps": ["1", "no_input", "#"], "expect": {"action": "queue", "queue_id": "Q1"}}`. A key is
pressed as soon as a listening caller has heard it; "no_input" waits until silence takes its way.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ivr_designer.domain.keypresses import Destination, DestinationKind
from ivr_designer.domain.keys import Key
from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.domain.tree import IvrTree
from ivr_designer.simulator.machine import Call, Effect, Timing, begin, do_step

NO_INPUT = "no_input"
WAITING = "waiting"
ACTIONS = ("voicemail", "queue", "phone", "sms", "stop", WAITING)
ENDS = {
    "queue": phrase("a queue"),
    "phone": phrase("a phone number"),
    "stop": phrase("hanging up"),
    "voicemail": phrase("voicemail"),
    "sms": phrase("a text message"),
    "lost": phrase("something that is not there"),
    "undefined": phrase("nothing that the tree says"),
    WAITING: phrase("waiting for a key"),
}
"""How a call ends, by what tests and calls call it, in words."""


class ScriptRefused(ValueError):
    """A record is no test; `reason` is one sentence."""

    def __init__(self, reason: Phrase) -> None:
        super().__init__(str(reason))
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Expected:
    """Where a call must end. None is not looked at; `within_s` is seconds from the start of the call."""

    action: str
    node: str | None = None
    queue_id: str | None = None
    phone_number: str | None = None
    within_s: float | None = None


@dataclass(frozen=True, slots=True)
class Script:
    """A recorded call."""

    name: str
    steps: tuple[Key, ...]
    expect: Expected


@dataclass(frozen=True, slots=True)
class Played:
    """A script as it went: the call at its end, all that happened, and how many steps were left over."""

    call: Call
    effects: tuple[Effect, ...]
    unused_steps: int


@dataclass(frozen=True, slots=True)
class ScriptResult:
    """One test: `failures` is empty when it passed; `error` when it could not even be played."""

    name: str
    failures: tuple[Phrase, ...] = ()
    error: Phrase | None = None
    played: Played | None = None

    @property
    def passed(self) -> bool:
        """True if the call ended as expected."""
        return not self.failures and self.error is None


def parse_steps(steps: Sequence[Any]) -> tuple[Key, ...]:
    """Steps of a record as keys. Raises ScriptRefused."""
    return tuple(_step(step) for step in steps)


def _step(step: Any) -> Key:
    if step == NO_INPUT:
        return Key.NO_INPUT
    key = Key.parse(step) if isinstance(step, str) else None
    if key is None or not key.is_pressed:
        raise ScriptRefused(phrase("“{step}” is neither a key nor no_input.", step=str(step)[:40]))
    return key


def step_text(key: Key) -> str:
    """A step as a record spells it."""
    return NO_INPUT if key is Key.NO_INPUT else key.value


def parse(record: Any) -> Script:
    """A test of the tree's file. Raises ScriptRefused; fields that are not known are ignored."""
    if not isinstance(record, Mapping):
        raise ScriptRefused(phrase("A test needs a name, steps and what to expect."))
    name, steps, expect = record.get("name"), record.get("steps"), record.get("expect")
    if not isinstance(name, str) or not isinstance(steps, list | tuple) or not isinstance(expect, Mapping):
        raise ScriptRefused(phrase("A test needs a name, steps and what to expect."))
    action = expect.get("action")
    if action not in ACTIONS:
        raise ScriptRefused(phrase("“{action}” is not a way for a call to end.", action=str(action)[:40]))
    texts = {key: expect.get(key) for key in ("node", "queue_id", "phone_number")}
    within = expect.get("within_s")
    if not all(v is None or isinstance(v, str) for v in texts.values()):
        raise ScriptRefused(phrase("What a test expects must be texts."))
    if within is not None and (isinstance(within, bool) or not isinstance(within, int | float)):
        raise ScriptRefused(phrase("The time a test allows must be a number of seconds."))
    return Script(name, parse_steps(steps), Expected(action, within_s=within, **texts))


def to_record(script: Script) -> dict[str, Any]:
    """The record that `parse` reads."""
    expect: dict[str, Any] = {"action": script.expect.action}
    for key in ("node", "queue_id", "phone_number", "within_s"):
        value = getattr(script.expect, key)
        if value is not None:
            expect[key] = value
    return {"name": script.name, "steps": [step_text(k) for k in script.steps], "expect": expect}


def play(tree: IvrTree, timing: Timing, steps: Sequence[Key]) -> Played:
    """Play a call; steps after its end are left over. Raises LookupError for a tree without an entry."""
    call, first = begin(tree, timing)
    effects = list(first)
    for place, key in enumerate(steps):
        if call.is_over:
            return Played(call, tuple(effects), len(steps) - place)
        call, more = do_step(tree, timing, call, key)
        effects += more
    return Played(call, tuple(effects), 0)


def expectation(call: Call) -> Expected:
    """What a test recorded from this call would expect."""
    if not call.is_over:
        return Expected(WAITING, node=call.node)
    found = Expected(call.end.value if call.end is not None else WAITING)
    if call.destination is not None and call.destination.kind is DestinationKind.QUEUE:
        return replace(found, queue_id=call.destination.value)
    if call.destination is not None and call.destination.kind is DestinationKind.PHONE:
        return replace(found, phone_number=call.destination.value)
    return found


def run(tree: IvrTree, timing: Timing, script: Script) -> ScriptResult:
    """Play one test and compare."""
    try:
        played = play(tree, timing, script.steps)
    except LookupError:
        return ScriptResult(script.name, error=phrase("The tree does not say at which node calls begin."))
    return ScriptResult(script.name, tuple(_failures(tree, script.expect, played)), None, played)


def run_all(tree: IvrTree, timing: Timing) -> list[ScriptResult]:
    """Run every test of the tree's file. A record that is no test is an error of that test."""
    results: list[ScriptResult] = []
    for number, record in enumerate(tree.tests, 1):
        try:
            script = parse(record)
        except ScriptRefused as refused:
            name = record.get("name") if isinstance(record, Mapping) else None
            results.append(
                ScriptResult(name if isinstance(name, str) else f"test {number}", error=refused.reason)
            )
            continue
        results.append(run(tree, timing, script))
    return results


def _failures(tree: IvrTree, expect: Expected, played: Played) -> list[Phrase]:
    call = played.call
    found: list[Phrase] = []
    ended = call.end.value if call.end is not None else WAITING
    if ended != expect.action:
        found.append(
            phrase(
                "The end should be {wanted} but is {found}.",
                wanted=ENDS.get(expect.action, expect.action),
                found=ENDS.get(ended, ended),
            )
        )
    elif played.unused_steps:
        found.append(
            phrase("The call was over a step early.")
            if played.unused_steps == 1
            else phrase("The call was over {count} steps early.", count=played.unused_steps)
        )
    if expect.node is not None and call.node != expect.node:
        node = tree.nodes.get(call.node)
        name = node.name if node is not None else call.node
        found.append(phrase("The call ended at “{found}”.", found=name))
    for kind, target in (
        (DestinationKind.QUEUE, expect.queue_id),
        (DestinationKind.PHONE, expect.phone_number),
    ):
        value = _value(call.destination, kind)
        if target is not None and (value is None or value.lstrip("+") != target.lstrip("+")):
            found.append(
                phrase(
                    "The call should reach {wanted} but reached {found}.", wanted=target, found=value or "—"
                )
            )
    if expect.within_s is not None and call.at_s > expect.within_s:
        found.append(
            phrase(
                "It took {found} s; {wanted} s are allowed.",
                found=round(call.at_s, 1),
                wanted=expect.within_s,
            )
        )
    return found


def _value(destination: Destination | None, kind: DestinationKind) -> str | None:
    return destination.value if destination is not None and destination.kind is kind else None
