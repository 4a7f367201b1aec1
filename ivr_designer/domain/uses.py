"""What a tree uses of what lies around it: queues, phone numbers, recordings, voices, and where."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import DestinationKind, Vertex
from ivr_designer.domain.nodes import DEFAULT_VOICE, Node, PlayPrompt, TalkPrompt
from ivr_designer.domain.seeking import clean_phone
from ivr_designer.domain.tree import IvrTree


class ThingKind(StrEnum):
    """What can be looked for."""

    QUEUE = "queue"
    NUMBER = "number"
    RECORDING = "recording"
    VOICE = "voice"


class Thing(NamedTuple):
    """A queue by id, a number by its digits, a recording by its file, a voice by its name."""

    kind: ThingKind
    value: str


def uses_of(tree: IvrTree) -> Iterator[tuple[Thing, NodeId | KeypressId]]:
    """Every use in a tree, node by node, each with the node or the keypress it is at."""
    for node in tree.nodes.values():
        for thing in of_node(node):
            yield thing, node.id
        for keypress in tree.keypresses_of(node.id):
            for thing in dict.fromkeys(of_keypress(tree, keypress.id)):
                yield thing, keypress.id


def of_node(node: Node) -> Iterator[Thing]:
    """The voice or the recording of a node; a node that names no voice has the server's."""
    match node.prompt:
        case TalkPrompt(voice=voice):
            yield Thing(ThingKind.VOICE, voice or DEFAULT_VOICE)
        case PlayPrompt(file=file) if file:
            yield Thing(ThingKind.RECORDING, file)


def of_vertex(tree: IvrTree, vertex: Vertex) -> Iterator[Thing]:
    """What a box stands for."""
    match vertex:
        case (DestinationKind.QUEUE, str(value)) if value:
            yield Thing(ThingKind.QUEUE, value)
        case (DestinationKind.PHONE, str(value)) if value:
            yield Thing(ThingKind.NUMBER, clean_phone(value))
        case str() if vertex in tree.nodes:
            yield from of_node(tree.nodes[vertex])


def of_keypress(tree: IvrTree, keypress: KeypressId) -> Iterator[Thing]:
    """The queue or number a keypress leads to, and the number it shows."""
    found = tree.keypresses[keypress]
    if found.destination is not None:
        yield from of_vertex(tree, found.destination)
    if found.from_number and found.destination is not None:
        yield Thing(ThingKind.NUMBER, clean_phone(found.from_number))
