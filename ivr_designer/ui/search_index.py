"""What can be found in a tree: names, prompts, numbers, ids and names of queues, accents and đ aside."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Destination, DestinationKind, Keypress, Vertex
from ivr_designer.domain.nodes import Node, PlayPrompt, TalkPrompt
from ivr_designer.domain.seeking import clean_phone, fold, looks_like_phone
from ivr_designer.domain.tree import IvrTree
from ivr_designer.sync.contract import ItemId
from ivr_designer.ui.labels import NO_QUEUES, destination_label

Item = Vertex | KeypressId
_ID_LENGTH = 4
"""Ids are looked at from so many characters on: fewer would be found in nearly every one of them."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """One box or keypress: its words folded, its ids in small letters, its phone numbers as digits."""

    item: Item
    words: str
    ids: str = ""
    phones: tuple[str, ...] = ()


class SearchIndex:
    """The words of one tree as it was when the index was made, in reading order."""

    def __init__(
        self,
        tree: IvrTree,
        queues: Mapping[str, str] = NO_QUEUES,
        remote: Mapping[ItemId, str] | None = None,
    ) -> None:
        self._entries = [e for vertex in reading_order(tree) for e in _entries(tree, vertex, queues, remote)]

    def find(self, query: str) -> list[Item]:
        """Boxes and keypresses that have all words of `query`, in reading order; none for a blank one."""
        words = fold(query).split()
        if not words:
            return []
        whole = query.strip().lower()
        some_id = whole if len(whole) >= _ID_LENGTH else None
        number = clean_phone(query) if looks_like_phone(query) else None
        return [e.item for e in self._entries if _matches(e, words, some_id, number)]


def reading_order(tree: IvrTree) -> list[Vertex]:
    """Every box once: along the keys from the entry, depth first, then what no caller gets to."""
    seen: dict[Vertex, None] = {}
    starts: list[Vertex] = [tree.root] if tree.root in tree.nodes and tree.root is not None else []
    for start in [*starts, *tree.vertices()]:
        stack = [start]
        while stack:
            vertex = stack.pop()
            if vertex in seen:
                continue
            seen[vertex] = None
            if not isinstance(vertex, Destination):
                stack += [tree.target(k) for k in reversed(tree.keypresses_of(vertex))]
    return list(seen)


def _matches(entry: _Entry, words: list[str], some_id: str | None, number: str | None) -> bool:
    if entry.words and all(word in entry.words for word in words):
        return True
    if some_id is not None and some_id in entry.ids:
        return True
    return number is not None and any(number in phone for phone in entry.phones)


def _entries(
    tree: IvrTree, vertex: Vertex, queues: Mapping[str, str], remote: Mapping[ItemId, str] | None
) -> Iterator[_Entry]:
    known = remote or {}
    if isinstance(vertex, Destination):
        yield _of_destination(vertex, queues)
        return
    node = tree.nodes[vertex]
    yield _Entry(node.id, _words_of(node), _ids(node.id, known))
    for keypress in tree.keypresses_of(node.id):
        yield _of_keypress(keypress, known)


def _words_of(node: Node) -> str:
    parts = [node.name, node.note]
    match node.prompt:
        case TalkPrompt(text=text):
            parts.append(text)
        case PlayPrompt(file=file):
            parts.append(file)
    return fold("\n".join(p for p in parts if p))


def _of_destination(box: Destination, queues: Mapping[str, str]) -> _Entry:
    phones = (clean_phone(box.value),) if box.kind is DestinationKind.PHONE and box.value else ()
    ids = box.value.lower() if box.kind in {DestinationKind.QUEUE, DestinationKind.MISSING} else ""
    return _Entry(box, fold(destination_label(box, queues)), ids, phones)


def _of_keypress(keypress: Keypress, known: Mapping[ItemId, str]) -> _Entry:
    phones = (clean_phone(keypress.from_number),) if keypress.from_number else ()
    return _Entry(keypress.id, "", _ids(keypress.id, known), phones)


def _ids(item: NodeId | KeypressId, known: Mapping[ItemId, str]) -> str:
    return f"{item}\n{known.get(item, '')}".lower()
