"""The outline edits all that the canvas does, by keyboard."""

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from ivr_designer.domain.bulk_edits import AddMany
from ivr_designer.domain.keys import Key
from ivr_designer.ui import theme
from ivr_designer.ui.canvas.requests import BoxKind
from ivr_designer.ui.panels.outline import _OPEN_AT_ONCE
from tests.helpers.memory_session import MemorySession
from tests.helpers.trees import menu_content


@pytest.fixture
def outline(rig):
    rig.window.outline.view.setFocus()
    rig.pump(5)
    return rig.window.outline


def go_to(rig, item):
    view = rig.window.outline.view
    view.setFocus()
    view.setCurrentIndex(rig.window.outline.model.index_of(item))
    rig.pump()


class Painted(QObject):
    """What of a widget was painted since."""

    def __init__(self, widget):
        super().__init__(widget)
        self.region = QRegion()
        widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        if isinstance(event, QPaintEvent):
            self.region += event.region()
        return False


def type_name(rig, name):
    rig.wait(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    editor = QApplication.focusWidget()
    assert rig.window.outline.view.isAncestorOf(editor), "named where the keyboard was"
    editor.selectAll()
    rig.type(editor, name)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    rig.pump(5)


def test_arrows_select_on_the_canvas_and_the_canvas_selects_here(rig, outline):
    root = rig.node("Lời chào")
    go_to(rig, root)
    QTest.keyClick(outline.view, Qt.Key.Key_Down)
    assert rig.window.surface.selection.vertices == {rig.node("Kinh doanh")}
    keypress = rig.tree.keypress_at(root, Key.HASH)  # back to itself: a reference
    rig.window.surface.select(keypresses=[keypress.id])
    rig.pump(5)
    assert outline.model.row(outline.view.currentIndex()).keypress == keypress.id
    rig.window.surface.select([rig.node("Khuyến mãi cũ")])
    rig.pump(5)
    assert outline.view.currentIndex().data() == "Khuyến mãi cũ"
    QTest.keyClick(outline.view, Qt.Key.Key_Up)
    assert rig.window.surface.selection.vertices != {rig.node("Khuyến mãi cũ")}


def test_add_name_rename_move_rewire_delete_and_open(rig, outline):
    sales = rig.node("Kinh doanh")
    go_to(rig, sales)
    QTest.keyClick(outline.view, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    rig.pick_key(Key.SEVEN)
    rig.pick_target("New spoken menu", "New spoken menu")
    type_name(rig, "Khuyến mãi mới")
    fresh = rig.node("Khuyến mãi mới")
    keypress = rig.tree.keypress_at(sales, Key.SEVEN)
    assert rig.tree.target(keypress) == fresh
    go_to(rig, fresh)
    QTest.keyClick(outline.view, Qt.Key.Key_F2)
    type_name(rig, "Ưu đãi")
    assert rig.tree.nodes[fresh].name == "Ưu đãi"
    go_to(rig, fresh)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(outline.view, Qt.Key.Key_K, both)
    rig.pick_key(Key.EIGHT)
    rig.pump(5)
    assert rig.tree.keypresses[keypress.id].key is Key.EIGHT
    go_to(rig, fresh)
    QTest.keyClick(outline.view, Qt.Key.Key_G, both)
    rig.pick_target("Hang up")
    assert rig.tree.target(rig.tree.keypresses[keypress.id]) != fresh
    go_to(rig, fresh)
    QTest.keyClick(outline.view, Qt.Key.Key_Return)
    rig.pump(5)
    assert rig.window.inspector.isAncestorOf(QApplication.focusWidget())
    go_to(rig, fresh)
    QTest.keyClick(outline.view, Qt.Key.Key_Delete)
    rig.pump(5)
    assert fresh not in rig.tree.nodes
    while rig.window.documents.group.canUndo():
        rig.window.documents.undo()
    rig.pump(5)
    assert "Ưu đãi" not in {n.name for n in rig.tree.nodes.values()}


def test_the_menu_is_there_by_keyboard(rig, outline):
    asked = []
    rig.window.surface.menu_requested.connect(asked.append)
    go_to(rig, rig.node("Kinh doanh"))
    QTest.keyClick(outline.view, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert len(asked) == 1
    rig.pump(5)
    QApplication.activePopupWidget().close()


def test_without_a_tree_it_says_so(rig, outline):
    rig.window.documents.show(None)
    rig.pump(5)
    assert outline.is_empty
    assert outline.empty.heading.text() == "No lines yet"


def test_a_node_that_is_added_on_the_canvas_is_gone_to(rig, outline):
    rig.window.surface.setFocus()
    rig.window.surface.select([rig.node("Kinh doanh")])
    rig.pump(5)
    rig.drop(BoxKind.TALK, rig.window.surface.rect().bottomRight() - QPoint(40, 40))
    rig.name_in_place("Mới")
    rig.pump(5)
    assert outline.view.currentIndex().data() == "Mới"


def test_a_line_deep_down_is_painted_anew_when_words_change(rig, outline):
    outline.view.setMaximumHeight(120)  # the last of the uppermost lines is out of sight
    rig.pump(50)
    line = outline.view.visualRect(outline.model.index_of(rig.node("Kinh doanh")))
    rig.window.surface.setFocus()
    rig.pump(100)
    painted = Painted(outline.view.viewport())
    outline.spoil_words()
    rig.pump(100)
    assert painted.region.contains(line)


def test_several_are_selected_with_shift_or_all_at_once_and_told(rig, outline):
    surface, said = rig.window.surface, rig.window.announcer.said
    go_to(rig, rig.node("Lời chào"))
    QTest.keyClick(outline.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert surface.selection.vertices == {rig.node("Lời chào"), rig.node("Kinh doanh")}
    rig.wait(lambda: "2 boxes are selected." in [*said, *rig.window.announcer.said])
    QTest.keyClick(outline.view, Qt.Key.Key_Down)
    assert len(surface.selection.vertices) + len(surface.selection.keypresses) == 1
    rig.window.activateWindow()
    rig.window.actions_["select-all"].trigger()
    assert surface.selection.vertices == set(surface.picture.boxes)
    assert rig.window.actions_["select-all"] in outline.view.actions()


CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def lines(outline):
    """The keys of the lines that are selected."""
    return {outline.model.row(i).key for i in outline.view.chosen()}


def test_all_that_is_selected_is_seen_here(rig, outline):
    surface, tree = rig.window.surface, rig.tree
    root, sales = rig.node("Lời chào"), rig.node("Kinh doanh")
    repeat = tree.keypress_at(root, Key.HASH)
    surface.select({root, sales}, {repeat.id}, current=sales)
    (to_sales,) = tree.keypresses_to(sales)
    assert lines(outline) == {root, to_sales.id, repeat.id}
    assert outline.model.row(outline.view.currentIndex()).vertex == sales
    surface.select_all()
    homes = {outline.model.row(i).vertex for i in outline.view.chosen()}
    assert homes == set(surface.picture.boxes)
    surface.select()
    assert not outline.view.selectionModel().hasSelection()


def test_lines_are_taken_into_the_selection_and_out_of_it(rig, outline):
    surface, root = rig.window.surface, rig.node("Lời chào")
    go_to(rig, root)
    QTest.keyClick(outline.view, Qt.Key.Key_Down, CTRL)
    rig.pump(5)
    assert surface.selection.vertices == {root}, "passed by"
    assert surface.selection.current == rig.node("Kinh doanh")
    QTest.keyClick(outline.view, Qt.Key.Key_Down, CTRL)
    QTest.keyClick(outline.view, Qt.Key.Key_Space, CTRL)
    reference = outline.model.row(outline.view.currentIndex())
    assert not reference.home
    assert surface.selection.vertices == {root}
    assert surface.selection.keypresses == {reference.keypress}
    QTest.keyClick(outline.view, Qt.Key.Key_Space, CTRL)
    rig.pump(5)
    assert not surface.selection.keypresses
    QTest.keyClick(outline.view, Qt.Key.Key_Up, SHIFT)
    assert surface.selection.vertices == {root, rig.node("Kinh doanh")}
    assert surface.selection.keypresses == {reference.keypress}


def test_one_line_is_taken_out_of_all(rig, outline):
    """Lines of the same place below another one stay: Qt's own list of selected rows loses them."""
    surface, sales = rig.window.surface, rig.node("Kinh doanh")
    go_to(rig, sales)
    surface.select_all()
    QTest.keyClick(outline.view, Qt.Key.Key_Space, CTRL)
    rig.pump(5)
    assert surface.selection.vertices == set(surface.picture.boxes) - {sales}
    assert len(outline.view.chosen()) == len(surface.picture.boxes) - 1


def test_several_lines_are_deleted_at_once_and_come_back(rig, outline):
    sales, before = rig.node("Kinh doanh"), rig.tree.content()
    keys = [k.id for k in rig.tree.keypresses_of(sales) if rig.tree.target(k) == rig.tree.root]
    keys += [k.id for k in rig.tree.keypresses_of(rig.tree.root) if k.key in {Key.HASH}]
    rig.window.surface.select(keypresses=keys)
    QTest.keyClick(outline.view, Qt.Key.Key_Delete)
    rig.wait(lambda: not set(keys) & set(rig.tree.keypresses))
    rig.window.documents.undo()
    assert rig.tree.content() == before
    rig.pump(5)


def test_the_line_the_keyboard_is_on_has_a_frame(rig, outline):
    go_to(rig, rig.node("Lời chào"))
    QTest.keyClick(outline.view, Qt.Key.Key_Down, CTRL)
    rig.pump(20)
    accent = theme.current().color("accent").rgb()
    area = outline.view.visualRect(outline.view.currentIndex())
    seen = outline.view.viewport().grab().toImage()
    assert seen.pixel(area.center().x(), area.top()) == accent
    rig.window.surface.setFocus()
    rig.pump(20)
    seen = outline.view.viewport().grab().toImage()
    assert seen.pixel(area.center().x(), area.top()) != accent


def test_a_key_of_the_phone_goes_to_that_key_or_adds_it(rig, outline):
    root = rig.node("Lời chào")
    go_to(rig, root)
    QTest.keyClick(outline.view, Qt.Key.Key_1)
    bound = rig.tree.keypress_at(root, Key("1"))
    assert rig.window.selection.keypresses == {bound.id} or rig.window.selection.vertices
    rig.pump(5)
    assert outline.model.row(outline.view.currentIndex()).keypress == bound.id
    go_to(rig, root)
    QTest.keyClick(outline.view, Qt.Key.Key_9)
    rig.wait(lambda: rig.window.pickers.shown is not None)
    rig.window.pickers.shown.close()


def test_alt_and_an_arrow_move_the_box(rig, outline):
    node = rig.node("Kinh doanh")
    go_to(rig, node)
    x, _y = rig.window.surface.picture.layout.at[node]
    QTest.keyClick(outline.view, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert rig.tree.positions[node][0] > x


def test_a_few_boxes_selected_on_the_canvas_have_lines_that_can_be_seen(make_window):
    """In a large tree their branches stayed shut, and nothing showed what was selected."""
    rig = make_window(MemorySession({"big": menu_content(400)}))
    rig.open("big")
    surface, view = rig.window.surface, rig.window.outline.view
    ancestors = surface.picture.primary.ancestors
    deep = [box for box in surface.picture.boxes if len(list(ancestors(box))) > 3][-3:]
    surface.select(deep)
    rig.pump(10)
    assert len(view.chosen()) == 3
    assert all(view.visualRect(index).height() > 0 for index in view.chosen())
    view.collapseAll()
    rig.window.outline.spoil()
    rig.pump(10)
    assert not view.isExpanded(view.model().index(0, 0)), (
        "what was shut stays shut while nothing else is selected"
    )


def test_where_nothing_leads_to_hundreds_of_boxes_only_the_way_in_is_open(rig, outline):
    """Opening thousands of lines at one go took half a second of the window's time."""
    tree, documents = rig.tree.id, rig.window.documents
    nodes = menu_content(_OPEN_AT_ONCE * 2).nodes.values()
    documents.submit(AddMany(tuple((node, None) for node in nodes if node.id not in rig.tree.nodes)))
    rig.wait(lambda: len(rig.tree.nodes) > _OPEN_AT_ONCE)
    documents.show(None)
    rig.wait(lambda: outline.model.rowCount() == 0)
    documents.show(tree)
    rig.wait(lambda: outline.model.rowCount() > _OPEN_AT_ONCE)
    view, model = outline.view, outline.model
    opened = [i for i in range(model.rowCount()) if view.isExpanded(model.index(i, 0))]
    assert opened == [0]
    assert model.row(model.index(0, 0)).vertex == rig.tree.root


def test_the_field_for_a_new_name_has_room_for_its_letters(keeper, rig, outline):
    go_to(rig, rig.node("Kỹ thuật"))
    QTest.keyClick(outline.view, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.height() >= editor.sizeHint().height()
    QTest.keyClick(editor, Qt.Key.Key_Escape)
