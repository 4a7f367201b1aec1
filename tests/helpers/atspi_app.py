"""A window with a canvas for test_canvas_atspi to read; walks over the boxes until one is opened."""

import sys

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from ivr_designer.domain.document import Document
from ivr_designer.ui.canvas.requests import OpenRequest
from ivr_designer.ui.canvas.surface import CanvasSurface
from tests.helpers.trees import menu_tree

WALK = [Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_1]


def main() -> None:
    """Show a menu of eight nodes for some seconds."""
    app = QApplication(sys.argv)
    window = QMainWindow()
    surface = CanvasSurface()
    window.setCentralWidget(surface)
    window.resize(900, 600)
    document = Document(menu_tree(8))
    surface.set_document(document)
    window.show()
    window.activateWindow()
    surface.setFocus()
    steps = iter(WALK * 100)
    timer = QTimer()
    timer.timeout.connect(lambda: QTest.keyClick(surface, next(steps)))
    timer.start(150)

    def opened(request: OpenRequest) -> None:
        print("opened", request.item, flush=True)
        app.quit()

    surface.open_requested.connect(opened)
    print("items", len(document.tree.vertices()) + len(document.tree.keypresses), flush=True)
    QTimer.singleShot(25_000, app.quit)
    app.exec()


main()
