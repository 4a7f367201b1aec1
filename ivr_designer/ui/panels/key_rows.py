"""A compact list of keypresses: key, arrow, where it leads. A click selects it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from ivr_designer.domain.ids import KeypressId
from ivr_designer.ui.text import plain_tip
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.basics import button, column, plain_label, row


class KeyRow(NamedTuple):
    """A row: which keypress, its key as text, where it leads (or comes from)."""

    id: KeypressId
    key: str
    words: str


class KeyRows(QWidget):
    """Signals:
    chosen: KeypressId.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = column(parent=self, gap=2)
        self._rows: tuple[KeyRow, ...] = ()
        self._times: dict[KeypressId, QLabel] = {}
        self.buttons: list[QPushButton] = []

    def set_rows(self, rows: Sequence[KeyRow]) -> None:
        """Show these."""
        if tuple(rows) == self._rows:
            return
        self._rows = tuple(rows)
        self._times.clear()
        while (item := self._layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = [self._button(entry) for entry in rows]
        for made in self.buttons:
            self._layout.addWidget(made)

    def set_times(self, times: Mapping[KeypressId, str]) -> None:
        """A short text at the end of each row; empty where there is none."""
        for key_id, label in self._times.items():
            label.setText(times.get(key_id, ""))

    def _button(self, entry: KeyRow) -> QPushButton:
        made = button(lambda: self.chosen.emit(entry.id), kind="row")
        made.setAccessibleName(f"{entry.key}, {entry.words}")
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        line = row(parent=made, gap=SPACE)
        line.setContentsMargins(SPACE, 0, SPACE, 0)
        key = plain_label(entry.key, role="heading")
        key.setMinimumWidth(SPACE * 8 if len(entry.key) > 1 else SPACE * 3)
        words = plain_label(entry.words)
        words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        words.setToolTip(plain_tip(entry.words))
        words.setProperty("elides", True)
        time = self._times[entry.id] = plain_label(role="muted")
        for label in (key, words, time):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line.addWidget(key)
        line.addWidget(words, 1)
        line.addWidget(time)
        made.setFixedHeight(SPACE * 4)
        return made
