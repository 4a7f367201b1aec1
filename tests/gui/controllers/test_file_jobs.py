"""Work on files beside the window: order, one of a kind, Stop, what happens at the end."""

from threading import Event

import pytest

from ivr_designer.ui.controllers.file_jobs import FileJobs, GivenUp, Words


class Job:
    """Ends when it is let go; gives up when it was stopped before."""

    def __init__(self, result="made"):
        self.let_go = Event()
        self.result = result

    def __call__(self, stopped):
        assert self.let_go.wait(20)
        if stopped.is_set():
            raise GivenUp
        if isinstance(self.result, Exception):
            raise self.result
        return self.result


@pytest.fixture
def jobs(rig):
    told = []
    made = FileJobs("jobs", rig.window.io, rig.window.prompts, told.append, rig.window)
    made.told = told
    yield made
    made.close()


def start(jobs, job, key=None):
    return jobs.start(job, jobs.told.append, Words("Waiting…", "Given up."), key=key)


def causes(rig):
    return [bar.cause for bar in rig.window.bars.bars]


def test_the_result_or_the_error_is_told_in_order(rig, jobs):
    error = OSError("no")
    first, second, third = Job("a"), Job(error), Job("c")
    for job in (first, second, third):
        start(jobs, job)
        job.let_go.set()
    rig.wait(lambda: not jobs.is_busy)
    assert jobs.told == ["a", error, "c"]


def test_one_of_a_key_at_a_time(rig, jobs):
    job = Job()
    future = start(jobs, job, key="k")
    assert start(jobs, Job(), key="k") is future
    jobs.stop()
    again = Job("again")
    assert start(jobs, again, key="k") is not future, "what was given up is in nobody's way"
    job.let_go.set()
    again.let_go.set()
    rig.wait(lambda: jobs.told == ["again"])


def test_what_takes_long_is_shown_and_can_be_stopped(rig, jobs):
    job = Job()
    start(jobs, job)
    rig.wait(lambda: causes(rig) == ["Waiting…"])
    rig.window.bars.bars[0].act()
    assert causes(rig) == []
    assert not jobs.is_busy
    job.let_go.set()
    rig.wait(lambda: "Given up." in rig.window.toast.text)
    assert jobs.told == []


def test_the_bar_goes_with_the_job(rig, jobs):
    job = Job()
    start(jobs, job)
    rig.wait(lambda: causes(rig) == ["Waiting…"])
    job.let_go.set()
    rig.wait(lambda: jobs.told == ["made"])
    assert causes(rig) == []


def test_who_waits_for_the_end_is_called_once_and_not_after_a_failure(rig, jobs):
    called = []
    jobs.when_idle(lambda: called.append("idle"))
    assert called == ["idle"]
    good = Job()
    start(jobs, good)
    jobs.when_idle(lambda: called.append("first"))
    jobs.when_idle(lambda: called.append("last"))
    good.let_go.set()
    rig.wait(lambda: not jobs.is_busy)
    assert called == ["idle", "last"]
    bad = Job(OSError("full"))
    start(jobs, bad)
    jobs.when_idle(lambda: called.append("never"))
    bad.let_go.set()
    rig.wait(lambda: len(jobs.told) == 2)
    assert called == ["idle", "last"]


def test_nothing_is_told_after_the_end(rig, jobs):
    running, waiting = Job(), Job()
    first, second = start(jobs, running), start(jobs, waiting)
    running.let_go.set()
    waiting.let_go.set()
    jobs.close()
    rig.pump()
    assert first.done()
    assert second.cancelled() or second.done()
    assert jobs.told == []
