"""People who call while the tree is edited, and somebody who counts: looked for after everything that takes
effect on the server.
"""

from collections import Counter
from collections.abc import Callable, Mapping

from ivr_designer.domain.keypresses import Action, Keypress
from ivr_designer.domain.tree import IvrTree
from tests.rig.simulation.server import Store


class Callers:
    """`excused` are our ids of nodes in which the user himself left callers stuck at some time.

    Callers come once a tree is without dead ends for the first time, as a number would be pointed at it then.
    """

    def __init__(self, store: Store, lids_of: Callable[[str], set[str]]) -> None:
        self.store = store
        self.lids_of = lids_of
        self.excused: set[str] = set()
        self.trouble: list[str] = []
        self.is_off = False
        self.opened: set[str] = set()
        self._emptied: set[str] = set()
        self._root: str | None = None
        self._bound_twice: set[tuple[str, object]] = set()
        self._seen: set[str] = set()

    def excuse(self, tree: IvrTree) -> None:
        """The user leaves his tree like this for a while."""
        self.excused |= dead_ends(tree.root, tree.nodes, tree.keypresses)
        keys = Counter((key.node, key.key) for key in tree.keypresses.values())
        self._bound_twice |= {place for place, count in keys.items() if count > 1}
        if self._root is not None and tree.root != self._root:
            self.excused |= self._seen  # he took the entry away, and with it all that was behind it
        self._root = tree.root
        self._seen |= tree.nodes.keys()

    def look(self) -> None:
        """What would be wrong for a caller, or twice, right now."""
        if self.is_off:
            return
        self._count()
        store = self.store
        nodes = {rid: node for rid, (_, node) in store.nodes.items()}
        played = {tree for tree in store.numbers.values() if tree is not None}
        for rid in played & store.trees.keys() if played else store.trees:
            root = store.trees[rid].root
            if root is None:
                self.opened.discard(rid)
                self._emptied.add(rid)  # the user took the entry away; what comes next is built anew
                continue
            dead = dead_ends(root, nodes, store.keys)
            if not dead:
                self.opened.add(rid)
            elif rid in self.opened or (played and rid not in self._emptied):
                stuck = [node for node in sorted(dead) if not self.lids_of(node) & self.excused]
                self.trouble += [f"callers are stuck in {node} {self.lids_of(node)}" for node in stuck]

    def _count(self) -> None:
        names = Counter((tree, node.name) for tree, node in self.store.nodes.values())
        keys = Counter((key.node, key.key) for key in self.store.keys.values())
        self.trouble += [f"node {name} twice" for name, count in names.items() if count > 1]
        self.trouble += [
            f"key {key} twice"
            for (node, key), count in keys.items()
            if count > 1 and not any((lid, key) in self._bound_twice for lid in self.lids_of(node))
        ]


def dead_ends(root: str | None, nodes: Mapping[str, object], keys: Mapping[str, Keypress]) -> set[str]:
    """Nodes that a caller can reach and that have no key, or one that leads nowhere."""
    own: dict[str, list[Keypress]] = {}
    for key in keys.values():
        own.setdefault(key.node, []).append(key)
    found: set[str] = set()
    seen: set[str] = set()
    queue = [] if root is None else [root]
    while queue:
        node = queue.pop()
        if node in seen or node not in nodes:
            continue
        seen.add(node)
        out = own.get(node, [])
        targets = [key.next_node for key in out if key.action is Action.NEXT_NODE]
        if not out or any(target not in nodes for target in targets):
            found.add(node)
        queue += [target for target in targets if target is not None]
    return found
