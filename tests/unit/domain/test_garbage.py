"""No collection while many records are made; what was on is on again."""

import gc
import weakref

import pytest

from ivr_designer.domain.garbage import (
    ENOUGH,
    FEW,
    GROWTH,
    MANY,
    QUIET_S,
    REST_S,
    SPARE,
    GarbagePolicy,
    uncollected,
)


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


class FakeCollector:
    """Records what is asked of it; young records are set by the test."""

    def __init__(self):
        self.young = 0
        self.on = True
        self.said = []

    def enable(self):
        self.on = True

    def disable(self):
        self.on = False

    def isenabled(self):
        return self.on

    def get_count(self):
        return (self.young, 3, 1)

    def collect(self, generation=2, /):
        self.said.append(f"collect {generation}")
        self.young = 0
        return 0

    def freeze(self):
        self.said.append("freeze")
        self.young = 0

    def unfreeze(self):
        self.said.append("unfreeze")


class Bench:
    """A policy with clocks in the hand of the test; `wait` looks twice a second."""

    def __init__(self):
        self.collector = FakeCollector()
        self.now = self.cpu = 100.0
        self.blocks = 300_000
        self.policy = GarbagePolicy(self.collector, lambda: self.blocks, lambda: self.cpu, lambda: self.now)
        self.policy.begin()
        self.said()

    def said(self):
        said, self.collector.said = self.collector.said, []
        return said

    def wait(self, seconds, *, share=0.0, young=0, busy=False):
        for _ in range(round(2 * seconds)):
            self.now += 0.5
            self.cpu += 0.5 * share
            self.collector.young += young
            self.policy.look(busy)
        return self.said()


DEEP = ["unfreeze", "collect 2", "freeze"]
SHALLOW = ["collect 2", "freeze"]


@pytest.fixture
def bench():
    return Bench()


def test_while_somebody_works_nothing_is_looked_at_and_the_young_in_the_next_pause(bench):
    assert set(bench.wait(60, share=0.3, young=FEW + 1)) == {"freeze"}
    assert not bench.collector.on
    bench.collector.young = MANY
    assert bench.wait(0.5) == ["collect 0"]


def test_few_records_are_left_to_come_to_more(bench):
    assert bench.wait(0.5, young=FEW) == []
    assert bench.wait(0.5, young=1) == ["collect 0"]


def test_a_quiet_moment_is_used_once_for_what_came_since(bench):
    bench.wait(20, share=0.3, young=ENOUGH // 10)
    bench.collector.young = 0
    assert bench.wait(QUIET_S - 0.5) == []
    assert bench.wait(0.5) == SHALLOW
    assert bench.wait(3600) == []


def test_a_quiet_moment_after_little_is_left_quiet(bench):
    assert bench.wait(2, share=0.3, young=FEW) == []
    assert bench.wait(60) == ["collect 0"]


def test_a_load_is_set_aside_without_a_look(bench):
    assert bench.wait(0.5, share=1.0, young=MANY + 1) == ["freeze"]


def test_reading_that_waits_for_a_server_is_no_quiet_moment(bench):
    assert set(bench.wait(2, share=1.0, young=ENOUGH)) == {"freeze"}
    assert bench.wait(30, busy=True) == []
    assert bench.wait(QUIET_S) == SHALLOW


def test_what_was_set_aside_is_left_alone_however_long_nobody_works(bench):
    bench.wait(20, share=0.3, young=ENOUGH)
    bench.collector.young = 0
    assert bench.wait(QUIET_S) == SHALLOW
    assert bench.wait(24 * 3600) == []


def test_memory_that_has_grown_is_looked_at_when_nobody_works(bench):
    bench.blocks = int(300_000 * GROWTH + SPARE)
    assert bench.wait(2 * REST_S) == []
    bench.blocks += 1
    assert bench.wait(60, share=1.0) == []
    assert bench.wait(REST_S - 0.5) == []
    assert bench.wait(0.5) == DEEP
    assert bench.wait(60) == []


def test_memory_that_grows_and_grows_is_looked_at_whatever_goes_on(bench):
    bench.blocks = int(300_000 * GROWTH + 2 * SPARE)
    assert bench.wait(10, share=1.0, busy=True) == []
    bench.blocks += 1
    assert bench.wait(0.5, share=1.0, busy=True) == DEEP
    assert bench.wait(10, share=1.0, busy=True) == []
    bench.blocks = int(bench.blocks * GROWTH + 2 * SPARE) + 1
    assert bench.wait(0.5, share=1.0, busy=True) == DEEP


def test_switched_on_by_somebody_beside_it_is_off_again(bench):
    bench.collector.enable()
    bench.wait(0.5)
    assert not bench.collector.on


def test_it_ends_in_the_middle_of_reading_and_may_end_twice(bench):
    bench.wait(0.5, share=1.0, young=MANY + 1, busy=True)
    bench.policy.end()
    assert bench.collector.on
    assert bench.said() == ["unfreeze"]
    bench.policy.end()
    assert bench.wait(10, young=MANY + 1) == []
    assert bench.collector.on


def test_what_was_off_before_stays_off():
    collector = FakeCollector()
    collector.disable()
    policy = GarbagePolicy(collector, lambda: 1, lambda: 0.0, lambda: 0.0)
    policy.begin()
    policy.end()
    assert not collector.on


def test_with_the_real_collector_garbage_goes_and_what_lives_stays():
    class Knot:
        pass

    def knot():
        made = Knot()
        made.self = made
        return weakref.ref(made)

    now = [0.0]
    blocks = [1]
    policy = GarbagePolicy(blocks=lambda: blocks[0], cpu_s=lambda: 0.0, clock=lambda: now[0])
    policy.begin()
    try:
        assert not gc.isenabled()
        kept = [[number] for number in range(MANY + ENOUGH)]
        aside = knot()
        policy.look()
        assert gc.get_freeze_count() > MANY
        young = [knot() for _ in range(2 * FEW)]
        policy.look()
        assert [k() for k in young] == [None] * len(young)
        now[0] += 10
        policy.look()  # a quiet moment, for what is new
        assert aside() is not None
        blocks[0] += GROWTH + 2 * SPARE
        policy.look()
        assert aside() is None
    finally:
        policy.end()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
    assert kept[-1] == [MANY + ENOUGH - 1]
