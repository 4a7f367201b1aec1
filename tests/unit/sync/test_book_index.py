"""Items found by what they have to do with, against a walk over all of them."""

import random
from dataclasses import replace

import pytest

from ivr_designer.domain.ids import NodeId, new_keypress_id, new_node_id
from ivr_designer.domain.keypresses import Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.sync import clashes
from ivr_designer.sync.absorbing import Absorber, Context
from ivr_designer.sync.book import Item, TreeBook, TreeRecord
from ivr_designer.sync.book_index import Index
from ivr_designer.sync.guards import Moment
from ivr_designer.sync.values import Kind, TreeFacts, keypress_key, node_key, tree_key
from tests.helpers.sync_values import TREE, item, listing, memory_journals, node, press

NODES = ("a", "b", "c", "d")


def sides(one: Item):
    return [v for v in (one.base, one.local, one.theirs) if isinstance(v, Keypress)]


def by_place(found):
    return [one.key for one in sorted(found, key=lambda one: one.place)]


def check(book: TreeBook) -> None:
    every = book.items.values()
    index = book.index
    for name in NODES:
        assert [i.key for i in index.below(name)] == by_place(
            i for i in every if any(v.node == name for v in sides(i))
        )
        assert [i.key for i in index.towards(name)] == by_place(
            i for i in every if any(v.next_node == name for v in sides(i))
        )
    assert [i.key for i in index.fenced()] == by_place(i for i in every if i.fence is not None)
    assert [i.key for i in index.contested()] == by_place(i for i in every if i.has_theirs)
    crowded: dict = {}
    for one in every:
        if isinstance(one.local, Keypress):
            crowded.setdefault((one.local.node, one.local.key), []).append(one)
    shared = {place: by_place(found) for place, found in crowded.items() if len(found) > 1}
    assert {place: [i.key for i in found] for place, found in index.crowded().items()} == shared
    assert [i.key for i in index.dirty()] == by_place(i for i in every if i.is_dirty)
    assert index.dirty_count() == len(index.dirty())
    for kind in Kind:
        assert [i.key for i in book.of_kind(kind)] == by_place(i for i in every if i.key[0] is kind)


@pytest.mark.parametrize("seed", range(20))
def test_after_any_changes_everything_is_found_and_nothing_else(seed):
    chance = random.Random(seed)
    book = TreeBook(TreeRecord(TREE))
    facts = TreeFacts("tree")
    book.put_item(Item(tree_key(TREE), 0, "T", facts, facts))
    for name in NODES:
        book.put_item(item(node(name), name.upper(), place=book.next_place))
    for _ in range(60):
        lid = f"k{chance.randrange(12)}"

        def value(lid=lid):
            to = chance.choice((*NODES, None))
            return chance.choice((None, press(lid, chance.choice(NODES), to=to)))

        old = book.items.get(keypress_key(press(lid, "a").id))
        place = old.place if old is not None and chance.random() < 0.8 else book.next_place
        contested = chance.random() < 0.3
        book.put_item(
            Item(
                keypress_key(press(lid, "a").id), place, chance.choice((None, lid.upper())), value(), value(),
                value() if contested else None, contested, chance.choice((None, 5.0)),
            )
        )  # fmt: skip
        check(book)
    still = book.still()
    before = (still.content(), list(still.index.dirty()), still.version)
    for one in list(book.items.values()):
        book.put_item(replace(one, local=None, rid=None, base=None, theirs=None, has_theirs=False))
    assert (still.content(), list(still.index.dirty()), still.version) == before
    check(still)
    check(book)


class Unwalked(dict):
    """A mapping in which things are looked up; who walks over it fails."""

    def refuse(self, *_):
        raise AssertionError("somebody walks over the whole tree")

    values = items = keys = __iter__ = refuse


@pytest.fixture
def large():
    """A tree of 300 nodes with a key each, over which nobody may walk."""
    with memory_journals() as make:
        journal, book = make(root=None)
        everything = Unwalked(book.items)
        book.items = everything
        book.index = Index(everything)
        for number in range(300):
            book.put_item(item(node(f"n{number}"), f"N{number}", place=book.next_place))
            book.put_item(item(press(f"k{number}", f"n{number}"), f"K{number}", place=book.next_place))
        yield journal, book
        book.items = {}


def test_taking_in_the_keys_of_one_node_looks_at_no_other(large):
    journal, book = large
    context = Context(Moment({}, 1.0), new_node_id, new_keypress_id)
    with journal.transaction() as work:
        rows = (press("K7", "N7", to="N9"), press("KX", "N7", Key.TWO))
        report = Absorber(work, book, context).keypresses(listing(Kind.KEY, "N7", *rows))
    assert book.item(keypress_key(press("k7", "n7").id)).local.next_node == NodeId("n9")
    assert len(report.patches) == 2


def test_what_clashes_is_looked_for_among_what_is_to_be_sent(large):
    _, book = large
    ours = press("mine", "n5")
    book.put_item(item(ours, place=book.next_place))
    assert clashes.clashes(book) == {keypress_key(ours.id): keypress_key(press("k5", "n5").id)}
    book.put_item(replace(book.item(node_key(NodeId("n5"))), fence=9.0))
    assert [i.key for i in book.index.fenced()] == [node_key(NodeId("n5"))]
