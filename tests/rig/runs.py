"""Running the driver under strace and proving afterwards that nothing was lost, doubled or left dangling.

strace counts calls per thread, so one thread of the program is traced at a time: the one on which the user
edits, or the one that talks to the server. `SYSCALL:signal=KILL:when=N` kills at the entry of the N-th call;
what the call would have done has not happened then.
"""

import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from ivr_designer.sandbox.server import SandboxServer
from tests.rig.driver import Job, Notes
from tests.rig.forks import Forks
from tests.rig.scripts import NUMBER, Picture, Script, expected_pictures, picture_of_rows, plant

THREADS = ("user", "io")
POINTS = ("pwrite64", "fdatasync", "sendto", "recvfrom")
SECRET = "Rig-Secret-8f2c41d07be94a63"
JOIN_S = 60.0
AT_ONCE = 4
_LINE = re.compile(r"^(\w+)\(")

needs_strace = pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("strace") is None, reason="strace runs on Linux only"
)


@dataclass
class World:
    """A server, the folder of one client, and what callers would have met on the way."""

    server: SandboxServer
    forks: Forks
    folder: Path
    script: Script
    tree: str | None
    trouble: list[str] = field(default_factory=list)
    most_trees: int = 1
    """How many trees may have one name: two while a fresh one is built beside the one that callers hear."""

    @property
    def notes(self) -> Notes:
        return Notes(self.folder)

    def job(self, **more) -> Job:
        server = self.server
        return Job(str(self.folder), server.icc_url, server.media_url, server.key_sid, server.secret, **more)

    def look(self, control) -> None:
        """What a caller, or somebody who counts, would find wrong right now."""
        store = control.store
        nodes = {row["id"]: row for row in store.rows("ivrnode")}
        keys = store.rows("ivrkeypress")
        for what, names, most in (
            ("tree", [row["tree_name"] for row in store.rows("ivrtree")], self.most_trees),
            ("node", [(row["tree"], row["node_name"]) for row in nodes.values()], 1),
            ("key", [(row["node"], row["node_key"]) for row in keys], 1),
        ):
            self.trouble += [
                f"{what} {name} is there {n} times" for name, n in Counter(names).items() if n > most
            ]
        played = {row["ivr_menu"] for row in store.rows("number")}
        trees = {row["id"]: row for row in store.rows("ivrtree")}
        self.trouble += [f"a number plays {tree}, which is not there" for tree in played - trees.keys()]
        for tree in trees.values():
            if tree["id"] in played or not played:
                self._walk(tree, nodes, keys)

    def _walk(self, tree, nodes, keys) -> None:
        """Callers enter a planted tree; one that is being made has no number yet and may have bare nodes."""
        reached, queue = set(), [tree["root_node"]] if tree["root_node"] else []
        if self.tree is not None and not queue:
            self.trouble.append("the tree has no entry")
        while queue:
            node = queue.pop()
            if node in reached:
                continue
            reached.add(node)
            if node not in nodes:
                self.trouble.append("a key leads nowhere")
                continue
            own = [key for key in keys if key["node"] == node]
            if not own and self.tree is not None:
                self.trouble.append(f"callers are stuck in {nodes[node]['node_name']}")
            queue += [key["next_node"] for key in own if key["action"] == 4]


@contextmanager
def world(forks: Forks, folder: Path, script: Script, *, numbered: bool = False) -> Iterator[World]:
    """A server with the script's tree planted, played by a number if it is to be, and an empty folder for the
    client.
    """
    folder.mkdir(parents=True)
    with SandboxServer({"SKrig": SECRET}, switches={"duplicate_key": "accept"}) as server:
        tree = None if script.planted is None else plant(server.control.admin, script.planted)
        if numbered:
            server.control.admin("POST", "/v1/number", {**NUMBER, "ivr_menu": tree})
        made = World(server, forks, folder, script, tree)
        for method in ("POST", "PUT", "DELETE"):
            server.control.after(made.look, method=method, times=0)
        yield made


@dataclass(frozen=True)
class Ended:
    """How a driver ended: its exit code (-9: killed), and the lines of strace's log."""

    code: int | None
    traced: list[str]

    @property
    def counts(self) -> Counter:
        return Counter(match[1] for line in self.traced if (match := _LINE.match(line)))


def drive(made: World, job: Job, expression: str = "", traced: Iterable[str] = POINTS) -> Ended:
    """Run the driver to its end. `expression` is given to strace's inject; with `job.traced` only."""
    log = made.folder / "strace"
    made.forks.start(job)
    tracer = _attach(made, job, log, expression, traced) if job.traced else None
    code = made.forks.wait(job, JOIN_S)
    if tracer is not None:
        tracer.wait(JOIN_S)
    assert code is not None, f"the driver did not end: {(made.folder / 'output').read_text()[-1500:]}"
    return Ended(code, log.read_text(errors="replace").splitlines() if job.traced and log.exists() else [])


def _attach(made: World, job: Job, log: Path, expression: str, traced: Iterable[str]) -> subprocess.Popen:
    end = time.monotonic() + JOIN_S
    while not (threads := made.notes.read("thread")):
        assert made.forks.ended(job) is None, (made.folder / "output").read_text()
        assert time.monotonic() < end, "the driver never asked for a tracer"
        time.sleep(0.002)
    inject = ["-e", f"inject={expression}"] if expression else []
    command = [
        "strace",
        "-qq",
        "-o",
        str(log),
        "-e",
        f"trace={','.join(traced)}",
        *inject,
        "-p",
        str(threads[-1]),
    ]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


# ---- the verdict


def finish_and_check(made: World, *, refused: bool = False, jump_s: float = 5.0) -> list[str]:
    """Start again, undisturbed, wait until all is done, and say what is wrong; an empty list is well.

    An edit that was under way may be there or not, but not one that was `refused`.

    The server's clock is put ahead, past the fence of whatever was under way, so that nobody waits for it.
    """
    made.server.control.clock.offset_s += jump_s
    ended = drive(made, made.job())
    output = (made.folder / "output").read_text()
    wrong = list(dict.fromkeys(made.trouble))
    if "Traceback" in output or ended.code != 0:
        return [*wrong, f"exit code {ended.code}, output: {output[-1500:]}"]
    end = made.notes.read("end")[-1]
    if (
        not end["settled"]
        or end["link"] not in {"online", "connecting"}
        or end["states"]
        or end["aside"] != "None"
    ):
        wrong.append(f"it does not come to rest: {end}")
    return wrong + _compare(made, end, refused=refused)


def _compare(made: World, end: dict, *, refused: bool) -> list[str]:
    """Local, remote and what was accepted must be one and the same."""
    store = made.server.control.store
    steps = expected_pictures(made.script)
    accepted = max(made.notes.read("acks"), default=0 if made.script.planted else -1)
    possible = (accepted,) if refused else (accepted, accepted + 1)
    allowed: list[list[Picture]] = [[steps[n]] for n in possible if 0 <= n < len(steps)]
    if accepted < 0:
        allowed.append([])
    wrong = []
    if end["pictures"] not in plain(allowed):
        wrong.append(f"after step {accepted} it shows {end['pictures']}, expected one of {allowed}")
    rows = [picture_of_rows(store, row["id"]) for row in store.rows("ivrtree")]
    if plain(rows) != end["pictures"]:
        wrong.append(f"the server has {rows}, here is {end['pictures']}")
    return wrong


def plain(value):
    """As it is after a round trip through JSON."""
    import json

    return json.loads(json.dumps(value))


def in_parallel(function, values, workers: int = AT_ONCE) -> list:
    """`function` of each value, some at once: a run mostly waits."""
    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(function, values))
