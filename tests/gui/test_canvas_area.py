"""The middle of the window: canvas, empty page, progress."""

from ivr_designer.domain.ids import TreeId
from ivr_designer.sync.contract import Loading
from ivr_designer.sync.status import ItemState, ItemStatus
from ivr_designer.ui.canvas.requests import BoxKind
from ivr_designer.ui.canvas.shown import LONG
from tests.helpers.memory_session import MemorySession
from tests.helpers.trees import menu_content


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
    assert rig.window.is_busy()
    assert area.loading._words.text() == "Reading the tree: 3 of 8"
    rig.window.documents.loading.emit(Loading(TreeId("x"), 0, 0))
    assert area.loading._words.text() == "Reading the tree…"
    rig.window.documents.loading.emit(None)
    assert area._stack.currentWidget() is area.empty
    assert not rig.window.is_busy()


def whole_tree_is_seen(surface):
    left, top, right, bottom = surface.view.scene
    x0, y0, x1, y1 = surface.picture.bounds
    return left <= x0 and top <= y0 and right >= x1 and bottom >= y1


def test_each_tree_is_fitted_when_it_is_opened_and_keeps_its_view_afterwards(make_window, session):
    rig = make_window(session)
    surface = rig.window.surface
    rig.open("empty")
    rig.window.nodes.add_node(BoxKind.TALK)
    rig.pump(3)
    assert whole_tree_is_seen(surface)
    rig.open("hotline")
    rig.pump(3)
    assert whole_tree_is_seen(surface)
    surface.zoom_to(1.7)
    rig.pump(3)
    zoomed = surface.view
    rig.open("empty")
    rig.pump(3)
    assert whole_tree_is_seen(surface)
    rig.open("hotline")
    rig.pump(3)
    assert surface.view == zoomed


def test_an_empty_tree_begins_at_its_full_size_however_small_the_one_before_was(make_window, session):
    rig = make_window(session)
    surface = rig.window.surface
    rig.open("hotline")
    surface.zoom_to(0.4)
    rig.open("empty")
    rig.pump(3)
    assert surface.view.zoom == 1.0
    rig.window.nodes.add_node(BoxKind.TALK)
    rig.pump(3)
    assert surface.view.zoom == 1.0
    assert whole_tree_is_seen(surface)


def test_a_view_with_nothing_in_it_any_more_is_not_kept(make_window, session):
    rig = make_window(session)
    surface = rig.window.surface
    rig.open("hotline")
    surface.pan(9000, 9000)
    rig.open("empty")
    rig.open("hotline")
    rig.pump(3)
    assert whole_tree_is_seen(surface)


def test_a_large_tree_is_drawn_before_it_is_shown_and_the_window_goes_on_meanwhile(make_window):
    session = MemorySession({"large": menu_content(LONG), "small": menu_content(20)})
    rig = make_window(session)
    area, documents = rig.window.canvas_area, rig.window.documents
    for _ in ("read", "in memory"):
        documents.show("large")
        assert area.is_reading
        assert rig.window.bridge.document is None
        rig.wait(lambda: rig.window.bridge.document is not None)
        assert not area.is_reading
        assert area.surface.picture.tree is rig.tree
        assert whole_tree_is_seen(area.surface)
        assert rig.window.outline.model.rowCount() > 0
        documents.show("small")
        rig.wait(lambda: rig.window.bridge.document is not None)
    documents.show("large")
    documents.show("small")
    rig.pump(100)
    assert rig.tree.id == "small", "another one was asked for meanwhile"


def test_what_changes_while_a_large_tree_is_drawn_is_shown_with_it(make_window):
    content = menu_content(LONG)
    session = MemorySession({"large": content})
    rig = make_window(session)
    first, second, third = list(content.nodes)[:3]
    waiting, refused = ItemStatus(ItemState.WAITING), ItemStatus(ItemState.REFUSED)
    session.set_item("large", first, waiting)
    session.set_item("large", second, waiting)
    rig.window.documents.show("large")
    session.set_item("large", second, refused)
    session.set_item("large", third, waiting)
    rig.wait(lambda: rig.window.bridge.document is not None)
    surface, sync = rig.window.surface, rig.window.sync
    assert surface.picture.state_of(first) is ItemState.WAITING, "the picture has had it from the beginning"
    rig.wait(lambda: sync.state_of(third) == waiting)
    assert [sync.state_of(node) for node in (first, second)] == [waiting, refused]
    assert [surface.picture.state_of(node) for node in (first, second, third)] == [
        ItemState.WAITING, ItemState.REFUSED, ItemState.WAITING,
    ]  # fmt: skip
    assert sync.stuck() == {second}
