"""The palette."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ivr_designer.domain.keys import Key
from ivr_designer.ui.canvas.requests import BOX_MIME, BoxKind
from tests.helpers.window import LEFT


def test_every_kind_has_a_tile_that_explains_itself(rig):
    tiles = rig.window.palette_panel.tiles
    assert set(tiles) == set(BoxKind)
    for tile in tiles.values():
        assert tile.text()
        assert "Drag it" in tile.toolTip()
        assert bytes(tile.mime().data(BOX_MIME).data()).decode() == tile.kind.value


def test_tiles_are_off_without_a_tree(make_window, session):
    rig = make_window(session)
    assert not any(t.isEnabled() for t in rig.window.palette_panel.tiles.values())
    rig.open("empty")
    assert all(t.isEnabled() for t in rig.window.palette_panel.tiles.values())


def test_a_click_adds_a_node(make_window, session):
    rig = make_window(session)
    rig.open("empty")
    QTest.mouseClick(rig.window.palette_panel.tiles[BoxKind.TALK], LEFT)
    assert len(rig.tree.nodes) == 1


def test_a_click_with_a_node_selected_asks_for_its_key(rig):
    rig.click_box(rig.node("Kỹ thuật"))
    QTest.mouseClick(rig.window.palette_panel.tiles[BoxKind.STOP], LEFT)
    rig.pick_key(Key.NO_INPUT)
    assert rig.tree.keypress_at(rig.node("Kỹ thuật"), Key.NO_INPUT) is not None


def test_dragging_to_the_canvas(rig):
    before = len(rig.tree.nodes)
    rig.drop(BoxKind.TALK, rig.window.surface.rect().bottomRight() * 0.9)
    assert len(rig.tree.nodes) == before + 1


def test_a_double_click_adds_one_box_and_asks_nothing(make_window, session):
    rig = make_window(session)
    rig.open("empty")
    tile = rig.window.palette_panel.tiles[BoxKind.TALK]
    QTest.mouseClick(tile, LEFT)
    QTest.mouseDClick(tile, LEFT)
    rig.pump()
    assert len(rig.tree.nodes) == 1
    assert QApplication.activePopupWidget() is None
