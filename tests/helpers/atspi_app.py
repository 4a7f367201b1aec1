"""The window with a tree, walked over and read through AT-SPI for tests/e2e/test_canvas_atspi.py.

Prints one JSON object: what is on the canvas, what was told on the way, what has no name.
"""

import json
import sys
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from ivr_designer.domain.edits import UpdateNode
from ivr_designer.domain.ids import TreeId
from ivr_designer.ui.canvas.requests import OpenRequest
from ivr_designer.ui.main_window import MainWindow
from tests.helpers.atspi_checks import complaints, everything
from tests.helpers.memory_session import MemorySession
from tests.helpers.screen_reader import ScreenReader
from tests.helpers.trees import menu_tree

WALK = [Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_1]


def canvas_of(windows: list[dict[str, Any]]) -> dict[str, Any]:
    """The canvas among all that was read."""
    return next(t for w in windows for _p, t in everything(w) if (t["role"], t["name"]) == ("tree", "Tree"))


def places(window: MainWindow) -> list[list[int]]:
    """Where the boxes are drawn, as x, y of the screen, in the order of reading."""
    surface = window.surface
    assert surface.picture is not None
    boxes = surface.picture.boxes
    order = [v for h in surface.picture.primary.heads for v in surface.picture.primary.branch(h)]
    return [list(surface.global_at((boxes[v].rect[0], boxes[v].rect[1]))) for v in order]


def main() -> None:
    """Show the window, walk and read."""
    app = QApplication(sys.argv)
    reader = ScreenReader()
    window = MainWindow()
    window.resize(1264, 752)
    window.show()
    window.use_session(MemorySession({"menu": menu_tree(8).content()}), "Test")
    window.documents.show(TreeId("menu"))
    while window.bridge.document is None:
        app.processEvents()
    window.activateWindow()
    surface, document = window.surface, window.bridge.document
    surface.setFocus()
    QTest.qWait(400)
    told: dict[str, Any] = {"items": len(document.tree.vertices()) + len(document.tree.keypresses)}
    windows = reader.ask("windows")
    told["found"] = [words for each in windows for words in complaints(each)]
    told["children"], told["places"] = canvas_of(windows)["children"], places(window)
    for dock in window.docks.values():
        dock.raise_()
        QTest.qWait(30)
        told["found"] += complaints(reader.ask("part", "panel", dock.windowTitle()))
    reader.heard()
    told["walk"] = []
    for key in WALK:
        QTest.keyClick(surface, key)
        told["walk"].append(reader.heard())
    named = replace(document.tree.nodes[document.tree.root], name="Xin chào")
    window.documents.submit(UpdateNode(named))
    told["edit"] = reader.heard()
    acts(window, reader, told)
    print(json.dumps(told, ensure_ascii=False), flush=True)
    reader.close()
    window.io.attach(None)
    window.close()  # and to the end of it all: what screen readers were given must not end the program


def acts(window: MainWindow, reader: ScreenReader, told: dict[str, Any]) -> None:
    """What a screen reader can do with a box and with a key."""
    opened: list[OpenRequest] = []
    window.surface.open_requested.connect(opened.append)
    box, key = told["children"][0], next(c for c in told["children"] if c["role"] == "link")
    name = "Xin chào" + box["name"][len("Lời chào") :]
    told["pressed"] = reader.ask("act", box["role"], name, "Press")
    told["opened"] = [str(request.item) for request in opened]
    told["focused"] = (reader.ask("act", box["role"], name, "SetFocus"), window.surface.hasFocus())
    told["folded"] = reader.ask("act", box["role"], name, "Toggle")
    told["unfolded"] = reader.ask("act", box["role"], told["folded"]["name"], "Toggle")
    reader.ask("act", "link", key["name"], "follow")
    told["followed"] = str(window.surface.selection.current)
    reader.ask("act", box["role"], name, "ShowMenu")
    QTest.qWait(200)
    menu = QApplication.activePopupWidget()
    told["menu"] = isinstance(menu, QMenu)
    if menu is not None:
        menu.close()


if __name__ == "__main__":
    main()
