"""Small trees for tests, spelt in one line a key."""

from ivr_designer.domain.ids import KeypressId, NodeId, TreeId
from ivr_designer.domain.keypresses import Action, Destination, DestinationKind, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.domain.tree import IvrTree, TreeContent

STOP = Destination(DestinationKind.STOP)
SALES = Destination(DestinationKind.QUEUE, "QU_1")
PHONE = Destination(DestinationKind.PHONE, "842838223344")


def node(name, **fields):
    return Node(NodeId(name), fields.pop("label", name.title()), TalkPrompt(f"Hello from {name}"), **fields)


def keypress(source, key, target, kid=None):
    """`target` is a node's id or a Destination."""
    bare = Keypress(KeypressId(kid or f"{source}-{key}"), NodeId(source), Key(key), Action.STOP)
    return bare.leading_to(NodeId(target) if not isinstance(target, Destination) else target)


def content(*keys, nodes=(), root="a", name="T", **more):
    """`keys` are (source, key, target); nodes named as a source or listed in `nodes` exist."""
    names = dict.fromkeys([*(k[0] for k in keys), *nodes])
    presses = [keypress(*k) for k in keys]
    return TreeContent(
        name,
        NodeId(root) if root else None,
        {NodeId(n): node(n) for n in names},
        {k.id: k for k in presses},
        **more,
    )


def tree(*keys, **more):
    return IvrTree(TreeId("t1"), content(*keys, **more))


def sample():
    """a -1-> b, a -2-> queue, b -1-> queue, b -*-> a, b -EMPTY-> stop, c alone."""
    return tree(
        ("a", "1", "b"),
        ("a", "2", SALES),
        ("b", "1", SALES),
        ("b", "*", "a"),
        ("b", "EMPTY_KEY", STOP),
        nodes=("c",),
    )
