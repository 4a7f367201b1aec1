"""Where a queue, a number, a recording or a voice is used, in all trees at hand. No widgets."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from ivr_designer.domain.ids import KeypressId, TreeId
from ivr_designer.domain.keypresses import DestinationKind, Vertex
from ivr_designer.domain.nodes import DEFAULT_VOICE, Node, PlayPrompt, TalkPrompt
from ivr_designer.domain.tree import IvrTree
from ivr_designer.sync.contract import Account
from ivr_designer.ui.labels import (
    VOICES,
    clean_phone,
    fold,
    keypress_label,
    node_icon,
    phone_label,
    queue_names,
)
from ivr_designer.ui.text import tr


class ThingKind(StrEnum):
    """What can be looked for."""

    QUEUE = "queue"
    NUMBER = "number"
    RECORDING = "recording"
    VOICE = "voice"


class Thing(NamedTuple):
    """A queue by id, a number by its digits, a recording by its file, a voice by its name."""

    kind: ThingKind
    value: str


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
    """What people call it; an id that the account does not list stays as it is."""
    match thing.kind:
        case ThingKind.QUEUE:
            return queue_names(account).get(thing.value, thing.value)
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
        for node in tree.nodes.values():
            for thing in of_node(node):
                use = Use(tree_id, tree.name, node.id, node.name, node_icon(node))
                found.setdefault(thing, []).append(use)
            for keypress in tree.keypresses_of(node.id):
                for thing in dict.fromkeys(of_keypress(tree, keypress.id)):
                    key = keypress_label(tree, keypress, queues)
                    label = tr("{node}: {key}").format(node=node.name, key=key)
                    use = Use(tree_id, tree.name, keypress.id, label, "keypad")
                    found.setdefault(thing, []).append(use)
    kinds = list(ThingKind)
    order = sorted(found, key=lambda t: (kinds.index(t.kind), fold(thing_label(t, account)), t.value))
    return {thing: found[thing] for thing in order}


def _listed(account: Account) -> Iterator[Thing]:
    yield from (Thing(ThingKind.QUEUE, q.id) for q in account.queues or ())
    yield from (Thing(ThingKind.NUMBER, clean_phone(n.number)) for n in account.numbers or ())
    yield from (Thing(ThingKind.RECORDING, r.file) for r in account.recordings or ())


def of_node(node: Node) -> Iterator[Thing]:
    """The voice or the recording of a node; a node that names no voice has the server's."""
    match node.prompt:
        case TalkPrompt(voice=voice):
            yield Thing(ThingKind.VOICE, voice or DEFAULT_VOICE)
        case PlayPrompt(file=file) if file:
            yield Thing(ThingKind.RECORDING, file)


def of_vertex(tree: IvrTree, vertex: Vertex) -> Iterator[Thing]:
    """What a box stands for."""
    match vertex:
        case (DestinationKind.QUEUE, str(value)) if value:
            yield Thing(ThingKind.QUEUE, value)
        case (DestinationKind.PHONE, str(value)) if value:
            yield Thing(ThingKind.NUMBER, clean_phone(value))
        case str() if vertex in tree.nodes:
            yield from of_node(tree.nodes[vertex])


def of_keypress(tree: IvrTree, keypress: KeypressId) -> Iterator[Thing]:
    """The queue or number a keypress leads to, and the number it shows."""
    found = tree.keypresses[keypress]
    if found.destination is not None:
        yield from of_vertex(tree, found.destination)
    if found.from_number and found.destination is not None:
        yield Thing(ThingKind.NUMBER, clean_phone(found.from_number))


def _played(thing: Thing, account: Account) -> Iterator[Use]:
    if thing.kind is not ThingKind.NUMBER:
        return
    playing = {n.tree for n in account.numbers or () if n.plays_tree and clean_phone(n.number) == thing.value}
    for row in account.trees:
        if row.remote_id is not None and row.remote_id in playing:
            yield Use(row.id, row.name, None, tr("The number plays this tree"), "number")
