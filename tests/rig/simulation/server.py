"""A contact center in memory that loses, delays, repeats and refuses, as its seed says.

It keeps the four assumptions on which the engine's reasoning rests, and nothing else: a request whose token
has ended when it arrives is refused; an accepted one takes effect within the margin; lists show what took
effect before they were asked for; lists are whole or an error. It may say no to what it did all the same, as
a gateway does, and accept the same key twice.

It stands for the client in front of it as well: tokens are minted in the server's time as far as answers told
it, and before the first one in that of the machine.
"""

import asyncio
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Keypress
from ivr_designer.domain.nodes import Node
from ivr_designer.icc.errors import (
    AuthRefused,
    BadReply,
    NoAnswer,
    Offline,
    PartialList,
    RateLimited,
    ServerFault,
    ServerRefused,
)
from ivr_designer.sync.contract import PhoneNumber
from ivr_designer.sync.ports import Answer, Created, RemoteNumber, RemoteTree

DEADLINE_S = 20.0
EPOCH = 1_700_000_000.0


@dataclass(frozen=True)
class SimTicket:
    exp: float


@dataclass
class Faults:
    """Chances per call, 0 to 1, and how slow the world is (seconds)."""

    rate: float = 0.3
    offline: float = 0.2
    late_s: float = 300.0
    effect_s: float = 30.0
    skew_s: float = 0.0
    token_life_s: float = 60.0
    dates: bool = True
    refuse: float = 0.0
    unique_keys: bool = True


@dataclass
class Tree:
    name: str
    root: str | None = None


@dataclass
class Store:
    trees: dict[str, Tree] = field(default_factory=dict)
    nodes: dict[str, tuple[str, Node]] = field(default_factory=dict)
    keys: dict[str, Keypress] = field(default_factory=dict)
    numbers: dict[str, str | None] = field(default_factory=dict)


class SimServer:
    """Implements sync.ports.Wire. `effects` is every change that took place, `calls` every call made."""

    def __init__(self, loop, rng: random.Random, faults: Faults) -> None:
        self.loop = loop
        self.rng = rng
        self.faults = faults
        self.store = Store()
        self.calm = False
        self.calls: list[str] = []
        self.effects: list[tuple[str, str]] = []
        self.on_effect: Callable[[], None] = lambda: None
        self.faulted: Counter[str] = Counter()
        self._ids = 0
        self._known_skew = 0.0

    # ---- time and ids

    @property
    def date(self) -> float:
        return EPOCH + self.loop.now + self.faults.skew_s

    def server_now(self) -> float:
        return EPOCH + self.loop.now + self._known_skew

    def ticket(self) -> SimTicket:
        return SimTicket(float(int(self.server_now() + self.faults.token_life_s)))

    def forget_time(self) -> None:
        """The program was started anew and takes the machine's clock for the server's."""
        self._known_skew = 0.0

    def set_clock(self, seconds: float) -> None:
        """Somebody sets the machine's clock ahead or back: until the next answer the time is wrong."""
        self._known_skew += seconds

    def expect_project(self, project: str) -> None:
        return

    def new_id(self, prefix: str) -> str:
        self._ids += 1
        return f"{prefix}{self._ids}"

    async def aclose(self) -> None:
        return

    # ---- the road

    def _answer(self, value):
        if not self.faults.dates:
            return Answer(value, None)
        date = float(int(self.date))
        self._known_skew = date + 0.5 - EPOCH - self.loop.now
        return Answer(value, date)

    async def _read(self, name: str, look):
        self.calls.append(name)
        if self.calm or self.rng.random() >= self.faults.rate * 0.5:
            await asyncio.sleep(0.05 + 0.1 * self.rng.random())
            date = self._answer(None).server_date  # the date of the request, the rows a moment later
            return Answer(look(), date)
        kind = self.rng.choice(("offline", "timeout", "5xx", "partial", "429", "auth"))
        self.faulted[kind] += 1
        await asyncio.sleep(DEADLINE_S if kind == "timeout" else 0.1)
        raise _ERRORS[kind]()

    async def _write(self, name: str, ticket: SimTicket, effect):
        self.calls.append(name)
        if self.calm or self.rng.random() >= self.faults.rate:
            await asyncio.sleep(0.05 + 0.1 * self.rng.random())
            return self._answer(self._arrive(ticket, effect))
        return await self._faulty(ticket, effect)

    async def _faulty(self, ticket: SimTicket, effect):
        kind = self.rng.choice(_WRITE_FAULTS)
        self.faulted[kind] += 1
        if kind == "slow":
            await asyncio.sleep(DEADLINE_S * 0.9)
            return self._answer(self._arrive(ticket, effect))
        if kind == "late":
            delay = self.rng.random() * self.faults.late_s
            self.loop.call_later(delay, self._accept, ticket, effect, self._slowness())
        elif kind in _AFTER:
            await asyncio.sleep(0.1)
            # Accepted now, in effect a little later: the answer is lost anyway.
            self._accept(ticket, effect, self._slowness())
        elif kind == "denied":
            self._accept(ticket, effect, 0.0)
            kind = self.rng.choice(("429", "auth"))
        await asyncio.sleep(DEADLINE_S if kind in {"lost", "late", "reply_lost"} else 0.1)
        raise _ERRORS[kind]()

    def _slowness(self) -> float:
        return self.rng.random() * self.faults.effect_s

    def _accept(self, ticket: SimTicket, effect, delay: float) -> None:
        if self.date >= ticket.exp:
            self.faulted["token ended"] += 1
            return

        def happen() -> None:
            try:
                effect()
            except ServerRefused:
                return
            self.on_effect()

        if delay < 0.01:
            happen()
        else:
            self.loop.call_later(delay, happen)

    def _arrive(self, ticket: SimTicket, effect):
        if self.date >= ticket.exp:
            raise AuthRefused(403, 5, "keySid invalid")
        if not self.calm and self.rng.random() < self.faults.refuse:
            raise ServerRefused(9, "No")
        result = effect()
        self.on_effect()
        return result

    # ---- trees

    async def list_trees(self):
        return await self._read(
            "list trees", lambda: [RemoteTree(i, t.name, t.root) for i, t in self.store.trees.items()]
        )

    async def create_tree(self, name: str, ticket):
        def effect():
            rid = self.new_id("TR")
            self.store.trees[rid] = Tree(name)
            self.effects.append(("create tree", rid))
            return Created(rid)

        return await self._write("create tree", ticket, effect)

    async def update_tree(self, tree: str, name: str, ticket):
        def effect():
            _there(self.store.trees, tree).name = name
            self.effects.append(("update tree", tree))

        return await self._write("update tree", ticket, effect)

    async def delete_tree(self, tree: str, ticket):
        def effect():
            _there(self.store.trees, tree)
            for node in [n for n, (t, _) in self.store.nodes.items() if t == tree]:
                self.drop_node(node)
            del self.store.trees[tree]
            self.effects.append(("delete tree", tree))

        return await self._write("delete tree", ticket, effect)

    # ---- nodes

    async def list_nodes(self, tree: str, on_page=None):
        def look():
            _there(self.store.trees, tree)
            return [n for t, n in self.store.nodes.values() if t == tree]

        return await self._read(f"list nodes {tree}", look)

    async def create_node(self, tree: str, node: Node, ticket):
        def effect():
            home = _there(self.store.trees, tree)
            rid = self.new_id("NO")
            first = not any(t == tree for t, _ in self.store.nodes.values())
            self.store.nodes[rid] = (tree, replace(node, id=NodeId(rid)))
            if first:
                home.root = rid
            self.effects.append(("create node", rid))
            return Created(rid, first)

        return await self._write(f"create node {node.name}", ticket, effect)

    async def update_node(self, node: Node, ticket):
        def effect():
            tree, _ = _there(self.store.nodes, node.id)
            self.store.nodes[node.id] = (tree, node)
            self.effects.append(("update node", node.id))

        return await self._write(f"update node {node.id}", ticket, effect)

    async def delete_node(self, node: str, ticket):
        def effect():
            _there(self.store.nodes, node)
            self.drop_node(node)
            self.effects.append(("delete node", node))

        return await self._write(f"delete node {node}", ticket, effect)

    def drop_node(self, node: str) -> None:
        tree, _ = self.store.nodes.pop(node)
        for key in [k for k, v in self.store.keys.items() if v.node == node]:
            del self.store.keys[key]
        home = self.store.trees.get(tree)
        if home is not None and home.root == node:
            home.root = None

    # ---- keypresses

    async def list_keypresses(self, node: str):
        def look():
            _there(self.store.nodes, node)
            return [k for k in self.store.keys.values() if k.node == node]

        return await self._read(f"list keys {node}", look)

    async def create_keypress(self, keypress: Keypress, ticket):
        def effect():
            _there(self.store.nodes, keypress.node)
            self._refuse_double(keypress)
            rid = self.new_id("KE")
            self.store.keys[rid] = replace(keypress, id=KeypressId(rid))
            self.effects.append(("create key", rid))
            return Created(rid)

        return await self._write(f"create key {keypress.node} {keypress.key.value}", ticket, effect)

    async def update_keypress(self, keypress: Keypress, ticket):
        def effect():
            old = _there(self.store.keys, keypress.id)
            self._refuse_double(keypress)
            self.store.keys[keypress.id] = replace(keypress, node=old.node)
            self.effects.append(("update key", keypress.id))

        return await self._write(f"update key {keypress.id}", ticket, effect)

    async def delete_keypress(self, keypress: str, ticket):
        def effect():
            _there(self.store.keys, keypress)
            del self.store.keys[keypress]
            self.effects.append(("delete key", keypress))

        return await self._write(f"delete key {keypress}", ticket, effect)

    def _refuse_double(self, keypress: Keypress) -> None:
        if not self.faults.unique_keys:
            return
        for rid, other in self.store.keys.items():
            if other.node == keypress.node and other.key is keypress.key and rid != keypress.id:
                raise ServerRefused(6, "Node key existed")

    # ---- numbers

    async def list_numbers(self):
        def look():
            return [
                RemoteNumber(PhoneNumber(n, n, plays_tree=tree is not None, tree=tree))
                for n, tree in self.store.numbers.items()
            ]

        return await self._read("list numbers", look)

    async def point_number(self, number, tree, ticket, queue=None):
        def effect():
            _there(self.store.trees, tree)
            self.store.numbers[number.shown.id] = tree
            self.effects.append(("point number", tree))

        return await self._write(f"point number {tree}", ticket, effect)

    # ---- not used here

    async def list_queues(self):
        return await self._read("list queues", list)

    async def list_recordings(self):
        return await self._read("list recordings", list)

    async def upload_recording(self, *_, **_more):
        raise NotImplementedError


def _there(rows, rid):
    if rid not in rows:
        raise ServerRefused(3, "not found")
    return rows[rid]


_AFTER = {"reply_lost", "5xx_after", "bad"}
_WRITE_FAULTS = (
    "offline", "429", "auth", "denied", "lost", "reply_lost", "late", "late", "5xx_before", "5xx_after",
    "bad", "slow",
)  # fmt: skip
_ERRORS = {
    "offline": lambda: Offline("refused"),
    "timeout": lambda: NoAnswer("timeout"),
    "lost": lambda: NoAnswer("timeout"),
    "late": lambda: NoAnswer("timeout"),
    "reply_lost": lambda: NoAnswer("timeout"),
    "5xx": lambda: ServerFault(502),
    "5xx_before": lambda: ServerFault(502),
    "5xx_after": lambda: ServerFault(503),
    "bad": lambda: BadReply("it is not JSON"),
    "partial": lambda: PartialList("ivrNodes", "the count moved"),
    "429": lambda: RateLimited(3.0),
    "auth": lambda: AuthRefused(403, 5, "keySid invalid"),
}
