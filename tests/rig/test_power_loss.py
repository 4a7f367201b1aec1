"""Power cuts at every write of the journal: no acknowledged edit is lost, no file is corrupt.

One command: pytest tests/rig/test_power_loss.py (5,000 images); with --soak 100,000 more.
"""

import random
import shutil

import pytest

from ivr_designer.domain.document import Document
from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.tree import IvrTree
from ivr_designer.sync import tree_acts
from ivr_designer.sync.committing import commit_edit
from ivr_designer.sync.journal import Journal
from ivr_designer.sync.schema import PRAGMAS, PRAGMAS_ON_SHARE
from tests.rig.power_disk import Adapter, Tape, TapeVfs, image
from tests.rig.simulation.user import SimUser
from tests.rig.simulation.world import facts_of

TREE = TreeId("t")
NAME = "journal.sqlite3"
EDITS = 40
REGULAR = 10
SOAK = 200
IMAGES = 500


def pragmas_of(seed: int) -> tuple[str, ...]:
    """Every fifth session is on a share."""
    return PRAGMAS_ON_SHARE if seed % 5 == 2 else PRAGMAS


def record(folder, seed: int) -> Tape:
    """A session of edits on the recording disk; every accepted edit is a promise."""
    tape = Tape()
    folder.mkdir(parents=True)
    vfs = TapeVfs(tape, f"tape{seed}")
    journal = Journal(
        None, connect_to=lambda: Adapter(folder / NAME, f"tape{seed}"), pragmas=lambda _: pragmas_of(seed)
    )
    journal.open()
    with journal.transaction() as work:
        tree_acts.create(work, journal.book, TREE, "tree", send=True)
    book = journal.book.trees[TREE]

    def commit(edit, change, tree) -> None:
        with journal.transaction() as work:
            commit_edit(work, book, change, tree, send=True)

    document = Document(IvrTree(TREE, book.content()), commit)
    user = SimUser(random.Random(seed), document)
    tape.promise((facts_of(book.content()), len(book.ops)))
    for _ in range(EDITS):
        user.act()
        tape.promise((facts_of(document.tree.content()), len(book.ops)))
        if seed % 3 == 0 and pragmas_of(seed) is PRAGMAS and user.accepted == EDITS // 2:
            journal._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    journal._drop_connection()
    vfs.unregister()
    return tape


def check(tape: Tape, position: int, folder, seed: int) -> None:
    """Open what is left as the program does at its next start."""
    promised = [what for at, what in tape.acked if at <= position]
    later = [what for at, what in tape.acked if at > position]
    if not promised:
        return
    journal = Journal(folder / NAME, pragmas=lambda _: pragmas_of(seed))
    try:
        journal.open()
        assert journal.set_aside is None, "the file was corrupt"
        assert journal.read("PRAGMA integrity_check")[0][0] == "ok"
        book = journal.book.trees[TREE]
        found = (facts_of(book.content()), len(book.ops))
        # What was promised is there; one more edit may be, whose promise had no time to be given.
        assert found in [promised[-1], *later[:1]], "an acknowledged edit is lost"
    finally:
        journal.close()


def run(tmp_path, seed: int, count: int) -> None:
    rng = random.Random(seed)
    tape = record(tmp_path / "run", seed)
    start = tape.acked[0][0]
    for number in range(count):
        position = rng.randrange(start, len(tape.events) + 1)
        folder = tmp_path / f"cut{number}"
        image(tape, position, rng, folder)
        check(tape, position, folder, seed)
        shutil.rmtree(folder)


@pytest.mark.parametrize("seed", range(REGULAR))
def test_power_cuts(tmp_path, seed, record_property):
    run(tmp_path, seed, IMAGES)
    record_property("images", IMAGES)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(REGULAR, REGULAR + SOAK))
def test_many_power_cuts(tmp_path, seed, record_property):
    run(tmp_path, seed, IMAGES)
    record_property("images", IMAGES)


@pytest.mark.parametrize("seed", [97, 99])
def test_the_rig_notices_a_journal_that_does_not_sync(tmp_path, seed):
    """Cuts that lose synced writes too must be noticed, or the rig proves nothing."""
    tape = record(tmp_path / "run", seed)
    tape.events[:] = [e for e in tape.events if type(e).__name__ != "Sync"]
    lost = 0
    positions = [at for at, _ in tape.acked if at <= len(tape.events)][1:]
    for number, position in enumerate(positions[:20]):
        folder = tmp_path / f"cut{number}"
        image(tape, position, random.Random(number), folder)
        try:
            check(tape, position, folder, seed)
        except (AssertionError, KeyError, Exception):
            lost += 1
    assert lost > 0
