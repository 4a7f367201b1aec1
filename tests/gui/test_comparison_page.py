"""The page with the comparison."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from ivr_designer.ui.canvas.shown import LONG
from ivr_designer.ui.comparison import compare
from tests.helpers.trees import menu_content
from tests.helpers.window import LEFT


def show(rig):
    before = rig.tree.content()
    sales = rig.node("Kinh doanh")
    after = replace(before, nodes={**before.nodes, sales: replace(before.nodes[sales], name="Sales")})
    page = rig.window.canvas_area.compare(compare(before, after), "Preview")
    rig.pump(20)
    return page, sales


def test_looking_changes_nothing(rig):
    page, sales = show(rig)
    surface = page.surface
    told = []
    for signal in (
        surface.boxes_moved, surface.delete_requested, surface.keypress_requested, surface.key_typed,
        surface.name_edited,
    ):  # fmt: skip
        signal.connect(told.append)
    box = surface.picture.boxes[sales]
    at = surface.view.to_widget(box.x, box.y - box.h / 4)
    place = QPoint(round(at[0]), round(at[1]))
    QTest.mouseClick(surface, LEFT, pos=place)
    assert surface.selection.vertices == {sales}
    left = surface.view.left
    rig.drag(surface, place, place + QPoint(80, 40))
    assert surface.view.left != left, "a drag moves the view"
    for key in (Qt.Key.Key_N, Qt.Key.Key_C, Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_7):
        QTest.keyClick(surface, key)
    QTest.keyClick(surface, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.mouseDClick(surface, LEFT, pos=place)
    assert told == []
    assert surface._editor is None


def test_zoom_actions_work_on_what_is_seen(rig):
    page, _sales = show(rig)
    before, behind = page.surface.view.zoom, rig.window.surface.view.zoom
    rig.window.actions_.trigger("zoom-in")
    rig.pump(100)
    assert page.surface.view.zoom > before
    assert rig.window.surface.view.zoom == behind


def test_another_tree_ends_it(rig):
    show(rig)
    rig.open("empty")
    assert rig.window.canvas_area.comparing is None
    assert rig.window.surface.isVisible()


def test_selecting_is_told_and_showing_is_not(rig):
    page, sales = show(rig)
    told = []
    page.chosen.connect(told.append)
    page.show_item(sales)
    assert told == []
    page.surface.select([rig.tree.root])
    assert told == [rig.tree.root]
    key = rig.tree.keypresses_of(rig.tree.root)[0]
    page.show_item(key.id)
    assert page.surface.selection.keypresses == {key.id}
    page.end.click()
    rig.pump()
    assert rig.window.canvas_area.comparing is None


def show_large(rig):
    content = menu_content(LONG)
    changed = list(content.nodes)[-1]
    after = replace(content, nodes={**content.nodes, changed: replace(content.nodes[changed], name="Sales")})
    return rig.window.canvas_area.compare(compare(content, after), "Preview"), changed


def test_a_large_comparison_is_drawn_in_slices_and_goes_where_it_was_told(rig, qtbot):
    page, changed = show_large(rig)
    page.show_item(changed)
    assert page.surface.picture is None, "nothing was drawn at one go"
    told = []
    page.chosen.connect(told.append)
    rig.window.actions_.trigger("zoom-in")
    qtbot.waitUntil(lambda: page.surface.picture is not None, timeout=20_000)
    rig.pump(20)
    assert len(page.surface.picture.boxes) >= LONG
    assert page.surface.selection.vertices == {changed}
    assert page.surface.overlay.marks.boxes.keys() == {changed}
    assert told == []
    page.closed.emit()
    assert rig.window.canvas_area.comparing is None


def test_a_large_comparison_that_is_closed_before_it_is_drawn_is_forgotten(rig, qtbot):
    page, _changed = show_large(rig)
    rig.pump(20)
    page.closed.emit()
    rig.pump(200)
    assert rig.window.canvas_area.comparing is None
    assert rig.window.surface.isVisible()
