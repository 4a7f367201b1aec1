"""Making an edit durable: local state and operations in one transaction.

An operation is opened for every item whose local state is not what the server confirmed, and cancelled when
it is again (an undo before anything was sent). While a call for the item is under way, a second operation
waits behind it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from ivr_designer.domain.changes import Change, Origin
from ivr_designer.domain.errors import CommitFailed
from ivr_designer.domain.garbage import uncollected
from ivr_designer.domain.keypresses import Destination, Keypress, Vertex
from ivr_designer.domain.nodes import Node
from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.tree import IvrTree
from ivr_designer.sync.book import Item, TreeBook
from ivr_designer.sync.merge import merge, reapply
from ivr_designer.sync.operations import Operation, OpState
from ivr_designer.sync.transaction import Transaction
from ivr_designer.sync.values import (
    ItemKey,
    Kind,
    TreeFacts,
    Value,
    is_read_only,
    node_key,
    same,
)

if TYPE_CHECKING:
    from ivr_designer.domain.ids import NodeId
    from ivr_designer.domain.keys import Key

K = TypeVar("K", bound=str)
V = TypeVar("V", Node, Keypress)
_CHANGED = phrase("Somebody else changed this as well."), phrase("Try again in a moment.")

Delta = tuple[ItemKey, Value | None, Value | None, Item | None]
"""What an edit did to one item: what its author saw before, what he wants, and the item as it is."""


def deltas(book: TreeBook, change: Change, tree: IvrTree) -> list[Delta]:
    """The items that an edit names, nodes first, in a stable order. Some may have kept their value: a
    keypress whose missing target came to life is named, for what the server has may be another link by now.
    """
    c = change
    return [
        *_of_kind(book, Kind.NODE, c.nodes_added, c.nodes_changed, c.nodes_removed, tree.nodes),
        *_of_kind(
            book, Kind.KEY, c.keypresses_added, c.keypresses_changed, c.keypresses_removed, tree.keypresses
        ),
    ]


def _of_kind(
    book: TreeBook, kind: Kind, added: Collection[K], changed: Mapping[K, V], removed: Mapping[K, V],
    there: Mapping[K, V],
) -> Iterator[Delta]:  # fmt: skip
    item = book.items.get
    for lid in _ordered(added, there):
        key = (kind, lid)
        yield key, None, there.get(lid), item(key)
    for lid, seen in changed.items():
        key = (kind, lid)
        yield key, seen, there.get(lid), item(key)
    for lid, seen in removed.items():
        key = (kind, lid)
        yield key, seen, None, item(key)


def _ordered(ids: Collection[K], order: Mapping[K, object]) -> list[K]:
    """Those of `ids` that are in `order`, in its order, then the others. What is new stands at its end."""
    missing = sorted(x for x in ids if x not in order)
    left = len(ids) - len(missing)
    if not left:
        return missing
    backwards: Iterator[K] = reversed(order)  # type: ignore[arg-type]
    last = list(islice((x for x in backwards if x in ids), left))
    return [*reversed(last), *missing]


def commit_edit(work: Transaction, book: TreeBook, change: Change, tree: IvrTree, *, send: bool) -> None:
    """Store what `change` did to `tree`. With `send`, operations are opened.

    Only for edits of the user: one that came from the server (REMOTE) or from opening a tree (LOAD) is in the
    journal already.
    """
    assert change.origin is Origin.USER
    with uncollected():
        found = deltas(book, change, tree)
        _refuse_overtaken(book, found)
        _refuse_unseen(book, found)
        _refuse_bound(book, found, tree)
        items = _edited(book, found)
        if change.tree_changed and tree.name != book.name:
            place = max([book.next_place, *(item.place + 1 for item in items)])
            items.append(book.own.with_local(TreeFacts(tree.name), place))
        store(work, book, items, send=send)
        _hold_contested(work, book, items)
        _commit_record(work, book, change, tree)
        _commit_places(work, book, change, tree)


def _edited(book: TreeBook, found: Iterable[Delta]) -> list[Item]:
    """The items as the edit leaves them."""
    place = book.next_place
    items: list[Item] = []
    for key, seen, wanted, known in found:
        old = known or Item(key)
        if old.local is seen:
            items.append(old.with_local(wanted, place))
        else:
            value = reapply(seen, wanted, old.local)
            items.append(_contested(book, old.with_local(value, place), seen, wanted))
        if not old.place:
            place += 1
    return items


def _refuse_overtaken(book: TreeBook, found: Iterable[Delta]) -> None:
    """Refuse an edit of what was deleted elsewhere and is only on the screen for another moment.

    Raises CommitFailed.
    """
    added = {key for key, seen, wanted, _ in found if seen is None and wanted is not None}
    for _, seen, wanted, item in found:
        if wanted is None:
            continue
        gone = seen is not None and (item is None or item.local is None)
        if not gone and isinstance(wanted, Keypress):
            owner = node_key(wanted.node)
            gone = owner not in added and book.item(owner).local is None
        if gone:
            raise CommitFailed(
                phrase("This was deleted elsewhere a moment ago, so the change was not stored."),
                phrase("Look at the tree again, and add it anew if it is still needed."),
            )


def _refuse_unseen(book: TreeBook, found: Iterable[Delta]) -> None:
    """Refuse to delete what was changed elsewhere and is not on the screen like that yet: nobody has seen
    what would go. Raises CommitFailed.
    """
    edited = {key for key, *_ in found}
    for key, seen, wanted, item in found:
        if wanted is not None:
            continue
        current = None if item is None else item.local
        lost = current is not seen and seen is not None and current is not None and not same(seen, current)
        if lost or (key[0] is Kind.NODE and _keys_beside(book, key[1], edited)):
            raise CommitFailed(*_CHANGED)


def _keys_beside(book: TreeBook, node: str, known: Set[ItemKey]) -> list[Keypress]:
    """The keypresses that a node has here beside those that are `known`."""
    others = (item.local for item in book.index.below(node, known))
    return [value for value in others if isinstance(value, Keypress) and value.node == node]


def _contested(book: TreeBook, edited: Item, seen: Value | None, wanted: Value | None) -> Item:
    """The edited item, as a conflict when somebody else changed the same field and the screen did not show
    that yet: a person decides, as if the news had come later.
    """
    current = book.item(edited.key).local
    if seen is None or wanted is None or current is None or edited.base is None:
        return edited
    if same(current, seen):
        return edited
    if edited.has_theirs or edited.key in book.flying:
        return edited
    ancestor = merge(current, seen, edited.base).value
    if not merge(ancestor, edited.local, edited.base).conflicts:
        return edited
    return replace(edited, base=ancestor, theirs=edited.base, has_theirs=True)


def _hold_contested(work: Transaction, book: TreeBook, items: Iterable[Item]) -> None:
    for item in items:
        op = book.ops.get(item.key) if item.has_theirs else None
        if op is not None and op.state is OpState.NEW:
            work.put_op(op.to(OpState.CONFLICT, why=_CHANGED[0]))


def _refuse_bound(book: TreeBook, found: Iterable[Delta], tree: IvrTree) -> None:
    """Refuse to bind a key that was bound elsewhere and is not on the screen yet. Raises CommitFailed."""
    new = [w for _, seen, w, _ in found if isinstance(w, Keypress) and _is_bound_anew(seen, w)]
    if not new:
        return
    known, shown = {key for key, *_ in found}, tree.keypresses
    unseen: dict[NodeId, set[Key]] = {}
    for keypress in new:
        node = keypress.node
        if node not in unseen:
            beside = _keys_beside(book, node, known)
            unseen[node] = {k.key for k in beside if k.id not in shown}
        if keypress.key in unseen[node]:
            owner = tree.nodes.get(node)
            name = "" if owner is None else owner.name
            raise CommitFailed(
                phrase("“{name}” uses key {key} already.", name=name, key=keypress.key.words),
                phrase("Look at the tree again, and add it anew if it is still needed."),
            )


def _is_bound_anew(seen: Value | None, wanted: Keypress) -> bool:
    return not (isinstance(seen, Keypress) and seen.key is wanted.key)


def store(work: Transaction, book: TreeBook, items: Iterable[Item], *, send: bool) -> None:
    """Store new local states, and with `send` open or cancel their operations."""
    agreed = [_agreed(item) if item.has_theirs else item for item in items]
    ops = book.ops
    edited = {item.key for item in agreed if item.key in ops and _is_edited(book, item)} if ops else set()
    work.put_items(book.id, agreed)
    if send:
        settle_operations(work, book, agreed, edited)


def _agreed(item: Item) -> Item:
    """The item, without the conflict if both sides agree now."""
    if not same(item.theirs, item.local):
        return item
    return item.settled(item.theirs)


def _is_edited(book: TreeBook, item: Item) -> bool:
    return not same(book.item(item.key).local, item.local)


def settle_operation(work: Transaction, book: TreeBook, item: Item) -> None:
    """Open or cancel the waiting operation of `item`. One that is stuck stays."""
    settle_operations(work, book, (item,))


def settle_operations(
    work: Transaction, book: TreeBook, items: Iterable[Item], edited: Collection[ItemKey] = ()
) -> None:
    """Open, renew or cancel the waiting operations of items. A stuck one is replaced only when its item was
    `edited` since.
    """
    opened: list[ItemKey] = []
    cancelled: list[Operation] = []
    superseded: list[Operation] = []
    ops, flying = book.ops, book.flying
    for item in items:
        key, base, local = item.key, item.base, item.local
        if item.has_theirs and not same(item.theirs, local):
            continue  # the conflict stays open until it is resolved
        waiting = ops.get(key) if ops else None
        wanted = (local is not base and not same(base, local)) or key in flying
        if wanted and local is not None and is_read_only(local):
            wanted = False
        if not wanted:
            if waiting is not None:
                cancelled.append(waiting)
        elif waiting is None:
            opened.append(key)
        elif waiting.state is not OpState.NEW and key in edited:
            superseded.append(waiting)
            opened.append(key)
    work.end_ops(book.id, cancelled, OpState.CANCELLED)
    work.end_ops(book.id, superseded, OpState.SUPERSEDED)
    work.open_ops(book.id, opened)


def _commit_record(work: Transaction, book: TreeBook, change: Change, tree: IvrTree) -> None:
    record = replace(book.record, root=tree.root, tests=tree.tests, extra=tree.extra)
    if change.tree_changed or change.root_changed or change.replaced or record.root != book.record.root:
        work.put_tree(record)


def _commit_places(work: Transaction, book: TreeBook, change: Change, tree: IvrTree) -> None:
    touched: set[Vertex] = set(change.moved) | set(change.nodes_added) | set(change.nodes_removed)
    touched |= set(change.destinations_added) | set(change.destinations_removed)
    if change.replaced:
        touched |= set(book.spots) | set(tree.positions)
    spots = tree.positions
    moved = {v: spots.get(v) for v in touched if spots.get(v) != book.spots.get(v)}
    if moved:
        work.put_spots(book.id, moved)
    if change.tree_changed or change.replaced or change.destinations_added or change.destinations_removed:
        loose: frozenset[Destination] = tree.loose
        for destination in book.loose ^ loose:
            work.put_loose(book.id, destination, loose=destination in loose)
