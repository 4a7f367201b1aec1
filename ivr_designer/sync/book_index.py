"""Items of a tree by what they have to do with, kept with each item that is put: nobody who asks about one
node walks over all of a tree.
"""

from typing import TYPE_CHECKING

from ivr_designer.domain.keypresses import Keypress
from ivr_designer.sync.values import ItemKey, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Set

    from ivr_designer.sync.book import Item

_Keys = dict[ItemKey, None]
_NONE: frozenset[ItemKey] = frozenset()
Place = tuple[str, object]
"""A key of a node."""

MOST_UNJUDGED = 1_000
"""So many items are left to whoever asks whether they are dirty: it may be the window."""


def place_of(value: object) -> Place | None:
    """Which key of which node a keypress is; None for anything else."""
    return (value.node, value.key) if isinstance(value, Keypress) else None


class Index:
    """See the module. `items` is the book's own mapping, which is changed before `put` is called."""

    def __init__(self, items: "Mapping[ItemKey, Item]") -> None:
        self._items = items
        self._fenced: _Keys = {}
        self._contested: _Keys = {}
        self._below: dict[str, _Keys] = {}
        self._towards: dict[str, _Keys] = {}
        self._at: dict[Place, _Keys] = {}
        self._crowded: dict[Place, None] = {}
        self._dirty: _Keys = {}
        self._unjudged: _Keys = {}

    # ---- changing

    def put(self, old: "Item | None", new: "Item") -> None:
        """An item is another one now; an empty one was taken out."""
        key = new.key
        if key[0] is Kind.KEY:
            was = None if old is None else old.local
            if new.local is None and new.is_empty:
                self._forget(old)
            else:
                self._note(new, old)
            if new.local is not was:
                self._move(key, place_of(was), place_of(new.local))
        if self._fenced or new.fence is not None:
            _mark(self._fenced, key, is_in=new.fence is not None)
        if self._contested or new.has_theirs:
            _mark(self._contested, key, is_in=new.has_theirs)
        self._unjudged[key] = None  # comparing takes as long as all the rest, and is not always asked for
        if len(self._unjudged) > MOST_UNJUDGED:
            self._judge()

    def _note(self, item: "Item", old: "Item | None") -> None:
        """Remember an item with all it ever had to do with; who asks passes over what is no longer so."""
        key = item.key
        if old is None or item.base is not old.base or item.theirs is not old.theirs:
            values = tuple(_sides(item))
        elif isinstance(item.local, Keypress) and item.local is not old.local:
            values = (item.local,)
        else:
            return
        for value in values:
            self._below.setdefault(value.node, {})[key] = None
            if value.next_node is not None:
                self._towards.setdefault(value.next_node, {})[key] = None

    def _move(self, key: ItemKey, old: Place | None, new: Place | None) -> None:
        """A keypress is wanted at another key, or no more."""
        if old == new:
            return
        if old is not None:
            there = self._at.get(old, {})
            there.pop(key, None)
            if len(there) < 2:
                self._crowded.pop(old, None)
        if new is not None:
            there = self._at.setdefault(new, {})
            there[key] = None
            if len(there) > 1:
                self._crowded[new] = None

    def _forget(self, item: "Item | None") -> None:
        if item is None:
            return
        for value in _sides(item):
            self._below.get(value.node, {}).pop(item.key, None)
            self._towards.get(value.next_node or "", {}).pop(item.key, None)

    # ---- asking

    def below(self, node: str, but: "Set[ItemKey]" = _NONE) -> "list[Item]":
        """Keypresses that are of a node on any side, but for some, in order of creation."""
        keys = self._below.get(node, {})
        found = self._known(keys.keys() - but if but else keys)
        return self._sorted(item for item in found if any(v.node == node for v in _sides(item)))

    def towards(self, node: str) -> "list[Item]":
        """Keypresses that lead to a node on any side, whether or not their action uses that."""
        found = self._known(self._towards.get(node, {}))
        return self._sorted(item for item in found if any(v.next_node == node for v in _sides(item)))

    def crowded(self) -> "dict[Place, list[Item]]":
        """Keys of nodes that more than one keypress is wanted at."""
        return {place: self.crowd(place) for place in self._crowded}

    def crowd(self, place: Place) -> "list[Item]":
        """The keypresses wanted at one key of a node, if they are more than one."""
        return self._sorted(self._known(self._at[place])) if place in self._crowded else []

    def fenced(self) -> "list[Item]":
        """Items with a lost update that may still land."""
        return self._sorted(self._known(self._fenced))

    def contested(self) -> "list[Item]":
        """Items with a side of somebody else."""
        return self._sorted(self._known(self._contested))

    def dirty(self) -> "list[Item]":
        """Items whose local state is not what the server has, in order of creation."""
        return self._sorted(self._known(self._dirty_keys()))

    def dirty_keys(self) -> "list[ItemKey]":
        """The keys of the same, in any order: sorting thousands takes longer than finding them."""
        return [key for key in self._dirty_keys() if key in self._items]

    def dirty_count(self) -> int:
        """How many they are."""
        return len(self._dirty_keys())

    def _dirty_keys(self) -> _Keys:
        self._judge()
        return self._dirty

    def _judge(self) -> None:
        for key in self._unjudged:
            item = self._items.get(key)
            _mark(self._dirty, key, is_in=item is not None and item.is_dirty)
        self._unjudged.clear()

    def _known(self, keys: "Iterable[ItemKey]") -> "Iterator[Item]":
        return (self._items[key] for key in keys if key in self._items)

    @staticmethod
    def _sorted(found: "Iterator[Item]") -> "list[Item]":
        return sorted(found, key=_place)


def _place(item: "Item") -> int:
    return item.place


def _sides(item: "Item") -> "Iterator[Keypress]":
    """What a keypress is to anybody: on the server, here, and to somebody else."""
    return (v for v in (item.base, item.local, item.theirs) if isinstance(v, Keypress))


def _mark(keys: _Keys, key: ItemKey, *, is_in: bool) -> None:
    if is_in:
        keys[key] = None
    else:
        keys.pop(key, None)
