"""Names as they can stand in a line of other words: files and servers may put anything into them.

What is stored and sent is never changed by this; it is for showing only.
"""

DIRECTIONS = dict.fromkeys(
    map(ord, "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
)
"""For `str.translate`: without the marks that turn the direction of all that follows, or hide in it."""

_CONTROLS = dict.fromkeys((*range(32), *range(127, 160), 8232, 8233), " ")
_ONE_LINE = DIRECTIONS | _CONTROLS


def one_line(text: str) -> str:
    """`text` with spaces for line breaks and other control characters, and without marks of direction."""
    return text if text.isprintable() else text.translate(_ONE_LINE)
