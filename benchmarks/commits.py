"""How long storing an edit keeps the window waiting: CPU time of the thread that commits. Prints JSON.

    python benchmarks/commits.py [--nodes 5000] [--of CHECKOUT] [--rounds 5] [--profile ACT]

A journal in a file, a live tree in it that the server is said to have, no server. `--of` measures another
checkout with the same acts, so that two states can be measured in turn.
"""

import argparse
import compileall
import cProfile
import gc
import json
import pstats
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.dont_write_bytecode = True


class Acts:
    """Does things to a document, and times what of them is the commit."""

    def __init__(self, profiled: str = "") -> None:
        self.found: dict[str, list[float]] = {}
        self._name = ""
        self._profiled = profiled
        self.profile = cProfile.Profile(timer=time.thread_time)

    def timed(self, act: Callable[[], object]) -> None:
        """One commit, under the name of what is being done."""
        is_profiled = bool(self._profiled) and self._name == self._profiled
        if is_profiled:
            self.profile.enable()
        begun = time.thread_time()
        try:
            act()
        finally:
            self.found.setdefault(self._name, []).append((time.thread_time() - begun) * 1000)
            if is_profiled:
                self.profile.disable()

    def named(self, name: str) -> None:
        """What comes now is called so."""
        self._name = name


def main() -> None:
    """All acts, some times over."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--nodes", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--of", type=Path, default=HERE.parent)
    parser.add_argument("--profile", default="")
    options = parser.parse_args()
    root = options.of.resolve()
    sys.path[:0] = [str(HERE), str(root)]
    sys.pycache_prefix = str(Path(tempfile.gettempdir()) / f"ivr-designer-commits-{root.name}")
    compileall.compile_dir(root / "ivr_designer", quiet=1)
    from measure import machine, median

    acts = Acts(options.profile)
    folder = Path(tempfile.mkdtemp())
    try:
        gc.disable()  # as in the window
        _measure(acts, options.nodes, options.rounds, folder)
    finally:
        shutil.rmtree(folder)
    if options.profile:
        pstats.Stats(acts.profile).sort_stats("tottime").print_stats(25)
    figures = {
        name: {"shortest": round(min(v), 2), "median": round(median(v), 2), "longest": round(max(v), 2)}
        for name, v in acts.found.items()
    }
    print(json.dumps({"machine": machine(), "acts": figures}, indent=1))


def _measure(acts: Acts, size: int, rounds: int, folder: Path) -> None:
    from tests.helpers.trees import menu_content

    whole = menu_content(size)
    _edits(acts, whole, rounds, Stored(folder / "edits.sqlite3", whole, acts))
    for number in range(rounds):
        _trees(acts, whole, number, Stored(folder / f"{number}.sqlite3", whole, acts))


class Stored:
    """A journal with a live tree, of which the server has all."""

    def __init__(self, path: Path, whole: Any, acts: Acts) -> None:
        from ivr_designer.sync.book import Item, TreeRecord
        from ivr_designer.sync.journal import Journal
        from ivr_designer.sync.values import TreeFacts, keypress_key, node_key, tree_key

        self._acts = acts
        self.journal = Journal(path)
        self.journal.open()
        facts, place = TreeFacts("tree"), count(1)
        with self.journal.transaction() as work:
            work.put_tree(TreeRecord("t", whole.root, whole.root))
            work.put_item("t", Item(tree_key("t"), 0, "T", facts, facts))
            for node in whole.nodes.values():
                work.put_item("t", Item(node_key(node.id), next(place), f"N{node.id}", node, node))
            for key in whole.keypresses.values():
                work.put_item("t", Item(keypress_key(key.id), next(place), f"K{key.id}", key, key))
        self.book = self.journal.book.trees["t"]

    def act(self, name: str, act: Callable[[Any], object]) -> None:
        """Do something in a transaction."""
        self._acts.named(name)

        def stored() -> None:
            with self.journal.transaction() as work:
                act(work)

        self._acts.timed(stored)

    def document(self, *, send: bool = True) -> Any:
        """The tree as it is edited in the window."""
        from ivr_designer.domain.document import Document
        from ivr_designer.domain.tree import IvrTree
        from ivr_designer.sync.committing import commit_edit

        def commit(_edit: object, change: Any, shown: Any) -> None:
            def stored() -> None:
                with self.journal.transaction() as work:
                    commit_edit(work, self.book, change, shown, send=send)

            self._acts.timed(stored)

        document = Document(IvrTree("t", self.book.content()), commit)
        document.tree.root_fixed = True
        return document


def _edits(acts: Acts, whole: Any, rounds: int, stored: Stored) -> None:
    from ivr_designer.domain.edits import AddNode, Batch, MoveBoxes, ReplaceTree, UpdateNode
    from ivr_designer.domain.nodes import Node, TalkPrompt
    from ivr_designer.domain.phrases import phrase
    from ivr_designer.domain.removal import removal

    document = stored.document()

    def there_and_back(name: str, edit: Any) -> None:
        acts.named(name)
        back = document.apply(edit)
        acts.named(f"{name}: undo")
        document.apply(back)

    for number in range(rounds):
        nodes = document.tree.nodes
        some = [n for n in nodes if n != document.tree.root][:500]
        for node in some[:20]:
            there_and_back("a name", UpdateNode(replace(nodes[node], name=f"other {number}")))
        there_and_back("a new node", AddNode(Node(f"n{number}", "new", TalkPrompt("new"))))
        there_and_back("delete one", removal(document.tree, some[-1:]))
        there_and_back("delete 500", removal(document.tree, some))
        names = tuple(UpdateNode(replace(nodes[n], name=f"{nodes[n].name} {number}")) for n in some)
        there_and_back("rename 500", Batch(names, phrase("Rename")))
        there_and_back("paste 500", _pasted(document.tree, some))
        spots = {n: (float(i), float(number)) for i, n in enumerate(nodes)}
        there_and_back("move all", MoveBoxes(spots))
        there_and_back("replace a tenth", ReplaceTree(_changed(whole, number), phrase("Restore")))
        there_and_back("replace all", ReplaceTree(_renamed(whole, number), phrase("Import")))
    stored.journal.close()


def _trees(acts: Acts, whole: Any, number: int, stored: Stored) -> None:
    from ivr_designer.domain.edits import ReplaceTree
    from ivr_designer.domain.phrases import phrase
    from ivr_designer.sync import tree_acts
    from ivr_designer.sync.contract import Mode

    book = stored.book
    stored.act("adopt a tree", lambda work: tree_acts.adopt(work, whole, None))
    stored.act("create", lambda work: tree_acts.create(work, stored.journal.book, "new", "new", send=True))
    stored.act("to draft", lambda work: tree_acts.set_mode(work, book, Mode.DRAFT, send=True))
    document = stored.document(send=False)
    acts.named("import over a draft")
    document.apply(ReplaceTree(_renamed(whole, number), phrase("Import")))
    stored.act("to live, all changed", lambda work: tree_acts.set_mode(work, book, Mode.LIVE, send=True))
    items = [key[1] for key in book.items]
    stored.act("discard all", lambda work: tree_acts.discard(work, book, items))
    stored.act("delete the tree", lambda work: tree_acts.delete(work, book, send=True))
    stored.act("keep the tree", lambda work: tree_acts.keep(work, book))
    stored.act("drop the tree", lambda work: tree_acts.delete(work, book, send=False))
    stored.journal.close()


def _pasted(tree: Any, some: list[Any]) -> Any:
    from ivr_designer.domain.edits import AddKeypress, AddNode, Batch
    from ivr_designer.domain.phrases import phrase

    edits = [AddNode(replace(tree.nodes[n], id=f"copy {n}"), (1.0, 2.0), restoring=True) for n in some]
    copied = set(some)
    for node in some:
        for key in tree.keypresses_of(node):
            to = f"copy {key.next_node}" if key.next_node in copied else key.next_node
            copy = replace(key, id=f"copy {key.id}", node=f"copy {node}", next_node=to)
            edits.append(AddKeypress(copy, restoring=True))
    return Batch(tuple(edits), phrase("Paste"))


def _changed(whole: Any, number: int) -> Any:
    nodes = {
        n: replace(v, name=f"{v.name} {number}") if i % 10 == 0 else v
        for i, (n, v) in enumerate(whole.nodes.items())
    }
    return replace(whole, nodes=nodes)


def _renamed(whole: Any, number: int) -> Any:
    nodes = {n: replace(v, name=f"{v.name} {number}") for n, v in whole.nodes.items()}
    keys = {k: replace(v, sms=f"{number}") for k, v in whole.keypresses.items()}
    return replace(whole, nodes=nodes, keypresses=keys)


if __name__ == "__main__":
    main()
