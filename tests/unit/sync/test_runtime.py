"""Which step may go now."""

from contextlib import suppress
from dataclasses import replace

from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.keys import Key
from ivr_designer.sync.operations import Operation, OpState, Verb
from ivr_designer.sync.records import to_text
from ivr_designer.sync.runtime import Do, Runtime, Wait, blocked_by, next_job, stuck_behind, stuck_items
from ivr_designer.sync.values import keypress_key, node_key
from tests.helpers.sync_values import TREE, book_of, item, memory_journal, node, press

NOW, MARGIN = 1000.0, 90.0


def job(book):
    return next_job(book, Runtime(TREE), 10.0, NOW, MARGIN)


def waiting(book, *keys):
    for number, key in enumerate(keys, start=1):
        book.put_op(Operation(TREE, key, seq=number))


def flying(book, key, want, verb=Verb.CREATE, parent="A"):
    op = Operation(TREE, key, OpState.UNKNOWN, 99, verb, to_text(want), None, parent, exp=NOW, attempt=1)
    book.put_op(op)


def looked_at(book):
    """The job once the unknown outcome was looked at and is still unknown."""
    run = Runtime(TREE, looks={99: (1, 20.0)})
    return next_job(book, run, 10.0, NOW, MARGIN)


def test_a_node_keeps_its_keys_while_a_lost_call_may_lead_callers_there():
    """Seed 860: the create of the way in was under way when the node was taken away again."""
    x, x1 = replace(item(node("x"), "X"), local=None), replace(item(press("x1", "x"), "X1"), local=None)
    book = book_of(item(node("a"), "A"), x, x1)
    waiting(book, x.key, x1.key)
    assert isinstance(job(book), Do)
    flying(book, keypress_key("a1"), press("", "A", to="X"))
    assert isinstance(looked_at(book), Wait)
    flying(book, keypress_key("a1"), press("", "A", to="B"))
    assert looked_at(book).step.item == x1.key


def test_a_lost_update_counts_until_it_cannot_come_any_more():
    x, x1 = replace(item(node("x"), "X"), local=None), replace(item(press("x1", "x"), "X1"), local=None)
    ghost = to_text(press("A1", "A", to="X"))
    way_in = item(press("a1", "a"), "A1", fence=NOW, ghost=ghost)
    book = book_of(item(node("a"), "A"), x, x1, way_in)
    waiting(book, x.key, x1.key)
    assert isinstance(job(book), Wait)
    book.put_item(replace(way_in, fence=NOW - MARGIN - 1))
    assert job(book).step.item == x1.key


def test_a_key_is_not_bound_twice_while_a_lost_create_may_bind_it():
    """Seed 3267: two keys were exchanged while the create of one was under way."""
    wanted = item(press("a2", "a", Key.ONE))
    book = book_of(item(node("a"), "A"), wanted)
    waiting(book, wanted.key)
    flying(book, keypress_key("a1"), press("", "A", Key.ONE))
    assert isinstance(looked_at(book), Wait)
    flying(book, keypress_key("a1"), press("", "A", Key.TWO))
    assert looked_at(book).step.item == wanted.key


def test_what_another_node_wants_waits_for_none_of_this():
    book = book_of(item(node("a", "new"), "A", base=node("a")))
    waiting(book, node_key("a"))
    flying(book, keypress_key("a1"), press("", "A", Key.ONE))
    assert looked_at(book).step.item == node_key("a")


def test_a_key_is_not_bound_again_while_its_delete_may_be_lost():
    """Seed 200630: the key was given to another while it was not known whether the first was gone."""
    old, other = (
        replace(item(press("a1", "a")), rid="A1", base=press("a1", "a"), local=None),
        item(press("a2", "a", Key.ONE), "A2", base=press("a2", "a", Key.NINE)),
    )
    book = book_of(item(node("a"), "A"), old, other)
    waiting(book, other.key)
    assert job(book).step.item == other.key
    flying(book, old.key, None, Verb.DELETE)
    assert isinstance(looked_at(book), Wait)


def test_a_plan_is_over_when_the_entry_is_another():
    """Seed 202002: the server made the first node the entry, and the plan from before knew no caller."""
    journal = memory_journal(item(node("a"), "A"), item(node("b"), "B"), item(press("a1", "a", to="b")))
    book = journal.book.trees[TREE]
    bare = replace(book.record, root=None, base_root=None)
    for after in (replace(bare, base_root=NodeId("a")), replace(bare, root=NodeId("a"))):
        with journal.transaction() as work:
            work.put_tree(bare)
        run = Runtime(TREE, steps=[], planned=book.edits)
        run.refresh(book)
        assert run.steps is not None
        with suppress(RuntimeError), journal.transaction() as work:
            work.put_tree(after)
            run.refresh(book)
            assert run.steps is None
            run.steps, run.planned = [], book.edits
            raise RuntimeError
        run.refresh(book)
        assert run.steps is None
        assert book.record == bare
    journal.close()


def chained(count):
    """A new way of `count` nodes, one behind the other, that callers may enter once all of it is there."""
    items = [item(node("a"), "A"), item(press("in", "a", to="n0"))]
    for at in range(count):
        items += [item(node(f"n{at}"), place=at), item(press(f"k{at}", f"n{at}", to=f"n{at + 1}"))]
    items += [item(node(f"n{count}")), item(press("end", f"n{count}"))]
    book = book_of(*items)
    waiting(book, *(one.key for one in items[1:]))
    return book


def test_the_stuck_thing_at_the_end_of_what_waits_for_what():
    book = chained(3)
    book.put_op(book.ops[node_key("n3")].to(OpState.REFUSED))
    run = Runtime(TREE)
    assert job_of(book, run).step.item == node_key("n0")
    behind = stuck_behind(book, run.steps, stuck_items(book, book.ops.items()))
    assert behind == dict.fromkeys(
        [keypress_key("end"), keypress_key("k2"), keypress_key("in")], node_key("n3")
    )
    assert str(blocked_by(book, behind, keypress_key("in"))) == "Waits for “n3”."
    assert blocked_by(book, behind, node_key("n0")) is None


def test_what_is_done_holds_nothing_up():
    """Somebody else did it meanwhile, so what it waited for is no matter any more."""
    book = chained(1)
    run = Runtime(TREE)
    job_of(book, run)
    book.put_op(book.ops[node_key("n1")].to(OpState.REFUSED))
    both = stuck_behind(book, run.steps, stuck_items(book, book.ops.items()))
    assert set(both) == {keypress_key(lid) for lid in ("in", "k0", "end")}
    book.put_op(book.ops[keypress_key("end")].to(OpState.CANCELLED))
    assert keypress_key("end") not in stuck_behind(book, run.steps, stuck_items(book, book.ops.items()))


def job_of(book, run):
    return next_job(book, run, 10.0, NOW, MARGIN)


def test_a_step_goes_once_all_of_its_group_is_done():
    book = chained(2)
    run = Runtime(TREE)
    done = []
    while book.ops:
        step = job_of(book, run).step
        assert not step.after & book.ops.keys()
        now = book.item(step.item)
        book.put_item(replace(now, rid=now.key[1].upper(), base=now.local))
        book.put_op(book.ops[step.item].to(OpState.SENDING, verb=step.verb))
        book.put_op(book.flying[step.item].to(OpState.DONE))
        done.append(step.item[1])
    assert done[-1] == "in"
    assert len(done) == len(set(done)) == 7
    assert len(run.steps) < 4, "most of what is done is forgotten"


def test_only_what_may_still_come_is_looked_for_in_a_large_tree():
    """Each call for one of some thousand nodes that go walked over all items, twice."""
    gone = [replace(item(node(f"x{at}"), f"X{at}"), local=None) for at in range(50)]
    book = book_of(item(node("a"), "A"), *gone)
    waiting(book, *(one.key for one in gone))
    run = Runtime(TREE)
    job_of(book, run)
    book.items = OneByOne(book.items)
    assert job_of(book, run).step.item == node_key("x0")


class OneByOne(dict):
    """A mapping that nobody is to walk over."""

    def values(self):
        raise AssertionError
