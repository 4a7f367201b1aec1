"""One call as values: a state, what the caller does, and the next state. Nothing here waits or keeps time.

The clock is virtual: `advance` moves a call on by any number of seconds. A node plays its prompt `loop_count`
times, each after its silence of `delay_ms`, then waits `keypress_timeout_s` for a key; silence after that is
"no input". With barge-in a key counts from the first second, without it a key pressed during the prompt is
lost. What happens where a node does not say is not documented, so the call then ends as UNDEFINED.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Destination, DestinationKind, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import Node
from ivr_designer.domain.tree import IvrTree

_IN_TIME = 0.999
"""The share of the time to press a key after which a caller who reacts late still presses."""

_LONGEST_S = 86_400.0
_SHORTEST_WAIT_S = 0.1
"""A wait takes at least this long: a key can be pressed, and a clock gets round a loop of empty prompts."""


class Timing(Protocol):
    """How long single prompts take; `validation.timing.TimeModel` is one."""

    def prompt_s(self, node: Node) -> float:
        """One playing of the prompt in seconds, the silence before it included."""
        ...

    def heard_s(self, node: Node, key: Key) -> float:
        """Seconds from the start of the prompt until a listening caller presses `key`."""
        ...


class Phase(StrEnum):
    """What the caller meets: a prompt being played, the wait for a key, or the end."""

    PROMPT = "prompt"
    WAITING = "waiting"
    ENDED = "ended"


class End(StrEnum):
    """How a call ended. LOST led to something that is not there, UNDEFINED to nothing that was said."""

    QUEUE = "queue"
    PHONE = "phone"
    STOP = "stop"
    VOICEMAIL = "voicemail"
    SMS = "sms"
    LOST = "lost"
    UNDEFINED = "undefined"


class Happening(StrEnum):
    """What there is to tell about a step."""

    ENTERED = "entered"
    PLAYING = "playing"
    WAITING = "waiting"
    PRESSED = "pressed"
    TOO_EARLY = "too_early"
    WRONG_KEY = "wrong_key"
    SILENCE = "silence"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing that happened, at `at_s` seconds of the call. `round` counts playings from 1."""

    what: Happening
    at_s: float
    node: NodeId
    key: Key | None = None
    keypress: KeypressId | None = None
    round: int = 1
    destination: Destination | None = None
    end: End | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """A call at one moment. `at_s` is since it began, `left_s` until the phase ends by itself."""

    node: NodeId
    phase: Phase
    at_s: float = 0.0
    left_s: float = 0.0
    round: int = 1
    end: End | None = None
    destination: Destination | None = None

    @property
    def is_over(self) -> bool:
        """True once the call has ended or left the tree."""
        return self.phase is Phase.ENDED


Step = tuple[Call, tuple[Effect, ...]]

_ENDS = {
    DestinationKind.QUEUE: End.QUEUE,
    DestinationKind.PHONE: End.PHONE,
    DestinationKind.STOP: End.STOP,
    DestinationKind.VOICEMAIL: End.VOICEMAIL,
    DestinationKind.SMS: End.SMS,
}
_NEED_VALUE = {DestinationKind.QUEUE, DestinationKind.PHONE}


def begin(tree: IvrTree, timing: Timing) -> Step:
    """A call that has just been answered by the entry node. Raises LookupError for a tree without one."""
    if tree.root is None or tree.root not in tree.nodes:
        raise LookupError("the tree has no entry node")
    return _enter(tree, timing, tree.root, 0.0)


def _enter(tree: IvrTree, timing: Timing, node: NodeId, at_s: float) -> Step:
    call = Call(node, Phase.PROMPT, at_s, timing.prompt_s(tree.nodes[node]))
    return call, (Effect(Happening.ENTERED, at_s, node), Effect(Happening.PLAYING, at_s, node))


def press(tree: IvrTree, timing: Timing, call: Call, key: Key) -> Step:
    """The caller presses one of the twelve keys now. Nothing happens after the end.

    Raises ValueError for "no input" and "no match", which nobody can press.
    """
    if not key.is_pressed:
        raise ValueError("this is not a key on a phone")
    if call.is_over:
        return call, ()
    node = tree.nodes.get(call.node)
    if node is None:
        return _over(call, End.LOST, None)
    if call.phase is Phase.PROMPT and not node.barge_in:
        return call, (Effect(Happening.TOO_EARLY, call.at_s, call.node, key),)
    keypress = tree.keypress_at(call.node, key)
    if keypress is not None:
        pressed = Effect(Happening.PRESSED, call.at_s, call.node, key, keypress.id)
        return _follow(tree, timing, call, keypress, pressed)
    keypress = tree.keypress_at(call.node, Key.NO_MATCH)
    wrong = Effect(Happening.WRONG_KEY, call.at_s, call.node, key, keypress.id if keypress else None)
    return _follow(tree, timing, call, keypress, wrong)


def _follow(tree: IvrTree, timing: Timing, call: Call, keypress: Keypress | None, said: Effect) -> Step:
    """Carry out a keypress; None stands for what nobody defined."""
    if keypress is None:
        call, effects = _over(call, End.UNDEFINED, None)
        return call, (said, *effects)
    target = tree.target(keypress)
    if not isinstance(target, Destination):
        call, effects = _enter(tree, timing, target, call.at_s)
        return call, (said, *effects)
    end = _ENDS.get(target.kind, End.LOST)
    if target.kind in _NEED_VALUE and not target.value:
        end = End.LOST
    call, effects = _over(call, end, target)
    return call, (said, *effects)


def _over(call: Call, end: End, destination: Destination | None) -> Step:
    over = replace(call, phase=Phase.ENDED, left_s=0.0, end=end, destination=destination)
    return over, (Effect(Happening.ENDED, call.at_s, call.node, destination=destination, end=end),)


def advance(tree: IvrTree, timing: Timing, call: Call, seconds: float) -> Step:
    """Let `seconds` (a day at most) pass: prompts play, repeat, wait, and silence takes its way."""
    effects: list[Effect] = []
    left = min(max(0.0, seconds), _LONGEST_S)
    while not call.is_over and left >= call.left_s:
        left -= call.left_s
        call, more = _phase_ends(tree, timing, replace(call, at_s=call.at_s + call.left_s, left_s=0.0))
        effects += more
    if not call.is_over:
        call = replace(call, at_s=call.at_s + left, left_s=call.left_s - left)
    return call, tuple(effects)


def _phase_ends(tree: IvrTree, timing: Timing, call: Call) -> Step:
    node = tree.nodes.get(call.node)
    if node is None:
        return _over(call, End.LOST, None)
    if call.phase is Phase.PROMPT and call.round < node.loop_count:
        again = replace(call, round=call.round + 1, left_s=timing.prompt_s(node))
        return again, (Effect(Happening.PLAYING, call.at_s, call.node, round=again.round),)
    if call.phase is Phase.PROMPT:
        wait = max(float(node.keypress_timeout_s), _SHORTEST_WAIT_S)
        waiting = replace(call, phase=Phase.WAITING, left_s=wait)
        return waiting, (Effect(Happening.WAITING, call.at_s, call.node, round=call.round),)
    keypress = tree.keypress_at(call.node, Key.NO_INPUT)
    silence = Effect(Happening.SILENCE, call.at_s, call.node, Key.NO_INPUT, keypress.id if keypress else None)
    return _follow(tree, timing, call, keypress, silence)


def stay_silent(tree: IvrTree, timing: Timing, call: Call) -> Step:
    """Let time pass until silence has taken its way at this node (or the call is over)."""
    return _until(tree, timing, call, lambda effect: effect.what is Happening.SILENCE)


def listen(tree: IvrTree, timing: Timing, call: Call, key: Key) -> Step:
    """Let time pass until a listening caller would press `key`: once it is named, or when the node waits.

    A call that is further already stays where it is.
    """
    node = tree.nodes.get(call.node)
    if node is None or call.phase is not Phase.PROMPT:
        return call, ()
    if not node.barge_in:
        call, before = _until(tree, timing, call, lambda effect: effect.what is Happening.WAITING)
        late = timing.heard_s(node, key) - max(1, node.loop_count) * timing.prompt_s(node)
        call, after = advance(tree, timing, call, min(max(0.0, late), _IN_TIME * call.left_s))
        return call, (*before, *after)
    elapsed = timing.prompt_s(node) - call.left_s
    wait = max(0.0, timing.heard_s(node, key) - elapsed) if call.round == 1 else 0.0
    # Whoever reacts after the prompt still presses in time: the wait for a key is part of the visit.
    patience = call.left_s + max(float(node.keypress_timeout_s), _SHORTEST_WAIT_S)
    return advance(tree, timing, call, min(wait, _IN_TIME * patience))


def _until(tree: IvrTree, timing: Timing, call: Call, is_it: Callable[[Effect], bool]) -> Step:
    effects: list[Effect] = []
    while not call.is_over:
        call, more = _phase_ends(tree, timing, replace(call, at_s=call.at_s + call.left_s, left_s=0.0))
        effects += more
        if any(is_it(effect) for effect in more):
            break
    return call, tuple(effects)


def do_step(tree: IvrTree, timing: Timing, call: Call, key: Key) -> Step:
    """One step of a script: a key pressed when it has been heard, or Key.NO_INPUT for silence."""
    if key is Key.NO_INPUT:
        return stay_silent(tree, timing, call)
    call, before = listen(tree, timing, call, key)
    if call.is_over:
        return call, before
    call, after = press(tree, timing, call, key)
    return call, (*before, *after)
