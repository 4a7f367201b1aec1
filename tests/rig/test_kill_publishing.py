"""Killed at any call to the disk or the network while a draft is published, in place or as a fresh tree, or
while `ivr-designer restore` runs: the next start, or the same command given again, finishes the job. Callers
meet no dead end at any moment, and nothing is there twice.

One command: pytest tests/rig/test_kill_publishing.py (every fourth point); with --soak every point.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tests.rig.forks import Forks
from tests.rig.publishings import (
    drafted,
    finish_publishing,
    finish_restoring,
    meddled,
    output_of,
    publish_job,
)
from tests.rig.runs import POINTS, THREADS, Ended, drive, in_parallel, needs_strace

pytestmark = [needs_strace, pytest.mark.timeout(900)]
KILLED = -9
SHARDS = 16
EVERY = 4
"""Every test run tries one point of so many, spread evenly over each kind of call; the soak tries all."""
CASES = ("in_place", "fresh_tree", "restore")


@dataclass(frozen=True)
class Run:
    """One life of a case: how its traced process ended, and what was wrong after the next starts."""

    ended: Ended
    output: str
    wrong: list[str]


def live(forks, folder, case: str, thread: str, expression: str = "", traced=POINTS) -> Run:
    """Begin `case`, perhaps to be killed, and finish it."""
    if case == "restore":
        with meddled(forks, folder) as (made, command):
            ended = drive(made, made.job(command=command, traced=thread), expression, traced)
            return Run(ended, output_of(made), finish_restoring(made, command))
    with drafted(forks, folder, case) as made:
        ended = drive(made, publish_job(made, case, thread), expression, traced)
        return Run(ended, output_of(made), finish_publishing(made, case))


def points_of(forks, folder, case: str, thread: str) -> list[tuple[str, int]]:
    """All calls of one thread in an undisturbed run."""
    whole = live(forks, folder / "whole", case, thread)
    assert whole.ended.code == 0, whole.output
    assert whole.wrong == []
    counts = whole.ended.counts
    return [(call, number) for call in POINTS for number in range(1, counts[call] + 1)]


def kill_at(forks, folder, case: str, thread: str, point: tuple[str, int]) -> tuple[bool, list[str]]:
    """Whether the point was reached, and what was wrong in the end."""
    call, number = point
    name = f"{case}, {thread} thread, {call} number {number}"
    expression = f"{call}:signal=KILL:when={number}"
    run = live(forks, folder / f"{call}-{number}", case, thread, expression, [call])
    if run.ended.code not in {KILLED, 0}:
        return False, [f"{name}: exit code {run.ended.code}: {run.output}"]
    return run.ended.code == KILLED, [f"{name}: {line}" for line in run.wrong]


def kill_everywhere(tmp_path, case: str, thread: str, chosen: Callable[[list], list], record) -> None:
    with Forks() as forks:
        points = points_of(forks, tmp_path, case, thread)
        assert len(points) > 20, points
        points = chosen(points)
        outcomes = in_parallel(lambda point: kill_at(forks, tmp_path, case, thread, point), points)
    killed = sum(was_killed for was_killed, _ in outcomes)
    record("points", len(points))
    record("killed", killed)
    wrong = [line for _, lines in outcomes for line in lines]
    assert not wrong, f"{len(wrong)} faults:\n" + "\n".join(wrong[:10])
    assert killed >= 0.8 * len(points)


@pytest.mark.parametrize("thread", THREADS)
@pytest.mark.parametrize("case", CASES)
def test_killed_on_the_way_it_is_finished_later(tmp_path, case, thread, record_property):
    kill_everywhere(tmp_path, case, thread, lambda points: points[::EVERY], record_property)


@pytest.mark.soak
@pytest.mark.parametrize("shard", range(SHARDS))
@pytest.mark.parametrize("thread", THREADS)
@pytest.mark.parametrize("case", CASES)
def test_killed_at_any_call_it_is_finished_later(tmp_path, case, thread, shard, record_property):
    kill_everywhere(tmp_path, case, thread, lambda points: points[shard::SHARDS], record_property)
