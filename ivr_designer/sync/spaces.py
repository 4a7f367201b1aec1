"""Between our ids and the server's. A remote target we do not know keeps a made-up local id: "?" and its
id.
"""

from dataclasses import replace

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Action
from ivr_designer.domain.nodes import Node
from ivr_designer.sync.book import TreeBook
from ivr_designer.sync.values import Kind, TreeFacts, Value, bare

STRANGER = "?"


class NoRemoteId(Exception):
    """A value cannot be sent yet: its node or its target is not on the server. `lid` says which."""

    def __init__(self, lid: str) -> None:
        super().__init__(lid)
        self.lid = lid


def remote_node(book: TreeBook, lid: str | None) -> str | None:
    """The server's id of a node, also of one that we only know by name."""
    if lid is None:
        return None
    if lid.startswith(STRANGER) and book.rid_of(Kind.NODE, lid) is None:
        return lid[len(STRANGER) :]
    return book.rid_of(Kind.NODE, lid)


def local_node(book: TreeBook, rid: str | None) -> NodeId | None:
    """Our id of a remote node, made up if it is a stranger."""
    if rid is None:
        return None
    return NodeId(book.lid_of(Kind.NODE, rid) or STRANGER + rid)


def to_wire(book: TreeBook, value: Value, rid: str | None) -> Value:
    """`value` in the server's ids; `rid` is the item's own or None. Raises NoRemoteId."""
    if isinstance(value, TreeFacts):
        return value
    if isinstance(value, Node):
        return replace(value, id=NodeId(rid or ""), note="", extra={})
    value = bare(value)
    node = remote_node(book, value.node)
    if node is None:
        raise NoRemoteId(value.node)
    target = value.next_node
    if value.action is Action.NEXT_NODE and target is not None:
        remote = remote_node(book, target)
        if remote is None:
            raise NoRemoteId(target)
        value = replace(value, next_node=NodeId(remote))
    return replace(value, id=KeypressId(rid or ""), node=NodeId(node))


def from_wire(book: TreeBook, value: Value, lid: str) -> Value:
    """A value in the server's ids as one of ours; `lid` becomes its id."""
    if isinstance(value, TreeFacts):
        return value
    if isinstance(value, Node):
        return replace(value, id=NodeId(lid))
    node = local_node(book, value.node)
    assert node is not None
    return replace(value, id=KeypressId(lid), node=node, next_node=local_node(book, value.next_node))
