"""The sheet of keys: every action that has one, grouped as in the menus, and the canvas' own keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from ivr_designer.ui.action_table import MENUS
from ivr_designer.ui.actions import Actions
from ivr_designer.ui.dialogs.frame import Dialog
from ivr_designer.ui.text import mark, tr
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.basics import plain_label

CANVAS_KEYS = (
    ("→ ↓  /  ← ↑", mark("Along the keys: to a child, to the parent")),
    ("Home, End", mark("To the entry, to the last box")),
    ("0–9  *  #", mark("Go to that key of the node, or add it")),
    ("Enter", mark("Edit in the properties")),
    ("N", mark("New child node")),
    ("C", mark("Connect to…")),
    ("Alt+Arrow", mark("Move the box by 8 px (with Shift 1 px)")),
    ("Space", mark("Select, or take out of the selection")),
    ("Esc", mark("Drop the gesture or the selection")),
)


class ShortcutsDialog(Dialog):
    """Read only."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(tr("Keyboard shortcuts"), parent, width=SPACE * 80)
        page = QWidget()
        grid = QGridLayout(page)
        grid.setHorizontalSpacing(SPACE * 3)
        grid.setVerticalSpacing(SPACE // 2)
        grid.setContentsMargins(0, 0, SPACE * 2, 0)
        grid.setColumnStretch(1, 1)
        place = 0
        for title, ids in MENUS:
            rows = [(actions[i].shortcut(), actions[i].text()) for i in ids if i in actions.ids]
            rows = [(keys, words) for keys, words in rows if not keys.isEmpty()]
            if rows:
                place = self._heading(grid, place, tr(title).replace("&", ""))
            for keys, words in rows:
                shown = keys.toString(QKeySequence.SequenceFormat.NativeText)
                place = self._line(grid, place, shown, words.replace("&", ""))
        place = self._heading(grid, place, tr("On the canvas"))
        for shown, words in CANVAS_KEYS:
            place = self._line(grid, place, shown, tr(words))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(page)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page.setObjectName("panel")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.body.addWidget(area, 1)
        self.setMinimumHeight(SPACE * 70)
        self.add_button(tr("Close"), self.accept, kind="primary")

    @staticmethod
    def _heading(grid: QGridLayout, place: int, words: str) -> int:
        label = plain_label(words, role="heading")
        label.setContentsMargins(0, SPACE if place else 0, 0, 0)
        grid.addWidget(label, place, 0, 1, 2)
        return place + 1

    @staticmethod
    def _line(grid: QGridLayout, place: int, keys: str, words: str) -> int:
        grid.addWidget(plain_label(keys), place, 0)
        grid.addWidget(plain_label(words, role="muted"), place, 1)
        return place + 1
