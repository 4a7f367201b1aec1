"""Marks: a few lie over the tiles, very many are in them, and one cannot see which."""

import random
from collections.abc import Iterable, Sequence
from itertools import cycle

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from ivr_designer.domain.edits import MoveBoxes, UpdateNode
from ivr_designer.domain.keypresses import Vertex
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.ui.canvas.index import grown, overlaps
from ivr_designer.ui.canvas.marking import MANY
from ivr_designer.ui.canvas.requests import Mark, Marks, Tone
from ivr_designer.ui.canvas.rings import key_place
from ivr_designer.ui.canvas.surface import CanvasSurface
from tests.helpers.canvas import CanvasRig
from tests.helpers.canvas_pixels import difference, fresh, shown
from tests.helpers.edits import applied
from tests.helpers.trees import busiest, menu_tree, mesh_tree

TONES = (Tone.ADDED, Tone.CHANGED, Tone.REMOVED, Tone.DIM, Tone.NEWS, Tone.SLOW)

UNDASHED = tuple(tone for tone in TONES if tone not in {Tone.CHANGED, Tone.REMOVED})


def marks_of(rig: CanvasRig, boxes: Iterable[Vertex], tones: Sequence[Tone] = TONES) -> Marks:
    """One of some tone at each of these boxes and their keys."""
    tone = cycle(tones)
    marked = {v: Mark(next(tone), "+ Added" if i % 2 else "", "+") for i, v in enumerate(boxes)}
    keys = [k.id for v in marked if v in rig.picture.tree.nodes for k in rig.picture.tree.keypresses_of(v)]
    return Marks(dict(marked), {k: Mark(TONES[i % 3]) for i, k in enumerate(keys)})


def everything(rig: CanvasRig) -> Marks:
    marks = marks_of(rig, rig.picture.boxes)
    assert len(marks.boxes) + len(marks.keypresses) > MANY
    return marks


@pytest.mark.parametrize("zoom", [1.0, 0.4, 0.2, 0.08])
def test_many_marks_look_as_a_few_do(qtbot: QtBot, zoom: float) -> None:
    rig = CanvasRig(qtbot, mesh_tree(400), (500, 320))
    surface, picture = rig.surface, rig.picture
    surface.zoom_to(zoom)
    rig.settle()
    surface.center_on(busiest(picture.tree))
    near = grown(surface.view.scene, 250 / zoom)
    seen = picture.box_grid.within(surface.view.scene)[:16]
    few = marks_of(rig, seen, UNDASHED)  # dashes begin elsewhere where a tile cuts them
    assert len(few.boxes) + len(few.keypresses) <= MANY
    surface.set_marks("plan", few)
    assert not surface.overlay.marks.are_many
    before = shown(surface)
    out_of_sight = [v for v in picture.boxes if v not in set(picture.box_grid.within(near))]
    far = marks_of(rig, out_of_sight)
    places = {kid: key_place(picture, kid, zoom) for kid in far.keypresses}
    hidden = {k: m for k, m in far.keypresses.items() if not (p := places[k]) or not overlaps(p, near)}
    surface.set_marks("plan", Marks({**far.boxes, **few.boxes}, {**hidden, **few.keypresses}))
    assert surface.overlay.marks.are_many
    assert difference(shown(surface), before) == []


@pytest.mark.parametrize("zoom", [1.0, 0.45, 0.15])
def test_many_marks_follow_every_edit_and_every_step_of_the_view(qtbot: QtBot, zoom: float) -> None:
    rig = CanvasRig(qtbot, menu_tree(60), (900, 600))
    rig.surface.zoom_to(zoom)
    rig.settle()
    rig.surface.set_marks("plan", everything(rig))
    assert difference(shown(rig.surface), fresh(rig.surface)) == []
    rng = random.Random(5)
    script = [tuple(rng.randint(0, 40) for _ in range(4)) for _ in range(24)]
    for number, _ in enumerate(applied(rig.document, script)):  # type: ignore[arg-type]
        rig.settle()
        rig.surface.pan(rng.randint(-90, 90), rng.randint(-60, 60))
        if number % 3 == 0:
            assert difference(shown(rig.surface), fresh(rig.surface)) == []


def written(surface: CanvasSurface) -> set[str]:
    """The words that are painted when all that is seen is, but for what is in tiles already."""
    surface.scene.stamps.clear()
    surface.repaint()
    return {str(name[0]) for name in surface.scene.stamps._keys if isinstance(name, tuple)}


def test_what_is_painted_over_the_tiles_has_its_marks_still(qtbot: QtBot) -> None:
    """What is dragged or selected is painted anew, and so are words that lines of a hovered box run over."""
    rig = CanvasRig(qtbot, menu_tree(60), (900, 600))
    surface, marks = rig.surface, everything(rig)
    words = {v: Mark(mark.tone, f"Words {i}") for i, (v, mark) in enumerate(marks.boxes.items())}
    surface.set_marks("plan", Marks(words, marks.keypresses))
    vertex = next(iter(rig.picture.box_grid.within(surface.view.scene)))
    rig.hover(QPoint(2, 2))
    shown(surface)
    said = {mark.text for mark in words.values()}
    assert not written(surface) & said, "they are in the tiles"
    surface.select({vertex})
    shown(surface)
    assert words[vertex].text in written(surface)
    surface.select(())
    rig.drag_without_release(rig.place(vertex), rig.place(vertex) + QPoint(40, 30))
    shown(surface)
    assert words[vertex].text in written(surface)
    rig.press(Qt.Key.Key_Escape)


def test_words_that_a_lifted_way_strikes_out_are_written_again(qtbot: QtBot) -> None:
    rig = CanvasRig(qtbot, menu_tree(60), (1200, 900))
    surface, marks = rig.surface, everything(rig)
    words = {v: Mark(mark.tone, f"Words {i}") for i, (v, mark) in enumerate(marks.boxes.items())}
    surface.set_marks("plan", Marks(words, {}))
    found: set[Vertex] = set()
    for vertex in rig.picture.box_grid.within(surface.view.scene)[:20]:
        rig.hover(rig.place(vertex))
        shown(surface)
        now = written(surface)
        again = {v for v in words if words[v].text in now}
        ways = [rig.picture.lines[c].points for c in surface.overlay.hovered.lines]
        assert again or not ways
        found |= again - {vertex}
    assert len(found) > 5


def test_in_the_middle_distance_a_card_says_how_many_of_its_keys_are_marked(qtbot: QtBot) -> None:
    rig = CanvasRig(qtbot, menu_tree(14), (900, 600))
    box = next(b for b in rig.picture.boxes.values() if len(b.chips) > 2)
    first, *rest = [chip.keypress for chip in box.chips]
    keys = {first: Mark(Tone.REMOVED)} | {k: Mark(Tone.CHANGED) for k in rest}
    many = f"~ {len(rest)}"
    rig.surface.set_marks("plan", Marks({}, keys))
    assert {"~", "−"} <= written(rig.surface)
    assert many not in written(rig.surface)
    rig.surface.zoom_to(0.4)
    rig.settle()
    found = written(rig.surface)
    assert {many, "− 1"} <= found
    assert not {"~", "−"} & found
    rig.surface.set_marks("plan", Marks({box.vertex: Mark(Tone.ADDED, "Added")}, keys))
    found = written(rig.surface)
    assert "Added" in found
    assert not {many, "− 1", "~", "−"} & found, "it came with its keys"


def test_many_marks_go_without_a_trace(qtbot: QtBot) -> None:
    rig = CanvasRig(qtbot, menu_tree(60), (900, 600))
    rig.hover(QPoint(2, 2))
    before = shown(rig.surface)
    rig.surface.set_marks("plan", everything(rig))
    some = list(rig.picture.boxes)[3]
    rig.hover(rig.place(some))
    rig.surface.select([some])
    rig.surface.highlight_paths(some)  # type: ignore[arg-type]
    assert shown(rig.surface) != before
    rig.surface.highlight_paths(None)
    rig.surface.select(())
    rig.hover(QPoint(2, 2))
    rig.surface.set_marks("plan", None)
    assert difference(shown(rig.surface), before) == []


def test_one_mark_among_many_is_painted_by_itself(qtbot: QtBot) -> None:
    rig = CanvasRig(qtbot, menu_tree(60), (900, 600))
    marks = everything(rig)
    rig.surface.set_marks("plan", marks)
    shown(rig.surface)
    some = rig.picture.box_grid.within(rig.surface.view.scene)[0]
    rig.surface.set_marks("plan", Marks({**marks.boxes, some: Mark(Tone.OVER, "0:59")}, marks.keypresses))
    spoilt = sum(len(rects) for rects in rig.surface.tiles._spoilt.values())
    assert 0 < spoilt < 10
    assert difference(shown(rig.surface), fresh(rig.surface)) == []
    node = next(n for n in rig.picture.tree.nodes if n in marks.boxes)
    rig.document.apply(UpdateNode(Node(node, "Another name", TalkPrompt("Words"))))
    rig.document.apply(MoveBoxes({node: (rig.box(node).x + 60.0, rig.box(node).y + 35.0)}))
    rig.settle()
    assert difference(shown(rig.surface), fresh(rig.surface)) == []


def test_until_it_is_painted_anew_the_picture_of_before_is_seen(qtbot: QtBot) -> None:
    rig = CanvasRig(qtbot, menu_tree(60), (900, 600))
    surface = rig.surface
    before = shown(surface)
    surface.set_marks("plan", everything(rig))
    surface._tile_s = 10.0  # as after a very slow tile: none is painted in this event
    for tile in surface._visible_tiles():
        assert surface.tiles.before(tile) is not None
        assert not surface.tiles.is_ready(tile)
    assert difference(shown(surface), before)
