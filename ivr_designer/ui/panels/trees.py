"""The tree list: create, open, rename, delete, and the numbers that call in."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ivr_designer.domain.ids import TreeId
from ivr_designer.sync.contract import Account
from ivr_designer.sync.status import Link, SyncStatus
from ivr_designer.ui.models.trees import TreesModel
from ivr_designer.ui.panels.panel import Panel
from ivr_designer.ui.text import tr
from ivr_designer.ui.widgets.basics import describe, tab_order, tool_button
from ivr_designer.ui.widgets.editing import open_editor
from ivr_designer.ui.widgets.two_line import Role
from ivr_designer.ui.widgets.two_line_list import TwoLineList

_NO_ANSWER = {Link.OFFLINE, Link.KEY_NEEDED, Link.KEY_REFUSED, Link.RATE_LIMITED}


class TreesPanel(Panel):
    """Signals:
    opened: TreeId. renamed: (TreeId, str). create_wanted. delete_wanted: TreeId.
    menu_wanted: (TreeId, global QPoint). connect_wanted.
    """

    opened = Signal(object)
    renamed = Signal(object)
    create_wanted = Signal()
    delete_wanted = Signal(object)
    menu_wanted = Signal(object)
    connect_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(lambda: tr("Trees"), "tree", parent)
        self.model = TreesModel(self)
        self.model.renamed.connect(self.renamed)
        self.view = _TreeView(self.model)
        self.view.clicked.connect(self._on_clicked)
        self.view.activated.connect(self._on_clicked)
        self.view.customContextMenuRequested.connect(self._on_menu)
        self.view.delete_pressed.connect(self._on_delete)
        self.set_content(self.view)
        self._add = tool_button(self.create_wanted.emit, "plus")
        if self.header is not None:
            self.header.add(self._add)
        tab_order(self._add, self.view)
        self.live(lambda text: describe(self._add, text), lambda: tr("New tree"))
        self.live(self.view.setAccessibleName, lambda: tr("Trees"))
        self._status = SyncStatus(Link.NONE)
        self._account: Account | None = None
        self._shown: TreeId | None = None
        self._awaited: TreeId | None = None
        self.live(lambda _: self._fill(), str)

    def set_account(self, account: Account | None) -> None:
        """Show the trees of `account`; None: there is no session."""
        self._account = account
        current, was_there = self.current, self._shown_row() is not None
        self.model.set_account(account)
        is_back = not was_there and self._shown_row() is not None
        if is_back or self.current != current:  # for a row that is gone Qt marks its neighbour
            self._mark_shown()
        self._fill()
        if self._awaited is not None:
            self.begin_rename(self._awaited)

    @Slot(object)
    def set_status(self, status: SyncStatus) -> None:
        """The connection decides what an empty list means."""
        if status.link is not self._status.link:
            self._status = status
            self._fill()

    def set_shown(self, tree: TreeId | None) -> None:
        """Mark the tree on screen."""
        self._shown = tree
        if tree != self._awaited:
            self._awaited = None
        self.model.set_shown(tree)
        self._mark_shown()

    def _shown_row(self) -> int | None:
        return None if self._shown is None else self.model.row_of(self._shown)

    def _mark_shown(self) -> None:
        place = self._shown_row()
        if place is not None:
            self.view.setCurrentIndex(self.model.index(place))
        else:
            self.view.clearSelection()

    @Slot(object)
    def begin_rename(self, tree: TreeId) -> None:
        """Open the editor on a row; on that of a tree just made when it comes."""
        place = self.model.row_of(tree)
        self._awaited = tree if place is None else None
        if place is not None:
            open_editor(self.view, self.model.index(place))

    @property
    def current(self) -> TreeId | None:
        """The tree whose row has the focus."""
        index = self.view.currentIndex()
        return index.data(Role.ID) if index.isValid() else None

    def _fill(self) -> None:
        self.show_empty(self.model.rowCount() == 0)
        self._add.setEnabled(self._account is not None)
        if self._account is None and self._status.link is Link.CONNECTING:
            self.empty.say(tr("Connecting…"))
        elif self._account is None:
            self.empty.say(
                tr("No trees yet"),
                tr("Connect to a contact center, or try the sandbox."),
                tr("Get started…"),
                self.connect_wanted.emit,
            )
        elif self._account.read_at is None and self._status.link is Link.CONNECTING:
            self.empty.say(tr("Reading trees…"))
        elif self._account.read_at is None and self._status.link in _NO_ANSWER:
            self.empty.say(
                tr("Not read yet"), tr("The trees are listed here once the contact center answers.")
            )
        else:
            self.empty.say(
                tr("No trees yet"),
                tr("A tree is one phone menu: what callers hear, and where each key leads."),
                tr("New tree"),
                self.create_wanted.emit,
            )

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(index.data(Role.ID))

    @Slot(QPoint)
    def _on_menu(self, point: QPoint) -> None:
        index = self.view.indexAt(point)
        if index.isValid():
            self.menu_wanted.emit((index.data(Role.ID), self.view.viewport().mapToGlobal(point)))

    @Slot()
    def _on_delete(self) -> None:
        if self.current is not None:
            self.delete_wanted.emit(self.current)


class _TreeView(TwoLineList):
    """A list whose Delete key speaks. F2 edits."""

    delete_pressed = Signal()

    def __init__(self, model: TreesModel) -> None:
        super().__init__(model)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:  # the delete key of a Mac is Backspace
            self.delete_pressed.emit()
            return
        super().keyPressEvent(event)
