"""A plan is made while others go on, and holds for the moment in which it is used. What the plans themselves
are worth is shown in tests/rig.
"""

import threading
from contextlib import contextmanager
from dataclasses import replace

from ivr_designer.domain.keys import Key
from ivr_designer.sync.book import Item
from ivr_designer.sync.engine_parts import Hooks
from ivr_designer.sync.engine_planning import TRIES, Planning
from ivr_designer.sync.operations import Operation, OpState, Verb
from ivr_designer.sync.values import node_key
from tests.helpers.sync_values import TREE, item, memory_journal, node, press


class Watched(Item):
    """An item that tells when it is compared: that is done while a plan is made."""

    __slots__ = ()
    seen = staticmethod(lambda: None)

    @property
    def is_dirty(self):
        type(self).seen()
        return super().is_dirty


class StillTimer:
    def monotonic(self):
        return 10.0


@contextmanager
def planning(*items, ops=()):
    journal = memory_journal(*items)
    with journal.transaction() as work:
        for key in ops:
            work.put_op(Operation(TREE, key))
    hooks = Hooks(lambda tree: None, lambda *_: None, lambda _: None)
    yield Planning(journal, None, StillTimer(), None, None, hooks), journal.book.trees[TREE]
    journal.close()


def elsewhere(act):
    """Do something on another thread, as the window does, and wait for it."""
    found = []
    thread = threading.Thread(target=lambda: found.append(act()))
    thread.start()
    thread.join(10)
    assert found, "the other thread is kept waiting"
    return found[0]


def watched(value):
    kind = type("One", (Watched,), {"__slots__": ()})
    plain = item(value)
    return kind(plain.key, plain.place, plain.rid, plain.base, plain.local)


def make(engine, name):
    """A new node, as an edit in the window leaves it in the book."""
    with engine.journal.lock:
        book = engine.journal.book.trees[TREE]
        book.put_item(item(node(name), place=book.next_place))
        book.put_op(Operation(TREE, node_key(name), seq=100 + book.next_place))
    return True


def test_whoever_edits_does_not_wait_for_a_plan():
    """With 5,000 nodes an undo waited 47 s: the plan was made under the lock that it needed."""
    looks = []
    new = watched(node("b"))
    with planning(item(node("a"), "A"), new, ops=[new.key]) as (engine, book):
        lock = engine.journal.lock

        def at_once():
            with lock:
                return True

        type(book.items[new.key]).seen = staticmethod(lambda: looks.append(elsewhere(at_once)))
        with engine.planned(TREE) as now:
            assert now is book
            assert [step.item for step in engine.run_of(TREE).steps] == [new.key]
    assert looks == [True]


def test_a_plan_that_an_edit_overtook_is_made_anew():
    edits = iter(["c"])
    new = watched(node("b"))
    with planning(item(node("a"), "A"), new, ops=[new.key]) as (engine, book):

        def seen():
            for name in edits:
                elsewhere(lambda name=name: make(engine, name))

        type(book.items[new.key]).seen = staticmethod(seen)
        with engine.planned(TREE):
            run = engine.run_of(TREE)
            assert run.planned == book.edits
            assert {step.item for step in run.steps} == {new.key, node_key("c")}


def test_who_edits_without_a_pause_waits_for_once():
    """Else there would be no plan as long as somebody types."""
    new = watched(node("b"))
    edits = []
    with planning(item(node("a"), "A"), new, ops=[new.key]) as (engine, book):

        def seen():
            edits.append(threading.Thread(target=make, args=(engine, f"n{len(edits)}")))
            edits[-1].start()
            edits[-1].join(0.2 if len(edits) > TRIES else 10)

        type(book.items[new.key]).seen = staticmethod(seen)
        with engine.planned(TREE):
            run = engine.run_of(TREE)
            assert run.planned == book.edits
            assert len(run.steps) == len(book.ops) == TRIES + 1
        assert len(edits) == TRIES + 1
        edits[-1].join(10)


def test_what_is_stored_first_is_stored_once():
    one, two = press("one", "a", Key.ONE, to="x"), press("two", "a", Key.TWO, to="y")
    done = item(node("d"), "D")
    first = item(replace(one, key=Key.TWO), "R1", base=one)
    second = item(replace(two, key=Key.ONE), "R2", base=two)
    keys = [first.key, second.key, done.key]
    with planning(item(node("a"), "A"), first, second, done, ops=keys) as (engine, book):
        with engine.planned(TREE):
            assert done.key not in book.ops, "it is what is wanted already"
            assert {book.item(key).rid for key in keys[:2]} == {"R1", "R2"}
            assert book.item(first.key).rid == "R2", "the two are changed in place"
            steps = engine.run_of(TREE).steps
            assert {(step.item, step.verb) for step in steps} == {(key, Verb.UPDATE) for key in keys[:2]}
        version = book.version
        with engine.planned(TREE):
            assert engine.run_of(TREE).steps is steps
        assert book.version == version


def test_no_plan_is_made_that_nobody_asks_for():
    new = item(node("b"))
    with planning(item(node("a"), "A"), new, ops=[new.key]) as (engine, book):
        sent = book.ops[new.key].to(OpState.SENDING, verb=Verb.CREATE)
        book.put_op(sent)
        book.put_op(Operation(TREE, node_key("a"), seq=99))
        with engine.planned(TREE) as now:
            assert now is book
            assert engine.run_of(TREE).steps is None
            assert node_key("a") not in book.ops, "what is over is over all the same"
        with engine.planned("unknown") as nothing:
            assert nothing is None


def test_a_still_tree_stays_what_it_was():
    a, key = item(node("a"), "A"), item(press("k", "a"))
    with planning(a, key, ops=[key.key]) as (_, book):
        still = book.still()
        assert (still.items, still.ops, still.version) == (book.items, book.ops, book.version)
        book.put_item(replace(a, local=node("a", "other"), has_theirs=True))
        book.put_op(book.ops[key.key].to(OpState.CANCELLED))
        assert still.item(a.key) == a
        assert key.key in still.ops
        assert still.version < book.version
        assert still.local_side().nodes["a"].name == "a"
        assert [one.key for one in still.index.below("a")] == [key.key]
        assert still.index.contested() == []
        assert {one.key for one in still.index.dirty()} == {key.key}
        assert still.lid_of(a.key[0], "A") == "a"
