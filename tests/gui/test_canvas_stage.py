"""Tiles, repainting and zooming: what is on the screen equals a picture painted from scratch."""

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ivr_designer.domain.document import Document
from ivr_designer.domain.edits import AddKeypress, AddNode, MoveBoxes, UpdateNode
from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Action, Destination, DestinationKind, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.domain.layout import Direction
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.domain.tree import IvrTree
from ivr_designer.sync.status import ItemState, ItemStatus
from ivr_designer.ui.canvas import metrics
from ivr_designer.ui.canvas.colours import DARK
from ivr_designer.ui.canvas.index import grown, overlaps
from ivr_designer.ui.canvas.lift import under
from ivr_designer.ui.canvas.lines import key_rects
from ivr_designer.ui.canvas.moving import MoveGesture
from ivr_designer.ui.canvas.requests import FindingCount, Mark, Marks, Tone
from ivr_designer.ui.canvas.rings import key_place
from ivr_designer.ui.canvas.stage import SLICE_S
from ivr_designer.ui.canvas.surface import CanvasSurface
from ivr_designer.ui.canvas.tiles import CROWD, TileCache, tiles_of
from tests.helpers.canvas import CanvasRig
from tests.helpers.canvas_pixels import difference, fresh, on_screen, shown
from tests.helpers.edits import applied, empty_document
from tests.helpers.trees import busiest, menu_tree, mesh_tree, node_id


@pytest.mark.parametrize("zoom", [1.0, 0.45, 0.15])
def test_after_any_edit_the_screen_equals_a_fresh_picture(qtbot: QtBot, zoom: float) -> None:
    rig = CanvasRig(qtbot, menu_tree(14), (900, 600))
    rig.surface.zoom_to(zoom)
    rig.settle()
    rng = random.Random(3)
    script = [tuple(rng.randint(0, 40) for _ in range(4)) for _ in range(30)]
    for number, _ in enumerate(applied(rig.document, script)):  # type: ignore[arg-type]
        rig.settle()
        if number % 3 == 0:
            assert difference(shown(rig.surface), fresh(rig.surface)) == []
    assert difference(shown(rig.surface), fresh(rig.surface)) == []


def test_states_and_findings_repaint_their_boxes_exactly(qtbot: QtBot) -> None:
    rig = CanvasRig(qtbot, menu_tree(14), (900, 600))
    nodes = list(rig.document.tree.nodes)[:4]
    via = next(iter(rig.picture.primary.via.values()))
    shown(rig.surface)
    rig.surface.update_item_states({n: ItemStatus(ItemState.WAITING) for n in nodes})
    rig.surface.update_item_states({via: ItemStatus(ItemState.REFUSED)})
    rig.surface.set_findings({nodes[1]: FindingCount(1, 3), nodes[2]: FindingCount(warnings=1)})
    rig.surface.update_item_states({nodes[0]: ItemStatus(ItemState.LIVE)}, forgotten=[nodes[3]])
    assert difference(shown(rig.surface), fresh(rig.surface)) == []


def test_a_cancelled_move_leaves_no_trace(qtbot: QtBot) -> None:
    rig = CanvasRig(qtbot, menu_tree(14), (900, 600))
    before = shown(rig.surface)
    start = rig.place(node_id(1))
    rig.drag_without_release(start, start + QPoint(130, 90))
    assert shown(rig.surface) != before
    rig.surface.cancel_gesture()
    rig.hover(QPoint(2, 2))
    rig.surface.select(())
    assert difference(shown(rig.surface), before) == []


def test_a_turn_that_has_painted_makes_no_tiles_as_well(qtbot: QtBot) -> None:
    surface = CanvasRig(qtbot, menu_tree(14), (900, 600)).surface
    seen = shown(surface)
    surface.tiles.clear()
    surface._has_painted = True
    surface._on_slice()
    assert not any(surface.tiles.is_ready(tile) for tile in surface._visible_tiles())
    assert surface.is_painting()
    qtbot.waitUntil(lambda: not surface.is_painting())
    assert all(surface.tiles.is_ready(tile) for tile in surface._visible_tiles())
    assert difference(shown(surface), seen) == []


def test_a_crowded_picture_is_painted_in_parts_and_looks_the_same(qtbot: QtBot) -> None:
    rig = CanvasRig(qtbot, mesh_tree(2 * CROWD), (900, 600))
    surface = rig.surface
    surface.fit()
    states = {node: ItemStatus(ItemState.WAITING) for node in rig.picture.tree.nodes}
    surface.set_item_states({**states, **dict.fromkeys(rig.picture.tree.keypresses, states[node_id(1)])})
    assert any(surface.tiles.is_long(tile) for tile in surface._visible_tiles())
    parts = shown(surface)
    surface.tiles = TileCache(surface._render, surface._is_empty)
    surface.tiles.set_room(900, 600)
    assert difference(shown(surface), parts) == []


@pytest.mark.parametrize("zoom", [0.4, 1.0])
def test_while_a_hub_is_dragged_the_screen_equals_a_whole_picture(qtbot: QtBot, zoom: float) -> None:
    tree = mesh_tree(400)
    hub = busiest(tree)
    rig = CanvasRig(qtbot, tree, (900, 600))
    surface = rig.surface
    assert surface.picture is not None
    box = surface.picture.boxes[hub]
    surface.set_view(surface.view.zoomed(zoom, 0, 0).centred(box.x, box.y))
    before = shown(surface)
    start = box.x, box.y
    gesture = MoveGesture(surface, start, hub, alone=False)
    rng = random.Random(int(zoom * 10))
    for step in range(16):
        far = (12, 12, 90, 200)[step % 4]
        start = start[0] + rng.randint(-far, far), start[1] + rng.randint(-far, far)
        gesture.move(start, free=True)
        assert difference(on_screen(surface), surface.grab().toImage()) == [], step
    assert surface.overlay.hovered.bundle
    gesture.cancel()
    assert difference(on_screen(surface), before) == []


@pytest.mark.parametrize("zoom", [0.4, 0.9])
def test_a_chosen_key_of_a_card_is_seen_at_any_zoom(qtbot: QtBot, zoom: float) -> None:
    """In the middle distance, where a card has no foot, an empty frame lay across its name."""
    rig = CanvasRig(qtbot, menu_tree(14), (900, 600))
    surface = rig.surface
    surface.zoom_to(zoom)
    box = next(b for b in rig.picture.boxes.values() if len(b.chips) > 1)
    key = box.chips[1].keypress
    surface.center_on(box.vertex)
    rig.hover(QPoint(2, 2))
    before = shown(surface)
    surface.select(keypresses=[key])
    assert difference(shown(surface), before)
    pixmap = QPixmap(10, 10)
    brush = QPainter(pixmap)
    place = key_place(rig.picture, key, zoom)
    assert place is not None
    rect = surface.overlay.rings.key_rect(brush, rig.picture, key, place)
    brush.end()
    bottom = round((box.y + box.h / 2) * surface.scene.scale)
    assert (abs(rect.center().y() - bottom) < 2) == (zoom < metrics.NEAR)
    assert rect.width() >= 14
    surface.select(())
    rig.hover(QPoint(2, 2))
    assert difference(shown(surface), before) == []


def test_hover_selection_and_marks_go_without_a_trace(qtbot: QtBot) -> None:
    rig = CanvasRig(qtbot, menu_tree(14), (900, 600))
    rig.hover(QPoint(2, 2))
    before = shown(rig.surface)
    rig.hover(rig.place(node_id(1)))
    rig.surface.select(rig.picture.boxes)
    marks = {node_id(1): Mark(Tone.ADDED, "new"), node_id(2): Mark(Tone.DIM)}
    rig.surface.set_marks("plan", Marks(marks, {next(iter(rig.picture.tree.keypresses)): Mark(Tone.CHANGED)}))
    rig.surface.highlight_paths(node_id(2))
    assert shown(rig.surface) != before
    rig.surface.highlight_paths(None)
    rig.surface.set_marks("plan", None)
    rig.surface.select(())
    rig.hover(QPoint(2, 2))
    assert difference(shown(rig.surface), before) == []


def by_hand(count: int) -> IvrTree:
    """A tree whose boxes somebody has put in rows, so that lines run over much that is not theirs."""
    tree = mesh_tree(count)
    places = {node: (260.0 * (i % 8), 190.0 * (i // 8)) for i, node in enumerate(tree.nodes)}
    return IvrTree(tree.id, replace(tree.content(), positions=places))


@pytest.mark.parametrize("zoom", [1.0, 0.75])
def test_lifted_lines_run_under_the_boxes_and_key_chips_of_others(qtbot: QtBot, zoom: float) -> None:
    """Among boxes put by hand they covered names and the digits of keys, which one could then not read."""
    rig = CanvasRig(qtbot, by_hand(60))
    surface, picture = rig.surface, rig.picture
    surface.zoom_to(zoom)
    surface.center_on(busiest(picture.tree))
    before, scene = shown(surface), surface.view.scene
    crossed = covered = 0
    for vertex in [v for v in picture.box_grid.within(scene) if v in picture.tree.nodes][:12]:
        surface.select({vertex})
        now, lift = shown(surface), surface.overlay.selected
        ways = [*(picture.lines[c].points for c in lift.lines), *lift.ways.values()]
        lines, boxes = under(picture, ways, lift.lines, grown(scene, -80.0))
        for line in lines:
            for rect in key_rects(line):
                x, y = (round(v) for v in surface.view.to_widget(rect[0], rect[1]))
                wide, high = (round((rect[i + 2] - rect[i]) * zoom) for i in (0, 1))
                for side, top in ((2, 4), (4, 2)):  # all but the corners, which are smoothed
                    part = x + side, y + top, wide - 2 * side, high - 2 * top
                    assert now.copy(*part) == before.copy(*part), (vertex, line.child)
                crossed += 1
        for box in boxes:
            x, y = (round(v) for v in surface.view.to_widget(box.x - box.w / 2, box.y - box.h / 2))
            names = x + 14, y + 14, round(box.w * zoom) - 28, round(box.h * zoom) - 28
            assert now.copy(*names) == before.copy(*names), (vertex, box.vertex)
            covered += 1
        surface.select(())
    assert crossed > 5
    assert covered > 20


@pytest.mark.parametrize("zoom", [1.4, 1.0, 0.79, 0.73, 0.67])
def test_a_way_that_ends_below_a_row_of_keys_strikes_none_of_them_out(qtbot: QtBot, zoom: float) -> None:
    document = empty_document()
    root, menu = node_id(0), node_id(1)
    queue = Destination(DestinationKind.QUEUE, "QU_A")
    document.apply(AddNode(Node(menu, "Menu", TalkPrompt("Press one"))))
    for kid, source, key, target in (
        ("m", root, Key.ONE, menu), ("q", root, Key.ZERO, queue), ("e", root, Key.NO_INPUT, queue),
        ("c", menu, Key.ONE, queue),
    ):  # fmt: skip
        pressed = Keypress(KeypressId(kid), source, key, Action.STOP)
        document.apply(AddKeypress(pressed.leading_to(target)))
    rig = CanvasRig(qtbot, document.tree)
    surface, line = rig.surface, rig.picture.lines[queue]
    surface.zoom_to(zoom)
    surface.center_on(menu)
    before = shown(surface)
    surface.select((), [KeypressId("c")])
    now = shown(surface)
    assert surface.overlay.selected.ways
    for left, top, right, bottom in key_rects(line):
        x, y = (round(v) for v in surface.view.to_widget(left, top))
        wide, high = round((right - left) * zoom), round((bottom - top) * zoom)
        for side, above in ((2, 4), (4, 2)):  # all but the corners, which are smoothed
            part = x + side, y + above, wide - 2 * side, high - 2 * above
            assert now.copy(*part) == before.copy(*part)


@pytest.mark.parametrize("tree", [mesh_tree(200), by_hand(60)], ids=["placed", "by hand"])
@pytest.mark.parametrize("zoom", [0.45, 1.0])
def test_while_the_mouse_wanders_the_screen_equals_a_whole_picture(
    qtbot: QtBot, tree: IvrTree, zoom: float
) -> None:
    """What stays lifted from box to box is not painted anew; a crowd of ways and a few must not mix."""
    rig = CanvasRig(qtbot, tree, (900, 600))
    surface, hub = rig.surface, busiest(tree)
    box = rig.box(hub)
    surface.set_view(surface.view.zoomed(zoom, 0, 0).centred(box.x, box.y))
    shown(surface)
    seen = [v for v in rig.picture.box_grid.within(surface.view.scene) if v in tree.nodes]
    rng = random.Random(5)
    for step in range(14):
        vertex = hub if step % 5 == 3 else rng.choice(seen)
        if step % 3 == 2:
            surface.select({vertex})
        elif step % 7 == 6:
            surface.select((), [rng.choice(list(tree.keypresses))])
        else:
            at = rig.box(vertex)
            surface.mouse.hover(QPointF(*surface.view.to_widget(at.x, at.y - 10)))
        for _ in range(step % 3):
            surface._find_ways()
        surface._ways_timer.stop()  # no more ways between one picture and the other
        assert difference(on_screen(surface), surface.grab().toImage()) == [], step


def spoilt(surface: CanvasSurface) -> Iterator[tuple[int, int, int, int]]:
    """What waits to be painted anew in tiles."""
    for rects in surface.tiles._spoilt.values():
        yield from rects


def test_an_edit_out_of_sight_paints_nothing(qtbot: QtBot) -> None:
    rig = CanvasRig(qtbot, mesh_tree(300))
    rig.surface.center_on(node_id(0))
    shown(rig.surface)
    far = max(rig.picture.boxes.values(), key=lambda b: b.y)
    rig.hover(QPoint(2, 2))
    shown(rig.surface)
    paints = rig.surface.paints
    rig.document.apply(UpdateNode(Node(NodeId(str(far.vertex)), "Far away", TalkPrompt("x"))))
    QApplication.processEvents()
    assert rig.surface.paints == paints
    assert not any(overlaps(rect, (0, 0, 1, 1)) for rect in spoilt(rig.surface))


def test_a_rename_spoils_a_small_part_of_its_tiles(qtbot: QtBot) -> None:
    rig = CanvasRig(qtbot, mesh_tree(300))
    rig.surface.center_on(node_id(5))
    shown(rig.surface)
    rig.document.apply(UpdateNode(Node(node_id(5), "Renamed", TalkPrompt("x"))))
    area = sum((r - left) * (b - top) for left, top, r, b in set(spoilt(rig.surface)))
    assert 0 < area < 80_000


def test_zooming_shows_a_snapshot_and_then_the_exact_picture(qtbot: QtBot) -> None:
    rig = CanvasRig(qtbot, menu_tree(60))
    surface = rig.surface
    for _ in range(5):
        surface.zoom_about(surface.view.zoom / 1.15, 600, 400)
        assert surface._snapshot is not None
        QApplication.processEvents()
    qtbot.waitUntil(lambda: surface._snapshot is None, timeout=3000)
    assert SLICE_S <= 0.008
    assert difference(shown(surface), fresh(surface)) == []


def test_panning_paints_only_new_tiles(qtbot: QtBot) -> None:
    rig = CanvasRig(qtbot, mesh_tree(300))
    shown(rig.surface)
    ready = set(rig.surface.tiles._tiles)
    rig.surface.pan(40, 20)
    shown(rig.surface)
    view = rig.surface.view
    seen = set(tiles_of((view.left, view.top, view.left + view.width, view.top + view.height)))
    assert len(set(rig.surface.tiles._tiles) - ready) <= len(seen - ready)
    assert difference(shown(rig.surface), fresh(rig.surface)) == []


def test_other_colours_repaint_everything(qtbot: QtBot) -> None:
    rig = CanvasRig(qtbot, menu_tree(8))
    rig.surface.set_colours(DARK)
    corner = shown(rig.surface).pixelColor(3, 3)
    assert corner == DARK.color("ground")


def test_a_box_put_by_hand_glides_and_arrives(qtbot: QtBot) -> None:
    rig = CanvasRig(qtbot, menu_tree(14), (900, 600))
    rig.obey()
    document: Document = rig.document
    document.apply(MoveBoxes({node_id(1): (40.0, 300.0)}))
    rig.settle()
    assert (rig.box(node_id(1)).x, rig.box(node_id(1)).y) == (40.0, 300.0)
    rig.surface.arrange()
    assert not document.tree.positions
    rig.settle()
    assert difference(shown(rig.surface), fresh(rig.surface)) == []


def test_an_empty_canvas_and_an_empty_tree_paint_their_ground(qtbot: QtBot) -> None:
    surface = CanvasSurface()
    qtbot.addWidget(surface)
    surface.resize(300, 200)
    surface.show()
    assert shown(surface).pixelColor(10, 10) == surface.scene.colours.color("ground")
    surface.set_document(Document(IvrTree("t")))  # type: ignore[arg-type]
    surface.fit()
    assert shown(surface).pixelColor(10, 10) == surface.scene.colours.color("ground")
    surface.set_document(None)
    assert surface.selection.is_empty


def test_the_canvas_follows_the_theme(qtbot: QtBot) -> None:
    from ivr_designer.ui.canvas.colours import SETS
    from ivr_designer.ui.theme import Look, ThemeKeeper

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    before = (app.palette(), app.font(), app.styleSheet(), app.style().objectName())
    keeper = ThemeKeeper(app, Look.LIGHT)
    rig = CanvasRig(qtbot, menu_tree(8))
    for look in (Look.DARK, Look.CONTRAST, Look.LIGHT):
        keeper.choose(look)
        QApplication.processEvents()
        assert rig.surface.scene.colours is SETS[look.value]
    app.styleHints().unsetColorScheme()
    keeper.deleteLater()
    app.setStyle(before[3])
    app.setStyleSheet(before[2])
    app.setFont(before[1])
    app.setPalette(before[0])


def test_the_minimap_shows_while_there_is_more_than_fits(qtbot: QtBot) -> None:
    rig = CanvasRig(qtbot, menu_tree(60))
    rig.surface.set_minimap_shown(True)
    qtbot.waitUntil(rig.surface.minimap.isVisible)
    rig.surface.fit()
    assert not rig.surface.minimap.isVisible()


def test_fitting_leaves_room_for_the_sign_where_callers_enter(qtbot: QtBot) -> None:
    """The sign is wider than a small box, and the root is at the edge of a tree that grows to the right."""
    rig = CanvasRig(qtbot, menu_tree(15))
    surface = rig.surface
    surface.set_entry_labels(("+84 986 225 112", "+84 24 7108 1235"))
    surface.set_direction(Direction.RIGHT)
    surface.resize(900, 700)
    surface.fit()
    tree = surface.picture.tree
    root = surface.picture.boxes[tree.root]
    ((left, top, right, _),) = surface.entry_rect()
    assert right - left > root.w, "else this proves nothing"
    assert surface.view.to_widget(left, top)[0] >= 6, "it stood against the edge"
    assert surface.view.to_widget(right, top)[0] <= surface.width() - 6


def test_the_sign_where_callers_enter_lies_over_no_key_of_a_tree_that_grows_to_the_right(
    qtbot: QtBot,
) -> None:
    rig = CanvasRig(qtbot, menu_tree(15))
    surface = rig.surface
    surface.set_entry_labels(("+84 986 225 112", "+84 24 7108 1235"))
    surface.set_direction(Direction.RIGHT)
    for zoom in (0.3, 0.46, 1.0):
        surface.zoom_to(zoom)
        rig.settle()
        (sign,) = surface.entry_rect()
        root = rig.box(rig.picture.tree.root)
        assert sign[2] <= root.rect[2] + 2 / zoom or sign[2] - sign[0] <= root.w + 4 / zoom, zoom
        places = [key_place(rig.picture, kid, zoom) for kid in rig.picture.tree.keypresses]
        assert not [place for place in places if place is not None and overlaps(place, sign)], zoom


@pytest.mark.parametrize("direction", [Direction.DOWN, Direction.RIGHT])
def test_the_sign_where_callers_enter_is_whole_wherever_the_root_stands(
    qtbot: QtBot, direction: Direction
) -> None:
    """It is wider than its box afar: it was cut off where a tile ended, and stayed when the root moved."""
    rig = CanvasRig(qtbot, menu_tree(15))
    surface, root = rig.surface, rig.picture.tree.root
    surface.set_entry_labels(("+84 986 225 112", "+84 24 7108 1235"))
    surface.set_direction(direction)
    accent = surface.scene.colours.color("accent").rgb()
    for zoom in (0.3, 0.46):
        surface.zoom_to(zoom)
        for x in range(-900, 1500, 230):
            rig.document.apply(MoveBoxes({root: (float(x), -500.0)}))
            rig.settle()
            surface.center_on(root)
            rig.settle()
            ((left, top, _, _),) = surface.entry_rect()
            image, sign = surface.grab().toImage(), surface.scene.entry_sign(direction)
            row = round(surface.view.to_widget(left, top)[1]) + 3
            found = [i for i in range(image.width()) if image.pixel(i, row) == accent]
            start = surface.view.to_widget(left, top)[0]
            assert len(found) >= sign.width() - 8, (zoom, x)
            assert start - 2 <= found[0], (zoom, x)
            assert found[-1] <= start + sign.width() + 4, (zoom, x)


@pytest.mark.parametrize("zoom", [0.27, 0.3, 0.36, 0.46, 0.7, 1.0])
@pytest.mark.parametrize("direction", [Direction.DOWN, Direction.RIGHT])
def test_nothing_lies_over_the_sign_where_callers_enter_and_it_over_no_name(
    qtbot: QtBot, zoom: float, direction: Direction
) -> None:
    """Afar its own arrow lay over its words, and the sign over the upper edge of the root."""
    rig = CanvasRig(qtbot, menu_tree(15))
    surface, root = rig.surface, rig.picture.tree.root
    surface.set_entry_labels(("+84 986 225 112",))
    surface.set_direction(direction)
    surface.zoom_to(zoom)
    surface.center_on(root)
    rig.settle()
    image, sign = shown(surface), surface.scene.entry_sign(direction).toImage()
    ((left, top, _, _),) = surface.entry_rect()
    x, y = (round(v) + 1 for v in surface.view.to_widget(left, top))
    inner = sign.height() // 2, 1, sign.width() - sign.height(), sign.height() - 2
    seen = image.copy(x + inner[0], y + inner[1], *inner[2:]).convertToFormat(sign.format())
    assert seen == sign.copy(*inner)
    box = rig.box(root)
    assert y + sign.height() < surface.view.to_widget(box.x, box.y - box.h / 2)[1]


def test_a_deleted_canvas_lets_its_document_go(qtbot: QtBot) -> None:
    from PySide6.QtCore import QEvent

    document = Document(menu_tree(5))
    surface = CanvasSurface()
    surface.set_document(document)
    surface.deleteLater()
    QApplication.sendPostedEvents(surface, QEvent.Type.DeferredDelete)
    document.apply(UpdateNode(Node(node_id(1), "Later", TalkPrompt("x"))))
    assert document._observers == []


def test_a_branch_that_is_dragged_takes_the_lines_within_it_along(qtbot: QtBot) -> None:
    """Only boxes and the line to the branch were painted anew: lines to its children were left in pieces."""
    rig = CanvasRig(qtbot, menu_tree(14), (900, 600))
    surface, children = rig.surface, rig.picture.primary.children
    branch = next(v for v in children[node_id(0)] if children.get(v))
    start = (rig.box(branch).x, rig.box(branch).y)
    shown(surface)
    gesture = MoveGesture(surface, start, branch, alone=False)
    for step in range(1, 9):
        gesture.move((start[0] + 11 * step, start[1] + 17 * step), free=True)
        assert difference(on_screen(surface), surface.grab().toImage()) == [], step
    gesture.cancel()


def test_the_tag_of_a_mark_is_no_wider_than_its_box_where_there_are_brief_words(qtbot: QtBot) -> None:
    """In Vietnamese the times of callers lay over the next box, and were cut off at the edge."""
    rig = CanvasRig(qtbot, menu_tree(15))
    surface, root = rig.surface, rig.picture.tree.root
    surface.zoom_to(0.4)
    surface.center_on(root)
    long = "khoảng 11 giây · nhân viên sau 19 giây · quá lâu"
    surface.set_marks("times", Marks({root: Mark(Tone.OVER, long, "11 giây !")}))
    rig.settle()
    image, box, ink = surface.grab().toImage(), rig.box(root), surface.scene.colours.tone(Tone.OVER)
    x, y = surface.view.to_widget(box.rect[2], box.rect[3])
    tone = surface.scene.colours.color(ink).rgb()
    beyond = [i for i in range(round(x) + 8, image.width()) if image.pixel(i, round(y)) == tone]
    assert not beyond
    left = round(surface.view.to_widget(box.rect[0], box.rect[3])[0])
    assert sum(image.pixel(i, round(y) - 4) == tone for i in range(left + 12, round(x) - 8)) > 10
