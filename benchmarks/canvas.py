"""The canvas against NodeGraphQt: first paint, pan, zoom, repaint, drag, memory. Prints JSON.

    python benchmarks/canvas.py [--nodes 1000] [--rounds 3] [--places grid|ours] [--no-peer]
                                [--peers-venv FOLDER] [--guard]

1920 x 1080, offscreen, CPU time of the process. Each round is a fresh process of ours and one of the peer, in
turn; the medians of the rounds are reported. The peer is installed into a venv of its own from
benchmarks/requirements-peers.txt and left out with a notice when that is not possible.

Both show the same boxes at the same places. `grid` is the arrangement of the study that the wanted ratios
come from: boxes by depth on a grid of 16:9, 300 px apart both ways, as NodeGraphQt had them there. `ours` are
the places of our layout, 1.2 times as far apart for NodeGraphQt, whose boxes are larger; it has fewer of its
hub's curves in sight there.

With --guard the ratios are held against benchmarks/canvas_ratios.json; less than half of one is a failure.
That is wide, because machines differ, and enough to notice what has become many times slower.
"""

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path[:0] = [str(HERE), str(ROOT)]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from measure import cpu_ms, machine, median, peers_python, resident_mb, steps_ms  # noqa: E402

if TYPE_CHECKING:
    from ivr_designer.domain.tree import IvrTree

PITCH = 300.0
FIGURES = ("first_paint_ms", "pan_step_ms", "zoom_step_ms", "repaint_ms", "hub_drag_step_ms", "memory_mb")


def placed_tree(nodes: int, places: str) -> "IvrTree":
    """The tree of all measurements; on the grid its boxes stand by hand."""
    from ivr_designer.domain.primary_tree import PrimaryTree
    from ivr_designer.domain.tree import IvrTree
    from tests.helpers.trees import mesh_tree

    tree = mesh_tree(nodes)
    if places == "ours":
        return tree
    primary = PrimaryTree(tree)
    depth = {n: sum(1 for _ in primary.ancestors(n)) for n in tree.nodes}
    columns = max(4, math.ceil(math.sqrt(nodes * 16 / 9 * 150 / 200)))
    found, row, column, last = {}, -1, columns, -1
    for node in sorted(tree.nodes, key=lambda n: (depth[n], n)):
        if depth[node] != last or column >= columns:
            row, column, last = row + 1, 0, depth[node]
        found[node] = (column * PITCH, row * PITCH)
        column += 1
    return IvrTree(tree.id, replace(tree.content(), positions=found))


def tree_file(nodes: int, places: str, path: Path) -> None:
    """The tree for the peer, placed as we place it."""
    from ivr_designer.ui.canvas.picture import CanvasPicture
    from tests.helpers.trees import busiest

    tree = placed_tree(nodes, places)
    picture = CanvasPicture(tree)
    apart = 1.0 if places == "grid" else 1.2
    content = {
        "places": {n: [b.x * apart, b.y * apart] for n, b in picture.boxes.items()},
        "names": {n: tree.nodes[n].name for n in tree.nodes},
        "edges": [[k.node, k.next_node, k.key.value] for k in tree.keypresses.values()],
        "hub": busiest(tree),
    }
    path.write_text(json.dumps(content))


def ours(nodes: int, places: str) -> dict[str, object]:
    """Measure the canvas in this process."""
    from PySide6.QtWidgets import QApplication

    from ivr_designer.domain.document import Document
    from tests.helpers.trees import busiest

    app = QApplication([])
    document = Document(placed_tree(nodes, places))
    hub = busiest(document.tree)
    degree = len(document.tree.keypresses_to(hub)) + len(document.tree.keypresses_of(hub))
    app.processEvents()
    from ivr_designer.ui.canvas.surface import CanvasSurface

    base = resident_mb()
    surface = CanvasSurface()
    surface.resize(1920, 1080)

    def spin() -> None:
        app.processEvents()
        app.processEvents()

    def first() -> None:
        surface.set_document(document)
        surface.show()
        spin()
        while surface._slice_timer.isActive():
            spin()

    found: dict[str, object] = {
        "keypresses": len(document.tree.keypresses),
        "hub_degree": degree,
        "first_paint_ms": round(cpu_ms(first), 1),
    }
    time.sleep(0.2)
    while surface.overview.is_making:
        spin()
    found["memory_mb"] = round(resident_mb() - base, 1)
    found |= _moving_the_view(surface, hub, spin)
    found |= _working(surface, hub, spin)
    found |= _marked(surface, hub, spin)
    found["memory_after_mb"] = round(resident_mb() - base, 1)
    return found


def _moving_the_view(surface, hub, spin) -> dict[str, object]:
    """Zoom from all to 100 % and back at the hub, the exact picture after it, repaint and pan at 100 %."""
    found: dict[str, object] = {}
    box = surface.picture.boxes[hub]
    fit = surface.view.zoom
    wanted = [fit * 1.15**i for i in range(60) if fit * 1.15**i <= 1.0]
    wanted += wanted[::-1]

    def zoom(index: int) -> None:
        place = surface.view.to_widget(box.x, box.y)
        surface.zoom_about(wanted[index % len(wanted)] * 1.0001, *place)
        spin()

    surface.centre_at(box.x, box.y)
    spin()
    found["zoom_step_ms"] = steps_ms(zoom, len(wanted))
    begun, cpu = time.perf_counter(), time.process_time()
    surface._settle_timer.start(0)
    while surface._snapshot is not None:
        spin()
    spin()
    found["exact_after_zoom_cpu_ms"] = round((time.process_time() - cpu) * 1000, 1)
    found["exact_after_zoom_wall_ms"] = round((time.perf_counter() - begun) * 1000, 1)
    surface.set_view(surface.view.zoomed(1.0, 0, 0).centred(box.x, box.y))
    spin()

    def cold(_: int) -> None:
        """All that is seen at one go; a paint event of its own leaves to slices what takes over 30 ms."""
        surface.tiles.clear()
        for tile in surface._visible_tiles():
            surface.tiles.tile(tile)
        surface.repaint()

    found["repaint_ms"] = steps_ms(cold, 25)

    found["pan_step_ms"] = _pan_ms(surface, spin)
    return found


def _pan_ms(surface, spin) -> dict[str, float]:
    """Steps to and fro."""

    def pan(index: int) -> None:
        step = 24 if (index // 15) % 2 == 0 else -24
        surface.pan(step, step // 2)
        spin()

    return steps_ms(pan, 60)


def _working(surface, hub, spin) -> dict[str, object]:
    """Drag the hub with its keypresses in sight, hover, select, a badge, a finding, a name."""
    from PySide6.QtCore import QPointF

    from ivr_designer.domain.edits import UpdateNode
    from ivr_designer.domain.nodes import Node, TalkPrompt
    from ivr_designer.sync.status import ItemState, ItemStatus
    from ivr_designer.ui.canvas.moving import MoveGesture
    from ivr_designer.ui.canvas.requests import FindingCount

    found: dict[str, object] = {}
    box = surface.picture.boxes[hub]
    surface.centre_at(box.x, box.y)
    spin()
    paints = surface.paints
    at = [box.x, box.y]
    gesture = MoveGesture(surface, (box.x, box.y), hub, alone=False)
    gesture.move((box.x + 1, box.y), free=True)
    spin()

    def drag(index: int) -> None:
        step = 7 if (index // 10) % 2 == 0 else -7
        at[0] += step
        at[1] += step / 2
        gesture.move((at[0], at[1]), free=True)
        spin()

    found["hub_drag_step_ms"] = steps_ms(drag, 40)
    found["drag_paints"] = surface.paints - paints
    gesture.cancel()
    spin()
    seen = surface.picture.box_grid.within(surface.view.scene)
    some = [v for v in seen if v in surface.document.tree.nodes]
    places = [
        surface.view.to_widget(surface.picture.boxes[v].x, surface.picture.boxes[v].y - 20) for v in some
    ]
    found["hover_ms"] = steps_ms(
        lambda i: (surface.mouse.hover(QPointF(*places[i % len(places)])), spin()), 30
    )
    surface.mouse.hover(None)
    found["select_ms"] = steps_ms(lambda i: (surface.select((some[i % len(some)],)), spin()), 30)
    surface.select(())
    states = [ItemState.WAITING, ItemState.SENDING, ItemState.LIVE]
    found["badge_ms"] = steps_ms(
        lambda i: (surface.update_item_states({some[i % len(some)]: ItemStatus(states[i % 3])}), spin()), 30
    )
    found["finding_ms"] = steps_ms(
        lambda i: (surface.set_findings({some[i % len(some)]: FindingCount(1, i)}), spin()), 30
    )

    def rename(index: int) -> None:
        node = some[index % len(some)]
        surface.document.apply(UpdateNode(Node(node, f"Name {index}", TalkPrompt("Words"))))
        spin()

    found["rename_ms"] = steps_ms(rename, 30)
    return found


def _marked(surface, hub, spin) -> dict[str, object]:
    """Pan and select while every box and key is marked, as in a comparison where all is new."""
    from ivr_designer.ui.canvas.requests import Mark, Marks, Tone

    found: dict[str, object] = {}
    box, tree = surface.picture.boxes[hub], surface.document.tree
    tones = (Tone.ADDED, Tone.CHANGED, Tone.REMOVED)
    boxes = {v: Mark(tones[i % 3], "+ Added") for i, v in enumerate(surface.picture.boxes)}
    surface.set_marks("all", Marks(boxes, {k: Mark(tones[i % 3]) for i, k in enumerate(tree.keypresses)}))
    for name, zoom in (("middle", 0.4), ("near", 1.0)):
        surface.set_view(surface.view.zoomed(zoom, 0, 0).centred(box.x, box.y))
        while surface._slice_timer.isActive():
            spin()
        found[f"marked_pan_{name}_ms"] = _pan_ms(surface, spin)
    some = surface.picture.box_grid.within(surface.view.scene)
    found["marked_select_ms"] = steps_ms(lambda i: (surface.select((some[i % len(some)],)), spin()), 30)
    surface.set_marks("all", None)
    return found


def child(arguments: list[str], python: str = sys.executable) -> dict[str, object]:
    """Run a measurement in a process of its own."""
    done = subprocess.run([python, *arguments], capture_output=True, text=True, timeout=900, check=False)
    if done.returncode:
        raise SystemExit(done.stderr[-2000:])
    return json.loads(done.stdout.splitlines()[-1])


def value(found: dict[str, object], figure: str) -> float:
    """One figure as a number: of several steps, the median."""
    what = found[figure]
    return float(what["median"] if isinstance(what, dict) else what)


def fallen(ratio: dict[str, float], places: str) -> list[str]:
    """Figures whose ratio is under half of the stored one."""
    stored = json.loads((HERE / "canvas_ratios.json").read_text())[places]
    return [f"{f}: {ratio[f]} x, stored {stored[f]} x" for f in stored if ratio[f] < stored[f] / 2]


def main() -> None:
    """Take turns, compare medians."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--nodes", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--places", choices=("grid", "ours"), default="grid")
    parser.add_argument("--no-peer", action="store_true")
    parser.add_argument("--peers-venv", type=Path, default=Path(tempfile.gettempdir()) / "ivr-designer-peers")
    parser.add_argument("--guard", action="store_true")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        print(json.dumps(ours(options.nodes, options.places)), flush=True)
        os._exit(0)
    peer = None if options.no_peer else peers_python(options.peers_venv)
    mine: list[dict[str, object]] = []
    theirs: list[dict[str, object]] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tree.json"
        if peer is not None:
            tree_file(options.nodes, options.places, path)
        for _ in range(options.rounds):
            mine.append(
                child([__file__, "--child", "--nodes", str(options.nodes), "--places", options.places])
            )
            if peer is not None:
                theirs.append(child([str(HERE / "canvas_peer.py"), str(path)], str(peer)))
    report: dict[str, object] = {
        "nodes": options.nodes,
        "places": options.places,
        "rounds": options.rounds,
        "machine": machine(),
    }
    report["ours"] = {f: round(median([value(m, f) for m in mine]), 2) for f in mine[0]}
    report["ours_p95"] = {
        f: round(median([m[f]["p95"] for m in mine]), 2) for f, v in mine[0].items() if isinstance(v, dict)
    }
    if theirs:
        report["NodeGraphQt 0.6.44"] = {f: round(median([value(t, f) for t in theirs]), 2) for f in FIGURES}
        report["ratio"] = {
            f: round(
                median([value(t, f) for t in theirs]) / max(0.01, median([value(m, f) for m in mine])), 1
            )
            for f in FIGURES
        }
    print(json.dumps(report, indent=2))
    if options.guard and theirs:
        slower = fallen(report["ratio"], options.places)
        if slower:
            raise SystemExit("slower than it was: " + "; ".join(slower))


if __name__ == "__main__":
    main()
