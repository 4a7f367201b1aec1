"""The program without a window, in a process that may be killed: one session, one script.

Started from a fork server, so that a run costs no imports. Everything it did is told through files in its
folder, written straight to the descriptor: `acks` has a line for each accepted edit, `refusals` one for each
refused one, `end` what it came to.
"""

import json
import os
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from ivr_designer.config.paths import Folders
from ivr_designer.config.profiles import Profile, ProfileStore
from ivr_designer.config.redact import Secret
from ivr_designer.config.secrets import MemoryVault
from ivr_designer.config.settings import open_settings
from ivr_designer.domain.document import Document
from ivr_designer.domain.edit import Edit
from ivr_designer.domain.errors import CommitFailed
from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.tree import IvrTree
from ivr_designer.sync.connecting import connect_client
from ivr_designer.sync.contract import Mode, SyncProblem
from ivr_designer.sync.proposals import Way
from ivr_designer.sync.publishing import begun
from ivr_designer.sync.session import LiveSession
from ivr_designer.sync.status import Link
from tests.rig.scripts import TREE_NAME, expected_pictures, picture_of, script_named

WAIT_S = 30.0
TOKEN_LIFE_S = 2.0
MARGIN_S = 1.0


@dataclass(frozen=True)
class Job:
    """`traced` names the thread that waits for a tracer before it works: "user", "io" or "" for none.
    `script` "" is a start that only finishes what is open. `disk_fails`: refused edits are told, not fatal.
    `way` not "": the script is a draft, which is published in that way. `command` is a command line to run
    instead of all this, for the profile "Rig".
    """

    folder: str
    icc_url: str
    media_url: str
    key_sid: str
    secret: str
    script: str = ""
    traced: str = ""
    disk_fails: bool = False
    way: str = ""
    command: list[str] = field(default_factory=list)

    @property
    def folders(self) -> Folders:
        base = Path(self.folder)
        return Folders(base / "config", base / "state", base / "cache")

    @property
    def profile(self) -> Profile:
        return Profile("rig", "Rig", self.key_sid, self.icc_url, self.media_url)


class Notes:
    """Lines in files, each one write call, so that a kill leaves whole lines."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def add(self, name: str, value: object) -> None:
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        handle = os.open(self._folder / name, flags, 0o600)
        try:
            os.write(handle, json.dumps(value).encode() + b"\n")
        finally:
            os.close(handle)

    def read(self, name: str) -> list:
        try:
            lines = (self._folder / name).read_text().splitlines()
        except FileNotFoundError:
            return []
        return [json.loads(line) for line in lines]


def await_tracer(notes: Notes) -> None:
    """Tell this thread's id and wait until somebody traces it."""
    thread = threading.get_native_id()
    status = f"/proc/self/task/{thread}/status"
    notes.add("thread", thread)
    end = time.monotonic() + WAIT_S
    while time.monotonic() < end:
        with open(status) as lines:
            if any(line.startswith("TracerPid:") and line.split()[1] != "0" for line in lines):
                time.sleep(0.002)
                return
        time.sleep(0.001)
    os._exit(90)


def run(job: Job) -> None:
    """The process from begin to end."""
    folder = Path(job.folder)
    log = os.open(folder / "output", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(log, 1)
    os.dup2(log, 2)
    sys.stdout = sys.stderr = open(log, "w", buffering=1, closefd=False)  # noqa: SIM115
    notes = Notes(folder)
    try:
        code = _command(job, notes) if job.command else _work(job, folder, notes)
        notes.add("cpu", time.process_time())
    except BaseException:
        import traceback

        traceback.print_exc()
        code = 91
    os._exit(code)


def _environ(job: Job) -> dict[str, str]:
    return {
        "IVR_DESIGNER_WRITE_TOKEN_LIFE_S": str(TOKEN_LIFE_S),
        "IVR_DESIGNER_FENCE_MARGIN_S": str(MARGIN_S),
        "IVR_DESIGNER_HOME": job.folder,
        "IVR_DESIGNER_KEY_SECRET": job.secret,
    }


def _command(job: Job, notes: Notes) -> int:
    """The real command line, whose threads wait for the tracer when they begin."""
    from ivr_designer.cli.root import run as run_command

    os.environ.update(_environ(job))
    store = ProfileStore(job.folders.profiles)
    if not store.all():
        store.add(job.profile)

    def begin(*_: object) -> None:
        sys.setprofile(None)
        if threading.current_thread().name == "ivr-sync":
            await_tracer(notes)

    if job.traced == "io":
        threading.setprofile(begin)
    elif job.traced == "user":
        await_tracer(notes)
    code = run_command([*job.command, "--profile", job.profile.id])
    notes.add("command", code)
    return code


def _work(job: Job, folder: Path, notes: Notes) -> int:
    vault = MemoryVault()
    vault.put(job.key_sid, Secret(job.secret))
    settings = open_settings(
        folder / "settings.json", environ=_environ(job), machine_folder=folder / "machine"
    )

    def factory(*arguments):
        if job.traced == "io":
            await_tracer(notes)
        return connect_client(*arguments)

    if job.traced == "user":
        await_tracer(notes)
    session = LiveSession(job.profile, vault, settings, job.folders, client_factory=factory)
    try:
        session.start()
    except SyncProblem as problem:
        notes.add("refusals", [-1, str(problem.cause), str(problem.advice)])
        return 3
    notes.add("started", time.monotonic())
    if job.way:
        _publish(session, job, notes)
    elif job.script:
        _play(session, job, notes)
    else:
        wait_for(lambda: session.account.read_at is not None, session)
    try:
        _finish(session, job, notes)
    except SyncProblem as problem:
        if not job.disk_fails:
            raise
        notes.add("refusals", [-2, str(problem.cause), str(problem.advice)])
    session.close()
    return 0


def _publish(session: LiveSession, job: Job, notes: Notes) -> None:
    """Draft and publish, as far as that is not done yet: a second start goes on where the first stopped."""
    tree = _own_tree(session, notes)
    script = script_named(job.script)
    session.set_mode(tree, Mode.DRAFT)
    document = Document(IvrTree(tree, session.open_tree(tree).result(WAIT_S)), session.commit)
    drawn = expected_pictures(script).index(picture_of(document.tree.content()))
    for number, step in enumerate(script.steps[drawn:], start=drawn + 1):
        document.apply(step(document, []))
        notes.add("acks", number)
    plan = session.preview(tree).result(WAIT_S)
    if plan.calls:
        numbers = frozenset(number.id for number in session.account.numbers or ())
        session.publish(tree, plan.stamp, Way(job.way), numbers).result(WAIT_S)
    notes.add("published", job.way)


def _own_tree(session: LiveSession, notes: Notes) -> TreeId:
    """The tree on screen: the first one of the first start, and then that one."""
    if not (known := notes.read("tree")):
        wait_for(lambda: session.account.read_at is not None, session)
        known = [session.account.trees[0].id]
        notes.add("tree", known[0])
    wait_for(lambda: session.account.numbers is not None, session)
    return TreeId(known[0])


def _play(session: LiveSession, job: Job, notes: Notes) -> None:
    script = script_named(job.script)
    try:
        if script.planted is None:
            tree = session.create_tree(TREE_NAME)
            notes.add("acks", 0)
        else:
            if not _has_account(session, job, notes):
                return
            tree = session.account.trees[0].id
        document = Document(IvrTree(tree, session.open_tree(tree).result(WAIT_S)), session.commit)
    except (CommitFailed, SyncProblem) as error:
        if not job.disk_fails:
            raise
        notes.add("refusals", [0, str(error.cause), str(error.advice)])
        return
    inverses: list[Edit] = []
    for number, step in enumerate(script.steps, start=1):
        try:
            inverses.append(document.apply(step(document, inverses)))
        except CommitFailed as error:
            if not job.disk_fails:
                raise
            notes.add("refusals", [number, str(error.cause), str(error.advice)])
            return
        notes.add("acks", number)


def _has_account(session: LiveSession, job: Job, notes: Notes) -> bool:
    """True once the lists are read; False when the disk is what hinders that, and then that is told."""

    def is_told() -> bool:
        return job.disk_fails and session.status.link is Link.DISK

    wait_for(lambda: session.account.read_at is not None or is_told(), session)
    if session.account.read_at is None:
        _tell_disk(session, notes)
    return session.account.read_at is not None


def _tell_disk(session: LiveSession, notes: Notes) -> None:
    status = session.status
    notes.add("refusals", [-2, str(status.problem), str(status.advice)])


def wait_for(condition: Callable[[], bool], session: LiveSession) -> None:
    end = time.monotonic() + WAIT_S
    while not condition():
        assert time.monotonic() < end, f"it never happened: {session.status}"
        time.sleep(0.005)


def _finish(session: LiveSession, job: Job, notes: Notes) -> None:
    """Wait until all is sent, or the disk stops us, and tell what there is."""
    future = session.settled()
    end = time.monotonic() + WAIT_S
    books = session.journal.book.trees
    while not (future.done() and not begun(list(books.values()))) and time.monotonic() < end:
        if session.status.link is Link.DISK and job.disk_fails:
            _tell_disk(session, notes)
            return
        time.sleep(0.005)
    status = session.status
    trees = session.account.trees
    with session.journal.lock:
        open_publishing = begun(list(books.values()))
    pictures = [picture_of(session.open_tree(t.id).result(WAIT_S)) for t in trees]
    states = {
        str(item): [s.state.value, str(s.why)] for t in trees for item, s in session.items(t.id).items()
    }
    notes.add(
        "end",
        {
            "settled": future.done() and not open_publishing,
            "modes": [tree.mode.value for tree in trees],
            "link": status.link.value,
            "problem": str(status.problem),
            "states": states,
            "pictures": pictures,
            "aside": str(session.journal.set_aside),
        },
    )
