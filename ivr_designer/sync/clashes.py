"""A key of a node that is bound here, and that somebody else has bound to something meanwhile. The server
would refuse ours; both are on the canvas, and a person decides.
"""

from collections.abc import Sequence
from dataclasses import replace

from ivr_designer.domain.ids import KeypressId
from ivr_designer.domain.keypresses import Keypress
from ivr_designer.domain.phrases import phrase
from ivr_designer.sync.book import Item, TreeBook
from ivr_designer.sync.book_index import Place, place_of
from ivr_designer.sync.committing import settle_operation
from ivr_designer.sync.operations import OpState
from ivr_designer.sync.remote_edit import Patch
from ivr_designer.sync.transaction import Transaction
from ivr_designer.sync.values import ItemKey, Kind

BOUND = phrase("Somebody else bound this key meanwhile.")

IS_BOUND = "bound"
"""The note of an operation that waits for that decision."""


def clashes(book: TreeBook) -> dict[ItemKey, ItemKey]:
    """Keypresses that are to be bound, and the one of the server that has the same key of the node."""
    found: dict[ItemKey, ItemKey] = {}
    for place, items in book.index.crowded().items():
        found |= _at(book, place, items)
    return found


def rival_of(book: TreeBook, key: ItemKey) -> ItemKey | None:
    """As `clashes`, for one keypress."""
    place = place_of(book.item(key).local)
    return None if place is None else _at(book, place, book.index.crowd(place)).get(key)


def _at(book: TreeBook, place: Place, items: Sequence[Item]) -> dict[ItemKey, ItemKey]:
    still = [item for item in items if _is_open(book, item)]
    bound = [item.key for item in still if item.rid is not None and place_of(item.base) == place]
    wanted = [item.key for item in still if place_of(item.base) != place]
    return dict.fromkeys(wanted, bound[-1]) if bound else {}


def _is_open(book: TreeBook, item: Item) -> bool:
    return item.key not in book.flying and not item.has_theirs


def hold(work: Transaction, book: TreeBook) -> None:
    """Nothing is sent for what clashes; what does not any more may go."""
    if not any(key[0] is Kind.KEY for key in book.ops):
        return
    found = clashes(book)
    for key, op in list(book.ops.items()):
        if key in found and op.state is not OpState.CONFLICT:
            work.put_op(op.to(OpState.CONFLICT, why=BOUND, words="", notes={**op.notes, IS_BOUND: True}))
        elif key not in found and op.state is OpState.CONFLICT and IS_BOUND in op.notes:
            notes = {name: note for name, note in op.notes.items() if name != IS_BOUND}
            work.put_op(op.to(OpState.NEW, why=None, notes=notes))


def take_place(work: Transaction, book: TreeBook, key: ItemKey, rival: ItemKey) -> list[Patch]:
    """Decide for ours: it takes the place of the other one on the server; what ours was there before goes."""
    mine, other = book.item(key), book.item(rival)
    for each in (mine, other):  # ids are free before they are given anew
        work.put_item(book.id, replace(each, rid=None))
        if (op := book.ops.get(each.key)) is not None:
            work.put_op(op.to(OpState.SUPERSEDED))
    taken = replace(mine, rid=other.rid, base=_named(other.base, key), fence=other.fence, ghost=other.ghost)
    left = replace(
        other, rid=mine.rid, base=_named(mine.base, rival), local=None, fence=mine.fence, ghost=mine.ghost
    )
    for item in (taken, left):
        work.put_item(book.id, item)
        _open(work, book, item)
    return [Patch(rival, other.local, None)]


def _open(work: Transaction, book: TreeBook, item: Item) -> None:
    if item.is_dirty:
        settle_operation(work, book, item)


def _named(value: object, key: ItemKey) -> Keypress | None:
    return replace(value, id=KeypressId(key[1])) if isinstance(value, Keypress) else None
