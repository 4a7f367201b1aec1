"""What a change of the picture spoils: rectangles of the scene, collected before and after it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ivr_designer.domain.keypresses import Vertex
from ivr_designer.domain.layout import Shift
from ivr_designer.ui.canvas import metrics as m
from ivr_designer.ui.canvas.index import Rect, grown

if TYPE_CHECKING:
    from ivr_designer.ui.canvas.picture import CanvasPicture


@dataclass(slots=True)
class Damage:
    """Rectangles of the scene to be painted anew; `everything` when it is not worth telling them apart."""

    rects: list[Rect] = field(default_factory=list)
    everything: bool = False
    placed: frozenset[Vertex] = frozenset()


class Hurt:
    """Collects rectangles of boxes and lines before and after they change."""

    def __init__(self, picture: "CanvasPicture") -> None:
        self._picture = picture
        self.rects: list[Rect] = []

    def boxes(self, vertices: Iterable[Vertex]) -> None:
        """Where these boxes are drawn now, tags included."""
        boxes = self._picture.boxes
        for vertex in vertices:
            box = boxes.get(vertex)
            if box is not None:
                left, top, right, bottom = grown(box.rect, m.MARGIN)
                self.rects.append((left, top - (m.ENTRY_RISE if box.entry else 0.0), right, bottom))

    def lines(self, children: Iterable[Vertex]) -> None:
        """Where the lines to these boxes run now."""
        grid = self._picture.line_grid
        for child in children:
            self.rects.extend(grown(r, 10.0) for r in grid.rects_of(child))

    def damage(self, shift: Shift) -> Damage:
        """All of it; when very much has moved, everything."""
        return Damage(self.rects, len(self.rects) > 4000, frozenset(shift.placed))
