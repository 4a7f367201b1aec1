"""Trees of 10, 200 and 1,000 nodes at three zooms in each look, in the whole window: for a person's eyes.

    QT_QPA_PLATFORM=offscreen .venv/bin/python -m tests.helpers.tree_shots OUT --count 200 --direction right

A second picture of each tree has the pointer on its busiest box, as lines are followed with the eye.
"""

import argparse
import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.keys import Key
from ivr_designer.domain.layout import Direction
from ivr_designer.domain.tree import TreeContent
from ivr_designer.ui.canvas import metrics
from ivr_designer.ui.theme import Look, ThemeKeeper
from tests.helpers.gallery import Bot, picture
from tests.helpers.memory_session import MemorySession
from tests.helpers.trees import QUEUES, busiest, menu_content
from tests.helpers.window import WindowRig

COUNTS = (10, 200, 1000)
SIZE = (1920, 1080)
ZOOMS = {"near": 1.0, "middle": 0.42, "far": 0.0}
"""The far one is that which shows the whole tree, or the first at which boxes are shapes."""


def as_people_build(content: TreeContent) -> TreeContent:
    """The tree with fewer menus that repeat themselves for ever: one in eight, or most would be errors."""
    dropped = {
        k.id
        for k in content.keypresses.values()
        if k.next_node == k.node
        and (k.key is Key.NO_INPUT or k.key is Key.NO_MATCH)
        and number_of(k.node) % 8
    }
    return replace(content, keypresses={i: k for i, k in content.keypresses.items() if i not in dropped})


def number_of(node: NodeId) -> int:
    """The number in the id of a generated node."""
    return int(node[1:])


class TreeShots:
    """A window with one generated tree."""

    def __init__(
        self, qtbot: QtBot, count: int, size: tuple[int, int] = SIZE, direction: Direction = Direction.DOWN
    ) -> None:
        session = MemorySession({"big": as_people_build(menu_content(count))})
        session.set_queues(QUEUES)
        self.rig = WindowRig(qtbot, session)
        self.rig.window.resize(*size)
        self.rig.open("big")
        self.rig.wait(lambda: self.rig.window.problems_model.rowCount() > 0)
        self.rig.window.surface.set_direction(direction)
        self.rig.settle_canvas()

    def zooms(self) -> Iterator[tuple[str, QImage]]:
        """Name and picture, from near to far; near and middle about a menu inside the tree."""
        surface = self.rig.window.surface
        for name, zoom in ZOOMS.items():
            surface.fit()
            if zoom or surface.view.zoom >= metrics.FAR:
                surface.zoom_to(zoom or metrics.FAR * 0.8)
                self.rig.settle_canvas()
                surface.center_on(self.menu())
            self.rig.settle_canvas()
            self._painted()
            yield name, picture([self.rig.window])

    def _painted(self) -> None:
        """Wait until all is there, the minimap as well: large pictures come in several turns."""
        surface = self.rig.window.surface
        self.rig.pump(20)
        self.rig.wait(lambda: not surface.is_painting() and not surface.overview.is_making)
        self.rig.pump()

    def menu(self) -> NodeId:
        """Where to look: the entry of a small tree, of others the first menu at the third level."""
        tree, picture = self.rig.tree, self.rig.window.surface.picture
        assert picture is not None
        assert tree.root is not None
        here = tree.root
        for _ in range(2 if len(tree.nodes) > 20 else 0):
            children = picture.primary.children[here]
            here = next(NodeId(c) for c in children if len(picture.primary.children.get(c, ())) > 1)
        return here

    def hovered(self) -> QImage:
        """The pointer on the busiest box, at a zoom where names are read."""
        surface = self.rig.window.surface
        hub = busiest(self.rig.tree)
        surface.zoom_to(ZOOMS["middle"])
        surface.center_on(hub)
        self.rig.settle_canvas()
        self.rig.move(surface, self.rig.place(hub))
        self._painted()
        return picture([self.rig.window])


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--look", action="append", choices=["light", "dark", "contrast"])
    parser.add_argument("--count", action="append", type=int)
    parser.add_argument("--direction", type=Direction, default=Direction.DOWN)
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    with tempfile.TemporaryDirectory() as home:
        os.environ["IVR_DESIGNER_HOME"] = home
        keeper = ThemeKeeper(app, Look.LIGHT)
        for look in asked.look or ("light", "dark", "contrast"):
            keeper.choose(Look(look))
            for count in asked.count or COUNTS:
                made = TreeShots(Bot(), count, direction=asked.direction)  # type: ignore[arg-type]
                for name, image in made.zooms():
                    image.save(str(asked.out / f"{count:04}-{name}-{look}.png"))
                made.hovered().save(str(asked.out / f"{count:04}-pointer-{look}.png"))
                made.rig.close()
    os._exit(0)  # Qt takes its windows apart after Python has ended, and crashes on ours


if __name__ == "__main__":
    main()
