"""Sizes on the canvas in scene units (px at 100 % zoom), and the zooms at which detail changes."""

NODE_WIDTH = 208.0
NODE_HEIGHT = 92.0
PILL_WIDTH = 176.0
PILL_HEIGHT = 36.0
RADIUS = 10.0

INSET = 12.0
"""From a card's edge to what is in it."""

ICON = 28.0
"""The tile with the icon of a kind; the icon in it is 18."""

NAME_LEFT = INSET + ICON + 9
NAME_LEFT_MIDDLE = 18.0
"""From a node's left edge to its name, near and at middle distance."""

NAME_LINE = INSET + 6
"""From a node's upper edge to the middle of its name when near; at middle distance that is in the card's."""

CHIP_WIDTH = 32.0
CHIP_HEIGHT = 20.0
CHIP_GAP = 4.0
CHIPS_IN_ROW = 5
CHIP_ROW = CHIP_HEIGHT + CHIP_GAP

KEY_RADIUS = 6.0
KEY_WIDTH = 24.0
WORD_WIDTH = 82.0
"""Key chips on a line: a digit, or the words of no input and no match."""

KEY_LEAST = 0.66
"""Below this zoom key chips do not get smaller: they could not be read."""

KEY_AIR = 3.0
"""Between key chips on a line."""

TAG_HEIGHT = 18.0
"""Small tags that straddle the upper edge of a card: state, unreachable."""

MARGIN = 16.0
"""How far the picture of a box may reach beyond the box: tags, rings, the fold handle."""

ENTRY_RISE = 46.0
"""From the root's upper edge to the top of the sign that says where callers enter."""

TITLE_PX = 13
TEXT_PX = 11
CHIP_PX = 11

NEAR = 0.62
"""From this zoom on all text is shown."""

FAR = 0.26
"""Below this zoom boxes are coloured shapes."""

ZOOM_MIN = 0.01
ZOOM_MAX = 4.0
ZOOM_STEP = 1.15

SNAP = 6.0
"""Distance in logical px at which a moved box catches an alignment guide."""

GRID = 8.0
"""What hand-placed boxes snap to when no guide is near, and the step of the arrow keys."""


def node_height(chips: int) -> float:
    """Height of a node's card with so many chips."""
    rows = -(-chips // CHIPS_IN_ROW)
    return NODE_HEIGHT + CHIP_ROW * max(0, rows - 1)


def chip_offset(index: int, count: int) -> tuple[float, float]:
    """Upper left corner of a chip, from the lower left corner of its card."""
    rows = -(-count // CHIPS_IN_ROW)
    row, column = divmod(index, CHIPS_IN_ROW)
    return (
        INSET + column * (CHIP_WIDTH + CHIP_GAP),
        -INSET + 2 - (rows - row) * CHIP_ROW + CHIP_GAP,
    )


def key_width(is_pressed: bool) -> float:
    """Width of a key chip on a line."""
    return KEY_WIDTH if is_pressed else WORD_WIDTH
