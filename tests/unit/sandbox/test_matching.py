import threading

import pytest

from ivr_designer.sandbox.matching import Aim, Plan


def takes(plan, count, method="GET", path="/v1/x"):
    return [plan.take(method, path) for _ in range(count)]


@pytest.mark.parametrize(
    ("aim", "method", "path", "fits"),
    [
        (Aim(), "GET", "/v1/x", True),
        (Aim("get"), "GET", "/v1/x", True),
        (Aim("P*"), "PUT", "/v1/x", True),
        (Aim("POST"), "PUT", "/v1/x", False),
        (Aim(path="/v1/ivrnode"), "GET", "/v1/ivrnode/NO_1", False),
        (Aim(path="/v1/ivrnode*"), "GET", "/v1/ivrnode/NO_1", True),
        (Aim(path="/v1/IVRNODE"), "GET", "/v1/ivrnode", False),
    ],
)
def test_fits(aim, method, path, fits):
    assert aim.fits(method, path) is fits


@pytest.mark.parametrize(
    ("aim", "due"),
    [
        (Aim(), [1, 0, 0, 0]),
        (Aim(nth=3), [0, 0, 1, 0]),
        (Aim(nth=2, times=2), [0, 1, 1, 0]),
        (Aim(nth=2, times=0), [0, 1, 1, 1]),
    ],
)
def test_which_calls_are_struck(aim, due):
    plan = Plan()
    plan.put(aim, "x")
    assert takes(plan, 4) == ["x" if hit else None for hit in due]


def test_each_call_takes_one_and_is_counted_by_all():
    plan = Plan()
    plan.put(Aim(), "first")
    plan.put(Aim(nth=2), "second")
    plan.put(Aim("POST"), "other")
    assert takes(plan, 3) == ["first", "second", None]
    assert takes(plan, 1, "POST") == ["other"]


def test_entries_can_be_seen_and_taken_away():
    plan = Plan()
    one, two = plan.put(Aim(), "one"), plan.put(Aim(), "two")
    takes(plan, 1)
    assert plan.waiting() == {one: (Aim(), "one", 1), two: (Aim(), "two", 0)}
    assert plan.remove(two)
    assert not plan.remove(two)
    plan.clear()
    assert plan.waiting() == {}
    assert plan.put(Aim(), "three") > two


def test_threads_share_a_plan():
    plan = Plan()
    plan.put(Aim(times=50), "x")
    hits = []
    threads = [threading.Thread(target=lambda: hits.extend(takes(plan, 100))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert hits.count("x") == 50
