"""What happens in a simulated call, in words. No widgets."""

from collections.abc import Mapping, Sequence

from ivr_designer.domain.keys import Key
from ivr_designer.domain.tree import IvrTree
from ivr_designer.simulator.machine import Call, Effect, End, Happening, Phase
from ivr_designer.ui.labels import NO_QUEUES, destination_label, key_words
from ivr_designer.ui.text import tr
from ivr_designer.ui.time_words import seconds


def clock(value: float) -> str:
    """Time since the call began: 0:07, 12:30."""
    return f"{int(value) // 60}:{int(value) % 60:02}"


def step_words(steps: Sequence[Key]) -> str:
    """What a caller does: `1, say nothing, #`; that he only listens, without any."""
    words = [tr("say nothing") if key is Key.NO_INPUT else key.value for key in steps]
    return ", ".join(words) if words else tr("only listen")


def end_words(call: Call, queues: Mapping[str, str] = NO_QUEUES) -> str:
    """How a call ended."""
    if call.end is End.UNDEFINED:
        return tr("The tree does not say what happens now.")
    if call.end is End.LOST or call.destination is None:
        return tr("The call leads to something that is not there.")
    if call.end is End.STOP:
        return tr("The system hangs up.")
    return tr("The call goes to: {where}").format(where=destination_label(call.destination, queues))


def phase_words(tree: IvrTree, call: Call, queues: Mapping[str, str] = NO_QUEUES) -> str:
    """What the caller meets now."""
    if call.is_over:
        return end_words(call, queues)
    left = seconds(call.left_s)
    if call.phase is Phase.WAITING:
        return tr("Waits for a key: {left} left").format(left=left)
    node = tree.nodes.get(call.node)
    rounds = max(1, node.loop_count) if node is not None else 1
    words = tr("Prompt {round} of {rounds}: {left} left").format(round=call.round, rounds=rounds, left=left)
    if node is not None and not node.barge_in:
        words = tr("{words}. Keys do not work yet.").format(words=words)
    return words


def effect_words(tree: IvrTree, effect: Effect, queues: Mapping[str, str] = NO_QUEUES) -> str:
    """One thing that happened; empty for what goes without saying."""
    node = tree.nodes.get(effect.node)
    name = node.name if node is not None else effect.node
    key = key_words(effect.key) if effect.key is not None else ""
    match effect.what:
        case Happening.ENTERED:
            return tr("Comes to “{name}”").format(name=name)
        case Happening.PLAYING if effect.round > 1:
            return tr("Hears the prompt again ({round})").format(round=effect.round)
        case Happening.PRESSED:
            return tr("Presses: {key}").format(key=key)
        case Happening.WRONG_KEY:
            return tr("Presses a wrong key: {key}").format(key=key)
        case Happening.TOO_EARLY:
            return tr("Presses too early, which is lost: {key}").format(key=key)
        case Happening.SILENCE:
            return tr("Says nothing")
        case Happening.ENDED:
            over = Call(effect.node, Phase.ENDED, end=effect.end, destination=effect.destination)
            return end_words(over, queues)
    return ""
