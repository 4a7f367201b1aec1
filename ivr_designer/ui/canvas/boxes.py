"""What the picture knows of one box and of one line; and how a node or a destination reads on the canvas."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from ivr_designer.domain.ids import KeypressId
from ivr_designer.domain.keypresses import Destination, DestinationKind, Vertex
from ivr_designer.domain.keys import Key
from ivr_designer.domain.ladder import Ladder
from ivr_designer.domain.nodes import Node, PlayPrompt, TalkPrompt
from ivr_designer.domain.one_line import one_line
from ivr_designer.domain.tree import IvrTree
from ivr_designer.domain.wanted import wanted_name
from ivr_designer.sync.status import ItemState
from ivr_designer.ui.canvas.index import Rect
from ivr_designer.ui.canvas.requests import BranchCount, FindingCount
from ivr_designer.ui.text import tr

if TYPE_CHECKING:
    from ivr_designer.ui.canvas.strokes import Course

NO_FINDINGS = FindingCount()
PREVIEW = 160
"""Characters of a prompt that are kept for the preview on a card."""


class Glyph(StrEnum):
    """Where a keypress leads that has no line of its own; the value is an icon."""

    AGAIN = "again"
    ROOT = "root"
    BACK = "back"
    GOTO = "goto"
    QUEUE = "queue"
    PHONE = "phone"
    STOP = "stop"
    VOICEMAIL = "voicemail"
    SMS = "sms"
    MISSING = "missing"
    UNKNOWN = "unknown"


class Chip(NamedTuple):
    """A keypress in the foot of its node: its key, and a sign for where it leads."""

    keypress: KeypressId
    key: Key
    glyph: Glyph
    target: Vertex


class KeyChip(NamedTuple):
    """A key on a line."""

    keypress: KeypressId
    key: Key


class Words(NamedTuple):
    """How a box reads: a colour token and icon for its kind, its name, and what it says."""

    kind: str
    icon: str
    title: str
    text: str


class Box:
    """A box as it is drawn. `x` and `y` are its centre, `rect` is without tags and rings.

    `chip_states` is empty, or has the state of each chip's keypress.
    """

    __slots__ = (
        "chip_states", "chips", "entry", "finding", "folded", "h", "look", "reachable", "state", "vertex",
        "w", "words", "x", "y",
    )  # fmt: skip

    def __init__(self, vertex: Vertex, words: Words, chips: tuple[Chip, ...], w: float, h: float) -> None:
        self.vertex = vertex
        self.words = words
        self.chips = chips
        self.w = w
        self.h = h
        self.x = 0.0
        self.y = 0.0
        self.reachable = True
        self.entry = False
        self.state: ItemState | None = None
        self.chip_states: tuple[ItemState | None, ...] = ()
        self.finding = NO_FINDINGS
        self.folded: BranchCount | None = None
        self.look: object = None

    def copy(self) -> "Box":
        """Another box that looks the same and stands where this one does."""
        made = Box(self.vertex, self.words, self.chips, self.w, self.h)
        made.x, made.y, made.reachable, made.entry = self.x, self.y, self.reachable, self.entry
        made.state, made.finding, made.folded, made.look = self.state, self.finding, self.folded, self.look
        made.chip_states = self.chip_states
        return made

    @property
    def rect(self) -> Rect:
        """Left, top, right, bottom."""
        w, h = self.w / 2, self.h / 2
        return self.x - w, self.y - h, self.x + w, self.y + h

    @property
    def is_node(self) -> bool:
        """True for a node's card, False for a destination's pill."""
        return not isinstance(self.vertex, Destination)

    def appearance(self) -> object:
        """All that decides how the box looks at a given zoom; equal values share one prepared picture."""
        if self.look is None:
            self.look = (
                self.words, tuple((c.key, c.glyph) for c in self.chips), self.h, self.reachable, self.entry,
                self.state, self.chip_states, self.finding, self.folded,
            )  # fmt: skip
        return self.look


@dataclass(slots=True)
class Line:
    """The line from a parent to a box under it, with the keys that take it. `points` are in scene units.

    `side` says that it enters the box from the left instead of from above. `course` is how it was drawn last.
    `states` is empty, or has the state of each of its keys.
    """

    child: Vertex
    parent: Vertex
    keys: tuple[KeyChip, ...]
    points: list[tuple[float, float]]
    side: bool
    states: tuple[ItemState | None, ...] = ()
    course: "Course | None" = field(default=None, compare=False, repr=False)


NO_NAMES: Mapping[str, str] = {}


def words_of_node(node: Node, names: Mapping[str, str] = NO_NAMES) -> Words:
    """How a node reads; `names` holds what people call its recording."""
    match node.prompt:
        case TalkPrompt(text):
            return Words("talk", "talk", one_line(node.name), " ".join(text[:PREVIEW].split()))
        case PlayPrompt(file):
            return Words("play", "play", one_line(node.name), names.get(file) or file)
        case prompt:
            return Words(
                "odd",
                "unknown",
                one_line(node.name),
                tr("Unknown play mode “{mode}”").format(mode=prompt.mode),
            )


def words_of_ladder(tree: IvrTree, ladder: Ladder, names: Mapping[str, str] = NO_NAMES) -> Words:
    """How the folded retries of a node read: one box that says where they end."""
    last, head = ladder.last, tree.nodes[ladder.head].name
    if isinstance(last, Destination):
        where = words_of_destination(last, names).title
    else:
        where = tree.nodes[last].name
    title = tr("Retries of “{name}”").format(name=head)
    return Words("talk", "talk", title, tr("Then: {where}").format(where=where))


def words_of_destination(destination: Destination, names: Mapping[str, str] = NO_NAMES) -> Words:
    """How a destination reads; `names` are of queues by id, empty while they are not known."""
    kind, value = destination
    match kind:
        case DestinationKind.QUEUE:
            lost = is_lost_queue(value, names)
            return Words("queue", "missing" if lost else "queue", queue_words(value, names), "")
        case DestinationKind.PHONE:
            return Words("phone", "phone", phone_text(value) or tr("No phone number"), "")
        case DestinationKind.STOP:
            return Words("stop", "stop", tr("Hang up"), "")
        case DestinationKind.VOICEMAIL:
            return Words("voicemail", "voicemail", tr("Voicemail"), "")
        case DestinationKind.SMS:
            return Words("sms", "sms", " ".join(value[:PREVIEW].split()) or tr("Text message"), "")
        case DestinationKind.MISSING:
            return Words("stop", "missing", tr("Missing node"), "")
        case _:
            return Words("odd", "unknown", tr("Unknown action {value}").format(value=value[:PREVIEW]), "")


def is_lost_queue(queue_id: str, names: Mapping[str, str] = NO_NAMES) -> bool:
    """True for a queue that is yet to be chosen, and for one that is not in `names`, if any are known."""
    return bool(wanted_name(queue_id) or (queue_id and names and queue_id not in names))


def queue_words(queue_id: str, names: Mapping[str, str] = NO_NAMES) -> str:
    """How a queue reads by its id; `names` by id are empty while they are not known."""
    if not queue_id:
        return tr("No queue chosen")
    if name := wanted_name(queue_id):
        return tr("{name} (choose a queue)").format(name=name)
    if is_lost_queue(queue_id, names):
        return tr("{id} (unknown)").format(id=queue_id)
    return names.get(queue_id) or queue_id


def phone_text(number: str) -> str:
    """A phone number in groups that can be read; anything else as it is."""
    digits = number.removeprefix("+")
    if not digits.isdigit() or len(digits) < 8:
        return number[:PREVIEW]
    if digits.startswith("84"):
        rest = digits[2:]
        return (
            f"+84 {rest[:2]} {rest[2:6]} {rest[6:]}"
            if len(rest) > 9
            else f"+84 {rest[:3]} {rest[3:6]} {rest[6:]}"
        )
    return f"{digits[:4]} {digits[4:7]} {digits[7:]}" if digits.startswith("0") else number
