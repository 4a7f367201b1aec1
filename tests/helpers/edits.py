"""Random edits for property tests: whatever a hand could do to a tree, legal or refused."""

from collections.abc import Iterator

from hypothesis import strategies as st

from ivr_designer.domain.document import Document
from ivr_designer.domain.edit import Edit
from ivr_designer.domain.edits import (
    AddKeypress,
    AddNode,
    MoveBoxes,
    RemoveKeypress,
    RemoveNode,
    SetLoose,
    SetRoot,
    UpdateKeypress,
    UpdateNode,
)
from ivr_designer.domain.errors import EditRefused
from ivr_designer.domain.ids import KeypressId, TreeId
from ivr_designer.domain.keypresses import Action, Destination, DestinationKind, Keypress
from ivr_designer.domain.keys import MENU_ORDER
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.domain.tree import IvrTree, TreeContent
from tests.helpers.trees import node_id

DESTINATIONS = [
    Destination(DestinationKind.QUEUE, "QU_A"),
    Destination(DestinationKind.QUEUE, "QU_B"),
    Destination(DestinationKind.PHONE, "84986225112"),
    Destination(DestinationKind.STOP),
]

Step = tuple[int, int, int, int]
steps = st.lists(st.tuples(*[st.integers(0, 40)] * 4), min_size=30, max_size=90)
"""Numbers that `edit_for` turns into edits of whatever tree it meets."""


def empty_document() -> Document:
    """A document of a tree with one node, its root."""
    root = Node(node_id(0), "Root", TalkPrompt("Hello"))
    return Document(IvrTree(TreeId("t"), TreeContent("Tree", root.id, {root.id: root})))


def edit_for(tree: IvrTree, step: Step, number: int) -> Edit | None:
    """The edit that `step` means for `tree` as it is now; None when there is nothing to do it to."""
    kind, a, b, c = step
    nodes, keys = list(tree.nodes), list(tree.keypresses.values())
    fresh = Node(node_id(1000 + number), f"Menu {number}", TalkPrompt("Press 1"))
    if kind < 10 or not nodes:
        return AddNode(fresh)
    source = nodes[a % len(nodes)]
    if kind < 24:
        pressed = Keypress(KeypressId(f"k{number}"), source, MENU_ORDER[c % 14], Action.STOP)
        targets = [*nodes, *nodes, *DESTINATIONS]
        return AddKeypress(pressed.leading_to(targets[b % len(targets)]))
    if kind < 28 and keys:
        old = keys[b % len(keys)]
        return UpdateKeypress(old.leading_to(nodes[c % len(nodes)]))
    if kind < 31 and keys:
        return RemoveKeypress(keys[b % len(keys)].id)
    if kind < 34:
        return RemoveNode(source, keep_inbound=bool(c % 2))
    if kind < 36:
        return SetRoot(source)
    if kind < 38:
        return MoveBoxes({source: (b * 50.0, c * 40.0) if c % 3 else None})
    if kind < 39:
        return SetLoose(DESTINATIONS[b % len(DESTINATIONS)], bool(c % 2))
    return UpdateNode(Node(source, f"Renamed {number}", TalkPrompt("New words")))


def applied(document: Document, script: list[Step]) -> Iterator[Edit]:
    """Apply a script; yields the inverse after each edit that was not refused."""
    for number, step in enumerate(script):
        edit = edit_for(document.tree, step, number)
        if edit is None:
            continue
        try:
            inverse = document.apply(edit)
        except EditRefused:
            continue
        yield inverse
