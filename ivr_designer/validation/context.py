"""What a check sees: a node with everything derived from it, and the tree with everything derived from all.

Derived values are worked out when first asked for and kept: a view until its node or keypresses change, the
context until the next edit.
"""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Destination, Keypress, Vertex
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.domain.tree import IvrTree, TreeContent
from ivr_designer.domain.turns import politely
from ivr_designer.validation.facts import AccountFacts
from ivr_designer.validation.moves import Leads, Move, moves_of
from ivr_designer.validation.prompt.reading import PromptReading, read_prompt
from ivr_designer.validation.settings import RuleSettings
from ivr_designer.validation.shape import Shape
from ivr_designer.validation.timemap import TimeMap
from ivr_designer.validation.timing import Cost, Pace, cost, longest_s, pace_of


class NodeView:
    """A node, its keypresses in menu order, its moves, and what its prompt says and how long it takes.

    `move_on` maps a key to its move, `targets` every keypress to the box it leads to, `pressed` the keys
    callers press here to their first keypress, in menu order. Read-only, as is everything in it.
    """

    __slots__ = (
        "_behaviour", "_by_key", "_costs", "_exits", "_longest_s", "_pace", "_person_cost", "_reading",
        "_settings", "_steps", "id", "is_menu", "keypresses", "move_on", "moves", "node", "pressed",
        "targets",
    )  # fmt: skip

    def __init__(
        self, tree: IvrTree, node: Node, settings: RuleSettings, before: "NodeView | None" = None
    ) -> None:
        self.id: NodeId = node.id
        self.node = node
        self.keypresses: tuple[Keypress, ...] = tuple(tree.keypresses_of(node.id))
        self.targets: dict[KeypressId, Vertex] = {k.id: tree.target(k) for k in self.keypresses}
        self.moves: tuple[Move, ...] = moves_of(self.keypresses, self.targets, settings.live_actions)
        self.move_on: dict[Key, Move] = {m.key: m for m in self.moves}
        self._by_key: dict[Key, Keypress] = {}
        for keypress in self.keypresses:
            self._by_key.setdefault(keypress.key, keypress)
        self.pressed: dict[Key, Keypress] = {k: v for k, v in self._by_key.items() if k.is_pressed}
        self.is_menu = bool(self.pressed)
        self._settings = settings
        self._reading: PromptReading | None = None
        self._pace: Pace | None = None
        self._costs: dict[Key, Cost] = {}
        self._longest_s: float | None = None
        self._person_cost: Cost | None = None
        self._steps: tuple[tuple[Move, NodeId, Cost], ...] | None = None
        self._exits: tuple[tuple[Destination, Cost], ...] | None = None
        self._behaviour: tuple[object, ...] | None = None
        if before is not None and before._settings is settings and before.node.prompt == node.prompt:
            self._reading = before._reading
            self._pace = before._pace if before.node.delay_ms == node.delay_ms else None

    @property
    def name(self) -> str:
        """The node's name."""
        return self.node.name

    @property
    def text(self) -> str | None:
        """The text of a talk prompt, else None."""
        return self.node.prompt.text if isinstance(self.node.prompt, TalkPrompt) else None

    @property
    def has_twins(self) -> bool:
        """True if a key is bound twice."""
        return len(self._by_key) < len(self.keypresses)

    @property
    def behaviour(self) -> tuple[object, ...]:
        """What callers notice of the node: its prompt, its settings, its keys and where they lead."""
        if self._behaviour is None:
            node = self.node
            keys = tuple((k.key, k.action.value, self.targets[k.id]) for k in self.keypresses)
            settings = (node.barge_in, node.loop_count, node.delay_ms, node.keypress_timeout_s)
            self._behaviour = (repr(node.prompt), *settings, keys)
        return self._behaviour

    def at(self, key: Key) -> Keypress | None:
        """The first keypress on `key`."""
        return self._by_key.get(key)

    def move(self, key: Key) -> Move | None:
        """What `key` does, None if nothing is bound (or no key is left that could be wrong)."""
        return self.move_on.get(key)

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
    def steps(self) -> tuple[tuple[Move, NodeId, Cost], ...]:
        """The moves that lead to a node, with that node and what they cost."""
        if self._steps is None:
            self._steps = tuple((m, m.node, self.cost(m.key)) for m in self.moves if m.node is not None)
        return self._steps

    @property
    def exits(self) -> tuple[tuple[Destination, Cost], ...]:
        """The moves that leave the tree: where to, and what they cost."""
        if self._exits is None:
            out = ((self.targets[m.keypress], self.cost(m.key)) for m in self.moves if m.node is None)
            self._exits = tuple((t, cost) for t, cost in out if isinstance(t, Destination))
        return self._exits

    @property
    def person_cost(self) -> Cost | None:
        """What the quickest ways from here straight to a person cost; None if there is none."""
        if self._person_cost is None:
            every = [self.cost(m.key) for m in self.moves if m.leads is Leads.PERSON]
            if not every:
                return None
            self._person_cost = Cost(min(c.best for c in every), min(c.typical for c in every))
        return self._person_cost

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

    def target(self, keypress: Keypress) -> Vertex:
        """The box a keypress of this tree leads to."""
        return self.views[keypress.node].targets[keypress.id]

    @cached_property
    def has_person(self) -> bool:
        """True if any key of the tree leads to a person."""
        return any(m.leads is Leads.PERSON for view in self.views.values() for m in view.moves)

    @cached_property
    def shape(self) -> Shape:
        """Who leads where."""
        return Shape(self.tree.root, {n: v.moves for n, v in self.views.items()})

    @cached_property
    def times(self) -> TimeMap:
        """How long callers take to get anywhere."""
        return TimeMap(self.tree, self.views, self.shape)


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
    return {n: NodeView(tree, node, settings) for n, node in politely(tree.nodes.items())}
