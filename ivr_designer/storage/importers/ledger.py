"""Bookkeeping of an import: every value of the source is taken into the tree or listed as lost.

An importer reads through `Item`s. What it takes, it says so; what is left at the end goes into the report by
itself. So nothing can be dropped in silence by forgetting about it.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.storage.importers.report import Loss, LossReport

Path = tuple[str | int, ...]
_NO_EQUAL = phrase("This has no equal here.")
_MAX_TEXT = 20_000


class Item:
    """A value of the source and its place. Walk containers with `get` and iteration, `take` values."""

    __slots__ = ("_ledger", "path", "value")

    def __init__(self, value: Any, path: Path, ledger: "Ledger") -> None:
        self.value = value
        self.path = path
        self._ledger = ledger

    @property
    def place(self) -> str:
        """The path in words: modules[3].parameters[0]."""
        return spelt(self.path)

    def __bool__(self) -> bool:
        return self.value is not None

    def get(self, *names: str) -> "Item":
        """The field below; an item of None if there is none."""
        item = self
        for name in names:
            below = item.value.get(name) if isinstance(item.value, dict) else None
            item = Item(below, (*item.path, name), self._ledger)
        return item

    def __iter__(self) -> "Iterator[Item]":
        """The items of a list; nothing for anything else."""
        if isinstance(self.value, list):
            for index, value in enumerate(self.value):
                yield Item(value, (*self.path, index), self._ledger)

    def fields(self) -> "Iterator[tuple[str, Item]]":
        """The fields of an object; nothing for anything else."""
        if isinstance(self.value, dict):
            for name, value in self.value.items():
                yield str(name), Item(value, (*self.path, name), self._ledger)

    def peek(self) -> str:
        """The value as text, without taking it; "" for containers and null."""
        if self.value is None or isinstance(self.value, dict | list):
            return ""
        return str(self.value).lower() if isinstance(self.value, bool) else str(self.value)[:_MAX_TEXT]

    def take(self) -> str:
        """The value as text. It is in the tree now."""
        self._ledger.taken.add(self.path)
        return self.peek()

    def take_all(self) -> None:
        """Everything below is in the tree now."""
        self._ledger.taken.update(path for path, _ in leaves(self.value, self.path))

    def number(self) -> float | None:
        """The value as a number, taken; None if it is none (and then it is not taken)."""
        found = small_number(self.peek())
        if found is not None:
            self.take()
        return found

    def named(self, what: str) -> "Item":
        """Give what stands here a name, under which its lost parts are listed together."""
        self._ledger.names[self.path] = what
        return self

    def lose(self, why: Phrase) -> None:
        """What stands here has no equal, and why. Parts of it that are taken all the same are not listed."""
        self._ledger.reasons[self.path] = why

    @property
    def is_lost(self) -> bool:
        """It was said that what stands here has no equal."""
        return self.path in self._ledger.reasons

    def aside(self, group: str) -> None:
        """What stands here is of no interest to callers; all such things of a kind make one line."""
        self._ledger.groups[self.path] = (group,)

    def warn(self, why: Phrase) -> None:
        """What stands here was taken, but a person should look at it."""
        self._ledger.warnings.append((self.path, why))


class Ledger:
    """The books of one import."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.taken: set[Path] = set()
        self.names: dict[Path, str] = {}
        self.reasons: dict[Path, Phrase] = {}
        self.warnings: list[tuple[Path, Phrase]] = []
        self.groups: dict[Path, Path] = {}

    def give_back(self, items: Iterable[Item], why: Phrase) -> None:
        """What stands there was taken for something that did not get into the tree after all."""
        places = {item.path for item in items}

        def within(path: Path) -> bool:
            return any(path[:length] in places for length in range(len(path) + 1))

        self.taken = {path for path in self.taken if not within(path)}
        self.warnings = [(path, said) for path, said in self.warnings if not within(path)]
        self.reasons.update(dict.fromkeys(places, why))

    def top(self) -> Item:
        """The whole document."""
        return Item(self.document, (), self)

    def report(self, kind: str) -> LossReport:
        """Close the books."""
        every = [path for path, _ in leaves(self.document, ())]
        lost: dict[Path, list[str]] = {}
        for path in every:
            if path not in self.taken:
                lost.setdefault(self._group(path), []).append(spelt(path))
        losses = [
            Loss(spelt(path), self._name(path), self._reason(path), tuple(parts))
            for path, parts in lost.items()
        ]
        losses += [Loss(spelt(path), self._name(path), why) for path, why in self.warnings]
        taken = sum(path in self.taken for path in every)
        return LossReport(kind, tuple(losses), len(every), taken)

    def _group(self, path: Path) -> Path:
        """The nearest thing above that has a reason or a name of its own, else the uppermost field."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.groups:
                return self.groups[path[:length]]
            if path[:length] in self.reasons or path[:length] in self.names:
                return path[:length]
        return path[:1]

    def _name(self, path: Path) -> str:
        for length in range(len(path), 0, -1):
            if path[:length] in self.names:
                return self.names[path[:length]]
        return str(path[-1]) if path else ""

    def _reason(self, path: Path) -> Phrase:
        for length in range(len(path), 0, -1):
            if path[:length] in self.reasons:
                return self.reasons[path[:length]]
        return _NO_EQUAL


def small_number(text: str) -> float | None:
    """The number that `text` spells, from 0 to below 100,000; None for anything else."""
    try:
        found = float(text)
    except ValueError:
        return None
    return found if 0 <= found < 100_000 else None


def leaves(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """Every value but containers and null, with its path; without recursion, for deep documents."""
    stack: list[tuple[Path, Any]] = [(path, value)]
    while stack:
        at, one = stack.pop()
        if isinstance(one, dict):
            stack.extend(((*at, name), below) for name, below in reversed(one.items()))
        elif isinstance(one, list):
            stack.extend(((*at, index), one[index]) for index in reversed(range(len(one))))
        elif one is not None:
            yield at, one


def spelt(path: Path) -> str:
    """A path in words."""
    text = "".join(f"[{s}]" if isinstance(s, int) else f".{s}" for s in path)
    return text.removeprefix(".")
