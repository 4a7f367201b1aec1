"""A picture made in slices is the one made at once, of the document as it is when it is taken."""

import pytest
from PySide6.QtCore import QCoreApplication

from ivr_designer.domain.document import Document
from ivr_designer.domain.edits import RemoveNode, UpdateTree
from ivr_designer.domain.layout import Direction
from ivr_designer.sync.status import ItemState
from ivr_designer.ui.canvas.making import PictureMaker
from ivr_designer.ui.canvas.picture import CanvasPicture
from tests.helpers.trees import menu_tree


@pytest.fixture
def rig(qtbot):
    directions = [Direction.DOWN]
    return PictureMaker(lambda: directions[0]), Document(menu_tree(400)), directions


def places(picture):
    return {v: (b.x, b.y, b.chips) for v, b in picture.boxes.items()}


def made(qtbot, maker, document):
    """What is taken in the moment in which it is ready."""
    taken = []
    maker.make(document, lambda: taken.append(maker.take(document)))
    assert taken == []
    qtbot.waitUntil(lambda: bool(taken))
    return taken[0]


def test_it_is_the_same_picture(rig, qtbot):
    maker, document, _ = rig
    picture = made(qtbot, maker, document)
    once = CanvasPicture(document.tree)
    assert places(picture) == places(once)
    assert picture.lines.keys() == once.lines.keys()
    assert maker.take(document) is None, "it is given once"


def test_states_that_are_known_before_are_in_it(rig, qtbot):
    maker, document, _ = rig
    some = [*document.tree.nodes][::3] + [*document.tree.keypresses][::5]
    states = dict.fromkeys(some, ItemState.DRAFT) | {some[0]: ItemState.LIVE}
    taken = []
    maker.make(document, lambda: taken.append(maker.take(document)), states)
    qtbot.waitUntil(lambda: bool(taken))
    later = CanvasPicture(document.tree)
    later.set_states(states)
    assert {v: (b.x, b.y, b.state, b.chip_states) for v, b in taken[0].boxes.items()} == {
        v: (b.x, b.y, b.state, b.chip_states) for v, b in later.boxes.items()
    }
    assert taken[0].lines == later.lines
    damage = taken[0].replace_states(states)
    assert not damage.rects
    assert not damage.everything


def test_an_edit_meanwhile_is_in_it(rig, qtbot):
    maker, document = rig[0], Document(menu_tree(5_000))
    last = next(v for v in reversed(document.tree.nodes) if v != document.tree.root)
    taken = []
    maker.make(document, lambda: taken.append(maker.take(document)))
    QCoreApplication.processEvents()
    assert taken == [], "no machine makes so many in one slice"
    document.apply(RemoveNode(last))
    qtbot.waitUntil(lambda: bool(taken))
    assert last not in taken[0].boxes
    assert places(taken[0]) == places(CanvasPicture(document.tree))


def test_who_asks_again_forgets_what_was_asked_for_before(rig, qtbot):
    maker, document, _ = rig
    other, told = Document(menu_tree(30)), []
    maker.make(document, lambda: told.append("first"))
    picture = made(qtbot, maker, other)
    assert set(picture.boxes) == set(CanvasPicture(other.tree).boxes)
    qtbot.wait(50)
    assert told == []


def test_nothing_else_is_given(rig, qtbot):
    maker, document, directions = rig
    taken = []

    def turned():
        directions[0] = Direction.RIGHT
        taken.append(maker.take(document))
        directions[0] = Direction.DOWN

    def edited():
        document.apply(UpdateTree(name="Another"))
        taken.append(maker.take(document))

    for count, ready in enumerate((turned, edited, lambda: taken.append(maker.take(None))), 1):
        maker.make(document, ready)
        qtbot.waitUntil(lambda count=count: len(taken) == count)
    assert taken == [None, None, None]
    maker.make(document, lambda: taken.append("ready"))
    maker.take(None)
    qtbot.wait(50)
    assert len(taken) == 3
