"""New nodes: what they are called and what they hold before anybody typed."""

from ivr_designer.domain.fragments import free_name
from ivr_designer.domain.ids import new_node_id
from ivr_designer.domain.nodes import Node, PlayPrompt, TalkPrompt
from ivr_designer.domain.tree import IvrTree
from ivr_designer.ui.canvas.requests import BoxKind
from ivr_designer.ui.text import tr


def fresh_node(tree: IvrTree, kind: BoxKind) -> Node:
    """A new node of `kind` (talk or play) under a name that is free in `tree`."""
    taken = {node.name for node in tree.nodes.values()}
    usual = tr("Menu") if kind is BoxKind.TALK else tr("Recording")
    name = usual if tree.nodes else tr("Welcome")
    prompt = TalkPrompt("") if kind is BoxKind.TALK else PlayPrompt("")
    return Node(new_node_id(), free_name(name, taken), prompt)
