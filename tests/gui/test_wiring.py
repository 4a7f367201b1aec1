"""How the window hangs together: what the canvas asks, what the actions do."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from ivr_designer.domain.keys import Key
from ivr_designer.domain.layout import Direction
from ivr_designer.ui.canvas.requests import MenuRequest, OpenRequest, Selection
from ivr_designer.ui.wiring import show_canvas_menu


def test_delete_key_on_the_canvas(rig):
    orphan = rig.node("Khuyến mãi cũ")
    rig.click_box(orphan)
    QTest.keyClick(rig.window.surface, Qt.Key.Key_Delete)
    rig.pump(10)
    assert orphan not in rig.tree.nodes
    QTest.keyClick(rig.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert orphan in rig.tree.nodes


def test_copy_and_paste_by_keys(rig):
    rig.click_box(rig.node("Kỹ thuật"))
    control = Qt.KeyboardModifier.ControlModifier
    rig.window.actions_.trigger("copy")
    assert "ivr-tree" in QGuiApplication.clipboard().text()
    rig.window.actions_.trigger("paste")
    assert rig.node("Kỹ thuật 2")
    QTest.keyClick(rig.window, Qt.Key.Key_Z, control)
    rig.window.actions_.trigger("select-all")
    assert len(rig.window.surface.selection.vertices) == len(rig.tree.vertices())


def test_rename_on_the_canvas(rig):
    rig.click_box(rig.node("Kỹ thuật"))
    rig.window.actions_.trigger("rename")
    rig.name_in_place("Hỗ trợ")
    rig.wait(lambda: any(n.name == "Hỗ trợ" for n in rig.tree.nodes.values()))


def test_add_key_by_action(rig):
    rig.click_box(rig.node("Kỹ thuật"))
    rig.window.actions_.trigger("add-key")
    rig.pick_key(Key.NINE)
    rig.pick_target("Hang up")
    assert rig.tree.keypress_at(rig.node("Kỹ thuật"), Key.NINE) is not None


def test_letters_on_the_canvas(rig):
    rig.click_box(rig.node("Kỹ thuật"))
    QTest.keyClicks(rig.window.surface, "c")
    rig.pick_key(Key.EIGHT)
    rig.pick_target("Hang up")
    rig.click_box(rig.node("Kỹ thuật"))
    QTest.keyClicks(rig.window.surface, "n")
    rig.pick_key(Key.SEVEN)
    assert rig.tree.keypress_at(rig.node("Kỹ thuật"), Key.SEVEN) is not None
    rig.window.actions_.set_letters(False)
    rig.click_box(rig.node("Kỹ thuật"))
    QTest.keyClicks(rig.window.surface, "c")
    rig.pump(20)
    assert rig.window.pickers.shown is None


def test_a_key_is_led_elsewhere_and_put_on_another_key_without_dragging(rig):
    sales = rig.node("Kinh doanh")
    rig.click_box(sales)  # the box stands for the key that leads to it
    rig.window.actions_.trigger("change-key")
    rig.pick_key(Key.SIX)
    keypress = rig.tree.keypress_at(rig.node("Lời chào"), Key.SIX)
    assert rig.tree.target(keypress) == sales
    rig.window.surface.select(keypresses=[keypress.id])
    rig.pump()
    rig.window.actions_.trigger("lead-elsewhere")
    rig.pick_target("Khuyến")
    assert rig.tree.target(rig.tree.keypresses[keypress.id]) == rig.node("Khuyến mãi cũ")
    rig.window.actions_.trigger("delete-key")
    rig.pump()
    assert keypress.id not in rig.tree.keypresses
    assert rig.node("Khuyến mãi cũ")
    for _ in range(3):
        rig.window.documents.undo()
    assert rig.tree.target(rig.tree.keypress_at(rig.node("Lời chào"), Key.ONE)) == sales


def test_panels_can_be_put_away(rig):
    shown = [d for d in rig.window.docks.values() if d.isVisible()]
    rig.window.actions_.trigger("hide-panels")
    assert not any(d.isVisible() for d in rig.window.docks.values())
    rig.window.actions_.trigger("hide-panels")
    assert [d for d in rig.window.docks.values() if d.isVisible()] == shown


def test_the_panes_can_be_walked_both_ways(rig):
    rig.window.surface.setFocus()
    QTest.keyClick(rig.window, Qt.Key.Key_F6)
    rig.pump()
    assert rig.window.docks["inspector"].isAncestorOf(QApplication.focusWidget())
    QTest.keyClick(rig.window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    rig.pump()
    assert rig.window.surface.hasFocus()


def test_context_menus(rig):
    menu = show_canvas_menu(rig.window, MenuRequest(Selection(), (10, 10), (0.0, 0.0)))
    assert isinstance(menu, QMenu)
    assert rig.window.actions_["paste"] in menu.actions()
    menu.close()


def test_open_request_focuses_the_inspector(rig):
    rig.click_box(rig.node("Kỹ thuật"))
    rig.window.surface.open_requested.emit(OpenRequest(rig.node("Kỹ thuật")))
    rig.wait(lambda: rig.window.inspector.node_form.name.hasFocus())


def test_view_actions(rig):
    surface, actions = rig.window.surface, rig.window.actions_
    actions.trigger("zoom-100")
    rig.settle_canvas()
    assert rig.window.status_bar.zoom.text() == "100 %"
    actions.trigger("zoom-in")
    rig.settle_canvas()
    assert surface.view.zoom > 1.0
    actions.trigger("zoom-out")
    actions.trigger("zoom-fit")
    actions.trigger("direction-right")
    rig.settle_canvas()
    assert surface.picture.layout.direction is Direction.RIGHT


def test_arrange_gives_boxes_back_to_the_layout(rig):
    from ivr_designer.domain.edits import MoveBoxes

    rig.window.documents.submit(MoveBoxes({rig.node("Kỹ thuật"): (900.0, 900.0)}))
    rig.window.actions_.trigger("arrange")
    rig.settle_canvas()
    assert not rig.tree.positions
    rig.window.documents.undo()
    assert rig.tree.positions


def test_refusals_of_the_canvas_are_told(rig):
    from ivr_designer.domain.phrases import phrase

    rig.window.surface.refused.emit(phrase("That cannot be."))
    assert rig.window.toast.text == "That cannot be."
    assert "That cannot be." in rig.window.announcer.said


def test_zoom_is_shown_only_for_a_tree(rig):
    rig.window.surface.zoom_changed.emit(0.5)
    assert rig.window.status_bar.zoom.text() == "50 %"
    rig.window.documents.show(None)
    rig.window.surface.zoom_changed.emit(1.0)
    assert rig.window.status_bar.zoom.isHidden()
