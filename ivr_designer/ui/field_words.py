"""Fields of nodes and keypresses in words: what a field is called, how a value reads."""

from collections.abc import Mapping
from typing import Any

from ivr_designer.domain.keys import Key
from ivr_designer.ui.canvas.boxes import phone_text, queue_words
from ivr_designer.ui.labels import NO_QUEUES, VOICES, key_words
from ivr_designer.ui.text import mark, tr

_LABELS = {
    "": mark("All of it"),
    "name": mark("Name"),
    "prompt": mark("Prompt"),
    "text": mark("Text that is spoken"),
    "voice": mark("Voice"),
    "speed": mark("Speed"),
    "file": mark("Recording"),
    "barge_in": mark("Callers may press keys while it plays"),
    "loop_count": mark("How often it is played"),
    "delay_ms": mark("Pause before it is played again"),
    "keypress_timeout_s": mark("Wait for a key"),
    "key": mark("Key"),
    "leads_to": mark("Leads to"),
    "from_number": mark("Number shown"),
}
_UNITS = {"delay_ms": mark("{n} ms"), "keypress_timeout_s": mark("{n} s"), "loop_count": mark("{n} ×")}
TEXTS = frozenset({"name", "text"})
"""Fields that are compared word by word."""


def field_label(field: str) -> str:
    """What a field is called; an unknown one by its own name."""
    return tr(_LABELS[field]) if field in _LABELS else field


def value_words(field: str, value: Any, queues: Mapping[str, str] = NO_QUEUES) -> str:
    """A value as people read it. None is something that is not there."""
    if value is None:
        return tr("(not there)")
    if isinstance(value, bool):
        return tr("Yes") if value else tr("No")
    text = str(value)
    if field in _UNITS:
        return tr(_UNITS[field]).format(n=text)
    if field == "voice" and text in VOICES:
        return tr(VOICES[text])
    if field == "key":
        key = Key.parse(text)
        return text if key is None else key_words(key)
    if field == "prompt":
        return _prompt_words(text)
    if field == "leads_to":
        return _target_words(text, queues)
    if field == "from_number" and text:
        return phone_text(text)
    return text or tr("(empty)")


def _prompt_words(text: str) -> str:
    """What callers hear, from the engine's spelling: how it is made, a space, and its text or file."""
    kind, _, what = text.partition(" ")
    match kind:
        case "talk":
            return tr("Spoken: “{text}”").format(text=what)
        case "play":
            return tr("The recording {file}").format(file=what)
    return what


def _target_words(text: str, queues: Mapping[str, str]) -> str:
    """Where a key leads, from the engine's spelling: the action's name, a space, and its target."""
    action, _, target = text.partition(" ")
    match action:
        case "next_node":
            return tr("The node “{name}”").format(name=target)
        case "queue":
            return tr("The queue {name}").format(name=queue_words(target, queues) if target else "?")
        case "phone":
            return tr("The phone {number}").format(number=phone_text(target))
        case "sms":
            return tr("A text message: “{text}”").format(text=target)
        case "voicemail":
            return tr("Voicemail")
        case "stop":
            return tr("Hang up")
    return text
