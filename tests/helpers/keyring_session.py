"""A D-Bus session of its own with a real keyring in it, for tests whose subject the keyring is."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
TOOLS = ("dbus-run-session", "gnome-keyring-daemon")
UNLOCK = "printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null && "


def need_a_keyring() -> None:
    """Skip where there is none."""
    if sys.platform != "linux":
        pytest.skip("needs D-Bus and GNOME Keyring, which are Linux's")
    missing = [name for name in TOOLS if shutil.which(name) is None]
    if missing:
        pytest.skip(f"not installed here: {', '.join(missing)}")


def run_in_session(
    tmp_path: Path, code: str, *, unlock: bool = True, bus: bool = True, **environment: str
) -> Any:
    """What `code` prints as JSON, in a session with a home, a bus and a keyring daemon of its own. The
    keyring's password is "pw".
    """
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700, exist_ok=True)
    plain = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "XDG_RUNTIME_DIR": str(runtime),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(tmp_path)]),
        "LC_ALL": "C.UTF-8",
    }
    shell = f'{UNLOCK if unlock else ""}exec "$0" -c "$1"'
    command = ["sh", "-c", shell, sys.executable, code]
    command = ["dbus-run-session", "--", *command] if bus else command
    ran = subprocess.run(command, env=plain | environment, capture_output=True, text=True, timeout=100)
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)
