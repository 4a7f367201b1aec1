"""The journal's tables. `VERSION` is in `PRAGMA user_version`; a newer file is refused, an older one
migrated.
"""

VERSION = 2
MIGRATIONS = {
    1: "ALTER TABLE log ADD COLUMN who TEXT NOT NULL DEFAULT '';",
}
"""What leads from a version to the next one."""

PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA fullfsync=ON",
    "PRAGMA checkpoint_fullfsync=ON",
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA busy_timeout=5000",
)

PRAGMAS_ON_SHARE = ("PRAGMA journal_mode=TRUNCATE", *PRAGMAS[1:])
"""For a file on another computer: WAL counts on memory that all processes share. With synchronous=FULL a
committed row survives power loss in this mode as well; it takes more writes.
"""

CHECK = "PRAGMA quick_check(1)"
"""What a file is asked before it is trusted; the answer is "ok"."""

TABLES = """
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE tree(
    id TEXT PRIMARY KEY,
    root TEXT, base_root TEXT,
    mode TEXT NOT NULL,
    path TEXT,
    tests TEXT NOT NULL, extra TEXT NOT NULL,
    loaded INTEGER NOT NULL,
    gone INTEGER NOT NULL,
    notes TEXT NOT NULL
) STRICT;

CREATE TABLE item(
    tree TEXT NOT NULL REFERENCES tree(id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    place INTEGER NOT NULL,
    rid TEXT,
    base TEXT, local TEXT, theirs TEXT,
    has_theirs INTEGER NOT NULL,
    fence REAL, ghost TEXT,
    PRIMARY KEY(tree, kind, id)
) STRICT;

CREATE TABLE spot(
    tree TEXT NOT NULL REFERENCES tree(id) ON DELETE CASCADE,
    vertex TEXT NOT NULL, x REAL NOT NULL, y REAL NOT NULL,
    PRIMARY KEY(tree, vertex)
) STRICT;

CREATE TABLE loose(
    tree TEXT NOT NULL REFERENCES tree(id) ON DELETE CASCADE,
    vertex TEXT NOT NULL,
    PRIMARY KEY(tree, vertex)
) STRICT;

CREATE TABLE op(
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    tree TEXT NOT NULL, kind TEXT NOT NULL, item TEXT NOT NULL,
    state TEXT NOT NULL,
    verb TEXT, want TEXT, rid TEXT, parent TEXT, pre_ids TEXT NOT NULL,
    exp REAL, attempt INTEGER NOT NULL, sent_at REAL,
    why TEXT, words TEXT NOT NULL, notes TEXT NOT NULL,
    created_at REAL NOT NULL, closed_at REAL
) STRICT;
CREATE INDEX op_open ON op(state);

CREATE TABLE log(
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at REAL NOT NULL,
    tree TEXT, kind TEXT, item TEXT,
    text TEXT NOT NULL, result TEXT NOT NULL, ok INTEGER NOT NULL,
    call TEXT NOT NULL, took_ms REAL, words TEXT NOT NULL,
    who TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE snap(
    hash TEXT NOT NULL, tree TEXT NOT NULL, at REAL NOT NULL, seen_at REAL NOT NULL,
    reason TEXT NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY(tree, hash)
) STRICT;
"""
