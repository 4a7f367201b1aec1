"""What has been kept for long enough goes: versions, finished operations, and lines of activity. The lines
are written to a table beside the journal first, so that who did what is never lost.
"""

from datetime import datetime
from pathlib import Path

from ivr_designer.storage.files import file_problem, write_bytes
from ivr_designer.sync.activity_entry import ActivityEntry
from ivr_designer.sync.journal import Journal
from ivr_designer.sync.log_reading import as_csv, read_names, read_until

DAY_S = 86400.0
TOGETHER_DAYS = 30.0
"""Lines go when some are so much too old: one table a month, not one at each start."""


def archive_folder(journal: Path) -> Path:
    """Where the lines of a journal go that are too old for it."""
    return journal.with_name(f"{journal.stem}-activity")


def forget_old(journal: Journal, now: float, keep_days: float) -> Path | None:
    """Drop what is older than `keep_days`; returns the table that was written, None when no line was due.

    `now` is Unix time, better the server's than that of a clock that may be years off. Raises JournalFailed
    and FileProblem, with all lines still there.
    """
    before = now - keep_days * DAY_S
    with journal.lock, journal.transaction() as work:
        work.drop_snapshots(before)
        work.drop_finished(before)
    oldest = journal.read("SELECT at FROM log ORDER BY seq LIMIT 1")
    if not oldest or oldest[0]["at"] > before - TOGETHER_DAYS * DAY_S:
        return None
    entries = read_until(journal, before)
    written = None if journal.path is None else _archive(journal, journal.path, entries)
    with journal.lock, journal.transaction() as work:
        work.drop_log(entries[-1].seq)
    return written


def _archive(journal: Journal, path: Path, entries: list[ActivityEntry]) -> Path:
    """Write lines to a table. A start that is killed before the lines are gone writes the same file again."""
    begin = datetime.fromtimestamp(entries[0].at).strftime("%Y-%m-%d")
    written = archive_folder(path) / f"from-{begin}-{entries[0].seq}.csv"
    try:
        written.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise file_problem(error, written.parent, writing=True) from error
    write_bytes(written, as_csv(entries, read_names(journal)))
    return written
