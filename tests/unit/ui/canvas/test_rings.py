"""Where keys are, and the rings around them and around boxes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from ivr_designer.domain.ids import KeypressId
from ivr_designer.ui.canvas.index import grown, overlaps, union
from ivr_designer.ui.canvas.rings import key_place, key_rings
from tests.helpers.canvas import CanvasRig
from tests.helpers.trees import menu_tree

ZOOMS = [1.0, 0.75, 0.5, 0.3]


@pytest.mark.parametrize("zoom", ZOOMS)
def test_a_key_is_on_its_line_or_in_its_card(qtbot: QtBot, zoom: float) -> None:
    rig = CanvasRig(qtbot, menu_tree(20), (900, 600))
    picture, on_lines = rig.picture, 0
    for kid, keypress in picture.tree.keypresses.items():
        place, card = key_place(picture, kid, zoom), picture.boxes[keypress.node].rect
        assert place is not None
        if picture.primary.is_primary(kid):
            x, y = picture.lines[picture.tree.target(keypress)].points[-1]
            assert overlaps(place, (x - 60, y - 40, x + 60, y + 40)), "before the end of its line"
            assert not overlaps(place, card)
            on_lines += 1
        else:
            assert union([place, card]) == card
    assert on_lines > 10
    assert key_place(picture, KeypressId("none such"), zoom) is None
    assert key_rings(picture, KeypressId("none such")) == []


@pytest.mark.parametrize("zoom", ZOOMS)
def test_rings_of_keys_stay_where_they_are_said_to_be(qtbot: QtBot, zoom: float) -> None:
    """What is painted anew when a key is selected no more."""
    rig = CanvasRig(qtbot, menu_tree(14), (900, 600))
    picture, rings = rig.picture, rig.surface.overlay.rings
    rig.surface.scene.at(zoom, 1.0)
    for kid in list(picture.tree.keypresses)[:40]:
        place = key_place(picture, kid, zoom)
        assert place is not None
        said = [rings.device(grown(rect, 2 / zoom)) for rect in key_rings(picture, kid)]
        image = QImage(10, 10, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        found = rings.key_rect(painter, picture, kid, place).adjusted(-2, -2, 2, 2)
        painter.end()
        assert any(rect.contains(found) for rect in said), kid


def test_a_ring_goes_around_its_box_and_leaves_it_as_it_is(qtbot: QtBot) -> None:
    rig = CanvasRig(qtbot, menu_tree(14), (900, 600))
    rings, box = rig.surface.overlay.rings, next(iter(rig.picture.boxes.values()))
    rig.surface.scene.at(1.0, 1.0)
    image = QImage(round(box.w) + 40, round(box.h) + 40, QImage.Format.Format_ARGB32_Premultiplied)
    outer = rings.device(grown(box.rect, 20.0))
    for many in (False, True):
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.translate(-outer.topLeft())
        if many:
            rings.around_many(painter, [box], "accent")
        else:
            rings.around(painter, box, "accent", 2.0, 1.5)
        painter.end()
        left = [x for x in range(image.width()) if image.pixelColor(x, image.height() // 2).alpha()]
        assert min(left) in {17, 18}
        assert max(left) in {image.width() - 19, image.width() - 18}
        assert not image.pixelColor(image.width() // 2, image.height() // 2).alpha()
    assert rings.pen("accent", 3.0).isCosmetic()
    assert rings.pen("accent", 3.0, (1.0, 2.0)).dashPattern() == [1.0, 2.0]
