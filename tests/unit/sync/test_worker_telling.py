"""How the window is told of changes: all at once where little is open, now and then where it is much."""

import asyncio

import pytest

from ivr_designer.domain.ids import NodeId, TreeId
from ivr_designer.sync.contract import ConflictsChanged, ItemsChanged, StatusChanged
from ivr_designer.sync.glances import Glances
from ivr_designer.sync.link import Gate
from ivr_designer.sync.operations import Operation, OpState
from ivr_designer.sync.status import ItemState, Link
from ivr_designer.sync.values import node_key
from ivr_designer.sync.worker_telling import A_LOOK_S, AT_ONCE, MANY, Asked, Shown, WorkerTelling
from tests.helpers.sync_values import TREE, item, memory_journals, node
from tests.helpers.work import is_free


class Clock:
    """Time that goes on when the test says so."""

    def __init__(self):
        self.at = 100.0
        self.slept = []

    def now(self):
        return self.at

    def monotonic(self):
        return self.at

    async def sleep(self, seconds):
        self.slept.append(seconds)
        self.at += seconds


class Telling(WorkerTelling):
    """A worker that only tells, and counts how often it looks at all that is open."""

    def __init__(self, journal):
        self.journal = journal
        self.io = self
        self.timer = Clock()
        self.events = []
        self.emit = self.events.append
        self.gate = Gate(self.timer, lambda: 0.5, lambda: None)
        self.gate.state = Link.ONLINE
        self.engine = self.wire = self.saved_at = None
        self.shown = Shown()
        self.asked = Asked()
        self.glances = Glances(journal, lambda: self.gate.state)
        self.told_at, self.told_later = {}, set()
        self.looks = self.tried = 0
        self.watchers = [self._tried]
        self.tasks = []

    def _tried(self):
        self.tried += 1

    def statuses_of(self, tree):
        self.looks += 1
        return super().statuses_of(tree)

    def guards(self):
        return ()

    def tell_account(self):
        pass

    def spawn(self, work, name):
        self.tasks.append(work)

    def run_tasks(self):
        tasks, self.tasks = self.tasks, []
        for task in tasks:
            asyncio.run(task)


def open_operations(journal, numbers):
    with journal.transaction() as work:
        for number in numbers:
            work.put_op(Operation(TREE, node_key(NodeId(f"n{number}"))))


@pytest.fixture
def many():
    with memory_journals() as make:
        journal, _ = make(*(item(node(f"n{i}"), place=i + 1) for i in range(2 * AT_ONCE)))
        yield journal


def test_where_little_is_open_each_change_is_told_at_once(many):
    told = Telling(many)
    for number in range(AT_ONCE - 1):
        open_operations(many, [number])
        told.changed(TREE)
    assert told.looks == AT_ONCE - 1
    assert len([e for e in told.events if isinstance(e, ItemsChanged)]) == AT_ONCE - 1
    assert told.tasks == []


def test_while_thousands_are_sent_it_is_told_now_and_then_and_nothing_is_left_out(many):
    told = Telling(many)
    open_operations(many, range(2 * AT_ONCE))
    told.changed(TREE)
    assert told.looks == 1, "the first change is told at once"
    book = many.book.trees[TREE]
    for number in range(50):
        op = book.ops[node_key(NodeId(f"n{number}"))]
        with many.transaction() as work:
            work.put_op(op.to(OpState.REFUSED))
        told.changed(TREE)
    assert (told.looks, len(told.tasks)) == (1, 1)
    assert told.tried == 51, "who waits for something looks at each change"
    told.run_tasks()
    assert told.looks == 2
    assert told.timer.slept == [pytest.approx(2 * AT_ONCE * A_LOOK_S)]
    assert told.shown.status.refused == 50
    assert told.events[-1] == StatusChanged(told.shown.status)
    told.timer.at += 1.0
    told.changed(TREE)
    assert (told.looks, told.tasks) == (3, [])


def test_while_all_that_is_open_is_looked_at_others_may_write(many):
    """A status takes some us; with the lock held for all of them the window waited for it."""
    told, free = Telling(many), []
    open_operations(many, range(2 * AT_ONCE))
    ask = told.gate

    class Watched:
        """A gate that is asked for its problem after the list was made."""

        state = Link.ONLINE

        @property
        def problem(self):
            free.append(is_free(many.lock))
            return ask.problem

    told.gate = Watched()
    found = told.statuses_of(TREE)
    assert free == [True]
    assert {status.state for status in found.values()} == {ItemState.WAITING}


def test_who_read_more_than_was_told_is_told_what_is_over_since(many):
    """Operations that begin and end between two tellings are in neither of them, but were on the screen."""
    told = Telling(many)
    told.changed(TREE)
    open_operations(many, [0])
    shown = dict(told.items_now(TREE))
    assert shown["n0"].state is ItemState.WAITING
    book = many.book.trees[TREE]
    with many.transaction() as work:
        work.put_op(book.ops[node_key(NodeId("n0"))].to(OpState.CANCELLED))
    told.tell_items(TREE)
    for news in told.events:
        if isinstance(news, ItemsChanged):
            shown |= news.items
            shown = {i: status for i, status in shown.items() if i not in news.forgotten}
    assert shown == told.items_now(TREE) == {}
    events = len(told.events)
    told.tell_items(TREE)
    assert len(told.events) == events, "told once"


def test_of_a_tree_in_which_thousands_are_open_what_was_told_is_read(many):
    """To look all of them up again would hold up the window; how many they are is known without a look."""
    told = Telling(many)
    open_operations(many, [0])
    assert told.unsent_now(TREE) == 2 * AT_ONCE
    assert told.items_now(TREE)["n0"].state is ItemState.WAITING, "few: each of them is seen at once"
    with many.transaction() as work:
        for number in range(2 * AT_ONCE, MANY + 1):
            work.put_item(TREE, item(node(f"n{number}"), place=number + 1))
    assert told.unsent_now(TREE) == MANY + 1
    assert told.items_now(TREE) == {}
    told.tell_items(TREE)
    assert told.items_now(TREE)["n0"].state is ItemState.WAITING
    assert told.unsent_now(TreeId("nothing")) == 0


def test_who_read_a_conflict_that_was_not_told_is_told_that_it_is_over(many):
    told = Telling(many)
    told.changed(TREE)
    open_operations(many, [0])
    key = node_key(NodeId("n0"))
    ops = many.book.trees[TREE].ops
    with many.transaction() as work:
        work.put_op(ops[key].to(OpState.CONFLICT))
    assert [conflict.item for conflict in told.conflicts_now(TREE)] == ["n0"]
    with many.transaction() as work:
        work.put_op(ops[key].to(OpState.CANCELLED))
    told.tell_questions(TREE)
    assert told.events[-1] == ConflictsChanged(TREE, ())
    told.tell_questions(TREE)
    assert len([e for e in told.events if isinstance(e, ConflictsChanged)]) == 1, "told once"
