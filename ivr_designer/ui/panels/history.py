"""The history: what callers heard when; compare any two, bring a tree or one node back."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ivr_designer.sync.proposals import FieldChange, Version
from ivr_designer.ui.models.versions import VersionsModel
from ivr_designer.ui.panels.panel import MARGIN, Panel, inset
from ivr_designer.ui.shortcuts import spelled
from ivr_designer.ui.text import tr
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.basics import button, column, plain_label, row
from ivr_designer.ui.widgets.diff_view import DiffView
from ivr_designer.ui.widgets.two_line_list import TwoLineList


class HistoryPanel(Panel):
    """Signals:
    compare_wanted, restore_wanted, restore_node_wanted, refresh_wanted.
    """

    compare_wanted = Signal()
    restore_wanted = Signal()
    restore_node_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(None, "history", parent)
        self.model = VersionsModel(self)
        self.view = TwoLineList(self.model, is_even=True)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.activated.connect(lambda _index: self.compare_wanted.emit())
        self.view.selectionModel().selectionChanged.connect(self._on_selection)
        self._node = ""
        page = QWidget()
        layout = column(parent=page, gap=SPACE)
        layout.setContentsMargins(0, SPACE, 0, MARGIN)
        self.hint = plain_label(role="muted", wrap=True)
        self.diff = DiffView()
        self.diff.setMaximumHeight(SPACE * 20)
        self.diff.hide()
        self.compare = button(self.compare_wanted.emit, kind="primary")
        self.compare.setDefault(False)
        self.restore = button(self.restore_wanted.emit)
        self.restore_node = button(self.restore_node_wanted.emit)
        below = inset()
        layout.addWidget(self.view, 1)
        layout.addLayout(below)
        below.addWidget(self.diff)
        below.addWidget(self.hint)
        line = row(gap=SPACE)
        line.addWidget(self.compare)
        line.addWidget(self.restore)
        line.addStretch(1)
        below.addLayout(line)
        below.addWidget(self.restore_node, 0, Qt.AlignmentFlag.AlignLeft)
        self.set_content(page)
        self.live(lambda _: self._say(), str)
        self.set_versions(())

    def _say(self) -> None:
        self.empty.say(
            tr("No history yet"),
            tr("Each state of the tree that was seen in the contact center is kept here for 90 days."),
        )
        self.view.setAccessibleName(tr("Versions"))
        self.diff.setAccessibleName(tr("What is different"))
        self.compare.setText(tr("Compare"))
        self.compare.setToolTip(tr("Two chosen ones with each other, a single one with what is here now"))
        self.restore.setText(tr("Restore all…"))
        self.restore.setToolTip(tr("Bring this state back as a draft, and show the plan"))
        self._show()

    def set_versions(self, versions: Sequence[Version]) -> None:
        """Show these, newest first."""
        self.model.set_rows(versions)
        self.show_empty(not versions)
        if versions and not self.chosen:
            self.view.setCurrentIndex(self.model.index(0))
        self._show()

    def set_node(self, name: str) -> None:
        """The one node that is selected, empty for none: it can be restored by itself."""
        self._node = name
        self._show()

    def show_changes(self, changes: Sequence[FieldChange]) -> None:
        """How the item that is selected in the comparison differs."""
        self.diff.setVisible(bool(changes))
        self.diff.show_changes(changes)

    @property
    def chosen(self) -> tuple[Version, ...]:
        """The selected versions, newest first."""
        places = sorted(i.row() for i in self.view.selectionModel().selectedIndexes())
        return tuple(self.model.rows[p] for p in places if p < len(self.model.rows))

    @Slot(QItemSelection, QItemSelection)
    def _on_selection(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self._show()

    def _show(self) -> None:
        count = len(self.chosen)
        self.compare.setEnabled(count in {1, 2})
        self.restore.setEnabled(count == 1)
        self.restore_node.setEnabled(count == 1 and bool(self._node))
        only = tr("Restore only “{name}”…").format(name=self._node)
        self.restore_node.setText(only if self._node else tr("Restore one node…"))
        if count == 2:
            words = tr("Compares the two chosen versions.")
        elif count > 2:
            words = tr("Choose one or two versions.")
        else:
            words = tr("Compares with what is here now. Choose a second one with {key} to compare the two.")
            words = words.format(key=spelled("Ctrl"))
        self.hint.setText(words)
