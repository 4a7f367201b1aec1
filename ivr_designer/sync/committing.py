"""Making an edit durable: local state and operations in one transaction.

An operation is opened for every item whose local state is not what the server confirmed, and cancelled when
it is again (an undo before anything was sent). While a call for the item is under way, a second operation
waits behind it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ivr_designer.domain.changes import Change, Origin
from ivr_designer.domain.errors import CommitFailed
from ivr_designer.domain.keypresses import Destination, Keypress, Vertex
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
    keypress_key,
    node_key,
    same,
)


@dataclass(frozen=True, slots=True)
class Delta:
    """What an edit did to one item: what its author saw before, and what he wants."""

    key: ItemKey
    seen: Value | None
    wanted: Value | None


def deltas(change: Change, tree: IvrTree) -> list[Delta]:
    """The items that an edit names, nodes first, in a stable order. Some may have kept their value: a
    keypress whose missing target came to life is named, for what the server has may be another link by now.
    """
    found: list[Delta] = []
    for node in _ordered(change.nodes_added, tree.nodes):
        found.append(Delta(node_key(node), None, tree.nodes.get(node)))
    for node, old in change.nodes_changed.items():
        found.append(Delta(node_key(node), old, tree.nodes.get(node)))
    for node, old in change.nodes_removed.items():
        found.append(Delta(node_key(node), old, None))
    for keypress in _ordered(change.keypresses_added, tree.keypresses):
        found.append(Delta(keypress_key(keypress), None, tree.keypresses.get(keypress)))
    for keypress, was in change.keypresses_changed.items():
        found.append(Delta(keypress_key(keypress), was, tree.keypresses.get(keypress)))
    for keypress, was in change.keypresses_removed.items():
        found.append(Delta(keypress_key(keypress), was, None))
    return found


def _ordered(ids: Iterable[Any], order: Mapping[Any, Any]) -> list[Any]:
    wanted = set(ids)
    return [x for x in order if x in wanted] + sorted(wanted - order.keys())


def commit_edit(work: Transaction, book: TreeBook, change: Change, tree: IvrTree, *, send: bool) -> None:
    """Store what `change` did to `tree`. With `send`, operations are opened.

    Only for edits of the user: one that came from the server (REMOTE) or from opening a tree (LOAD) is in the
    journal already.
    """
    assert change.origin is Origin.USER
    place = book.next_place
    items: list[Item] = []
    found = deltas(change, tree)
    _refuse_overtaken(book, found)
    _refuse_unseen(book, found)
    _refuse_bound(book, found, tree)
    for delta in found:
        old = book.item(delta.key)
        value = reapply(delta.seen, delta.wanted, old.local)
        items.append(_contested(book, delta, replace(old, local=value, place=old.place or place)))
        place += 0 if old.place else 1
    if change.tree_changed and tree.name != book.name:
        own = book.own
        items.append(replace(own, local=TreeFacts(tree.name), place=own.place or place))
    store(work, book, items, send=send)
    _hold_contested(work, book, items)
    _commit_record(work, book, change, tree)
    _commit_places(work, book, change, tree)


def _refuse_overtaken(book: TreeBook, found: Iterable[Delta]) -> None:
    """Refuse an edit of what was deleted elsewhere and is only on the screen for another moment.

    Raises CommitFailed.
    """
    nodes = {delta.key for delta in found if delta.wanted is not None and delta.seen is None}
    for delta in found:
        wanted = delta.wanted
        if wanted is None:
            continue
        gone = delta.seen is not None and book.item(delta.key).local is None
        if isinstance(wanted, Keypress):
            owner = node_key(wanted.node)
            gone = gone or (owner not in nodes and book.item(owner).local is None)
        if gone:
            raise CommitFailed(
                phrase("This was deleted elsewhere a moment ago, so the change was not stored."),
                phrase("Look at the tree again, and add it anew if it is still needed."),
            )


def _refuse_unseen(book: TreeBook, found: Iterable[Delta]) -> None:
    """Refuse to delete what was changed elsewhere and is not on the screen like that yet: nobody has seen
    what would go. Raises CommitFailed.
    """
    edited = {delta.key for delta in found}
    gone = {delta.key[1] for delta in found if delta.wanted is None and delta.key[0] is Kind.NODE}
    new_keys = gone and any(
        isinstance(item.local, Keypress) and item.local.node in gone and key not in edited
        for key, item in book.items.items()
    )
    lost = (d for d in found if d.wanted is None and d.seen is not None)
    if new_keys or any(not same(d.seen, book.item(d.key).local or d.seen) for d in lost):
        raise CommitFailed(phrase("Somebody else changed this as well."), phrase("Try again in a moment."))


def _contested(book: TreeBook, delta: Delta, edited: Item) -> Item:
    """The edited item, as a conflict when somebody else changed the same field and the screen did not show
    that yet: a person decides, as if the news had come later.
    """
    current = book.item(delta.key).local
    if delta.seen is None or delta.wanted is None or current is None or edited.base is None:
        return edited
    if same(current, delta.seen):
        return edited
    if edited.has_theirs or delta.key in book.flying:
        return edited
    ancestor = merge(current, delta.seen, edited.base).value
    if not merge(ancestor, edited.local, edited.base).conflicts:
        return edited
    return replace(edited, base=ancestor, theirs=edited.base, has_theirs=True)


def _hold_contested(work: Transaction, book: TreeBook, items: Iterable[Item]) -> None:
    for item in items:
        op = book.ops.get(item.key)
        if item.has_theirs and op is not None and op.state is OpState.NEW:
            work.put_op(op.to(OpState.CONFLICT, why=phrase("Somebody else changed this as well.")))


def _refuse_bound(book: TreeBook, found: Iterable[Delta], tree: IvrTree) -> None:
    """Refuse to bind a key that was bound elsewhere and is not on the screen yet. Raises CommitFailed."""
    wanted = [d.wanted for d in found if isinstance(d.wanted, Keypress) and _is_bound_anew(d)]
    if not wanted:
        return
    edited, shown = {delta.key for delta in found}, tree.keypresses
    hidden = [k for k in book.items if k[0] is Kind.KEY and k[1] not in shown and k not in edited]
    values = [book.items[key].local for key in hidden]
    unseen = {(value.node, value.key) for value in values if isinstance(value, Keypress)}
    for keypress in wanted:
        if (keypress.node, keypress.key) in unseen:
            node = tree.nodes.get(keypress.node)
            name = "" if node is None else node.name
            raise CommitFailed(
                phrase("“{name}” uses key {key} already.", name=name, key=keypress.key.words),
                phrase("Look at the tree again, and add it anew if it is still needed."),
            )


def _is_bound_anew(delta: Delta) -> bool:
    seen, wanted = delta.seen, delta.wanted
    return not (isinstance(seen, Keypress) and isinstance(wanted, Keypress) and seen.key is wanted.key)


def store(work: Transaction, book: TreeBook, items: Iterable[Item], *, send: bool) -> None:
    """Store new local states, and with `send` open or cancel their operations."""
    for wanted in items:
        item = wanted
        edited = not same(book.item(item.key).local, item.local)
        if item.has_theirs and same(item.theirs, item.local):  # both agree now
            rid = item.rid if item.theirs is not None else None
            item = replace(item, base=item.theirs, theirs=None, has_theirs=False, rid=rid)
        work.put_item(book.id, item)
        if send:
            settle_operation(work, book, item, edited=edited)


def settle_operation(
    work: Transaction, book: TreeBook, item: Item, *, edited: bool = False
) -> Operation | None:
    """Open, renew or cancel the waiting operation of `item`; returns the one that waits now.

    A stuck one is replaced only when the item was `edited` since.
    """
    waiting = book.ops.get(item.key)
    flying = book.flying.get(item.key)
    wanted = flying is not None or not same(item.base, item.local)
    if item.has_theirs and not same(item.theirs, item.local):
        return waiting  # the conflict stays open until it is resolved
    if is_read_only(item.local):
        wanted = False
    if not wanted:
        if waiting is not None:
            work.put_op(waiting.to(OpState.CANCELLED))
        return None
    if waiting is not None and (waiting.state is OpState.NEW or not edited):
        return waiting
    if waiting is not None:
        work.put_op(waiting.to(OpState.SUPERSEDED))
    return work.put_op(Operation(book.id, item.key))


def _commit_record(work: Transaction, book: TreeBook, change: Change, tree: IvrTree) -> None:
    record = replace(book.record, root=tree.root, tests=tree.tests, extra=tree.extra)
    if change.tree_changed or change.root_changed or change.replaced or record.root != book.record.root:
        work.put_tree(record)


def _commit_places(work: Transaction, book: TreeBook, change: Change, tree: IvrTree) -> None:
    touched: set[Vertex] = set(change.moved) | set(change.nodes_added) | set(change.nodes_removed)
    touched |= set(change.destinations_added) | set(change.destinations_removed)
    if change.replaced:
        touched |= set(book.spots) | set(tree.positions)
    for vertex in touched:
        spot = tree.positions.get(vertex)
        if spot != book.spots.get(vertex):
            work.put_spot(book.id, vertex, spot)
    if change.tree_changed or change.replaced or change.destinations_added or change.destinations_removed:
        loose: frozenset[Destination] = tree.loose
        for destination in book.loose ^ loose:
            work.put_loose(book.id, destination, loose=destination in loose)
