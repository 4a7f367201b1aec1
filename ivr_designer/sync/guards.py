"""What the server shows can hardly be right: then nothing is written to the tree, and a person is asked.

The question is in the journal (`notes` of the tree), so that a program that ends does not forget it. It goes
when a person believes what is shown, or when the lists that raised it are as they were.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ivr_designer.domain.keypresses import Keypress
from ivr_designer.domain.phrases import Phrase, as_data, from_data, phrase
from ivr_designer.sync.book import Item, TreeBook, TreeRecord
from ivr_designer.sync.evidence import Listing
from ivr_designer.sync.proposals import Doubt
from ivr_designer.sync.transaction import Transaction
from ivr_designer.sync.values import ItemKey, Kind, Scope, Value, matches

_NOTE = "guard"
_DOUBTS = {Kind.TREE: Doubt.ENTRY, Kind.NODE: Doubt.NODES, Kind.KEY: Doubt.KEYS}
MIN_GUARDED = 3
ALL_KEYS: Scope = (Kind.KEY, "")
"""The keypresses of all nodes together, as a whole reading of the tree shows them."""


@dataclass(frozen=True, slots=True)
class Recent:
    """A write of ours just now: a list that still shows `before` (wire form, None: absent) only lags."""

    before: Value | None
    until: float


@dataclass(frozen=True, slots=True)
class Moment:
    """What was written just now, and the monotonic time: what is not listed yet is not lost."""

    recent: Mapping[ItemKey, Recent]
    now: float

    def is_recent(self, key: ItemKey) -> bool:
        """True when an item was written just now."""
        known = self.recent.get(key)
        return known is not None and self.now < known.until

    def lags(self, key: ItemKey, row: Value | None) -> bool:
        """True when a list that shows `row` may not know our last write of an item yet."""
        return self.is_recent(key) and _is_before(row, self.recent[key].before)


@dataclass(frozen=True, slots=True)
class Guard:
    """An open question, and the lists that raised it."""

    cause: Phrase
    scopes: frozenset[Scope]

    @property
    def doubts(self) -> frozenset[Doubt]:
        """What is asked about."""
        return frozenset(_DOUBTS[kind] for kind, _ in self.scopes)


# ---- the question


def is_asked(record: TreeRecord) -> bool:
    """True while nothing may be written to a tree."""
    return _NOTE in record.notes


def asked(record: TreeRecord) -> Guard | None:
    """The open question of a tree."""
    note = record.notes.get(_NOTE)
    if note is None:
        return None
    return Guard(from_data(note["cause"]), frozenset((Kind(kind), parent) for kind, parent in note["scopes"]))


def ask(work: Transaction, book: TreeBook, cause: Phrase, scope: Scope) -> None:
    """A list raised a question. One that is open already stays as it is, and waits for this list too."""
    known = asked(book.record) or Guard(cause, frozenset())
    _store(work, book, replace(known, scopes=known.scopes | {scope}))


def settle(work: Transaction, book: TreeBook, scope: Scope) -> None:
    """A list was taken in: the question that it raised is over, and so is one about keys of lost nodes."""
    known = asked(book.record)
    if known is None:
        return
    left = {s for s in known.scopes - {scope} if _is_there(book, s)}
    _store(work, book, replace(known, scopes=frozenset(left)) if left else None)


def _is_there(book: TreeBook, scope: Scope) -> bool:
    kind, parent = scope
    return kind is not Kind.KEY or scope == ALL_KEYS or book.lid_of(Kind.NODE, parent) is not None


def _store(work: Transaction, book: TreeBook, guard: Guard | None) -> None:
    note = None
    if guard is not None:
        scopes = [[kind.value, parent] for kind, parent in sorted(guard.scopes)]
        note = {"cause": as_data(guard.cause), "scopes": scopes}
    work.put_note(book.record, _NOTE, note)


# ---- what raises it


def node_guard(book: TreeBook, listing: Listing, moment: Moment) -> Phrase | None:
    """Why a list of nodes is not to be believed without asking; None when it is."""
    if all(i.rid is None or i.rid in listing.rows for i in book.of_kind(Kind.NODE)):
        return None
    known = _known(book, book.of_kind(Kind.NODE), moment)
    lost = _lost(known, listing.rows)
    if len(known) >= MIN_GUARDED and len(lost) * 2 > len(known):
        return phrase(
            "The contact center shows {left} of the {known} nodes of “{tree}” that were there before.",
            left=len(known) - len(lost), known=len(known), tree=book.name,
        )  # fmt: skip
    root = book.record.base_root
    if root is not None and any(i.key[1] == root for i in lost) and len(known) > 1:
        return phrase(
            "The node where callers enter “{tree}” is gone from the contact center.", tree=book.name
        )
    return None


def key_guard(book: TreeBook, listing: Listing, moment: Moment) -> Phrase | None:
    """Why a list of the keypresses of one node is not to be believed without asking; None when it is.

    A node that had two keys and shows none is asked about too: its callers would be stuck.
    """
    node = book.lid_of(Kind.NODE, listing.parent)
    own = [i for i in book.index.below(node or "") if i.rid is not None and _owner(i) == node]
    if all(i.rid in listing.rows for i in own):
        return None
    known = _known(book, own, moment)
    lost = _lost(known, listing.rows)
    is_most = len(known) >= MIN_GUARDED and len(lost) * 2 > len(known)
    if node is None or not (is_most or len(lost) == len(known) == MIN_GUARDED - 1):
        return None
    value = book.item((Kind.NODE, node)).local or book.item((Kind.NODE, node)).base
    return _fewer_keys(known, lost, getattr(value, "name", ""))


def all_keys_guard(book: TreeBook, shown: Mapping[str, Iterable[str]], moment: Moment) -> Phrase | None:
    """The same for the keypresses of a whole tree: `shown` has remote ids of keys by those of nodes."""
    lids = {book.lid_of(Kind.NODE, rid) for rid in shown}
    known = [i for i in _known(book, book.of_kind(Kind.KEY), moment) if _owner(i) in lids]
    lost = _lost(known, {key for keys in shown.values() for key in keys})
    if len(known) < MIN_GUARDED or len(lost) * 2 <= len(known):
        return None
    return _fewer_keys(known, lost, book.name)


def _fewer_keys(known: list[Item], lost: list[Item], name: str) -> Phrase:
    return phrase(
        "The contact center shows {left} of the {known} keys of “{name}” that were there before.",
        left=len(known) - len(lost), known=len(known), name=name,
    )  # fmt: skip


def _known(book: TreeBook, items: Iterable[Item], moment: Moment) -> list[Item]:
    """What the server had and must still show."""
    return [
        i
        for i in items
        if i.rid is not None
        and i.base is not None
        and i.key not in book.flying
        and not moment.lags(i.key, None)
    ]


def _lost(known: Iterable[Item], shown: Iterable[str]) -> list[Item]:
    there = set(shown)
    return [i for i in known if i.rid not in there and i.local is not None]


def _owner(item: Item) -> str | None:
    return item.base.node if isinstance(item.base, Keypress) else None


def _is_before(row: Value | None, before: Value | None) -> bool:
    if row is None or before is None:
        return row is None and before is None
    return matches(row, before)
