"""Running the command line: in this process where nothing but its words matter, else in one of its own."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from ivr_designer.cli.root import run
from tests.helpers.canary import assert_clean
from tests.helpers.programs import PATIENCE_S

CHECKOUT = Path(__file__).parents[2]
SAMPLE = CHECKOUT / "resources/samples/hotline.ivr.json"


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str

    def __post_init__(self) -> None:
        assert_clean(self.out, self.err)

    def assert_complaint(self, code: int) -> None:
        """It ended with `code` and two lines on stderr: a cause and an advice, each a sentence."""
        assert self.code == code, self
        lines = self.err.splitlines()
        assert len(lines) == 2, self.err
        assert all(line.strip() for line in lines)
        assert "Traceback" not in self.err + self.out


class Cli:
    """Runs commands in this process; `capsys` of the test takes what they print."""

    def __init__(self, capsys, monkeypatch) -> None:
        self._capsys = capsys
        self._monkeypatch = monkeypatch

    def __call__(self, *args: object, secret: str | None = None) -> Done:
        if secret is None:
            self._monkeypatch.delenv("IVR_DESIGNER_KEY_SECRET", raising=False)
        else:
            self._monkeypatch.setenv("IVR_DESIGNER_KEY_SECRET", secret)
        self._capsys.readouterr()
        code = run([str(a) for a in args])
        out, err = self._capsys.readouterr()
        return Done(code, out, err)


def in_process(*args: object, stdin: str = "", timeout: float = PATIENCE_S, **environ: str) -> Done:
    """Run a command in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "ivr_designer", *map(str, args)],
        input=stdin.encode(),
        capture_output=True,
        timeout=timeout,
        env={**os.environ, "PYTHONUTF8": "1", **environ},
        cwd=CHECKOUT,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def to(server) -> list[str]:
    """The options that name a sandbox."""
    return ["--url", server.icc_url, "--media-url", server.media_url, "--key-sid", server.key_sid]
