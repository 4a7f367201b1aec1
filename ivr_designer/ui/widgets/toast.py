"""A short note at the lower edge that confirms an act, with a way back. Pauses while looked at."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QWidget

from ivr_designer.ui.text import breakable
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.basics import button, plain_label, row

_SHOWN_MS = 8000
_WIDEST = 560


class Toast(QFrame):
    """One note at a time over `parent`; a new one replaces the old."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = parent
        self.setObjectName("toast")
        self._line = line = row(parent=self, gap=SPACE * 2)
        self._words = plain_label(wrap=False)
        self._act: Callable[[], object] | None = None
        self._button = button(self._on_clicked)
        line.addWidget(self._words, 1)
        line.addWidget(self._button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """The words on it."""
        return self._words.text()

    def note(self, text: str, verb: str = "", act: Callable[[], object] | None = None) -> None:
        """Show `text`, with a button `verb` that calls `act` and ends the note."""
        self._act = act
        self._words.setText(breakable(text, 240))
        self._words.setWordWrap(False)
        self._words.setWordWrap(self._words.sizeHint().width() > _WIDEST - SPACE * 16)
        self._button.setText(verb)
        self._button.setVisible(act is not None)
        self._line.setContentsMargins(SPACE * 2, SPACE, SPACE * 2 if act is None else SPACE, SPACE)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(_SHOWN_MS)

    def withdraw(self, act: Callable[[], object]) -> None:
        """End the note if it offers `act`: the way back has become another one's."""
        if self._act == act:
            self._act = None
            self._timer.stop()
            self.hide()

    @Slot()
    def _on_clicked(self) -> None:
        act, self._act = self._act, None
        self.hide()
        if act is not None:
            act()

    def _place(self) -> None:
        host = self._host
        width = min(self.sizeHint().width(), _WIDEST, host.width() - SPACE * 4)
        height = self.heightForWidth(width) if self._words.wordWrap() else self.sizeHint().height()
        self.setGeometry((host.width() - width) // 2, host.height() - height - SPACE * 3, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start(_SHOWN_MS // 2)
