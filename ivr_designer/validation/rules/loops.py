"""L: every call must come to an end, and find a person."""

from collections.abc import Iterator
from functools import lru_cache

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Action
from ivr_designer.domain.keys import Key
from ivr_designer.domain.phrases import phrase
from ivr_designer.validation.context import Context, NodeView
from ivr_designer.validation.finding import Fault, Severity
from ivr_designer.validation.moves import Leads
from ivr_designer.validation.registry import define, each_node_and_depth, whole_tree
from ivr_designer.validation.rules.mending import bind_person, ladder_fix
from ivr_designer.validation.shape import PASSIVE

define(
    "L01",
    Severity.ERROR,
    phrase("No trap"),
    phrase("A caller who gets here can only hang up: nothing ends the call or answers it."),
)
define(
    "L02",
    Severity.ERROR,
    phrase("Silence comes to an end"),
    phrase("The call goes round until the caller hangs up, and costs money meanwhile."),
    Severity.WARNING,
)
define(
    "L03",
    Severity.ERROR,
    phrase("A person can be reached"),
    phrase("Callers whose matter fits no option are left without help."),
)
define(
    "L04",
    Severity.WARNING,
    phrase("No hanging up on the confused"),
    phrase("Callers who say nothing or press a wrong key are the ones who need help most."),
)
define(
    "L05",
    Severity.WARNING,
    phrase("Enough tries, not too many"),
    phrase("One try is too hard on a caller who hesitates, and endless tries help nobody."),
)
define(
    "L06",
    Severity.WARNING,
    phrase("Not too far"),
    phrase("Callers give up long before so many steps."),
)


@whole_tree("L01", prompts=False)
def nobody_is_trapped(context: Context) -> Iterator[Fault]:
    """L01: a reachable node from which no call can end."""
    shape = context.shape
    for node in shape.came_by:
        if node not in shape.can_end:
            message = phrase("Callers who get to “{name}” can never leave.", name=context.name(node))
            fix = bind_person(context.views[node], Key.ZERO, context)
            yield Fault(message, (node,), fix=fix)


@whole_tree("L02", prompts=False)
def silence_ends(context: Context) -> Iterator[Fault]:
    """L02: a loop of silence (error), or of silence and wrong keys (warning)."""
    shape = context.shape
    silent = shape.silent_loops
    for loop in silent:
        yield _loop_fault(context, loop, frozenset({Key.NO_INPUT}))
    alone = {frozenset(loop) for loop in silent}
    for loop in shape.passive_loops:
        if frozenset(loop) not in alone or _has_wrong_key_loop(context, loop):
            yield _loop_fault(context, loop, PASSIVE)


def _has_wrong_key_loop(context: Context, loop: list[NodeId]) -> bool:
    inside = set(loop)
    return any(m.key is Key.NO_MATCH and m.node in inside for node in loop for m in context.views[node].moves)


def _loop_fault(context: Context, loop: list[NodeId], keys: frozenset[Key]) -> Fault:
    inside = set(loop)
    edges = tuple(
        m.keypress for n in loop for m in context.views[n].moves if m.key in keys and m.node in inside
    )
    can_mend = context.has_person and not context.views[loop[0]].node.is_read_only
    return _loop(tuple(loop), _names(context, loop), edges, Key.NO_MATCH in keys, can_mend)


@lru_cache(maxsize=8192)  # found again after every edit
def _loop(
    loop: tuple[NodeId, ...], names: str, edges: tuple[KeypressId, ...], wrong_keys: bool, can_mend: bool
) -> Fault:
    message = (
        phrase("A caller who keeps pressing wrong keys at “{name}” goes round for ever.", name=names)
        if wrong_keys
        else phrase("A caller who says nothing at “{name}” goes round for ever.", name=names)
    )
    return Fault(message, loop, edges, ladder_fix(loop[0]) if can_mend else None, high=wrong_keys)


def _names(context: Context, nodes: list[NodeId]) -> str:
    return " → ".join(context.name(n) for n in nodes[:4]) + (" …" if len(nodes) > 4 else "")


@whole_tree("L03", prompts=False)
def person_is_reachable(context: Context) -> Iterator[Fault]:
    """L03: a reachable node from which no person can be reached."""
    shape = context.shape
    for node in shape.came_by:
        if node not in shape.can_reach_person:
            message = phrase("No way leads from “{name}” to a person.", name=context.name(node))
            fix = bind_person(context.views[node], Key.ZERO, context)
            yield Fault(message, (node,), fix=fix)


@whole_tree("L04", prompts=False)
def confused_are_kept(context: Context) -> Iterator[Fault]:
    """L04: hanging up on a caller who only was silent or pressed wrong keys from the start."""
    for node in _passively_reached(context):
        view = context.views[node]
        for move in view.moves:
            keypress = context.tree.keypresses[move.keypress]
            if move.key in PASSIVE and keypress.action is Action.STOP:
                message = phrase(
                    "“{name}” hangs up on a caller who has not managed to press a key ({key}).",
                    name=view.name,
                    key=move.key.words,
                )
                yield Fault(message, (node,), (move.keypress,))


def _passively_reached(context: Context) -> list[NodeId]:
    shape = context.shape
    found = {} if shape.root is None else {shape.root: None}
    stack = list(found)
    while stack:
        for move in shape.moves[stack.pop()]:
            if move.key in PASSIVE and move.node is not None and move.node not in found:
                found[move.node] = None
                stack.append(move.node)
    return list(found)


@whole_tree("L05", prompts=False)
def tries_are_enough(context: Context) -> Iterator[Fault]:
    """L05: how many silences, or wrong keys, in a row lead to a person or an end."""
    low, high = context.settings.limit("L05.min"), context.settings.limit("L05.max")
    shape = context.shape
    for node in shape.came_by:
        for key in (Key.NO_INPUT, Key.NO_MATCH):
            move = context.views[node].move_on.get(key)
            if move is None or (move.node is None and low <= 1 <= high):
                continue  # most menus: at once to a person or an end
            arrivals = shape.sources[node]
            if node != shape.root and arrivals and all(m.key is key for m in arrivals):
                continue  # in the middle of a chain that is counted from its head
            steps = _steps(context, node, key)
            if steps is not None and not low <= steps <= high:
                message = phrase(
                    "From “{name}” it takes {count} × {key} to get out; wanted are {low} to {high}.",
                    name=context.name(node),
                    count=steps,
                    key=key.words,
                    low=round(low),
                    high=round(high),
                )
                yield Fault(message, (node,))


def _steps(context: Context, node: NodeId, key: Key) -> int | None:
    """Steps of `key` until a person or the end; None if the chain breaks off or never ends."""
    seen = {node}
    steps = 0
    while True:
        move = context.views[node].move_on.get(key)
        if move is None:
            return None
        steps += 1
        if move.node is None:
            return steps if move.leads is not Leads.OPEN else None
        if move.node in seen:
            return None
        node = move.node
        seen.add(node)


@each_node_and_depth("L06")
def nothing_is_too_far(view: NodeView, context: Context) -> Iterator[Fault]:
    """L06: a node whose shortest way from the entry is too long."""
    depth = context.shape.depth.get(view.id, 0)
    if depth > context.settings.limit("L06.steps"):
        message = phrase("“{name}” is {count} steps from the start.", name=view.name, count=depth)
        yield Fault(message, (view.id,))
