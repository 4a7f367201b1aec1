"""How long the real window keeps the mouse waiting while a real session works beside it. Prints JSON.

    python benchmarks/live_stalls.py [--nodes 1000] [--latency-ms 50] [--only PART] [--stacks MS]

As stalls.py, but the window has the program's own backend: a journal on disk, a worker thread that reads and
writes, and the sandbox in a process of its own. `clock_ms` is what counts here, for it has the waiting for
the worker in it; it also has the waiting for other programs, so run it on a quiet machine. `worker` says what
sending costs the worker beyond the latency, in CPU time of its thread.
"""

import argparse
import compileall
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from stalls import HERE, LIMIT_MS, Watch  # first: it prepares the ways in and the platform

from loading import SERVER  # isort: skip
from lock_watch import Held, watched_sessions  # isort: skip
from measure import machine
from PySide6.QtWidgets import QApplication, QDialog
from stack_watch import StackWatch

SOME = 500
TYPED = 20
SENDING_S = 4.0
FOLLOW_S = 10.0
LONG_S = 300.0


class Server:
    """The sandbox in a process of its own, and somebody else who works at it."""

    def __init__(self, nodes: int, latency_ms: int) -> None:
        command = [sys.executable, "-c", SERVER, str(nodes), str(latency_ms)]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=HERE.parent)
        assert self._process.stdout is not None
        self.said: dict[str, str] = json.loads(self._process.stdout.readline())

    def control(self, method: str, path: str, body: object = None) -> Any:
        """Call what the sandbox has for tests."""
        request = urllib.request.Request(
            f"{self.said['icc_url']}/_ctl/{path}",
            None if body is None else json.dumps(body).encode(),
            {"X-Sandbox-Token": self.said["control_token"], "Content-Type": "application/json"},
            method=method,
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)

    def meddle(self, remote_ids: list[str], name: str) -> None:
        """Somebody else renames nodes."""
        for rid in remote_ids:
            body = {"node_name": f"{name} {rid[-4:]}"}
            self.control("POST", "admin", {"method": "PUT", "path": f"/v1/ivrnode/{rid}", "body": body})

    def vanish(self) -> None:
        """Every call is cut off from now on."""
        self.control("POST", "faults", {"kind": "drop", "when": "before", "times": 10**6})

    def come_back(self) -> None:
        """Calls are answered again."""
        self.control("DELETE", "faults")

    def stop(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait()


class Worker:
    """What the thread that sends costs."""

    def __init__(self) -> None:
        self.found: dict[str, dict[str, float]] = {}

    def measure(self, name: str, session: Any, act: Callable[[], object]) -> None:
        """How many calls are answered while `act` lasts, and what each costs the worker."""
        begun, cpu, calls = time.perf_counter(), _worker_cpu(), _calls(session)
        act()
        made = _calls(session) - calls
        took, cpu = time.perf_counter() - begun, _worker_cpu() - cpu
        if made:
            self.found[name] = {
                "calls": made,
                "cpu_ms_a_call": round(cpu * 1000 / made, 2),
                "clock_ms_a_call": round(took * 1000 / made, 2),
            }
            print(name, self.found[name], file=sys.stderr)


def _worker_cpu() -> float:
    """Seconds of CPU time of the session's thread; 0 where the system does not tell."""
    thread = next((t for t in threading.enumerate() if t.name == "ivr-sync"), None)
    if thread is None or thread.ident is None or not hasattr(time, "pthread_getcpuclockid"):
        return 0.0
    return time.clock_gettime(time.pthread_getcpuclockid(thread.ident))


def _calls(session: Any) -> int:
    rows = session.journal.read("SELECT count(*) FROM log WHERE ok=1 AND call<>''")
    return int(rows[0][0])


class Rig:
    """Window and backend as the program has them, a folder for what they keep, and the server."""

    def __init__(
        self, app: QApplication, server: Server, folder: Path, held: Held, stacks: StackWatch | None
    ) -> None:
        from ivr_designer.config.profiles import Profile, ProfileStore
        from ivr_designer.config.redact import Secret
        from ivr_designer.domain.garbage import GarbagePolicy
        from ivr_designer.ui.main_window import MainWindow
        from ivr_designer.ui.theme import Look, ThemeKeeper
        from ivr_designer.ui.tidying import Tidying
        from ivr_designer.ui.translation import Translations
        from ivr_designer.ui.warming import Warming
        from tests.helpers.sessions import folders_in

        said = server.said
        self.server = server
        self._held = held
        self.secret = Secret("secret")
        self.profile = Profile(
            "bench", "Bench", said["key_sid"], said["icc_url"], said["media_url"], "direct"
        )
        self.folders = folders_in(folder)
        self.profiles = ProfileStore(self.folders.profiles)
        self.keeper = ThemeKeeper(app, Look.LIGHT)
        self.translations = Translations(app, "en")
        self.window = MainWindow()
        is_busy = lambda: self.window.surface.remaking.is_on or self.window.documents.is_storing  # noqa: E731
        self.watch = Watch(is_busy, stacks)
        self.window.resize(1920, 1080)
        self.window.show()
        QApplication.processEvents()  # the program connects when the window is painted
        self._tidying = Tidying(GarbagePolicy(), self.window.is_busy)
        self._warming = Warming(self.window.is_busy)
        self.backend: Any = None
        self.shell: Any = None

    def start(self) -> None:
        """What the program does when its window is there."""
        from ivr_designer.app.backend import AppBackend
        from ivr_designer.app.vault import TwoVaults
        from ivr_designer.config.secrets import MemoryVault
        from ivr_designer.config.settings import open_settings
        from ivr_designer.config.state import WindowState
        from ivr_designer.ui.shell import Shell

        vault = TwoVaults(MemoryVault())
        vault.lend(self.profile.key_sid, self.secret, stays=True)
        home = self.folders.config
        quick = {"write_token_life_s": 5.0, "fence_margin_s": 1.0}  # what was cut off is known soon
        settings = open_settings(home / "settings.json", command_line=quick, environ={}, machine_folder=home)
        state = WindowState(home / "state.json")
        sessions = watched_sessions(self._held)
        self.backend = AppBackend(self.folders, settings, self.profiles, state, vault, sessions)
        if self.shell is None:
            self.shell = Shell(self.window, self.backend, self.keeper, self.translations)
        else:  # another run of the program, in the same window
            self.shell.connections._backend = self.backend
        self.shell.connections.connect_to(self.profile)

    def end(self) -> None:
        """What the program does when its window closes."""
        self.window.io.attach(None)
        self.backend.close()

    @property
    def session(self) -> Any:
        return self.window.io.session

    @property
    def tree(self) -> Any:
        return self.window.bridge.document.tree

    def some(self) -> list[Any]:
        """So many nodes, not the root."""
        return [n for n in self.tree.nodes if n != self.tree.root][:SOME]

    def is_read(self) -> bool:
        """True when the account's lists are there."""
        return self.session is not None and self.session.account.read_at is not None

    def is_shown(self) -> bool:
        """True when a tree is on screen and checked."""
        return self.window.bridge.document is not None and not self.window.is_busy()

    def is_idle(self) -> bool:
        """True when nothing waits to be sent."""
        status = self.session.status
        return not (status.waiting or status.sending or status.checking)

    def rename(self, index: int) -> None:
        """One edit, as typed."""
        from ivr_designer.domain.edits import UpdateNode

        nodes = list(self.tree.nodes.values())
        node = nodes[-1 - index % len(nodes)]
        self.window.documents.submit(UpdateNode(replace(node, name=f"{node.name[:40]} {index}")))


def main() -> None:
    """Do everything at which the window and the worker may be in each other's way."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--nodes", type=int, default=1000)
    parser.add_argument("--latency-ms", type=int, default=50)
    parser.add_argument("--only", default="", help="of the parts only those with this in their name")
    parser.add_argument("--stacks", type=float, metavar="MS", help="print what ran in turns over so many ms")
    options = parser.parse_args()
    stacks = None if options.stacks is None else StackWatch(options.stacks)
    compileall.compile_dir(HERE.parent / "ivr_designer", quiet=1)
    app = QApplication([])
    server = Server(options.nodes, options.latency_ms)
    worker, held = Worker(), Held()
    with tempfile.TemporaryDirectory() as folder:
        rig = Rig(app, server, Path(folder), held, stacks)
        try:
            _reading(rig)
            parts = (_editing, _drafting, _meddling, _looking, _files, _whole_trees, _restarting)
            for part in parts:
                if options.only in part.__name__:
                    part(rig, worker)
                    print(json.dumps(held.report(), indent=1), file=sys.stderr)
        finally:
            server.stop()
        found = rig.watch.found
        by_clock = {n: f["clock_ms"] for n, f in found.items() if f["clock_ms"] > LIMIT_MS}
        by_cpu = {n: f["longest_ms"] for n, f in found.items() if f["longest_ms"] > LIMIT_MS}
        report = {
            "nodes": options.nodes, "latency_ms": options.latency_ms, "machine": machine(),
            "over_100_ms_by_the_clock": by_clock, "over_100_ms_of_cpu": by_cpu, "worker": worker.found,
            "lock": held.report(), "acts": found,
        }  # fmt: skip
        print(json.dumps(report, indent=1), flush=True)
        os._exit(0)


def _reading(rig: Rig) -> None:
    """Connect, and read the tree over the wire."""
    watch, window = rig.watch, rig.window
    watch.act("connect", rig.start, rig.is_read)
    trees = [row.id for row in rig.session.account.trees]
    watch.act("read the tree", lambda: window.documents.show(trees[0]), rig.is_shown, LONG_S)


def _editing(rig: Rig, worker: Worker) -> None:
    """Edits of one and of many boxes, while calls are under way and while none can be."""
    from ivr_designer.ui.canvas.requests import Selection

    watch, window = rig.watch, rig.window
    some = rig.some()
    for index in range(3):
        watch.act(f"type {index}", lambda index=index: rig.rename(index), rig.is_idle)
    watch.join("type")
    watch.act("delete 500", lambda: window.nodes._delete(some, ()), lambda: False, SENDING_S)
    worker.measure(
        "delete 500",
        rig.session,
        lambda: watch.act("follow the deleting", lambda: None, lambda: False, FOLLOW_S),
    )
    for index in range(TYPED):
        watch.act(f"typing while sending {index}", lambda index=index: rig.rename(index), follow_s=1.0)
    watch.join("typing while sending")
    for index in range(TYPED):
        watch.act(f"undo while sending {index}", window.documents.undo, follow_s=1.0)
    watch.join("undo while sending")
    watch.act("undo delete while sending", window.documents.undo, lambda: False, SENDING_S)
    watch.act("follow it", lambda: None, rig.is_idle, LONG_S)
    watch.act("copy 500", lambda: window.nodes.copy(Selection(frozenset(rig.some()))))
    watch.act("paste 500", window.nodes.paste, lambda: False, SENDING_S)
    worker.measure(
        "paste 500",
        rig.session,
        lambda: watch.act("follow the pasting", lambda: None, lambda: False, FOLLOW_S),
    )
    watch.act("undo paste while sending", window.documents.undo, lambda: False, SENDING_S)
    watch.act("follow that", lambda: None, rig.is_idle, LONG_S)
    selection = Selection(frozenset(rig.some()))
    rig.server.vanish()
    watch.act("duplicate 500 offline", lambda: window.nodes.duplicate(selection), follow_s=SENDING_S)
    watch.act("type offline", lambda: rig.rename(0), follow_s=SENDING_S)
    watch.act("undo typing offline", window.documents.undo, follow_s=SENDING_S)
    watch.act("undo duplicate offline", window.documents.undo, follow_s=SENDING_S)
    rig.server.come_back()
    watch.act("online again", window.sync.refresh, rig.is_idle, LONG_S)


def _drafting(rig: Rig, worker: Worker) -> None:
    """A draft, its plan, publishing and stopping that."""
    from ivr_designer.sync.contract import Mode

    watch, window = rig.watch, rig.window
    publish = window.features.publishing
    some = rig.some()
    watch.act("to the draft", lambda: publish.set_mode(Mode.DRAFT))
    watch.act("delete 500 in the draft", lambda: window.nodes._delete(some, ()))
    watch.act("type in the draft", lambda: rig.rename(0))
    watch.act("preview", publish.preview, lambda: publish.has_plan, LONG_S)
    watch.act("publish", window.plan_panel.order, lambda: False, 60.0)
    worker.measure(
        "publish", rig.session, lambda: watch.act("follow publishing", lambda: None, lambda: False, FOLLOW_S)
    )
    watch.act("stop publishing", publish.stop, lambda: not publish.is_publishing)
    watch.act("drop the plan", publish.drop_plan)
    watch.act("undo in the draft", window.documents.undo)
    watch.act("undo delete in the draft", window.documents.undo)
    watch.act("back to live", lambda: rig.session.set_mode(rig.tree.id, Mode.LIVE), rig.is_idle, LONG_S)
    here, draft = rig.tree.id, rig.session.adopt_tree(rig.tree.content())
    watch.act("show a draft that is all new", lambda: window.documents.show(draft), rig.is_shown)
    watch.act("plan all of it", publish.preview, lambda: publish.has_plan, LONG_S)
    watch.act("drop that plan", publish.drop_plan)
    window.trees._delete(window.trees.row(draft))
    watch.act("back to the tree", lambda: window.documents.show(here), rig.is_shown)


def _meddling(rig: Rig, worker: Worker) -> None:
    """Somebody else works at the server."""
    from ivr_designer.sync.proposals import Choice

    watch, window = rig.watch, rig.window
    remote = rig.session.remote_ids(rig.tree.id)
    nodes = [remote[n] for n in rig.tree.nodes if n in remote]
    check = lambda: rig.session.check_tree(rig.tree.id)  # noqa: E731
    futures: list[Any] = []
    is_done = lambda: futures[-1].done()  # noqa: E731
    watch.act("check the tree", lambda: futures.append(check()), is_done, LONG_S)
    rig.server.meddle(nodes[:200], "Theirs")
    watch.act("take over 200 nodes of somebody else", lambda: futures.append(check()), is_done, LONG_S)
    rig.server.vanish()
    watch.act("type what contradicts", lambda: [rig.rename(i) for i in range(10)], follow_s=SENDING_S)
    rig.server.come_back()
    rig.server.meddle(nodes[-10:], "Other")
    watch.act("conflicts", window.sync.refresh, lambda: bool(rig.session.status.conflicts), 30.0)
    rig.server.meddle(nodes[-20:], "Further")
    watch.act("poll with conflicts", lambda: None, lambda: False, 15.0)
    watch.act("show conflicts", lambda: window.reveal("conflicts"))
    items = frozenset(c.item for c in rig.session.conflicts(rig.tree.id))
    take = lambda: rig.session.resolve(rig.tree.id, items, Choice.THEIRS)  # noqa: E731
    watch.act("resolve conflicts", take, rig.is_idle, LONG_S)


def _looking(rig: Rig, worker: Worker) -> None:
    """Lists and panels."""
    watch, window = rig.watch, rig.window
    rig.server.control("POST", "seed", {"seed": "tree", "nodes": 100, "name": "Other"})
    here = rig.tree.id
    futures: list[Any] = []
    is_read = lambda: futures[-1].done()  # noqa: E731
    watch.act("refresh", lambda: futures.append(rig.session.refresh()), is_read)
    other = next(row.id for row in rig.session.account.trees if row.id != here)
    watch.act("show another tree", lambda: window.documents.show(other), rig.is_shown)
    watch.act("show the large tree again", lambda: window.documents.show(here), rig.is_shown)
    with_lines = len(rig.session.activity(10**6))
    watch.act(f"activity panel, {with_lines} lines", lambda: window.reveal("activity"))
    table = rig.folders.state / "activity.csv"
    watch.act("activity as CSV", lambda: futures.append(window.features.activity_table.save(table)), is_read)
    history = window.features.history
    watch.act("versions", history.open)
    view = window.history_panel.view
    view.setCurrentIndex(view.model().index(view.model().rowCount() - 1, 0))
    watch.act("compare with a version", history.compare)
    watch.act("back from that", window.canvas_area.end_comparison)
    watch.act("restore a version", history.restore, lambda: False, 60.0)
    watch.act("end that", window.features.publishing.drop_plan)


def _files(rig: Rig, worker: Worker) -> None:
    """Tree files and files of other programs."""
    from ivr_designer.storage.files import write_tree
    from ivr_designer.ui.controllers.file_jobs import FileJobs

    watch, window = rig.watch, rig.window
    here, content = rig.tree.id, rig.tree.content()
    folder = rig.folders.state

    def is_done() -> bool:
        return rig.is_shown() and not any(jobs.is_busy for jobs in window.findChildren(FileJobs))

    watch.act("save", lambda: rig.shell.files.save_to(folder / "a.ivr.json"), is_done)
    watch.act("open the file of this tree", lambda: rig.shell.files.open(folder / "a.ivr.json"), is_done)
    write_tree(folder / "b.ivr.json", content)
    watch.act("open another file", lambda: rig.shell.files.open(folder / "b.ivr.json"), is_done)
    path = folder / "menu.conf"
    path.write_text(_dialplan(len(content.nodes)), encoding="utf-8")
    watch.act("import", lambda: window.features.exchange.take_in(path), is_done)
    for dialog in window.findChildren(QDialog):
        dialog.close()
    watch.act("the large tree once more", lambda: window.documents.show(here), rig.is_shown)


def _whole_trees(rig: Rig, worker: Worker) -> None:
    """Trees that are deleted, made again and kept; many items that are sent again and taken back."""
    from ivr_designer.domain.edits import Batch, UpdateNode
    from ivr_designer.domain.phrases import phrase
    from ivr_designer.sync.contract import Mode

    watch, window, session = rig.watch, rig.window, rig.session
    here, documents, trees = rig.tree.id, rig.window.documents, rig.window.trees

    def is_done() -> bool:
        return not documents.is_storing and not window.is_busy()

    def delete(tree: Any) -> None:
        trees._delete(trees.row(tree))

    draft = session.adopt_tree(rig.tree.content())
    watch.act("show a draft as large", lambda: documents.show(draft), rig.is_shown)
    watch.act("delete the draft", lambda: delete(draft), is_done)
    watch.act("undo that", documents.undo, is_done)
    watch.act("let the new draft go", lambda: trees.set_mode(documents.wanted, Mode.LIVE), is_done)
    watch.act("redo, it is deleted", documents.redo, is_done)
    watch.act("the tree on the server", lambda: documents.show(here), rig.is_shown)
    rig.server.vanish()
    watch.act("delete it offline", lambda: delete(here), is_done)
    watch.act("send again", lambda: trees._try_again(here), is_done)
    watch.act("undo, it is kept", documents.undo, is_done, follow_s=SENDING_S)
    content = rig.tree.content()
    renamed = [UpdateNode(replace(node, name=f"{node.name[:40]} x")) for node in rig.tree.nodes.values()]
    watch.act("rename all", lambda: documents.submit(Batch(tuple(renamed), phrase("Rename"))), is_done)
    items = frozenset(rig.tree.nodes) | frozenset(rig.tree.keypresses)
    watch.act("take all back", lambda: window.sync.discard(items), is_done, follow_s=SENDING_S)
    rig.server.come_back()
    watch.act("online once more", window.sync.refresh, rig.is_idle, LONG_S)
    whole = session.adopt_tree(content)  # what was made again and taken back has no nodes any more
    watch.act("a tree for what follows", lambda: documents.show(whole), rig.is_shown)


def _dialplan(nodes: int) -> str:
    """A menu of another program, as large as the tree."""
    parts = []
    for index in range(nodes):
        leads = enumerate(range(index * 4 + 1, min(index * 4 + 5, nodes)), 1)
        ways = [f"exten => {key},1,Goto(menu{child},s,1)" for key, child in leads]
        begin = ["exten => s,1,Answer()", f" same => n,Background(hello{index})", " same => n,WaitExten(5)"]
        parts.append("\n".join([f"[menu{index}]", *begin, *ways, ""]))
    return "\n".join(parts)


def _restarting(rig: Rig, worker: Worker) -> None:
    """Quit with work waiting, and start again."""
    watch, window = rig.watch, rig.window
    here = rig.tree.id
    from ivr_designer.sync.contract import Mode

    rig.session.set_mode(here, Mode.LIVE)
    rig.server.vanish()
    some = rig.some()
    watch.act("delete 500 before quitting", lambda: window.nodes._delete(some, ()), follow_s=SENDING_S)
    watch.act("quit", rig.end, follow_s=1.0)
    watch.act("start again, offline", rig.start, lambda: rig.session is not None, 30.0)
    watch.act("open the tree of before", lambda: window.documents.show(here), rig.is_shown, 30.0)
    rig.server.come_back()
    watch.act("send what was left", window.sync.refresh, lambda: False, FOLLOW_S)
    watch.act("quit while sending", rig.end, follow_s=1.0)


if __name__ == "__main__":
    main()
