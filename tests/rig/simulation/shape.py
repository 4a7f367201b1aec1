"""What a seed's life is like."""

import random
from dataclasses import dataclass
from enum import StrEnum

from tests.rig.simulation.server import Faults


class Style(StrEnum):
    """How the user works: each edit at once, a draft published call by call, or one as a fresh tree."""

    LIVE = "live"
    DRAFT = "draft"
    FRESH = "fresh"


@dataclass(frozen=True)
class Shape:
    """Chances are per edit, 0 to 1. `careful`: an edit that leaves callers stuck is taken back at once."""

    edits: int
    faults: Faults
    crashes: float
    disk: float
    admin: float
    pace_s: float
    style: Style = Style.LIVE
    careful: bool = False

    @classmethod
    def of(cls, rng: random.Random) -> "Shape":
        """The shape of a seed's life."""
        rate = rng.choice((0.0, 0.1, 0.3, 0.3, 0.5))
        dates = rng.random() < 0.85
        # A server that tells no time is only understood by a machine whose clock is about right.
        skew_s = rng.choice((0.0, 0.0, -7200.0, 86400.0) if dates else (0.0, -20.0, 20.0))
        faults = Faults(
            rate, late_s=rng.choice((5.0, 60.0, 300.0)), effect_s=rng.choice((0.5, 30.0, 60.0)),
            skew_s=skew_s, dates=dates, refuse=rng.choice((0.0, 0.0, 0.05)), unique_keys=rng.random() < 0.5,
        )  # fmt: skip
        return cls(
            rng.randrange(3, 16), faults, rng.choice((0.0, 0.0, 0.1, 0.3)), rng.choice((0.0, 0.0, 0.02)),
            rng.choice((0.0, 0.0, 0.15)), rng.choice((0.05, 0.5, 5.0, 60.0)),
            rng.choice((Style.LIVE, Style.LIVE, Style.LIVE, Style.DRAFT, Style.FRESH)), rng.random() < 0.5,
        )  # fmt: skip
