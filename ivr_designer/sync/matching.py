"""Which node of a file is which node of the contact center, where each has ids of its own. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from ivr_designer.domain.ids import KeypressId, NodeId, new_keypress_id, new_node_id
from ivr_designer.domain.keypresses import Action, Destination, Keypress, Vertex
from ivr_designer.domain.nodes import Node, PlayPrompt
from ivr_designer.domain.tree import Position, TreeContent
from ivr_designer.storage.codec import OWN_FIELD
from ivr_designer.storage.remote import RemoteIds

CONFIRMED = "from_numbers_taken"
"""A field of our own in the file: which number is shown on calls, by the server's id of the keypress."""


@dataclass(frozen=True, slots=True)
class Renaming:
    """Ids on one side to ids on the other. What is not in it keeps its id."""

    nodes: Mapping[NodeId, NodeId]
    keys: Mapping[KeypressId, KeypressId]

    def node(self, node: NodeId) -> NodeId:
        """The other side's id of a node."""
        return self.nodes.get(node, node)

    def vertex(self, vertex: Vertex) -> Vertex:
        """The other side's id of a box."""
        return vertex if isinstance(vertex, Destination) else self.node(vertex)

    def content(self, content: TreeContent) -> TreeContent:
        """The content with the other side's ids."""
        nodes = {self.node(n.id): replace(n, id=self.node(n.id)) for n in content.nodes.values()}
        presses = [self._keypress(k) for k in content.keypresses.values()]
        return replace(
            content,
            root=None if content.root is None else self.node(content.root),
            nodes=nodes,
            keypresses={k.id: k for k in presses},
            positions={self.vertex(v): p for v, p in content.positions.items()},
        )

    def _keypress(self, press: Keypress) -> Keypress:
        return replace(
            press,
            id=self.keys.get(press.id, press.id),
            node=self.node(press.node),
            next_node=None if press.next_node is None else self.node(press.next_node),
        )

    def back(self) -> "Renaming":
        """The way back."""
        return Renaming({v: k for k, v in self.nodes.items()}, {v: k for k, v in self.keys.items()})


def onto(file: TreeContent, ids: RemoteIds, here: TreeContent, known: Mapping[str, str]) -> Renaming:
    """From the file's ids to those of the tree as it is `here`; `known` has the remote ids of things here.

    A node is the same one if the remote id says so, or else if it has the same id here. A keypress is the
    same one by its remote id, or else if it is the same key of the same node.
    """
    by_remote = {remote: own for own, remote in known.items()}
    nodes: dict[NodeId, NodeId] = {}
    taken: set[str] = set()
    for node in file.nodes:
        own = NodeId(by_remote.get(ids.nodes.get(node, ""), ""))
        if own in here.nodes and own not in taken:
            nodes[node] = own
            taken.add(own)
    for node in file.nodes:
        if node not in nodes:
            nodes[node] = node if node not in taken else new_node_id()
            taken.add(nodes[node])
    return Renaming(nodes, _keys_onto(file, ids, here, by_remote, nodes))


def _keys_onto(
    file: TreeContent,
    ids: RemoteIds,
    here: TreeContent,
    by_remote: Mapping[str, str],
    nodes: Mapping[NodeId, NodeId],
) -> dict[KeypressId, KeypressId]:
    places: dict[tuple[NodeId, str], list[KeypressId]] = {}
    for press in here.keypresses.values():
        places.setdefault((press.node, press.key.value), []).append(press.id)
    keys: dict[KeypressId, KeypressId] = {}
    taken: set[KeypressId] = set()
    for press in file.keypresses.values():
        own = KeypressId(by_remote.get(ids.keypresses.get(press.id, ""), ""))
        there = here.keypresses.get(own)
        if there is not None and there.node == nodes[press.node] and own not in taken:
            keys[press.id] = own
            taken.add(own)
    for press in file.keypresses.values():
        if press.id not in keys:
            free = [k for k in places.get((nodes[press.node], press.key.value), ()) if k not in taken]
            keys[press.id] = free[0] if free else new_keypress_id()
            taken.add(keys[press.id])
    return keys


def wanted_of(file: TreeContent, ids: RemoteIds, here: TreeContent, renaming: Renaming) -> TreeContent:
    """The file's content in the ids of `here`, without caller numbers that it knows to be there and that no
    list shows, and with those that are known here and not in the file: it may come from such a list.
    """
    confirmed = _confirmed(file)
    presses = {}
    for press in file.keypresses.values():
        there = here.keypresses.get(renaming.keys[press.id])
        remote = ids.keypresses.get(press.id)
        unknown = there is not None and there.from_number is None
        if unknown and remote in confirmed and confirmed[remote] == press.from_number:
            press = replace(press, from_number=None)  # noqa: PLW2901 - the one without
        else:
            press = _with_number_of(press, there)  # noqa: PLW2901 - the one with it
        presses[press.id] = press
    return renaming.content(replace(file, keypresses=presses))


def _with_number_of(press: Keypress, known: Keypress | None) -> Keypress:
    """The keypress with the caller number that is `known`, if it says none: absent is not cleared."""
    if known is None or press.from_number is not None:
        return press
    both_call = press.action is known.action is Action.PHONE
    return replace(press, from_number=known.from_number) if both_call else press


def _confirmed(file: TreeContent) -> dict[str, str]:
    own = file.extra.get(OWN_FIELD)
    found = own.get(CONFIRMED) if isinstance(own, dict) else None
    return dict(found) if isinstance(found, dict) else {}


def remote_ids(
    base_url: str, project: str | None, known: Mapping[str, str], out: Renaming, tree: str
) -> RemoteIds:
    """What the file should know of the server.

    `known` are remote ids by our ids, `out` leads from our ids to the file's, `tree` is our id of the tree.
    """
    nodes = {file: known[own] for own, file in out.nodes.items() if own in known}
    keys = {file: known[own] for own, file in out.keys.items() if own in known}
    is_number = project is not None and re.fullmatch("[0-9]{1,15}", project) is not None
    number = int(project) if project is not None and is_number else project
    return RemoteIds(base_url, number, known.get(tree), nodes, keys)


def by_remote_id(content: TreeContent, known: Mapping[str, str], stranger: str) -> Renaming:
    """A pulled node is called what the server calls it, so that pulling twice gives the same file.

    `stranger` is how ids of nodes begin that keys lead to and that are not there.
    """
    nodes = {node: NodeId(known[node]) for node in content.nodes if node in known}
    for press in content.keypresses.values():
        target = press.next_node
        if target is not None and target.startswith(stranger):
            nodes[target] = NodeId(target.removeprefix(stranger))
    keys = {press: KeypressId(known[press]) for press in content.keypresses if press in known}
    return Renaming(nodes, keys)


def keeping(
    pulled: TreeContent, ids: RemoteIds, old: TreeContent, old_ids: RemoteIds
) -> tuple[TreeContent, RemoteIds]:
    """A pulled tree in the clothes of an older file: its ids, places, notes, tests and unknown fields, and
    what no list of the server shows: lengths of recordings, caller numbers.
    """
    names = {remote: node for node, remote in old_ids.nodes.items()}
    keys = {remote: key for key, remote in old_ids.keypresses.items()}
    renaming = Renaming(
        {node: names[remote] for node, remote in ids.nodes.items() if remote in names},
        {key: keys[remote] for key, remote in ids.keypresses.items() if remote in keys},
    )
    content = renaming.content(pulled)
    nodes = {n.id: _dressed(n, old.nodes.get(n.id)) for n in content.nodes.values()}
    presses = {k.id: _dressed_key(k, old.keypresses.get(k.id)) for k in content.keypresses.values()}
    positions: dict[Vertex, Position] = {
        v: p for v, p in old.positions.items() if isinstance(v, Destination) or v in nodes
    }
    content = replace(
        content, nodes=nodes, keypresses=presses, positions=positions, loose=old.loose, tests=old.tests,
        extra=old.extra,
    )  # fmt: skip
    new_ids = replace(
        ids,
        nodes={renaming.node(n): r for n, r in ids.nodes.items()},
        keypresses={renaming.keys.get(k, k): r for k, r in ids.keypresses.items()},
        extra=old_ids.extra,
    )
    return content, new_ids


def _dressed(node: Node, old: Node | None) -> Node:
    if old is None:
        return node
    prompt = node.prompt
    if (
        isinstance(prompt, PlayPrompt)
        and isinstance(old.prompt, PlayPrompt)
        and prompt.file == old.prompt.file
    ):
        prompt = old.prompt
    elif type(prompt) is type(old.prompt):
        prompt = replace(prompt, extra=old.prompt.extra)
    return replace(node, prompt=prompt, note=old.note, extra=old.extra)


def _dressed_key(press: Keypress, old: Keypress | None) -> Keypress:
    return press if old is None else _with_number_of(replace(press, extra=old.extra), old)
