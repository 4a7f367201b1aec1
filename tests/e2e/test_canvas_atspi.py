"""A screen reader's way to the canvas: through AT-SPI, under Xvfb, in a session bus of its own."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
"$APP" -m tests.helpers.atspi_app > "$OUT/app.txt" &
"$READER" tests/helpers/atspi_reader.py > "$OUT/reader.txt" 2> "$OUT/reader.err"
wait
"""


def system_python() -> str | None:
    """A Python that can import the bindings, or None."""
    for name in ("/usr/bin/python3", "python3"):
        path = shutil.which(name)
        if path is None:
            continue
        check = [path, "-W", "ignore", "-c", "import gi; gi.require_version('Atspi', '2.0')"]
        if subprocess.run(check, capture_output=True, check=False).returncode == 0:
            return path
    return None


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="AT-SPI is of Linux")
def test_a_screen_reader_finds_every_box_and_keypress_follows_the_focus_and_presses(tmp_path: Path) -> None:
    reader = system_python()
    missing = [tool for tool in ("dbus-run-session", "xvfb-run") if shutil.which(tool) is None]
    if missing or reader is None:
        pytest.skip(f"needs {', '.join(missing) or 'python3-gi and gir1.2-atspi-2.0'}")
    environment = {
        **os.environ,
        "APP": sys.executable,
        "READER": reader,
        "OUT": str(tmp_path),
        "HOME": str(tmp_path),
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "PYTHONWARNINGS": "ignore",
    }
    command = ["dbus-run-session", "--", "xvfb-run", "-a", "sh", "-c", SCRIPT]
    subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, timeout=90, check=False)
    told = (tmp_path / "reader.txt").read_text().splitlines()
    assert told, (tmp_path / "reader.err").read_text()
    found = json.loads(told[-1])
    said = (tmp_path / "app.txt").read_text().split()
    assert found["name"] == "Tree"
    assert len(found["children"]) == int(said[1])
    for child in found["children"]:
        assert child["name"].strip()
        assert child["role"] in {"table cell", "tree item", "link"}
        assert min(child["place"][2:]) > 0
        assert {"Press", "SetFocus"} <= set(child["actions"])
    assert found["nameless"] == []
    assert any("Xin chào" in words for words in found["said"]), found["said"]
    assert any(n.startswith("Lời chào, callers enter here, 7 keys") for n in found["focused"])
    assert any(n.startswith("Key 1 to ") for n in found["focused"])
    assert said[2:] == ["opened", "n000000"]
