"""Where a queue, a number, a recording or a voice is used, in all trees at hand. No widgets."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ivr_designer.domain.ids import KeypressId, NodeId, TreeId
from ivr_designer.domain.keypresses import Vertex
from ivr_designer.domain.seeking import clean_phone, sort_key
from ivr_designer.domain.tree import IvrTree
from ivr_designer.domain.uses import Thing, ThingKind, uses_of
from ivr_designer.sync.contract import Account
from ivr_designer.ui.canvas.boxes import queue_words
from ivr_designer.ui.labels import (
    VOICES,
    keypress_label,
    node_icon,
    phone_label,
    queue_names,
)
from ivr_designer.ui.text import tr

ICONS = {
    ThingKind.QUEUE: "queue",
    ThingKind.NUMBER: "phone",
    ThingKind.RECORDING: "play",
    ThingKind.VOICE: "voice",
}


@dataclass(frozen=True, slots=True)
class Use:
    """One place. `item` is None where the whole tree is meant, as when a number plays it."""

    tree: TreeId
    tree_name: str
    item: Vertex | KeypressId | None
    label: str
    icon: str


def thing_label(thing: Thing, account: Account | None) -> str:
    """What people call it; an id that the account does not list is called unknown."""
    match thing.kind:
        case ThingKind.QUEUE:
            return queue_words(thing.value, queue_names(account))
        case ThingKind.NUMBER:
            return phone_label(thing.value)
        case ThingKind.VOICE:
            return tr(VOICES[thing.value]) if thing.value in VOICES else thing.value
        case ThingKind.RECORDING:
            titles = {r.file: r.title for r in account.recordings or ()} if account is not None else {}
            return titles.get(thing.value) or thing.value


def is_unknown(thing: Thing, account: Account | None) -> bool:
    """True for a queue or recording the contact center does not list, while its list is known."""
    if account is None:
        return False
    if thing.kind is ThingKind.QUEUE and account.queues is not None:
        return thing.value not in {q.id for q in account.queues}
    if thing.kind is ThingKind.RECORDING and account.recordings is not None:
        return thing.value not in {r.file for r in account.recordings}
    return False


def find_uses(trees: Mapping[TreeId, IvrTree], account: Account | None) -> dict[Thing, list[Use]]:
    """Everything the account lists or a tree uses, by kind and name, each with all its places."""
    found: dict[Thing, list[Use]] = {}
    if account is not None:
        for thing in _listed(account):
            found[thing] = list(_played(thing, account))
    queues = queue_names(account)
    for tree_id, tree in trees.items():
        for thing, item in uses_of(tree):
            found.setdefault(thing, []).append(_use(tree_id, tree, item, queues))
    kinds = list(ThingKind)
    order = sorted(found, key=lambda t: (kinds.index(t.kind), sort_key(thing_label(t, account)), t.value))
    return {thing: found[thing] for thing in order}


def _use(tree_id: TreeId, tree: IvrTree, item: NodeId | KeypressId, queues: Mapping[str, str]) -> Use:
    keypress = tree.keypresses.get(KeypressId(item))
    if keypress is None:
        node = tree.nodes[NodeId(item)]
        return Use(tree_id, tree.name, node.id, node.name, node_icon(node))
    key = keypress_label(tree, keypress, queues)
    label = tr("{node}: {key}").format(node=tree.nodes[keypress.node].name, key=key)
    return Use(tree_id, tree.name, keypress.id, label, "keypad")


def _listed(account: Account) -> Iterator[Thing]:
    yield from (Thing(ThingKind.QUEUE, q.id) for q in account.queues or ())
    yield from (Thing(ThingKind.NUMBER, clean_phone(n.number)) for n in account.numbers or ())
    yield from (Thing(ThingKind.RECORDING, r.file) for r in account.recordings or ())


def _played(thing: Thing, account: Account) -> Iterator[Use]:
    if thing.kind is not ThingKind.NUMBER:
        return
    playing = {n.tree for n in account.numbers or () if n.plays_tree and clean_phone(n.number) == thing.value}
    for row in account.trees:
        if row.remote_id is not None and row.remote_id in playing:
            yield Use(row.id, row.name, None, tr("The number plays this tree"), "number")
