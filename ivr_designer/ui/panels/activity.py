"""The activity list: every call in words, when, how it ended, how long it took."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QMenu,
    QTableView,
    QToolButton,
    QWidget,
)

from ivr_designer.domain.ids import TreeId
from ivr_designer.ui.icons import icon
from ivr_designer.ui.models.activity import (
    RESULT,
    TIME,
    TOOK,
    WHAT,
    ActivityFilter,
    ActivityModel,
    entry_text,
)
from ivr_designer.ui.panels.panel import MARGIN, Panel
from ivr_designer.ui.text import tr
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.basics import clearable, column, describe, row, tool_button
from ivr_designer.ui.widgets.check_box import CheckBox


class ActivityPanel(Panel):
    """Follows the newest line unless the user scrolled up.

    Signals:
        chosen: ItemId to go to. save_wanted: all of it is to be written as a table.
    """

    chosen = Signal(object)
    save_wanted = Signal()

    def __init__(self, model: ActivityModel, parent: QWidget | None = None) -> None:
        super().__init__(None, "activity", parent)
        self.model = model
        self.filter = ActivityFilter(model, self)
        self._tree: TreeId | None = None
        self.view = _Table()
        self.view.setModel(self.filter)
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
        page = QWidget()
        outer = column(parent=page, gap=0)
        outer.addWidget(self._tools())
        outer.addWidget(self.view, 1)
        self.set_content(page)
        self.view.copied.connect(self.copy)
        self._follow = True
        self.view.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        for moved in (self.filter.rowsInserted, self.filter.modelReset, self.filter.layoutChanged):
            moved.connect(self._on_rows)
        model.rowsInserted.connect(self._on_rows)  # even of lines that are left out
        self.live(self.view.setAccessibleName, lambda: tr("Activity"))
        self.live(lambda _: self._say_empty(), str)
        self._on_rows()

    def _tools(self) -> QWidget:
        """The line above the list: what is shown, and what can be done with it."""
        tools = QWidget()
        line = row(parent=tools, gap=SPACE)
        line.setContentsMargins(MARGIN, SPACE // 2, SPACE, SPACE // 2)
        self.field = QLineEdit()
        clearable(self.field)
        self.field.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.field.textChanged.connect(self.filter.set_query)
        self.failed = CheckBox("")
        self.failed.toggled.connect(self.filter.set_only_failed)
        self.reads = CheckBox("")
        self.reads.toggled.connect(self.filter.set_reads)
        self.here = CheckBox("")
        self.here.toggled.connect(lambda _on: self._show_tree())
        self.copy_button = tool_button(self.copy, "copy")
        self.save_button = tool_button(self.save_wanted.emit, "save")
        line.addWidget(self.field, 1)
        for widget in (self.reads, self.failed, self.here, self.copy_button, self.save_button):
            line.addWidget(widget)
        self.live(self.field.setPlaceholderText, lambda: tr("Filter"))
        self.live(self.field.setToolTip, lambda: tr("Filter by words, call or time"))
        self.live(self.field.setAccessibleName, lambda: tr("Filter the activity"))
        self.live(self.reads.setText, lambda: tr("Also reads"))
        self.live(
            self.reads.setToolTip,
            lambda: tr("Also list what was only read, since the program was started. Failures always are."),
        )
        self.live(self.failed.setText, lambda: tr("Only what failed"))
        self.live(self.here.setText, lambda: tr("Only this tree"))
        for made in self.field.findChildren(QToolButton):
            if not made.accessibleName():  # the glass
                self.live(made.setAccessibleName, lambda: tr("Filter the activity"))
        copy, save = partial(describe, self.copy_button), partial(describe, self.save_button)
        self.live(copy, lambda: tr("Copy the chosen lines, or all that are shown"))
        self.live(save, lambda: tr("Write all lines as a table (CSV)"))
        return tools

    def set_tree(self, tree: TreeId | None) -> None:
        """The tree on screen."""
        self._tree = tree
        self._show_tree()

    def _show_tree(self) -> None:
        self.filter.set_tree(self._tree if self.here.isChecked() else None)

    @Slot()
    def copy(self) -> None:
        """Copy the chosen lines as text, or all that are shown."""
        chosen = sorted({i.row() for i in self.view.selectionModel().selectedIndexes()})
        places = chosen or range(self.filter.rowCount())
        text = "\n\n".join(entry_text(self.filter.entry(place)) for place in places)
        if text:
            QGuiApplication.clipboard().setText(text)

    def _size_columns(self) -> None:
        header = self.view.horizontalHeader()
        header.setHighlightSections(False)
        metrics = self.view.fontMetrics()
        for place, sample in ((TIME, "00:00:00  "), (TOOK, "88,888 ms  ")):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(place, metrics.horizontalAdvance(sample) + SPACE * 3)
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(RESULT, QHeaderView.ResizeMode.Stretch)

    @Slot()
    def _on_rows(self) -> None:
        is_empty = not self.filter.rowCount() and not self.filter.is_filtering and not self.reads.isChecked()
        if is_empty:
            self._say_empty()
        self.show_empty(is_empty)
        if self._follow:
            self.view.scrollToBottom()

    def _say_empty(self) -> None:
        """Nothing is shown: since nothing happened, or since nothing was changed."""
        if self.model.rowCount():
            self.empty.say(
                tr("Nothing was changed yet"),
                tr("What was only read from the contact center is not listed now."),
                tr("Show reads"), lambda: self.reads.setChecked(True),
            )  # fmt: skip
        else:
            self.empty.say(
                tr("Nothing happened yet"), tr("Every call to the contact center is listed here, in words.")
            )

    @Slot(int)
    def _on_scrolled(self, value: int) -> None:
        self._follow = value >= self.view.verticalScrollBar().maximum() - 1

    def _go(self, place: int) -> None:
        item = self.filter.entry(place).item
        if item is not None:
            self.chosen.emit(item)

    @Slot(QPoint)
    def _on_menu(self, point: QPoint) -> None:
        index = self.view.indexAt(point)
        if not index.isValid():
            return
        entry = self.filter.entry(index.row())
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction(icon("copy"), tr("Copy as text"))
        copy.triggered.connect(lambda: QGuiApplication.clipboard().setText(entry_text(entry)))
        go = menu.addAction(icon("link"), tr("Go there"))
        go.setEnabled(entry.item is not None)
        go.triggered.connect(lambda: self.chosen.emit(entry.item))
        menu.popup(self.view.viewport().mapToGlobal(point))


class _Table(QTableView):
    """A table whose copy key copies whole lines.

    Signals:
        copied.
    """

    copied = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        else:
            super().keyPressEvent(event)
