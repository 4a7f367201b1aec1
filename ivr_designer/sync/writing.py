"""The transactions around one write: before its first byte, and after its outcome. No awaiting here.

Before sending, the operation goes to SENDING with the token's end, the ids listed and what is sent. After it,
result and remote id are stored together. An outcome that is not known stays UNKNOWN until a list proves it.
"""

from dataclasses import dataclass, replace

from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.keypresses import Keypress
from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.icc.errors import IccError, ServerRefused
from ivr_designer.sync import records
from ivr_designer.sync.absorbing import bury_keys, strand
from ivr_designer.sync.activity import call_name, call_phrase
from ivr_designer.sync.book import Item, TreeBook
from ivr_designer.sync.committing import settle_operation
from ivr_designer.sync.evidence import Listing
from ivr_designer.sync.operations import Operation, OpState, Verb
from ivr_designer.sync.plan import verb_for
from ivr_designer.sync.ports import Ticket
from ivr_designer.sync.spaces import NoRemoteId, from_wire, remote_node, to_wire
from ivr_designer.sync.transaction import Transaction
from ivr_designer.sync.values import ItemKey, Kind, Value, fold, incomplete, is_read_only

NO_PARENT = ""


@dataclass(frozen=True, slots=True)
class Sending:
    """A write that is journalled and about to leave. `want` is in the server's ids, None for a delete."""

    op: Operation
    verb: Verb
    kind: Kind
    parent: str
    rid: str | None
    want: Value | None
    before: Value | None
    ticket: Ticket


def scope_of(book: TreeBook, key: ItemKey) -> str | None:
    """The remote id whose list shows an item: its tree's or its node's; "" for the tree itself. None: not
    there yet.
    """
    if key[0] is Kind.TREE:
        return NO_PARENT
    if key[0] is Kind.NODE:
        return book.rid
    item = book.item(key)
    value = item.base or item.local or item.theirs
    return remote_node(book, value.node) if isinstance(value, Keypress) else None


def wire_or_none(book: TreeBook, value: Value | None, rid: str | None) -> Value | None:
    """`value` in the server's ids, None if that cannot be said."""
    if value is None:
        return None
    try:
        return to_wire(book, value, rid)
    except NoRemoteId:
        return None


def begin(
    work: Transaction, book: TreeBook, key: ItemKey, listing: Listing, ticket: Ticket, now: float
) -> Sending | None:
    """Journal that `key` is being sent. None when there is nothing (left) to send, or not yet."""
    op, item = book.ops.get(key), book.item(key)
    if op is None or op.state is not OpState.NEW or key in book.flying:
        return None
    verb = verb_for(item)
    if verb is None or is_read_only(item.local) or (verb is not Verb.DELETE and incomplete(item.local)):
        return None
    if not item.is_dirty:
        work.put_op(op.to(OpState.CANCELLED))
        return None
    if verb is Verb.DELETE and item.rid not in listing.rows:
        work.put_op(op.to(OpState.DONE, verb=verb))
        _deleted(work, book, item)
        return None
    want = None
    if item.local is not None:
        want = wire_or_none(book, item.local, item.rid)
        if want is None:
            return None
    before = wire_or_none(book, item.base, item.rid)
    op = op.sending(
        verb, want=records.to_text(want), rid=item.rid, parent=listing.parent,
        pre_ids=frozenset(listing.rows), exp=ticket.exp, at=now,
    )  # fmt: skip
    op = work.put_op(op)
    return Sending(op, verb, key[0], listing.parent, item.rid, want, before, ticket)


def landed(
    work: Transaction, book: TreeBook, op: Operation, rid: str | None, *, is_root: bool | None = None
) -> Item:
    """The write took effect: store what the server has now, and its id. Returns the item."""
    item = book.item(op.item)
    work.put_op(op.to(OpState.DONE))
    if op.verb is Verb.DELETE:
        return _deleted(work, book, item)
    want = records.from_text(op.want)
    assert want is not None
    sent = from_wire(book, want, op.item[1])
    base = fold(sent, item.local)
    if isinstance(base, Keypress) and isinstance(sent, Keypress):
        base = replace(
            base, from_number=sent.from_number
        )  # what we sent is known, unlike what a list leaves out
    fresh = replace(item, base=base, rid=rid or op.rid, fence=None, ghost=None)
    if op.verb is Verb.UPDATE and item.fence is not None and item.ghost == op.want:
        fresh = replace(fresh, fence=item.fence, ghost=item.ghost)  # the lost copy may still come
    work.put_item(book.id, fresh)
    settle_operation(work, book, fresh)
    first = op.item[0] is Kind.NODE and op.verb is Verb.CREATE and book.record.base_root is None
    if first and (is_root or (is_root is None and book.record.root == op.item[1])):
        work.put_tree(replace(book.record, base_root=NodeId(op.item[1])))
    return fresh


def _deleted(work: Transaction, book: TreeBook, item: Item) -> Item:
    gone = replace(item, base=None, rid=None, fence=None, ghost=None)
    if item.key[0] is Kind.TREE and item.local is None:
        work.drop_tree(book.id)
        return gone
    if item.key[0] is Kind.NODE:
        strand(work, book, item)
        bury_keys(work, book, item.key[1])
        if book.record.base_root == item.key[1]:
            work.put_tree(replace(book.record, base_root=None))
    work.put_item(book.id, gone)
    settle_operation(work, book, gone)
    return gone


def not_landed(work: Transaction, book: TreeBook, op: Operation, *, may_still: bool = False) -> None:
    """It certainly had no effect, so it waits again. With `may_still` an update's lost copy is remembered."""
    item = book.item(op.item)
    if may_still and op.verb is Verb.UPDATE:
        item = replace(item, fence=op.exp, ghost=op.want)
        work.put_item(book.id, item)
    if op.notes.get("refused"):
        words = str(op.notes["refused"])
        refuse(work, book, op, phrase("The server refused this."), words)
        return
    if op.item in book.ops:  # a later edit waits behind: it says what is wanted now
        work.put_op(op.to(OpState.SUPERSEDED))
        settle_operation(work, book, item)
        return
    again = op.waiting_again()
    work.put_op(again if item.is_dirty else again.to(OpState.CANCELLED))


def refuse(work: Transaction, book: TreeBook, op: Operation, why: Phrase, words: str) -> None:
    """The server said no. A later edit that waits behind takes its place, and so does having given it up."""
    if op.item in book.ops:
        work.put_op(op.to(OpState.SUPERSEDED))
        settle_operation(work, book, book.item(op.item))
        return
    if not book.item(op.item).is_dirty:  # nobody wants it any more
        work.put_op(op.to(OpState.SUPERSEDED))
        return
    work.put_op(op.to(OpState.REFUSED, why=why, words=words))


def failed(work: Transaction, book: TreeBook, op: Operation, error: Exception) -> OpState:
    """Store how a write ended that did not succeed; returns the operation's new state."""
    outcome = error.outcome if isinstance(error, IccError) else "unknown"
    # A gateway may say no after the server did it: before anything is undone or made again, a list tells.
    is_hidden = op.verb is Verb.CREATE or not isinstance(error, ServerRefused)
    notes = {"denied": True} if is_hidden and outcome == "refused" else {}
    if isinstance(error, ServerRefused):
        words = error.message or str(error.cause)
        if op.verb is Verb.DELETE or notes:  # "not found" is what we want: the list tells
            work.put_op(op.to(OpState.UNKNOWN, notes={**op.notes, **notes, "refused": words}))
            return OpState.UNKNOWN
        refuse(work, book, op, phrase("The server refused this."), error.message)
        return OpState.REFUSED
    if outcome == "unknown" or notes:
        work.put_op(op.to(OpState.UNKNOWN, notes={**op.notes, **notes}))
        return OpState.UNKNOWN
    not_landed(work, book, op)
    return OpState.NEW


def log_call(
    work: Transaction, book: TreeBook, op: Operation, result: Phrase, *, ok: bool, took_ms: float | None,
    words: str = "",
) -> None:  # fmt: skip
    """One line of activity for a write."""
    assert op.verb is not None
    item = book.item(op.item)
    value = item.local if op.verb is not Verb.DELETE else item.base
    work.log(
        call_phrase(book, op.verb, value or item.base), result, ok=ok, call=call_name(op.verb, op.item[0]),
        took_ms=took_ms, words=words, tree=book.id, item=op.item,
    )  # fmt: skip
