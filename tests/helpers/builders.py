"""Small trees from one line of text, for tests.

`tree("a -1-> b; a -0-> queue:Q1; b -*-> a; b -none-> stop; b -bad-> b; c")` makes three nodes; the first one
named is the root. Keys are 0-9 * #, `none` (no input) and `bad` (no match). Destinations are `queue:ID`,
`phone:NUMBER`, `stop`, `voicemail`, `sms:TEXT`, `missing:ID` (a next node that is not there) and `unknown:9`.
Node ids and names are the words used; a keypress is called `a.1`, a second one on the same key `a.1~2`.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from ivr_designer.domain.ids import KeypressId, NodeId, TreeId
from ivr_designer.domain.keypresses import Action, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.domain.tree import IvrTree, TreeContent

_EDGE = re.compile(r"^(?P<source>\w+)\s*-(?P<key>\w+|[*#])->\s*(?P<target>\S.*)$")
_KEYS = {"none": Key.NO_INPUT, "sil": Key.NO_INPUT, "bad": Key.NO_MATCH}


def tree(text: str, /, *nodes: Node, root: str | None = None, **prompts: str) -> IvrTree:
    """The tree that `text` draws; `a="Press 1"` sets a talk prompt, `nodes` replace whole nodes by id."""
    content = content_of(text, *nodes, root=root, **prompts)
    return IvrTree(TreeId("t"), content)


def content_of(text: str, /, *nodes: Node, root: str | None = None, **prompts: str) -> TreeContent:
    """Like `tree`, as content."""
    found: dict[NodeId, Node] = {}
    keypresses: dict[KeypressId, Keypress] = {}
    for statement in filter(None, (s.strip() for s in re.split(r"[;\n]", text))):
        match = _EDGE.match(statement)
        if match is None:
            found.setdefault(NodeId(statement), node(statement))
            continue
        source = match["source"]
        found.setdefault(NodeId(source), node(source))
        made = keypress(source, match["key"], match["target"])
        if made.next_node is not None and not match["target"].startswith("missing:"):
            found.setdefault(made.next_node, node(made.next_node))
        twins = sum(k.node == made.node and k.key is made.key for k in keypresses.values())
        if twins:
            made = replace(made, id=KeypressId(f"{made.id}~{twins + 1}"))
        keypresses[made.id] = made
    for name, prompt in prompts.items():
        found[NodeId(name)] = replace(found[NodeId(name)], prompt=TalkPrompt(prompt))
    for given in nodes:
        found[given.id] = given
    first = next(iter(found), None)
    return TreeContent("test", NodeId(root) if root is not None else first, found, keypresses)


def node(name: str, text: str | None = None, /, **fields: object) -> Node:
    """A talk node whose id is its name (unless `fields` give another name)."""
    prompt = TalkPrompt(f"This is {name}." if text is None else text)
    return replace(Node(NodeId(name), name, prompt), **fields)  # type: ignore[arg-type]


def keypress(source: str, key: str, target: str) -> Keypress:
    """The keypress `source -key-> target`."""
    real = _KEYS.get(key) or Key(key)
    bare = Keypress(KeypressId(f"{source}.{key}"), NodeId(source), real, Action.STOP)
    kind, _, value = target.partition(":")
    given = value or None
    match kind:
        case "queue":
            return replace(bare, action=Action.QUEUE, queue_id=given)
        case "phone":
            return replace(bare, action=Action.PHONE, phone_number=given)
        case "stop":
            return bare
        case "voicemail":
            return replace(bare, action=Action.VOICEMAIL)
        case "sms":
            return replace(bare, action=Action.SMS, sms=given)
        case "unknown":
            return replace(bare, action=Action.UNKNOWN, raw_action=value)
        case "missing":
            return replace(bare, action=Action.NEXT_NODE, next_node=NodeId(value) if value else None)
    return replace(bare, action=Action.NEXT_NODE, next_node=NodeId(target))


def edges(a_tree: IvrTree) -> Mapping[str, str]:
    """{"a.1": "b", ...}: where each keypress leads, as text, for comparison."""
    return {k.id: str(a_tree.target(k)) for k in a_tree.keypresses.values()}
