"""What all parts of the engine share: its surroundings, and one tree's memory."""

from collections.abc import Callable
from dataclasses import dataclass

from ivr_designer.domain.ids import KeypressId, NodeId, TreeId, new_keypress_id, new_node_id
from ivr_designer.domain.phrases import Phrase
from ivr_designer.sync.evidence import (
    DEFAULT_MARGIN_S,
)
from ivr_designer.sync.journal import Journal
from ivr_designer.sync.link import Gate
from ivr_designer.sync.ports import Jitter, Spawn, Timer, Wire
from ivr_designer.sync.remote_edit import Patch
from ivr_designer.sync.runtime import Runtime

REUSE_S = 5.0
LAG_S = 8.0
BREATH_S = 0.001
"""Long enough for another thread to get a lock: who gives it back and takes it again at once is faster."""
LOOKS_S = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0)


@dataclass(frozen=True, slots=True)
class Options:
    """Figures of the engine, all in seconds. `margin_s` is added to a token's end before absence counts."""

    margin_s: float = DEFAULT_MARGIN_S
    reuse_s: float = REUSE_S
    lag_s: float = LAG_S
    version_s: float = 30.0


@dataclass(frozen=True, slots=True)
class Hooks:
    """Whom the engine tells: something of a tree changed; others changed it; an edit was merged."""

    changed: Callable[[TreeId], None]
    merged: Callable[[TreeId, list[Patch], Phrase], None]
    logged: Callable[[list[object]], None]
    new_node_id: Callable[[], NodeId] = new_node_id
    new_keypress_id: Callable[[], KeypressId] = new_keypress_id


class EngineParts:
    """The engine's surroundings. Make it on the loop that it is to live on."""

    def __init__(
        self, journal: Journal, wire: Wire, timer: Timer, jitter: Jitter, spawn: Spawn, hooks: Hooks,
        options: Options | None = None, gate: Gate | None = None,
    ) -> None:  # fmt: skip
        self.journal = journal
        self.wire = wire
        self.timer = timer
        self.jitter = jitter
        self.options = options or Options()
        self.hooks = hooks
        self._spawn = spawn
        self.gate = gate or Gate(timer, jitter, lambda: None)
        self.runs: dict[TreeId, Runtime] = {}
        self.closing = False

    def kick(self, tree: TreeId) -> None:
        """Something may be due for this tree."""
        raise NotImplementedError

    def run_of(self, tree: TreeId) -> Runtime:
        """The runtime of a tree."""
        run = self.runs.get(tree)
        if run is None:
            run = self.runs[tree] = Runtime(tree)
        return run
