"""Acts on whole trees and on stuck operations, each within one transaction of the journal."""

from collections.abc import Collection
from dataclasses import replace

from ivr_designer.domain.ids import TreeId, new_tree_id
from ivr_designer.domain.keypresses import Keypress
from ivr_designer.domain.tree import TreeContent
from ivr_designer.sync import twins
from ivr_designer.sync.absorbing import bury_keys, strand
from ivr_designer.sync.book import Book, Item, TreeBook, TreeRecord
from ivr_designer.sync.clashes import clashes, rival_of, take_place
from ivr_designer.sync.committing import settle_operation, store
from ivr_designer.sync.contract import Mode
from ivr_designer.sync.merge import merge
from ivr_designer.sync.operations import Operation, OpState
from ivr_designer.sync.remote_edit import Patch
from ivr_designer.sync.transaction import Transaction
from ivr_designer.sync.values import ItemKey, Kind, TreeFacts, Value, keypress_key, node_key, same, tree_key

_MODE_BEFORE = "mode_before"


def create(work: Transaction, book: Book, tree: TreeId, name: str, *, send: bool) -> None:
    """A new, empty tree."""
    work.put_tree(TreeRecord(tree))
    own = Item(tree_key(tree), 0, local=TreeFacts(name))
    work.put_item(tree, own)
    if send:
        work.put_op(Operation(tree, own.key))


def adopt(work: Transaction, content: TreeContent, path: str | None) -> TreeId:
    """A tree from a file becomes a draft."""
    tree = new_tree_id()
    work.put_tree(TreeRecord(tree, content.root, None, Mode.DRAFT, path, content.tests, content.extra))
    work.put_item(tree, Item(tree_key(tree), 0, local=TreeFacts(content.name)))
    place = 1
    for node in content.nodes.values():
        work.put_item(tree, Item(node_key(node.id), place, local=node))
        place += 1
    for keypress in content.keypresses.values():
        work.put_item(tree, Item(keypress_key(keypress.id), place, local=keypress))
        place += 1
    for vertex, spot in content.positions.items():
        work.put_spot(tree, vertex, spot)
    for loose in content.loose:
        work.put_loose(tree, loose, loose=True)
    return tree


def delete(work: Transaction, book: TreeBook, *, send: bool) -> None:
    """A tree goes: at once if the server never had it, else bottom-up there first."""
    if not send or (book.rid is None and not book.flying):
        work.drop_tree(book.id)
        return
    if book.record.gone:
        work.drop_tree(book.id)
        return
    work.put_tree(replace(book.record, mode=Mode.LIVE))
    doomed = [replace(i, local=None, theirs=None, has_theirs=False) for i in list(book.items.values())]
    store(work, book, doomed, send=True)


def keep(work: Transaction, book: TreeBook) -> None:
    """A tree that was to be deleted stays, with whatever the server still has of it."""
    going = [item for item in book.items.values() if item.key in book.flying]
    _take_over(work, book, [(i, _server(i)) for i in book.items.values() if i.key not in book.flying])
    # should what is under way go all the same, it is made again
    work.put_items(book.id, [replace(item, local=_server(item)) for item in going])
    work.put_tree(replace(book.record, root=book.record.base_root))


def mode_before(book: TreeBook) -> Mode:
    """How a tree was edited before a command took it as a draft; how it is edited when none did."""
    return Mode(book.record.notes.get(_MODE_BEFORE, book.record.mode))


def is_lent(book: TreeBook) -> bool:
    """True while a command has a tree as a draft, or was killed when it had."""
    return _MODE_BEFORE in book.record.notes


def set_mode(work: Transaction, book: TreeBook, mode: Mode, *, send: bool, lends: bool = False) -> None:
    """Switch between live edit and draft; what waits is kept back or let go. With `lends` it is noted how the
    tree was edited before.
    """
    notes = {name: value for name, value in book.record.notes.items() if name != _MODE_BEFORE}
    if lends:
        notes[_MODE_BEFORE] = mode_before(book).value
    work.put_tree(replace(book.record, mode=mode, notes=notes))
    if mode is Mode.LIVE and send:
        for item in list(book.items.values()):
            if item.is_dirty:
                settle_operation(work, book, item)


def retry(work: Transaction, book: TreeBook, items: Collection[str] | None) -> None:
    """Refused and held operations wait again."""
    for key, op in list(book.ops.items()):
        if op.state in {OpState.REFUSED, OpState.HELD} and (items is None or key[1] in items):
            work.put_op(op.waiting_again())


def discard(work: Transaction, book: TreeBook, items: Collection[str]) -> list[Patch]:
    """Give up local changes of items: what the server has (its side, in a conflict) becomes local."""
    back, gone = _taken_along(book, items)
    patches: list[Patch] = []
    dropped: list[Item] = []
    taken: list[tuple[Item, Value | None]] = []
    for key, item in book.items.items():
        if key[1] in gone:  # its node goes: whatever comes of a call for it is not wanted any more
            patches.append(Patch(key, item.local, None))
            if key in book.flying:
                dropped.append(replace(item, local=None))
            else:
                taken.append((item, None))
        elif key[1] in back and key not in book.flying:
            server = _server(item)
            taken.append((item, server))
            if not same(server, item.local):
                patches.append(Patch(key, item.local, server))
    work.put_items(book.id, dropped)
    _take_over(work, book, taken)
    return patches


def _server(item: Item) -> Value | None:
    """What the contact center has of an item; its side, in a conflict."""
    return item.theirs if item.has_theirs else item.base


def _taken_along(book: TreeBook, items: Collection[str]) -> tuple[set[str], set[str]]:
    """(what comes back, what goes) when the server's side is taken for `items`: with nodes, their keys."""
    asked = set(items) | _owners_to_bring_back(book, items)
    back, gone = set(asked), set[str]()
    for key, item in book.items.items():
        if key[0] is Kind.NODE and key[1] in asked and (item.has_theirs or key[1] not in items):
            if item.has_theirs and item.theirs is None:
                gone |= _keys_of(book, key[1])
            elif item.local is None:
                back |= _keys_of(book, key[1])
    return back, gone - set(items)


def _owners_to_bring_back(book: TreeBook, items: Collection[str]) -> set[str]:
    """Nodes deleted here without which a key of the server cannot come back."""
    found: set[str] = set()
    for key, item in book.items.items():
        value = item.theirs if item.has_theirs else item.base
        if key[0] is Kind.KEY and key[1] in items and isinstance(value, Keypress):
            owner = book.items.get((Kind.NODE, value.node))
            if owner is not None and owner.local is None:
                found.add(value.node)
    return found


def _take_over(work: Transaction, book: TreeBook, found: Collection[tuple[Item, Value | None]]) -> None:
    """Items become what the server has of them, and nothing waits for them any more."""
    ops = [book.ops[item.key] for item, _ in found if item.key in book.ops]
    work.end_ops(book.id, ops, OpState.SUPERSEDED)
    work.put_items(book.id, [replace(item.settled(server), local=server) for item, server in found])


def _keys_of(book: TreeBook, node: str) -> set[str]:
    return {item.key[1] for item in book.index.below(node)}


def keep_mine(work: Transaction, book: TreeBook, key: ItemKey, given_up: Collection[str] = ()) -> list[Patch]:
    """Decide a conflict for the local side: what the server has now will knowingly be overwritten. Fields
    that only they changed, and those of the contested ones that are `given_up`, are taken from them.
    """
    item = book.item(key)
    rival = rival_of(book, key)
    if rival is not None:
        return take_place(work, book, key, rival)
    seen = item.local
    if item.has_theirs:
        item = _decided(work, book, item, given_up)
        work.put_item(book.id, item)
    op = book.ops.get(key)
    if op is not None:
        work.put_op(op.to(OpState.SUPERSEDED))
    if not same(item.base, item.local):
        work.put_op(Operation(book.id, key))
    if key[0] is Kind.NODE and item.local is None:
        for other in [i.key for i in book.index.below(key[1]) if i.has_theirs and i.local is None]:
            theirs = book.item(other).theirs
            if isinstance(theirs, Keypress) and theirs.node == key[1]:
                keep_mine(work, book, other)
    return [] if same(seen, item.local) else [Patch(key, seen, item.local)]


def _make_anew(work: Transaction, book: TreeBook, node: Item) -> None:
    """A node that is gone elsewhere is made again: then so are its keys, and those that lead to it."""
    strand(work, book, node)
    bury_keys(work, book, node.key[1])
    touched = (*book.index.below(node.key[1]), *book.index.towards(node.key[1]))
    for item in {item.key: item for item in touched}.values():
        value = item.local
        if isinstance(value, Keypress) and node.key[1] in {value.node, value.next_node}:
            settle_operation(work, book, item)


def _decided(work: Transaction, book: TreeBook, item: Item, given_up: Collection[str]) -> Item:
    """A contested item, decided for the local side but for what was given up."""
    local, theirs = item.local, item.theirs
    if theirs is None:
        if item.key[0] is Kind.NODE:
            _make_anew(work, book, item)
        return replace(item, base=None, has_theirs=False, rid=None)
    if local is not None:
        local = merge(item.base, local, theirs, given_up).value
    return replace(item, base=theirs, local=local, theirs=None, has_theirs=False)


def keep_all_mine(
    work: Transaction, book: TreeBook, items: Collection[str], given_up: Collection[str] = ()
) -> list[Patch]:
    """Decide the conflicts of items for the local side, but for the fields that are `given_up`."""
    patches: list[Patch] = []
    twins.keep_both(work, book, items)
    bound = clashes(book)
    for key in list(book.items):
        op = book.ops.get(key)
        contested = book.item(key).has_theirs or (op is not None and op.state is OpState.CONFLICT)
        contested = contested or key in bound
        if key[1] in items and contested and key not in book.flying:
            patches += keep_mine(work, book, key, given_up)
    return patches


def take_theirs(work: Transaction, book: TreeBook, items: Collection[str]) -> list[Patch]:
    """Decide the conflicts of items for the server's side; what only we changed in them stays."""
    patches: list[Patch] = []
    whole = set(items)
    for item in list(book.items.values()):
        if item.key[1] in items and item.has_theirs and item.local is not None and item.theirs is not None:
            whole.discard(item.key[1])
            contested = merge(item.base, item.local, item.theirs).conflicts
            patches += keep_mine(work, book, item.key, {c.field for c in contested})
    return patches + discard(work, book, whole)


def adopt_candidate(work: Transaction, book: TreeBook, items: Collection[str], rid: str) -> None:
    """The thing of that remote id is the one that was made for the item: what it lacks is written to it
    next.
    """
    for key, op in list(book.ops.items()):
        if key[1] in items and op.state is OpState.CONFLICT and rid in op.notes.get("candidates", ()):
            work.put_op(op.to(OpState.SUPERSEDED))
            item = book.item(key)
            work.put_item(book.id, replace(item, rid=rid, base=item.local))
