"""Two texts compared word by word. Pure; what it looks like is the business of `widgets.diff_view`."""

import re
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

MOST_WORDS = 2000
"""Longer texts are compared as a whole: the comparison costs the product of both lengths."""


class Part(StrEnum):
    """How a piece of text stands to the other side."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


class Piece(NamedTuple):
    """Some words, with the blanks after them."""

    part: Part
    text: str


def words_of(text: str) -> list[str]:
    """The words of a text, each with the blanks that follow it; joined they are the text again."""
    return re.findall(r"\S+\s*|\s+", text)


def word_diff(old: str, new: str) -> list[Piece]:
    """The pieces that lead from `old` to `new`: what went comes before what came in its place.

    Only words count; blanks may come from either side.
    """
    before, after = words_of(old), words_of(new)
    if len(before) + len(after) > MOST_WORDS:
        return _whole(old, new)
    pieces: list[Piece] = []
    matcher = SequenceMatcher(None, [w.strip() for w in before], [w.strip() for w in after], autojunk=False)
    for how, a, b, c, d in matcher.get_opcodes():
        if how == "equal":
            both = zip(
                before[a:b], after[c:d], strict=True
            )  # the longer one has the blank that keeps words apart
            pieces.append(Piece(Part.SAME, "".join(max(was, now, key=len) for was, now in both)))
            continue
        if a < b:
            pieces.append(Piece(Part.REMOVED, "".join(before[a:b])))
        if c < d:
            pieces.append(Piece(Part.ADDED, "".join(after[c:d])))
    return pieces


def _whole(old: str, new: str) -> list[Piece]:
    if old == new:
        return [Piece(Part.SAME, new)]
    return [piece for piece in (Piece(Part.REMOVED, old), Piece(Part.ADDED, new)) if piece.text]
