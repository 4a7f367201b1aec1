"""Looking for others' changes keeps to the calls a second that are set, whatever is due."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from ivr_designer.config import options as declared
from ivr_designer.config.settings import open_settings
from ivr_designer.domain.ids import NodeId
from ivr_designer.sync.drift import TICK_S, Drift
from ivr_designer.sync.guards import ALL_KEYS
from ivr_designer.sync.options import SyncOptions
from ivr_designer.sync.status import Link
from ivr_designer.sync.values import Kind
from tests.helpers.sync_values import TREE, book_of, item, node

NAMES = [f"n{i:02}" for i in range(40)]


class Desk:
    """The engine as far as drift asks it: every list that it is told to read is read at once, and noted."""

    def __init__(self) -> None:
        self.now = 5000.0
        self.read: list[tuple[float, object]] = []
        self.run = SimpleNamespace(tree=TREE, verify={}, cache={})
        self.gate = SimpleNamespace(state=Link.ONLINE)
        book = book_of(*(item(node(name), name.upper()) for name in NAMES), root=NAMES[0])
        self.journal = SimpleNamespace(book=SimpleNamespace(trees={TREE: book}))
        self.timer = SimpleNamespace(monotonic=lambda: self.now)
        book.put_record(type(book.record)(TREE, loaded=True))

    def run_of(self, _):
        return self.run

    def kick(self, _):
        for scope in self.run.verify:
            self.read.append((self.now, scope))
            self.run.cache[scope] = (self.now, None)
        self.run.verify.clear()

    def live(self, drift, seconds):
        end = self.now + seconds
        while self.now < end:
            drift.tick(self)
            self.now += drift.tick_s


def drift_with(**values):
    drift = Drift(SyncOptions(**values))
    drift.look_at(TREE, frozenset(), frozenset(NodeId(name) for name in NAMES))
    return drift


@pytest.mark.parametrize("calls_per_s", [0.1, 0.5, 2.0, 10.0])
def test_no_more_calls_are_made_than_the_budget_and_none_of_it_is_wasted(calls_per_s):
    desk = Desk()
    desk.live(drift_with(drift_calls_per_s=calls_per_s, poll_visible_s=0.5, poll_everything_s=0.5), 60.0)
    allowed = 60 * calls_per_s + 4
    assert 0.9 * (allowed - 4) <= len(desk.read) <= allowed + 1


def test_what_is_selected_is_read_more_often_than_what_is_visible_and_that_more_than_the_rest():
    desk = Desk()
    drift = drift_with(drift_calls_per_s=10.0)
    chosen, seen = NodeId(NAMES[0]), NodeId(NAMES[1])
    drift.look_at(TREE, frozenset({chosen}), frozenset({seen}))
    desk.live(drift, 1300.0)
    times = {name: sum(scope == (Kind.KEY, name.upper()) for _, scope in desk.read) for name in NAMES[:3]}
    assert 80 <= times[NAMES[0]] <= 88, "every 15 s"
    assert 40 <= times[NAMES[1]] <= 45, "every 30 s"
    assert 2 <= times[NAMES[2]] <= 4, "every 10 minutes"


def test_behind_a_guard_only_what_raised_it_is_read_again():
    desk = Desk()
    book = desk.journal.book.trees[TREE]
    note = {"cause": {"t": "Odd.", "v": {}}, "scopes": [["key", "N01"], ["key", ""]]}
    book.put_record(replace(book.record, notes={"guard": note}))
    desk.live(drift_with(), 640.0)
    assert {scope for _, scope in desk.read} == {(Kind.KEY, "N01"), ALL_KEYS}
    times = [scope for _, scope in desk.read]
    assert times.count(ALL_KEYS) == 2, "all of a tree is as seldom read as ever"
    assert 20 <= times.count((Kind.KEY, "N01")) <= 22


def test_nothing_is_read_offline_or_while_a_call_is_under_way():
    desk = Desk()
    desk.gate.state = Link.OFFLINE
    desk.live(drift_with(), 5.0)
    desk.gate.state = Link.ONLINE
    desk.journal.book.trees[TREE].flying["x"] = object()
    desk.live(drift_with(), 5.0)
    assert desk.read == []


def test_the_settings_file_says_how_much_and_how_often(tmp_path):
    figures = {
        "drift_budget_per_s": 8.0,
        "poll_selected_s": 7.0,
        "poll_visible_s": 9.0,
        "poll_everything_s": 60.0,
    }
    settings = open_settings(
        tmp_path / "settings.json", command_line=figures, environ={}, machine_folder=tmp_path
    )
    drift = Drift(SyncOptions.from_settings(settings))
    assert (drift.budget.per_s, drift.tick_s) == (8.0, 0.125)
    assert (drift.rhythm.selected_s, drift.rhythm.visible_s, drift.rhythm.everything_s) == (7.0, 9.0, 60.0)
    assert Drift(SyncOptions()).tick_s == TICK_S == 1 / declared.DRIFT_BUDGET_PER_S.default
