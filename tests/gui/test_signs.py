"""States and findings are told apart by the shape of their signs, afar and in the minimap, without colour."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtGui import QFont, QImage, QPainter, QPixmap
from pytestqt.qtbot import QtBot

from ivr_designer.domain.document import Document
from ivr_designer.domain.edits import AddKeypress
from ivr_designer.domain.ids import KeypressId
from ivr_designer.domain.keypresses import Destination, Vertex
from ivr_designer.domain.keys import Key
from ivr_designer.sync.status import ItemState
from ivr_designer.ui.canvas.boxes import NO_FINDINGS, Box
from ivr_designer.ui.canvas.colours import SETS, CanvasColours
from ivr_designer.ui.canvas.damage import Damage
from ivr_designer.ui.canvas.icons import glyph
from ivr_designer.ui.canvas.labels import STATE_INKS
from ivr_designer.ui.canvas.picture import CanvasPicture
from ivr_designer.ui.canvas.requests import FindingCount
from ivr_designer.ui.canvas.scene_painter import ScenePainter
from ivr_designer.ui.canvas.signs import (
    ERROR,
    GRAVEST,
    INFO,
    LEAST,
    STATE_SIGNS,
    WARNING,
    SignMap,
    gravest,
    signs_of,
    size_within,
)  # fmt: skip
from tests.helpers.canvas import CanvasRig
from tests.helpers.trees import menu_tree, node_id

FINDINGS = {
    "errors": FindingCount(errors=1),
    "warnings": FindingCount(warnings=1),
    "infos": FindingCount(infos=1),
}


def grey(image: QImage) -> list[int]:
    """The lightness of every pixel."""
    found = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return [found.pixelColor(x, y).red() for y in range(image.height()) for x in range(image.width())]


def differing(one: list[int], other: list[int]) -> float:
    """How many pixels' worth of full black on white two pictures differ by."""
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) / 255


@pytest.mark.parametrize("size", [LEAST, 6, 7, 9, 12])
def test_no_two_signs_have_the_same_silhouette(qtbot: QtBot, size: int) -> None:
    drawn = {}
    for sign in GRAVEST:
        pixmap = QPixmap(size, size)
        pixmap.fill("#ffffff")
        brush = QPainter(pixmap)
        brush.drawPixmap(0, 0, glyph(sign.icon, "#000000", size))
        brush.end()
        drawn[sign] = grey(pixmap.toImage())
        assert differing(drawn[sign], [255] * size * size) > size * size / 5, sign
    for number, one in enumerate(GRAVEST):
        for other in GRAVEST[:number]:
            assert differing(drawn[one], drawn[other]) >= size * size * 0.14, (one, other)


def far_box(picture: CanvasPicture, colours: CanvasColours, scale: float, **known: object) -> QImage:
    """One box afar of which something is known."""
    box = picture.boxes[node_id(1)]
    before = {name: getattr(box, name) for name in known}
    for name, value in known.items():
        setattr(box, name, value)
    painter = ScenePainter(colours, QFont())
    painter.at(scale, 1.0)
    pixmap = QPixmap(70, 40)
    pixmap.fill(colours.color("ground"))
    brush = QPainter(pixmap)
    brush.translate(35 - round(box.x * scale), 20 - round(box.y * scale))
    painter.boxes(brush, [box])
    brush.end()
    for name, value in before.items():
        setattr(box, name, value)
    return pixmap.toImage()


@pytest.mark.parametrize("colours", SETS.values(), ids=SETS)
@pytest.mark.parametrize("scale", [0.25, 0.14, 0.08, 0.04])
def test_afar_every_state_and_severity_has_a_shape_of_its_own(
    qtbot: QtBot, colours: CanvasColours, scale: float
) -> None:
    """Afar a waiting change and a warning could not be seen at all, and an error by its red only."""
    picture = CanvasPicture(menu_tree(12))
    known: dict[str, dict[str, object]] = {"live": {}, "unreachable": {"reachable": False}}
    known |= {state.value: {"state": state} for state in STATE_INKS}
    known |= {name: {"finding": count} for name, count in FINDINGS.items()}
    seen = {name: grey(far_box(picture, colours, scale, **what)) for name, what in known.items()}
    least = 0.6 if scale < 0.05 else 1.0
    for number, one in enumerate(seen):
        for other in list(seen)[:number]:
            assert differing(seen[one], seen[other]) > least, (one, other)


def test_with_room_state_and_finding_are_both_shown(qtbot: QtBot) -> None:
    picture, colours = CanvasPicture(menu_tree(12)), SETS["light"]
    both = {"state": ItemState.WAITING, "finding": FINDINGS["errors"]}
    for scale, signs in ((0.2, {colours.info, colours.danger}), (0.04, {colours.danger})):
        image = far_box(
            picture, colours, scale, **both, words=picture.boxes[node_id(1)].words._replace(kind="queue")
        )
        inks = {image.pixelColor(x, y).name() for x in range(70) for y in range(40)}
        assert {colours.info, colours.danger} & inks == signs


@pytest.mark.parametrize("known", [{"finding": FINDINGS["errors"]}, {"state": ItemState.REFUSED}])
def test_a_box_too_small_for_a_sign_shows_what_is_grave(qtbot: QtBot, known: dict[str, object]) -> None:
    picture, colours = CanvasPicture(menu_tree(12)), SETS["light"]
    image = far_box(picture, colours, 0.015, **known)
    assert any(image.pixelColor(x, y).name() == colours.danger for x in range(70) for y in range(40))
    waiting = far_box(picture, colours, 0.015, state=ItemState.WAITING)
    assert waiting == far_box(picture, colours, 0.015)


def test_sizes_stay_within_the_box_or_two_pixels_beyond() -> None:
    assert [size_within(h, 1.0) for h in (1, 2, 3, 5, 8, 9, 13, 24)] == [0, 0, 5, 5, 8, 5, 9, 14]
    assert all(size_within(h, 2.0) <= h + 2 for h in range(1, 60))


def test_the_gravest_is_shown_where_there_is_room_for_one() -> None:
    assert gravest([STATE_SIGNS[ItemState.WAITING], ERROR, WARNING]) == ERROR
    assert gravest([INFO, STATE_SIGNS[ItemState.DRAFT]]) == STATE_SIGNS[ItemState.DRAFT]
    assert len(set(GRAVEST)) == len(STATE_INKS) + 3


def test_a_key_without_a_line_shows_its_state_on_its_chip(qtbot: QtBot) -> None:
    """A change of "* goes back to the greeting" that waited was seen nowhere on the canvas."""
    picture = CanvasPicture(menu_tree(12))
    box = next(b for b in picture.boxes.values() if len(b.chips) > 1)
    picture.set_states({box.chips[1].keypress: ItemState.REFUSED})
    assert box.chip_states[:2] == (None, ItemState.REFUSED)
    assert signs_of(box) == (STATE_SIGNS[ItemState.REFUSED],)
    picture.set_states({box.chips[1].keypress: None})
    assert box.chip_states == ()


def test_of_several_keys_on_a_line_the_one_that_waits_says_so(qtbot: QtBot) -> None:
    """All keys of a line that has two were marked as waiting when one of them was."""
    tree = menu_tree(12)
    line = next(x for x in CanvasPicture(tree).lines.values() if x.keys)
    first = tree.keypresses[line.keys[0].keypress]
    other = replace(first, id=KeypressId("other"), key=Key.HASH)
    Document(tree).apply(AddKeypress(other))
    picture = CanvasPicture(tree)
    picture.set_states({other.id: ItemState.WAITING})
    line = picture.lines[line.child]
    assert dict(zip([k.keypress for k in line.keys], line.states, strict=True)) == {
        first.id: None, other.id: ItemState.WAITING,
    }  # fmt: skip


@pytest.mark.parametrize("scale", [0.2, 0.04])
def test_the_state_of_a_key_is_a_sign_on_its_line_afar(qtbot: QtBot, scale: float) -> None:
    """A refused key was a red line, told from others by its colour only; a waiting one was not told."""
    picture, colours = CanvasPicture(menu_tree(12)), SETS["light"]
    line = next(x for x in picture.lines.values() if x.keys and not isinstance(x.child, Destination))

    def seen() -> list[int]:
        painter = ScenePainter(colours, QFont())
        painter.at(scale, 1.0)
        pixmap = QPixmap(40, 40)
        pixmap.fill(colours.color("ground"))
        brush = QPainter(pixmap)
        x, y = picture.lines[line.child].points[-1]
        brush.translate(20 - round(x * scale), 20 - round(y * scale))
        painter.lines(brush, [picture.lines[line.child]], picture, (x - 99, y - 99, x + 99, y + 99))
        brush.end()
        return grey(pixmap.toImage())

    pictures = [seen()]
    for state in STATE_INKS:
        picture.set_states({line.keys[0].keypress: state})
        pictures.append(seen())
    assert all(differing(a, b) > 1.5 for i, a in enumerate(pictures) for b in pictures[:i])


def places(found: SignMap) -> dict[tuple[int, int], object]:
    """What is shown where."""
    return dict(found.found)


def test_the_map_of_signs_follows_changes_as_if_made_anew(qtbot: QtBot) -> None:
    picture = CanvasPicture(menu_tree(60))
    picture.set_findings({node_id(3): FINDINGS["warnings"], node_id(9): FINDINGS["errors"]})
    kept = SignMap(picture, 400.0)
    assert {entry[0] for entry in kept.found.values()} == {WARNING, ERROR}
    ways: list[Callable[[], Damage]] = [
        lambda: picture.set_states({node_id(5): ItemState.REFUSED, node_id(3): ItemState.WAITING}),
        lambda: picture.set_findings({node_id(9): FINDINGS["infos"]}),
        lambda: picture.set_states({node_id(5): None, node_id(3): None}),
    ]
    for change in ways:
        kept.renew(change().rects)
        assert places(kept) == places(SignMap(picture, 400.0))
    assert [entry[0] for entry in kept.found.values()] == [INFO]


def test_a_cell_shows_the_gravest_of_its_boxes(qtbot: QtBot) -> None:
    picture = CanvasPicture(menu_tree(60))
    findings: dict[Vertex | KeypressId, FindingCount] = {node_id(i): FINDINGS["infos"] for i in range(2, 40)}
    picture.set_findings({**findings, node_id(30): FINDINGS["errors"]})
    found = SignMap(picture, 1e6).found.values()
    assert len(found) <= 4  # the scene begins on either side of its origin
    box: Box = picture.boxes[node_id(30)]
    assert (ERROR, box.x, box.y) in found
    assert picture.boxes[node_id(1)].finding is NO_FINDINGS


def test_the_minimap_shows_the_signs(qtbot: QtBot) -> None:
    rig = CanvasRig(qtbot, menu_tree(200))
    surface = rig.surface
    surface.set_minimap_shown(True)
    surface.resize(1200, 800)
    surface.zoom_to(1.0)
    rig.settle()
    qtbot.waitUntil(surface.minimap.isVisible)

    def seen() -> list[int]:
        return grey(surface.minimap.grab().toImage())

    pictures = [seen()]
    for state in STATE_INKS:
        surface.show_damage(rig.picture.set_states({node_id(30): state}))
        qtbot.waitUntil(lambda: not surface.overview.is_making)
        pictures.append(seen())
    assert all(differing(a, b) > 3 for i, a in enumerate(pictures) for b in pictures[:i])


def test_a_map_full_of_problems_stays_calm() -> None:
    """A hundred red signs hid the tree: what was found after the map was made was put on it without end."""
    picture = CanvasPicture(menu_tree(300))
    late = SignMap(picture, 40.0)
    picture.set_findings({node_id(i): FINDINGS["errors"] for i in range(300)})
    assert 4 <= len(SignMap(picture, 40.0).found) <= 16
    late.renew([b.rect for b in picture.boxes.values()])
    assert 4 <= len(late.found) <= 16
    picture.set_findings({node_id(i): FINDINGS["errors"] for i in (1, 2)})
    late.renew([b.rect for b in picture.boxes.values()])
    assert late.found == SignMap(picture, 40.0).found
