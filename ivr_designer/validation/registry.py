"""The register of rules: an id, how bad it is, why it matters, and the functions that look for it.

A rule is one or more small functions, each told what it may look at, because that decides when it must run
again: `each_node` sees a node, its own keypresses, whether it is the entry, and whether the tree has a person
at all; `each_node_and_neighbours` also the nodes one keypress away in either direction; `each_node_and_depth`
besides those how many steps it and they are from the entry; `whole_tree` sees everything and runs after every
edit.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from ivr_designer.domain.phrases import Phrase
from ivr_designer.validation.context import Context, NodeView
from ivr_designer.validation.finding import Fault, Severity

NodeCheck = Callable[[NodeView, Context], Iterable[Fault]]
TreeCheck = Callable[[Context], Iterable[Fault]]


class WholeCheck(NamedTuple):
    """A check of the whole tree, with what it looks at besides names; see `whole_tree`."""

    check: TreeCheck
    prompts: bool
    moves: bool


@dataclass(slots=True)
class Rule:
    """One rule. `severity` None: off unless a profile turns it on. `high` is its second, stricter step."""

    id: str
    title: Phrase
    why: Phrase
    severity: Severity | None
    high: Severity | None = None
    node_checks: list[NodeCheck] = field(default_factory=list)
    near_checks: list[NodeCheck] = field(default_factory=list)
    depth_checks: list[NodeCheck] = field(default_factory=list)
    tree_checks: list["WholeCheck"] = field(default_factory=list)


RULES: dict[str, Rule] = {}
"""Every rule by id, in catalogue order once `validation.rules` is imported."""


def define(
    rule_id: str, severity: Severity | None, title: Phrase, why: Phrase, high: Severity | None = None
) -> None:
    """Enter a rule. `title` names it in a list, `why` is one sentence of reason."""
    assert rule_id not in RULES, f"{rule_id} is defined twice"
    RULES[rule_id] = Rule(rule_id, title, why, severity, high)


def each_node(rule_id: str) -> Callable[[NodeCheck], NodeCheck]:
    """Register a check that looks at one node and its own keypresses only."""

    def register(check: NodeCheck) -> NodeCheck:
        RULES[rule_id].node_checks.append(check)
        return check

    return register


def each_node_and_neighbours(rule_id: str) -> Callable[[NodeCheck], NodeCheck]:
    """Register a check that looks at one node, its keypresses, and nodes one keypress away."""

    def register(check: NodeCheck) -> NodeCheck:
        RULES[rule_id].near_checks.append(check)
        return check

    return register


def each_node_and_depth(rule_id: str) -> Callable[[NodeCheck], NodeCheck]:
    """Register a check that looks at what a neighbours' check does, and at how deep these nodes lie."""

    def register(check: NodeCheck) -> NodeCheck:
        RULES[rule_id].depth_checks.append(check)
        return check

    return register


def whole_tree(rule_id: str, *, prompts: bool = True, moves: bool = True) -> Callable[[TreeCheck], TreeCheck]:
    """Register a check that looks at the whole tree.

    `prompts=False` promises that it looks only at names and at what leads where, not at prompts, settings of
    nodes or times; then it need not run again while somebody types a prompt. `moves=False` promises that it
    looks only at what is in the nodes; then it need not run again when a key is pointed elsewhere.
    """

    def register(check: TreeCheck) -> TreeCheck:
        RULES[rule_id].tree_checks.append(WholeCheck(check, prompts, moves))
        return check

    return register
