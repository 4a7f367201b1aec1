"""What the mouse does on the canvas, and what it asks for."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ivr_designer.domain.edits import AddKeypress, AddNode
from ivr_designer.domain.ids import KeypressId
from ivr_designer.domain.keypresses import Action, Destination, DestinationKind, Keypress
from ivr_designer.domain.keys import MENU_ORDER, Key
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.ui.canvas import metrics as m
from ivr_designer.ui.canvas.jumps import crosses
from ivr_designer.ui.canvas.requests import (
    BoxesMoved,
    End,
    KeypressRequest,
    MenuRequest,
    OpenRequest,
    Selection,
)
from tests.helpers.canvas import CanvasRig
from tests.helpers.edits import empty_document
from tests.helpers.trees import busiest, mesh_tree, node_id

A, B, C = node_id(0), node_id(1), node_id(2)
QUEUE = Destination(DestinationKind.QUEUE, "QU_A")
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def rig(qtbot: QtBot) -> CanvasRig:
    """A -1-> B -1-> C, A -0-> queue, B -*-> A (a chip), nothing else."""
    document = empty_document()
    for node in (B, C):
        document.apply(AddNode(Node(node, f"Menu {node}", TalkPrompt("Press one"))))
    for kid, source, key, target in (
        ("ab", A, Key.ONE, B), ("bc", B, Key.ONE, C), ("aq", A, Key.ZERO, QUEUE), ("ba", B, Key.STAR, A),
    ):  # fmt: skip
        pressed = Keypress(KeypressId(kid), source, key, Action.STOP)
        document.apply(AddKeypress(pressed.leading_to(target)))
    made = CanvasRig(qtbot, document.tree)
    made.obey()
    return made


def test_a_click_selects_a_box_and_a_click_on_nothing_lets_go(rig: CanvasRig) -> None:
    rig.click(rig.place(B))
    assert rig.values("selection_changed") == [Selection(frozenset({B}), frozenset(), B)]
    rig.click(QPoint(5, 5))
    assert rig.surface.selection.is_empty


def test_ctrl_adds_to_and_takes_from_the_selection(rig: CanvasRig) -> None:
    rig.click(rig.place(B))
    rig.click(rig.place(C), CTRL)
    assert rig.surface.selection.vertices == {B, C}
    rig.click(rig.place(B), CTRL)
    assert rig.surface.selection.vertices == {C}
    rig.click(rig.place(A), SHIFT)
    assert rig.surface.selection.vertices == {A, C}


def test_a_marquee_selects_what_it_touches(rig: CanvasRig) -> None:
    box = rig.box(C)
    rig.drag(rig.point(box.x - 180, box.y - 40), rig.point(box.x + 10, box.y + 60))
    assert rig.surface.selection.vertices == {C}
    assert rig.surface.overlay.draft is None


def test_a_drag_from_the_port_asks_for_a_keypress(rig: CanvasRig) -> None:
    rig.drag(rig.port(C), rig.place(A))
    (request,) = rig.values("keypress_requested")
    assert isinstance(request, KeypressRequest)
    assert (request.source, request.target, request.keypress, request.end) == (C, A, None, None)
    assert request.global_pos != (0, 0)


def test_a_drag_to_empty_space_names_the_place(rig: CanvasRig) -> None:
    target = rig.point(rig.box(C).x + 300, rig.box(C).y + 60)
    rig.drag(rig.port(C), target)
    (request,) = rig.values("keypress_requested")
    assert isinstance(request, KeypressRequest)
    assert request.target is None
    assert request.position == pytest.approx(rig.surface.view.to_scene(target.x(), target.y()))


def test_a_full_node_refuses_with_a_reason_and_asks_for_nothing(rig: CanvasRig) -> None:
    for number, key in enumerate(MENU_ORDER):
        if rig.document.tree.keypress_at(C, key) is None:
            rig.document.apply(AddKeypress(Keypress(KeypressId(f"f{number}"), C, key, Action.STOP)))
    rig.settle()
    start = rig.port(C)
    rig.drag_without_release(start, rig.place(A))
    draft = rig.surface.overlay.draft
    assert draft is not None
    assert (draft.target, draft.good) == (A, False)
    rig.surface.cancel_gesture()
    rig.drag(rig.port(C), rig.place(A))
    rig.drag(rig.port(C), QPoint(10, 10))
    assert not rig.values("keypress_requested")
    assert len(rig.values("refused")) == 2


def test_a_key_on_a_line_can_be_led_elsewhere(rig: CanvasRig) -> None:
    rig.drag(rig.key("ab"), rig.place(C))
    (request,) = rig.values("keypress_requested")
    assert isinstance(request, KeypressRequest)
    assert (request.source, request.target, request.keypress, request.end) == (A, C, "ab", End.TARGET)


def test_a_chip_in_a_card_can_be_led_elsewhere(rig: CanvasRig) -> None:
    rig.drag(rig.key("ba"), rig.place(C))
    (request,) = rig.values("keypress_requested")
    assert isinstance(request, KeypressRequest)
    assert (request.source, request.target, request.keypress) == (B, C, "ba")


def test_the_start_of_a_selected_line_can_be_given_to_another_node(rig: CanvasRig) -> None:
    rig.click(rig.key("aq"))
    assert rig.surface.selection.keypresses == {KeypressId("aq")}
    start = rig.point(*rig.picture.lines[QUEUE].points[0])
    rig.hover(QPoint(3, 3))
    rig.drag(start, rig.place(C))
    (request,) = rig.values("keypress_requested")
    assert isinstance(request, KeypressRequest)
    assert (request.source, request.target, request.keypress, request.end) == (C, QUEUE, "aq", End.SOURCE)


def test_a_key_dropped_where_it_was_asks_for_nothing(rig: CanvasRig) -> None:
    rig.drag(rig.key("ab"), rig.place(B))
    assert not rig.values("keypress_requested")


def test_a_moved_box_is_committed_once_at_release(rig: CanvasRig) -> None:
    before = dict(rig.picture.layout.at)
    start = rig.place(B)
    rig.drag_without_release(start, start + QPoint(160, 48))
    assert not rig.values("boxes_moved")
    assert not rig.document.tree.positions
    assert rig.box(B).x != before[B][0]
    rig.surface.cancel_gesture()
    assert (rig.box(B).x, rig.box(B).y) == before[B]
    rig.drag(start, start + QPoint(160, 48))
    (request,) = rig.values("boxes_moved")
    assert isinstance(request, BoxesMoved)
    assert set(request.positions) == {B}
    assert rig.document.tree.positions[B] == request.positions[B]
    rig.settle()
    shift = rig.box(B).x - before[B][0], rig.box(B).y - before[B][1]
    assert (rig.box(C).x, rig.box(C).y) == (before[C][0] + shift[0], before[C][1] + shift[1])
    assert (rig.box(QUEUE).x, rig.box(QUEUE).y) == before[QUEUE]


def test_alt_moves_a_box_without_its_branch(rig: CanvasRig) -> None:
    before = dict(rig.picture.layout.at)
    start = rig.place(B)
    rig.drag(start, start + QPoint(200, 0), ALT)
    rig.settle()
    assert rig.box(B).x != before[B][0]
    assert (rig.box(C).x, rig.box(C).y) == before[C]


def test_a_move_catches_guides_and_ctrl_lets_it_go(rig: CanvasRig) -> None:
    box, other = rig.box(C), rig.box(QUEUE)
    start = rig.place(C)
    off = rig.point(other.x + 3, box.y - box.h / 4 + 90) - start
    rig.drag_without_release(start, start + off)
    draft = rig.surface.overlay.draft
    assert draft is not None
    assert draft.guides
    assert rig.box(C).x == other.x
    rig.surface.cancel_gesture()
    rig.drag(start, start + off, CTRL)
    assert rig.document.tree.positions[C][0] == pytest.approx(other.x + 3, abs=1.5)


def test_escape_cancels_a_gesture(rig: CanvasRig) -> None:
    rig.drag_without_release(rig.port(C), rig.place(A))
    rig.press(Qt.Key.Key_Escape)
    assert rig.surface.mouse.gesture is None
    assert rig.surface.overlay.draft is None
    assert not rig.values("keypress_requested")


def test_a_drag_without_a_tree_is_nothing(rig: CanvasRig) -> None:
    start = rig.place(A)
    QTest.mousePress(rig.surface, Qt.MouseButton.LeftButton, pos=start)
    rig.surface.set_document(None)
    rig.told.clear()
    rig.drag_without_release(start, start + QPoint(50, 50))
    assert rig.surface.mouse.gesture is None
    assert rig.told == []


def test_a_cancelled_drag_gives_the_view_back_too(rig: CanvasRig, qtbot: QtBot) -> None:
    """At the rim the view follows the drag; after Escape nothing of the tree was in sight."""
    surface, view = rig.surface, rig.surface.view
    start = rig.place(B)
    rig.drag_without_release(start, QPoint(surface.width() - 4, start.y()))
    qtbot.waitUntil(lambda: surface.view.left > view.left + 50)
    rig.press(Qt.Key.Key_Escape)
    assert surface.view == view
    rig.drag_without_release(rig.place(B), rig.place(B) + QPoint(40, 0))
    surface.pan(30, 0)
    moved = surface.view
    rig.press(Qt.Key.Key_Escape)
    assert surface.view == moved, "what was not the drag's doing stays"


def test_ways_of_what_is_selected_do_not_stay_behind_while_it_moves(rig: CanvasRig, qtbot: QtBot) -> None:
    start, overlay = rig.place(B), rig.surface.overlay
    rig.surface.select([B])
    qtbot.waitUntil(lambda: bool(overlay.selected.ways))
    ways = dict(overlay.selected.ways)
    rig.drag_without_release(start, start + QPoint(120, 60))
    assert overlay.moved == {B, C}
    assert not overlay.selected.ways
    assert not overlay.hovered.ways
    rig.press(Qt.Key.Key_Escape)
    assert overlay.selected.ways == ways


def test_an_edit_from_elsewhere_cancels_a_gesture(rig: CanvasRig) -> None:
    start = rig.place(B)
    rig.drag_without_release(start, start + QPoint(100, 0))
    rig.document.apply(AddNode(Node(node_id(9), "New", TalkPrompt("x"))))
    assert rig.surface.mouse.gesture is None
    assert (rig.box(B).x, rig.box(B).y) == rig.picture.layout.at[B]


def test_a_double_click_renames_jumps_or_opens(rig: CanvasRig, qtbot: QtBot) -> None:
    rig.double_click(rig.place(B))
    editor = rig.surface._editor
    assert editor is not None
    assert editor.text() == f"Menu {B}"
    editor.setText("Billing")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    (edited,) = rig.values("name_edited")
    assert (edited.node, edited.name) == (B, "Billing")
    rig.double_click(rig.key("ba"))
    assert rig.surface.selection.vertices == {A}
    rig.double_click(rig.place(QUEUE))
    assert rig.values("open_requested") == [OpenRequest(QUEUE)]


@pytest.mark.parametrize("zoom", [1.6, 1.0, 0.7, 0.55])
def test_a_name_is_typed_where_it_is_written(rig: CanvasRig, zoom: float) -> None:
    rig.surface.zoom_to(zoom)
    rig.surface.center_on(B)
    rig.surface.rename(B)
    editor = rig.surface._editor
    assert editor is not None
    box, near = rig.box(B), zoom >= m.NEAR
    left = box.x - box.w / 2 + (m.NAME_LEFT if near else m.NAME_LEFT_MIDDLE)
    line = box.y - box.h / 2 + m.NAME_LINE if near else box.y
    editor.home(False)
    editor.grab()  # where the cursor is, is known once it has been painted
    first = editor.mapToParent(editor.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).center())
    wanted = rig.surface.view.to_widget(left, line)
    assert abs(first.x() - wanted[0]) <= 2
    assert abs(first.y() - wanted[1]) <= 2


def test_escape_leaves_a_name_as_it_was(rig: CanvasRig, qtbot: QtBot) -> None:
    rig.surface.rename(B)
    editor = rig.surface._editor
    assert editor is not None
    editor.setText("Other")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert not rig.values("name_edited")
    assert rig.surface._editor is None


def test_the_right_button_selects_and_asks_for_a_menu(rig: CanvasRig, qtbot: QtBot) -> None:
    rig.click(rig.place(C), button=Qt.MouseButton.RightButton)
    assert rig.surface.selection.vertices == {C}
    from PySide6.QtGui import QContextMenuEvent

    place = rig.place(C)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, rig.surface.mapToGlobal(place))
    QApplication.sendEvent(rig.surface, event)
    (request,) = rig.values("menu_requested")
    assert isinstance(request, MenuRequest)
    assert request.selection.vertices == {C}


def test_the_middle_button_and_the_space_bar_pan(rig: CanvasRig) -> None:
    view = rig.surface.view
    rig.drag(QPoint(300, 300), QPoint(360, 330), button=Qt.MouseButton.MiddleButton)
    assert (rig.surface.view.left, rig.surface.view.top) == (view.left - 60, view.top - 30)
    rig.surface.mouse.set_space(True)
    rig.drag(QPoint(360, 330), QPoint(300, 300))
    rig.surface.mouse.set_space(False)
    assert rig.surface.view == view


def test_the_wheel_scrolls_and_with_ctrl_zooms_at_the_pointer(rig: CanvasRig) -> None:
    view = rig.surface.view
    rig.wheel(QPoint(300, 300), -1)
    assert rig.surface.view.top > view.top
    place = rig.place(C)
    before = rig.surface.view.to_scene(place.x(), place.y())
    rig.wheel(place, 2, CTRL)
    assert rig.surface.view.zoom == pytest.approx(1.15**2)
    after = rig.surface.view.to_scene(place.x(), place.y())
    assert after == pytest.approx(before, abs=1.0)
    assert rig.values("zoom_changed")[-1] == rig.surface.view.zoom


def test_hover_lifts_the_ways_of_a_box_and_its_path_to_the_root(rig: CanvasRig) -> None:
    rig.hover(rig.place(C))
    assert rig.surface.overlay.hovered.lines == {B, C}
    rig.hover(rig.place(B))
    assert set(rig.surface.overlay.hovered.ways) == {KeypressId("ba")}
    rig.hover(QPoint(4, 4))
    assert rig.surface.overlay.hovered.is_empty


def test_hover_over_a_hub_shows_every_way_within_some_slices(qtbot):
    tree = mesh_tree(400)
    rig = CanvasRig(qtbot, tree)
    hub = busiest(tree)
    rig.surface.center_on(hub)
    rig.settle()
    rig.hover(rig.place(hub))
    lift = rig.surface.overlay.hovered
    assert lift.todo
    qtbot.waitUntil(lambda: not lift.todo)
    assert len(lift.ways) > 40
    assert not [points for points in lift.ways.values() if crosses(rig.picture, points)]
