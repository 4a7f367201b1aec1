"""Where arrows lead."""

import pytest

from ivr_designer.domain.layout import Direction
from ivr_designer.ui.canvas.navigation import Way, along, beside_keypress, last, nearest, siblings
from ivr_designer.ui.canvas.picture import CanvasPicture
from tests.helpers.trees import menu_tree, node_id


@pytest.fixture(scope="module")
def picture() -> CanvasPicture:
    """A menu."""
    return CanvasPicture(menu_tree(40))


def test_down_then_up_comes_back(picture: CanvasPicture) -> None:
    for vertex in picture.primary.children:
        child = along(picture, vertex, Way.DOWN)
        assert child == picture.primary.children[vertex][0]
        assert along(picture, child, Way.UP) == vertex


def test_right_goes_through_all_siblings_in_menu_order(picture: CanvasPicture) -> None:
    row = siblings(picture, picture.primary.children[node_id(0)][0])
    seen = [row[0]]
    while (following := along(picture, seen[-1], Way.RIGHT)) is not None:
        seen.append(following)
    assert seen == row
    assert along(picture, row[0], Way.LEFT) is None


def test_every_box_can_be_reached_by_the_arrows(picture: CanvasPicture) -> None:
    seen, queue = {node_id(0)}, [node_id(0)]
    for vertex in queue:
        for arrow in Way:
            found = along(picture, vertex, arrow)
            if found is not None and found not in seen:
                seen.add(found)  # type: ignore[arg-type]
                queue.append(found)  # type: ignore[arg-type]
    assert seen == set(picture.boxes)


def test_nearest_lies_in_the_direction_of_the_arrow(picture: CanvasPicture) -> None:
    for vertex, box in picture.boxes.items():
        for arrow in Way:
            found = nearest(picture, vertex, arrow)
            if found is not None:
                other = picture.boxes[found]
                dx, dy = arrow.value
                assert (other.x - box.x) * dx + (other.y - box.y) * dy > 0


def test_a_tree_to_the_right_turns_the_arrows() -> None:
    picture = CanvasPicture(menu_tree(12), Direction.RIGHT)
    assert along(picture, node_id(0), Way.RIGHT) == picture.primary.children[node_id(0)][0]
    assert along(picture, node_id(0), Way.LEFT) is None


def test_the_last_box_and_keys_in_a_row(picture: CanvasPicture) -> None:
    end = last(picture)
    assert end is not None
    assert end not in picture.primary.children
    first, second, *_ = picture.tree.keypresses_of(node_id(0))
    assert beside_keypress(picture, first.id, 1) == second.id
    assert beside_keypress(picture, first.id, -1) is None
    assert beside_keypress(picture, "gone", 1) is None  # type: ignore[arg-type]
