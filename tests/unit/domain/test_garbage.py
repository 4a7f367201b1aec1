"""No collection while many records are made; what was on is on again."""

import gc
import weakref

import pytest

from ivr_designer.domain.garbage import MANY, set_aside, take_back, uncollected


def test_nothing_is_collected_meanwhile_and_then_it_is_on_again():
    assert gc.isenabled()
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_an_error_leaves_it_on():
    with pytest.raises(ValueError, match="x"), uncollected():
        raise ValueError("x")
    assert gc.isenabled()


def test_many_new_records_count_as_old():
    with uncollected():
        kept = [[number] for number in range(3 * MANY)]
    assert gc.get_count()[0] < MANY
    assert gc.get_freeze_count() == 0
    assert any(record is kept[0] for record in gc.get_objects(generation=2))


def test_garbage_among_them_is_still_found():
    class Loop:
        pass

    with uncollected():
        loop = Loop()
        loop.me = loop
        seen = weakref.ref(loop)
        kept = [[number] for number in range(2 * MANY)]
        del loop
    assert kept
    gc.collect()
    assert seen() is None


def test_what_is_set_aside_is_not_looked_through_until_it_is_taken_back():
    class Knot:
        pass

    def knot():
        made = Knot()
        made.self = made
        return weakref.ref(made)

    gc.collect()
    aside = knot()
    set_aside()
    try:
        later = knot()
        gc.collect()
        assert aside() is not None
        assert later() is None
    finally:
        take_back()
    gc.collect()
    assert aside() is None
