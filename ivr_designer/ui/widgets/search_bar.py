"""The bar above the canvas for searching: a field, how many were found, next and previous."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from ivr_designer.ui.icons import icon
from ivr_designer.ui.text import LiveText, counted, tr
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.basics import clearable, describe, plain_label, restyle, row, tool_button

_FIELD_WIDTH = SPACE * 42


class SearchBar(QWidget):
    """Signals:
    typed: str, the query after each key.
    stepped: 1 for the next, -1 for the one before.
    closed: the user is done.
    """

    typed = Signal(object)
    stepped = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panelHeader")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field = QLineEdit()
        clearable(self.field)
        self.field.setMaximumWidth(_FIELD_WIDTH)
        glass = self.field.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        for made in self.field.findChildren(QToolButton):
            if glass in made.actions():
                LiveText(made)(partial(describe, made), lambda: tr("Find"))
        self.count = plain_label(role="muted")
        self.count.setMinimumWidth(SPACE * 14)
        self.previous = tool_button(lambda: self.stepped.emit(-1), "chevron-up")
        self.next = tool_button(lambda: self.stepped.emit(1), "chevron-down")
        self.end = tool_button(self.closed.emit, "close")
        line = row(parent=self, gap=SPACE // 2)
        line.setContentsMargins(SPACE, SPACE // 2, SPACE, SPACE // 2)
        line.addWidget(self.field, 1)
        for each in (self.previous, self.next, self.count):
            line.addWidget(each)
        line.addStretch()
        line.addWidget(self.end)
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self.typed.emit)
        self.field.installEventFilter(self)
        self._place = self._total = 0
        self._say()

    def _say(self) -> None:
        live = LiveText(self)
        live(self.field.setPlaceholderText, lambda: tr("Name, prompt, number, queue or id"))
        live(self.field.setAccessibleName, lambda: tr("Find in this tree"))
        live(lambda text: describe(self.previous, text), lambda: tr("Go to the box found before this one."))
        live(lambda text: describe(self.next, text), lambda: tr("Go to the next box that was found."))
        live(lambda text: describe(self.end, text), lambda: tr("Close the search (Esc)"))
        live(lambda _: self._show_count(), str)

    def show_count(self, place: int, total: int) -> None:
        """Which of how many is shown; `place` counts from 1, 0 while none is."""
        self._place, self._total = place, total
        self._show_count()

    def _show_count(self) -> None:
        place, total = self._place, self._total
        asked = bool(self.field.text().strip())
        words = ""
        if asked and not total:
            words = tr("Nothing found")
        elif total:
            words = tr("{place} of {total}").format(place=counted(place), total=counted(total))
        restyle(self.count, "role", "trouble" if asked and not total else "muted")
        self.count.setText(words)
        for each in (self.previous, self.next):
            each.setEnabled(total > 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return True
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.stepped.emit(-1 if back else 1)
            return True
        return False
