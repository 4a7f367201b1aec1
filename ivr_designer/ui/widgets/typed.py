"""Typing that becomes edits: sent on to the document on Enter, on leaving the field, and after a pause."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from ivr_designer.ui.controllers.documents import new_run

PAUSE_MS = 800


class TypedText(QObject):
    """Watches one text field.

    All that is committed between focus in and focus out carries the same `run`, so it is one undo step.

    Signals:
        committed: (text, run).
        taken_back: somebody took back what was typed; what is committed stands there again.
    """

    committed = Signal(object)
    taken_back = Signal()

    def __init__(self, field: QLineEdit | QPlainTextEdit) -> None:
        super().__init__(field)
        self._field = field
        self._known = ""
        self._run = new_run()
        self._loading = False
        self._held = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.flush)
        field.textChanged.connect(self._on_text_changed)
        if isinstance(field, QLineEdit):
            field.returnPressed.connect(self.flush)
        field.installEventFilter(self)

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self._field.text() if isinstance(self._field, QLineEdit) else self._field.toPlainText()

    @property
    def dirty(self) -> bool:
        """True while something was typed that is not committed."""
        return self.text != self._known

    def load(self, text: str, *, fresh: bool) -> None:
        """Show `text`. What is being typed wins, unless the field shows another item now (`fresh`)."""
        if fresh:
            self._run = new_run()
        elif self.dirty and self._field.hasFocus():
            return
        self._known = text
        if self.text != text:
            self._loading = True
            self._set(text)
            self._loading = False

    def hold(self, known: str) -> None:
        """What was committed cannot be: `known` is as it was, and comes back when the keyboard leaves.

        Until then the field keeps what is in it, so that who has emptied it can go on typing.
        """
        self._known, self._held = known, True
        if not self._field.hasFocus():
            self._restore()

    @Slot()
    def flush(self) -> None:
        """Commit now what was typed."""
        self._timer.stop()
        self._held = False
        if self.dirty:
            self._known = self.text
            self.committed.emit((self._known, self._run))

    def _set(self, text: str) -> None:
        if isinstance(self._field, QLineEdit):
            self._field.setText(text)
            self._field.setCursorPosition(0)
        else:
            at = min(self._field.textCursor().position(), len(text))
            self._field.setPlainText(text)
            cursor = self._field.textCursor()
            cursor.setPosition(at)
            self._field.setTextCursor(cursor)

    @Slot()
    def _on_text_changed(self) -> None:
        if not self._loading:
            self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._run = new_run()
        elif event.type() == QEvent.Type.FocusOut:
            self.flush()
            if self._held:
                self._restore()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            # Undo belongs to the document, where typing is one step, not to the letters of the field: but
            # what cannot be is no step of the document.
            undoes = event.matches(QKeySequence.StandardKey.Undo)
            if undoes or event.matches(QKeySequence.StandardKey.Redo):
                event.setAccepted(undoes and self._held)
                return True
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            back = self._held and event.matches(QKeySequence.StandardKey.Undo)
            return (back or event.key() == Qt.Key.Key_Escape) and self._revert()
        return False

    def _revert(self) -> bool:
        """Back to what is committed. False when there is nothing to take back."""
        if not self.dirty:
            return False
        self._restore()
        self.taken_back.emit()
        return True

    def _restore(self) -> None:
        self._timer.stop()
        self._held = False
        self._loading = True
        self._set(self._known)
        self._loading = False
