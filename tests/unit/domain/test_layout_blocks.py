"""One block: how children are gathered, where they stand, and what the block needs."""

import pytest

from ivr_designer.domain.layout_blocks import Block, Spacing, items_of, place

GAPS = Spacing()


def card() -> Block:
    """A card of 200 x 90."""
    return Block(200, 90, 30, small=False)


def pill() -> Block:
    """A destination of 160 x 36."""
    return Block(160, 36, 40, small=True)


def test_runs_of_small_leaves_hang_in_columns_of_a_limited_length() -> None:
    pills = [pill() for _ in range(7)]
    items = items_of([(card(), True), *((p, False) for p in pills), (card(), False)], 5)
    assert [len(i) if isinstance(i, list) else 1 for i in items] == [1, 5, 2, 1]


def test_one_small_leaf_beside_others_stands_on_the_shelf() -> None:
    items = items_of([(card(), False), (pill(), False)], 5)
    assert all(isinstance(i, Block) for i in items)


def test_no_columns_where_there_are_none() -> None:
    assert all(isinstance(i, Block) for i in items_of([(pill(), False), (pill(), False)], 0))


def test_children_are_centred_under_their_parent() -> None:
    top, children = card(), [card(), card(), card()]
    moved = place(top, children, GAPS, keep=False)
    assert [c.across for c in children] == [-228, 0, 228]
    assert {c.along for c in children} == {90 + GAPS.along}
    assert len(moved) == 2 + 1
    assert (top.lo, top.hi) == (-328, 328)
    assert top.deep == 90 + GAPS.along + 90


def test_a_kept_row_grows_to_the_right_only() -> None:
    top, children = card(), [card(), card()]
    place(top, children, GAPS, keep=False)
    before = [c.across for c in children]
    moved = place(top, [*children, fresh := card()], GAPS, keep=True)
    assert [c.across for c in children] == before
    assert moved == [fresh]


def test_a_long_row_is_continued_below_by_a_rail_at_its_left() -> None:
    top, children = card(), [card() for _ in range(12)]
    place(top, children, GAPS, keep=False)
    rows = sorted({c.along for c in children})
    assert len(rows) == 2
    last = children[-1].link
    assert last is not None
    assert last.rail is not None
    assert top.lo < last.rail < min(c.across - c.wide / 2 for c in children)
    assert children[0].link is not None
    assert children[0].link.rail is None


def test_a_column_hangs_indented_under_its_box() -> None:
    top, pills = card(), [pill(), pill(), pill()]
    place(top, [pills], GAPS, keep=False)
    link = pills[0].link
    assert link is not None
    assert link.out == link.column == pytest.approx(-100 + GAPS.indent)
    assert [p.along for p in pills] == sorted(p.along for p in pills)
    assert {p.across - p.wide / 2 for p in pills} == {link.column + 40}


def test_a_bare_block_is_its_box() -> None:
    block = card()
    place(block, [card()], GAPS, keep=False)
    block.bare()
    assert (block.lo, block.hi, block.deep) == (-100, 100, 90)


def test_shelves_are_filled_alike() -> None:
    top, children = card(), [card() for _ in range(10)]
    place(top, children, GAPS, keep=False)
    rows = [c.along for c in children]
    assert sorted(rows.count(row) for row in set(rows)) == [5, 5]
