"""The window with a tree for test_canvas_atspi to read; walks over it until a box is opened."""

import sys
from dataclasses import replace
from itertools import cycle

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ivr_designer.domain.edits import UpdateNode
from ivr_designer.domain.ids import TreeId
from ivr_designer.ui.canvas.requests import OpenRequest
from ivr_designer.ui.main_window import MainWindow
from tests.helpers.memory_session import MemorySession
from tests.helpers.trees import menu_tree

WALK = [Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_1]


def main() -> None:
    """Show the window for some seconds."""
    app = QApplication(sys.argv)
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
    steps = iter(WALK * 100)
    timer = QTimer()
    docks = cycle(window.docks.values())
    timer.timeout.connect(lambda: (next(docks).raise_(), QTest.keyClick(surface, next(steps))))
    timer.start(150)

    def opened(request: OpenRequest) -> None:
        print("opened", request.item, flush=True)
        window.io.attach(None)
        window.close()
        app.quit()

    surface.open_requested.connect(opened)
    print("items", len(document.tree.vertices()) + len(document.tree.keypresses), flush=True)
    named = replace(document.tree.nodes[document.tree.root], name="Xin chào")
    QTimer.singleShot(2500, lambda: window.documents.submit(UpdateNode(named)))
    QTimer.singleShot(40_000, app.quit)
    app.exec()


main()
