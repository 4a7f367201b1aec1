"""The outline: the tree as lines instead of a drawing. It edits all that the canvas does."""

from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPoint,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTreeView, QWidget

from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.keys import Key
from ivr_designer.domain.turns import goes_first
from ivr_designer.ui import theme
from ivr_designer.ui.canvas.requests import MenuRequest, OpenRequest
from ivr_designer.ui.canvas.surface import CanvasSurface
from ivr_designer.ui.models.outline import Index, Item, OutlineModel
from ivr_designer.ui.panels.panel import Panel
from ivr_designer.ui.text import tr
from ivr_designer.ui.theme import ICON, SPACE
from ivr_designer.ui.widgets.editing import EditingDelegate, open_editor

_OPEN_AT_ONCE = 300
_OPEN_TO = 20
"""So many selected boxes at most have their branches opened."""

_SELECT = QItemSelectionModel.SelectionFlag
_ARROWS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}


class OutlinePanel(Panel):
    """Follows one canvas: what is selected here is selected there, and the other way round.

    Signals:
        renamed: NameEdited.
    """

    renamed = Signal(object)

    def __init__(self, surface: CanvasSurface, parent: QWidget | None = None) -> None:
        super().__init__(lambda: tr("Outline"), "tree", parent)
        self._surface = surface
        self.in_use = False
        self.model = OutlineModel(self)
        self.model.renamed.connect(self.renamed)
        self.view = _OutlineView(surface.keyboard.press)
        self.view.setModel(self.model)
        self.view.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.view.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        self.view.header().resizeSection(1, ICON + SPACE * 2)
        self.set_content(self.view)
        self.live(self.view.setAccessibleName, lambda: tr("Outline"))
        self.live(lambda _: self._say(), str)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self.catch_up)
        self._passed = QTimer(self)
        self._passed.setSingleShot(True)
        self._passed.timeout.connect(self._choose)
        self._busy = False
        self._opened_to: set[Item] = set()
        self._stale = self._worded = True
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.view.selectionModel().selectionChanged.connect(self._on_selected)
        self.view.expanded.connect(self.show_selection)
        self.view.opened.connect(self._on_opened)
        self.view.customContextMenuRequested.connect(self._on_menu)
        surface.selection_changed.connect(self.show_selection)
        self.view.installEventFilter(self)
        surface.installEventFilter(self)
        self.show_empty(True)

    def _say(self) -> None:
        self.empty.say(tr("No lines yet"), tr("The boxes and keys of the tree on screen are listed here."))

    # ---- following

    @Slot(object)
    def set_document(self, document: object) -> None:
        """Another tree is on screen, or none."""
        picture = self._surface.picture if document is not None else None
        self._busy = True
        self.model.set_picture(picture)
        if picture is not None:
            self._unfold(2)
        self._busy = False
        self.show_empty(self.model.rowCount() == 0)
        self.show_selection()

    def _unfold(self, levels: int) -> None:
        """Open the lines of a tree that is new: all of a small one, else so many levels. Where that is
        hundreds of lines, as when nothing leads to most boxes, only the way in.
        """
        rows, model = [QModelIndex()], self.model
        for _ in range(levels):
            rows = [model.index(i, 0, above) for above in rows for i in range(model.rowCount(above))]
            if len(rows) > _OPEN_AT_ONCE:
                self.view.expand(model.index(0, 0))
                return
        picture = self._surface.picture
        is_small = levels > 1 and picture is not None and len(picture.tree.keypresses) <= _OPEN_AT_ONCE
        self.view.expandAll() if is_small else self.view.expandToDepth(levels - 1)

    @Slot()
    def spoil(self) -> None:
        """Boxes or keys changed."""
        self._stale = True
        self._late.start(0)

    @Slot()
    def spoil_words(self) -> None:
        """States or findings changed."""
        self._worded = True
        self._late.start(0)

    @Slot()
    @goes_first
    def catch_up(self) -> None:
        """Show what there is now. Nothing is done while nobody sees it."""
        if not self.isVisible():
            return
        stale, worded = self._stale, self._worded
        self._stale = self._worded = False
        if stale:
            opened = self.model.rowCount() == 0
            self._busy = True
            self.model.refresh()
            if opened:
                self._unfold(1)
            self._busy = False
            self.show_empty(self.model.rowCount() == 0)
            self.show_selection()
        if stale or worded:
            self.model.restate(self.view.currentIndex())
            self.view.viewport().update()

    @Slot()
    def show_selection(self) -> None:
        """Select the lines of what is selected on the canvas; go to the one that the keyboard is on there."""
        if self._busy or self._stale:
            return
        selection = self._surface.selection
        self._open_to({*selection.vertices, *selection.keypresses})
        index, chosen = self.model.index_of(selection.current), QItemSelection()
        for first, last in self.model.stretches({*selection.vertices, *selection.keypresses}):
            chosen.select(first, last)
        lines, self._busy = self.view.selectionModel(), True
        if index.isValid() and self.view.currentIndex().siblingAtColumn(0) != index:
            lines.setCurrentIndex(index, _SELECT.NoUpdate)
        lines.select(chosen, _SELECT.ClearAndSelect | _SELECT.Rows)
        self._busy = False

    def _open_to(self, items: set[Item]) -> None:
        """Open the branches in which a few boxes were selected just now, or their lines could not be seen."""
        before, self._opened_to = self._opened_to, items
        if items == before or not 1 < len(items) <= _OPEN_TO:
            return
        self._busy = True
        for item in items:
            above = self.model.index_of(item).parent()
            while above.isValid():
                self.view.expand(above)
                above = above.parent()
        self._busy = False

    def begin_rename(self, node: NodeId) -> None:
        """Open the editor on the line of a node."""
        self._stale = True
        self.catch_up()
        index = self.model.index_of(node)
        if index.isValid():
            open_editor(self.view, index)

    # ---- acting

    @Slot(QModelIndex)
    def _on_current(self, index: QModelIndex) -> None:
        """The keyboard went to a line. It may be selected a moment later, or only be passed by with Ctrl."""
        if not self._busy:
            if self.view.selectionModel().isSelected(index):
                self._choose()
            else:
                self._passed.start(0)

    @Slot()
    def _on_selected(self) -> None:
        """Lines were selected. Where the keyboard leaves a line, it goes to the next one a moment later."""
        lines = self.view.selectionModel()
        if not self._busy and (lines.isSelected(self.view.currentIndex()) or not lines.hasSelection()):
            self._choose()
        elif not self._busy:
            self._passed.start(0)

    @Slot()
    def _choose(self) -> None:
        """Select on the canvas what is selected here."""
        self._passed.stop()
        surface, row = self._surface, self.model.row(self.view.currentIndex())
        if row is None or self._stale:
            return
        rows = [r for r in map(self.model.row, self.view.chosen()) if r is not None]
        boxes = {r.vertex for r in rows if r.home}
        keys = {r.keypress for r in rows if r.keypress is not None and not r.home}
        before, self._busy = len(surface.selection.vertices), True
        surface.select(boxes, keys, current=row.item)
        if len(boxes) != before and max(len(boxes), before) > 1:
            surface.keyboard.tell_count()
        surface.reveal_item(row.vertex)
        self._busy = False

    @Slot()
    def _on_opened(self) -> None:
        row = self.model.row(self.view.currentIndex())
        if row is not None:
            self._surface.open_requested.emit(OpenRequest(row.item))

    @Slot(QPoint)
    def _on_menu(self, point: QPoint) -> None:
        if self.view.indexAt(point).isValid():
            place = self.view.viewport().mapToGlobal(point)
            self._surface.menu_requested.emit(
                MenuRequest(self._surface.selection, (place.x(), place.y()), (0.0, 0.0))
            )

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self._late.start(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.in_use = watched is self.view
        return False


class _OutlineView(QTreeView):
    """Lines that Enter opens in the properties and F2 renames; `on_canvas` is given keys of the canvas."""

    opened = Signal()

    def __init__(self, on_canvas: Callable[[QKeyEvent], bool]) -> None:
        super().__init__()
        self._on_canvas = on_canvas
        self.setObjectName("outline")
        self.setItemDelegate(EditingDelegate(self))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setMouseTracking(True)
        self.setIndentation(SPACE * 2)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setExpandsOnDoubleClick(False)
        self.setMinimumHeight(SPACE * 10)
        self.setAllColumnsShowFocus(True)
        self.header().setStretchLastSection(False)
        self.header().setMinimumSectionSize(0)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: Index) -> None:
        super().drawRow(painter, options, index)
        if index == self.currentIndex().siblingAtColumn(0) and self.hasFocus() and self._needs_frame():
            painter.setPen(theme.current().color("accent"))
            painter.drawRect(options.rect.adjusted(0, 0, -1, -1))

    def _needs_frame(self) -> bool:
        """True if the line the keyboard is on is not plain to see: several are selected, or another one."""
        by_keys = self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        return by_keys or self.chosen() != [self.currentIndex().siblingAtColumn(0)]

    def chosen(self) -> list[QModelIndex]:
        """All selected lines. Qt's `selectedRows` leaves out some when one below another line is toggled."""
        return [i for i in self.selectionModel().selection().indexes() if i.column() == 0]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ends = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() in ends and self.state() != QAbstractItemView.State.EditingState:
            self.opened.emit()
            return
        if event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self.customContextMenuRequested.emit(self.visualRect(self.currentIndex()).center())
            return
        if _is_of_canvas(event) and self._on_canvas(event):
            return
        super().keyPressEvent(event)


def _is_of_canvas(event: QKeyEvent) -> bool:
    """Keys that act on a box as they do on the canvas: one of a phone, and Alt with an arrow."""
    if event.key() in _ARROWS:
        return bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    return len(event.text()) == 1 and Key.parse(event.text()) is not None
