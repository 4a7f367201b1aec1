"""The canvas as a screen reader meets it."""

from typing import cast

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget, QLineEdit
from pytestqt.qtbot import QtBot

from ivr_designer.domain.edits import RemoveKeypress
from ivr_designer.domain.keypresses import Destination
from ivr_designer.sync.status import ItemState, ItemStatus
from ivr_designer.ui.canvas.accessible import FOLLOW, CanvasAccessible, ItemAccessible, name_of
from ivr_designer.ui.canvas.requests import FindingCount, OpenRequest
from tests.helpers.canvas import CanvasRig
from tests.helpers.trees import QUEUES, menu_tree, node_id


@pytest.fixture
def rig(qtbot: QtBot) -> CanvasRig:
    """A menu of ten nodes."""
    made = CanvasRig(qtbot, menu_tree(10))
    made.surface.set_names(QUEUES)
    return made


def canvas(rig: CanvasRig) -> CanvasAccessible:
    """The interface Qt gets for the surface."""
    found = QAccessible.queryAccessibleInterface(rig.surface)
    assert isinstance(found, CanvasAccessible)
    return found


def children(rig: CanvasRig) -> list[ItemAccessible]:
    """All objects on the canvas."""
    top = canvas(rig)
    return [cast(ItemAccessible, top.child(i)) for i in range(top.childCount())]


def child_of(rig: CanvasRig, item: object) -> ItemAccessible:
    """The object of one box or keypress."""
    return next(c for c in children(rig) if c.item == item)


def test_children_are_the_boxes_and_the_keypresses(rig: CanvasRig) -> None:
    top = canvas(rig)
    assert top.role() == QAccessible.Role.Tree
    assert top.childCount() == len(rig.picture.boxes) + len(rig.document.tree.keypresses)
    items = children(rig)
    assert {c.item for c in items} == {*rig.picture.boxes, *rig.document.tree.keypresses}
    assert [top.indexOfChild(c) for c in items] == list(range(len(items)))
    assert top.child(len(items)) is None


def test_every_object_has_a_name_a_role_and_a_place(rig: CanvasRig) -> None:
    for child in children(rig):
        assert child.isValid()
        assert child.text(QAccessible.Text.Name).strip()
        is_key = child.item in rig.document.tree.keypresses
        assert child.role() == (QAccessible.Role.Link if is_key else QAccessible.Role.TreeItem)
        assert child.rect().width() > 5
        assert child.parent() is canvas(rig)
        assert child.childCount() == 0


def test_names_say_what_the_drawing_says(rig: CanvasRig) -> None:
    rig.surface.update_item_states({node_id(0): ItemStatus(ItemState.WAITING)})
    rig.surface.set_findings({node_id(0): FindingCount(errors=1, warnings=2)})
    count = len(rig.document.tree.keypresses_of(node_id(0)))
    expected = f"Lời chào, callers enter here, {count} keys, Waiting, 1 error, 2 warnings"
    assert name_of(rig.picture, node_id(0)) == expected
    lost = next(v for v in rig.picture.boxes if v not in rig.picture.primary.reachable)
    assert "unreachable" in name_of(rig.picture, lost)
    queue = next(k for k in rig.document.tree.keypresses.values() if k.queue_id == "QU_SALES")
    assert name_of(rig.picture, queue.id).endswith(f"to {QUEUES['QU_SALES']}")
    top = next(v for v in rig.picture.primary.children if v != node_id(0) and not isinstance(v, Destination))
    rig.surface.set_collapsed(top, True)
    assert "folded: " in name_of(rig.picture, top)


def test_state_follows_selection_and_folding(rig: CanvasRig) -> None:
    rig.surface.select({node_id(1)})
    state = child_of(rig, node_id(1)).state()
    assert state.selected
    assert not child_of(rig, node_id(2)).state().selected
    assert child_of(rig, node_id(0)).state().expanded
    rig.surface.set_collapsed(node_id(0), True)
    assert child_of(rig, node_id(0)).state().collapsed
    assert canvas(rig).childCount() < len(rig.document.tree.keypresses)


def test_actions_select_open_and_fold(rig: CanvasRig) -> None:
    child = child_of(rig, node_id(0))
    assert isinstance(child, QAccessibleWidget)
    names = child.actionNames()
    assert len(names) == 4
    child.doAction(child.setFocusAction())
    assert rig.surface.selection.current == node_id(0)
    child.doAction(child.pressAction())
    assert rig.values("open_requested") == [OpenRequest(node_id(0))]
    child.doAction(child.toggleAction())
    assert node_id(0) in rig.picture.layout.collapsed
    assert child.keyBindingsForAction(child.pressAction()) == ["Return"]
    child.doAction(child.showMenuAction())
    assert len(rig.values("menu_requested")) == 1
    assert child.keyBindingsForAction(child.showMenuAction()) == ["Shift+F10"]
    assert child.keyBindingsForAction(child.toggleAction()) == []


def test_to_set_the_focus_brings_the_keyboard_to_the_canvas(rig: CanvasRig, qtbot: QtBot) -> None:
    other = QLineEdit()
    qtbot.addWidget(other)
    other.show()
    other.setFocus()
    child = child_of(rig, node_id(1))
    child.doAction(child.setFocusAction())
    assert rig.surface.window().focusWidget() is rig.surface


def test_a_keypress_can_be_followed(rig: CanvasRig) -> None:
    keypress = next(k for k in rig.document.tree.keypresses_of(node_id(0)))
    child = child_of(rig, keypress.id)
    assert FOLLOW in child.actionNames()
    assert child.localizedActionName(FOLLOW) == "Follow the key"
    assert child.localizedActionName(child.pressAction()) == "Press"
    assert child.keyBindingsForAction(FOLLOW) == ["Down"]
    child.doAction(FOLLOW)
    assert rig.surface.selection.current == rig.document.tree.target(keypress)
    assert FOLLOW not in child_of(rig, node_id(0)).actionNames()


def test_what_qt_would_ask_a_widget_is_answered_here(rig: CanvasRig) -> None:
    """There is no widget behind a box: Qt's own answers would end the program."""
    for child in children(rig):
        assert child.relations() == []
        assert child.focusChild() is None


def test_a_point_of_the_screen_finds_its_box(rig: CanvasRig) -> None:
    place = rig.surface.mapToGlobal(rig.place(node_id(0)))
    found = canvas(rig).childAt(place.x(), place.y())
    assert isinstance(found, ItemAccessible)
    assert found.item == node_id(0)


def test_what_is_gone_is_no_longer_there(rig: CanvasRig) -> None:
    kid = next(iter(rig.document.tree.keypresses))
    child = child_of(rig, kid)
    rig.document.apply(RemoveKeypress(kid))
    assert not child.isValid()
    assert kid not in {c.item for c in children(rig)}


def test_the_focused_child_is_where_the_keyboard_is(rig: CanvasRig) -> None:
    rig.surface.select({node_id(2)})
    found = canvas(rig).focusChild()
    assert isinstance(found, ItemAccessible)
    assert found.item == node_id(2)
