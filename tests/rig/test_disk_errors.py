"""A failing disk at every write of the journal, a full one from every other: a person is told in plain words,
nothing is sent that has no row in the journal, and at the next start with a healthy disk everything accepted
is there.

One command: pytest tests/rig/test_disk_errors.py; with --soak full from every write, full once, and broken
for good as well.
"""

import re
import sqlite3
from collections import Counter
from dataclasses import dataclass

import pytest

from tests.rig.forks import Forks
from tests.rig.runs import THREADS, World, drive, finish_and_check, in_parallel, needs_strace, world
from tests.rig.scripts import SCRIPTS, script_named

pytestmark = [needs_strace, pytest.mark.timeout(900)]
CALLS = ("pwrite64", "fdatasync")
FULL_FOR_GOOD = "pwrite64:error=ENOSPC:when={}+"
FULL_ONCE = "pwrite64:error=ENOSPC:when={}"
BROKEN_ONCE = "{}:error=EIO:when={}"
BROKEN_FOR_GOOD = "{}:error=EIO:when={}+"
NOT_STARTED = 3
PARTS = 4
KINDS = {"ivrtree": "tree", "ivrnode": "node", "ivrkeypress": "key"}
VERBS = {"POST": "create", "PUT": "update", "DELETE": "delete"}
SENTENCE = re.compile(r"[A-Z][^\n]*[.]")
NOT_FOR_PEOPLE = re.compile(r"Traceback|Errno|sqlite|Exception|\bNone\b|Error\b", re.IGNORECASE)


@dataclass(frozen=True)
class Failure:
    script: str
    thread: str
    expression: str


def failures_of(forks, folder, script: str, thread: str, *, thorough: bool) -> list[Failure]:
    """Each write of one thread of an undisturbed run, with each way it may fail. Only a `thorough` run has
    the disk full from each write on: two that follow one another are mostly of one transaction.
    """
    with world(forks, folder / "whole", script_named(script)) as made:
        ended = drive(made, made.job(script=script, traced=thread), traced=CALLS)
        assert ended.code == 0, (made.folder / "output").read_text()
    counts = ended.counts
    expressions = [FULL_FOR_GOOD.format(n) for n in range(1, counts["pwrite64"] + 1, 1 if thorough else 2)]
    expressions += [BROKEN_ONCE.format(call, n) for call in CALLS for n in range(1, counts[call] + 1)]
    if thorough:
        expressions += [FULL_ONCE.format(n) for n in range(1, counts["pwrite64"] + 1)]
        expressions += [BROKEN_FOR_GOOD.format(call, n) for call in CALLS for n in range(1, counts[call] + 1)]
    return [Failure(script, thread, expression) for expression in expressions]


def unclean(text: str) -> bool:
    return SENTENCE.fullmatch(text) is None or NOT_FOR_PEOPLE.search(text) is not None


def words_of(made: World) -> list[str]:
    """Complaints about what the person was told."""
    told = made.notes.read("refusals")
    return [f"told {text!r}" for _, *texts in told for text in texts if unclean(text)]


def rows_of(made: World) -> list[str]:
    """Complaints about calls that the journal does not know."""
    sent = Counter(
        (VERBS[call.method], KINDS[call.path.split("/")[2]]) for call in made.server.control.calls.writes()
    )
    path = made.folder / "state" / "journals" / "rig.sqlite3"
    known: Counter = Counter()
    if path.exists():
        db = sqlite3.connect(path)
        try:
            rows = db.execute("SELECT verb, kind, attempt FROM op WHERE attempt > 0").fetchall()
        except sqlite3.OperationalError:  # it was never begun
            rows = []
        finally:
            db.close()
        for verb, kind, attempt in rows:
            known[verb, kind] += attempt
    return [
        f"{n} calls to {what}, {known[what]} in the journal" for what, n in sent.items() if n > known[what]
    ]


def fail_at(forks, folder, failure: Failure) -> tuple[bool, list[str]]:
    """Whether the error was met, and everything that went wrong."""
    name = re.sub(r"\W+", "-", failure.expression)
    with world(forks, folder / name, script_named(failure.script)) as made:
        call = failure.expression.split(":")[0]
        job = made.job(script=failure.script, traced=failure.thread, disk_fails=True)
        ended = drive(made, job, failure.expression, [call])
        met = any("(INJECTED)" in line for line in ended.traced)
        wrong = [] if ended.code in {0, NOT_STARTED} else [f"exit code {ended.code}"]
        output = (made.folder / "output").read_text()
        wrong += [f"output: {output[-2500:]}"] if "Traceback" in output else []
        wrong += words_of(made) + rows_of(made) + refused_came_back(made)
        return met, [f"{failure}: {line}" for line in wrong]


def refused_came_back(made: World) -> list[str]:
    """What the person was told is not stored must not be there later."""
    told = [number for number, *_ in made.notes.read("refusals") if number >= 0]
    return finish_and_check(made, refused=bool(told))


def fail_everywhere(forks, folder, failures: list[Failure], record) -> None:
    outcomes = in_parallel(lambda failure: fail_at(forks, folder, failure), failures)
    record("failures", len(failures))
    met = sum(was_met for was_met, _ in outcomes)
    record("met", met)
    wrong = [line for _, lines in outcomes for line in lines]
    assert not wrong, f"{len(wrong)} faults:\n" + "\n".join(wrong[:40])
    assert met >= 0.6 * len(failures)  # at a load of 15 it was 42 of 59: who writes is not repeatable


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("thread", THREADS)
@pytest.mark.parametrize("script", SCRIPTS)
def test_a_failing_disk_is_told_and_nothing_is_sent_unwritten(
    tmp_path, script, thread, part, record_property
):
    with Forks() as forks:
        failures = failures_of(forks, tmp_path, script, thread, thorough=False)
        assert len(failures) > 40
        fail_everywhere(forks, tmp_path, failures[part::PARTS], record_property)


@pytest.mark.soak
@pytest.mark.parametrize("part", range(8))
@pytest.mark.parametrize("thread", THREADS)
@pytest.mark.parametrize("script", SCRIPTS)
def test_every_error_at_every_write(tmp_path, script, thread, part, record_property):
    with Forks() as forks:
        failures = failures_of(forks, tmp_path, script, thread, thorough=True)
        fail_everywhere(forks, tmp_path, failures[part::8], record_property)
