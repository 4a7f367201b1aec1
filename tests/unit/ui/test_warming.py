"""The classes of Qt are made in advance, and not while anybody works."""

import subprocess
import sys

from pytestqt.qtbot import QtBot

from ivr_designer.ui.warming import Warming


def test_it_ends_and_waits_while_anybody_works(qtbot: QtBot) -> None:
    busy = [True]
    warming = Warming(lambda: busy[0])
    qtbot.wait(400)
    assert not warming.is_done
    busy[0] = False
    qtbot.waitUntil(lambda: warming.is_done, timeout=20_000)


ENUMS_OF_A_FILTER = """
import enum, os, sys
from PySide6.QtCore import QObject, QPropertyAnimation
from PySide6.QtWidgets import QApplication, QWidget
from ivr_designer.ui.warming import Warming

app = QApplication([])
window = QWidget()
window.show()
if "warm" in sys.argv:
    warming = Warming(lambda: False)
    while not warming.is_done:
        app.processEvents()
else:
    app.processEvents()
made = []
new = enum.EnumType.__new__
enum.EnumType.__new__ = lambda meta, name, *rest, **more: made.append(name) or new(meta, name, *rest, **more)

class Filter(QObject):
    def eventFilter(self, watched, event):
        return False

watcher = Filter()
app.installEventFilter(watcher)
window.resize(300, 200)
app.processEvents()
print(len(made), flush=True)
os._exit(0)
"""


def test_a_filter_of_the_program_finds_them_made() -> None:
    """Without it dozens are made in one turn: that is what PySide does, and what this module is for."""

    def made(*how: str) -> int:
        command = [sys.executable, "-c", ENUMS_OF_A_FILTER, *how]
        return int(subprocess.run(command, capture_output=True, check=True, timeout=60).stdout)

    assert made("warm") == 0
    assert made() > 5
