"""The layout beside Graphviz dot and fast-sugiyama: time, stability, crossings. Prints JSON.

    python benchmarks/layout.py [--nodes 1000 5000 20000] [--peer-nodes 1000] [--no-peer]
                                [--peers-venv FOLDER]

CPU time; for child processes that of the child. dot and fast-sugiyama get the edges that lead onward only
(the tree and its cross links, not those that go back, to the root or to a hub), in their favour: with all
edges neither ends within minutes. With more than `--peer-nodes` they are not asked: at 5,000 both ran into
the limit of 100 s that they were given. Peers that are missing are left out with a notice.

`insert_ms` is the time to decide where everything stands after one new leaf (offsets from parents);
`carry_ms` that to move the branches of what gave way along, which grows with how much moves.
"""

import argparse
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
from itertools import pairwise
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from measure import cpu_ms, machine, peers_python  # noqa: E402

from ivr_designer.domain.changes import Change  # noqa: E402
from ivr_designer.domain.document import Document  # noqa: E402
from ivr_designer.domain.edits import AddKeypress, AddNode, Batch  # noqa: E402
from ivr_designer.domain.ids import KeypressId, NodeId  # noqa: E402
from ivr_designer.domain.keypresses import Action, Destination, Keypress, Vertex  # noqa: E402
from ivr_designer.domain.layout import BoxSize, Shift, TidyLayout  # noqa: E402
from ivr_designer.domain.nodes import Node, TalkPrompt  # noqa: E402
from ivr_designer.domain.phrases import phrase  # noqa: E402
from ivr_designer.domain.primary_tree import PrimaryTree  # noqa: E402
from ivr_designer.domain.tree import IvrTree  # noqa: E402
from tests.helpers.trees import mesh_tree  # noqa: E402

LIMIT_S = 60
SUGIYAMA = """
import json, sys, time
import fast_sugiyama
edges = [tuple(e) for e in json.load(open(sys.argv[1]))]
begun = time.process_time()
layouts = fast_sugiyama.from_edges(edges, crossing_minimization="median", transpose=False).to_list()
print((time.process_time() - begun) * 1000)
"""


def size_of(vertex: Vertex) -> BoxSize:
    """As the canvas has them."""
    return BoxSize(176, 36, 54, small=True) if isinstance(vertex, Destination) else BoxSize(208, 92, 54)


def forward_edges(tree: IvrTree) -> list[tuple[str, str]]:
    """Edges on the keys 1-9, without repetitions and loops."""
    found = {(k.node, k.next_node) for k in tree.keypresses.values() if k.key.is_digit and k.key.value != "0"}
    return [(a, b) for a, b in found if b is not None and a != b]


def own(nodes: int, inserts: int = 200) -> dict[str, object]:
    """Full layout, then one new leaf at a time."""
    tree = mesh_tree(nodes)
    primary: list[PrimaryTree] = []
    hang = min(cpu_ms(lambda: primary.append(PrimaryTree(tree))) for _ in range(3))
    layout = TidyLayout(primary[-1], size_of, tree.positions)
    full = min(cpu_ms(layout.full) for _ in range(3))
    document, rng = Document(tree), random.Random(1)
    times: list[float] = []
    carry: list[float] = []
    shifts: list[Shift] = []

    def follow(change: Change) -> None:
        def step() -> None:
            news = layout.primary.update(change)
            shifts.append(layout.rearrange(news.parents, news.gone))

        times.append(cpu_ms(step))
        carry.append(cpu_ms(lambda: layout.settle(shifts[-1])))

    document.subscribe(follow)
    parents = list(tree.nodes)
    flips = 0
    while len(times) < inserts:
        parent = rng.choice(parents)
        free = tree.free_keys(parent)
        if free:
            before = dict(layout.at)
            insert(document, parent, len(times), free[0])
            flips += count_flips(before, layout.at)
    times.sort()
    carry.sort()
    shares = sorted(len(s.reordered) / nodes for s in shifts)
    return {
        "hang_ms": round(hang, 2),
        "layout_ms": round(full, 2),
        "insert_ms": {"median": round(times[inserts // 2], 3), "p95": round(times[int(inserts * 0.95)], 3)},
        "carry_ms": {"median": round(carry[inserts // 2], 3), "p95": round(carry[int(inserts * 0.95)], 3)},
        "order_flips": flips,
        "moved_relative_to_parent": {
            "median": round(shares[inserts // 2], 4), "p95": round(shares[int(inserts * 0.95)], 4),
        },
    }  # fmt: skip


def insert(document: Document, parent: NodeId, number: int, key: object) -> None:
    """One new leaf."""
    leaf = Node(NodeId(f"leaf{number}"), "Leaf", TalkPrompt("x"))
    pressed = Keypress(KeypressId(f"leaf{number}"), parent, key, Action.NEXT_NODE, next_node=leaf.id)
    document.apply(Batch((AddNode(leaf), AddKeypress(pressed)), phrase("Add")))


def count_flips(before: dict, after: dict) -> int:
    """Neighbours in a row that have changed sides."""
    rows: dict[float, list] = {}
    for vertex, (x, y) in before.items():
        rows.setdefault(y, []).append((x, vertex))
    flips = 0
    for row in rows.values():
        row.sort(key=lambda entry: entry[0])
        for (_, one), (_, other) in pairwise(row):
            flips += after[one][1] == after[other][1] and after[one][0] >= after[other][0]
    return flips


def dot(nodes: int, folder: Path) -> object:
    """CPU ms of Graphviz dot; a sentence when there is none or it takes too long."""
    if shutil.which("dot") is None:
        return "not installed"
    lines = [f'  "{a}" -> "{b}";' for a, b in forward_edges(mesh_tree(nodes))]
    path = folder / "tree.dot"
    path.write_text("digraph {\n  node [shape=box, width=2.9, height=1.3];\n" + "\n".join(lines) + "\n}\n")
    return child(["dot", "-Tplain", "-o", os.devnull, str(path)])


def sugiyama(nodes: int, folder: Path, python: Path) -> object:
    """CPU ms of fast-sugiyama; a sentence when it takes too long or falls over."""
    path = folder / "edges.json"
    path.write_text(json.dumps(forward_edges(mesh_tree(nodes))))
    return child([str(python), "-c", SUGIYAMA, str(path)], printed=True)


def child(command: list[str], *, printed: bool = False) -> object:
    """CPU ms of a child process, or the number that it prints."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT_S, check=True)
    except subprocess.TimeoutExpired:
        return f"over {LIMIT_S} s"
    except subprocess.CalledProcessError as error:
        return f"failed: {(error.stderr or '').strip()[-200:] or error.returncode}"
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if printed:
        return round(float(done.stdout.strip().splitlines()[-1]), 1)
    return round((after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000, 1)


def main() -> None:
    """Measure all sizes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--nodes", type=int, nargs="+", default=[1000, 5000, 20000])
    parser.add_argument("--peer-nodes", type=int, default=1000)
    parser.add_argument("--no-peer", action="store_true")
    parser.add_argument("--peers-venv", type=Path, default=Path(tempfile.gettempdir()) / "ivr-designer-peers")
    options = parser.parse_args()
    peer = None if options.no_peer else peers_python(options.peers_venv)
    report: dict[str, object] = {"machine": machine()}
    with tempfile.TemporaryDirectory() as folder:
        for nodes in options.nodes:
            found: dict[str, object] = {"ours": own(nodes)}
            asked = nodes <= options.peer_nodes
            if asked and not options.no_peer:
                found["dot_ms"] = dot(nodes, Path(folder))
            if asked and peer is not None:
                found["fast_sugiyama_ms"] = sugiyama(nodes, Path(folder), peer)
            report[str(nodes)] = found
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
