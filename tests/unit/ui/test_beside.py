"""Jobs beside the window: in order, errors kept, an end that does not wait for ever."""

import sys
import threading
from concurrent.futures import CancelledError

import pytest

from ivr_designer.domain.turns import SWITCH_S
from ivr_designer.ui.beside import Beside


def test_jobs_run_in_order_on_one_other_thread():
    beside, seen = Beside("t"), []
    futures = [beside.submit(lambda n=n: seen.append((n, threading.current_thread()))) for n in range(5)]
    for future in futures:
        future.result(5)
    beside.close()
    assert [n for n, _ in seen] == list(range(5))
    assert len({thread for _, thread in seen}) == 1
    assert seen[0][1] is not threading.current_thread()


def test_an_error_is_the_answer_of_its_own_job_only():
    beside = Beside("t")
    broken, fine = beside.submit(lambda: 1 // 0), beside.submit(lambda: 7)
    with pytest.raises(ZeroDivisionError):
        broken.result(5)
    assert fine.result(5) == 7
    beside.close()


def test_closing_drops_what_waits():
    beside, go = Beside("t"), threading.Event()
    running, waiting = beside.submit(lambda: go.wait(5)), beside.submit(lambda: 1)
    while not running.running():
        pass
    beside.close(0.01)  # does not wait for what runs
    with pytest.raises(CancelledError):
        waiting.result(0)
    go.set()
    assert running.result(5) is True


def test_without_a_job_there_is_no_thread():
    before = threading.active_count()
    beside = Beside("t")
    assert threading.active_count() == before
    beside.close()


def test_while_any_job_runs_threads_take_turns_often():
    before = sys.getswitchinterval()
    one, two, go = Beside("one"), Beside("two"), threading.Event()
    running = one.submit(lambda: go.wait(5))
    assert two.submit(sys.getswitchinterval).result(5) == pytest.approx(SWITCH_S)
    with pytest.raises(ZeroDivisionError):
        two.submit(lambda: 1 // 0).result(5)
    assert not running.done()
    assert sys.getswitchinterval() == pytest.approx(SWITCH_S)
    go.set()
    running.result(5)
    one.close()
    two.close()
    assert sys.getswitchinterval() == before
