"""Sizes that must fit each other."""

import pytest

from ivr_designer.domain.keys import MENU_ORDER
from ivr_designer.ui.canvas import metrics as m


@pytest.mark.parametrize("count", range(len(MENU_ORDER) + 1))
def test_any_number_of_chips_fits_into_its_card(count: int) -> None:
    height = m.node_height(count)
    places = [m.chip_offset(i, count) for i in range(count)]
    assert len(set(places)) == count
    for x, y in places:
        assert x + m.CHIP_WIDTH <= m.NODE_WIDTH - m.INSET + 0.1
        assert height + y >= m.INSET + 30
        assert y + m.CHIP_HEIGHT < 0


def test_levels_of_detail_are_in_order() -> None:
    assert m.ZOOM_MIN < m.FAR < m.NEAR < 1 < m.ZOOM_MAX
    assert m.key_width(True) < m.key_width(False)
