"""What is made beside a picture equals one made at once, and until then it shows nothing untrue."""

import random
from collections.abc import Generator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivr_designer.domain.document import Document
from ivr_designer.domain.edits import Batch, RemoveNode, ReplaceTree, SetLoose, SetRoot, UpdateNode
from ivr_designer.domain.ids import KeypressId
from ivr_designer.domain.keypresses import Destination, DestinationKind
from ivr_designer.domain.layout import Direction
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.tree import IvrTree
from ivr_designer.sync.status import ItemState
from ivr_designer.ui.canvas.requests import FindingCount
from ivr_designer.ui.canvas.shown import HEAVY, LARGE, Owed, ShownPicture, Wish
from tests.helpers.edits import Step, applied, empty_document, steps
from tests.helpers.pictures import caught_up, check, check_fresh, check_truth
from tests.helpers.trees import menu_content, menu_tree, node_id


def followed(tree: IvrTree, *, large: int = 0, heavy: int = 0) -> tuple[Document, ShownPicture]:
    """A picture that makes everything beside it, and follows a document."""
    document, picture = Document(tree), ShownPicture(tree)
    picture.large, picture.heavy = large, heavy
    document.subscribe(lambda change: picture.on_document_changed(change))
    return document, picture


def delete(document: Document, nodes: list) -> Batch:
    return document.apply(Batch(tuple(RemoveNode(n) for n in nodes), phrase("Delete node")))


def rest_of(making: Generator[None, None, ShownPicture]) -> ShownPicture:
    while True:
        try:
            next(making)
        except StopIteration as finished:
            return finished.value


acts = st.lists(st.integers(0, 11), min_size=30, max_size=90)


class Life:
    """A picture, edits, and now and then time to make some of what is owed."""

    def __init__(self, document: Document, picture: ShownPicture) -> None:
        self.document, self.picture = document, picture
        self.wish: Wish | None = None
        self.steps = None
        self.anew = False

    def live(self, act: int) -> None:
        picture, tree = self.picture, self.document.tree
        nodes = list(tree.nodes)
        some = nodes[act * 7 % len(nodes)] if nodes else None
        if act < 3:
            self.work(act)
        elif act < 5:
            self.work(1000)
        elif act == 5:
            picture.set_states({some: ItemState.WAITING, node_id(0): ItemState.LIVE})
            picture.set_states(dict.fromkeys(list(tree.keypresses)[:1], ItemState.REFUSED))
        elif act == 6:
            picture.set_findings(
                {some: FindingCount(errors=len(nodes)), **dict.fromkeys(nodes[:2], FindingCount(0, 1))}
            )
        elif act == 7:
            picture.set_names({"QU_A": f"Sales {len(nodes)}"})
        elif act == 8 and some in picture.primary.children:
            self.ask(Wish(picture.layout.direction, picture.folded ^ {some}))
        elif act == 9:
            self.ask(Wish(Direction.RIGHT, picture.folded))
        elif act == 10:
            picture.give_up()
            self.steps = self.wish = None

    def ask(self, wish: Wish) -> None:
        self.wish, self.steps = wish, None

    def work(self, steps: int) -> None:
        """Some steps of the making, begun anew where that has to be, and shown when it is whole."""
        picture = self.picture
        if not (picture.owes or self.wish):
            return
        if self.steps is None or picture.is_stale:
            self.anew = self.wish is not None or picture.owes is Owed.ALL
            self.steps = picture.beside(self.wish)
        for _ in range(steps):
            try:
                next(self.steps)
            except StopIteration as finished:
                picture.take_over(finished.value)
                self.steps = self.wish = None
                check_fresh(picture, places=self.anew)
                return


@given(steps, acts)
@settings(max_examples=60, deadline=None)
def test_whatever_happens_meanwhile_what_is_shown_is_true_and_in_the_end_all_is_there(
    script: list[Step], acts: list[int]
) -> None:
    document, picture = followed(empty_document().tree)
    life = Life(document, picture)
    for act, _ in zip(acts, applied(document, script), strict=False):
        check_truth(picture)
        life.live(act)
        check_truth(picture)
    while picture.owes or life.wish:
        life.work(1000)
    check_fresh(picture, places=False)


@pytest.mark.parametrize("there", [False, True])
def test_a_destination_put_beside_or_taken_away_meanwhile(there: bool) -> None:
    """One that was dragged onto a large tree while it was drawn anew did not appear."""
    queue = Destination(DestinationKind.QUEUE, "QU_NEW")
    document, picture = followed(menu_tree(20))
    life = Life(document, picture)
    document.apply(SetLoose(queue, loose=there))
    life.work(1000)
    document.apply(SetRoot(node_id(2)))
    life.work(1)
    document.apply(SetLoose(queue, loose=not there))
    while picture.owes:
        life.work(1000)
    check_fresh(picture, places=False)
    assert (queue in picture.boxes) is not there


@pytest.mark.parametrize("seed", range(3))
def test_large_edits_one_upon_another(seed: int) -> None:
    rng = random.Random(seed)
    document, picture = followed(menu_tree(160, seed), large=50, heavy=10)
    life, back = Life(document, picture), []
    for number in range(14):
        nodes = [n for n in document.tree.nodes if n != document.tree.root]
        if back and rng.random() < 0.4:
            document.apply(back.pop())
        elif len(nodes) > 20:
            back.append(delete(document, rng.sample(nodes, rng.choice([1, 3, 15]))))
        check_truth(picture)
        life.live(rng.choice([0, 1, 2, 5, 6, 8, 9, 11]) if number % 4 else 3)
        check_truth(picture)
    life.work(10_000)
    life.work(10_000)
    check_fresh(picture, places=False)


def test_a_small_tree_owes_nothing() -> None:
    document, picture = followed(menu_tree(40), large=LARGE, heavy=HEAVY)
    inverse = delete(document, [n for n in document.tree.nodes if n != document.tree.root])
    assert picture.owes is Owed.NOTHING
    document.apply(inverse)
    assert picture.owes is Owed.NOTHING
    check(picture)


def test_what_is_deleted_goes_at_once_and_what_comes_back_comes_with_the_rest() -> None:
    document, picture = followed(menu_tree(60), large=30, heavy=5)
    before = dict(picture.layout.at)
    gone = [n for n in document.tree.nodes if n != document.tree.root][:20]
    inverse = delete(document, gone)
    assert picture.owes
    assert not set(gone) & picture.boxes.keys()
    assert all((picture.boxes[v].x, picture.boxes[v].y) == before[v] for v in picture.boxes), (
        "nothing moves yet"
    )
    check_truth(picture)
    document.apply(inverse)
    assert not set(gone) & picture.boxes.keys(), "they have no place yet"
    caught_up(picture)
    assert set(gone) <= picture.boxes.keys()
    check_fresh(picture, places=False)


def test_boxes_that_only_move_keep_their_layout() -> None:
    """A box added near the top moves much; what stands before it stays, as when it is done at once."""
    document, picture = followed(menu_tree(60), large=0, heavy=0)
    _, other = followed(document.tree, large=LARGE)
    other.primary = other.layout.primary = picture.primary
    leaf = next(v for v in document.tree.nodes if v not in picture.primary.children)
    delete(document, [leaf])
    assert picture.owes is Owed.PLACES
    assert picture.steps_to_make < 20
    assert caught_up(picture) is False
    check_fresh(picture, places=False)


@pytest.mark.parametrize(("nodes", "is_late"), [(900, True), (100, False)])
def test_all_of_a_tree_that_is_another_one_is_made_in_slices_as_when_it_is_opened(
    nodes: int, is_late: bool
) -> None:
    document, picture = followed(menu_tree(nodes), large=LARGE, heavy=HEAVY)
    document.apply(ReplaceTree(menu_content(nodes, seed=3), phrase("Restore an earlier version")))
    assert bool(picture.owes) is is_late
    if is_late:
        caught_up(picture)
    check_fresh(picture, places=False)


def test_another_tree_under_the_same_name_can_be_seen_but_not_hit() -> None:
    document, picture = followed(menu_tree(60), large=30)
    bounds = picture.bounds
    document.apply(ReplaceTree(menu_content(50, seed=3), phrase("Open tree")))
    assert picture.owes is Owed.ALL
    assert (picture.boxes, picture.lines) == ({}, {})
    assert picture.bounds == bounds, "the view has nowhere else to go"
    document.apply(SetRoot(list(document.tree.nodes)[3]))
    assert caught_up(picture) is True
    check_fresh(picture, places=True)


def test_words_states_and_findings_that_come_meanwhile_are_on_it_without_beginning_anew() -> None:
    document, picture = followed(menu_tree(60))
    making = picture.beside(Wish(Direction.RIGHT, frozenset()))
    for _ in range(3):
        next(making)
    node, key = list(document.tree.nodes)[5], KeypressId(next(iter(document.tree.keypresses)))
    document.apply(UpdateNode(Node(node, "Another name", TalkPrompt("Other words"))))
    picture.set_states({node: ItemState.WAITING, key: ItemState.REFUSED})
    picture.set_findings({node: FindingCount(2)})
    assert picture.is_stale is False
    edition = picture.edition
    picture.take_over(rest_of(making))
    assert picture.edition == edition + 1
    assert picture.boxes[node].words.title == "Another name"
    check_fresh(picture, places=True)


def test_how_large_a_branch_is_decides_whether_folding_it_takes_long() -> None:
    _, picture = followed(menu_tree(60), large=30, heavy=20)
    root = picture.tree.root
    leaf = next(v for v in picture.tree.nodes if v not in picture.primary.children)
    assert picture.folds_much(root)
    assert not picture.folds_much(leaf)


def test_a_branch_that_is_folded_anew_hides_its_boxes_and_counts_them() -> None:
    _, picture = followed(menu_tree(60))
    root = picture.tree.root
    caught_up(picture, Wish(Direction.DOWN, frozenset({root})))
    assert root in picture.boxes
    assert not set(picture.primary.children[root]) & picture.boxes.keys()
    folded = picture.boxes[root].folded
    assert folded is not None
    assert folded.nodes > 20
    check_fresh(picture, places=True)
    caught_up(picture, Wish(Direction.DOWN, frozenset()))
    assert picture.boxes[root].folded is None
    check_fresh(picture, places=True)


@pytest.mark.parametrize(("left", "owed"), [(60, Owed.ALL), (LARGE - 200, Owed.NOTHING)])
def test_of_a_large_tree_of_which_little_is_left_the_rest_is_made_anew(left: int, owed: Owed) -> None:
    count = LARGE + 100
    document, picture = followed(menu_tree(count), large=LARGE, heavy=HEAVY)
    before = document.tree.content()
    delete(document, list(document.tree.nodes)[left:])
    assert picture.owes is owed
    assert bool(picture.boxes) is (owed is Owed.NOTHING), "nothing is hit that is not there any more"
    for edit in (None, ReplaceTree(before, phrase("Restore"))):
        if edit is not None:
            document.apply(edit)
        if picture.owes:
            caught_up(picture)
        check_fresh(picture, places=False)
