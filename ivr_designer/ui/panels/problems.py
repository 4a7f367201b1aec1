"""The problems of the tree on screen: what is wrong, why it matters, one click to the place or the cure."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QListView, QMenu, QWidget

from ivr_designer.ui.icons import icon
from ivr_designer.ui.models.problems import ProblemsModel
from ivr_designer.ui.panels.panel import Panel
from ivr_designer.ui.text import say, tr
from ivr_designer.ui.widgets.two_line import TwoLineDelegate

if TYPE_CHECKING:
    from ivr_designer.validation.finding import Finding


class ProblemsPanel(Panel):
    """Signals:
    chosen: NodeId or KeypressId to go to.
    fix_wanted: Finding.
    """

    chosen = Signal(object)
    fix_wanted = Signal(object)

    def __init__(self, model: ProblemsModel, parent: QWidget | None = None) -> None:
        super().__init__(None, "live", parent)
        self.model = model
        self.view = QListView()
        self.view.setModel(model)
        self.view.setItemDelegate(TwoLineDelegate(self.view))
        self.view.setMouseTracking(True)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.clicked.connect(self._on_chosen)
        self.view.activated.connect(self._on_chosen)
        self.view.customContextMenuRequested.connect(self._on_menu)
        self.set_content(self.view)
        self._has_tree = False
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            signal.connect(self._fill)
        self.live(self.view.setAccessibleName, lambda: tr("Problems"))
        self.live(lambda _: self._fill(), str)

    def set_has_tree(self, has_tree: bool) -> None:
        """Whether a tree is on screen."""
        self._has_tree = has_tree
        self._fill()

    @Slot()
    def show_failure(self) -> None:
        """The checks broke: that is not the same as nothing found."""
        self.empty.say(
            tr("The tree could not be checked"),
            tr("That is a fault of this program. Your edits are safe; the next edit checks again."),
        )

    @Slot()
    def _fill(self) -> None:
        self.show_empty(self.model.rowCount() == 0)
        if self._has_tree:
            self.empty.say(
                tr("No problems found"),
                tr(
                    "The tree is checked as you edit: dead ends, unreachable nodes, missing targets and more."
                ),
            )
        else:
            self.empty.say(tr("No tree is open"), tr("Open one, and what could trip callers is listed here."))

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            item = self.model.rows[index.row()].item
            if item is not None:
                self.chosen.emit(item)

    @Slot(QPoint)
    def _on_menu(self, point: QPoint) -> None:
        index = self.view.indexAt(point)
        if not index.isValid():
            return
        problem = self.model.rows[index.row()]
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        go = menu.addAction(icon("link"), tr("Go there"))
        go.setEnabled(problem.item is not None)
        go.triggered.connect(lambda: self.chosen.emit(problem.item))
        mend = menu.addAction(icon("live"), self._fix_words(problem.finding))
        mend.setEnabled(problem.finding.fix is not None)
        mend.triggered.connect(lambda: self.fix_wanted.emit(problem.finding))
        menu.popup(self.view.viewport().mapToGlobal(point))

    @staticmethod
    def _fix_words(finding: "Finding") -> str:
        if finding.fix is None:
            return tr("No fix offered")
        return tr("Fix: {what}").format(what=say(finding.fix.text))
