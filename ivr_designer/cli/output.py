"""What the command line prints: plain text that cannot play tricks on a terminal, sentences on stderr."""

import codecs
import contextlib
import io
import json
import os
import sys
from pathlib import Path
from typing import Any

from ivr_designer.domain.phrases import Phrase

FINE, FINDINGS, UNUSABLE = 0, 1, 2
"""Exit codes: all is well; findings, or the server refused; wrong usage or unreadable input."""

SIGNS = {"add": "+", "change": "~", "remove": "-"}
"""What stands before a change that is listed."""

# Characters that move the cursor or turn the reading direction would make a line say what it does not say.
_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029\ufeff"


class Refusal(Exception):
    """Ends a command: one sentence of cause, one of advice, and the exit code."""

    def __init__(self, cause: str | Phrase, advice: str | Phrase, code: int = UNUSABLE) -> None:
        super().__init__(f"{cause} {advice}")
        self.cause = cause
        self.advice = advice
        self.code = code


def visible(text: object) -> str:
    r"""`text` on one line with control and direction characters spelt out: \\x1b, \\u202e."""
    return "".join(c if _is_plain(c) else c.encode("unicode_escape").decode("ascii") for c in str(text))


def _is_plain(char: str) -> bool:
    return char.isprintable() and char not in _BIDI


def say(text: object = "") -> None:
    """Print one line to stdout."""
    print(visible(text))


def counted(count: int, noun: str) -> str:
    """A number and what is counted: "1 node", "2 nodes"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def complain(cause: object, advice: object) -> None:
    """Print a cause and an advice to stderr, a line each."""
    print(visible(cause), visible(advice), sep="\n", file=sys.stderr)


def remark(text: object) -> None:
    """Print one line to stderr that is no complaint."""
    print(visible(text), file=sys.stderr)


def is_stdout(output: Path) -> bool:
    """True if what is to be written goes to standard output: its name is "-"."""
    return str(output) == "-"


def put_out(data: bytes) -> None:
    """Write `data` to standard output as it is."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)


def say_json(value: Any) -> None:
    """Print `value` as JSON, readable in any alphabet where the terminal can show it."""
    text = json.dumps(value, ensure_ascii=not _shows_everything(), indent=2)
    print("".join(c if c == "\n" or _is_plain(c) else _escaped(c) for c in text))


def _escaped(char: str) -> str:
    return json.dumps(char)[1:-1]


def _shows_everything() -> bool:
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"


_PLAIN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "→": "->", "–": "-", "—": "-"})
_HANDLER = "ivr_designer.plain"


def _plainly(error: UnicodeError) -> tuple[str, int]:
    """A codec's error handler: quotation marks as every terminal has them, the rest as escapes."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end].translate(_PLAIN)
    return text.encode("ascii", "backslashreplace").decode("ascii"), error.end


def prepare_streams() -> None:
    """Let no character stop a line: what the terminal cannot show is printed as an escape. What nobody
    listens to goes nowhere.
    """
    codecs.register_error(_HANDLER, _plainly)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # it was closed by whoever started the program
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - until the end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            with contextlib.suppress(ValueError, OSError):
                stream.reconfigure(errors=_HANDLER)
