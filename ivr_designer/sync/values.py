"""Values that are synchronised, and when two of them are the same.

Three kinds of item travel: the tree's own fields, nodes, keypresses. A server's row is `folded` onto what we
know before anything is compared: text that differs only in its Unicode form or outer blanks, a default that
the server filled in, a plus before a phone number or a field its lists leave out is no difference. After that
plain equality of `facts` decides. What is sent is never changed by this.
"""

import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from ivr_designer.domain.ids import KeypressId, NodeId, TreeId
from ivr_designer.domain.keypresses import Action, Keypress
from ivr_designer.domain.nodes import DEFAULT_VOICE, Node, PlayPrompt, Prompt, TalkPrompt, UnknownPrompt
from ivr_designer.domain.wanted import queue_id_of
from ivr_designer.icc.mapping import dial_form


class Kind(StrEnum):
    """What an item is; the order of the letters is of no meaning."""

    TREE = "tree"
    NODE = "node"
    KEY = "key"


@dataclass(frozen=True, slots=True)
class TreeFacts:
    """The fields of a tree that live on the server."""

    name: str


Value = TreeFacts | Node | Keypress
ItemKey = tuple[Kind, str]
"""An item within its tree: kind and local id."""
Scope = tuple[Kind, str]
"""A list: of what kind, and the remote id of what it is below."""


def tree_key(tree: TreeId) -> ItemKey:
    """The item of the tree itself."""
    return Kind.TREE, tree


def node_key(node: NodeId) -> ItemKey:
    """The item of a node."""
    return Kind.NODE, node


def keypress_key(keypress: KeypressId) -> ItemKey:
    """The item of a keypress."""
    return Kind.KEY, keypress


def normal(text: str) -> str:
    """Text as it is compared: composed, outer blanks off."""
    return unicodedata.normalize("NFC", text).strip()


def same_phone(one: str | None, other: str | None) -> bool:
    """True for numbers that differ at most in a plus, blanks, dots, dashes or brackets."""
    return dial_form(one or "") == dial_form(other or "")


def bare(keypress: Keypress) -> Keypress:
    """The keypress without leftovers: only fields that its action uses, nothing that is local."""
    action = keypress.action
    return Keypress(
        keypress.id,
        keypress.node,
        keypress.key,
        action,
        next_node=keypress.next_node if action is Action.NEXT_NODE else None,
        queue_id=keypress.queue_id if action is Action.QUEUE else None,
        phone_number=keypress.phone_number if action is Action.PHONE else None,
        from_number=keypress.from_number if action is Action.PHONE else None,
        sms=keypress.sms if action is Action.SMS else None,
        raw_action=keypress.raw_action if action is Action.UNKNOWN else None,
    )


def facts(value: Value | None) -> tuple[Any, ...] | None:
    """What of a value the server knows, as one comparable tuple; None for "not there"."""
    if value is None:
        return None
    if isinstance(value, TreeFacts):
        return (value.name,)
    if isinstance(value, Keypress):
        action = value.action
        is_phone = action is Action.PHONE
        return (
            value.node, value.key, action,
            value.next_node if action is Action.NEXT_NODE else None,
            value.queue_id if action is Action.QUEUE else None,
            value.phone_number if is_phone else None, value.from_number if is_phone else None,
            value.sms if action is Action.SMS else None,
            str(value.raw_action) if action is Action.UNKNOWN else "None",
        )  # fmt: skip
    return (value.name, prompt_facts(value.prompt), value.barge_in, value.loop_count, value.delay_ms,
            value.keypress_timeout_s)  # fmt: skip


def prompt_facts(prompt: Prompt) -> tuple[Any, ...]:
    """What of a prompt the server knows."""
    match prompt:
        case TalkPrompt():
            return "talk", prompt.text, prompt.voice or DEFAULT_VOICE, prompt.speed
        case PlayPrompt():
            return "play", prompt.file
        case UnknownPrompt():
            return "unknown", prompt.mode


def same(one: Value | None, other: Value | None) -> bool:
    """True when the server could not tell the two apart (both None counts as the same)."""
    if one is other or one is None or other is None:
        return one is other
    return facts(one) == facts(other)


def fold(row: Value, like: Value | None) -> Value:
    """`row`, read from a server, in the spelling of `like` wherever the difference means nothing.

    Local-only fields (notes, durations, unknown file fields) come from `like`.
    """
    if isinstance(row, TreeFacts):
        return like if isinstance(like, TreeFacts) and normal(like.name) == normal(row.name) else row
    if isinstance(row, Keypress):
        return _fold_keypress(bare(row), like if isinstance(like, Keypress) else None)
    return _fold_node(row, like if isinstance(like, Node) else None)


def _fold_keypress(row: Keypress, like: Keypress | None) -> Keypress:
    if like is None:
        return row
    row = replace(row, id=like.id, extra=like.extra)
    if row.action is not like.action:
        return row
    if row.action is Action.PHONE:
        if same_phone(row.phone_number, like.phone_number):
            row = replace(row, phone_number=like.phone_number)
        if row.from_number is None or same_phone(row.from_number, like.from_number):
            row = replace(row, from_number=like.from_number)
    if row.sms is not None and normal(row.sms) == normal(like.sms or ""):
        row = replace(row, sms=like.sms)
    return row


def _fold_node(row: Node, like: Node | None) -> Node:
    if like is None:
        return row
    if not isinstance(row.prompt, UnknownPrompt) and facts(row) == facts(like):
        return like
    name = like.name if normal(like.name) == normal(row.name) else row.name
    return replace(
        row,
        id=like.id,
        name=name,
        prompt=_fold_prompt(row.prompt, like.prompt),
        note=like.note,
        extra=like.extra,
    )


def _fold_prompt(row: Prompt, like: Prompt) -> Prompt:
    if isinstance(row, TalkPrompt) and isinstance(like, TalkPrompt):
        text = like.text if normal(like.text) == normal(row.text) else row.text
        voice = like.voice if (like.voice or DEFAULT_VOICE) == (row.voice or DEFAULT_VOICE) else row.voice
        return replace(row, text=text, voice=voice, extra=like.extra)
    if isinstance(row, PlayPrompt) and isinstance(like, PlayPrompt):
        if normal(row.file) == normal(like.file):
            return like
        return replace(row, extra=like.extra)
    if isinstance(row, UnknownPrompt) and isinstance(like, UnknownPrompt):
        return replace(row, extra=like.extra)
    return row


def matches(row: Value, want: Value) -> bool:
    """True when a row read from the server is what `want` asked for."""
    return same(fold(row, want), want)


def resembles(row: Node, want: Node) -> bool:
    """True when a foreign-looking row may still be our own node, cut or respelled by the server.

    Used only to be careful: a row that resembles an unsettled create stops a second send.
    """
    ours, theirs = normal(want.name).casefold(), normal(row.name).casefold()
    if not theirs:
        return True
    return ours.startswith(theirs) or theirs.startswith(ours)


def incomplete(value: Value | None) -> str | None:
    """Which field a value still lacks before it can be sent: "queue", "phone", "target", "sms", "file"; or
    None.
    """
    if isinstance(value, Keypress):
        return _lacking(value)
    if isinstance(value, Node) and isinstance(value.prompt, PlayPrompt) and not value.prompt.file:
        return "file"
    return None


def _lacking(key: Keypress) -> str | None:
    """Asked twice of each of thousands whenever states are told: without a record made for it."""
    action = key.action
    if action is Action.NEXT_NODE:
        return None if key.next_node else "target"
    if action is Action.QUEUE:
        return None if queue_id_of(key) else "queue"
    if action is Action.PHONE:
        return None if key.phone_number else "phone"
    return "sms" if action is Action.SMS and not key.sms else None


def is_read_only(value: Value | None) -> bool:
    """True for nodes and keypresses of a kind that we must not write."""
    return isinstance(value, (Node, Keypress)) and value.is_read_only
