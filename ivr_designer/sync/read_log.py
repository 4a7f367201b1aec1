"""Reads in words, for the activity list: kept in memory, so many at most, and folded where they say the same.

Writes are in the journal. A read is worth a line while somebody looks for what is wrong, and no longer. Key
lists that are read at once are one line, and so are looks that found nothing new, and failures in a row.
"""

import threading
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple, TypeVar

from ivr_designer.domain.ids import NodeId, TreeId
from ivr_designer.domain.nodes import Node
from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.domain.turns import politely
from ivr_designer.icc.errors import IccError
from ivr_designer.sync.activity import node_name
from ivr_designer.sync.activity_entry import ActivityEntry
from ivr_designer.sync.journal import Journal
from ivr_designer.sync.ports import Answer, Timer
from ivr_designer.sync.values import Kind

KEPT = 2000
TELL_EVERY_S = 0.25

V = TypeVar("V")


class Listed(StrEnum):
    """What is read, as the API spells it."""

    TREES = "ivrtree"
    NODES = "ivrnode"
    KEYS = "ivrkeypress"
    NUMBERS = "number"
    QUEUES = "queue"
    RECORDINGS = "greetingfile"


_WORDS = {
    Listed.TREES: phrase("Read the list of trees"),
    Listed.NODES: phrase("Read the nodes of a tree"),
    Listed.KEYS: phrase("Read the keys of a node"),
    Listed.NUMBERS: phrase("Read the list of numbers"),
    Listed.QUEUES: phrase("Read the list of queues"),
    Listed.RECORDINGS: phrase("Read the list of recordings"),
}


class _Place(NamedTuple):
    """Where a list is, in our ids and names; "" for a name that is not known."""

    tree: TreeId | None = None
    node: NodeId | None = None
    tree_name: str = ""
    node_name: str = ""


@dataclass(slots=True)
class _Burst:
    """Key lists of one tree that are read at once. `seq` is its line, once it has one."""

    began: float
    told: float
    flying: int = 0
    calls: int = 0
    rows: int = 0
    news: bool = False
    seq: int = 0


@dataclass(slots=True)
class _Fold:
    """A line that more of the same goes into. `same` tells what the same is."""

    seq: int = 0
    same: object = None
    calls: int = 0
    texts: set[str] = field(default_factory=set)
    trees: dict[TreeId | None, str] = field(default_factory=dict)


class ReadLog:
    """Lives on the loop; `lines` may be asked from any thread. `tell` gets lines that are new or renewed."""

    def __init__(self, journal: Journal, timer: Timer, tell: Callable[[ActivityEntry], None]) -> None:
        self._journal = journal
        self._timer = timer
        self._tell = tell
        self._lock = threading.Lock()
        self._lines: dict[int, ActivityEntry] = {}
        self._last = 0
        self._seen: dict[tuple[Listed, str], int] = {}
        self._names: dict[str, tuple[str, str]] = {}  # of nodes: their name, their tree's remote id
        self._bursts: dict[str, _Burst] = {}
        self._fold = _Fold()

    def lines(self) -> list[ActivityEntry]:
        """What was read in this session, oldest first."""
        with self._lock:
            return list(self._lines.values())

    def hear(self, tree: str, nodes: Iterable[Node]) -> None:
        """Nodes of a tree (remote ids) came: their names are known from now on."""
        self._names.update((node.id, (node.name, tree)) for node in nodes)

    def interrupt(self) -> None:
        """Something else was logged: what is read from now on stands below it."""
        self._fold = _Fold()

    async def watch(
        self, what: Listed, parent: str, call: Callable[[], Awaitable[Answer[list[V]]]]
    ) -> Answer[list[V]]:
        """Make one call of a list below `parent` (a remote id or ""), and log how it ended."""
        began = self._timer.monotonic()
        owner = self._names.get(parent, ("", parent))[1]
        burst = None
        if what is Listed.KEYS:
            burst = self._bursts.setdefault(owner, _Burst(began, began))
            burst.flying += 1
        try:
            answer = await call()
        except IccError as error:
            self._failed(what, parent, error, self._took_ms(began))
            raise
        else:
            news = self._is_new(what, parent, answer.value)
            if burst is not None:
                burst.calls += 1
                burst.rows += len(answer.value)
                burst.news |= news
            else:
                self._answered(what, parent, len(answer.value), self._took_ms(began), news=news)
            return answer
        finally:
            if burst is not None:
                self._progress(burst, owner, parent)

    def _took_ms(self, began: float) -> float:
        return (self._timer.monotonic() - began) * 1000

    def _is_new(self, what: Listed, parent: str, values: list[V]) -> bool:
        now = hash(tuple(repr(value) for value in politely(values)))
        before = self._seen.get((what, parent))
        self._seen[what, parent] = now
        return now != before

    # ---- what a call becomes

    def _progress(self, burst: _Burst, owner: str, parent: str) -> None:
        """A key list came or failed: tell of the burst now and then, and at its end."""
        burst.flying -= 1
        now = self._timer.monotonic()
        if not burst.flying:
            del self._bursts[owner]
        elif now - burst.told < TELL_EVERY_S:
            return
        if not burst.calls:
            return
        burst.told = now
        took_ms = self._took_ms(burst.began)
        if not burst.seq and (burst.calls == 1 or (not burst.news and not burst.flying)):
            if not burst.flying:
                self._answered(Listed.KEYS, parent, burst.rows, took_ms, news=burst.news, calls=burst.calls)
            return
        tree = self._place(Listed.NODES, owner)
        text = phrase("Read the keys of {count} nodes", count=burst.calls)
        if tree.tree_name:
            text = phrase(
                "Read the keys of {count} nodes of “{tree}”", count=burst.calls, tree=tree.tree_name
            )
        line = self._line(Listed.KEYS, _Place(tree.tree), text, rows_phrase(burst.rows), took_ms)
        burst.seq = self._put(line, burst.seq)

    def _answered(
        self, what: Listed, parent: str, rows: int, took_ms: float, *, news: bool, calls: int = 1
    ) -> None:
        place = self._place(what, parent)
        text = read_phrase(what, place)
        if news:
            self._put(self._line(what, place, text, rows_phrase(rows), took_ms))
            return
        fold = self._folded("nothing new", place, str(text), calls)
        result = phrase("Nothing new")
        if fold.calls > 1:
            result = phrase(
                "{count} calls, last at {time}: nothing new", count=fold.calls, time=self._clock()
            )
            names = [name for tree, name in fold.trees.items() if tree is not None]
            text = phrase("Looked for changes made elsewhere")
            if len(names) == 1:
                text = phrase("Looked for changes of “{tree}” made elsewhere", tree=names[0])
        self._put_folded(fold, self._line(what, place, text, result, took_ms))

    def _failed(self, what: Listed, parent: str, error: IccError, took_ms: float) -> None:
        place = self._place(what, parent)
        text, result = read_phrase(what, place), error.cause
        fold = self._folded(type(error), place, str(text), 1)
        if fold.calls > 1:
            result = phrase(
                "{cause} ({count} times, last at {time})",
                cause=error.cause, count=fold.calls, time=self._clock(),
            )  # fmt: skip
        if len(fold.texts) > 1:
            text = phrase("Read from the contact center")
        self._put_folded(fold, self._line(what, place, text, result, took_ms, ok=False))

    # ---- lines

    def _folded(self, same: object, place: _Place, text: str, calls: int) -> _Fold:
        """The fold that a call goes into: the last line, if that says the same."""
        fold = self._fold
        if fold.same != same or fold.seq != self._last:
            fold = self._fold = _Fold(same=same)
        fold.calls += calls
        fold.texts.add(text)
        fold.trees[place.tree] = place.tree_name
        return fold

    def _put_folded(self, fold: _Fold, line: ActivityEntry) -> None:
        trees = [tree for tree in fold.trees if tree is not None]
        one = trees[0] if len(trees) == 1 else None
        item = line.item if len(fold.texts) == 1 else None
        fold.seq = self._put(replace(line, tree=one, item=item), fold.seq)

    def _line(
        self, what: Listed, place: _Place, text: Phrase, result: Phrase, took_ms: float, *, ok: bool = True
    ) -> ActivityEntry:
        return ActivityEntry(
            0, self._timer.now(), text, result, ok, f"GET {what}", took_ms, tree=place.tree, item=place.node,
            who=self._journal.who,
        )  # fmt: skip

    def _put(self, line: ActivityEntry, seq: int = 0) -> int:
        """Keep a line, and tell of it: a new one, or (by its `seq`) one that is there, at its old time."""
        with self._lock:
            before = self._lines.get(seq)
            if before is None:
                self._last = seq = self._last - 1
                if len(self._lines) >= KEPT:
                    del self._lines[next(iter(self._lines))]
            line = replace(line, seq=seq, at=line.at if before is None else before.at)
            self._lines[seq] = line
        self._tell(line)
        return seq

    def _clock(self) -> str:
        return datetime.fromtimestamp(self._timer.now()).strftime("%H:%M")

    def _place(self, what: Listed, parent: str) -> _Place:
        if what not in {Listed.NODES, Listed.KEYS}:
            return _Place()
        name, owner = self._names.get(parent, ("", parent))
        with self._journal.lock:
            for book in self._journal.book.trees.values():
                key = book.by_rid.get((Kind.NODE, parent)) if what is Listed.KEYS else None
                if key is not None:
                    lid = NodeId(key[1])
                    return _Place(book.id, lid, book.name, node_name(book, lid) or name)
                if book.rid == owner:
                    return _Place(book.id, None, book.name, name)
        return _Place(node_name=name)


def read_phrase(what: Listed, place: _Place) -> Phrase:
    """A read in words."""
    if what is Listed.NODES and place.tree_name:
        return phrase("Read the nodes of “{tree}”", tree=place.tree_name)
    if what is Listed.KEYS and place.node_name:
        return phrase("Read the keys of “{node}”", node=place.node_name)
    return _WORDS[what]


def rows_phrase(rows: int) -> Phrase:
    """How many rows came."""
    return phrase("1 row") if rows == 1 else phrase("{count} rows", count=rows)
