"""What every picture of a tree keeps to, and how it looks."""

from ivr_designer.ui.canvas.lines import key_row, segments
from ivr_designer.ui.canvas.picture import CanvasPicture
from ivr_designer.ui.canvas.shown import Owed, ShownPicture, Wish


def looks(picture: CanvasPicture) -> dict[object, object]:
    """What every box shows, and the keys on every line."""
    return {
        v: (b.appearance(), b.chips, picture.lines[v].keys if v in picture.lines else None)
        for v, b in picture.boxes.items()
    }


def check(picture: CanvasPicture) -> None:
    """Boxes, lines and indexes agree with the tree and with each other."""
    assert set(picture.boxes) == set(picture.layout.at)
    for vertex, box in picture.boxes.items():
        assert (box.x, box.y) == picture.layout.at[vertex]
        assert picture.box_grid.rects_of(vertex) == (box.rect,)
        parent = picture.primary.parent[vertex]
        assert (vertex in picture.lines) == (parent is not None)
        if parent is not None:
            line = picture.lines[vertex]
            row = [key_row(line)] if line.keys else []
            assert picture.line_grid.rects_of(vertex) == (*segments(line.points), *row)
            assert line.points[0][1] <= picture.boxes[parent].y + picture.boxes[parent].h / 2 + 0.1
    assert len(picture.box_grid) == len(picture.boxes)
    assert set(picture.lines) <= set(picture.boxes)
    shown = [k.keypress for line in picture.lines.values() for k in line.keys]
    shown += [c.keypress for box in picture.boxes.values() for c in box.chips]
    hidden = {k.id for k in picture.tree.keypresses.values() if k.node not in picture.boxes}
    folded = {
        k.id
        for k in picture.tree.keypresses.values()
        if k.node in picture.layout.collapsed and picture.tree.target(k) not in picture.boxes
    }
    assert len(shown) == len(set(shown))
    assert set(picture.tree.keypresses) - set(shown) <= hidden | folded


def check_truth(picture: CanvasPicture) -> None:
    """Whatever is shown can be worked with, even if the picture is behind its tree: all of it exists."""
    tree, parent = picture.tree, picture.primary.parent
    assert set(picture.box_grid._rects) == set(picture.boxes)
    assert set(picture.line_grid._rects) == set(picture.lines)
    for vertex, box in picture.boxes.items():
        assert vertex in parent
        assert tree.has(vertex)
        assert picture.box_grid.rects_of(vertex) == (box.rect,)
        assert all(tree.keypresses[c.keypress].node == vertex for c in box.chips)
        assert len(box.chips) == len({c.keypress for c in box.chips})
    for child, line in picture.lines.items():
        assert parent[child] == line.parent
        assert {child, line.parent} <= picture.boxes.keys()
        for key in line.keys:
            found = tree.keypresses[key.keypress]
            assert (found.node, tree.target(found), found.key) == (line.parent, child, key.key)


def check_fresh(picture: CanvasPicture, *, places: bool) -> None:
    """It is as one made from scratch; `places` says that its boxes stand there, too."""
    check(picture)
    fresh = CanvasPicture(picture.tree, picture.layout.direction)
    fresh.primary = fresh.layout.primary = picture.primary
    fresh.layout.collapsed = set(picture.layout.collapsed)
    fresh._states, fresh._findings, fresh.names = picture._states, picture._findings, picture.names
    fresh.rebuild()
    assert looks(picture) == looks(fresh)
    if places:
        assert picture.layout.at == fresh.layout.at


def caught_up(picture: ShownPicture, wish: Wish | None = None) -> bool:
    """Make what the picture owes or what is wished for, and show it; True if all was arranged anew."""
    anew = wish is not None or picture.owes is Owed.ALL
    steps = picture.beside(wish)
    while True:
        try:
            next(steps)
        except StopIteration as finished:
            picture.take_over(finished.value)
            return anew
