"""S: what must be whole before anything else can be said about a tree."""

from collections import defaultdict
from collections.abc import Container, Iterator
from dataclasses import replace
from functools import lru_cache

from ivr_designer.domain.edit import Edit
from ivr_designer.domain.edits import RemoveKeypress, RemoveNode, SetRoot, UpdateNode
from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.keypresses import Action, Destination, DestinationKind, Keypress
from ivr_designer.domain.nodes import PlayPrompt, UnknownPrompt
from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.tree import IvrTree
from ivr_designer.domain.wanted import queue_id_of, wanted_name
from ivr_designer.validation.context import Context, NodeView
from ivr_designer.validation.finding import Fault, Severity
from ivr_designer.validation.registry import define, each_node, whole_tree
from ivr_designer.validation.rules.mending import Deferred, set_keypress

define(
    "S01",
    Severity.ERROR,
    phrase("Entry node"),
    phrase("Without an entry node a call has nowhere to begin."),
)
define(
    "S02",
    Severity.ERROR,
    phrase("Key leads to a node"),
    phrase("A caller who takes this key is lost: nobody knows what the contact center does then."),
)
define(
    "S03",
    Severity.WARNING,
    phrase("Reachable"),
    phrase("No caller can ever hear it, so it is either forgotten or not connected yet."),
)
define(
    "S04",
    Severity.ERROR,
    phrase("Dead end"),
    phrase("Callers hear the prompt and then nothing is defined to happen."),
)
define(
    "S05",
    Severity.ERROR,
    phrase("One action per key"),
    phrase("Which of the two the contact center takes is not documented."),
)
define(
    "S06",
    Severity.ERROR,
    phrase("Action is complete"),
    phrase("The action cannot be carried out without its target."),
)
define(
    "S07",
    Severity.ERROR,
    phrase("Known to the account"),
    phrase("The contact center does not list it, so the call or the recording will fail."),
)
define(
    "S08",
    Severity.WARNING,
    phrase("No leftovers"),
    phrase("Values of another action do nothing now and mislead whoever reads them later."),
)
define(
    "S09",
    Severity.ERROR,
    phrase("Action is available"),
    phrase("The service announces this action as coming soon; until then it may do nothing."),
)
define(
    "S10",
    Severity.INFO,
    phrase("Known kind of node"),
    phrase(
        "It was made with a feature that the documented interface does not offer, so it is never changed."
    ),
)
define(
    "S11",
    Severity.WARNING,
    phrase("Clear names"),
    phrase("In lists and reports nodes are told apart by their names."),
)
define(
    "S12",
    Severity.INFO,
    phrase("Used by a number"),
    phrase("No caller gets here until a number plays this tree."),
)
define(
    "S13",
    Severity.ERROR,
    phrase("Numbers play a tree"),
    phrase("Callers of this number meet no menu although it is set to play one."),
)
define(
    "S14",
    Severity.INFO,
    phrase("No twins"),
    phrase("Two nodes that say and do the same can be one, which is less to keep right."),
)


@whole_tree("S01", prompts=False)
def root_is_set(context: Context) -> Iterator[Fault]:
    """S01: the entry node is missing or not in the tree."""
    tree = context.tree
    if tree.root in tree.nodes:
        return
    first = next(iter(tree.nodes), None)
    fix = SetRoot(first) if first is not None and not tree.root_fixed else None
    if first is None:
        message = phrase("The tree has no nodes yet.")
    elif tree.root is None:
        message = phrase("The tree does not say at which node calls begin.")
    else:
        message = phrase("Calls begin at a node that is not in this tree.")
    yield Fault(message, fix=fix)


@each_node("S02")
def target_exists(view: NodeView, context: Context) -> Iterator[Fault]:
    """S02: a key leads to a node that is not in this tree."""
    for keypress in view.keypresses:
        target = context.target(keypress)
        is_gone = isinstance(target, Destination) and target.kind is DestinationKind.MISSING
        if is_gone and keypress.next_node:
            message = phrase(
                "Key {key} of “{name}” leads to a node that is not in this tree.",
                key=keypress.key.words,
                name=view.name,
            )
            yield Fault(message, (view.id,), (keypress.id,), _remove(view, keypress))


@whole_tree("S03", prompts=False)
def node_is_reachable(context: Context) -> Iterator[Fault]:
    """S03: no way leads from the entry node to a node."""
    tree = context.tree
    if tree.root not in tree.nodes:
        return
    twins = any(view.has_twins for view in context.views.values())
    reached = tree.reachable() if twins else context.shape.came_by
    for node in tree.nodes.values():
        if node.id not in reached:
            yield _unreachable(node.id, node.name)


@lru_cache(maxsize=8192)  # found again after every edit
def _unreachable(node: NodeId, name: str) -> Fault:
    def make(tree: IvrTree) -> Edit:
        if node in tree.reachable():
            raise LookupError(node)  # callers get there since
        return RemoveNode(node)

    fix = Deferred(RemoveNode(node).text, make, (node,))
    return Fault(phrase("Callers cannot get to “{name}”.", name=name), (node,), fix=fix)


@each_node("S04")
def node_has_keys(view: NodeView, _: Context) -> Iterator[Fault]:
    """S04: a node without any keypress."""
    if not view.keypresses and not view.node.is_read_only:
        yield Fault(phrase("“{name}” leads nowhere: it has no keys.", name=view.name), (view.id,))


@each_node("S05")
def keys_are_single(view: NodeView, _: Context) -> Iterator[Fault]:
    """S05: a key bound twice on one node."""
    seen: dict[str, Keypress] = {}
    for keypress in view.keypresses:
        first = seen.setdefault(keypress.key, keypress)
        if first is not keypress:
            message = phrase("“{name}” uses key {key} twice.", name=view.name, key=keypress.key.words)
            yield Fault(message, (view.id,), (keypress.id, first.id), RemoveKeypress(keypress.id))


@each_node("S06")
def action_is_complete(view: NodeView, _: Context) -> Iterator[Fault]:
    """S06: an action without the target it needs."""
    for keypress in view.keypresses:
        match keypress.action:
            case Action.QUEUE if name := wanted_name(keypress.queue_id):
                what = phrase("a queue for “{queue}”", queue=name)
            case Action.QUEUE if not keypress.queue_id:
                what = phrase("a queue")
            case Action.PHONE if not keypress.phone_number:
                what = phrase("a phone number")
            case Action.NEXT_NODE if not keypress.next_node:
                what = phrase("a node to go to")
            case _:
                continue
        message = phrase(
            "Key {key} of “{name}” needs {what}.", key=keypress.key.words, name=view.name, what=what
        )
        yield Fault(message, (view.id,), (keypress.id,))


@each_node("S07")
def account_has_it(view: NodeView, context: Context) -> Iterator[Fault]:
    """S07: a queue or recording that the account does not list. Unknown lists find nothing."""
    queues, recordings = context.facts.queues, context.facts.recordings
    for keypress in view.keypresses:
        named = queue_id_of(keypress)
        if queues is not None and named and named not in queues:
            message = phrase(
                "Key {key} of “{name}” leads to queue {queue}, which the contact center does not have.",
                key=keypress.key.words,
                name=view.name,
                queue=named,
            )
            yield Fault(message, (view.id,), (keypress.id,))
    prompt = view.node.prompt
    if (
        isinstance(prompt, PlayPrompt)
        and recordings is not None
        and prompt.file
        and prompt.file not in recordings
    ):
        message = phrase(
            "“{name}” plays {file}, which was not uploaded to this contact center.",
            name=view.name,
            file=prompt.file,
        )
        yield Fault(message, (view.id,))


@each_node("S08")
def no_leftovers(view: NodeView, context: Context) -> Iterator[Fault]:
    """S08: values that belong to another action than the one chosen."""
    for keypress in view.keypresses:
        if keypress.action is Action.UNKNOWN:
            continue
        if _has_leftovers(keypress):
            message = phrase(
                "Key {key} of “{name}” still carries values of another action.",
                key=keypress.key.words,
                name=view.name,
            )
            target = context.target(keypress)
            dangling = isinstance(target, Destination) and target.kind is DestinationKind.MISSING
            fix = None if dangling else set_keypress(view, keypress, **_without_leftovers(keypress))
            yield Fault(message, (view.id,), (keypress.id,), fix)


def _has_leftovers(keypress: Keypress) -> bool:
    action = keypress.action
    return (
        (keypress.next_node is not None and action is not Action.NEXT_NODE)
        or (keypress.queue_id is not None and action is not Action.QUEUE)
        or (keypress.sms is not None and action is not Action.SMS)
        or (action is not Action.PHONE and (keypress.phone_number, keypress.from_number) != (None, None))
    )


def _without_leftovers(keypress: Keypress) -> dict[str, object]:
    """The fields that only other actions use, emptied."""
    owners = {
        "next_node": Action.NEXT_NODE,
        "queue_id": Action.QUEUE,
        "phone_number": Action.PHONE,
        "from_number": Action.PHONE,
        "sms": Action.SMS,
    }
    return {name: None for name, owner in owners.items() if owner is not keypress.action}


_ANNOUNCED = {Action.VOICEMAIL: phrase("voicemail"), Action.SMS: phrase("a text message")}


@each_node("S09")
def action_is_available(view: NodeView, context: Context) -> Iterator[Fault]:
    """S09: voicemail or SMS while the service announces them only."""
    for keypress in view.keypresses:
        what = _ANNOUNCED.get(keypress.action)
        if what is not None and keypress.action.name.lower() not in context.settings.live_actions:
            message = phrase(
                "Key {key} of “{name}” leads to {what}, which the service does not offer yet.",
                key=keypress.key.words,
                name=view.name,
                what=what,
            )
            yield Fault(message, (view.id,), (keypress.id,))


@each_node("S10")
def kind_is_known(view: NodeView, _: Context) -> Iterator[Fault]:
    """S10: a node of a mode this program does not know."""
    if isinstance(view.node.prompt, UnknownPrompt):
        message = phrase(
            "“{name}” is of the kind “{mode}”, which is shown but never changed.",
            name=view.name,
            mode=view.node.prompt.mode,
        )
        yield Fault(message, (view.id,))


@whole_tree("S11", prompts=False, moves=False)
def names_are_clear(context: Context) -> Iterator[Fault]:
    """S11: an empty name, or one that another node has too."""
    by_name: dict[str, list[NodeView]] = defaultdict(list)
    for view in context.views.values():
        by_name[view.name.strip().casefold()].append(view)
    for name, views in by_name.items():
        if not name:
            for view in views:
                yield Fault(phrase("A node has no name."), (view.id,))
            continue
        for number, view in enumerate(views[1:], 2):
            message = phrase("Two nodes are called “{name}”.", name=view.name)
            fresh = _free_name(view.name.strip(), number, by_name)
            fix = None if view.node.is_read_only else _rename(view.id, fresh)
            yield Fault(message, (view.id, views[0].id), fix=fix)


def _rename(node: NodeId, name: str) -> Edit:
    return Deferred(
        phrase("Rename to “{name}”", name=name),
        lambda tree: UpdateNode(replace(tree.nodes[node], name=name)),
    )


def _free_name(name: str, number: int, taken: Container[str]) -> str:
    while f"{name} {number}".casefold() in taken:
        number += 1
    return f"{name} {number}"


@whole_tree("S12", prompts=False)
def number_plays_tree(context: Context) -> Iterator[Fault]:
    """S12: no number plays this tree. Only for a tree on a server whose numbers are known."""
    facts = context.facts
    if facts.numbers is None or facts.tree is None:
        return
    if not any(n.plays_tree and n.tree == facts.tree for n in facts.numbers):
        yield Fault(phrase("No phone number plays this tree."))


@whole_tree("S13", prompts=False)
def numbers_play_something(context: Context) -> Iterator[Fault]:
    """S13: a number is set to play a tree, and names none or one that is not there."""
    for number in context.facts.numbers or ():
        if not number.plays_tree:
            continue
        if not number.tree:
            yield Fault(phrase("Number {number} should play a tree but names none.", number=number.number))
        elif context.facts.trees is not None and number.tree not in context.facts.trees:
            yield Fault(
                phrase("Number {number} plays a tree that does not exist any more.", number=number.number)
            )


@whole_tree("S14")
def no_twins(context: Context) -> Iterator[Fault]:
    """S14: two nodes with the same prompt, settings and keys. The root may keep its twin."""
    seen: dict[object, NodeView] = {}
    for view in context.views.values():
        if not view.keypresses or view.node.is_read_only:
            continue
        first = seen.setdefault(view.behaviour, view)
        if first is not view:
            message = phrase(
                "“{name}” says and does the same as “{other}”.", name=view.name, other=first.name
            )
            yield Fault(message, (view.id, first.id))


def _remove(view: NodeView, keypress: Keypress) -> Edit | None:
    return None if view.node.is_read_only else RemoveKeypress(keypress.id)
