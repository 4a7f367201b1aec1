"""What the canvas asks of the window, and what the window tells the canvas. Frozen values only.

Positions are centres of boxes in scene units (px at 100 % zoom, y downward). Global points are in the
logical px of the screen, ready for QMenu.popup.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import DestinationKind, Vertex
from ivr_designer.domain.keys import Key
from ivr_designer.domain.tree import Position

BOX_MIME = "application/x-ivr-designer-box"
"""MIME type of a palette drag; its data is the UTF-8 value of a `BoxKind`."""


class BoxKind(StrEnum):
    """What a palette offers: two kinds of node, five kinds of destination."""

    TALK = "talk"
    PLAY = "play"
    QUEUE = "queue"
    PHONE = "phone"
    STOP = "stop"
    VOICEMAIL = "voicemail"
    SMS = "sms"

    @property
    def destination(self) -> DestinationKind | None:
        """The kind of destination, or None for a node."""
        return None if self in {BoxKind.TALK, BoxKind.PLAY} else DestinationKind(self.value)


class End(StrEnum):
    """Which end of a keypress was dragged: SOURCE is the node that owns the key, TARGET where it leads."""

    SOURCE = "source"
    TARGET = "target"


class Scope(StrEnum):
    """What to arrange. NEW leaves every hand-placed box where it is and tidies the rest."""

    ALL = "all"
    SELECTION = "selection"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Selection:
    """Selected boxes and keypresses; `current` is the one the keyboard is on, or None."""

    vertices: frozenset[Vertex] = frozenset()
    keypresses: frozenset[KeypressId] = frozenset()
    current: "Vertex | KeypressId | None" = None

    @property
    def is_empty(self) -> bool:
        """True when nothing is selected."""
        return not self.vertices and not self.keypresses


@dataclass(frozen=True, slots=True)
class KeypressRequest:
    """A line was drawn from `source` to `target` (None: to empty space at `position`).

    With `keypress` an existing one is to be led elsewhere: its `end` was dragged, and `source` and `target`
    are what it should have afterwards. `global_pos` is where to show the key picker.
    """

    source: NodeId
    target: Vertex | None
    position: Position
    global_pos: tuple[int, int] = (0, 0)
    keypress: KeypressId | None = None
    end: End | None = None


@dataclass(frozen=True, slots=True)
class BoxesMoved:
    """Boxes were put somewhere by hand; None gives a box back to the layout. One step of undo."""

    positions: Mapping[Vertex, Position | None]


@dataclass(frozen=True, slots=True)
class DropRequest:
    """A palette entry was dropped on empty space, or on the box `onto`."""

    kind: BoxKind
    position: Position
    onto: Vertex | None = None
    global_pos: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class MenuRequest:
    """The context menu of the selection was asked for, by mouse or by the Menu key."""

    selection: Selection
    global_pos: tuple[int, int]
    position: Position


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """Enter or a double-click: show this box or keypress in the inspector, focus there."""

    item: Vertex | KeypressId


@dataclass(frozen=True, slots=True)
class NameEdited:
    """The in-place editor was closed with a new name."""

    node: NodeId
    name: str


@dataclass(frozen=True, slots=True)
class KeyTyped:
    """A DTMF key was typed on a node that does not bind it: start adding that keypress."""

    node: NodeId
    key: Key
    global_pos: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Announcement:
    """A sentence for a screen reader; `assertive` interrupts what is being spoken.

    One of the same `topic` that waits to be spoken is no news any more.
    """

    text: str
    assertive: bool = False
    topic: str = ""


class Tone(StrEnum):
    """Colour roles a mark can take; the theme says which colour each is."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    PLACE = "place"  # the caller of a simulation is here
    FOUND = "found"  # a search hit
    FAST = "fast"
    SLOW = "slow"
    OVER = "over"
    DIM = "dim"  # step back, so that the rest stands out
    NEWS = "news"  # somebody else changed it: a tag and no ring


@dataclass(frozen=True, slots=True)
class Mark:
    """Something laid over a box or a keypress: a coloured ring, and a word in a small tag (may be empty).

    `brief` stands there instead where the words would be wider than the box.
    """

    tone: Tone
    text: str = ""
    brief: str = ""


@dataclass(frozen=True, slots=True)
class FindingCount:
    """How many findings an item has, by severity."""

    errors: int = 0
    warnings: int = 0
    infos: int = 0


@dataclass(frozen=True, slots=True)
class BranchCount:
    """What a collapsed branch hides."""

    nodes: int = 0
    findings: int = 0
    waiting: int = 0
    retries: int = 0  # of a retry ladder, which is folded into its first rung
    destinations: int = 0


@dataclass(frozen=True, slots=True)
class Marks:
    """One named layer of marks, as the plan preview or the time map lays over the tree."""

    boxes: Mapping[Vertex, Mark] = field(default_factory=dict)
    keypresses: Mapping[KeypressId, Mark] = field(default_factory=dict)
