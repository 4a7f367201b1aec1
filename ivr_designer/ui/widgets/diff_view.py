"""Fields before and after, one below the other; texts word by word. Struck out and underlined, not only
coloured. Plain text, never markup.
"""

from collections.abc import Sequence

from PySide6.QtGui import QFont, QTextCharFormat
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ivr_designer.sync.proposals import FieldChange
from ivr_designer.ui import theme
from ivr_designer.ui.field_words import TEXTS, field_label, value_words
from ivr_designer.ui.text import tr
from ivr_designer.ui.word_diff import Part, Piece, word_diff


class DiffView(QPlainTextEdit):
    """Read-only; Tab leaves it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self._shown: tuple[FieldChange, ...] = ()

    def show_changes(self, changes: Sequence[FieldChange]) -> None:
        """Show how each field was and how it will be."""
        self._shown = tuple(changes)
        self.clear()
        for number, change in enumerate(self._shown):
            if number:
                self._write("\n\n", QTextCharFormat())
            self._write(field_label(change.field) + "\n", _heading())
            for piece in pieces_of(change):
                self._write(piece.text, _format(piece.part))
                if piece.part is Part.REMOVED and not piece.text[-1:].isspace():
                    self._write(" ", QTextCharFormat())
        self.moveCursor(self.textCursor().MoveOperation.Start)
        self.setAccessibleDescription(spoken(self._shown))

    def _write(self, text: str, look: QTextCharFormat) -> None:
        cursor = self.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        cursor.insertText(text, look)


def pieces_of(change: FieldChange) -> list[Piece]:
    """A change as pieces: texts word by word, other fields as a whole."""
    old, new = change.old, change.new
    if change.field in TEXTS and isinstance(old, str) and isinstance(new, str):
        return word_diff(old, new)
    return [
        Piece(Part.REMOVED, value_words(change.field, old)),
        Piece(Part.SAME, " → "),
        Piece(Part.ADDED, value_words(change.field, new)),
    ]


def spoken(changes: Sequence[FieldChange]) -> str:
    """The same for a screen reader."""
    return " ".join(
        tr("{field}: was {old}, will be {new}.").format(
            field=field_label(c.field), old=value_words(c.field, c.old), new=value_words(c.field, c.new)
        )
        for c in changes
    )


def _heading() -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(theme.current().color("muted"))
    return look


def _format(part: Part) -> QTextCharFormat:
    look = QTextCharFormat()
    if part is Part.REMOVED:
        look.setForeground(theme.current().color("danger"))
        look.setFontStrikeOut(True)
    elif part is Part.ADDED:
        look.setForeground(theme.current().color("success"))
        look.setFontUnderline(True)
        look.setFontWeight(QFont.Weight.DemiBold)
    return look
