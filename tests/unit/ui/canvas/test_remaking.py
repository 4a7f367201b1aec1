"""While a large picture is made anew one works on the one that is shown, and nothing of that is lost."""

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ivr_designer.domain.document import Document
from ivr_designer.domain.edits import AddKeypress, AddNode, Batch, MoveBoxes, RemoveNode, UpdateNode
from ivr_designer.domain.ids import KeypressId
from ivr_designer.domain.keypresses import Action, Keypress
from ivr_designer.domain.layout import Direction
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.domain.phrases import phrase
from ivr_designer.ui.canvas.hits import MISS, hit
from ivr_designer.ui.canvas.requests import Scope
from ivr_designer.ui.canvas.shown import Owed
from tests.helpers.canvas import LEFT, CanvasRig
from tests.helpers.canvas_pixels import difference, fresh, shown
from tests.helpers.edits import applied
from tests.helpers.pictures import check_fresh, check_truth
from tests.helpers.trees import menu_tree, node_id


class PatientRig(CanvasRig):
    """A canvas on which every change of the whole picture is made beside it, however small the tree is."""

    def __init__(self, qtbot, tree, size=(1200, 800), *, heavy=0):
        super().__init__(qtbot, tree, size)
        self.qtbot = qtbot
        self.surface.large, self.surface.heavy = 0, heavy
        self.picture.large, self.picture.heavy = 0, heavy

    def looks_fresh(self):
        """Every pixel is as in a picture painted afresh; selected and hovered boxes would have rings."""
        self.surface.select(())
        self.surface.mouse.hover(None)
        return difference(shown(self.surface), fresh(self.surface)) == []

    def ready(self):
        """Wait until the picture is there."""
        self.qtbot.waitUntil(lambda: not self.surface.remaking.is_on)
        self.settle()


@pytest.fixture
def rig(qtbot):
    made = PatientRig(qtbot, menu_tree(60))
    yield made
    made.surface.set_document(None)


def delete(rig, count):
    nodes = [n for n in rig.document.tree.nodes if n != rig.document.tree.root][:count]
    return nodes, rig.document.apply(Batch(tuple(RemoveNode(n) for n in nodes), phrase("Delete node")))


def test_another_direction_comes_when_it_is_whole_and_meanwhile_one_works_on(rig):
    surface = rig.surface
    before = {v: (b.x, b.y) for v, b in rig.picture.boxes.items()}
    surface.set_direction(Direction.RIGHT)
    assert surface.direction is Direction.RIGHT
    assert surface.remaking.is_on
    assert {v: (b.x, b.y) for v, b in rig.picture.boxes.items()} == before
    root = rig.document.tree.root
    rig.click(rig.place(root))
    assert surface.selection.vertices == {root}
    rig.ready()
    assert rig.picture.layout.direction is Direction.RIGHT
    assert surface.selection.vertices == {root}
    check_fresh(rig.picture, places=True)
    assert rig.looks_fresh()


def test_escape_takes_a_wish_back(rig):
    surface, told = rig.surface, []
    surface.direction_changed.connect(told.append)
    surface.set_direction(Direction.RIGHT)
    rig.press(Qt.Key.Key_Escape)
    assert not surface.remaking.is_on
    assert (surface.direction, told) == (Direction.DOWN, [Direction.DOWN])
    assert rig.picture.layout.direction is Direction.DOWN
    surface.set_collapsed(rig.document.tree.root, True)
    assert surface.remaking.cancel()
    assert not surface.remaking.cancel()
    assert rig.picture.folded == frozenset()


def test_what_is_wished_for_and_taken_back_is_not_made(rig):
    root = rig.document.tree.root
    rig.surface.set_collapsed(root, True)
    rig.surface.set_collapsed(root, False)
    assert not rig.surface.remaking.is_on
    rig.surface.set_direction(Direction.DOWN)
    assert not rig.surface.remaking.is_on


def test_wishes_add_up(rig):
    root = rig.document.tree.root
    inner = next(v for v in rig.picture.primary.children[root] if v in rig.picture.primary.children)
    rig.surface.set_direction(Direction.RIGHT)
    rig.surface.set_collapsed(inner, True)
    rig.ready()
    assert (rig.picture.layout.direction, rig.picture.folded) == (Direction.RIGHT, {inner})
    assert rig.values("collapsed_changed")[-1] == {inner}
    rig.surface.unfold_all()
    rig.ready()
    assert rig.picture.folded == frozenset()
    check_fresh(rig.picture, places=True)


def test_a_folded_box_stays_where_it_is_on_screen(rig):
    root = rig.document.tree.root
    inner = rig.picture.primary.children[root][1]
    place = rig.place(inner)
    rig.surface.set_collapsed(inner, True)
    rig.ready()
    assert (rig.place(inner) - place).manhattanLength() <= 2


def test_arranging_is_a_wish_too(rig):
    rig.document.apply(MoveBoxes({node_id(3): (900.0, 900.0)}))
    rig.ready()
    rig.obey()
    rig.surface.arrange(Scope.ALL)
    rig.ready()
    check_fresh(rig.picture, places=True)


def test_what_is_deleted_is_gone_at_once_and_cannot_be_hit(rig):
    places = {v: (b.x, b.y) for v, b in rig.picture.boxes.items()}
    rig.surface.select(list(places))
    gone, inverse = delete(rig, 20)
    assert not rig.surface.selection.vertices & set(gone)
    for vertex in gone:
        found = hit(rig.picture, places[vertex], 1.0)
        assert found == MISS or found.vertex not in gone
    assert not rig.surface.remaking.may_cancel
    assert not rig.surface.remaking.cancel(), "it is in the journal"
    rig.document.apply(inverse)
    rig.ready()
    assert set(gone) <= rig.picture.boxes.keys()
    check_fresh(rig.picture, places=False)
    assert rig.looks_fresh()


def test_an_edit_meanwhile_is_in_it(rig):
    rig.surface.set_direction(Direction.RIGHT)
    QApplication.processEvents()
    leaf = next(v for v in rig.document.tree.nodes if v not in rig.picture.primary.children)
    rig.document.apply(RemoveNode(leaf))
    rig.document.apply(UpdateNode(Node(node_id(1), "Another name", TalkPrompt("Words"))))
    rig.ready()
    assert leaf not in rig.picture.boxes
    assert rig.picture.boxes[node_id(1)].words.title == "Another name"
    check_fresh(rig.picture, places=True)


def test_another_tree_meanwhile_forgets_it(rig):
    ready = []
    delete(rig, 20)
    rig.surface.remaking.then(lambda: ready.append(True))
    other = Document(menu_tree(9))
    rig.surface.set_document(other)
    rig.qtbot.wait(60)
    assert not rig.surface.remaking.is_on
    assert ready == []
    assert rig.picture.tree is other.tree
    assert rig.picture.owes is Owed.NOTHING


def test_a_tree_that_is_closed_meanwhile_is_closed(rig):
    rig.surface.set_direction(Direction.RIGHT)
    rig.surface.set_document(None)
    rig.qtbot.wait(60)
    assert rig.surface.picture is None


def add(rig, node="new"):
    """One more node under the root, as the window does it."""
    root = rig.document.tree.root
    key = rig.document.tree.free_keys(root)[0]
    way = Keypress(KeypressId(f"key of {node}"), root, key, Action.NEXT_NODE, next_node=node_id(999))
    rig.document.apply(
        Batch((AddNode(Node(node_id(999), node, TalkPrompt("Hello"))), AddKeypress(way)), phrase("Add"))
    )
    return node_id(999)


def test_the_name_of_a_new_box_can_be_typed_as_soon_as_it_is_there(rig):
    made = add(rig)
    rig.surface.select([made])
    rig.surface.rename(made)
    assert rig.surface._editor is None
    rig.ready()
    assert rig.surface._editor is not None
    rig.surface._close_editor()


def test_whoever_went_on_to_something_else_is_not_called_back(rig):
    made = add(rig)
    rig.surface.select([made])
    rig.surface.rename(made)
    rig.surface.select([rig.document.tree.root])
    rig.ready()
    assert rig.surface._editor is None


def test_a_box_in_a_folded_branch_is_shown_as_soon_as_that_is_unfolded(rig):
    root = rig.document.tree.root
    rig.surface.set_collapsed(root, True)
    rig.ready()
    deep = max(rig.document.tree.nodes, key=lambda n: len(list(rig.picture.primary.ancestors(n))))
    rig.surface.center_on(deep)
    rig.surface.reveal_item(deep)
    rig.ready()
    box = rig.box(deep)
    x, y = rig.surface.view.centre
    assert abs(box.x - x) < 40
    assert abs(box.y - y) < 40


def test_what_is_in_hand_stays_in_hand(rig):
    root = rig.document.tree.root
    rig.obey()
    start = rig.place(root)
    rig.surface.set_direction(Direction.RIGHT)
    rig.drag_without_release(start, start + rig.point(60, 60) - rig.point(0, 0))
    for _ in range(30):
        QApplication.processEvents()
    assert rig.surface.remaking.is_on
    assert rig.picture.layout.direction is Direction.DOWN
    QTest.mouseRelease(rig.surface, LEFT, pos=start + rig.point(60, 60) - rig.point(0, 0))
    rig.ready()
    assert root in rig.document.tree.positions
    check_fresh(rig.picture, places=True)


def test_it_says_how_far_it_is(rig):
    remaking, parts = rig.surface.remaking, []
    assert remaking.part == 0.0
    remaking.changed.connect(lambda: parts.append((remaking.is_on, remaking.part)))
    rig.surface.set_direction(Direction.RIGHT)
    rig.ready()
    assert parts[0][0] is True
    assert parts[-1][0] is False
    assert all(0.0 <= p <= 1.0 for _, p in parts)


@pytest.mark.parametrize("heavy", [0, 12])
@pytest.mark.parametrize("zoom", [1.0, 0.15])
def test_whatever_is_done_the_screen_settles_to_a_fresh_picture(qtbot, zoom, heavy):
    rig = PatientRig(qtbot, menu_tree(30), (900, 600), heavy=heavy)
    rig.surface.zoom_to(zoom)
    rig.settle()
    rng = random.Random(heavy + round(zoom * 10))
    script = [tuple(rng.randint(0, 40) for _ in range(4)) for _ in range(24)]
    for number, _ in enumerate(applied(rig.document, script)):
        rig.surface.finish_animation()
        check_truth(rig.picture)
        boxes = list(rig.picture.boxes)
        if boxes and rng.random() < 0.5:
            rig.click(rig.place(rng.choice(boxes)))
        if number % 5 == 2:
            rig.surface.set_direction(rng.choice(list(Direction)))
        if number % 4 == 1 and boxes:
            rig.surface.toggle_collapsed(rng.choice(boxes))
        for _ in range(rng.choice([0, 1, 3])):
            QApplication.processEvents()
        rig.surface.finish_animation()
        check_truth(rig.picture)
        if number % 6 == 0:
            rig.ready()
            check_fresh(rig.picture, places=False)
            assert rig.looks_fresh()
    rig.ready()
    assert rig.looks_fresh()
    rig.surface.set_document(None)
