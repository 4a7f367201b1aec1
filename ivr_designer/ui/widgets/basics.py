"""Small pieces that all panels and dialogs are put together from."""

from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QClipboard,
    QContextMenuEvent,
    QFont,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ivr_designer.ui.icons import icon
from ivr_designer.ui.text import LiveText, breakable, places_to_break, plain_tip, tr
from ivr_designer.ui.theme import ICON, ICON_BESIDE_TEXT, SPACE

L = TypeVar("L", bound=QBoxLayout)
_WIDEST_WORD = SPACE * 12
_MOST_WRAPPED = 2400
"""Letters that a label which wraps shows at most: a screen full."""


class WrappingLabel(QLabel):
    """A label that wraps any text, also one word of a thousand letters: it is never wider than its place.

    `text` is what was set; what is painted has places to break besides. They are not in what is copied from
    it, so that a path or a command can be pasted, nor in what a screen reader says.
    """

    def __init__(self) -> None:
        super().__init__()
        self._whole = ""
        self._named = ""
        self.setWordWrap(True)

    def text(self) -> str:
        return self._whole

    def setText(self, text: str) -> None:
        self._whole = text
        shown = breakable(text, _MOST_WRAPPED)
        super().setText(shown)
        if self.accessibleName() == self._named:
            self._named = text if shown != text else ""
            self.setAccessibleName(self._named)

    def selectedText(self) -> str:
        """What is selected of the text that was set."""
        begin, marked = self.selectionStart(), super().selectedText()
        if begin < 0 or not marked:
            return ""
        before = breakable(self._whole, _MOST_WRAPPED)[:begin]
        start = len(before) - places_to_break(self._whole, before)
        broken = before + marked.replace("\u2029", "\n")
        return self._whole[start : len(broken) - places_to_break(self._whole, broken)]

    def _copy(self, mode: QClipboard.Mode) -> None:
        if self.hasSelectedText():
            QGuiApplication.clipboard().setText(self.selectedText(), mode)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C; anything else is the label's own."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy(QClipboard.Mode.Clipboard)
            event.accept()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Where a selection is for the middle mouse button, it is so here."""
        super().mouseReleaseEvent(event)
        if QGuiApplication.clipboard().supportsSelection():
            self._copy(QClipboard.Mode.Selection)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Copy and select all, where text can be selected."""
        if not self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse:
            super().contextMenuEvent(event)
            return
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        copy = menu.addAction(tr("&Copy"), lambda: self._copy(QClipboard.Mode.Clipboard))
        copy.setEnabled(self.hasSelectedText())
        shown = len(super().text())
        menu.addAction(tr("Select &all"), lambda: self.setSelection(0, shown))
        menu.popup(event.globalPos())
        event.accept()

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), _WIDEST_WORD), hint.height())  # some characters forbid all breaks


def plain_label(text: str = "", *, role: str = "", wrap: bool = False) -> QLabel:
    """A label that shows its text as it is, never as markup. `role` picks a look of the style sheet."""
    label = WrappingLabel() if wrap else QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        label.setProperty("role", role)
    if role == "title":
        scale_font(label, 1.35)
    label.setText(text)
    return label


def scale_font(widget: QWidget, factor: float) -> None:
    """Make a widget's font larger or smaller than the application's."""
    font = QFont(widget.font())
    font.setPointSizeF(font.pointSizeF() * factor)
    widget.setFont(font)


class ShrinkingButton(QPushButton):
    """Where there is too little room it shows its property "short", or words that end in dots."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumWidth(1)
        self.setProperty("elides", True)

    def words_in(self, room: int) -> str:
        """What is shown of the words in so many pixels."""
        mode, flags = Qt.TextElideMode.ElideRight, Qt.TextFlag.TextShowMnemonic.value
        whole = self.fontMetrics().size(flags, self.text()).width()
        text = str(self.property("short") or self.text()) if whole > room else self.text()
        return self.fontMetrics().elidedText(text, mode, room, flags)

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self).width()
        if not self.icon().isNull():
            room -= self.iconSize().width() + SPACE // 2
        option.text = self.words_in(room)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)


def button(
    clicked: Callable[[], object],
    *,
    kind: str = "",
    icon_name: str = "",
    tone: str = "",
    shrinks: bool = False,
) -> QPushButton:
    """A push button; `kind` is primary, danger, flat, choice, key or segment. The caller sets its text."""
    made = ShrinkingButton() if shrinks else QPushButton()
    made.setAutoDefault(kind == "primary")
    made.setDefault(kind == "primary")
    if kind:
        made.setProperty("kind", kind)
    if icon_name:
        made.setIcon(icon(icon_name, tone or ("on_accent" if kind == "primary" else "text")))
    made.setIconSize(ICON_BESIDE_TEXT)
    made.clicked.connect(lambda _checked=False: clicked())
    return made


def tool_button(clicked: Callable[[], object], icon_name: str, tone: str = "muted") -> QToolButton:
    """A flat icon button. The caller gives it a tooltip, which is its accessible name too."""
    made = QToolButton()
    made.setAutoRaise(True)
    made.setIcon(icon(icon_name, tone))
    made.setIconSize(QSize(ICON, ICON))
    made.clicked.connect(lambda _checked=False: clicked())
    return made


def clearable(field: QLineEdit) -> None:
    """Give a field the button that empties it, with a name."""
    field.setClearButtonEnabled(True)
    for made in field.findChildren(QToolButton):
        LiveText(made)(partial(describe, made), lambda: tr("Clear"))


def describe(widget: QWidget, text: str) -> None:
    """Tooltip and accessible name in one."""
    widget.setToolTip(plain_tip(text))
    name_once(widget, text)


def ask_in(field: QLineEdit, words: str) -> None:
    """What an empty field asks for, which is its accessible name too."""
    field.setPlaceholderText(words)
    name_once(field, words)


def name_once(widget: QWidget, words: str) -> None:
    """The accessible name. Without a description Qt tells the tooltip or placeholder: the same again."""
    widget.setAccessibleName(words)
    if not widget.accessibleDescription():
        widget.setAccessibleDescription(" ")


def tab_order(*widgets: QWidget) -> None:
    """Have Tab go from each to the next; they are in one window already."""
    for one, two in pairwise(widgets):
        QWidget.setTabOrder(one, two)


def column(*, margin: int = 0, gap: int = SPACE, parent: QWidget | None = None) -> QVBoxLayout:
    """A vertical layout on the grid."""
    return _on_grid(QVBoxLayout(parent) if parent is not None else QVBoxLayout(), margin, gap)


def row(*, margin: int = 0, gap: int = SPACE, parent: QWidget | None = None) -> QHBoxLayout:
    """A horizontal layout on the grid."""
    return _on_grid(QHBoxLayout(parent) if parent is not None else QHBoxLayout(), margin, gap)


def _on_grid(layout: L, margin: int, gap: int) -> L:
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(gap)
    return layout


def rule() -> QFrame:
    """A hairline."""
    line = QFrame()
    line.setObjectName("rule")
    line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return line


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and have it looked at again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
