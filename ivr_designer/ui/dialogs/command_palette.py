"""The command palette: type a few letters of any action or box, Enter does it or goes there."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ivr_designer.ui.command_choices import Choice, ranked
from ivr_designer.ui.dialogs.popup import Popup
from ivr_designer.ui.icons import icon
from ivr_designer.ui.models.lists import RowModel
from ivr_designer.ui.text import tr
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.basics import plain_label
from ivr_designer.ui.widgets.two_line import Role
from ivr_designer.ui.widgets.two_line_list import TwoLineList

_WIDTH, _LIST_HEIGHT, _PAGE = SPACE * 72, SPACE * 48, 8


class ChoiceModel(RowModel[Choice]):
    """Choices as rows."""

    def row_id(self, row: Choice) -> object:
        """See RowModel."""
        return row.id

    def look(self, row: Choice, role: int) -> object:
        """See RowModel."""
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.label
            case Qt.ItemDataRole.DecorationRole:
                return icon(row.icon or "chevron-right", "muted" if row.enabled else "disabled")
            case Role.DETAIL:
                return row.detail
            case Role.TRAILING:
                return row.shortcut
            case Role.DIM:
                return not row.enabled
            case Qt.ItemDataRole.AccessibleTextRole:
                usable = row.detail if row.enabled else tr("Not now: {why}").format(why=row.detail)
                return ", ".join(p for p in (row.label, row.shortcut, usable) if p)
        return None


class CommandPalette(Popup):
    """Signals:
    picked: Choice that can be used; the popup closes first.
    refused: Choice that cannot be used now; the popup stays.
    """

    picked = Signal(object)
    refused = Signal(object)

    def __init__(self, choices: Sequence[Choice], recent: Sequence[str], parent: QWidget) -> None:
        super().__init__(tr("Do or go to"), parent)
        self._choices = tuple(choices)
        self._recent = tuple(recent)
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("An action, or @ and the name of a box"))
        self.field.setAccessibleName(tr("Search actions and boxes"))
        self.heading.setBuddy(self.field)
        self.field.setMinimumWidth(_WIDTH)
        self.model = ChoiceModel(self)
        self.view = TwoLineList(self.model, tr("Actions and boxes"))
        self.view.setFixedHeight(_LIST_HEIGHT)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.nothing = plain_label(role="muted")
        self.nothing.setText(tr("Nothing found"))
        for widget in (self.field, self.view, self.nothing):
            self.body.addWidget(widget)
        self.field.textChanged.connect(self._on_typed)
        self.field.installEventFilter(self)
        self.view.clicked.connect(self._on_chosen)
        self.setFocusProxy(self.field)
        self._on_typed("")
        self.field.setFocus()

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self.model.set_rows(ranked(self._choices, text, self._recent))
        self.nothing.setVisible(not self.model.rows)
        self._go_to(0)

    def _go_to(self, place: int) -> None:
        count = len(self.model.rows)
        if count:
            self.view.setCurrentIndex(self.model.index(min(max(place, 0), count - 1)))
            self.field.setAccessibleDescription(
                str(self.view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))
            )

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        if not index.isValid() or not self.isVisible():
            return
        choice = self.model.rows[index.row()]
        if not choice.enabled:
            self.refused.emit(choice)
            return
        self.close()
        self.picked.emit(choice)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        place, count = self.view.currentIndex().row(), len(self.model.rows)
        moves = {
            Qt.Key.Key_Down: (place + 1) % max(1, count),
            Qt.Key.Key_Up: (place - 1) % max(1, count),
            Qt.Key.Key_PageDown: place + _PAGE,
            Qt.Key.Key_PageUp: place - _PAGE,
        }
        if event.key() in moves:
            self._go_to(moves[Qt.Key(event.key())])
            return True
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_chosen(self.view.currentIndex())
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return True
        return False
