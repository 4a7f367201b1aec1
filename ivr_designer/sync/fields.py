"""The fields of trees, nodes and keypresses by the names that proposals use, as plain values."""

from collections.abc import Callable, Mapping
from typing import Any

from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.keypresses import Keypress
from ivr_designer.domain.nodes import DEFAULT_VOICE, Node, PlayPrompt, TalkPrompt, UnknownPrompt
from ivr_designer.sync.proposals import FieldChange
from ivr_designer.sync.values import TreeFacts, Value, bare


def fields_of(value: Value | None, name_of: Callable[[NodeId], str]) -> dict[str, Any]:
    """Name to value; `name_of` gives the name of a node, or "" for one that is not known."""
    if isinstance(value, TreeFacts):
        return {"name": value.name}
    if isinstance(value, Keypress):
        return _keypress_fields(bare(value), name_of)
    return _node_fields(value) if isinstance(value, Node) else {}


def whole_prompt(value: Value | None) -> dict[str, Any]:
    """The prompt of a node as one field, where one side speaks and the other plays: its kind and a value."""
    match value.prompt if isinstance(value, Node) else None:
        case TalkPrompt(text=text):
            return {"prompt": f"talk {text}"}
        case PlayPrompt(file=file):
            return {"prompt": f"play {file}"}
        case UnknownPrompt(mode=mode):
            return {"prompt": f"unknown {mode}"}
    return {}


def _node_fields(node: Node) -> dict[str, Any]:
    fields: dict[str, Any] = {"name": node.name}
    match node.prompt:
        case TalkPrompt():
            prompt = node.prompt
            fields |= {"text": prompt.text, "voice": prompt.voice or DEFAULT_VOICE, "speed": prompt.speed}
        case PlayPrompt():
            fields |= {"file": node.prompt.file}
    return fields | {
        "barge_in": node.barge_in,
        "loop_count": node.loop_count,
        "delay_ms": node.delay_ms,
        "keypress_timeout_s": node.keypress_timeout_s,
    }


def _keypress_fields(value: Keypress, name_of: Callable[[NodeId], str]) -> dict[str, Any]:
    target = value.queue_id or value.phone_number or value.sms or ""
    if value.next_node is not None:
        target = name_of(value.next_node) or value.next_node
    leads = f"{value.action.name.lower()} {target}".strip()
    return {"key": value.key.value, "leads_to": leads, "from_number": value.from_number or ""}


def changes_between(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[FieldChange, ...]:
    """The fields in which two such mappings differ."""
    names = [*after, *(n for n in before if n not in after)]
    return tuple(FieldChange(n, before.get(n), after.get(n)) for n in names if before.get(n) != after.get(n))
