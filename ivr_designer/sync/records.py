"""Values as JSON for the journal, and back. Everything is kept, local-only fields included."""

import json
import json.encoder
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Action, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import Node, PlayPrompt, Prompt, TalkPrompt, UnknownPrompt
from ivr_designer.domain.phrases import Phrase, as_data, from_data
from ivr_designer.sync.values import TreeFacts, Value


class RecordDamaged(ValueError):
    """A stored record cannot be read back."""


_MOST_TEXTS = 512


def to_text(value: Value | None) -> str | None:
    """A value as canonical JSON text; None stays None."""
    if isinstance(value, Keypress):
        return _keypress_text(value)
    if isinstance(value, Node):
        return _node_text(value)
    return None if value is None else dumps(to_data(value))


def _keypress_text(value: Keypress) -> str:
    """The text that `to_data` would give, put together directly: that is five times as fast."""
    if value.extra or value.raw_action is not None:
        return dumps(to_data(value))
    return (
        f'{{"action":{int(value.action)},"extra":{{}},"from":{_text(value.from_number)},"id":{_text(value.id)},'
        f'"is":"key","key":{_text(value.key.value)},"next_node":{_text(value.next_node)},'
        f'"node":{_text(value.node)},"phone":{_text(value.phone_number)},"queue_id":{_text(value.queue_id)},'
        f'"raw_action":null,"sms":{_text(value.sms)}}}'
    )


def _node_text(value: Node) -> str:
    prompt = value.prompt
    if value.extra or type(prompt) is not TalkPrompt or prompt.extra:
        return dumps(to_data(value))
    return (
        f'{{"barge_in":{_text(value.barge_in)},"delay_ms":{_text(value.delay_ms)},"extra":{{}},'
        f'"id":{_text(value.id)},"is":"node","loop_count":{_text(value.loop_count)},"name":{_text(value.name)},'
        f'"note":{_text(value.note)},"prompt":{{"extra":{{}},"is":"talk","speed":{_text(prompt.speed)},'
        f'"text":{_text(prompt.text)},"voice":{_text(prompt.voice)}}},'
        f'"timeout_s":{_text(value.keypress_timeout_s)}}}'
    )


def _text(value: object) -> str:
    """One plain value as JSON."""
    if value is None:
        return "null"
    return _spelled(value) if isinstance(value, str) else dumps(value)


def from_text(text: str | None) -> Value | None:
    """The value that `to_text` stored. Raises RecordDamaged."""
    return None if text is None else _decoded(text)


@lru_cache(_MOST_TEXTS)
def _decoded(text: str) -> Value:
    try:
        return value_from_data(json.loads(text))
    except (ValueError, KeyError, TypeError) as error:
        raise RecordDamaged(str(error)) from error


def dumps(data: Any) -> str:
    """Canonical JSON: sorted keys, no blanks, text as it is."""
    return _EMPTY[type(data)] if not data and type(data) in _EMPTY else _ENCODER.encode(data)


_EMPTY: dict[type, str] = {dict: "{}", list: "[]"}
"""Most notes and lists of ids are empty, and making an encoder costs more than either."""
_spelled = json.encoder.encode_basestring
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def phrase_to_text(phrase: Phrase | None) -> str | None:
    """A phrase as JSON text, so that it can still be translated when it is read back."""
    return None if phrase is None else dumps(as_data(phrase))


def phrase_from_text(text: str | None) -> Phrase | None:
    """The phrase that `phrase_to_text` stored; a damaged one reads as itself."""
    if text is None:
        return None
    try:
        return from_data(json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError):
        return Phrase("{text}", {"text": text})


def to_data(value: Value) -> dict[str, Any]:
    """A value as JSON data, before it is text."""
    if isinstance(value, TreeFacts):
        return {"is": "tree", "name": value.name}
    if isinstance(value, Keypress):
        return _keypress_to_json(value)
    return {
        "is": "node",
        "id": value.id,
        "name": value.name,
        "prompt": _prompt_to_json(value.prompt),
        "barge_in": value.barge_in,
        "loop_count": value.loop_count,
        "delay_ms": value.delay_ms,
        "timeout_s": value.keypress_timeout_s,
        "note": value.note,
        "extra": dict(value.extra),
    }


def _keypress_to_json(value: Keypress) -> dict[str, Any]:
    return {
        "is": "key",
        "id": value.id,
        "node": value.node,
        "key": value.key.value,
        "action": int(value.action),
        "next_node": value.next_node,
        "queue_id": value.queue_id,
        "phone": value.phone_number,
        "from": value.from_number,
        "sms": value.sms,
        "raw_action": value.raw_action,
        "extra": dict(value.extra),
    }


def _prompt_to_json(prompt: Prompt) -> dict[str, Any]:
    extra = dict(prompt.extra)
    match prompt:
        case TalkPrompt():
            return {
                "is": "talk",
                "text": prompt.text,
                "voice": prompt.voice,
                "speed": prompt.speed,
                "extra": extra,
            }
        case PlayPrompt():
            return {"is": "play", "file": prompt.file, "duration_s": prompt.duration_s, "extra": extra}
        case UnknownPrompt():
            return {"is": "unknown", "mode": prompt.mode, "raw": dict(prompt.raw), "extra": extra}


def value_from_data(data: Mapping[str, Any]) -> Value:
    """The value that `to_data` gave. Raises ValueError, KeyError or TypeError."""
    match data["is"]:
        case "tree":
            return TreeFacts(data["name"])
        case "key":
            return _keypress_from_json(data)
        case "node":
            return Node(
                NodeId(data["id"]),
                data["name"],
                _prompt_from_json(data["prompt"]),
                data["barge_in"],
                data["loop_count"],
                data["delay_ms"],
                data["timeout_s"],
                data["note"],
                data["extra"],
            )
    raise RecordDamaged(f"an item is of kind {data['is']!r}")


def _keypress_from_json(data: Mapping[str, Any]) -> Keypress:
    target = data["next_node"]
    return Keypress(
        KeypressId(data["id"]),
        NodeId(data["node"]),
        Key.other(data["key"]),
        Action(data["action"]),
        None if target is None else NodeId(target),
        data["queue_id"],
        data["phone"],
        data["from"],
        data["sms"],
        data["raw_action"],
        data["extra"],
    )


def _prompt_from_json(data: Mapping[str, Any]) -> Prompt:
    match data["is"]:
        case "talk":
            return TalkPrompt(data["text"], data["voice"], data["speed"], data["extra"])
        case "play":
            return PlayPrompt(data["file"], data["duration_s"], data["extra"])
        case "unknown":
            return UnknownPrompt(data["mode"], data["raw"], data["extra"])
    raise RecordDamaged(f"a prompt is of kind {data['is']!r}")
