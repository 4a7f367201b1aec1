"""The retry ladder: after silence or a wrong key the menu is said again, a few times, then a person answers.

The service knows no counter, so each try is a node of its own: rungs with the keys of the head, reached only
by "no input" and "no match" of the rung above. That shape is enough to recognise a ladder again, whoever made
it, so nothing about it needs to be stored.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from ivr_designer.domain.changes import Change
from ivr_designer.domain.edit import Edit
from ivr_designer.domain.edits import AddKeypress, AddNode, Batch, RemoveNode, UpdateKeypress
from ivr_designer.domain.errors import EditRefused
from ivr_designer.domain.ids import NodeId, new_keypress_id, new_node_id
from ivr_designer.domain.keypresses import Action, Destination, DestinationKind, Keypress, Vertex
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.domain.tree import IvrTree
from ivr_designer.domain.turns import politely

MAX_TRIES = 9
_PASSIVE = (Key.NO_INPUT, Key.NO_MATCH)
_STEP = 160.0
"""How far below the head the first rung of a hand-placed head goes, in scene units."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """A head, the rungs below it in order, and where the last rung gives up."""

    head: NodeId
    rungs: tuple[NodeId, ...]
    last: Vertex

    @property
    def tries(self) -> int:
        """How often a caller hears the menu before the ladder gives up."""
        return 1 + len(self.rungs)


@dataclass(frozen=True, slots=True)
class AddLadder:
    """The edit that `make_ladder` describes, worked out when it is applied."""

    head: NodeId
    tries: int
    person: Vertex
    intro: str = ""

    @property
    def text(self) -> Phrase:
        """See Edit."""
        return phrase("Retry {tries} times, then a person", tries=self.tries)

    def apply(self, tree: IvrTree) -> tuple[Edit, Change]:
        """See Edit."""
        made = make_ladder(tree, self.head, self.tries, self.person, self.intro)
        return Batch(made.edits, self.text).apply(tree)


def find_ladders(tree: IvrTree) -> dict[NodeId, Ladder]:
    """Every ladder in the tree, by its head; linear in keypresses."""
    below = {node: rung for node in politely(tree.nodes) if (rung := _rung_below(tree, node)) is not None}
    rungs = set(below.values())
    found: dict[NodeId, Ladder] = {}
    for head in below:
        if head in rungs:
            continue
        ladder = ladder_below(tree, head)
        if ladder is not None:
            found[head] = ladder
    return found


def ladder_below(tree: IvrTree, head: NodeId) -> Ladder | None:
    """The ladder that begins at `head`, None if there is none. A rung is taken for a head too."""
    chain = [head]
    while (rung := _rung_below(tree, chain[-1])) is not None:
        if rung in chain:
            return None  # a ring of nodes that nobody can get to
        chain.append(rung)
    last = _gives_up(tree, chain[-1])
    return None if last is None or len(chain) == 1 else Ladder(head, tuple(chain[1:]), last)


def ladder_of_rung(tree: IvrTree, rung: NodeId) -> Ladder | None:
    """The ladder whose first rung this node is, None for any other node."""
    inbound = tree.keypresses_to(rung)
    ladder = ladder_below(tree, inbound[0].node) if inbound else None
    return ladder if ladder is not None and ladder.rungs[0] == rung else None


def _rung_below(tree: IvrTree, node: NodeId) -> NodeId | None:
    """The node that silence and wrong keys both lead to, if it repeats the keys and has no other way in."""
    target = _follower(tree, node)
    return target if target is not None and _offers(tree, target) == _offers(tree, node) else None


def _follower(tree: IvrTree, node: NodeId) -> NodeId | None:
    """The node that silence and wrong keys both lead to, if nothing else leads there."""
    target = _gives_up(tree, node)
    if target is None or isinstance(target, Destination) or target in {node, tree.root}:
        return None
    inbound = tree.keypresses_to(target)
    return target if len(inbound) == 2 and all(k.node == node for k in inbound) else None


def _old_rungs(tree: IvrTree, head: NodeId) -> list[NodeId]:
    """Rungs below a head, also those that no longer repeat its keys but still carry the name they got."""
    chain = [head]
    while (rung := _follower(tree, chain[-1])) is not None and rung not in chain:
        named = tree.nodes[rung].name == _rung_name(tree.nodes[head], len(chain) + 1)
        if not named and _offers(tree, rung) != _offers(tree, head):
            break
        chain.append(rung)
    return chain[1:]


def _rung_name(head: Node, number: int) -> str:
    return f"{head.name} ({number})"


def _gives_up(tree: IvrTree, node: NodeId) -> Vertex | None:
    """Where silence and wrong keys lead, when both lead to the same place."""
    ends = [[k for k in tree.keypresses_of(node) if k.key is key] for key in _PASSIVE]
    if any(len(found) != 1 for found in ends):
        return None
    silent, wrong = (tree.target(found[0]) for found in ends)
    return silent if silent == wrong else None


def _offers(tree: IvrTree, node: NodeId) -> Mapping[Key, Any]:
    return {
        k.key: (k.action, tree.target(k), k.from_number) for k in tree.keypresses_of(node) if k.key.is_pressed
    }


def make_ladder(
    tree: IvrTree,
    head: NodeId,
    tries: int,
    person: Vertex,
    intro: str = "",
    rng: random.Random | None = None,
) -> Batch:
    """The edit that gives `head` a ladder of `tries` (2 to 9) that ends at `person`.

    A ladder that is there already is replaced, also one whose rungs fell behind when keys of the head
    changed. `intro` is said before the menu on every rung of a talk node. Raises EditRefused for a node of an
    unknown kind, or one that is gone, and ValueError for wrong `tries`.
    """
    if not 2 <= tries <= MAX_TRIES:
        raise ValueError(f"tries must be 2 to {MAX_TRIES}")
    node = tree.nodes.get(head)
    if node is None or node.is_read_only:
        raise EditRefused(phrase("This node cannot be given more tries."))
    edits: list[Edit] = []
    old = _old_rungs(tree, head)
    kept = [k for k in tree.keypresses_of(head) if k.key in _PASSIVE]
    if old:
        edits += [RemoveNode(rung) for rung in reversed(old)]
        kept = []  # they led to the first rung and went with it
    rungs = [_rung(node, number, intro, rng) for number in range(2, tries + 1)]
    edits += [AddNode(rung, _place(tree, head, number)) for number, rung in enumerate(rungs, 1)]
    for number, rung in enumerate(rungs):
        after: Vertex = rungs[number + 1].id if number + 1 < len(rungs) else person
        edits += [AddKeypress(k) for k in _keys_of_rung(tree, head, rung.id, after, rng)]
    for key in _PASSIVE:
        edits.append(_bind(head, key, rungs[0].id, kept, rng))
    return Batch(tuple(edits), phrase("Add retries to “{name}”", name=node.name))


def _rung(head: Node, number: int, intro: str, rng: random.Random | None) -> Node:
    prompt = head.prompt
    if isinstance(prompt, TalkPrompt) and intro:
        prompt = replace(prompt, text=f"{intro} {prompt.text}")
    return replace(head, id=new_node_id(rng), name=_rung_name(head, number), prompt=prompt, extra={})


def _place(tree: IvrTree, head: NodeId, number: int) -> tuple[float, float] | None:
    position = tree.positions.get(head)
    return None if position is None else (position[0], position[1] + number * _STEP)


def _keys_of_rung(
    tree: IvrTree, head: NodeId, rung: NodeId, after: Vertex, rng: random.Random | None
) -> list[Keypress]:
    keys = {k.key: k for k in reversed(tree.keypresses_of(head)) if k.key.is_pressed and _can_copy(tree, k)}
    copies = [replace(k, id=new_keypress_id(rng), node=rung, extra={}) for k in keys.values()]
    blank = Keypress(new_keypress_id(rng), rung, Key.NO_INPUT, Action.STOP)
    passive = [replace(blank, id=new_keypress_id(rng), key=key).leading_to(after) for key in _PASSIVE]
    return [*copies, *passive]


def _can_copy(tree: IvrTree, keypress: Keypress) -> bool:
    target = tree.target(keypress)
    lost = {DestinationKind.MISSING, DestinationKind.UNKNOWN}
    return not isinstance(target, Destination) or target.kind not in lost


def _bind(head: NodeId, key: Key, target: NodeId, kept: list[Keypress], rng: random.Random | None) -> Edit:
    bound = next((k for k in kept if k.key is key), None)
    if bound is None:
        return AddKeypress(Keypress(new_keypress_id(rng), head, key, Action.STOP).leading_to(target))
    return UpdateKeypress(bound.leading_to(target))


def remove_ladder(tree: IvrTree, ladder: Ladder, rng: random.Random | None = None) -> Batch:
    """The edit that takes the rungs away again; silence and wrong keys then lead where the ladder ended."""
    edits: list[Edit] = [RemoveNode(rung) for rung in reversed(ladder.rungs)]
    if not isinstance(ladder.last, Destination) or ladder.last.kind is not DestinationKind.MISSING:
        for key in _PASSIVE:
            blank = Keypress(new_keypress_id(rng), ladder.head, key, Action.STOP)
            edits.append(AddKeypress(blank.leading_to(ladder.last)))
    return Batch(tuple(edits), phrase("Remove retries"))
