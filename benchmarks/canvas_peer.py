"""The same tree in NodeGraphQt. Run by benchmarks/canvas.py in the peers' venv: canvas_peer.py TREE.json"""

import json
import logging
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_API"] = "pyside6"
os.environ["QT_PREFERRED_BINDING"] = "PySide6"
sys.path.insert(0, str(Path(__file__).resolve().parent))
logging.disable(logging.CRITICAL)

from measure import cpu_ms, resident_mb, steps_ms  # noqa: E402
from NodeGraphQt import BaseNode, NodeGraph  # noqa: E402
from PySide6.QtCore import QRectF, Qt  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402


class Menu(BaseNode):
    """A node of the tree."""

    __identifier__ = "ivr"
    NODE_NAME = "menu"


def main() -> None:
    """Build, paint, and measure; prints JSON."""
    tree = json.loads(Path(sys.argv[1]).read_text())
    places = {n: (x, y) for n, (x, y) in tree["places"].items()}
    edges = [e for e in tree["edges"] if e[0] != e[1]]  # it allows no edge from a node to itself
    keys: dict[str, list[str]] = {n: [] for n in places}
    for source, _, key in edges:
        keys[source].append(key)
    app = QApplication([])
    app.processEvents()
    base = resident_mb()
    graph = NodeGraph()
    graph.register_node(Menu)
    graph.set_acyclic(False)
    view = graph.viewer()
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.resize(1920, 1080)
    nodes: dict[str, Menu] = {}

    def spin() -> None:
        app.processEvents()
        app.processEvents()

    def build() -> None:
        for name, place in places.items():
            node = graph.create_node(
                "ivr.Menu", name=tree["names"][name], pos=list(place), selected=False, push_undo=False
            )
            node.add_input("in", multi_input=True)
            for key in keys[name]:
                node.add_output(key, multi_output=True)
            nodes[name] = node
        for source, target, key in edges:
            nodes[source].outputs()[key].connect_to(nodes[target].inputs()["in"], push_undo=False)

    xs, ys = [p[0] for p in places.values()], [p[1] for p in places.values()]
    whole = QRectF(min(xs) - 200, min(ys) - 200, max(xs) - min(xs) + 600, max(ys) - min(ys) + 600)
    fit = min(1920 / whole.width(), 1080 / whole.height())

    def look(zoom: float, x: float, y: float) -> None:
        width, height = 1920 / zoom, 1080 / zoom
        view._scene_range = QRectF(x - width / 2, y - height / 2, width, height)
        view._update_scene()

    def first() -> None:
        build()
        view.show()
        look(fit, whole.center().x(), whole.center().y())
        spin()

    found: dict[str, object] = {"first_paint_ms": round(cpu_ms(first), 1)}
    found["memory_mb"] = round(resident_mb() - base, 1)
    hub = tree["hub"]
    hx, hy = places[hub]
    zooms = [fit * 1.15**i for i in range(60) if fit * 1.15**i <= 1.0]
    zooms += zooms[::-1]
    found["zoom_step_ms"] = steps_ms(lambda i: (look(zooms[i % len(zooms)], hx, hy), spin()), len(zooms))
    look(1.0, hx, hy)
    spin()
    found["repaint_ms"] = steps_ms(lambda i: view.viewport().repaint(), 25)
    at = [hx, hy]

    def pan(index: int) -> None:
        step = 24 if (index // 15) % 2 == 0 else -24
        at[0] += step
        at[1] += step / 2
        look(1.0, *at)
        spin()

    found["pan_step_ms"] = steps_ms(pan, 60)
    look(1.0, hx, hy)
    spin()
    place = [hx, hy]

    def drag(index: int) -> None:
        step = 7 if (index // 10) % 2 == 0 else -7
        place[0] += step
        place[1] += step / 2
        nodes[hub].view.setPos(*place)
        spin()

    found["hub_drag_step_ms"] = steps_ms(drag, 40)
    print(json.dumps(found), flush=True)
    os._exit(0)  # it crashes while it tears its scene down


main()
