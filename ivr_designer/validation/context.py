"""What a check sees: a node with everything derived from it, and the tree with everything derived from all.

Derived values are worked out when first asked for and kept: a view until its node or keypresses change, the
context until the next edit.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cached_property

from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.keypresses import Destination, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.domain.tree import IvrTree, TreeContent
from ivr_designer.validation.facts import AccountFacts
from ivr_designer.validation.moves import Leads, Move, moves_of
from ivr_designer.validation.prompt.reading import PromptReading, read_prompt
from ivr_designer.validation.settings import RuleSettings
from ivr_designer.validation.shape import Shape
from ivr_designer.validation.timemap import TimeMap, time_map
from ivr_designer.validation.timing import Cost, Pace, cost, longest_s, pace_of


class NodeView:
    """A node, its keypresses in menu order, its moves, and what its prompt says and how long it takes."""

    __slots__ = ("_costs", "_longest_s", "_pace", "_reading", "_settings", "keypresses", "moves", "node")

    def __init__(
        self, tree: IvrTree, node: Node, settings: RuleSettings, before: "NodeView | None" = None
    ) -> None:
        self.node = node
        self.keypresses: tuple[Keypress, ...] = tuple(tree.keypresses_of(node.id))
        self.moves: tuple[Move, ...] = moves_of(tree, self.keypresses, settings.live_actions)
        self._settings = settings
        self._reading: PromptReading | None = None
        self._pace: Pace | None = None
        self._costs: dict[Key, Cost] = {}
        self._longest_s: float | None = None
        if before is not None and before._settings is settings and before.node.prompt == node.prompt:
            self._reading = before._reading
            self._pace = before._pace if before.node.delay_ms == node.delay_ms else None

    @property
    def id(self) -> NodeId:
        """The node's id."""
        return self.node.id

    @property
    def name(self) -> str:
        """The node's name."""
        return self.node.name

    @property
    def text(self) -> str | None:
        """The text of a talk prompt, else None."""
        return self.node.prompt.text if isinstance(self.node.prompt, TalkPrompt) else None

    @property
    def pressed(self) -> dict[Key, Keypress]:
        """The keys a caller presses here, in menu order, each with its first keypress."""
        found: dict[Key, Keypress] = {}
        for keypress in self.keypresses:
            if keypress.key.is_pressed:
                found.setdefault(keypress.key, keypress)
        return found

    @property
    def is_menu(self) -> bool:
        """True when callers have at least one key to press here."""
        return any(k.key.is_pressed for k in self.keypresses)

    def at(self, key: Key) -> Keypress | None:
        """The first keypress on `key`."""
        return next((k for k in self.keypresses if k.key is key), None)

    def move(self, key: Key) -> Move | None:
        """What `key` does, None if nothing is bound (or no key is left that could be wrong)."""
        return next((m for m in self.moves if m.key is key), None)

    @property
    def reading(self) -> PromptReading:
        """Which keys the prompt names and for what; an empty reading for anything but talk."""
        if self._reading is None:
            self._reading = read_prompt(self.text or "")
        return self._reading

    @property
    def pace(self) -> Pace:
        """How long the prompt takes, and when each key has been named."""
        if self._pace is None:
            self._pace = pace_of(self.node, self.reading, self._settings.speech)
        return self._pace

    def cost(self, key: Key) -> Cost:
        """What taking `key` here costs a caller, in seconds."""
        found = self._costs.get(key)
        if found is None:
            found = self._costs[key] = cost(self.node, self.pace, key, self._settings.speech)
        return found

    @property
    def longest_s(self) -> float:
        """The longest one visit of a caller can take, in seconds."""
        if self._longest_s is None:
            self._longest_s = longest_s(self.node, self.pace, self._settings.speech)
        return self._longest_s


class Context:
    """The tree of one check run. `previous` is the version that callers know, for the rules on changes."""

    def __init__(
        self,
        tree: IvrTree,
        views: Mapping[NodeId, NodeView],
        facts: AccountFacts,
        settings: RuleSettings,
        today: date,
        previous: "Context | None" = None,
    ) -> None:
        self.tree = tree
        self.views = views
        self.facts = facts
        self.settings = settings
        self.today = today
        self.previous = previous

    def name(self, node: NodeId) -> str:
        """A node's name, or its id when it is gone."""
        view = self.views.get(node)
        return view.name if view is not None else node

    @cached_property
    def shape(self) -> Shape:
        """Who leads where."""
        return Shape(self.tree.root, {n: v.moves for n, v in self.views.items()})

    @cached_property
    def usual_person(self) -> Destination | None:
        """The queue or number that most keys of the tree lead to; None if no key leads to a person."""
        counted: Counter[Destination] = Counter()
        for view in self.views.values():
            people = (m.keypress for m in view.moves if m.leads is Leads.PERSON)
            counted.update(d for k in people if (d := self.tree.keypresses[k].destination) is not None)
        return min(counted, key=lambda d: (-counted[d], d), default=None)

    @cached_property
    def times(self) -> TimeMap:
        """How long callers take to get anywhere."""
        return time_map(self)


def context_of(
    tree: IvrTree,
    facts: AccountFacts,
    settings: RuleSettings,
    today: date,
    previous: TreeContent | None = None,
) -> Context:
    """A fresh context for a whole tree."""
    known = None
    if previous is not None:
        old = IvrTree(tree.id, previous)
        known = Context(old, views_of(old, settings), facts, settings, today)
    return Context(tree, views_of(tree, settings), facts, settings, today, known)


def views_of(tree: IvrTree, settings: RuleSettings) -> dict[NodeId, NodeView]:
    """A view of every node."""
    return {n: NodeView(tree, node, settings) for n, node in tree.nodes.items()}
