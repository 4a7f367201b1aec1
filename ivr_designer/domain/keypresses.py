"""Keypresses, the edges of a tree: a key on a node and what it does; and the destinations they lead to."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum, StrEnum
from typing import Any, NamedTuple

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keys import Key


class Action(IntEnum):
    """What a keypress does; the numbers are the API's. UNKNOWN keeps a number we do not know, read-only."""

    UNKNOWN = 0
    VOICEMAIL = 1
    QUEUE = 2
    PHONE = 3
    NEXT_NODE = 4
    SMS = 5
    STOP = 6

    # Enum's own hash is that of the name, in Python: slow, and unlike that of the equal number.
    __hash__ = int.__hash__


class DestinationKind(StrEnum):
    """Kinds of boxes that are not nodes. MISSING stands for a `next_node` that is not in the tree."""

    QUEUE = "queue"
    PHONE = "phone"
    STOP = "stop"
    VOICEMAIL = "voicemail"
    SMS = "sms"
    MISSING = "missing"
    UNKNOWN = "unknown"


class Destination(NamedTuple):
    """Where a call leaves the tree. Equal values are one box: two keys to one queue meet in one place.

    `value` is the queue id, the phone number as written, the SMS text, the missing node's id, or "".
    """

    kind: DestinationKind
    value: str = ""


_KINDS = {
    Action.VOICEMAIL: DestinationKind.VOICEMAIL,
    Action.QUEUE: DestinationKind.QUEUE,
    Action.PHONE: DestinationKind.PHONE,
    Action.SMS: DestinationKind.SMS,
    Action.STOP: DestinationKind.STOP,
}
_BARE = {action: Destination(kind) for action, kind in _KINDS.items()}
"""Boxes without a value; the one of a kind is made once."""

Vertex = NodeId | Destination
"""A box: a node by its id, or a destination by its value. Both hash and compare by value."""


def vertex_key(vertex: Vertex) -> str:
    """A text form of a vertex for files and state: a node's id, or '@kind:value' for a destination.

    A file may hold any node id, so one that begins with '@' gets a second one.
    """
    if isinstance(vertex, Destination):
        return f"@{vertex.kind}:{vertex.value}"
    return f"@{vertex}" if vertex.startswith("@") else vertex


def parse_vertex_key(text: str) -> Vertex | None:
    """The vertex that `vertex_key` wrote; None if a destination kind is not known."""
    if not text.startswith("@"):
        return NodeId(text)
    if text.startswith("@@"):
        return NodeId(text[1:])
    kind, _, value = text[1:].partition(":")
    try:
        return Destination(DestinationKind(kind), value)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Keypress:
    """One key of one node. Only the fields of its `action` mean anything; others may be leftovers.

    NEXT_NODE uses `next_node`, QUEUE `queue_id`, PHONE `phone_number` and `from_number` (the number shown
    on the outgoing leg; None is "unknown or unset", for the server's lists may omit it), SMS `sms`.
    `raw_action` keeps the value of an UNKNOWN action. `extra` survives a round trip through a file.
    """

    id: KeypressId
    node: NodeId
    key: Key
    action: Action
    next_node: NodeId | None = None
    queue_id: str | None = None
    phone_number: str | None = None
    from_number: str | None = None
    sms: str | None = None
    raw_action: Any = field(default=None, hash=False)
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def is_read_only(self) -> bool:
        """True when the action or the key is one we do not know."""
        return self.action is Action.UNKNOWN or not self.key.is_known

    @property
    def destination(self) -> Destination | None:
        """The destination this keypress leads to, or None for NEXT_NODE (ask the tree for its target)."""
        action = self.action
        if action is Action.NEXT_NODE:
            return None
        kind = _KINDS.get(action)
        if kind is None:
            return Destination(DestinationKind.UNKNOWN, str(self.raw_action))
        if action is Action.QUEUE:
            return Destination(kind, self.queue_id or "")
        if action is Action.PHONE:
            return Destination(kind, self.phone_number or "")
        return Destination(kind, self.sms or "") if action is Action.SMS else _BARE[action]

    def leading_to(self, target: Vertex) -> "Keypress":
        """This keypress with its action and target changed to `target`; fields of other actions are cleared.

        `from_number` stays when the new action is a phone too. Raises ValueError for a MISSING or UNKNOWN
        destination, which nobody can choose.
        """
        bare = replace(self, next_node=None, queue_id=None, phone_number=None, sms=None, raw_action=None)
        if not isinstance(target, Destination):
            return replace(bare, action=Action.NEXT_NODE, next_node=target, from_number=None)
        if target.kind is DestinationKind.PHONE:
            return replace(bare, action=Action.PHONE, phone_number=target.value or None)
        bare = replace(bare, from_number=None)
        match target.kind:
            case DestinationKind.QUEUE:
                return replace(bare, action=Action.QUEUE, queue_id=target.value or None)
            case DestinationKind.STOP:
                return replace(bare, action=Action.STOP)
            case DestinationKind.VOICEMAIL:
                return replace(bare, action=Action.VOICEMAIL)
            case DestinationKind.SMS:
                return replace(bare, action=Action.SMS, sms=target.value or None)
        raise ValueError(f"a keypress cannot be pointed at {target.kind}")
