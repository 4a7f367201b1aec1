"""Taking in what the server shows: drift is merged per field, contradictions become conflicts, and a list
that shows much less than is known stops everything instead.

Items with a call under way are left alone: their state is a question for `evidence`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Keypress
from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.domain.turns import politely
from ivr_designer.sync import clashes, twins
from ivr_designer.sync.book import Item, TreeBook
from ivr_designer.sync.committing import settle_operation
from ivr_designer.sync.evidence import Listing
from ivr_designer.sync.guards import Moment, key_guard, node_guard
from ivr_designer.sync.merge import merge
from ivr_designer.sync.operations import Operation, OpState
from ivr_designer.sync.records import from_text
from ivr_designer.sync.remote_edit import Patch
from ivr_designer.sync.spaces import STRANGER, from_wire
from ivr_designer.sync.transaction import Transaction
from ivr_designer.sync.values import ItemKey, Kind, Value, fold, matches, same


@dataclass(slots=True)
class Report:
    """What taking in a list came to. `new_nodes` are remote ids whose keys are to be read; `twins` are
    creates of ours that arrived after they had been given up; `lagging` asks to look again; `guard` says why
    nothing was taken in.
    """

    patches: list[Patch] = field(default_factory=list)
    conflicts: list[ItemKey] = field(default_factory=list)
    new_nodes: list[str] = field(default_factory=list)
    twins: list[ItemKey] = field(default_factory=list)
    lagging: bool = False
    guard: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What absorbing needs beside the list: our recent writes, fresh ids, if a person believes it, and what
    `settled_nodes` found before.
    """

    moment: Moment
    new_node_id: Callable[[], NodeId]
    new_keypress_id: Callable[[], KeypressId]
    force: bool = False
    settled: Mapping[ItemKey, Item] = field(default_factory=dict)


def settled_nodes(book: TreeBook, listing: Listing) -> dict[ItemKey, Item]:
    """Nodes of which a list tells nothing new, as far as they are still these very items when it is taken in.
    Without the journal's lock: comparing thousands of nodes takes longer than one who edits is to wait.
    """
    found: dict[ItemKey, Item] = {}
    for item in politely(list(book.items.values())):
        row = listing.rows.get(item.rid or "") if item.key[0] is Kind.NODE else None
        if row is not None and not item.has_theirs and same(_spelled(book, row, item), item.base):
            found[item.key] = item
    return found


class Absorber:
    """Takes one list into one tree, within one transaction."""

    def __init__(self, work: Transaction, book: TreeBook, context: Context) -> None:
        self.work = work
        self.book = book
        self.context = context
        self.report = Report()
        self._place = book.next_place

    def nodes(self, listing: Listing) -> Report:
        """Take in the nodes of the tree, not those of one that it was before it was published anew."""
        if listing.parent != self.book.rid:
            return self.report
        self.report.guard = (
            None if self.context.force else node_guard(self.book, listing, self.context.moment)
        )
        if self.report.guard is not None:
            return self.report
        known = [i for i in self.book.of_kind(Kind.NODE) if i.rid is not None]
        for item in known:
            assert item.rid is not None
            row = listing.rows.get(item.rid)
            self._take(item, row)
        if not self._creating(Kind.NODE):
            for rid, row in listing.rows.items():
                if self.book.lid_of(Kind.NODE, rid) is None:
                    self._take_new_node(rid, row)
        return self.report

    def keypresses(self, listing: Listing) -> Report:
        """Take in the keypresses of one node (`listing.parent` is its remote id)."""
        owner = self.book.lid_of(Kind.NODE, listing.parent)
        if owner is None:
            return self.report  # a node that is not known here yet; its keys are read once it is
        if not self.context.force:
            self.report.guard = key_guard(self.book, listing, self.context.moment)
        if self.report.guard is not None:
            return self.report
        for item in [i for i in self.book.index.below(owner) if i.rid is not None]:
            side = item.base or item.local
            if isinstance(side, Keypress) and side.node == owner:
                self._take(item, listing.rows.get(item.rid or ""))
        if not self._creating(Kind.KEY, listing.parent):
            for rid, row in listing.rows.items():
                if self.book.lid_of(Kind.KEY, rid) is None:
                    self._take_new_key(rid, row)
        clashes.hold(self.work, self.book)
        return self.report

    def own(self, row: Value | None) -> Report:
        """Take in the tree's own row; its absence is never taken for a delete."""
        if row is not None:
            self._take(self.book.own, row)
        return self.report

    # ---- one item

    def _take(self, item: Item, row: Value | None, *, may_lag: bool = True) -> None:
        if item.key in self.book.flying:
            return
        if may_lag and self.context.moment.lags(item.key, row):
            self.report.lagging = True
            return
        if self.context.settled.get(item.key) is item:
            return
        remote = None if row is None else _spelled(self.book, row, item)
        if item.has_theirs:
            self._renew_conflict(item, remote)
        elif not same(remote, item.base):
            self._merge(item, remote, row)

    def _merge(self, item: Item, remote: Value | None, row: Value | None) -> None:
        late = from_text(item.ghost)
        if row is not None and late is not None and matches(row, late):
            # An update of ours that was given up as lost has landed after all; what is wanted now follows.
            self._put(replace(item, base=remote, fence=None, ghost=None), opens=True)
            return
        outcome = merge(item.base, item.local, remote)
        if outcome.conflicts or (remote is None and self._has_unsent_keys(item)):
            self._conflict(item, remote)
            return
        merged = outcome.value
        if remote is None and item.key[0] is Kind.NODE:
            self._take_keys_of_lost(item)
        if not same(merged, item.local) or (merged is None) != (item.local is None):
            self.report.patches.append(Patch(item.key, item.local, merged))
        changed = replace(item, base=remote, local=merged, rid=item.rid if remote is not None else None)
        self._put(changed)
        if remote is None and item.key[0] is Kind.NODE:
            self._strand(item)

    def _has_unsent_keys(self, node: Item) -> bool:
        """True for a node whose keys were edited here: deleting it elsewhere contradicts that."""
        return node.key[0] is Kind.NODE and any(
            isinstance(i.local, Keypress) and i.local.node == node.key[1] and i.is_dirty
            for i in self.book.index.below(node.key[1])
        )

    def _conflict(self, item: Item, remote: Value | None) -> None:
        self.work.put_item(self.book.id, replace(item, theirs=remote, has_theirs=True))
        op = self.book.ops.get(item.key)
        if op is not None and op.state is not OpState.CONFLICT:
            self.work.put_op(op.to(OpState.CONFLICT, why=phrase("Somebody else changed this as well.")))
        self.report.conflicts.append(item.key)

    def _renew_conflict(self, item: Item, remote: Value | None) -> None:
        if isinstance(remote, Keypress) and item.base is None and item.local is None:
            if not self._is_deleted_here(remote.node):  # the node is back, and its keys with it
                self._add(replace(item, base=remote, local=remote, theirs=None, has_theirs=False))
            return
        op = self.book.ops.get(item.key)
        if same(remote, item.local) or same(remote, item.base):
            calm = item.settled(remote)
            self.work.put_item(self.book.id, calm)
            if op is not None and not calm.is_dirty:
                self.work.put_op(op.to(OpState.CANCELLED, why=None))
            elif op is not None and op.state is OpState.CONFLICT:
                self.work.put_op(op.to(OpState.NEW, why=None))
        elif not same(remote, item.theirs):
            self.work.put_item(self.book.id, replace(item, theirs=remote))

    def _put(self, item: Item, *, opens: bool = False) -> None:
        """Store an item; cancel its operation when nothing is left to do, or open one."""
        self.work.put_item(self.book.id, item)
        op = self.book.ops.get(item.key)
        if op is not None and same(item.base, item.local):
            self.work.put_op(op.to(OpState.CANCELLED, why=None))
        elif op is None and opens and not same(item.base, item.local):
            self.work.put_op(Operation(self.book.id, item.key))

    # ---- what appeared and what went along

    def _take_new_node(self, rid: str, row: Value) -> None:
        stranger = STRANGER + rid
        lid = stranger if self._is_mentioned(stranger) else self.context.new_node_id()
        value = from_wire(self.book, row, lid)
        self._add(Item((Kind.NODE, lid), self._next_place(), rid, value, value))
        self._note_twin((Kind.NODE, lid), self.book.rid or "", row)
        self.report.new_nodes.append(rid)

    def _note_twin(self, key: ItemKey, parent: str, row: Value) -> None:
        original = twins.original_of(self.book, (key[0], parent), row)
        if original is not None:
            twins.note(self.work, self.book, key[1], original)
            self.report.twins.append(key)

    def _take_new_key(self, rid: str, row: Value) -> None:
        lid = self.context.new_keypress_id()
        value = from_wire(self.book, row, lid)
        assert isinstance(value, Keypress)
        for rival in self.book.index.below(value.node):
            mine = rival.local
            if (
                rival.rid is None
                and isinstance(mine, Keypress)
                and (mine.node, mine.key) == (value.node, value.key)
            ):
                if rival.key not in self.book.flying:
                    self._meet(replace(rival, rid=rid), replace(value, id=mine.id))
                return
        if self._is_deleted_here(value.node):
            self._hide(Item((Kind.KEY, lid), self._next_place(), rid, theirs=value, has_theirs=True))
            return
        self._add(Item((Kind.KEY, lid), self._next_place(), rid, value, value))
        self._note_twin((Kind.KEY, lid), row.node if isinstance(row, Keypress) else "", row)

    def _meet(self, item: Item, remote: Keypress) -> None:
        """Somebody made the key that we were about to make."""
        assert item.local is not None
        folded = fold(remote, item.local)
        if same(folded, item.local):
            self._put(replace(item, base=folded))
        else:
            self._conflict(item, remote)

    def _is_deleted_here(self, node: NodeId) -> bool:
        owner = self.book.items.get((Kind.NODE, node))
        return owner is not None and owner.local is None

    def _hide(self, item: Item) -> None:
        """Somebody gave a key to a node that is being deleted here: that is for a person to decide."""
        self.work.put_item(self.book.id, item)
        self.report.conflicts.append(item.key)
        assert isinstance(item.theirs, Keypress)
        owner = self.book.item((Kind.NODE, item.theirs.node))
        if not owner.has_theirs and owner.key not in self.book.flying:
            self._conflict(owner, owner.base)

    def _add(self, item: Item) -> None:
        self.work.put_item(self.book.id, item)
        self.report.patches.append(Patch(item.key, None, item.local))

    def _take_keys_of_lost(self, node: Item) -> None:
        """Nothing is below a node that is gone, not even a key of ours that lists do not show yet."""
        for item in self.book.index.below(node.key[1]):
            if item.rid is None or not _is_below(item, node.key[1]):
                continue
            if item.key in self.book.flying:  # whatever the call was to do, there is nothing to do it to
                if item.local is not None:
                    self.report.patches.append(Patch(item.key, item.local, None))
                self.work.put_item(self.book.id, _buried(replace(item, local=None)))
            else:
                self._take(item, None, may_lag=False)

    def _strand(self, node: Item) -> None:
        led_there = [
            i for i in self.book.index.towards(node.key[1]) if _leads_to(i, node) and not i.has_theirs
        ]
        strand(self.work, self.book, node)
        for item in led_there:
            base = self.book.item(item.key).base
            if isinstance(base, Keypress) and item.key not in self.book.flying:
                self._follow(self.book.item(item.key), base.next_node)
        if self.book.record.base_root == node.key[1]:
            self.work.put_tree(replace(self.book.record, base_root=None))

    def _follow(self, item: Item, target: NodeId | None) -> None:
        """Nobody here chose where a key leads now, so it is no edit of ours."""
        assert isinstance(item.local, Keypress)
        local = replace(item.local, next_node=target)
        self.report.patches.append(Patch(item.key, item.local, local))
        self._put(replace(item, local=local))

    def _is_mentioned(self, lid: str) -> bool:
        return any(
            isinstance(v, Keypress) and v.next_node == lid
            for i in self.book.index.towards(lid)
            for v in (i.base, i.local)
        )

    def _creating(self, kind: Kind, parent: str | None = None) -> bool:
        """True while a create of this kind is under way: a row we do not know may be ours."""
        return any(
            op.item[0] is kind and op.rid is None and (parent is None or op.parent == parent)
            for op in self.book.flying.values()
        )

    def _next_place(self) -> int:
        self._place += 1
        return self._place


def strand(work: Transaction, book: TreeBook, node: Item) -> None:
    """A node is gone from the server: keys there that lead to it now lead to its old id and nowhere else."""
    for item in book.index.towards(node.key[1]):
        base = item.base
        if isinstance(base, Keypress) and base.next_node == node.key[1] and node.rid is not None:
            work.put_item(book.id, replace(item, base=replace(base, next_node=NodeId(STRANGER + node.rid))))


def bury_keys(work: Transaction, book: TreeBook, node: str) -> None:
    """A node is gone from the server, and its keys with it: those that are wanted here are to be made."""
    for item in book.index.below(node):
        if _is_below(item, node):
            work.put_item(book.id, _buried(item))
            settle_operation(work, book, _buried(item))


def _is_below(item: Item, node: str) -> bool:
    """True for a key that a node has on the server, as we know it or as somebody else made it."""
    side = item.base or item.theirs
    return isinstance(side, Keypress) and side.node == node


def _buried(item: Item) -> Item:
    return replace(item, base=None, rid=None, theirs=None, has_theirs=False, fence=None, ghost=None)


def _leads_to(item: Item, node: Item) -> bool:
    """True for a key that leads to a node both here and on the server."""
    sides = (item.base, item.local)
    return all(isinstance(side, Keypress) and side.next_node == node.key[1] for side in sides)


def _spelled(book: TreeBook, row: Value, item: Item) -> Value:
    """What a list shows of an item, in our ids and spelled as it is here where that is the same."""
    remote = fold(from_wire(book, row, item.key[1]), item.base or item.local)
    spelled = fold(remote, item.local)
    return spelled if same(spelled, item.local) and not _unseen_edit(remote, item) else remote


def _unseen_edit(remote: Value, item: Item) -> bool:
    """True when `remote` leaves out the number shown, and that is what was edited here: its silence is no
    sign that the server has the edit.
    """
    base, local = item.base, item.local
    if not (isinstance(remote, Keypress) and isinstance(base, Keypress) and isinstance(local, Keypress)):
        return False
    return remote.from_number is None and base.from_number != local.from_number
