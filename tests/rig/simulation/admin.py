"""Another admin, who changes things on the server past everybody."""

import random
from collections.abc import Callable
from dataclasses import replace

from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.nodes import Node, TalkPrompt
from tests.rig.simulation.server import SimServer


class Admin:
    """`touched` is told the remote ids of what was changed."""

    def __init__(self, server: SimServer, rng: random.Random, touched: Callable[..., None]) -> None:
        self.server = server
        self.rng = rng
        self.touched = touched
        self.acts = 0

    def meddle(self) -> None:
        """Change one thing."""
        store, rng = self.server.store, self.rng
        mine = list(store.nodes)
        if not mine:
            return
        self.acts += 1
        node = rng.choice(mine)
        tree, value = store.nodes[node]
        choice = rng.random()
        if choice < 0.4:
            store.nodes[node] = (tree, replace(value, name=f"admin {self.acts}"))
            self.touched(node)
        elif choice < 0.6:
            store.nodes[node] = (tree, replace(value, prompt=TalkPrompt(f"admin {self.acts}")))
            self.touched(node)
        elif choice < 0.75 and store.keys:
            key = rng.choice(list(store.keys))
            self.touched(key)
            del store.keys[key]
        elif choice < 0.9:
            rid = self.server.new_id("NO")
            store.nodes[rid] = (tree, Node(NodeId(rid), f"foreign {self.acts}", TalkPrompt("foreign")))
            self.touched(rid)
        elif choice < 0.93:
            self._drop([node])
        else:  # the tree shrinks so much that the program stops and asks
            self._drop([n for n, (home, _) in store.nodes.items() if home == tree])

    def _drop(self, nodes: list[str]) -> None:
        """Delete nodes, but never the entry of a tree."""
        store = self.server.store
        entries = {tree.root for tree in store.trees.values()}
        if len(store.nodes) <= 3:
            return
        for node in nodes:
            if node not in entries:
                self.touched(node, *(k for k, v in store.keys.items() if node in (v.node, v.next_node)))
                self.server.drop_node(node)
