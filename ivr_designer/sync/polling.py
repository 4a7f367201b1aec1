"""Looking for others' changes within a budget: what is selected often, what is visible less, everything
rarely.

Pure: given what was read when, it says which list to read next.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ivr_designer.sync.values import Scope


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Seconds between two readings of the same list, by how near it is to what a person looks at."""

    selected_s: float = 15.0
    visible_s: float = 30.0
    everything_s: float = 600.0


@dataclass(slots=True)
class Budget:
    """So many calls a second on average, a few at once at most."""

    per_s: float
    burst: float = 4.0
    tokens: float = 4.0
    at: float = 0.0

    def take(self, now: float) -> bool:
        """Spend one call if there is one to spend; `now` is monotonic seconds."""
        self.tokens = min(self.burst, self.tokens + (now - self.at) * self.per_s)
        self.at = now
        if self.tokens < 1.0:
            return False
        self.tokens -= 1.0
        return True


def most_overdue(
    read_at: Mapping[Scope, float],
    now: float,
    selected: Iterable[Scope],
    visible: Iterable[Scope],
    everything: Iterable[Scope],
    rhythm: Rhythm,
) -> Scope | None:
    """The list whose reading is most overdue, in multiples of its interval; None if none is due."""
    best: tuple[float, Scope] | None = None
    for scopes, interval in (
        (selected, rhythm.selected_s), (visible, rhythm.visible_s), (everything, rhythm.everything_s),
    ):  # fmt: skip
        for scope in scopes:
            late = (now - read_at.get(scope, now - 1000 * interval)) / interval
            if late >= 1.0 and (best is None or late > best[0]):
                best = late, scope
    return None if best is None else best[1]
