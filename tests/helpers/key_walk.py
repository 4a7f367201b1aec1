"""Presses every key of the shortcut table, as real keys of X, and tells whether its try was seen.

    xvfb-run -a env QT_QPA_PLATFORM=xcb .venv/bin/python -m tests.helpers.key_walk [ACTION...]

Prints a line of JSON for each key. The window is brought to where it was after each.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWhatsThis

from ivr_designer.sync.contract import Mode
from ivr_designer.ui.action_table import SPECS
from ivr_designer.ui.theme import Look
from tests.helpers.gallery import Bot, Stage, stage
from tests.helpers.key_tries import REACHED, TRIES

SIGNS = {
    ",": "comma", ".": "period", "\\": "backslash", "+": "plus", "-": "minus", "=": "equal", "?": "question",
    "Del": "Delete",
}  # fmt: skip
LAST = (
    "mode-draft",
    "mode-live",
    "preview",
    "publish",
    "next-conflict",
    "keep-mine",
    "take-theirs",
    "lock",
    "quit",
)
"""After these the window is another: they come at the end."""
_WAIT_S = 8


def for_xdotool(keys: QKeySequence) -> str:
    """Keys as xdotool takes them."""
    *modifiers, key = (
        keys.toString(QKeySequence.SequenceFormat.PortableText).replace("++", "+plus").split("+")
    )
    key = SIGNS.get(key, key)
    return "+".join([*(m.lower() for m in modifiers), key.lower() if len(key) == 1 else key])


def press(keys: str) -> None:
    """Press them on the keyboard."""
    subprocess.run(["xdotool", "key", "--clearmodifiers", keys], check=True)


def bring_back(made: Stage) -> None:
    """The sample on screen, one node selected, the keyboard on the canvas."""
    if QWhatsThis.inWhatsThisMode():
        QWhatsThis.leaveWhatsThisMode()
    made.clear()
    window = made.rig.window
    for action in ("time-map", "hide-panels"):
        window.actions_[action].setChecked(False)
    window.features.search_bar.closed.emit()
    window.canvas_area.end_comparison()
    made.again()
    surface = window.surface
    surface.highlight(())
    surface.fit()
    surface.select([made.rig.node("Kinh doanh")])
    window.activateWindow()
    window.raise_()
    surface.setFocus(Qt.FocusReason.OtherFocusReason)
    wait(lambda: window.isActiveWindow() and surface.hasFocus())
    window.refresh_actions()


def wait(condition: object, seconds: float = _WAIT_S) -> bool:
    """Let things happen until it is so."""
    end = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        if time.monotonic() > end:
            return False
        QTest.qWait(15)
    return True


def attempt(made: Stage, action_id: str, keys: QKeySequence) -> str:
    """Press once; what is wrong, or nothing."""
    window, each = made.rig.window, TRIES.get(action_id)
    action, told = window.actions_[action_id], list[int]()
    action.triggered.connect(lambda _checked=False: told.append(1))
    if action_id in REACHED:
        action.setEnabled(True)
        press(for_xdotool(keys))
        return "" if wait(lambda: told) else "the key does not trigger it"
    if each is None:
        return "there is no try of it"
    each.start(made)
    made.settle(20)
    window.refresh_actions()
    if not action.isEnabled():
        return "it cannot be used then"
    if each.seen(made):
        return "seen before the key was pressed"
    press(for_xdotool(keys))
    if not wait(lambda: each.seen(made)):
        return f"nothing is seen of it{'' if told else ', nor does the key trigger it'}; {look(made)}"
    return ""


def look(made: Stage) -> str:
    """What is on screen and what has the keyboard."""
    return f"{[type(w).__name__ for w in made.shown()]}, {type(QApplication.focusWidget()).__name__}"


def keys_of(wanted: list[str]) -> list[tuple[str, QKeySequence]]:
    """All keys of the table, those that change the window for good last."""
    ids = [spec.id for spec in SPECS if not wanted or spec.id in wanted]
    order = [i for i in ids if i not in LAST] + [i for i in LAST if i in ids]
    specs = {spec.id: spec for spec in SPECS}
    found = []
    for action_id in order:
        spec = specs[action_id]
        main = [QKeySequence(spec.shortcut)] if spec.shortcut is not None else []
        found += [(action_id, keys) for keys in (*main, *map(QKeySequence, spec.also)) if not keys.isEmpty()]
    return found


def main() -> None:
    """See the module."""
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    with tempfile.TemporaryDirectory() as folder, stage(Bot(), Path(folder), Look.LIGHT) as made:  # type: ignore[arg-type]
        for action_id, keys in keys_of(sys.argv[1:]):
            bring_back(made)
            trouble = attempt(made, action_id, keys)
            told = {"action": action_id, "keys": keys.toString(), "trouble": trouble}
            print(json.dumps(told, ensure_ascii=False), flush=True)
            if made.rig.window.isVisible():
                made.session.set_mode(made.rig.tree.id, Mode.LIVE)


if __name__ == "__main__":
    main()
