"""The tidy tree: in order, without crossings or overlaps, and giving way only where it must."""

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivr_designer.domain.changes import Change
from ivr_designer.domain.document import Document
from ivr_designer.domain.edits import AddKeypress, AddNode, Batch, MoveBoxes
from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Action, Destination, Keypress, Vertex
from ivr_designer.domain.layout import BoxSize, Direction, Shift, TidyLayout
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.primary_tree import PrimaryTree
from ivr_designer.domain.tree import IvrTree
from tests.helpers.edits import Step, applied, empty_document, steps
from tests.helpers.trees import menu_tree, mesh_tree, node_id

CARD, PILL = BoxSize(208, 92, 54), BoxSize(176, 36, 54, small=True)
Segment = tuple[float, float, float, float]


def size_of(vertex: Vertex) -> BoxSize:
    """As the canvas has them: cards for nodes, pills for destinations."""
    return PILL if isinstance(vertex, Destination) else CARD


def laid_out(tree: IvrTree, direction: Direction = Direction.DOWN) -> TidyLayout:
    """A full layout."""
    layout = TidyLayout(PrimaryTree(tree), size_of, tree.positions, direction)
    layout.full()
    return layout


def segments(layout: TidyLayout) -> list[tuple[Vertex, Segment]]:
    """The stretches of all lines of the tree, each with the box it comes from; hand-placed ones left out."""
    down = layout.direction is Direction.DOWN
    found: list[tuple[Vertex, Segment]] = []
    for child, (x, y) in layout.at.items():
        parent, link = layout.primary.parent[child], layout.link(child)
        if parent is None or link is None or parent not in layout.at:
            continue
        (px, py), (w, h), (pw, ph) = layout.at[parent], wh(child), wh(parent)
        if not down:
            x, y, px, py, w, h, pw, ph = y, x, py, px, h, w, ph, pw
        points = [(px + link.out, py + ph / 2), (px + link.out, py + link.bus)]
        if link.rail is not None:
            points += [(px + link.rail, py + link.bus), (px + link.rail, py + link.turn)]
        if link.column is not None:
            points += [(px + link.column, py + link.turn), (px + link.column, y), (x - w / 2, y)]
        else:
            points += [(x, py + link.turn), (x, y - h / 2)]
        found += ((parent, (*a, *b)) for a, b in pairwise(points) if a != b)
    return found


def wh(vertex: Vertex) -> tuple[float, float]:
    """Width and height of a box."""
    size = size_of(vertex)
    return size.width, size.height


def crosses(one: Segment, other: Segment) -> bool:
    """True if a level and an upright stretch meet anywhere but at a shared end."""
    ax, ay, bx, by = one
    cx, cy, dx, dy = other
    if (ay == by) == (cy == dy):
        return False
    if ay != by:
        ax, ay, bx, by, cx, cy, dx, dy = cx, cy, dx, dy, ax, ay, bx, by
    return min(ax, bx) < cx < max(ax, bx) and min(cy, dy) < ay < max(cy, dy)


def check(layout: TidyLayout) -> None:
    """No crossing among lines of different boxes, no overlap, children in order, nothing forgotten."""
    primary = layout.primary
    hidden = {v for f in layout.collapsed if f in primary.parent for v in primary.branch(f)[1:]}
    assert set(layout.at) == set(primary.parent) - hidden
    auto = [v for v in layout.at if not _by_hand(layout, v)]
    stretches = [(p, s) for p, s in segments(layout) if not _by_hand(layout, p)]
    for index, (parent, stretch) in enumerate(stretches):
        for other_parent, other in stretches[:index]:
            assert parent == other_parent or not crosses(stretch, other)
    rects = sorted((layout.at[v][0] - wh(v)[0] / 2, layout.at[v][1] - wh(v)[1] / 2, *wh(v)) for v in auto)
    for index, (x, y, w, h) in enumerate(rects):
        for ox, oy, _, oh in rects[index + 1 :]:
            if ox >= x + w:
                break
            assert oy >= y + h or oy + oh <= y
    for parent in primary.children:
        if parent in layout.at and parent not in layout.collapsed:
            _check_order(layout, [c for c in primary.children[parent] if not _by_hand(layout, c)])


def _by_hand(layout: TidyLayout, vertex: Vertex) -> bool:
    """True if the box or anything above it was placed by hand."""
    return any(v in layout.by_hand for v in (vertex, *layout.primary.ancestors(vertex)))


def _check_order(layout: TidyLayout, row: list[Vertex]) -> None:
    """Siblings read in menu order: along a shelf, then the next shelf; a column reads along its rail."""
    down = layout.direction is Direction.DOWN
    for one, other in pairwise(row):
        (ax, ay), (bx, by) = layout.at[one], layout.at[other]
        (aw, ah), (bw, bh) = wh(one), wh(other)
        if not down:
            ax, ay, bx, by, aw, ah, bw, bh = ay, ax, by, bx, ah, aw, bh, bw
        assert bx - bw / 2 >= ax + aw / 2 or by - bh / 2 >= ay + ah / 2


def followed(document: Document, direction: Direction = Direction.DOWN) -> tuple[TidyLayout, list[Shift]]:
    """A layout that follows the document as the canvas lets it."""
    layout = laid_out(document.tree, direction)
    shifts: list[Shift] = []

    def follow(change: Change) -> None:
        news = layout.primary.update(change)
        if news.full:
            layout.by_hand = document.tree.positions
            shifts.append(layout.full())
        else:
            shifts.append(layout.update(news.parents, news.gone, (), change.moved))

    document.subscribe(follow)
    return layout, shifts


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("tree", [mesh_tree(80), menu_tree(80), menu_tree(12)], ids=["mesh", "menu", "small"])
def test_generated_trees_are_drawn_in_order_without_crossings(tree: IvrTree, direction: Direction) -> None:
    check(laid_out(tree, direction))


@given(steps, st.sampled_from(Direction))
@settings(max_examples=30)
def test_any_edit_keeps_order_and_crosses_nothing(script: list[Step], direction: Direction) -> None:
    document = empty_document()
    layout, _ = followed(document, direction)
    inverses = []
    for inverse in applied(document, script):
        inverses.append(inverse)
        check(layout)
    for inverse in reversed(inverses):
        document.apply(inverse)
    check(layout)


@given(steps)
@settings(max_examples=30)
def test_a_shift_tells_of_every_box_that_moved(script: list[Step]) -> None:
    document = empty_document()
    layout, shifts = followed(document)
    before = dict(layout.at)
    for _ in applied(document, script):
        moved = {v for v, place in layout.at.items() if before.get(v) != place}
        if shifts:
            assert moved <= shifts[-1].placed
            assert before.keys() - layout.at.keys() <= shifts[-1].gone
        before = dict(layout.at)


def insert(document: Document, rng: random.Random, number: int) -> NodeId | None:
    """Add a leaf to a random reachable node, as one edit; returns the node it was added to."""
    tree = document.tree
    reachable = tree.reachable()
    parent = rng.choice([n for n in tree.nodes if n in reachable])
    free = tree.free_keys(parent)
    if not free:
        return None
    leaf = Node(NodeId(f"leaf{number}"), "Leaf", TalkPrompt("x"))
    key = Keypress(KeypressId(f"leaf{number}"), parent, free[0], Action.NEXT_NODE, next_node=leaf.id)
    document.apply(Batch((AddNode(leaf), AddKeypress(key)), phrase("Add")))
    return parent


def test_a_new_leaf_moves_nothing_to_its_left_and_never_its_parent() -> None:
    document = Document(mesh_tree(1000))
    layout, shifts = followed(document)
    rng = random.Random(1)
    shares = []
    for number in range(40):
        before = dict(layout.at)
        parent = insert(document, rng, number)
        if parent is None:
            continue
        assert layout.at[parent] == before[parent] or _moved_as_sibling(layout, before, parent)
        flips = _flips(before, layout.at)
        assert flips == 0
        shares.append(len(shifts[-1].reordered) / len(layout.at))
    shares.sort()
    assert shares[len(shares) // 2] <= 0.01
    assert shares[int(len(shares) * 0.95)] <= 0.02


def _moved_as_sibling(layout: TidyLayout, before: dict[Vertex, tuple[float, float]], vertex: Vertex) -> bool:
    """Only a shelf wrapped anew above may carry a box along; then it has moved with its whole shelf."""
    return any(layout.at[a] != before[a] for a in layout.primary.ancestors(vertex))


def _flips(before: dict[Vertex, tuple[float, float]], after: dict[Vertex, tuple[float, float]]) -> int:
    """Pairs that stood in one row before and after, and changed sides."""
    rows: dict[float, list[Vertex]] = {}
    for vertex, (_, y) in before.items():
        rows.setdefault(y, []).append(vertex)
    flips = 0
    for row in rows.values():
        row.sort(key=lambda v: before[v][0])
        for one, other in pairwise(row):
            if after[one][1] == after[other][1] and after[one][0] >= after[other][0]:
                flips += 1
    return flips


def test_a_box_moved_by_hand_stays_and_its_branch_follows_and_nothing_else_moves() -> None:
    document = Document(menu_tree(60))
    layout, _ = followed(document)
    chosen = next(v for v in layout.primary.children if layout.primary.parent[v] is not None)
    branch = set(layout.primary.branch(chosen))
    before = dict(layout.at)
    document.apply(MoveBoxes({chosen: (5000.0, 4000.0)}))
    assert layout.at[chosen] == (5000.0, 4000.0)
    dx, dy = 5000.0 - before[chosen][0], 4000.0 - before[chosen][1]
    for vertex, (x, y) in layout.at.items():
        ox, oy = before[vertex]
        assert (x, y) == (pytest.approx((ox + dx, oy + dy)) if vertex in branch else (ox, oy))
    document.apply(MoveBoxes({chosen: None}))
    assert layout.at == before


def test_a_folded_branch_has_no_place_and_comes_back_where_it_was() -> None:
    document = Document(menu_tree(60))
    layout, _ = followed(document)
    before = dict(layout.at)
    chosen = next(v for v in layout.primary.children if layout.primary.parent[v] is not None)
    layout.collapsed.add(chosen)
    shift = layout.update([chosen])
    assert shift.gone == set(layout.primary.branch(chosen)[1:])
    check(layout)
    layout.collapsed.discard(chosen)
    shift = layout.update([chosen])
    assert set(layout.at) == set(before)
    check(layout)


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("count", [8, 200])
def test_what_cannot_be_reached_stands_close_behind_the_tree(count: int, direction: Direction) -> None:
    layout = laid_out(menu_tree(count), direction)
    reachable = layout.primary.reachable
    along = 1 if direction is Direction.DOWN else 0
    behind = max(at[along] for v, at in layout.at.items() if v in reachable)
    lost = [at[along] for v, at in layout.at.items() if v not in reachable]
    assert lost
    assert behind < min(lost) < behind + 400
    spread = [at[1 - along] for v, at in layout.at.items() if v in reachable]
    assert all(at[1 - along] >= min(spread) - 300 for v, at in layout.at.items() if v not in reachable)


def test_rows_of_leaves_wrap() -> None:
    document = empty_document()
    for number in range(12):
        leaf = Node(node_id(number + 1), "Leaf", TalkPrompt("x"))
        free = document.tree.free_keys(node_id(0))
        document.apply(AddNode(leaf))
        key = Keypress(KeypressId(f"k{number}"), node_id(0), free[0], Action.NEXT_NODE, next_node=leaf.id)
        document.apply(AddKeypress(key))
    layout = laid_out(document.tree)
    rows = {y for v, (_, y) in layout.at.items() if v != node_id(0)}
    assert len(rows) == 2
    check(layout)
