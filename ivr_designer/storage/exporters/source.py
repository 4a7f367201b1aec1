"""What an export is made from: the tree, and what is known around it."""

import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.keypresses import Destination, DestinationKind, Keypress, Vertex
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import TalkPrompt
from ivr_designer.domain.one_line import DIRECTIONS
from ivr_designer.domain.tree import IvrTree
from ivr_designer.domain.wanted import wanted_name
from ivr_designer.storage.exporters.showing import shown
from ivr_designer.storage.exporters.words import Words, language_of

_PHONE = re.compile(
    r"(?P<time>\b\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d)?)?\b)|\+?\(?\d[\d .()/\u00a0\u2010-\u2013-]{6,}\d"
)
_SHOWN_DIGITS = 3
_KINDS = {
    DestinationKind.QUEUE: "Queue",
    DestinationKind.PHONE: "Phone",
    DestinationKind.STOP: "End of call",
    DestinationKind.VOICEMAIL: "Voicemail",
    DestinationKind.SMS: "Text message",
    DestinationKind.MISSING: "Missing node",
    DestinationKind.UNKNOWN: "Unknown action",
}


@dataclass(frozen=True, slots=True)
class FoundFault:
    """A finding as an export prints it: severity E, W or I."""

    rule: str
    severity: str
    message: str
    nodes: tuple[NodeId, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportSource:
    """A tree and its surroundings. Lists that are None were never read, which is not the same as empty.

    `queues` maps queue ids to names, `numbers` are the phone numbers that play the tree, `changes` sentences.
    `masked` hides all but the last digits of phone numbers, in prompts too. `words` None: the language of
    the prompts.
    """

    tree: IvrTree
    made_on: date
    queues: Mapping[str, str] = field(default_factory=dict)
    numbers: tuple[str, ...] | None = None
    findings: tuple[FoundFault, ...] | None = None
    changes: tuple[str, ...] = ()
    masked: bool = False
    words: Words | None = None

    def __post_init__(self) -> None:
        if self.words is None:
            talks = [n.prompt.text for n in self.tree.nodes.values() if isinstance(n.prompt, TalkPrompt)]
            object.__setattr__(self, "words", Words(language_of(talks)))
        if self.masked:  # once for all: no writer can forget it
            object.__setattr__(self, "tree", self.shown_tree())
            object.__setattr__(self, "queues", {q: self.text(name) for q, name in self.queues.items()})

    @property
    def speech(self) -> Words:
        """The words to use: those chosen, or those of the language of the prompts."""
        assert self.words is not None
        return self.words

    def phone(self, number: str) -> str:
        """A phone number, or what may be shown of it."""
        return mask(number) if self.masked else number

    def text(self, text: str) -> str:
        """A text of the user, with control characters shown and phone numbers masked if that is asked for."""
        text = clean(text)
        return without_numbers(text) if self.masked else text

    def shown_tree(self) -> IvrTree:
        """The tree with every text as `text` and every number as `phone` shows it."""
        return shown(self.tree, self.text, lambda number: self.phone(clean(number)), self.queues)

    def queue(self, queue_id: str) -> str:
        """What a queue is called: by the account, or by the tree while none is chosen; else its id."""
        return wanted_name(queue_id) or self.queues.get(queue_id) or queue_id

    def title(self, vertex: Vertex) -> str:
        """The name of a box: a node's name, a queue's name or id, a number."""
        if not isinstance(vertex, Destination):
            node = self.tree.nodes.get(vertex)
            return self.text(node.name) if node else clean(vertex)
        kind = self.speech(_KINDS[vertex.kind])
        match vertex.kind:
            case DestinationKind.QUEUE:
                value = self.text(self.queue(vertex.value))
            case DestinationKind.PHONE:
                value = self.phone(clean(vertex.value))
            case DestinationKind.SMS:
                value = self.text(vertex.value)
            case DestinationKind.STOP | DestinationKind.VOICEMAIL:
                value = ""
            case _:
                value = clean(vertex.value)
        return f"{kind}: {value}" if value else kind

    def face(self, key: Key) -> str:
        """A key as it is printed on a line, in words for silence and a wrong key."""
        return self.speech(key.face)

    def led_to(self, keypress: Keypress) -> str:
        """The name of the box a key leads to."""
        return self.title(self.tree.target(keypress))


def without_numbers(text: str) -> str:
    """`text` with every phone number in it masked; dates and times stay."""
    return _PHONE.sub(lambda m: m["time"] or mask(m[0]), text)


def mask(number: str) -> str:
    """All digits but the last three replaced by dots; other characters stay."""
    total = sum(c.isdigit() for c in number)
    seen = 0
    shown = []
    for char in number:
        seen += char.isdigit()
        shown.append("•" if char.isdigit() and seen <= total - _SHOWN_DIGITS else char)
    return "".join(shown)


def clean(text: str) -> str:
    """`text` without direction marks, and with other control characters as spaces or a visible sign.

    What is left can stand in XML.
    """
    text = text.translate(DIRECTIONS)
    return "".join(c if c >= " " and not _is_odd(c) else " " if c in "\t\n\r" else "\ufffd" for c in text)


def _is_odd(char: str) -> bool:
    code = ord(char)
    return 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or code in {0xFFFE, 0xFFFF}


def lines_of(text: str, width: int) -> list[str]:
    """`text` broken between words into lines of about `width` characters; a longer word is cut."""
    return textwrap.wrap(text, width, break_on_hyphens=False)
