"""A prompt as a row of words and breaks."""

import re
from enum import Enum, auto
from typing import NamedTuple

from ivr_designer.validation.prompt.folding import Folded


class Kind(Enum):
    """WORD is a word or number, SYMBOL is * or #, BREAK ends a sentence, PAUSE is a comma or the like."""

    WORD = auto()
    SYMBOL = auto()
    BREAK = auto()
    PAUSE = auto()


class Token(NamedTuple):
    """One piece: its folded text, and where that stands in the folded text."""

    kind: Kind
    text: str
    start: int
    end: int


_PIECES = re.compile(
    r"(?P<number>\d+(?:[.:/\-]\d+)+)"  # 1.5, 24/7, 1-800: never a key
    r"|(?P<digit>\d+)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?)"
    r"|(?P<symbol>[*#])"
    r"|(?P<stop>[.!?;…\n。]+)"
    r"|(?P<pause>[,:()\-–—/]+)"
)
_KINDS = {
    "number": Kind.WORD,
    "digit": Kind.WORD,
    "word": Kind.WORD,
    "symbol": Kind.SYMBOL,
    "stop": Kind.BREAK,
    "pause": Kind.PAUSE,
}


def tokens_of(folded: Folded) -> tuple[Token, ...]:
    """The tokens of a folded text, in order; everything else is skipped."""
    return tuple(
        Token(_KINDS[m.lastgroup or "word"], m.group(), m.start(), m.end())
        for m in _PIECES.finditer(folded.text)
    )
