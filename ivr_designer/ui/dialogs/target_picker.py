"""The target picker: a searchable list of what a key can lead to."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ivr_designer.domain.keypresses import DestinationKind
from ivr_designer.sync.contract import Account
from ivr_designer.ui.dialogs.popup import Popup
from ivr_designer.ui.dialogs.targets import Target, matching, typed
from ivr_designer.ui.icons import icon
from ivr_designer.ui.text import tr
from ivr_designer.ui.widgets.basics import clearable, plain_label
from ivr_designer.ui.widgets.two_line import Role
from ivr_designer.ui.widgets.two_line_list import TwoLineList

_WIDTH, _LIST_HEIGHT = 340, 300


class TargetModel(QAbstractListModel):
    """Choices as rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Target, ...] = ()

    @property
    def rows(self) -> tuple[Target, ...]:
        """The choices shown."""
        return self._rows

    def set_rows(self, rows: Sequence[Target]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid():
            return None
        target = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return target.label
            case Qt.ItemDataRole.DecorationRole:
                return icon(target.icon, "muted")
            case Role.DETAIL:
                return target.detail
        return None


class TargetPicker(Popup):
    """Asks for a target.

    Signals:
        picked: Target. The popup closes first.
    """

    picked = Signal(object)

    def __init__(
        self,
        title: str,
        choices: Sequence[Target],
        account: Account | None,
        parent: QWidget,
        *,
        kinds: Sequence[DestinationKind] | None = None,
        hint: str = "",
    ) -> None:
        super().__init__(title, parent)
        self._choices = tuple(choices)
        self._account = account
        self._kinds = kinds
        self.field = QLineEdit()
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(title)
        self.heading.setBuddy(self.field)
        clearable(self.field)
        self.field.setFixedWidth(_WIDTH)
        self.model = TargetModel(self)
        self.view = TwoLineList(self.model, title)
        self.view.setFixedHeight(_LIST_HEIGHT)
        self.body.addWidget(self.field)
        self.body.addWidget(self.view)
        self.nothing = plain_label(wrap=True, role="muted")
        self.nothing.setText(tr("Nothing like that. Clear the field to see everything."))
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.nothing.setFixedHeight(_LIST_HEIGHT)
        self.nothing.hide()
        self.body.addWidget(self.nothing)
        self.field.textChanged.connect(self._on_typed)
        self.field.installEventFilter(self)
        self.view.clicked.connect(self._on_chosen)
        self.view.activated.connect(self._on_chosen)
        self.setFocusProxy(self.field)
        self._on_typed("")
        self.field.setFocus()

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        made = typed(text, self._account, self._kinds) if text else []
        # Any text can be an SMS, so that one comes last: Enter means the box whose name was typed.
        sms = [t for t in made if t.icon == "sms"]
        first = [t for t in made if t.icon != "sms"]
        self.model.set_rows([*first, *matching(self._choices, text), *sms] if text else self._choices)
        self.view.setCurrentIndex(self.model.index(0))
        empty = self.model.rowCount() == 0
        self.view.setVisible(not empty)
        self.nothing.setVisible(empty)

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        if index.isValid() and self.isVisible():
            target = self.model.rows[index.row()]
            self.close()
            self.picked.emit(target)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                row = self.view.currentIndex().row() + step
                if 0 <= row < len(self.model.rows):
                    self.view.setCurrentIndex(self.model.index(row))
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._on_chosen(self.view.currentIndex())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close()
                return True
        return False
