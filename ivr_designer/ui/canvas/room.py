"""Where boxes that are pasted lie on no other."""

from collections.abc import Mapping

from ivr_designer.domain.keypresses import Destination, Vertex
from ivr_designer.domain.tree import Position
from ivr_designer.ui.canvas import metrics as m
from ivr_designer.ui.canvas.picture import CanvasPicture

_TRIES = 40


def free_offset(picture: CanvasPicture, places: Mapping[Vertex, Position], step: float) -> Position:
    """How far to move boxes with these middles, right and down in steps, so that they cover no box.

    Where there is no room within some steps they come below all that is there. All in scene units.
    """
    for count in range(1, _TRIES + 1):
        offset = (step * count, step * count)
        if not any(_is_taken(picture, box, at, offset) for box, at in places.items()):
            return offset
    bounds = picture.bounds
    if bounds is None or not places:
        return step, step
    top = min(y for _x, y in places.values()) - m.NODE_HEIGHT / 2
    return 0.0, bounds[3] - top + step


def _is_taken(picture: CanvasPicture, box: Vertex, at: Position, offset: Position) -> bool:
    is_pill = isinstance(box, Destination)
    wide, high = (m.PILL_WIDTH, m.PILL_HEIGHT) if is_pill else (m.NODE_WIDTH, m.NODE_HEIGHT)
    x, y = at[0] + offset[0], at[1] + offset[1]
    return bool(picture.box_grid.within((x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)))
