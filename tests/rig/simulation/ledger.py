"""What the user was told is kept, item by item. In the end it must be there, unless somebody else had a hand
in it; nothing else may be there, unless somebody else made it.
"""

from collections.abc import Iterable
from typing import Any

from ivr_designer.domain.changes import Change
from ivr_designer.domain.keypresses import Keypress
from ivr_designer.domain.tree import IvrTree, TreeContent
from ivr_designer.sync.remote_edit import Patch
from ivr_designer.sync.values import ItemKey, Kind, Value, facts, keypress_key, node_key


class Ledger:
    """`wanted` is what an item was last told to be; `shared`: our ids that a conflict or the disk touched."""

    def __init__(self) -> None:
        self.wanted: dict[ItemKey, Value | None] = {}
        self.shared: set[str] = set()
        self.foreign: set[str] = set()
        self._lids: dict[str, set[str]] = {}
        self._doubt: set[str] = set()

    def accept(self, change: Change, tree: IvrTree) -> None:
        """An edit that the journal took."""
        self._doubt.clear()
        for key in _keys(change):
            self.wanted[key] = tree.nodes.get(key[1]) if key[0] is Kind.NODE else tree.keypresses.get(key[1])

    def refuse(self, change: Change) -> None:
        """An edit that the disk refused: should the program die now, it may be there or not."""
        self._doubt |= {lid for _, lid in _keys(change)}

    def died(self) -> bool:
        """The program died; what was refused just before is in doubt for good. True if there is such."""
        self.shared |= self._doubt
        was_refused = bool(self._doubt)
        self._doubt.clear()
        return was_refused

    def learn(self, rid: str, lid: str) -> None:
        """One of our items has this remote id, or had it."""
        self._lids.setdefault(rid, set()).add(lid)

    def lids_of(self, rid: str) -> set[str]:
        """Our ids of a remote thing."""
        return self._lids.get(rid, set())

    def touch(self, *rids: str) -> None:
        """Somebody else changed or made these on the server."""
        self.foreign |= set(rids)

    def yielded(self, patches: Iterable[Patch]) -> None:
        """A person gave way in a conflict."""
        self.shared |= {patch.key[1] for patch in patches}

    def complaints(self, content: TreeContent) -> list[str]:
        """What is lost, came back, or is there without anybody having asked for it."""
        others = self.shared | {lid for rid in self.foreign for lid in self.lids_of(rid)}
        have: dict[ItemKey, Value] = {node_key(n): v for n, v in content.nodes.items()}
        have |= {keypress_key(k): v for k, v in content.keypresses.items()}
        found = []
        for key, wanted in self.wanted.items():
            value = have.pop(key, None)
            if key[1] in others or _hangs_on(wanted, others) or _hangs_on(value, others):
                continue
            if facts(value) != facts(wanted):
                found.append(f"{key[1]} is {facts(value)}, the user was promised {facts(wanted)}")
        for key, value in have.items():
            if key[1] not in others and not _hangs_on(value, others):
                found.append(f"{key[1]} is there, and nobody made it: {facts(value)}")
        return found


def _hangs_on(value: Any, others: set[str]) -> bool:
    """True for a keypress whose node or target is not the user's alone."""
    return isinstance(value, Keypress) and (value.node in others or value.next_node in others)


def _keys(change: Change) -> list[ItemKey]:
    nodes = {*change.nodes_added, *change.nodes_changed, *change.nodes_removed}
    keys = {*change.keypresses_added, *change.keypresses_changed, *change.keypresses_removed}
    return [*map(node_key, sorted(nodes)), *map(keypress_key, sorted(keys))]
