"""Killed at any call to the disk or the network, the program finishes its work at the next start: nothing is
lost, doubled or left dangling, and no caller met a dead end on the way.
"""

from dataclasses import dataclass

import pytest

from tests.rig.forks import Forks
from tests.rig.runs import POINTS, THREADS, drive, finish_and_check, in_parallel, needs_strace, world
from tests.rig.scripts import SCRIPTS, script_named

pytestmark = [needs_strace, pytest.mark.timeout(600)]
SHARDS = 4
KILLED = -9


@dataclass(frozen=True)
class Point:
    script: str
    thread: str
    call: str
    number: int

    def __str__(self) -> str:
        return f"{self.script}, {self.thread} thread, {self.call} number {self.number}"


def points_of(forks, folder, script: str, thread: str) -> list[Point]:
    """All calls of one thread in an undisturbed run."""
    with world(forks, folder / "whole", script_named(script)) as made:
        ended = drive(made, made.job(script=script, traced=thread))
        assert ended.code == 0, (made.folder / "output").read_text()
        assert finish_and_check(made) == []
    counts = ended.counts
    return [Point(script, thread, call, n) for call in POINTS for n in range(1, counts[call] + 1)]


def kill_at(forks, folder, point: Point) -> tuple[bool, list[str]]:
    """Whether the point was reached, and what was wrong after the restart."""
    name = f"{point.call}-{point.number}"
    with world(forks, folder / name, script_named(point.script)) as made:
        expression = f"{point.call}:signal=KILL:when={point.number}"
        ended = drive(made, made.job(script=point.script, traced=point.thread), expression, [point.call])
        if ended.code not in {KILLED, 0}:
            return False, [f"{point}: exit code {ended.code}: {(made.folder / 'output').read_text()[-1500:]}"]
        return ended.code == KILLED, [f"{point}: {line}" for line in finish_and_check(made)]


def kill_everywhere(forks, folder, points: list[Point], record) -> None:
    outcomes = in_parallel(lambda point: kill_at(forks, folder, point), points)
    record("points", len(points))
    record("killed", sum(killed for killed, _ in outcomes))
    wrong = [line for _, lines in outcomes for line in lines]
    assert not wrong, f"{len(wrong)} faults:\n" + "\n".join(wrong[:10])
    assert sum(killed for killed, _ in outcomes) >= 0.8 * len(points)


@pytest.mark.parametrize("shard", range(SHARDS))
@pytest.mark.parametrize("thread", THREADS)
@pytest.mark.parametrize("script", SCRIPTS)
def test_killed_at_any_call_it_goes_on_without_loss(tmp_path, script, thread, shard, record_property):
    with Forks() as forks:
        points = points_of(forks, tmp_path, script, thread)
        assert len(points) > 40
        kill_everywhere(forks, tmp_path, points[shard::SHARDS], record_property)
