"""The whole act with keys alone, as one who does not see: each step is done by real keys of X, and heard.

    dbus-run-session -- xvfb-run -a env QT_QPA_PLATFORM=xcb QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 \
        .venv/bin/python -m tests.helpers.heard_walk

Another process listens through AT-SPI. A line of JSON a step: what was heard, missed, and came twice.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ivr_designer.storage.files import tree_text
from ivr_designer.ui.theme import Look
from tests.helpers.gallery import Bot, Stage, stage
from tests.helpers.key_walk import bring_back, press
from tests.helpers.screen_reader import ScreenReader
from tests.helpers.trees import menu_content

_WAIT_S = 12
_AFTER_MS = 350


class Step(NamedTuple):
    """Keys (`=` before what is typed), and the beginnings of what has to be heard, each once."""

    name: str
    keys: str
    said: tuple[str, ...] = ()
    focus: tuple[str, ...] = ()
    before: Callable[[Stage], object] = lambda _stage: None
    most: int = 3


def many(_stage: Stage) -> None:
    """A branch of 500 nodes on the clipboard."""
    QGuiApplication.clipboard().setText(tree_text(menu_content(500)))


def fault(kind: str, **more: Any) -> Callable[[Stage], object]:
    """The next writing of a node goes wrong."""
    aim = {"method": "PUT", "path": "/v1/ivrnode/*", "before": True, **more}
    return lambda made: made._server.control.faults.add(kind, **aim)


def away(made: Stage) -> None:
    """The contact center cannot be reached."""
    made._server.stop()


def there_again(made: Stage) -> None:
    """It can."""
    made._server.start()


def revoked(made: Stage) -> None:
    """The key is taken away at the contact center."""
    made.secrets = dict(made._server.control.secrets)  # type: ignore[attr-defined]
    made._server.control.secrets.clear()


def given_back(made: Stage) -> None:
    """The key is there again."""
    made._server.control.secrets.update(made.secrets)  # type: ignore[attr-defined]


def theirs(name: str, other: str) -> Callable[[Stage], object]:
    """Somebody else renames a node at the contact center."""

    def change(made: Stage) -> None:
        store = made._server.control.store
        (row,) = [r for r in store.rows("ivrnode") if r["node_name"] == name]
        store.update("ivrnode", row["id"], {"node_name": other})

    return change


WALK = (
    Step("find", "ctrl+f =doanh", ("2 found: Lời chào, callers enter here",), ("Find in this tree",)),
    Step("find next", "Return", ("2 of 2: Kinh doanh, 4 keys",)),
    Step("back to the canvas", "Escape", focus=("Kinh doanh, 4 keys",)),
    Step("rename", "F2 ctrl+a =Sales Return", ("Rename “Kinh doanh”. Waiting to send.", "Sent."),
         ("Name of the node", "Sales, 4 keys")),
    Step("new branch", "n 5", ("Add “Menu” on key 5. Waiting to send.", "Sent."),
         ("Key 3", "Name of the node")),
    Step("its name", "=Offers Return", ("Rename “Menu”. Waiting to send.", "Sent."), ("Offers, 0 keys",)),
    Step("delete", "Delete Tab Return", ("Delete “Offers”. Waiting to send.", "Sent."),
         ("Cancel", "Sales, 4 keys")),
    Step("undo", "ctrl+z", ("Undone: Delete “Offers”. Key 5 of “Sales” now leads to “Offers”.", "Sent.")),
    Step("redo", "ctrl+shift+z", ("Delete “Offers”. Waiting to send.", "Sent.")),
    Step("connect", "Home 9 =khuyen Return",
         ("Key 9 of “Lời chào” now leads to “Khuyến mãi cũ”. Waiting", "Sent."),
         ("Lời chào", "Where does it lead?")),
    Step("rewire", "ctrl+shift+g =sales Return",
         ("Key 9 of “Lời chào” now leads to “Sales”. Waiting", "Sent.")),
    Step("delete a key", "shift+Delete", ("Delete key 9. Waiting to send.", "Sent.")),
    Step("nothing to delete", "Escape Escape Delete", ("Select a box first.",), most=4),
    Step("fold", "Home minus", ("Branch folded.",)),
    Step("unfold", "plus", ("Branch unfolded.",)),
    Step("move", "Down alt+Right", ("1 box moved.",), ("Sales",)),
    Step("arrange", "ctrl+l", ("1 box put in order.",)),
    Step("refused", "F2 ctrl+a =Too Return",
         ("Rename “Sales”.", "1 change was refused. The server refused this. The server said: “Tên quá dài”"),
         before=fault("refuse", r=12, message="Tên quá dài")),
    Step("taken back", "ctrl+alt+z", ("Back to what the contact center has",)),
    Step("slowed down", "F2 ctrl+a =Vent Return",
         ("Rename “Sales”.", "The server asks for a pause", "Sent."),
         before=fault("status", status=429, retry_after=1), most=5),
    Step("undo that", "ctrl+z", ("Undone: Rename “Sales”.", "Sent.")),
    Step("away", "F2 ctrl+a =Night Return", ("Rename “Sales”. Waiting to send.",
         "The server does not accept connections. Check the network"), before=away),
    Step("while it is away", "F2 ctrl+a =Later Return", ("Rename “Night”. Kept here until it can be sent.",)),
    Step("there again", "F5", ("Sent.",), before=there_again, most=5),
    Step("undo both", "ctrl+z ctrl+z",
         ("Undone: Rename “Night”.", "Undone: Rename “Sales”.", "Sent."), most=4),
    Step("key revoked", "F2 ctrl+a =Day Return", ("Rename “Sales”.",
         "The server refused the credentials: “keySid invalid”. Check key SID"), before=revoked, most=5),
    Step("to the bar of the key", "shift+F6 shift+F6 shift+F6", focus=("Try again",)),
    Step("key given back", "Return", ("Sent.",), most=4, before=given_back),
    Step("undo that too", "ctrl+shift+1 ctrl+z", ("Undone: Rename “Sales”.", "Sent."), most=4),
    Step("held", "n 5", ("Add “Menu” on key 5. Waiting to send.", "1 change was refused.", "held back"),
         most=5, before=lambda made: made._server.control.faults.add(
             "refuse", method="POST", path="/v1/ivrnode*", before=True, r=12, message="Hết chỗ")),
    Step("given up", "Escape ctrl+alt+z", ("Back to what the contact center has",), most=5),
    Step("back to a box", "Home Down", focus=("Sales, 4 keys",)),
    Step("locked", "ctrl+alt+l", ("The connection is locked",)),
    Step("kept", "F2 ctrl+a =Shop Return", ("Rename “Sales”. Kept here until it can be sent.",)),
    Step("to the bar", "shift+F6 shift+F6 shift+F6", focus=("Unlock",)),
    Step("unlocked", "space", ("Sent.",), most=4),
    Step("draft", "ctrl+shift+1 ctrl+alt+d", ("Draft: callers hear nothing",)),
    Step("many", "ctrl+v", ("Paste: 500 nodes. Kept as a draft.",), before=many),
    Step("not many", "ctrl+z", ("Undone: Paste. Kept as a draft.",), most=4),
    Step("in the draft", "Home F2 ctrl+a =Hello Return", ("Rename “Lời chào”. Kept as a draft.",)),
    Step("conflict", "F5", ("Somebody else changed “Hello” as well.",), most=4,
         before=theirs("Lời chào", "Lời chào, theirs")),
    Step("kept mine", "ctrl+alt+m", ("Yours stays in the draft.",), most=4),
    Step("preview", "ctrl+alt+p", ("Reading the contact center for the plan", "1 step"),
         ("Steps of the plan",)),
    Step("publish", "ctrl+shift+u", ("Publishing", "Published: the contact center has the draft now."),
         most=4),
    Step("draft again", "ctrl+shift+1 Home F2 ctrl+a =Again Return", ("Rename “Hello”. Kept as a draft.",)),
    Step("preview again", "ctrl+alt+p", ("Reading the contact center for the plan", "1 step")),
    Step("publishing fails", "ctrl+shift+u", ("Publishing", "refused"), most=4,
         before=fault("refuse", r=12, message="Tên quá dài", times=9)),
)  # fmt: skip


def do(made: Stage, keys: str) -> None:
    """Press and type; the window or what it asks keeps the keyboard, for there is no window manager."""
    for each in keys.split(" "):
        if each.startswith("="):
            subprocess.run(["xdotool", "type", "--clearmodifiers", each[1:]], check=True)
        else:
            press(each)
        QTest.qWait(120)
        if QApplication.activeWindow() is None:
            made.shown()[-1].activateWindow()
            QTest.qWait(80)


def hear(reader: ScreenReader, step: Step) -> list[list[str]]:
    """What is heard until all is there that has to be, and a moment after."""
    found: list[list[str]] = []
    end = time.monotonic() + _WAIT_S
    while missed(step, found) and time.monotonic() < end:
        found += reader.heard(60)
    return found + reader.heard(_AFTER_MS)


def missed(step: Step, found: list[list[str]]) -> list[str]:
    """What was not heard yet."""
    kinds = (("said", step.said), ("focus", step.focus))
    return [
        w for kind, all_ in kinds for w in all_ if not any(k == kind and w in name for k, name, *_ in found)
    ]


def main() -> None:
    """See the module."""
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    reader = ScreenReader()
    with tempfile.TemporaryDirectory() as folder, stage(Bot(), Path(folder), Look.LIGHT) as made:  # type: ignore[arg-type]
        bring_back(made)
        reader.heard(1500)
        for step in WALK:
            step.before(made)
            do(made, step.keys)
            found = hear(reader, step)
            said = [name for kind, name, *_ in found if kind == "said"]
            told = {
                "step": step.name,
                "said": said,
                "focus": [name for kind, name, *_ in found if kind == "focus"],
                "missed": missed(step, found),
                "twice": [words for words, count in Counter(said).items() if count > 1],
                "flood": len(said) > step.most,
            }
            if told["missed"]:
                told["status"] = str(made.session.status)
            print(json.dumps(told, ensure_ascii=False), flush=True)
        reader.close()


if __name__ == "__main__":
    main()
