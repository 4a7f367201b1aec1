"""One thread, one loop, every task held."""

import asyncio
import sys
import threading

import pytest

from ivr_designer.domain.turns import SWITCH_S
from ivr_designer.sync.io_thread import Closed, IoThread, in_thread


@pytest.fixture
def io():
    made = IoThread()
    made.start()
    yield made
    made.close()


def test_work_runs_on_its_own_thread(io):
    async def where():
        return threading.current_thread()

    assert io.submit(where()).result(5) is not threading.current_thread()


def test_whoever_wants_to_run_python_beside_it_waits_for_microseconds():
    before, io = sys.getswitchinterval(), IoThread()
    io.start()
    assert io.submit(asyncio.sleep(0, "done")).result(5) == "done"
    assert sys.getswitchinterval() == pytest.approx(SWITCH_S)
    io.close()
    assert sys.getswitchinterval() == before


def test_closing_cancels_what_runs(io):
    future = io.submit(asyncio.sleep(60))
    assert io.close(5.0)
    assert future.cancelled() or future.done()
    assert not io.is_running


def test_nothing_is_taken_after_the_end(io):
    io.close()
    with pytest.raises(Closed):
        io.submit(asyncio.sleep(0))
    io.call(print)


def test_a_blocking_call_does_not_hold_up_the_end(io):
    release = threading.Event()
    future = io.submit(in_thread(lambda: release.wait(30)))
    assert io.close(5.0)
    release.set()
    assert future.done()


def test_a_blocking_calls_result_and_failure_come_back(io):
    assert io.submit(in_thread(lambda: 5)).result(5) == 5
    with pytest.raises(ZeroDivisionError):
        io.submit(in_thread(lambda: 1 // 0)).result(5)


def test_a_background_task_that_fails_is_logged(io, expected_logs):
    async def fail():
        raise ValueError("oh")

    async def start():
        return io.spawn(fail(), "failing")

    task = io.submit(start()).result(5)
    for _ in range(100):
        if task.done():
            break
        io.submit(asyncio.sleep(0.01)).result(5)
    expected_logs("failing failed")
