"""Nothing is blank, cut off or the same that should differ, in any colours and at any level of detail."""

import pytest
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QPixmap
from pytestqt.qtbot import QtBot

from ivr_designer.domain.keys import MENU_ORDER, Key
from ivr_designer.domain.layout import Direction
from ivr_designer.sync.status import ItemState
from ivr_designer.ui.canvas import metrics as m
from ivr_designer.ui.canvas.boxes import Glyph
from ivr_designer.ui.canvas.colours import SETS, CanvasColours
from ivr_designer.ui.canvas.icons import OWN, glyph
from ivr_designer.ui.canvas.labels import STATE_INKS, key_word
from ivr_designer.ui.canvas.picture import CanvasPicture
from ivr_designer.ui.canvas.requests import BranchCount, FindingCount
from ivr_designer.ui.canvas.scene_painter import ScenePainter
from ivr_designer.ui.canvas.stamps import CAP_BYTES, Stamps
from tests.helpers.trees import menu_tree, node_id

ICONS = {*OWN, *Glyph, *STATE_INKS, "talk", "play", "error", "warning", "info"}


def inked(image: QImage) -> int:
    """How many pixels are not transparent."""
    return sum(
        image.pixelColor(x, y).alpha() > 60 for x in range(image.width()) for y in range(image.height())
    )


@pytest.mark.parametrize("name", sorted(ICONS))
def test_every_icon_is_there_and_takes_its_colour(qtbot: QtBot, name: str) -> None:
    image = glyph(str(name), "#ff0000", 24).toImage()
    assert inked(image) > 12
    strongest = max((image.pixelColor(x, y) for x in range(24) for y in range(24)), key=lambda c: c.alpha())
    assert (strongest.green(), strongest.blue()) == (0, 0)


def test_no_two_states_share_an_icon(qtbot: QtBot) -> None:
    images = [glyph(s.value, "#000000", 32).toImage() for s in STATE_INKS]
    assert all(a != b for i, a in enumerate(images) for b in images[:i])


@pytest.mark.parametrize("colours", SETS.values(), ids=SETS)
@pytest.mark.parametrize("scale", [1.0, 0.4])
def test_state_finding_reach_and_folding_change_the_shape(
    qtbot: QtBot, colours: CanvasColours, scale: float
) -> None:
    picture = CanvasPicture(menu_tree(12))
    box = picture.boxes[node_id(1)]
    stamps = Stamps(colours, QFont())
    stamps.at(scale, 1.0)
    seen = [stamps.box(box).toImage().convertToFormat(QImage.Format.Format_Grayscale8)]
    for field, value in (
        *(("state", s) for s in STATE_INKS),
        ("finding", FindingCount(errors=1)), ("finding", FindingCount(warnings=2)),
        ("reachable", False), ("folded", BranchCount(3)),
    ):  # fmt: skip
        before = getattr(box, field)
        setattr(box, field, value)
        box.look = None
        seen.append(stamps.box(box).toImage().convertToFormat(QImage.Format.Format_Grayscale8))
        setattr(box, field, before)
        box.look = None
    assert all(a != b for i, a in enumerate(seen) for b in seen[:i])


@pytest.mark.parametrize("colours", SETS.values(), ids=SETS)
@pytest.mark.parametrize("scale", [0.2, 0.04])
def test_afar_an_error_is_a_solid_end_and_the_kind_is_still_seen(
    qtbot: QtBot, colours: CanvasColours, scale: float
) -> None:
    """A tree with many errors was one red wall, in which nothing else could be told apart."""
    picture = CanvasPicture(menu_tree(12))
    painter = ScenePainter(colours, QFont())
    painter.at(scale, 1.0)
    box = picture.boxes[node_id(1)]

    def colours_of(errors: int) -> list[str]:
        box.finding = FindingCount(errors=errors)
        pixmap = QPixmap(60, 40)
        pixmap.fill(colours.color("ground"))
        brush = QPainter(pixmap)
        brush.translate(30 - round(box.x * scale), 20 - round(box.y * scale))
        painter.boxes(brush, [box])
        brush.end()
        image = pixmap.toImage()
        return [image.pixelColor(x, y).name() for y in range(40) for x in range(60)]

    usual, grave = colours_of(0), colours_of(1)
    assert colours.danger not in usual
    assert 0 < grave.count(colours.danger) <= usual.count(colours.talk) + usual.count(colours.talk_soft)
    assert getattr(colours, box.words.kind) in grave


@pytest.mark.parametrize("scale", [1.0, 0.4])
def test_a_name_of_blanks_is_shown_as_none(qtbot: QtBot, scale: float) -> None:
    """The card of such a node was empty, and at middle distance that of a node without a name was, too."""
    box = CanvasPicture(menu_tree(12)).boxes[node_id(1)]
    stamps = Stamps(SETS["light"], QFont())
    stamps.at(scale, 1.0)
    seen = []
    for title in ("(no name)", "", " \u00a0 "):
        box.words, box.look = box.words._replace(title=title, text=""), None
        seen.append(stamps.box(box).toImage())
    assert seen[0] == seen[1] == seen[2]


@pytest.mark.parametrize("scale", [0.6, 0.45])
def test_a_number_is_told_by_its_last_digits(qtbot: QtBot, scale: float) -> None:
    """In the middle distance all numbers of a town read the same: what tells them apart was cut off."""
    picture = CanvasPicture(menu_tree(12))
    box = next(b for b in picture.boxes.values() if not b.is_node)
    stamps = Stamps(SETS["light"], QFont())
    stamps.at(scale, 1.0)
    seen = []
    for title in ("+84 28 3822 3344 and more words than a box has room for, 1", "the same, 2" * 6):
        for end in ("44", "45"):
            box.words, box.look = box.words._replace(kind="phone", icon="phone", title=f"{title}{end}"), None
            seen.append(stamps.box(box).toImage())
    assert seen[0] != seen[1]
    assert seen[2] != seen[3]


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_the_edge_of_a_box_is_as_thick_as_the_lines(qtbot: QtBot, ratio: float) -> None:
    """On a fine screen boxes had hairlines where the lines between them were twice as thick."""
    colours = SETS["light"]
    box = CanvasPicture(menu_tree(12)).boxes[node_id(1)]
    painter = ScenePainter(colours, QFont())
    painter.at(ratio, ratio)
    image = painter.stamps.box(box).toImage()
    middle = [image.pixelColor(x, image.height() * 2 // 3).name() for x in range(4)]
    thick = painter.line_px
    assert middle == [colours.card_line] * thick + [colours.card] * (4 - thick)


def test_key_words_fit_their_chips(qtbot: QtBot) -> None:
    font = QFont()
    font.setPixelSize(m.CHIP_PX)
    font.setWeight(QFont.Weight.DemiBold)
    metrics = QFontMetricsF(font)
    for key in MENU_ORDER:
        assert metrics.horizontalAdvance(key_word(key)) <= m.key_width(key.is_pressed) - 4
    beside_sign = m.key_width(False) - 13
    for words in ("no input", "no match", "không bấm", "bấm sai"):
        assert metrics.horizontalAdvance(words) <= beside_sign, "cut off in a language, or when it waits"
    stamps = Stamps(SETS["light"], QFont())
    stamps.at(1.0, 1.0)
    assert stamps.key(Key.ONE, None) is stamps.key(Key.ONE, None)
    assert stamps.key(Key.ONE, ItemState.WAITING).toImage() != stamps.key(Key.ONE, None).toImage()


def test_only_a_box_with_tags_needs_a_picture_larger_than_itself(qtbot: QtBot) -> None:
    picture = CanvasPicture(menu_tree(12))
    box = picture.boxes[node_id(1)]
    stamps = Stamps(SETS["light"], QFont())
    stamps.at(1.0, 1.0)
    assert stamps.box(box).width() == m.NODE_WIDTH
    for field, value in (("state", ItemState.WAITING), ("folded", BranchCount(3)), ("reachable", False)):
        before = getattr(box, field)
        setattr(box, field, value)
        box.look = None
        assert stamps.box(box).width() == m.NODE_WIDTH + 2 * m.MARGIN, field
        setattr(box, field, before)
        box.look = None


def test_pictures_of_boxes_are_kept_within_bounds(qtbot: QtBot) -> None:
    picture = CanvasPicture(menu_tree(200))
    stamps = Stamps(SETS["light"], QFont())
    stamps.at(2.0, 2.0)
    for box in picture.boxes.values():
        stamps.box(box)
    assert stamps._bytes <= CAP_BYTES
    assert len(stamps._boxes) < len(picture.boxes)


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("scale", [1.0, 0.4, 0.1])
def test_every_box_in_sight_is_painted(qtbot: QtBot, scale: float, direction: Direction) -> None:
    picture = CanvasPicture(menu_tree(12), direction)
    colours = SETS["light"]
    painter = ScenePainter(colours, QFont())
    painter.at(scale, 1.0)
    bounds = picture.bounds
    assert bounds is not None
    rect = tuple(round(v * scale) for v in bounds)
    pixmap = QPixmap(rect[2] - rect[0], rect[3] - rect[1])
    brush = QPainter(pixmap)
    brush.translate(-rect[0], -rect[1])
    painter.paint(brush, picture, rect)  # type: ignore[arg-type]
    brush.end()
    image = pixmap.toImage()
    ground = colours.color("ground").rgb()
    for box in picture.boxes.values():
        x, y = round(box.x * scale) - rect[0], round(box.y * scale) - rect[1]
        assert image.pixel(x, y) != ground


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("zoom", [0.27, 0.28, 0.31, 0.36, 0.5])
def test_the_name_of_a_destination_stays_within_its_edges(qtbot: QtBot, zoom: float, ratio: float) -> None:
    """Afar its letters were higher than its box and lost their marks."""
    picture = CanvasPicture(menu_tree(12))
    box = next(b for b in picture.boxes.values() if not b.is_node)
    stamps = Stamps(SETS["light"], QFont())
    stamps.at(zoom * ratio, ratio)
    images = []
    for title in ("Chăm sóc", ""):
        box.words = box.words._replace(title=title)
        stamps.clear()
        images.append(stamps.box(box).toImage())
    named, blank = images
    rows = [
        y
        for y in range(named.height())
        if any(named.pixel(x, y) != blank.pixel(x, y) for x in range(named.width()))
    ]
    edge = round(ratio)
    assert edge <= rows[0]
    assert rows[-1] < named.height() - edge


@pytest.mark.parametrize("scale", [0.5, 0.54, 0.61, 0.75, 1.0, 1.3])
def test_the_sign_of_no_match_is_whole_at_every_scale(qtbot: QtBot, scale: float) -> None:
    """A cross that lost a column looks like an arrow head."""
    stamps = Stamps(SETS["light"], QFont())
    stamps.at(scale, 1.0)
    image = stamps.key(Key.NO_MATCH, None).toImage()
    inner, half = range(4, image.height() - 4), image.width() // 2
    left = sum(_dark(image, x, y) for y in inner for x in range(4, half))
    right = sum(_dark(image, x, y) for y in inner for x in range(image.width() - half, image.width() - 4))
    assert left > 0
    assert abs(left - right) <= 0.2 * (left + right), (left, right)


def _dark(image: QImage, x: int, y: int) -> int:
    return 255 - image.pixelColor(x, y).lightness() if image.pixelColor(x, y).alpha() else 0
