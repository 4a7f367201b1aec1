"""The fault matrix: which calls, which faults, and what a session has to say and to do about each pair."""

import re
import time
from collections.abc import Callable
from concurrent.futures import Future, wait
from dataclasses import dataclass, field
from typing import Any

from ivr_designer.config.settings import open_settings
from ivr_designer.domain.document import Document
from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.keys import Key
from ivr_designer.sandbox.server import SandboxServer
from ivr_designer.sync.activity_entry import Logged
from ivr_designer.sync.contract import ItemsChanged, Mode, StatusChanged, SyncProblem
from ivr_designer.sync.proposals import Way
from ivr_designer.sync.status import ItemState, Link
from tests.helpers.sessions import Opened
from tests.rig import scripts

FIGURES = {
    "write_token_life_s": 2.0, "fence_margin_s": 3.0, "request_deadline_s": 2.0, "max_body_bytes": 65536,
}  # fmt: skip
"""Small, so that no cell waits for long."""
STRIKE_S = 40.0
REST_S = 60.0
ANSWER_S = 0.5
_SENTENCE = re.compile(r"[A-Z“][^\n]*[.:”]")
_NOT_FOR_PEOPLE = re.compile(r"Traceback|Errno|httpx|httpcore|Exception|\w+Error\b|\bNone\b|<\w+ object")


@dataclass(frozen=True)
class FaultCase:
    """A fault and what it means for a write. `outcome`: "unknown", "pause", "auth" or "refused"; `words` is
    what the cause must say. `on_reads` "" means that reads meet nothing wrong.
    """

    name: str
    kind: str
    outcome: str
    words: str
    args: dict[str, Any] = field(default_factory=dict)
    on_reads: bool = True


_LATE = "did not answer in time"
_CUT = "connection broke"
FAULTS = (
    FaultCase("latency", "latency", "unknown", _LATE, {"ms": 2500}),
    FaultCase("drop", "drop", "unknown", _CUT),
    FaultCase("reset", "drop", "unknown", _CUT, {"reset": True}),
    FaultCase("late", "late", "unknown", _CUT, {"ms": 150}),
    FaultCase("late-502", "late", "unknown", "HTTP 502", {"ms": 150, "status": 502}),
    FaultCase("truncate", "truncate", "unknown", _CUT),
    FaultCase("drip", "drip", "unknown", _LATE, {"ms": 60}),
    FaultCase("oversize", "oversize", "unknown", "larger than", {"bytes": 100_000}),
    FaultCase("gzip-bomb", "gzip_bomb", "unknown", "larger than", {"bytes": 20_000_000}),
    FaultCase("html", "html", "unknown", "web page"),
    FaultCase("bad-json", "bad_json", "unknown", "not valid JSON"),
    FaultCase("r-text", "r", "unknown", "result code", {"value": "0"}),
    FaultCase("no-id", "no_id", "unknown", "reports success without", on_reads=False),
    FaultCase("refuse", "refuse", "refused", "refused this", {"r": 9, "message": "Not today"}),
    FaultCase("503", "status", "unknown", "HTTP 503", {"status": 503}),
    FaultCase("429", "status", "pause", "pause of", {"status": 429, "retry_after": 1}),
    FaultCase("403", "status", "auth", "refused the credentials", {"status": 403}),
    FaultCase("302", "status", "unknown", "redirects", {"status": 302, "location": "http://127.0.0.1:9/"}),
)


@dataclass(frozen=True)
class CallCase:
    """One call of the API and the act of a person that leads to it."""

    name: str
    method: str
    path: str
    act: Callable[["Cell"], None]

    @property
    def is_read(self) -> bool:
        return self.method == "GET"

    @property
    def is_create(self) -> bool:
        return self.method == "POST"


class Cell:
    """A server with a tree and a number that plays it, and a session that shows it."""

    def __init__(self, server: SandboxServer, opened: Opened, tree: TreeId | None = None) -> None:
        self.server = server
        self.opened = opened
        self.session = opened.session
        wait_for(lambda: self.session.account.read_at is not None, STRIKE_S, "the account is read")
        self.tree = tree or self.session.account.trees[0].id
        self.document: Document = opened.document(self.tree)
        self.extra: TreeId | None = None
        self.work: Any = None
        self.probe: Future[Any] = Future()
        self.probe.set_result(None)

    # ---- what a person does

    def do(self, *steps: scripts.Step) -> None:
        for step in steps:
            self.document.apply(step(self.document, []))

    def second_tree(self) -> None:
        self.extra = self.session.create_tree("Second")

    def publish_fresh(self) -> None:
        (number,) = self.session.account.numbers or ()
        self.session.set_mode(self.tree, Mode.DRAFT)
        self.do(scripts.say("Root", "Good evening"))
        plan = self.session.preview(self.tree).result(REST_S)
        self.work = self.session.publish(self.tree, plan.stamp, Way.FRESH_TREE, frozenset({number.id}))

    # ---- what shows

    @property
    def struck(self) -> bool:
        return any(call.fault for call in self.server.control.calls.all())

    def causes(self) -> list[str]:
        """Every sentence that told of trouble: in the log, the status line, at an item, or as a failure."""
        found = [str(e.entry.result) for e in self.opened.of_type(Logged) if not e.entry.ok]
        found += [str(e.status.problem) for e in self.opened.of_type(StatusChanged) if e.status.problem]
        for event in self.opened.of_type(ItemsChanged):
            found += [str(s.why) for s in event.items.values() if s.why is not None]
        return [*found, *self.failures()]

    def failures(self) -> list[str]:
        done = self.work is not None and self.work.done()
        error = self.work.exception() if done else None
        return [str(error.cause)] if isinstance(error, SyncProblem) else []

    def advices(self) -> list[str]:
        found = [str(e.status.advice) for e in self.opened.of_type(StatusChanged) if e.status.advice]
        done = self.work is not None and self.work.done()
        error = self.work.exception() if done else None
        return [*found, str(error.advice)] if isinstance(error, SyncProblem) else found

    def states(self) -> set[ItemState]:
        return {s.state for e in self.opened.of_type(ItemsChanged) for s in e.items.values()}

    def links(self) -> set[Link]:
        return {e.status.link for e in self.opened.of_type(StatusChanged)}

    def is_at_rest(self) -> bool:
        """Nothing goes on by itself any more, and the publishing that was begun has ended."""
        status = self.session.status
        busy = status.waiting + status.sending + status.checking
        return busy == 0 and self._is_settled() and (self.work is None or self.work.done())

    def _is_settled(self) -> bool:
        """The worker is asked, and answers when it has a turn: not yet when it was just asked."""
        return bool(wait([self.session.settled()], timeout=ANSWER_S).done)

    # ---- at the end

    def differences(self) -> list[str]:
        """What the server and the screen do not agree on, and what is there twice."""
        store = self.server.control.store
        remote = self.session.remote_ids(self.tree)
        status = self.session.status
        wrong = [] if status.refused + status.held + status.conflicts == 0 else [f"not all is live: {status}"]
        if self.tree not in remote:
            return [*wrong, "the tree is just being exchanged for another one"]
        mine = scripts.picture_of(self.session.open_tree(self.tree).result(REST_S))
        there = scripts.picture_of_rows(store, remote[self.tree])
        if _as_lists(mine) != _as_lists(there):
            wrong.append(f"here {mine}, on the server {there}")
        names = [row["tree_name"] for row in store.rows("ivrtree") if row["id"] not in self.kept()]
        nodes = [(row["tree"], row["node_name"]) for row in store.rows("ivrnode")]
        keys = [(row["node"], row["node_key"]) for row in store.rows("ivrkeypress")]
        for what, found in (("trees", names), ("nodes", nodes), ("keys", keys)):
            wrong += [f"{what} there: {found}"] if len(set(found)) != len(found) else []
        return wrong + self._plays()

    def _plays(self) -> list[str]:
        """The number plays the tree that is on screen."""
        (number,) = self.server.control.store.rows("number")
        tree = self.session.remote_ids(self.tree).get(self.tree)
        return (
            []
            if number["ivr_menu"] == tree
            else [f"the number plays {number['ivr_menu']}, on screen is {tree}"]
        )

    def kept(self) -> set[str]:
        """Remote ids of trees that fresh publishing left for a way back."""
        with self.session.journal.lock:
            books = self.session.journal.book.trees.values()
            return {book.rid for book in books if "kept_for" in book.record.notes and book.rid}


def _as_lists(value: object) -> object:
    if isinstance(value, dict):
        return {k: _as_lists(v) for k, v in value.items()}
    return [_as_lists(v) for v in value] if isinstance(value, list | tuple) else value


def wait_for(condition: Callable[[], bool], timeout_s: float, what: str) -> None:
    end = time.monotonic() + timeout_s
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"it never happened: {what}")
        time.sleep(0.01)


def rename(cell: Cell) -> None:
    cell.do(scripts.rename_tree("Hotline 2"))


def delete_second(cell: Cell) -> None:
    """The second tree was made before the fault was planned."""
    assert cell.extra is not None
    cell.session.delete_tree(cell.extra)


CALLS = (
    CallCase("list trees", "GET", "/v1/ivrtree", lambda c: setattr(c, "work", c.session.refresh())),
    CallCase("create tree", "POST", "/v1/ivrtree", Cell.second_tree),
    CallCase("update tree", "PUT", "/v1/ivrtree/*", rename),
    CallCase("delete tree", "DELETE", "/v1/ivrtree/*", delete_second),
    CallCase("list nodes", "GET", "/v1/ivrnode", lambda c: c.do(scripts.say("Root", "Hello"))),
    CallCase("create node", "POST", "/v1/ivrnode", lambda c: c.do(scripts.add_node("New"))),
    CallCase("update node", "PUT", "/v1/ivrnode/*", lambda c: c.do(scripts.say("Root", "Hello"))),
    CallCase("delete node", "DELETE", "/v1/ivrnode/*", lambda c: c.do(scripts.drop_node("Old"))),
    CallCase(
        "list keypresses", "GET", "/v1/ivrkeypress", lambda c: c.do(scripts.lead("Root", Key.ONE, "Help"))
    ),
    CallCase("create keypress", "POST", "/v1/ivrkeypress", lambda c: c.do(scripts.add_key("Root", Key.FIVE))),
    CallCase(
        "update keypress", "PUT", "/v1/ivrkeypress/*", lambda c: c.do(scripts.lead("Root", Key.ONE, "Help"))
    ),
    CallCase(
        "delete keypress", "DELETE", "/v1/ivrkeypress/*", lambda c: c.do(scripts.drop_key("Sales", Key.STAR))
    ),
    CallCase("update number", "PUT", "/v1/number/*", Cell.publish_fresh),
)


def plan_fault(cell: Cell, call: CallCase, fault: FaultCase, *, before: bool) -> None:
    """A read goes wrong until the fault is taken away, since it is repeated; a write goes wrong once, but for
    refused credentials, which are believed the second time only.
    """
    times = 0 if call.is_read or fault.outcome == "auth" else 1
    cell.server.control.faults.add(
        fault.kind, method=call.method, path=call.path, times=times, before=before, **fault.args
    )


def meets_nothing(call: CallCase, fault: FaultCase) -> bool:
    """True where a reply without an id is as good as one with it."""
    return fault.name == "no-id" and not call.is_create


def unclean(text: str) -> bool:
    return _SENTENCE.fullmatch(text) is None or _NOT_FOR_PEOPLE.search(text) is not None


def settings_in(folder):
    return open_settings(
        folder / "settings.json", command_line=FIGURES, environ={}, machine_folder=folder / "machine"
    )
