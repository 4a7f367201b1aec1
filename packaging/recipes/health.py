"""Reading what the installed program says of itself, for the tests of the installers."""

import contextlib
import json
import re

from recipes.common import BuildError, tail


def expect(truth, sentence):
    """Fail the test with ``sentence`` unless ``truth``."""
    if not truth:
        raise BuildError(sentence)


def rows_of(output):
    """The rows of ``doctor --json`` by their name."""
    try:
        return {row["name"]: row for row in json.loads(output[output.index("{") :])["checks"]}
    except (ValueError, KeyError) as error:
        raise BuildError(f"doctor --json did not answer as agreed ({error!r}): {output[-2000:]}") from None


def logged(state):
    """What the program wrote down in its folder ``state``: the end of its log and of each crash report."""
    files = [*sorted(state.glob("logs/*.log")), *sorted(state.glob("logs/crash-*.txt"))]
    parts = (f"{file.name}:\n{tail(file.read_text('utf-8', errors='replace'), 20)}" for file in files)
    return "\n".join(parts) or f"no logs in {state}"


@contextlib.contextmanager
def seen(shown, picture, state):
    """When the test fails within, keep the screen as ``picture`` and tell the windows and what is logged."""
    try:
        yield
    except BuildError as error:
        shown.picture(picture)
        told = f"{error}\nSee {picture}; the windows are {shown.titles()}.\n{logged(state)}"
        raise BuildError(told) from None


@contextlib.contextmanager
def another_build(library):
    """Put a build of Qt that calls itself 6.0.0 in the place of the file ``library``; yield that number.

    It stands for what the LGPL lets everybody do; afterwards the shipped file is back.
    """
    shipped = library.read_bytes()
    found = set(re.findall(rb"\x00(6\.\d+\.\d+)\x00", shipped))
    expect(len(found) == 1, f"{library.name} says of itself that it is {sorted(found)}")
    (number,) = found
    other = b"6.0." + b"0" * (len(number) - 4)
    library.write_bytes(shipped.replace(b"\0" + number + b"\0", b"\0" + other + b"\0"))
    try:
        yield other.decode()
    finally:
        library.write_bytes(shipped)


def check_another_qt(library, doctor):
    """The program takes another build of Qt's core library; ``doctor()`` gives the rows of its own test."""
    with another_build(library) as number:
        row = doctor()["window"]
    expect(row["ok"] and f"Qt {number} " in row["seen"], f"another build of Qt is not used: {row}")
