"""Rows to domain values and back. Lenient in, strict out; the ids on both sides are the server's.

What the domain cannot express stays in the row's `raw`: an unknown play mode or action becomes a read-only
value, and the bodies built here never write such a thing back.
"""

import re
from typing import Any

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Action, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import DEFAULT_VOICE, Node, PlayPrompt, Prompt, TalkPrompt, UnknownPrompt
from ivr_designer.domain.wanted import queue_id_of
from ivr_designer.icc.wire import KeypressRow, NodeRow, NumberRow

DEFAULT_LOOP_COUNT = 1
DEFAULT_DELAY_MS = 0
DEFAULT_TIMEOUT_S = 5

_PHONE_DECORATION = re.compile(r"[\s+().\-]+")
_NODE_FIELDS = {
    "id", "account", "project", "tree", "node_name", "node_play_mode", "node_play_content", "bargeIn",
    "loop_count", "sched", "voice", "speed", "keypress_timeout", "isRootNode",
}  # fmt: skip
_KEYPRESS_FIELDS = {
    "id", "account", "project", "tree", "node", "node_key", "action", "next_node", "queue_id",
    "to_phone_number", "from_number_callout_to_agent", "sms",
}  # fmt: skip
_NUMBER_TEXTS = ("number", "nickname")
_NUMBER_BOOLS = ("allow_outbound_calls", "enable_ivr", "record_outbound_calls")


class NotWritable(ValueError):
    """The value holds something that the documented API cannot write, or lacks what a body needs."""


def node_from_row(row: NodeRow) -> Node:
    """The domain's node; what the row leaves out has the server's documented default."""
    return Node(
        id=NodeId(row.id),
        name=row.node_name,
        prompt=_prompt(row),
        barge_in=True if row.barge_in is None else row.barge_in,
        loop_count=DEFAULT_LOOP_COUNT if row.loop_count is None else row.loop_count,
        delay_ms=DEFAULT_DELAY_MS if row.sched is None else row.sched,
        keypress_timeout_s=DEFAULT_TIMEOUT_S if row.keypress_timeout is None else row.keypress_timeout,
    )


def _prompt(row: NodeRow) -> Prompt:
    match row.node_play_mode:
        case "talk":
            return TalkPrompt(row.node_play_content, row.voice, row.speed or 0)
        case "play":
            return PlayPrompt(row.node_play_content)
    return UnknownPrompt(row.node_play_mode, row.raw)


def keypress_from_row(row: KeypressRow, node: str) -> Keypress:
    """The domain's keypress of `node`; it is read-only when its `node_key` is none of the fourteen.

    Fields that do not belong to the action are left out, for the server may keep old ones.
    """
    action = _action(row.action)
    return Keypress(
        id=KeypressId(row.id),
        node=NodeId(row.node or node),
        key=Key.other(row.node_key),
        action=action,
        next_node=NodeId(row.next_node) if action is Action.NEXT_NODE and row.next_node else None,
        queue_id=row.queue_id if action is Action.QUEUE else None,
        phone_number=row.to_phone_number if action is Action.PHONE else None,
        from_number=row.from_number if action is Action.PHONE else None,
        sms=row.sms if action is Action.SMS else None,
        raw_action=row.raw.get("action") if action is Action.UNKNOWN else None,
    )


def _action(value: int | None) -> Action:
    try:
        return Action(value) if value is not None else Action.UNKNOWN
    except ValueError:
        return Action.UNKNOWN


def unknown_fields(row: NodeRow | KeypressRow) -> dict[str, Any]:
    """What a row carries beyond the documented fields: to be shown and kept, never to be sent."""
    known = _NODE_FIELDS if isinstance(row, NodeRow) else _KEYPRESS_FIELDS
    return {name: value for name, value in row.raw.items() if name not in known}


def node_body(node: Node, tree: str | None = None) -> dict[str, Any]:
    """All fields of a node for the API; with `tree` for a create, without for an update.

    Raises NotWritable for an unknown play mode.
    """
    body: dict[str, Any] = {} if tree is None else {"tree": tree}
    body["node_name"] = node.name
    match node.prompt:
        case TalkPrompt(text, voice, speed):
            body |= {"node_play_mode": "talk", "node_play_content": text}
            # Named even when it is the default: leaving it out of an update would keep the former voice.
            body |= {"voice": voice or DEFAULT_VOICE, "speed": speed}
        case PlayPrompt(file):
            body |= {"node_play_mode": "play", "node_play_content": file}
        case UnknownPrompt(mode):
            raise NotWritable(f"a node of mode {mode!r} is never written")
    body |= {"bargeIn": node.barge_in, "loop_count": node.loop_count}
    return body | {"sched": node.delay_ms, "keypress_timeout": node.keypress_timeout_s}


def keypress_body(keypress: Keypress, *, create: bool) -> dict[str, Any]:
    """`node_key`, `action` and the fields of that action; with `node` for a create.

    Raises NotWritable for an unknown key or action, or without the field that the action needs.
    """
    if not keypress.key.is_known:
        raise NotWritable(f"a keypress with the key {keypress.key.value!r} is never written")
    body: dict[str, Any] = {"node": keypress.node} if create else {}
    body |= {"node_key": keypress.key.value, "action": int(keypress.action)}
    match keypress.action:
        case Action.NEXT_NODE:
            body["next_node"] = _needed(keypress.next_node, "next_node")
        case Action.QUEUE:
            body["queue_id"] = _needed(queue_id_of(keypress), "queue_id")
        case Action.PHONE:
            body["to_phone_number"] = dial_form(_needed(keypress.phone_number, "to_phone_number"))
            if keypress.from_number:
                body["from_number_callout_to_agent"] = dial_form(keypress.from_number)
        case Action.SMS:
            body["sms"] = _needed(keypress.sms, "sms")
        case Action.UNKNOWN:
            raise NotWritable(f"a keypress of action {keypress.raw_action!r} is never written")
    return body


def _needed(value: str | None, name: str) -> str:
    if not value:
        raise NotWritable(f"{name} is not set")
    return value


def dial_form(number: str) -> str:
    """A phone number as the API wants it: no plus, blanks, dots, dashes or brackets. Else unchanged."""
    return _PHONE_DECORATION.sub("", number)


def number_body(row: NumberRow, *, tree: str | None, queue: str | None = None) -> dict[str, Any]:
    """The full body that points a number at a tree, or with `tree` None lets its calls go to a queue.

    Everything else is sent as it was read; `queue` replaces the queue that was read. Raises NotWritable when
    neither a tree nor a queue would be left.
    """
    body: dict[str, Any] = {name: row.raw[name] for name in _NUMBER_TEXTS if row.raw.get(name) is not None}
    body["number"] = dial_form(row.number)
    for name in _NUMBER_BOOLS:
        value = getattr(row, name)
        if value is not None:
            body[name] = value
    queue = queue or row.queue_id
    if tree is None and queue is None:
        raise NotWritable("a number without a tree needs a queue")
    if queue is not None:
        body["queue_id"] = queue
    if tree is not None:
        return body | {"enable_ivr": True, "ivr_menu": tree}
    return body | {"enable_ivr": False}
