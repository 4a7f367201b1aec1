"""Form fields: a label above, the control, and a hint or a complaint below."""

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from ivr_designer.ui.icons import icon
from ivr_designer.ui.text import plain_tip, tr
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.basics import column, plain_label, restyle, row

A = TypeVar("A", bound=QPlainTextEdit)
N = TypeVar("N", QSpinBox, QDoubleSpinBox)


class Field(QWidget):
    """A labelled control."""

    def __init__(self, control: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.control = control
        self.label = plain_label(role="muted")
        self.label.setBuddy(control)
        self._note = plain_label(wrap=True)
        self._note.hide()
        layout = column(parent=self, gap=SPACE // 2)
        layout.addWidget(self.label)
        layout.addWidget(control)
        layout.addWidget(self._note)

    def name(self, text: str) -> None:
        """Set the label, which is the control's accessible name too."""
        self.label.setText(text)
        name_control(self.control, text.replace("&", ""))

    def hint(self, text: str) -> None:
        """Show advice below; empty hides it."""
        self._show(text, "muted")

    def complain(self, text: str) -> None:
        """Show what is wrong below and mark the control; empty takes it back."""
        self._show(text, "trouble")
        restyle(self.control, "trouble", "true" if text else "false")

    def _show(self, text: str, role: str) -> None:
        restyle(self._note, "role", role)
        self._note.setText(text)
        self._note.setVisible(bool(text))


def lock(control: QWidget, field: Field | None = None) -> str:
    """Grey a control whose option policy sets, say so to all senses, and return the words."""
    words = tr("Set by your administrator")
    control.setEnabled(False)
    control.setToolTip(words)
    control.setAccessibleDescription(words)
    if field is not None:
        field.hint(words)
    return words


def name_unseen(control: QWidget) -> QLabel:
    """A label that is not on screen, for a list to choose from that needs none there; its place is known.

    On Linux Qt names such a list by its value, and tells screen readers of labels only.
    """
    label = plain_label()
    label.setParent(control.parentWidget())
    label.setBuddy(control)
    label.hide()
    return label


def name_control(control: QWidget, name: str) -> None:
    """Give a control its accessible name, and the line edit inside it, where the keyboard is."""
    control.setAccessibleName(name)
    inner = control.lineEdit() if isinstance(control, QComboBox | QAbstractSpinBox) else None
    if inner is not None:
        inner.setAccessibleName(name)


class _NoWheel(QObject):
    """Keeps the wheel from changing a value while the form is being scrolled."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QWheelEvent) and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


def calm(control: QWidget) -> None:
    """Let a control change by wheel only when it has focus."""
    control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    control.installEventFilter(_NoWheel(control))


def spin(low: int, high: int, step: int = 1) -> QSpinBox:
    """A number field; the unit is its suffix, set by the caller."""
    made = QSpinBox()
    made.setRange(low, high)
    made.setSingleStep(step)
    return _as_number(made)


def decimal_spin(low: float, high: float, decimals: int, step: float = 1) -> QDoubleSpinBox:
    """The like for a number with `decimals` places after the point."""
    made = QDoubleSpinBox()
    made.setDecimals(decimals)
    made.setRange(low, high)
    made.setSingleStep(step)
    return _as_number(made)


def _as_number(made: N) -> N:
    made.setKeyboardTracking(False)
    made.lineEdit().setTextMargins(SPACE - 2, 0, 0, 0)  # the style sheet's padding does not reach it
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    calm(made)
    return made


def combo(*, editable: bool = False) -> QComboBox:
    """A choice that shrinks with the panel."""
    made = QComboBox()
    made.setEditable(editable)
    made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(8)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    calm(made)
    return made


def text_area(lines: int) -> QPlainTextEdit:
    """A field for several lines of plain text; Tab leaves it."""
    return as_area(QPlainTextEdit(), lines)


def as_area(made: A, lines: int) -> A:
    """Make any editor such a field."""
    made.setTabChangesFocus(True)
    height = made.fontMetrics().lineSpacing() * lines + SPACE * 3
    made.setMinimumHeight(height)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    made.setMaximumHeight(height)
    return made


def pair(left: QWidget, right: QWidget) -> QWidget:
    """Two fields side by side, equally wide."""
    box = QWidget()
    line = row(parent=box, gap=SPACE * 2)
    line.addWidget(left, 1, Qt.AlignmentFlag.AlignTop)
    line.addWidget(right, 1, Qt.AlignmentFlag.AlignTop)
    return box


class Choice(NamedTuple):
    """An entry of a combo box: words, the value behind them, an icon by name (or none)."""

    words: str
    value: object
    icon: str = ""


def set_choices(box: QComboBox, choices: Sequence[Choice], value: object) -> None:
    """Offer `choices` and show the one of `value` (none of them: nothing).

    What was typed and not yet asked for with `chosen` stays.
    """
    edit = box.lineEdit()
    if edit is not None and edit.isModified():
        return
    selected = edit is not None and edit.hasSelectedText()
    offered = [(box.itemText(i), box.itemData(i)) for i in range(box.count())]
    if offered != [(c.words, c.value) for c in choices]:
        box.clear()
        for choice in choices:
            if choice.icon:
                box.addItem(icon(choice.icon, "muted"), choice.words, choice.value)
            else:
                box.addItem(choice.words, choice.value)
    place = next((i for i, c in enumerate(choices) if c.value == value), -1)
    box.setCurrentIndex(place)
    box.setToolTip(plain_tip(box.currentText()))  # says what no longer fits
    if edit is not None:
        edit.setText(choices[place].words if place >= 0 else "")
        edit.setCursorPosition(0)
        edit.setModified(False)
        if selected:  # news must not take the selection from who is about to type over it
            edit.selectAll()


def chosen(box: QComboBox) -> tuple[bool, object]:
    """(True, value) when the text of an editable combo is one of its choices, else (False, the text)."""
    edit = box.lineEdit()
    if edit is not None:
        edit.setModified(False)
    text = box.currentText().strip()
    place = box.findText(text)
    return (True, box.itemData(place)) if place >= 0 else (False, text)
