"""The scenes of the gallery, read through AT-SPI one after the other; prints a line of JSON for each.

    dbus-run-session -- xvfb-run -a env QT_QPA_PLATFORM=xcb QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 \
        .venv/bin/python -m tests.helpers.atspi_scenes --language vi [SCENE...]
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ivr_designer.ui.theme import Look
from tests.helpers.atspi_checks import complaints
from tests.helpers.gallery import Bot, stage
from tests.helpers.screen_reader import ScreenReader


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser()
    parser.add_argument("scenes", nargs="*")
    parser.add_argument("--language", default="en")
    parser.add_argument("--dump", action="store_true")
    asked = parser.parse_args()
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    reader = ScreenReader()
    with tempfile.TemporaryDirectory() as folder:
        with stage(Bot(), Path(folder), Look.LIGHT, asked.language) as made:  # type: ignore[arg-type]
            main_title = made.rig.window.windowTitle()
            for scene in made.scenes(asked.scenes):
                windows = reader.ask("windows")
                over = [w for w in windows if w["role"] != "frame" or w["name"] != main_title] or windows
                found = [words for window in over for words in complaints(window)]
                told = {"scene": scene, "windows": [[w["role"], w["name"]] for w in over], "found": found}
                told["heard"] = reader.ask("heard")[-6:]
                if asked.dump:
                    told["dump"] = over
                print(json.dumps(told, ensure_ascii=False), flush=True)
        reader.close()


if __name__ == "__main__":
    main()
