"""How long the real window keeps the mouse waiting: the longest turn of its event loop. Prints JSON.

    python benchmarks/stalls.py [--nodes 1000]

Each act is done in a main window on a session in memory, with compiled modules, as an installed program has
them, and with its policy for garbage. A turn is one look at what is to be done, in CPU time of the UI thread;
`clock_ms` is the longest by the clock, which has the waiting for other threads in it, and for other programs.
What goes on after an act (slices, timers, workers) is followed until all is quiet.
"""

import argparse
import compileall
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ivr_designer.ui.main_window import MainWindow

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]
sys.dont_write_bytecode = True
sys.pycache_prefix = str(Path(tempfile.gettempdir()) / "ivr-designer-compiled")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("IVR_DESIGNER_HOME", tempfile.mkdtemp())

from measure import machine  # noqa: E402
from PySide6.QtCore import QCoreApplication  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402
from stack_watch import StackWatch  # noqa: E402

QUIET_S = 0.4
FOLLOW_S = 40.0
LIMIT_MS = 100.0


class Watch:
    """Times turns of the event loop. `is_busy` tells of a picture in slices, or an edit that is stored."""

    def __init__(self, is_busy: Callable[[], bool], stacks: StackWatch | None = None) -> None:
        self._is_busy = is_busy
        self._stacks = stacks
        self.found: dict[str, dict[str, float]] = {}

    def join(self, name: str) -> None:
        """Make one of all acts whose names begin alike."""
        parts = [self.found.pop(n) for n in list(self.found) if n.startswith(name)]
        self.found[name] = {f: max(p[f] for p in parts) for f in parts[0]}
        self.found[name]["all_ms"] = round(sum(p["all_ms"] for p in parts), 1)

    def act(
        self,
        name: str,
        act: Callable[[], object],
        done: Callable[[], bool] = lambda: True,
        follow_s: float = FOLLOW_S,
    ) -> None:
        """Do something, and follow it until nothing has happened for a while, or for `follow_s`."""
        begun, turns = time.perf_counter(), [self._turn(act)]
        quiet_since = time.perf_counter()
        while time.perf_counter() - begun < follow_s and (
            not done() or time.perf_counter() - quiet_since < QUIET_S
        ):
            turns.append(self._turn(QCoreApplication.processEvents))
            if turns[-1][0] > 2 or not done() or self._is_busy():
                quiet_since = time.perf_counter()
            else:
                time.sleep(0.002)
            if not done():
                time.sleep(0.02)  # what is waited for may wait until nobody works
        self.found[name] = {
            "longest_ms": round(max(cpu for cpu, _clock in turns), 1),
            "clock_ms": round(max(clock for _cpu, clock in turns), 1),
            "act_ms": round(turns[0][0], 1),
            "all_ms": round(sum(cpu for cpu, _clock in turns), 1),
            "until_quiet_s": round(time.perf_counter() - begun - QUIET_S, 2),
        }
        print(name, self.found[name], file=sys.stderr)

    def _turn(self, act: Callable[[], object]) -> tuple[float, float]:
        """Do it; how long it took in ms of the thread's CPU time, and by the clock."""
        if self._stacks is not None:
            self._stacks.begin()
        cpu, clock = time.thread_time(), time.perf_counter()
        act()
        took = (time.thread_time() - cpu) * 1000, (time.perf_counter() - clock) * 1000
        if self._stacks is not None:
            self._stacks.end(*took)
        return took


def main() -> None:
    """Do everything that takes long on a large tree."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--nodes", type=int, default=1000)
    options = parser.parse_args()
    compileall.compile_dir(HERE.parent / "ivr_designer", quiet=1)
    app = QApplication([])

    from ivr_designer.domain.garbage import GarbagePolicy
    from ivr_designer.domain.ids import TreeId
    from ivr_designer.domain.layout import Direction
    from ivr_designer.sync.contract import Loading
    from ivr_designer.ui.canvas.requests import Selection
    from ivr_designer.ui.main_window import MainWindow
    from ivr_designer.ui.theme import Look, ThemeKeeper
    from ivr_designer.ui.tidying import Tidying
    from tests.helpers.memory_session import MemorySession
    from tests.helpers.trees import menu_content

    keeper = ThemeKeeper(app, Look.LIGHT)
    window = MainWindow()
    watch = Watch(lambda: window.surface.remaking.is_on or window.documents.is_storing)
    window.resize(1920, 1080)
    window.show()
    _tidying = Tidying(GarbagePolicy(), window.is_busy)
    session = MemorySession({"large": menu_content(options.nodes), "small": menu_content(20)})
    watch.act("session", lambda: window.use_session(session, "Test"))
    watch.act("small tree", lambda: window.documents.show("small"))
    window.documents.show(None)
    whole = menu_content(options.nodes)
    nodes_read = list(whole.nodes)
    for part in range(1, 21):
        known = set(nodes_read[: len(nodes_read) * part // 20])
        keys = {k: v for k, v in whole.keypresses.items() if v.node in known}
        news = Loading(TreeId("large"), len(known), len(nodes_read), replace(whole, keypresses=keys))
        watch.act(f"reading {part} of 20", lambda news=news: window.documents.loading.emit(news))
    watch.join("reading")
    watch.act("large tree", lambda: window.documents.show("large"))
    surface, nodes = window.surface, window.nodes
    some = [n for n in window.bridge.document.tree.nodes if n != window.bridge.document.tree.root][:500]
    watch.act("select all", surface.select_all)
    watch.act("select nothing", lambda: surface.select(()))
    watch.act("arrange", surface.arrange)
    watch.act("direction right", lambda: surface.set_direction(Direction.RIGHT))
    watch.act("direction down", lambda: surface.set_direction(Direction.DOWN))
    selection = Selection(frozenset(some))
    watch.act("copy 500", lambda: nodes.copy(selection))
    watch.act("paste 500", nodes.paste)
    watch.act("undo paste", window.documents.undo)
    watch.act("redo paste", window.documents.redo)
    watch.act("undo paste again", window.documents.undo)
    watch.act("delete 500", lambda: nodes._delete(some, ()))
    watch.act("undo delete", window.documents.undo)
    watch.act("dark", lambda: keeper.choose(Look.DARK, at_once=False))
    watch.act("fold the root", lambda: surface.set_collapsed(window.bridge.document.tree.root, True))
    watch.act("unfold it", lambda: surface.set_collapsed(window.bridge.document.tree.root, False))
    _compare(watch, window)
    jobs: list[Future[None]] = []
    with tempfile.TemporaryDirectory() as folder:
        import ivr_designer.ui.exports  # noqa: F401 -- offers the kinds that need Qt
        from ivr_designer.storage.exporters.registry import exporters

        for name, exporter in exporters().items():
            path = Path(folder) / "out"
            watch.act(
                f"export {name}",
                lambda exporter=exporter, path=path: jobs.append(
                    window.features.exchange.export(exporter, path)
                ),
                lambda: jobs[-1].done(),
            )
    watch.act("close the tree", lambda: window.documents.show(None))
    over = {n: f["longest_ms"] for n, f in watch.found.items() if f["longest_ms"] > LIMIT_MS}
    report = {"nodes": options.nodes, "machine": machine(), "over_100_ms": over, "acts": watch.found}
    print(json.dumps(report, indent=1), flush=True)
    os._exit(0)


def _compare(watch: Watch, window: "MainWindow") -> None:
    """Show what another state of the tree would change, and go back."""
    from ivr_designer.ui.comparison import compare

    after = window.bridge.document.tree.content()
    nodes = {
        n: replace(v, name=f"{v.name}!") if i % 10 == 0 else v for i, (n, v) in enumerate(after.nodes.items())
    }
    before = replace(after, nodes=nodes)
    watch.act("compare", lambda: window.canvas_area.compare(compare(before, after), "Test"))
    watch.act("back to the canvas", window.canvas_area.end_comparison)


if __name__ == "__main__":
    main()
