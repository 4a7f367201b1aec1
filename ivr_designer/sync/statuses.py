"""States of items and the one line for the status bar, worked out from the book. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.domain.turns import politely
from ivr_designer.sync import guards
from ivr_designer.sync.book import Item, TreeBook
from ivr_designer.sync.clashes import BOUND, clashes
from ivr_designer.sync.contract import ItemId, Mode
from ivr_designer.sync.operations import Operation, OpState
from ivr_designer.sync.runtime import Runtime, blocked_by, is_publishing, stuck_behind, stuck_items
from ivr_designer.sync.status import ItemState, ItemStatus, Link
from ivr_designer.sync.twins import TWICE, twins
from ivr_designer.sync.values import ItemKey, Kind, same

_HOLDING = {Link.OFFLINE, Link.KEY_NEEDED, Link.KEY_REFUSED, Link.STOPPED, Link.DISK}
_DRAFT, _LOCAL = ItemStatus(ItemState.DRAFT), ItemStatus(ItemState.LOCAL)
_WAITING, _SENDING = ItemStatus(ItemState.WAITING), ItemStatus(ItemState.SENDING)
CHANGED = phrase("Somebody else changed this as well.")
GONE = phrase("The contact center does not list this tree any more.")


@dataclass(frozen=True, slots=True)
class Seen:
    """What is open in a tree at one moment, so that others may go on while it is looked at."""

    plain: dict[ItemId, ItemStatus]
    ops: list[tuple[ItemKey, Operation]]
    flying: list[tuple[ItemKey, Operation]]
    contested: dict[ItemId, ItemStatus]


def seen_now(book: TreeBook, link: Link) -> Seen:
    """To be called while nobody else changes the book."""
    plain: dict[ItemId, ItemStatus] = {}
    if link is Link.NONE:
        plain = dict.fromkeys(map(_lid_of, book.items), _LOCAL)
        return Seen(plain, [], [], {})
    if book.record.mode is Mode.DRAFT:
        plain = dict.fromkeys(map(_lid_of, book.index.dirty_keys()), _DRAFT)
    twice = {_lid(book.item(key)): ItemStatus(ItemState.CONFLICT, TWICE) for key in twins(book)}
    return Seen(twice | plain, list(book.ops.items()), list(book.flying.items()), _contested(book))


def item_statuses(
    book: TreeBook, seen: Seen, run: Runtime | None, link: Link, problem: Phrase | None = None
) -> dict[ItemId, ItemStatus]:
    """Every item of a tree that is not live."""
    found = dict(seen.plain)
    held = _held_tree(book, run, link, problem)
    stuck = stuck_items(book, seen.ops)
    behind = stuck_behind(book, run.steps or [], stuck) if run is not None and stuck else {}
    for key, op in politely(seen.ops):
        found[key[1]] = _waiting(book, op, held, behind)  # type: ignore[index]
    for key, op in seen.flying:
        is_sending = op.state is OpState.SENDING
        found[key[1]] = _SENDING if is_sending else ItemStatus(ItemState.CHECKING)  # type: ignore[index]
    return found | seen.contested


def _contested(book: TreeBook) -> dict[ItemId, ItemStatus]:
    """What a person is to decide, whether or not it waits to be sent."""
    bound = {_lid(book.item(key)): ItemStatus(ItemState.CONFLICT, BOUND) for key in clashes(book)}
    changed = ItemStatus(ItemState.CONFLICT, CHANGED)
    theirs = (item for item in book.index.contested() if item.key not in book.flying)
    return bound | {_lid(item): changed for item in theirs}


def told_where_shown(
    found: dict[ItemId, ItemStatus], book: TreeBook, books: Mapping[TreeId, TreeBook]
) -> dict[ItemId, ItemStatus]:
    """The statuses of `book` with what got stuck of a fresh tree told of the tree that it is built for: that
    one is on the canvas, and there it is mended.
    """
    shown = books.get(TreeId(str(book.record.notes.get("fresh_for", ""))))
    if shown is not None:
        return {item: status for item, status in found.items() if item not in _stuck_below(shown, books)}
    return found | _stuck_below(book, books)


def _stuck_below(book: TreeBook, books: Mapping[TreeId, TreeBook]) -> dict[ItemId, ItemStatus]:
    """What got stuck of a fresh tree for `book`, as far as it is still wanted like that."""
    return {
        key[1]: _waiting(fresh, op, None, {})  # type: ignore[misc]
        for fresh in books.values()
        if fresh.record.notes.get("fresh_for") == book.id
        for key, op in list(fresh.ops.items())
        if op.is_stuck and key[0] is not Kind.TREE and same(fresh.item(key).local, book.item(key).local)
    }


def _lid(item: Item) -> ItemId:
    return _lid_of(item.key)


def _lid_of(key: ItemKey) -> ItemId:
    return key[1]  # type: ignore[return-value]


def _held_tree(book: TreeBook, run: Runtime | None, link: Link, problem: Phrase | None) -> ItemStatus | None:
    """The status that everything waiting in a tree has, when the tree as a whole cannot go on."""
    if book.record.mode is Mode.DRAFT and not is_publishing(book):
        return _DRAFT
    if book.record.gone:
        return ItemStatus(ItemState.HELD, GONE)
    guard = guards.asked(book.record)
    if guard is not None:
        return ItemStatus(ItemState.HELD, guard.cause)
    return ItemStatus(ItemState.HELD, problem) if link in _HOLDING else None


def _waiting(
    book: TreeBook, op: Operation, held: ItemStatus | None, behind: Mapping[ItemKey, ItemKey]
) -> ItemStatus:
    match op.state:
        case OpState.REFUSED:
            return ItemStatus(ItemState.REFUSED, op.why, op.words)
        case OpState.CONFLICT:
            return ItemStatus(ItemState.CONFLICT, op.why, op.words)
        case OpState.HELD:
            return ItemStatus(ItemState.HELD, op.why, op.words)
    if held is not None:
        return held
    why = blocked_by(book, behind, op.item)
    return _WAITING if why is None else ItemStatus(ItemState.HELD, why)


def stuck_delete(book: TreeBook) -> ItemStatus | None:
    """Why a tree that is to be deleted is still there; None while that goes on, or if it is to stay."""
    if not book.is_doomed:
        return None
    own = [op for op in book.ops.values() if op.is_stuck and op.item == book.own.key]
    for op in (*own, *(op for op in book.ops.values() if op.is_stuck)):
        return _waiting(book, op, None, {})
    if book.index.contested():
        return ItemStatus(ItemState.CONFLICT, CHANGED)
    return None


COUNTED: Mapping[ItemState, str] = {
    ItemState.WAITING: "waiting",
    ItemState.SENDING: "sending",
    ItemState.CHECKING: "checking",
    ItemState.REFUSED: "refused",
    ItemState.CONFLICT: "conflicts",
    ItemState.HELD: "held",
    ItemState.DRAFT: "drafts",
}


def count(statuses: Iterable[Mapping[ItemId, ItemStatus]]) -> dict[str, int]:
    """Counts by the names that SyncStatus uses."""
    counts = dict.fromkeys(COUNTED.values(), 0)
    for of_tree in statuses:
        for status in of_tree.values():
            name = COUNTED.get(status.state)
            if name is not None:
                counts[name] += 1
    return counts
