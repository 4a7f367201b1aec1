"""Where the arrow keys lead: along the lines of the tree, or to the nearest box by place."""

from enum import Enum

from ivr_designer.domain.ids import KeypressId
from ivr_designer.domain.keypresses import Vertex
from ivr_designer.domain.layout import Direction
from ivr_designer.ui.canvas.picture import CanvasPicture


class Way(Enum):
    """An arrow key."""

    UP = (0, -1)
    DOWN = (0, 1)
    LEFT = (-1, 0)
    RIGHT = (1, 0)


_TURNED = {Way.UP: Way.LEFT, Way.DOWN: Way.RIGHT, Way.LEFT: Way.UP, Way.RIGHT: Way.DOWN}


def along(picture: CanvasPicture, vertex: Vertex, arrow: Way) -> Vertex | None:
    """The box that an arrow leads to along the tree; None if there is none that way.

    As drawn: in a tree that grows downward, Down goes to the first child, Up to the parent, Left and Right
    to the siblings; in one that grows to the right, turned accordingly.
    """
    if picture.layout.direction is Direction.RIGHT:
        arrow = _TURNED[arrow]
    if arrow is Way.UP:
        return picture.primary.parent.get(vertex)
    if arrow is Way.DOWN:
        children = [c for c in picture.primary.children.get(vertex, ()) if c in picture.boxes]
        return children[0] if children else None
    row = siblings(picture, vertex)
    place = row.index(vertex) + (1 if arrow is Way.RIGHT else -1)
    return row[place] if 0 <= place < len(row) else None


def siblings(picture: CanvasPicture, vertex: Vertex) -> list[Vertex]:
    """The boxes beside this one, itself included, in menu order; tops of trees are siblings of each other."""
    parent = picture.primary.parent.get(vertex)
    if parent is None:
        return picture.primary.heads
    return picture.primary.children[parent]


def nearest(picture: CanvasPicture, vertex: Vertex, arrow: Way) -> Vertex | None:
    """The nearest box by place in the direction of an arrow; what lies off the axis counts double."""
    here = picture.boxes[vertex]
    dx, dy = arrow.value
    best: tuple[float, Vertex] | None = None
    for other in picture.boxes.values():
        ahead = (other.x - here.x) * dx + (other.y - here.y) * dy
        if ahead <= 1:
            continue
        aside = abs((other.x - here.x) * dy) + abs((other.y - here.y) * dx)
        if aside > 2 * ahead:
            continue
        cost = ahead + 2 * aside
        if best is None or cost < best[0]:
            best = (cost, other.vertex)
    return best[1] if best is not None else None


def last(picture: CanvasPicture) -> Vertex | None:
    """The last box as one reads: the last child of the last child of the last top."""
    heads = picture.primary.heads
    if not heads:
        return None
    vertex = heads[-1]
    while children := [c for c in picture.primary.children.get(vertex, ()) if c in picture.boxes]:
        vertex = children[-1]
    return vertex


def beside_keypress(picture: CanvasPicture, keypress: KeypressId, step: int) -> KeypressId | None:
    """The next or previous keypress of the same node."""
    found = picture.tree.keypresses.get(keypress)
    if found is None:
        return None
    row = [k.id for k in picture.tree.keypresses_of(found.node)]
    place = row.index(keypress) + step
    return row[place] if 0 <= place < len(row) else None
