"""Whose turn it is: the window's, or that of the threads beside it."""

import sys
import threading
from collections.abc import Callable

import pytest

from ivr_designer.domain.turns import (
    GIVE_WAY_S,
    SWITCH_S,
    CommonLock,
    Window,
    goes_first,
    politely,
    short_turns,
)
from ivr_designer.domain.turns import window as program_window


def test_turns_are_short_while_anybody_needs_it():
    before = sys.getswitchinterval()
    with short_turns:
        with pytest.raises(ZeroDivisionError), short_turns:
            raise ZeroDivisionError
        assert sys.getswitchinterval() == pytest.approx(SWITCH_S)
    assert sys.getswitchinterval() == before


class Worker:
    """Gives way once, on a thread of its own."""

    def __init__(self, give_way: Callable[[], None]) -> None:
        self.went_on = threading.Event()
        self._thread = threading.Thread(target=lambda: (give_way(), self.went_on.set()))
        self._thread.start()

    def ends(self) -> bool:
        self._thread.join(10)
        return self.went_on.is_set()


def test_who_gives_way_stands_still_while_the_window_works():
    window = Window(clock=lambda: 0.0)  # its time is never over
    with window:
        with window:
            worker = Worker(window.give_way)
        assert not worker.went_on.wait(GIVE_WAY_S / 2), "it is still at work"
    assert worker.ends()
    assert Worker(window.give_way).ends(), "nobody works now"


def test_nobody_stands_still_for_long_however_long_the_window_works():
    window = Window()
    with window:
        assert Worker(window.give_way).ends()


def test_who_comes_late_to_a_long_turn_goes_on_at_once():
    now = [0.0]
    window = Window(clock=lambda: now[0])
    with window:  # a dialog may be open in it
        now[0] = GIVE_WAY_S + 0.01
        assert Worker(window.give_way).ends()
        now[0] = 0.0
    with pytest.raises(ZeroDivisionError), window:
        raise ZeroDivisionError
    assert Worker(window.give_way).ends(), "an error ends the turn, too"


def test_the_window_does_not_wait_for_itself():
    window = Window(clock=lambda: 0.0)
    with window:
        window.give_way()


def test_who_walks_over_many_things_gives_way_between_some_of_them():
    walked: list[int] = []
    with program_window:
        worker = Worker(lambda: walked.extend(politely(iter(range(5)), step=2)))
        assert not worker.went_on.wait(GIVE_WAY_S / 4)
    assert worker.ends()
    assert walked == [0, 1, 2, 3, 4]
    assert list(politely([])) == []
    assert list(politely(range(200))) == list(range(200)), "the window gives way to nobody"


def test_what_goes_first_is_at_work_until_it_ends_however_it_ends():
    @goes_first
    def work(what: int, *, by: int) -> tuple[int, Worker]:
        worker = Worker(program_window.give_way)
        assert not worker.went_on.wait(GIVE_WAY_S / 4)
        return what // by, worker

    found, worker = work(4, by=2)
    assert found == 2
    assert worker.ends()
    with pytest.raises(ZeroDivisionError):
        work(1, by=0)
    assert Worker(program_window.give_way).ends()


def test_who_holds_what_the_window_may_want_goes_on():
    window, lock, went = Window(clock=lambda: 0.0), CommonLock(), []

    def hold() -> None:
        with lock:
            with lock:
                window.give_way()
            window.give_way()
            went.append("with it")
        assert lock.acquire(blocking=False)
        lock.release()
        window.give_way()
        went.append("without it")

    with window:
        worker = Worker(hold)
        assert not worker.went_on.wait(GIVE_WAY_S / 2)
        assert went == ["with it"]
    assert worker.ends()
    assert went == ["with it", "without it"]


def test_a_common_lock_is_taken_by_one_thread_at_a_time():
    lock, found = CommonLock(), []
    with lock:
        assert Worker(lambda: found.append(lock.acquire(blocking=False))).ends()
        assert Worker(lambda: found.append(lock.acquire(timeout=0.01))).ends()
    assert found == [False, False]
    with pytest.raises(RuntimeError):
        lock.release()
    window = Window()
    with window:
        assert Worker(window.give_way).ends(), "a release too many does not count"
