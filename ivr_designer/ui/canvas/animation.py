"""Boxes glide to their new places; any press or edit ends it at once, reduced motion skips it."""

from collections.abc import Callable, Iterable, Mapping
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication

from ivr_designer.domain.keypresses import Vertex
from ivr_designer.domain.tree import Position
from ivr_designer.ui.canvas import metrics as m
from ivr_designer.ui.canvas.index import Rect, grown, overlaps, union

if TYPE_CHECKING:
    from ivr_designer.ui.canvas.tree_stage import TreeStage

DURATION_S = 0.18
FRAME_MS = 16
MOST = 160
"""With more boxes in sight than this, they are simply there: a slow glide is worse than none."""


def reduced_motion(hints: object = None) -> bool:
    """True if the system asks for less motion; `hints` are Qt's style hints, those of the program if None."""
    hints = hints or QGuiApplication.styleHints()
    accessibility = getattr(hints, "accessibility", None)
    preference = getattr(accessibility(), "motionPreference", None) if accessibility is not None else None
    return preference is not None and getattr(preference(), "name", "") == "ReducedMotion"


class LayoutAnimation(QObject):
    """Moves boxes from where they were to where the picture has put them, unless it is not `enabled`."""

    def __init__(self, surface: "TreeStage", clock: Callable[[], float] = monotonic) -> None:
        super().__init__(surface)
        self._surface = surface
        self._clock = clock
        self._from: dict[Vertex, Position] = {}
        self._to: dict[Vertex, Position] = {}
        self._lines: list[Vertex] = []
        self._begun = 0.0
        self._shown: list[Rect] = []
        self.enabled = True
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._on_frame)

    @property
    def running(self) -> bool:
        """True while boxes are on their way."""
        return self._timer.isActive()

    def start(self, before: Mapping[Vertex, Position], placed: Iterable[Vertex]) -> None:
        """Let the boxes in sight glide from where they were `before`."""
        picture, surface = self._surface.picture, self._surface
        still = not self.enabled or reduced_motion()
        if picture is None or not surface.isVisible() or still or surface.view.zoom < m.FAR:
            return
        seen = grown(surface.view.scene, 300)
        for vertex in placed:
            box, old = picture.boxes.get(vertex), before.get(vertex)
            if box is None or old is None or old == (box.x, box.y):
                continue
            w, h = box.w / 2, box.h / 2
            if overlaps(box.rect, seen) or overlaps((old[0] - w, old[1] - h, old[0] + w, old[1] + h), seen):
                self._from[vertex], self._to[vertex] = old, (box.x, box.y)
        if not self._to or len(self._to) > MOST:
            self._from, self._to = {}, {}
            return
        lines = dict.fromkeys(v for v in self._to if v in picture.lines)
        for vertex in self._to:
            lines.update(
                dict.fromkeys(c for c in picture.primary.children.get(vertex, ()) if c in picture.lines)
            )
        self._lines = list(lines)
        surface.overlay.moved = frozenset(self._to)
        self._begun = self._clock()
        surface.spoil(self._places())
        self._stand(0.0)
        self._shown = self._places()
        surface.update_scene(self._shown)
        self._timer.start()

    def finish(self) -> None:
        """Every box stands where it belongs."""
        if not self._timer.isActive():
            return
        self._timer.stop()
        picture, surface = self._surface.picture, self._surface
        surface.overlay.moved = frozenset()
        if picture is not None:
            for vertex, (x, y) in self._to.items():
                box = picture.boxes.get(vertex)
                if box is not None:
                    box.x, box.y = x, y
            for child in self._lines:
                picture.straighten_line(child)
            surface.spoil([*self._shown, *self._places()])
        self._from, self._to, self._lines, self._shown = {}, {}, [], []

    @Slot()
    def _on_frame(self) -> None:
        part = (self._clock() - self._begun) / DURATION_S
        if part >= 1.0 or self._surface.picture is None:
            self.finish()
            return
        self._stand(part)
        places = self._places()
        self._surface.update_scene([*self._shown, *places])
        self._shown = places

    def _stand(self, part: float) -> None:
        """Stand every box a part of its way along, slowing down towards the end."""
        picture = self._surface.picture
        assert picture is not None
        eased = 1 - (1 - part) ** 3
        for vertex, (tx, ty) in self._to.items():
            fx, fy = self._from[vertex]
            box = picture.boxes[vertex]
            box.x, box.y = fx + (tx - fx) * eased, fy + (ty - fy) * eased
        for child in self._lines:
            picture.bend_line(child)

    def _places(self) -> list[Rect]:
        picture = self._surface.picture
        if picture is None:
            return []
        found = [grown(picture.boxes[v].rect, m.MARGIN) for v in self._to if v in picture.boxes]
        if picture.tree.root in self._to:
            found += self._surface.entry_rect()
        for child in self._lines:
            line = picture.lines.get(child)
            if line is not None:
                xs, ys = [p[0] for p in line.points], [p[1] for p in line.points]
                found.append(grown((min(xs), min(ys), max(xs), max(ys)), 24))
        around = union(found)
        return [around] if around is not None else []
