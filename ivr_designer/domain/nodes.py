"""Nodes of a tree: what a caller hears and how long the system waits for a key."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ivr_designer.domain.ids import NodeId

DEFAULT_VOICE = "hn_female_thutrang_phrase_48k-hsmm"
"""The voice the server takes when a talk node names none."""


@dataclass(frozen=True, slots=True)
class TalkPrompt:
    """Text that the server speaks. `voice` None means the server's default; `speed` is -3 to 3.

    `extra` holds fields of a file that we do not know; they are kept and never sent.
    """

    text: str
    voice: str | None = None
    speed: int = 0
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class PlayPrompt:
    """A recording by the file name that the upload returned. `duration_s` is known locally or None."""

    file: str
    duration_s: float | None = None
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class UnknownPrompt:
    """A play mode that the documented API does not offer: shown, kept, never written back."""

    mode: str
    raw: Mapping[str, Any] = field(default_factory=dict, hash=False)
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)


Prompt = TalkPrompt | PlayPrompt | UnknownPrompt


@dataclass(frozen=True, slots=True)
class Node:
    """A menu node. Mind the units: `delay_ms` is milliseconds, `keypress_timeout_s` is seconds.

    `loop_count` is how often the prompt is played. `note` lives in our files only. `extra` holds fields of
    a file that we do not know; they survive a round trip.
    """

    id: NodeId
    name: str
    prompt: Prompt
    barge_in: bool = True
    loop_count: int = 1
    delay_ms: int = 0
    keypress_timeout_s: int = 5
    note: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def is_read_only(self) -> bool:
        """True for a node of an unknown play mode: rewriting it could break what we cannot see."""
        return isinstance(self.prompt, UnknownPrompt)


SCRIPT = "script"
"""The field of a node in our files that holds what its recording says; the server never sees it."""

SECOND = "second_prompt"
"""The field of a node in our files that holds its text in a second language; the server never sees it."""


def own_text(node: Node, name: str) -> str:
    """A text that only our files hold, as `SCRIPT` or `SECOND`; empty where a file holds none."""
    found = node.extra.get(name, "")
    return found if isinstance(found, str) else ""


def words_of(node: Node) -> str:
    """What callers hear in words: the spoken text, or what is known of the recording's; may be empty."""
    return node.prompt.text if isinstance(node.prompt, TalkPrompt) else own_text(node, SCRIPT)
