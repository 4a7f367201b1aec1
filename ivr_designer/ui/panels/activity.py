"""The activity list: every call in words, when, how it ended, how long it took."""

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from ivr_designer.ui.icons import icon
from ivr_designer.ui.models.activity import RESULT, TIME, TOOK, WHAT, ActivityModel, entry_text
from ivr_designer.ui.panels.panel import Panel
from ivr_designer.ui.text import tr
from ivr_designer.ui.theme import SPACE


class ActivityPanel(Panel):
    """Follows the newest line unless the user scrolled up.

    Signals:
        chosen: ItemId to go to.
    """

    chosen = Signal(object)

    def __init__(self, model: ActivityModel, parent: QWidget | None = None) -> None:
        super().__init__(None, "activity", parent)
        self.model = model
        self.view = QTableView()
        self.view.setModel(model)
        self.view.setShowGrid(False)
        self.view.setWordWrap(False)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._on_menu)
        self.view.doubleClicked.connect(lambda index: self._go(index.row()))
        rows = self.view.verticalHeader()
        rows.hide()
        rows.setDefaultSectionSize(self.view.fontMetrics().height() + SPACE + 2)
        self._size_columns()
        self.set_content(self.view)
        self._follow = True
        self.view.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        model.rowsInserted.connect(self._on_rows)
        model.modelReset.connect(self._on_rows)
        self.live(self.view.setAccessibleName, lambda: tr("Activity"))
        self.live(
            lambda _: self.empty.say(
                tr("Nothing happened yet"), tr("Every call to the contact center is listed here, in words.")
            ),
            str,
        )
        self._on_rows()

    def _size_columns(self) -> None:
        header = self.view.horizontalHeader()
        header.setHighlightSections(False)
        metrics = self.view.fontMetrics()
        for column, sample in ((TIME, "00:00:00  "), (TOOK, "88,888 ms  ")):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, metrics.horizontalAdvance(sample) + SPACE * 3)
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(RESULT, QHeaderView.ResizeMode.Stretch)

    @Slot()
    def _on_rows(self) -> None:
        self.show_empty(self.model.rowCount() == 0)
        if self._follow:
            self.view.scrollToBottom()

    @Slot(int)
    def _on_scrolled(self, value: int) -> None:
        self._follow = value >= self.view.verticalScrollBar().maximum() - 1

    def _go(self, place: int) -> None:
        item = self.model.rows[place].item
        if item is not None:
            self.chosen.emit(item)

    @Slot(QPoint)
    def _on_menu(self, point: QPoint) -> None:
        index = self.view.indexAt(point)
        if not index.isValid():
            return
        entry = self.model.rows[index.row()]
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction(icon("copy"), tr("Copy as text"))
        copy.triggered.connect(lambda: QGuiApplication.clipboard().setText(entry_text(entry)))
        go = menu.addAction(icon("link"), tr("Go there"))
        go.setEnabled(entry.item is not None)
        go.triggered.connect(lambda: self.chosen.emit(entry.item))
        menu.popup(self.view.viewport().mapToGlobal(point))
