"""What a user does in the rigs that kill the program or fail its disk: scripts of edits, step by step.

A script is carried out twice: in the program, where it may end at any step, and here on a bare document,
which tells what the tree must look like after each step. Trees are compared by the names of their nodes, for
ids differ from run to run.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ivr_designer.domain.document import Document
from ivr_designer.domain.edit import Edit
from ivr_designer.domain.edits import (
    AddKeypress,
    AddNode,
    Batch,
    RemoveKeypress,
    RemoveNode,
    UpdateKeypress,
    UpdateNode,
    UpdateTree,
)
from ivr_designer.domain.ids import KeypressId, NodeId, TreeId
from ivr_designer.domain.keypresses import Action, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.tree import IvrTree, TreeContent

Step = Callable[[Document, list[Edit]], Edit]
"""Makes the next edit for a document; the list holds the inverses so far."""
Picture = dict[str, object]
"""A tree without ids: JSON-able and comparable."""

TREE_NAME = "Hotline"
NUMBER = {
    "number": "842473001900", "nickname": "Main", "enable_ivr": 1, "allow_outbound_calls": 1,
    "record_outbound_calls": 0,
}  # fmt: skip


@dataclass(frozen=True)
class Script:
    """`planted` is the tree that the server has before; None: the script makes a new one first."""

    name: str
    steps: Sequence[Step]
    planted: TreeContent | None = None


# ---- finding things by name


def node_named(document: Document, name: str) -> Node:
    return next(n for n in document.tree.nodes.values() if n.name == name)


def key_of(document: Document, name: str, key: Key) -> Keypress:
    owner = node_named(document, name).id
    return next(k for k in document.tree.keypresses.values() if k.node == owner and k.key is key)


def add_node(name: str) -> Step:
    return lambda document, _: AddNode(Node(NodeId(f"new-{name}"), name, TalkPrompt(f"This is {name}")))


def add_key(owner: str, key: Key, to: str | None = None) -> Step:
    def make(document: Document, _: list[Edit]) -> Edit:
        bare = Keypress(KeypressId(f"{owner}.{key.value}"), node_named(document, owner).id, key, Action.STOP)
        if to is None:
            return AddKeypress(bare)
        return AddKeypress(replace(bare, action=Action.NEXT_NODE, next_node=node_named(document, to).id))

    return make


def lead(owner: str, key: Key, to: str) -> Step:
    def make(document: Document, _: list[Edit]) -> Edit:
        return UpdateKeypress(key_of(document, owner, key).leading_to(node_named(document, to).id))

    return make


def say(name: str, text: str) -> Step:
    return lambda document, _: UpdateNode(replace(node_named(document, name), prompt=TalkPrompt(text)))


def drop_key(owner: str, key: Key) -> Step:
    return lambda document, _: RemoveKeypress(key_of(document, owner, key).id)


def drop_node(name: str) -> Step:
    return lambda document, _: RemoveNode(node_named(document, name).id)


def rename_tree(name: str) -> Step:
    return lambda document, _: UpdateTree(name=name)


def undo(back: int = 1) -> Step:
    return lambda document, inverses: inverses[-back]


def swap(owner: str, one: Key, other: Key) -> Step:
    def make(document: Document, _: list[Edit]) -> Edit:
        first, second = key_of(document, owner, one), key_of(document, owner, other)
        edits = (
            UpdateKeypress(replace(first, key=other), restoring=True),
            UpdateKeypress(replace(second, key=one), restoring=True),
        )
        return Batch(edits, phrase("Swap keys"))

    return make


def planted() -> TreeContent:
    """Greeting with two menus below it; every node has a way out."""
    nodes = {
        NodeId(n): Node(NodeId(n), n, TalkPrompt(f"This is {n}")) for n in ("Root", "Sales", "Help", "Old")
    }
    found: dict[KeypressId, Keypress] = {}

    def key(owner: str, key: Key, to: str | None = None) -> None:
        bare = Keypress(KeypressId(f"{owner}.{key.value}"), NodeId(owner), key, Action.STOP)
        found[bare.id] = bare if to is None else bare.leading_to(NodeId(to))

    key("Root", Key.ONE, "Sales")
    key("Root", Key.TWO, "Help")
    key("Root", Key.THREE, "Old")
    for leaf in ("Sales", "Help", "Old"):
        key(leaf, Key.ONE)
    key("Sales", Key.STAR, "Root")
    return TreeContent(TREE_NAME, NodeId("Root"), nodes, found)


BUILD = Script(
    "build",
    (
        add_node("Root"),
        add_node("Sales"),
        add_key("Root", Key.ONE, "Sales"),
        add_key("Sales", Key.TWO),
        say("Root", "Welcome"),
    ),
)
CHANGE = Script(
    "change",
    (
        add_node("New"),
        add_key("New", Key.ONE),
        lead("Root", Key.THREE, "New"),
        drop_node("Old"),
        swap("Root", Key.ONE, Key.TWO),
    ),
    planted(),
)
UNDO = Script(
    "undo",
    (
        drop_key("Sales", Key.STAR),
        undo(),
        drop_node("Old"),
        undo(),
        add_node("Extra"),
        rename_tree("Hotline 2"),
    ),
    planted(),
)
PUBLISHED = Script("published", CHANGE.steps, planted())
RESTORED = Script("restored", (), planted())
SCRIPTS = {script.name: script for script in (BUILD, CHANGE, UNDO)}
"""What is killed, and has its disk fail."""


def carry_out(document: Document, script: Script, accepted: Callable[[int], None]) -> None:
    """All steps in order; `accepted(number)` is told after each one that the document took."""
    inverses: list[Edit] = []
    for number, step in enumerate(script.steps, start=1):
        inverses.append(document.apply(step(document, inverses)))
        accepted(number)


def expected_pictures(script: Script) -> list[Picture | None]:
    """The tree after 0, 1, ... steps. None: there need not be one yet (step 0 of a script that makes it)."""
    content = script.planted or TreeContent(TREE_NAME, None, {}, {})
    document = Document(IvrTree(TreeId("t"), content))
    pictures: list[Picture | None] = [picture_of(content)]
    carry_out(document, script, lambda _: pictures.append(picture_of(document.tree.content())))
    return pictures


def script_named(name: str) -> Script:
    return {**SCRIPTS, PUBLISHED.name: PUBLISHED, RESTORED.name: RESTORED}[name]


# ---- pictures


def picture_of(content: TreeContent) -> Picture:
    """A tree of ours without ids."""
    names = {node: value.name for node, value in content.nodes.items()}
    nodes = [[n.name, getattr(n.prompt, "text", "")] for n in content.nodes.values()]
    keys = [
        [
            names[k.node],
            k.key.value,
            int(k.action.value),
            names.get(k.next_node) if k.next_node else k.queue_id,
        ]
        for k in content.keypresses.values()
    ]
    root = names.get(content.root) if content.root is not None else None
    return {"name": content.name, "root": root, "nodes": sorted(nodes), "keys": sorted(keys, key=repr)}


def picture_of_rows(store, tree: str) -> Picture:
    """A tree of the sandbox without ids; what is there twice is in it twice."""
    (own,) = [row for row in store.rows("ivrtree") if row["id"] == tree]
    rows = [row for row in store.rows("ivrnode") if row["tree"] == tree]
    names = {row["id"]: row["node_name"] for row in rows}
    nodes = [[row["node_name"], row["node_play_content"]] for row in rows]
    keys = [
        [
            names.get(k["node"], "?"),
            k["node_key"],
            k["action"],
            names.get(k["next_node"]) or k["queue_id"] or None,
        ]
        for k in store.rows("ivrkeypress")
        if k["node"] in names
    ]
    return {
        "name": own["tree_name"], "root": names.get(own["root_node"]), "nodes": sorted(nodes),
        "keys": sorted(keys, key=repr),
    }  # fmt: skip


def plant(admin, content: TreeContent) -> str:
    """Make the tree on a server, past the wire; returns its remote id. A number plays it."""
    tree = admin("POST", "/v1/ivrtree", {"tree_name": content.name})["ivrTreeID"]
    ids: dict[NodeId | None, str] = {}
    for node in sorted(content.nodes.values(), key=lambda n: n.id != content.root):
        body = {
            "tree": tree,
            "node_name": node.name,
            "node_play_mode": "talk",
            "node_play_content": node.prompt.text,
        }
        ids[node.id] = admin("POST", "/v1/ivrnode", body)["ivrNodeID"]
    for key in content.keypresses.values():
        body = {"node": ids[key.node], "node_key": key.key.value, "action": key.action.value}
        admin("POST", "/v1/ivrkeypress", body | ({"next_node": ids[key.next_node]} if key.next_node else {}))
    return tree
