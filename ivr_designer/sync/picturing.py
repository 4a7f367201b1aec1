"""What was read of a tree, in our ids: pictures while it still comes, and the whole at the end."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import islice

from ivr_designer.domain.ids import KeypressId, NodeId, new_keypress_id, new_node_id
from ivr_designer.domain.keypresses import Keypress
from ivr_designer.domain.nodes import Node
from ivr_designer.domain.tree import TreeContent
from ivr_designer.domain.turns import politely
from ivr_designer.sync.book import TreeBook
from ivr_designer.sync.contract import Loading
from ivr_designer.sync.ports import Pulled
from ivr_designer.sync.spaces import STRANGER
from ivr_designer.sync.values import Kind


@dataclass(slots=True)
class Ids:
    """Our ids for remote ones; those known already are kept, others are made once."""

    nodes: dict[str, NodeId] = field(default_factory=dict)
    keys: dict[str, KeypressId] = field(default_factory=dict)
    new_node: Callable[[], NodeId] = new_node_id
    new_key: Callable[[], KeypressId] = new_keypress_id

    @classmethod
    def of(
        cls,
        book: TreeBook,
        new_node: Callable[[], NodeId] = new_node_id,
        new_key: Callable[[], KeypressId] = new_keypress_id,
    ) -> "Ids":
        """The ids that a tree has already; others come from `new_node` and `new_key`."""
        ids = cls(new_node=new_node, new_key=new_key)
        for (kind, rid), (_, lid) in book.by_rid.items():
            if kind is Kind.NODE:
                ids.nodes[rid] = NodeId(lid)
            elif kind is Kind.KEY:
                ids.keys[rid] = KeypressId(lid)
        return ids

    def node(self, rid: str) -> NodeId:
        """Our id of a node that is there."""
        if rid not in self.nodes:
            self.nodes[rid] = self.new_node()
        return self.nodes[rid]

    def target(self, rid: str | None) -> NodeId | None:
        """Our id of a node that a key leads to; one that is not there gets a stranger's id."""
        return None if rid is None else self.nodes.get(rid, NodeId(STRANGER + rid))

    def key(self, rid: str) -> KeypressId:
        """Our id of a keypress that is there."""
        if rid not in self.keys:
            self.keys[rid] = self.new_key()
        return self.keys[rid]


def translate(pulled: Pulled, ids: Ids) -> tuple[dict[NodeId, Node], dict[KeypressId, Keypress]]:
    """What was pulled, in our ids."""
    nodes = {ids.node(n.id): replace(n, id=ids.node(n.id)) for n in politely(pulled.nodes)}
    keys: dict[KeypressId, Keypress] = {}
    for owner, rows in politely(pulled.keypresses.items()):
        for row in rows:
            lid = ids.key(row.id)
            keys[lid] = replace(row, id=lid, node=ids.node(owner), next_node=ids.target(row.next_node))
    return nodes, keys


class Picturing:
    """Pictures of a tree that grows: each row is put into our ids once, and a key again when its target came.

    To be given one reading's results, in the order in which they came.
    """

    def __init__(self, ids: Ids) -> None:
        self._ids = ids
        self._nodes: dict[NodeId, Node] = {}
        self._keys: dict[KeypressId, Keypress] = {}
        self._owners = 0
        self._astray: dict[KeypressId, str] = {}  # and the remote id that is not there yet

    def take(self, pulled: Pulled) -> None:
        """Add what is new."""
        ids = self._ids
        for row in pulled.nodes:
            lid = ids.node(row.id)
            if lid not in self._nodes:
                self._nodes[lid] = replace(row, id=lid)
        for key, rid in list(self._astray.items()):
            if rid in ids.nodes:
                del self._astray[key]
                self._keys[key] = replace(self._keys[key], next_node=ids.nodes[rid])
        for owner, rows in islice(pulled.keypresses.items(), self._owners, None):
            for keypress in rows:
                key = ids.key(keypress.id)
                target = keypress.next_node
                self._keys[key] = replace(
                    keypress, id=key, node=ids.node(owner), next_node=ids.target(target)
                )
                if target is not None and target not in ids.nodes:
                    self._astray[key] = target
        self._owners = len(pulled.keypresses)

    def event(self, book: TreeBook, done: int, total: int, pulled: Pulled) -> Loading:
        """Progress with a picture of what has come so far."""
        self.take(pulled)
        lid = None if pulled.root is None else self._ids.nodes.get(pulled.root)
        return Loading(book.id, done, total, TreeContent(book.name, lid, dict(self._nodes), dict(self._keys)))
