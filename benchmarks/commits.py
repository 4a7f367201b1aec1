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
from pathlib import Path

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
    figures = {name: [round(f, 2) for f in (median(v), max(v))] for name, v in acts.found.items()}
    print(json.dumps({"machine": machine(), "median and longest, ms of CPU": figures}, indent=1))


def _measure(acts: Acts, count: int, rounds: int, folder: Path) -> None:
    from ivr_designer.domain.document import Document
    from ivr_designer.domain.edits import AddNode, Batch, MoveBoxes, ReplaceTree, UpdateNode
    from ivr_designer.domain.ids import KeypressId, NodeId, TreeId
    from ivr_designer.domain.keypresses import Destination
    from ivr_designer.domain.nodes import Node, TalkPrompt
    from ivr_designer.domain.phrases import phrase
    from ivr_designer.domain.removal import removal
    from ivr_designer.domain.tree import IvrTree
    from ivr_designer.sync import tree_acts
    from ivr_designer.sync.book import Item, TreeRecord
    from ivr_designer.sync.committing import commit_edit
    from ivr_designer.sync.contract import Mode
    from ivr_designer.sync.journal import Journal
    from ivr_designer.sync.values import TreeFacts, keypress_key, node_key, tree_key
    from tests.helpers.trees import menu_content

    tree = TreeId("t")
    whole = menu_content(count)

    def opened(name: str) -> Journal:
        journal = Journal(folder / f"{name}.sqlite3")
        journal.open()
        facts = TreeFacts("tree")
        with journal.transaction() as work:
            work.put_tree(TreeRecord(tree, whole.root, whole.root))
            work.put_item(tree, Item(tree_key(tree), 0, "T", facts, facts))
            for place, node in enumerate(whole.nodes.values(), 1):
                work.put_item(tree, Item(node_key(node.id), place, f"N{node.id}", node, node))
            for place, key in enumerate(whole.keypresses.values(), 1 + count):
                work.put_item(tree, Item(keypress_key(key.id), place, f"K{key.id}", key, key))
        return journal

    journal = opened("edits")
    book = journal.book.trees[tree]

    def commit(edit, change, shown) -> None:
        def stored() -> None:
            with journal.transaction() as work:
                commit_edit(work, book, change, shown, send=True)

        acts.timed(stored)

    document = Document(IvrTree(tree, book.content()), commit)
    document.tree.root_fixed = True

    def there_and_back(name: str, edit) -> None:
        acts.named(name)
        back = document.apply(edit)
        acts.named(f"{name}: undo")
        document.apply(back)

    for number in range(rounds):
        nodes = document.tree.nodes
        some = [n for n in nodes if n != document.tree.root][:500]
        for node in some[:20]:
            there_and_back("a name", UpdateNode(replace(nodes[node], name=f"other {number}")))
        there_and_back("a new node", AddNode(Node(NodeId(f"n{number}"), "new", TalkPrompt("new"))))
        there_and_back("delete one", removal(document.tree, some[-1:]))
        there_and_back("delete 500", removal(document.tree, some))
        names = tuple(UpdateNode(replace(nodes[n], name=f"{nodes[n].name} {number}")) for n in some)
        there_and_back("rename 500", Batch(names, phrase("Rename")))
        there_and_back("paste 500", _pasted(document.tree, some))
        spots = {n: (float(i), float(number)) for i, n in enumerate(nodes)}
        there_and_back("move all", MoveBoxes(spots))
        there_and_back("replace some", ReplaceTree(_changed(whole, number), phrase("Restore")))
        there_and_back("replace all", ReplaceTree(_renamed(whole, number), phrase("Import")))
    journal.close()
    for number in range(rounds):
        journal = opened(f"trees{number}")
        book = journal.book.trees[tree]

        def act(name: str, what) -> None:
            def stored():
                with journal.transaction() as work:
                    what(work)

            acts.named(name)
            acts.timed(stored)

        act("adopt a tree", lambda work: tree_acts.adopt(work, whole, None))
        act(
            "create a tree",
            lambda work: tree_acts.create(work, journal.book, TreeId("new"), "new", send=True),
        )
        act("to draft", lambda work: tree_acts.set_mode(work, book, Mode.DRAFT, send=True))
        document = Document(IvrTree(tree, book.content()))

        def drafted(edit, change, shown) -> None:
            with journal.transaction() as work:
                commit_edit(work, book, change, shown, send=False)

        document.commit = drafted
        document.apply(ReplaceTree(_renamed(whole, number), phrase("Import")))
        act("to live, all changed", lambda work: tree_acts.set_mode(work, book, Mode.LIVE, send=True))
        items = [key[1] for key in book.items]
        act("discard all", lambda work: tree_acts.discard(work, book, items))
        act("delete the tree", lambda work: tree_acts.delete(work, book, send=True))
        act("keep the tree", lambda work: tree_acts.keep(work, book))
        act("drop the tree", lambda work: tree_acts.delete(work, book, send=False))
        journal.close()


def _pasted(tree, some):
    from ivr_designer.domain.edits import AddKeypress, AddNode, Batch
    from ivr_designer.domain.phrases import phrase

    edits = [AddNode(replace(tree.nodes[n], id=f"copy {n}"), (1.0, 2.0), restoring=True) for n in some]
    for node in some:
        for key in tree.keypresses_of(node):
            to = f"copy {key.next_node}" if key.next_node in some else key.next_node
            copy = replace(key, id=f"copy {key.id}", node=f"copy {node}", next_node=to)
            edits.append(AddKeypress(copy, restoring=True))
    return Batch(tuple(edits), phrase("Paste"))


def _changed(whole, number: int):
    nodes = {
        n: replace(v, name=f"{v.name} {number}") if i % 10 == 0 else v
        for i, (n, v) in enumerate(whole.nodes.items())
    }
    return replace(whole, nodes=nodes)


def _renamed(whole, number: int):
    nodes = {n: replace(v, name=f"{v.name} {number}") for n, v in whole.nodes.items()}
    keys = {k: replace(v, sms=f"{number}") for k, v in whole.keypresses.items()}
    return replace(whole, nodes=nodes, keypresses=keys)


if __name__ == "__main__":
    main()
