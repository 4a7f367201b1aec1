"""What a caller can do at a node, and where that leads: the edges that all checks walk on.

Only what can really happen counts: the first of two keypresses on one key, and "no match" only while some
key is free to be wrong.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Destination, DestinationKind, Keypress, Vertex
from ivr_designer.domain.keys import Key

_PRESSED = frozenset(key for key in Key if key.is_pressed)


class Leads(StrEnum):
    """What a move comes to. OPEN is anything that nobody can vouch for: missing target, unknown action."""

    NODE = "node"
    PERSON = "person"
    END = "end"
    OPEN = "open"


class Move(NamedTuple):
    """One thing a caller can do at node `source`. `node` is the next node for Leads.NODE, else None."""

    source: NodeId
    key: Key
    keypress: KeypressId
    leads: Leads
    node: NodeId | None


def moves_of(
    keypresses: Iterable[Keypress], targets: Mapping[KeypressId, Vertex], live: frozenset[str]
) -> tuple[Move, ...]:
    """The moves that `keypresses` of one node (in menu order) give, each leading to its target.

    `live` names extra actions that the service carries out by now.
    """
    first: dict[Key, Keypress] = {}
    for keypress in keypresses:
        first.setdefault(keypress.key, keypress)
    if Key.NO_MATCH in first and first.keys() >= _PRESSED:
        del first[Key.NO_MATCH]
    return tuple(_move(keypress, targets[keypress.id], live) for keypress in first.values())


def _move(keypress: Keypress, target: Vertex, live: frozenset[str]) -> Move:
    if not isinstance(target, Destination):
        return Move(keypress.node, keypress.key, keypress.id, Leads.NODE, target)
    return Move(keypress.node, keypress.key, keypress.id, leads_to(target, live), None)


def leads_to(destination: Destination, live: frozenset[str]) -> Leads:
    """What reaching a destination means for the caller."""
    match destination.kind:
        case DestinationKind.QUEUE | DestinationKind.PHONE:
            return Leads.PERSON if destination.value else Leads.OPEN
        case DestinationKind.STOP:
            return Leads.END
        case DestinationKind.VOICEMAIL | DestinationKind.SMS:
            return Leads.END if destination.kind.value in live else Leads.OPEN
        case _:
            return Leads.OPEN
