"""A secret that must not turn up anywhere: not in a file, a log line, what is printed, a crash report.

Give the sandbox of an end-to-end test the key `CANARY` (`SandboxServer({KEY_SID: CANARY}, ...)`). After each
such test everything below its folders and everything that was logged is searched for the secret in every
spelling that a program might give it, and for tokens.
"""

import base64
import logging
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

KEY_SID = "SKcanary"
CANARY = "Canary/7Kd93+qZ0vXw5LmT8sRb&2YhNf=é"
"""With characters that URLs, JSON, base64 and UTF-8 each spell differently."""
_JWT = re.compile(rb"eyJ[\w-]{10,}\.eyJ[\w-]{6,}")
_ENOUGH = 12  # characters of a longer spelling that give it away


def spellings(secret: str = CANARY) -> list[bytes]:
    """What to look for: as it is, in JSON, in a URL, in hexadecimal, UTF-16, and inside any base64."""
    raw = secret.encode()
    escaped = secret.encode("unicode_escape")
    found = {raw, escaped, quote(secret, safe="").encode(), quote(secret).encode(), raw.hex().encode()}
    found |= {secret.encode("utf-16-le"), repr(secret).strip("'").encode()}
    for shift in range(3):  # base64 of something longer that has the secret in it, at each alignment
        for encode in (base64.b64encode, base64.urlsafe_b64encode):
            middle = encode(b"\0" * shift + raw)[4 : -4 or None]
            found.add(middle)
    # Parts count as well: a cut line still tells most of it.
    found |= {raw[: len(raw) // 2], raw[len(raw) // 2 :]}
    return sorted(f for f in found if len(f) >= _ENOUGH)


_SPELLED = re.compile(b"|".join(re.escape(s) for s in spellings()))


def hits(data: bytes) -> list[str]:
    """What `data` gives away, named without repeating it."""
    found = ["the secret"] if _SPELLED.search(data) else []
    return found + (["a token"] if _JWT.search(data) else [])


def search(folders: Iterable[Path]) -> list[str]:
    """Every file below the folders that gives something away; its name is searched, too."""
    found = []
    for folder in folders:
        for parent, _, names in os.walk(folder):
            for name in names:
                path = Path(parent) / name
                try:
                    data = path.read_bytes() if path.is_file() else b""
                except OSError:  # gone meanwhile, or a test took the permission away
                    continue
                found += [f"{what} in {path}" for what in hits(os.fsencode(path) + b"\n" + data)]
    return found


def assert_clean(*texts: str | bytes) -> None:
    """Fail when something that was printed or shown gives the secret or a token away."""
    for text in texts:
        data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
        assert not hits(data), f"{hits(data)} was printed"


class LogTrap(logging.Handler):
    """Searches every record of every logger, at every level, with its traceback."""

    def __init__(self) -> None:
        super().__init__(logging.NOTSET)
        self.setFormatter(logging.Formatter("%(name)s %(message)s"))
        self.found: list[str] = []
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.count += 1
        text = f"{self.format(record)} {record.args!r}"
        self.found += [f"{what} in a line of {record.name}" for what in hits(text.encode("utf-8", "replace"))]


@pytest.fixture
def log_trap() -> Iterator[LogTrap]:
    """Everything that is logged during a test, down to DEBUG."""
    root, trap = logging.getLogger(), LogTrap()
    level = root.level
    root.addHandler(trap)
    root.setLevel(logging.DEBUG)
    yield trap
    root.setLevel(level)
    root.removeHandler(trap)


@pytest.fixture(autouse=True)
def no_secrets(request, tmp_path, private_home, log_trap) -> Iterator[None]:
    """Search what a test left and said. Imported by the conftest of the end-to-end tests."""
    # pytest lets a test have one of the two; what `capsys` gave to a test already, its helper has searched.
    capture = request.getfixturevalue("capsys" if "capsys" in request.fixturenames else "capfd")
    yield
    out, err = capture.readouterr()
    found = search([tmp_path, private_home]) + log_trap.found
    found += [f"{what} in the output" for what in hits((out + err).encode("utf-8", "surrogateescape"))]
    if found:
        pytest.fail("given away:\n  " + "\n  ".join(found[:20]), pytrace=False)
