"""The signs of many boxes, painted together, look as if each had been painted alone."""

import random

import pytest
from PySide6.QtGui import QImage, QPainter, QPixmap

from ivr_designer.sync.status import ItemState
from ivr_designer.ui.canvas.boxes import Box
from ivr_designer.ui.canvas.colours import SETS
from ivr_designer.ui.canvas.far_signs import FarSigns
from ivr_designer.ui.canvas.labels import STATE_INKS
from ivr_designer.ui.canvas.picture import CanvasPicture
from ivr_designer.ui.canvas.requests import FindingCount
from tests.helpers.trees import menu_tree

SIDE = 240
COLOURS = SETS["light"]
Place = tuple[Box, int, int, int, int]


def painted(groups: list[list[Place]]) -> QImage:
    pixmap = QPixmap(SIDE, SIDE)
    pixmap.fill(COLOURS.color("card"))
    painter = QPainter(pixmap)
    for group in groups:
        signs = FarSigns(COLOURS, 1.0)
        for place in group:
            signs.add(*place)
        signs.paint(painter)
    painter.end()
    return pixmap.toImage()


@pytest.mark.parametrize("seed", range(8))
def test_together_as_alone(qtbot: object, seed: int) -> None:
    chance = random.Random(seed)
    boxes = list(CanvasPicture(menu_tree(80)).boxes.values())[:64]
    places = []
    for number, box in enumerate(boxes):
        box.state = chance.choice([None, *STATE_INKS])
        box.finding = chance.choice([FindingCount(1, 0, 0), FindingCount(0, 1, 0), FindingCount(0, 0, 1)])
        places.append(
            (box, number % 8 * 30 + 2, number // 8 * 30 + 4, chance.randrange(2, 26), chance.randrange(2, 20))
        )
    assert painted([places]) == painted([[place] for place in places])
    assert painted([places]) != painted([])


@pytest.mark.parametrize(("height", "inks"), [(3, {"danger"}), (16, {"danger", "info"})])
def test_what_is_seen_depends_on_the_room(qtbot: object, height: int, inks: set[str]) -> None:
    box = next(iter(CanvasPicture(menu_tree(5)).boxes.values()))
    box.state, box.finding = ItemState.WAITING, FindingCount(1, 0, 0)
    image = painted([[(box, 20, 20, 40, height)]])
    names = {getattr(COLOURS, ink): ink for ink in ("danger", "warning", "info")}
    seen = {image.pixelColor(x, y).name() for x in range(SIDE) for y in range(SIDE)}
    assert {names[colour] for colour in seen & names.keys()} == inks


def test_nothing_to_say_paints_nothing(qtbot: object) -> None:
    box = next(iter(CanvasPicture(menu_tree(5)).boxes.values()))
    assert painted([[(box, 20, 20, 40, 12)]]) == painted([])
