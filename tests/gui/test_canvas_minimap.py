"""The minimap shows all of the tree and moves the view."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ivr_designer.domain.edits import MoveBoxes
from ivr_designer.ui.canvas.minimap import Minimap
from ivr_designer.ui.canvas.overview import MOST_THINGS
from tests.helpers.canvas import CanvasRig
from tests.helpers.trees import menu_tree, mesh_tree, node_id


@pytest.fixture
def rig(qtbot: QtBot) -> CanvasRig:
    """A tree larger than the view."""
    made = CanvasRig(qtbot, menu_tree(60))
    qtbot.waitUntil(lambda: not made.surface.overview.pixmap.isNull() and not made.surface.overview.is_making)
    return made


@pytest.fixture
def minimap(rig: CanvasRig, qtbot: QtBot) -> Minimap:
    """Its minimap."""
    made = Minimap(rig.surface)
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_shows_the_whole_tree_and_the_view_on_it(rig: CanvasRig, minimap: Minimap) -> None:
    bounds, rect = rig.surface.overview.bounds, minimap.view_rect()
    assert bounds is not None
    assert rig.picture.bounds is not None
    assert bounds[0] < rig.picture.bounds[0]
    assert rect is not None
    assert 0 < rect.width() < minimap.width()
    image = minimap.grab().toImage()
    assert len({image.pixel(x, y) for x in range(0, 208, 3) for y in range(0, 140, 3)}) > 4


def test_dragging_the_frame_moves_the_view(rig: CanvasRig, minimap: Minimap) -> None:
    rect = minimap.view_rect()
    assert rect is not None
    start = rect.center().toPoint()
    before = rig.surface.view.centre
    QTest.mousePress(minimap, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(minimap, start + QPoint(30, 0))
    QTest.mouseRelease(minimap, Qt.MouseButton.LeftButton, pos=start + QPoint(30, 0))
    assert rig.surface.view.centre[0] > before[0] + 500
    after = minimap.view_rect()
    assert after is not None
    assert after.center().x() == pytest.approx(rect.center().x() + 30, abs=2)


def test_a_press_beside_the_frame_brings_it_there(rig: CanvasRig, minimap: Minimap) -> None:
    QTest.mouseClick(minimap, Qt.MouseButton.LeftButton, pos=QPoint(180, 100))
    rect = minimap.view_rect()
    assert rect is not None
    assert rect.center().toPoint().x() == pytest.approx(180, abs=2)


def test_it_follows_edits(rig: CanvasRig, qtbot: QtBot, minimap: Minimap) -> None:
    before = rig.surface.overview.bounds
    rig.document.apply(MoveBoxes({node_id(1): (-9000.0, 9000.0)}))
    rig.settle()
    qtbot.waitUntil(lambda: rig.surface.overview.bounds != before, timeout=3000)
    QApplication.processEvents()


def test_the_old_picture_stands_until_the_new_one_is_whole(rig: CanvasRig) -> None:
    overview = rig.surface.overview
    old, bounds = overview.pixmap.toImage(), overview.bounds
    overview._rows = 4
    rig.document.apply(MoveBoxes({node_id(1): (-9000.0, 9000.0)}))
    half_made = []
    while overview.bounds == bounds:
        QApplication.processEvents()
        if overview._next:
            half_made.append((overview.pixmap.toImage(), overview.bounds))
    assert half_made
    assert all(seen == (old, bounds) for seen in half_made)
    assert (overview.pixmap.toImage(), overview.bounds) != (old, bounds)


def test_without_a_tree_it_is_empty(rig: CanvasRig, minimap: Minimap, qtbot: QtBot) -> None:
    rig.surface.set_document(None)
    qtbot.waitUntil(lambda: rig.surface.overview.bounds is None)
    assert minimap.view_rect() is None
    minimap.grab()


def test_a_step_of_a_pan_paints_the_stage_and_its_minimap_once(rig: CanvasRig) -> None:
    """Both were painted twice, for the minimap asked for itself as well."""
    surface = rig.surface
    surface.set_minimap_shown(True)
    surface.pan(3, 3)
    QApplication.processEvents()
    assert surface.minimap.isVisible()
    before, was = surface.paints, surface.minimap.grab().toImage()
    for step in range(1, 4):
        surface.pan(12, 8)
        QApplication.processEvents()
        assert surface.paints == before + step
    assert surface.minimap.grab().toImage() != was


def test_it_is_not_on_screen_before_there_is_something_in_it(rig: CanvasRig, qtbot: QtBot) -> None:
    """An empty frame stood there for a moment after a tree was opened."""
    surface = rig.surface
    surface.set_minimap_shown(True)
    surface.resize(1200, 800)
    surface.zoom_to(1.0)
    rig.settle()
    qtbot.waitUntil(surface.minimap.isVisible)
    document = surface.document
    surface.set_document(None)
    surface.set_document(document)
    surface.zoom_to(1.0)
    assert surface.overview.bounds is None
    assert not surface.minimap.isVisible()
    qtbot.waitUntil(surface.minimap.isVisible)
    assert surface.overview.bounds is not None


def test_it_makes_way_for_what_is_being_worked_on(rig: CanvasRig, qtbot: QtBot) -> None:
    """It came up over the very box to which a key had just been drawn."""
    surface = rig.surface
    surface.set_minimap_shown(True)
    surface.resize(1200, 800)
    surface.zoom_to(1.0)
    qtbot.waitUntil(surface.minimap.isVisible)
    right, menu = surface.minimap.geometry(), node_id(1)

    def bring_under(place: QRect) -> None:
        away = rig.place(menu) - place.center()
        surface.pan(away.x(), away.y())
        assert place.contains(rig.place(menu))

    bring_under(right)
    assert surface.minimap.geometry() == right
    surface.select((menu,))
    left = surface.minimap.geometry()
    assert (left.left(), left.bottom()) == (12, right.bottom())
    bring_under(left)
    surface.select((), (rig.document.tree.keypresses_to(menu)[0].id,))
    assert surface.minimap.geometry() == right


def test_where_much_has_changed_the_small_picture_is_made_again_in_strips(qtbot: QtBot) -> None:
    surface = CanvasRig(qtbot, mesh_tree(MOST_THINGS // 2 + 10), (1200, 800)).surface
    overview, picture = surface.overview, surface.picture
    qtbot.waitUntil(lambda: overview.bounds is not None and not overview.is_making)
    assert picture is not None
    assert picture.bounds is not None
    box = next(iter(picture.boxes.values()))
    overview.spoil([box.rect])
    assert not overview.is_making, "a spot is mended at once"
    overview.spoil([picture.bounds])
    assert overview.is_making
    qtbot.waitUntil(lambda: not overview.is_making)
