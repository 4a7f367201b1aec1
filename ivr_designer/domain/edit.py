"""What an edit is, and what edits share: refusals, and which destination boxes came or went."""

from collections.abc import Container, Iterable
from typing import TYPE_CHECKING, Protocol

from ivr_designer.domain.errors import EditRefused
from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.keypresses import Action, Destination, DestinationKind, Keypress, Vertex
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.domain.tree import IvrTree

if TYPE_CHECKING:
    from ivr_designer.domain.changes import Change


class Edit(Protocol):
    """Something that can be done to a tree, and undone."""

    @property
    def text(self) -> Phrase:
        """What the edit does, for menus and history: 'Rename node'."""
        ...

    def apply(self, tree: IvrTree) -> "tuple[Edit, Change]":
        """Do it; return the inverse and the change. Raises EditRefused and leaves the tree as it was."""
        ...


GONE = phrase("This box is not in the tree any more.")
KEY_GONE = phrase("This key is not in the tree any more.")
NOTHING_THERE = phrase("A key cannot lead to something that does not exist.")
NOT_CHOSEN = {DestinationKind.MISSING, DestinationKind.UNKNOWN}
READ_ONLY = phrase("This is of a kind this program cannot write, so it stays as it is.")


def require(condition: bool, reason: Phrase) -> None:
    """Refuse the edit unless `condition` holds. Raises EditRefused."""
    if not condition:
        raise EditRefused(reason)


def check_node(node: Node) -> None:
    """Refuse values that no server takes. Raises EditRefused."""
    require(bool(node.name.strip()), phrase("A node needs a name."))
    require(node.delay_ms >= 0, phrase("The silence before the prompt cannot be negative."))
    require(node.keypress_timeout_s >= 0, phrase("The time to wait for a key cannot be negative."))
    if isinstance(node.prompt, TalkPrompt):
        require(-3 <= node.prompt.speed <= 3, phrase("The speed must be between -3 and 3."))


class Destinations:
    """Watches destination boxes over an edit: `before` it, for those it may touch; `delta` after it."""

    def __init__(self, tree: IvrTree, targets: Iterable[Vertex]) -> None:
        self._tree = tree
        self._before = {t: tree.has(t) for t in targets if isinstance(t, Destination)}

    def delta(self) -> tuple[frozenset[Destination], frozenset[Destination]]:
        """(appeared, vanished) since."""
        now = {d for d in self._before if self._tree.has(d)}
        appeared = frozenset(d for d in now if not self._before[d])
        return appeared, frozenset(d for d, was in self._before.items() if was and d not in now)


def destinations_of(
    tree: IvrTree, keypresses: Iterable[Keypress], coming: Container[NodeId] = ()
) -> set[Destination]:
    """The destination boxes that keypresses lead to, dangling ones included, once nodes that are `coming` are
    there.
    """
    nodes, step, found = tree.nodes, Action.NEXT_NODE, set()
    for keypress in keypresses:
        node = keypress.next_node
        if keypress.action is step and node is not None and (node in nodes or node in coming):
            continue
        target = tree.target(keypress)
        if isinstance(target, Destination):
            found.add(target)
    return found
