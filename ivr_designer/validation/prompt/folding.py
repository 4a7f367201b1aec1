"""Text in one form for comparison, with the way back to the text as typed.

The same Vietnamese word can be typed in composed or decomposed letters. It is compared in NFC and lower case,
while every fault points into the text that was typed, which is also what is sent.
"""

import unicodedata
from dataclasses import dataclass

from ivr_designer.validation.finding import Span


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded `text`; for each character where the typed one starts and ends (None: same place)."""

    text: str
    starts: tuple[int, ...] | None = None
    ends: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> Span:
        """The typed span of `text[start:end]`; an empty one keeps its place."""
        if self.starts is None or self.ends is None:
            return start, end
        if start >= len(self.starts):
            last = self.ends[-1] if self.ends else 0
            return last, last
        first = self.starts[start]
        return first, self.ends[end - 1] if end > start else first


def fold(typed: str) -> Folded:
    """`typed` in NFC and lower case."""
    if typed.isascii():
        return Folded(typed.lower())
    lower = typed.lower()
    if len(lower) == len(typed) and unicodedata.is_normalized("NFC", lower):
        return Folded(lower)
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(typed):
        piece = unicodedata.normalize("NFC", unicodedata.normalize("NFC", typed[start:end]).lower())
        out.append(piece)
        starts += [start] * len(piece)
        ends += [end] * len(piece)
    return Folded("".join(out), tuple(starts), tuple(ends))


def _clusters(text: str) -> "list[Span]":
    """A base character with the marks that follow it, again and again."""
    starts = [i for i, c in enumerate(text) if i == 0 or not unicodedata.combining(c)]
    return list(zip(starts, [*starts[1:], len(text)], strict=True))
