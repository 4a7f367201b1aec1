"""The account's lists: trees, numbers, queues, recordings."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ivr_designer.domain.ids import TreeId, new_tree_id
from ivr_designer.domain.phrases import phrase
from ivr_designer.sync import twins
from ivr_designer.sync.activity import item_phrase
from ivr_designer.sync.book import Book, Item, TreeBook, TreeRecord
from ivr_designer.sync.contract import Account, PhoneNumber, Queue, Recording, TreeRow
from ivr_designer.sync.number_wishes import switches
from ivr_designer.sync.operations import OpState
from ivr_designer.sync.ports import RemoteNumber, RemoteTree
from ivr_designer.sync.statuses import stuck_delete
from ivr_designer.sync.transaction import Transaction
from ivr_designer.sync.values import Kind, TreeFacts, fold, same, tree_key
from ivr_designer.sync.writing import NO_PARENT


@dataclass(slots=True)
class Lists:
    """What was read last; None was never read."""

    numbers: tuple[RemoteNumber, ...] | None = None
    queues: tuple[Queue, ...] | None = None
    recordings: tuple[Recording, ...] | None = None
    project: str | None = None
    read_at: float | None = None

    @property
    def shown_numbers(self) -> tuple[PhoneNumber, ...] | None:
        """The numbers as the window knows them."""
        return None if self.numbers is None else tuple(n.shown for n in self.numbers)


def take_trees(work: Transaction, book: Book, rows: Iterable[RemoteTree]) -> list[TreeId]:
    """Take in the list of trees: new ones appear, missing ones are marked; returns trees that changed."""
    found = {row.id: row for row in rows}
    changed: list[TreeId] = []
    known = {t.rid: t for t in book.trees.values() if t.rid is not None}
    creating = any(
        key[0] is Kind.TREE and op.rid is None for t in book.trees.values() for key, op in t.flying.items()
    )
    for rid, tree in known.items():
        if _take_known(work, tree, found.get(rid or "")):
            changed.append(tree.id)
    for rid, row in found.items():
        if rid not in known and not creating:
            changed.append(_take_new(work, book, row))
    return changed


def _take_known(work: Transaction, tree: TreeBook, row: RemoteTree | None) -> bool:
    own = tree.own
    if own.key in tree.flying or tree.is_doomed:
        return False
    gone = row is None
    changed = gone != tree.record.gone
    if changed:
        work.put_tree(replace(tree.record, gone=gone))
    if row is not None and own.key not in tree.ops and not own.has_theirs:
        facts = fold(TreeFacts(row.name), own.base)
        if not same(facts, own.base) and same(own.base, own.local) and not tree.record.loaded:
            work.put_item(tree.id, replace(own, base=facts, local=facts))
            changed = True
    return changed


def _take_new(work: Transaction, book: Book, row: RemoteTree) -> TreeId:
    tree = new_tree_id()
    facts = TreeFacts(row.name)
    scope = (Kind.TREE, NO_PARENT)
    found = (twins.original_of(known, scope, facts) for known in book.trees.values())
    original = next((lid for lid in found if lid is not None), None)
    work.put_tree(TreeRecord(tree, loaded=False))
    work.put_item(tree, Item(tree_key(tree), 0, row.id, facts, facts))
    if original is not None:
        made = book.trees[tree]
        twins.note(work, made, tree, original)
        work.log(
            twins.ARRIVED_LATE, phrase("{thing} is there twice", thing=item_phrase(made, facts)), tree=tree
        )
    return tree


def tree_rows(book: Book) -> tuple[TreeRow, ...]:
    """The trees for the list, by name. One that is being deleted shows only when that does not go on."""
    rows = [
        TreeRow(
            t.id, t.name, t.rid, t.record.mode,
            sum(op.state is OpState.NEW for op in t.ops.values()) + len(t.flying), t.record.path,
            t.record.gone, t.record.notes.get("kept_for"), t.is_doomed, status,
        )
        for t in book.trees.values()
        if "fresh_for" not in t.record.notes
        if (status := stuck_delete(t)) is not None or not t.is_doomed
    ]  # fmt: skip
    return tuple(sorted(rows, key=lambda r: (r.name.casefold(), r.id)))


def account_of(book: Book, lists: Lists) -> Account:
    """Everything that is known, for the window."""
    return Account(
        tree_rows(book), lists.shown_numbers, lists.queues, lists.recordings, lists.project, lists.read_at,
        switches(book),
    )  # fmt: skip
