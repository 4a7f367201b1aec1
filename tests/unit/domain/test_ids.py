import random
import re
import time

import pytest

from ivr_designer.domain.ids import new_keypress_id, new_node_id, new_tree_id

KINDS = [(new_tree_id, "t"), (new_node_id, "n"), (new_keypress_id, "k")]


@pytest.mark.parametrize(("make", "prefix"), KINDS)
def test_an_id_tells_its_kind_and_is_28_hex_digits(make, prefix):
    assert re.fullmatch(prefix + r"[0-9a-f]{28}", make())


@pytest.mark.parametrize(("make", "prefix"), KINDS)
def test_ids_do_not_repeat(make, prefix):
    assert len({make() for _ in range(2000)}) == 2000


def test_randomness_can_be_given():
    first, second = (new_node_id(random.Random(7)) for _ in range(2))
    assert first[-16:] == second[-16:]
    assert new_node_id(random.Random(8))[-16:] != first[-16:]


def test_ids_sort_by_birth():
    first = new_node_id()
    time.sleep(0.003)
    assert first < new_node_id()
