"""Everything that is known of a tree before anybody calls: findings, times, proofs, tests. No Qt here.

It works on a copy of the tree, so that it can run beside the window.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ivr_designer.domain.garbage import uncollected
from ivr_designer.domain.ids import NodeId, TreeId
from ivr_designer.domain.keypresses import Destination
from ivr_designer.domain.keys import Key
from ivr_designer.domain.ladder import find_ladders
from ivr_designer.domain.mirror import Patch, follow
from ivr_designer.domain.tree import IvrTree, TreeContent
from ivr_designer.domain.turns import window
from ivr_designer.simulator.coverage import Coverage, coverage
from ivr_designer.simulator.script import ScriptResult, run_all
from ivr_designer.ui.problem_rows import Problems, problems_of
from ivr_designer.validation.engine import Engine, EngineResult
from ivr_designer.validation.facts import AccountFacts
from ivr_designer.validation.proofs import Proofs, prove
from ivr_designer.validation.settings import RuleSettings
from ivr_designer.validation.timemap import Times
from ivr_designer.validation.timing import TimeModel

NO_COVERAGE = Coverage((), frozenset())
"""While there is no test."""


@dataclass(frozen=True, slots=True)
class Order:
    """What to look at. `previous` is asked beside the window for the version that callers know."""

    tree: TreeId
    content: TreeContent
    facts: AccountFacts = field(default_factory=AccountFacts)
    settings: RuleSettings = field(default_factory=RuleSettings)
    previous: Callable[[], TreeContent | None] = field(default=lambda: None)


@dataclass(frozen=True, slots=True)
class TimeSheet:
    """Seconds from the start of a call: to nodes and destinations, to a person, and from nodes to one.

    `guessed` are nodes whose prompt length is an assumption.
    """

    nodes: Mapping[NodeId, Times] = field(default_factory=dict)
    destinations: Mapping[Destination, Times] = field(default_factory=dict)
    person: Times | None = None
    person_keys: tuple[Key, ...] = ()
    to_person: Mapping[NodeId, float] = field(default_factory=dict)
    guessed: frozenset[NodeId] = frozenset()


@dataclass(frozen=True, slots=True)
class Report:
    """All of it, for one state of the tree. `ladders` are the first rungs there were in the beginning."""

    result: EngineResult
    problems: Problems = field(default_factory=Problems)
    times: TimeSheet = field(default_factory=TimeSheet)
    proofs: Proofs = field(default_factory=lambda: Proofs((), None))
    tests: tuple[ScriptResult, ...] = ()
    coverage: Coverage = NO_COVERAGE
    ladders: tuple[NodeId, ...] = ()


class Inspector:
    """Follows one tree. Use it from one thread at a time."""

    def __init__(self, order: Order) -> None:
        self._model = TimeModel(order.settings.speech)
        # A look for garbage among so many new records would halt the window too, for a quarter of a second.
        with uncollected():
            self._tree = IvrTree(order.tree, order.content)
            self._ladders = tuple(ladder.rungs[0] for ladder in find_ladders(self._tree).values())
            self._engine = Engine(self._tree, order.facts, order.settings, previous=order.previous())

    def look(self) -> Report:
        """What is known of the tree as it is."""
        with uncollected():
            return self._look()

    def _look(self) -> Report:
        context = self._engine.context
        times = context.times
        sheet = TimeSheet(
            times.nodes,
            times.destinations,
            times.person,
            times.person_keys,
            times.to_person,
            times.guessed,
        )
        window.give_way()
        tests = tuple(run_all(self._tree, self._model))
        taken = coverage(self._tree, tests) if tests else NO_COVERAGE
        result = self._engine.result
        window.give_way()
        proofs = prove(context)
        window.give_way()
        return Report(result, problems_of(self._tree, result), sheet, proofs, tests, taken, self._ladders)

    def follow(self, patch: Patch) -> Report:
        """Bring everything up to date after an edit."""
        with uncollected():
            self._engine.update(follow(self._tree, patch))
            return self._look()
