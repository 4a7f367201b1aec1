"""Findings on a prompt while it is being typed, before it belongs to the tree."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.nodes import TalkPrompt
from ivr_designer.domain.tree import IvrTree
from ivr_designer.validation.context import Context, NodeView
from ivr_designer.validation.engine import ActiveRules
from ivr_designer.validation.facts import AccountFacts
from ivr_designer.validation.finding import Finding, worst_first
from ivr_designer.validation.settings import RuleSettings
from ivr_designer.validation.waivers import sort_out, waivers_of


class _Near(Mapping[NodeId, NodeView]):
    """Views of some nodes, made when a rule looks: a thousand nodes may lead to a root."""

    def __init__(self, nodes: set[NodeId], make: Callable[[NodeId], NodeView]) -> None:
        self._nodes = nodes
        self._make = make
        self._made: dict[NodeId, NodeView] = {}

    def __getitem__(self, node: NodeId) -> NodeView:
        if node not in self._nodes:
            raise KeyError(node)
        if node not in self._made:
            self._made[node] = self._make(node)
        return self._made[node]

    def __contains__(self, node: object) -> bool:
        return node in self._nodes

    def __iter__(self) -> Iterator[NodeId]:
        return iter(self._nodes)

    def __len__(self) -> int:
        return len(self._nodes)


def prompt_findings(
    tree: IvrTree, node: NodeId, text: str, settings: RuleSettings, today: date | None = None
) -> list[Finding]:
    """What the P rules say of node `node` if its prompt were `text`, worst first, waived ones left out.

    Looks at the node and its neighbours only, so it costs the same in a tree of any size. Empty for a node
    that does not talk. Rules that compare many nodes are not asked.
    """
    prompt = tree.nodes[node].prompt
    if not isinstance(prompt, TalkPrompt):
        return []
    typed = replace(tree.nodes[node], prompt=replace(prompt, text=text))

    def view(near: NodeId) -> NodeView:
        return NodeView(tree, typed if near == node else tree.nodes[near], settings)

    views = _Near({node, *tree.next_nodes(node), *(k.node for k in tree.keypresses_to(node))}, view)
    day = today or datetime.now(UTC).date()
    context = Context(tree, views, AccountFacts(), settings, day)
    rules = ActiveRules(settings)
    checks = [(r, c) for r, c in (*rules.node, *rules.near) if r.id.startswith("P")]
    found = list(rules.at(checks, views[node], context))
    return worst_first(sort_out(tree, found, waivers_of(tree), day)[0])
