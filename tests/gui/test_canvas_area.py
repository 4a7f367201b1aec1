"""The middle of the window: canvas, empty page, progress."""

from ivr_designer.domain.ids import TreeId
from ivr_designer.sync.contract import Loading
from ivr_designer.ui.canvas.requests import BoxKind


def test_pages(make_window, session):
    rig = make_window(session)
    area, told = rig.window.canvas_area, []
    area.start_wanted.connect(lambda: told.append(1))
    assert area._stack.currentWidget() is area.empty
    area.empty.act.click()
    assert told == [1]
    rig.open("hotline")
    assert area._stack.currentWidget() is area.surface
    assert area.hint.isHidden()


def test_an_empty_tree_says_what_to_do(make_window, session):
    rig = make_window(session)
    rig.open("empty")
    assert rig.window.canvas_area.hint.isVisible()
    rig.window.nodes.add_node(BoxKind.TALK)
    assert rig.window.canvas_area.hint.isHidden()


def test_progress_of_reading(make_window, session):
    rig = make_window(session)
    area = rig.window.canvas_area
    rig.window.documents.loading.emit(Loading(TreeId("x"), 3, 8))
    assert area._stack.currentWidget() is area.loading
    assert area.loading._words.text() == "Reading the tree: 3 of 8"
    rig.window.documents.loading.emit(Loading(TreeId("x"), 0, 0))
    assert area.loading._words.text() == "Reading the tree…"
    rig.window.documents.loading.emit(None)
    assert area._stack.currentWidget() is area.empty
