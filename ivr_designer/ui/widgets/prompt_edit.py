"""The editor of a prompt: faults underlined, explained in a tooltip, mended from the menu or by Alt+Enter."""

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QTextEdit, QToolTip, QWidget

from ivr_designer.ui import theme
from ivr_designer.ui.icons import icon
from ivr_designer.ui.models.problems import LOOKS
from ivr_designer.ui.text import say, tr, trn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ivr_designer.validation.finding import Finding


class PromptEdit(QPlainTextEdit):
    """Signals:
    fix_wanted: Finding.
    """

    fix_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._faults: tuple[Finding, ...] = ()

    @property
    def faults(self) -> "tuple[Finding, ...]":
        """The findings that are underlined."""
        return self._faults

    def show_faults(self, faults: "Sequence[Finding]") -> None:
        """Underline these findings; their spans are places in the text as it stands here."""
        self._faults = tuple(f for f in faults if f.span is not None)
        self._underline()
        count = len(self._faults)
        self.setAccessibleDescription(
            trn("{n} problem in the text; Alt+Enter offers what helps.",
                "{n} problems in the text; Alt+Enter offers what helps.", count) if count else ""
        )  # fmt: skip

    def faults_at(self, place: int) -> "list[Finding]":
        """The findings at a character of the text (as Qt counts), worst first."""
        text = self.toPlainText()
        return [
            f for f in self._faults if f.span and _utf16(text, f.span[0]) <= place <= _utf16(text, f.span[1])
        ]

    def _underline(self) -> None:
        text = self.toPlainText()
        marks = []
        for fault in reversed(self._faults):  # the worst is painted last
            assert fault.span is not None
            cursor = QTextCursor(self.document())
            cursor.setPosition(min(_utf16(text, fault.span[0]), _utf16(text, len(text))))
            cursor.setPosition(
                min(_utf16(text, fault.span[1]), _utf16(text, len(text))), QTextCursor.MoveMode.KeepAnchor
            )
            mark, look = QTextEdit.ExtraSelection(), QTextCharFormat()
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            look.setUnderlineColor(theme.current().color(LOOKS[fault.severity.value][1]))
            mark.cursor, mark.format = cursor, look
            marks.append(mark)
        self.setExtraSelections(marks)

    # ---- what helps

    def fix_menu(self, faults: "Sequence[Finding]") -> QMenu:
        """What is wrong at a place, each with its fix."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._offer(menu, faults)
        return menu

    def _offer(self, menu: QMenu, faults: "Sequence[Finding]") -> None:
        if not faults:
            menu.addAction(tr("Nothing is wrong here")).setEnabled(False)
        for fault in faults:
            what = menu.addAction(icon(*LOOKS[fault.severity.value]), say(fault.message).replace("&", "&&"))
            what.setEnabled(False)
            if fault.fix is not None:
                words = tr("Fix: {what}").format(what=say(fault.fix.text)).replace("&", "&&")
                menu.addAction(icon("live"), words, lambda f=fault: self.fix_wanted.emit(f))

    def _show_tip(self, event: QHelpEvent) -> None:
        inside = self.viewport().mapFrom(self, event.pos())
        found = self.faults_at(self.cursorForPosition(inside).position())
        lines = [escape(line) for f in found for line in (say(f.message), say(f.why), _fix_words(f)) if line]
        QToolTip.showText(event.globalPos(), "<qt>" + "<br>".join(lines) + "</qt>" if lines else "", self)

    # ---- Qt

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wants_help = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if wants_help and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            faults = self.faults_at(self.textCursor().position()) or list(self._faults)
            corner: QPoint = self.cursorRect().bottomLeft()
            self.fix_menu(faults).popup(self.viewport().mapToGlobal(corner))
            event.accept()
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        faults = self.faults_at(self.cursorForPosition(event.pos()).position())
        if faults:
            first = menu.actions()[0]
            own = self.fix_menu(faults)
            menu.insertActions(first, own.actions())
            menu.insertSeparator(first)
        menu.popup(event.globalPos())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._underline()


def _utf16(text: str, place: int) -> int:
    """A place in a text as Qt counts: a character beyond the first plane is two."""
    return place + sum(ord(c) > 0xFFFF for c in text[:place])


def _fix_words(fault: "Finding") -> str:
    return "" if fault.fix is None else tr("Alt+Enter: {what}").format(what=say(fault.fix.text))
