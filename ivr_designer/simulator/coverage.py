"""Which keys the recorded calls take: what no test presses, no test would notice to break."""

from collections.abc import Iterable
from dataclasses import dataclass

from ivr_designer.domain.ids import KeypressId
from ivr_designer.domain.tree import IvrTree
from ivr_designer.simulator.script import ScriptResult


@dataclass(frozen=True, slots=True)
class Coverage:
    """Keypresses that callers can get to, and those of them that tests take, in the order of the tree."""

    reachable: tuple[KeypressId, ...]
    taken: frozenset[KeypressId]

    @property
    def missing(self) -> tuple[KeypressId, ...]:
        """Reachable keypresses that no test takes."""
        return tuple(k for k in self.reachable if k not in self.taken)

    @property
    def share(self) -> float:
        """Taken of reachable, 1 for a tree without any."""
        return 1 - len(self.missing) / len(self.reachable) if self.reachable else 1.0


def coverage(tree: IvrTree, results: Iterable[ScriptResult]) -> Coverage:
    """What the played tests took."""
    reached = tree.reachable()
    reachable = tuple(k.id for n in tree.nodes if n in reached for k in tree.keypresses_of(n))
    taken = {
        effect.keypress
        for result in results
        if result.played is not None
        for effect in result.played.effects
        if effect.keypress is not None
    }
    return Coverage(reachable, frozenset(taken & set(reachable)))
