"""What is proved of every call, and the recorded calls: whether they hold, and a button that plays them."""

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QSplitter, QWidget

from ivr_designer.ui.models.calls import CallRow, CallsModel
from ivr_designer.ui.panels.panel import MARGIN, Panel
from ivr_designer.ui.text import tr
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.basics import (
    button,
    column,
    describe,
    plain_label,
    restyle,
    row,
    tab_order,
    tool_button,
)
from ivr_designer.ui.widgets.two_line_list import TwoLineList


class CallList(QWidget):
    """A heading, a list of calls, and buttons for the chosen one.

    Signals:
        play_wanted: CallRow.
    """

    play_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = CallsModel(self)
        outer = column(parent=self, gap=0)
        head = QWidget()
        head.setObjectName("panelHeader")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.heading = plain_label(role="heading")
        self.note = plain_label(role="muted", wrap=True)
        self.note.hide()
        self.play = button(self._play, kind="flat", icon_name="phone", tone="accent")
        lines = column(parent=head, gap=0)
        lines.setContentsMargins(MARGIN, SPACE // 2, SPACE, SPACE // 2)
        self.line = row(gap=SPACE // 2)
        self.line.addWidget(self.heading)
        self.line.addStretch(1)
        self.line.addWidget(self.play)
        lines.addLayout(self.line)
        lines.addWidget(self.note)
        self.view = TwoLineList(self.model, is_even=True)
        outer.addWidget(head)
        outer.addWidget(self.view, 1)
        self.view.activated.connect(self._on_activated)
        self.view.selectionModel().currentChanged.connect(self.refresh)
        for signal in (self.model.rowsInserted, self.model.rowsRemoved, self.model.modelReset):
            signal.connect(self.refresh)
        self.model.dataChanged.connect(self.refresh)
        self._more: list[QAbstractButton] = []
        self.refresh()

    def add_button(self, made: QAbstractButton, *, for_row: bool = True) -> None:
        """Another button in the heading; `for_row`: only while a row is chosen."""
        self.line.addWidget(made)
        if for_row:
            self._more.append(made)

    @property
    def current(self) -> CallRow | None:
        """The chosen row."""
        place = self.view.currentIndex().row()
        return self.model.rows[place] if 0 <= place < len(self.model.rows) else None

    @Slot()
    def refresh(self) -> None:
        """Which buttons can be used."""
        chosen = self.current
        self.play.setEnabled(chosen is not None and chosen.steps is not None)
        for made in self._more:
            made.setEnabled(chosen is not None)

    def _play(self) -> None:
        chosen = self.current
        if chosen is not None and chosen.steps is not None:
            self.play_wanted.emit(chosen)

    @Slot(QModelIndex)
    def _on_activated(self, _index: QModelIndex) -> None:
        self._play()


class CallsPanel(Panel):
    """Signals:
    play_wanted: CallRow. delete_wanted: CallRow of a test.
    record_wanted: a new call is to be recorded. untested_chosen: bool.
    """

    play_wanted = Signal(object)
    delete_wanted = Signal(object)
    record_wanted = Signal()
    untested_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(None, "phone", parent)
        self.proofs, self.tests = CallList(), CallList()
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.proofs)
        split.addWidget(self.tests)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 1)
        self.set_content(split)
        self.view = self.proofs.view
        self.untested = tool_button(lambda: self.untested_chosen.emit(self.untested.isChecked()), "keypad")
        self.untested.setCheckable(True)
        self.record = tool_button(self.record_wanted.emit, "plus")
        self.delete = tool_button(self._on_delete, "trash")
        self.tests.add_button(self.delete)
        self.tests.add_button(self.untested, for_row=False)
        self.tests.add_button(self.record, for_row=False)
        tab_order(self.tests.play, self.delete, self.untested, self.record, self.tests.view)
        for each in (self.proofs, self.tests):
            each.play_wanted.connect(self.play_wanted)
            each.refresh()
        self.live(self.proofs.heading.setText, lambda: tr("Every call"))
        self.live(self.tests.heading.setText, lambda: tr("Recorded calls"))
        self.live(self.proofs.view.setAccessibleName, lambda: tr("What is proved of every call"))
        self.live(self.tests.view.setAccessibleName, lambda: tr("Recorded calls"))
        self.live(self.proofs.play.setText, lambda: tr("Play it"))
        self.live(self.tests.play.setText, lambda: tr("Play it"))
        for made, words in (
            (self.delete, lambda: tr("Delete the chosen test")),
            (self.untested, lambda: tr("Mark the keys that no test takes")),
            (self.record, lambda: tr("Record a call")),
        ):
            self.live(partial(describe, made), words)
        self._has_tree = False
        self.live(lambda _: self._say_why(), str)
        self.show_empty(True)

    def show_rows(self, proofs: list[CallRow], tests: list[CallRow], coverage: str, failed: int) -> None:
        """What is known of the tree on screen; `coverage` in words, `failed` counts tests."""
        self.show_empty(False)
        self.proofs.model.set_rows(proofs)
        self.tests.model.set_rows(tests)
        self.tests.note.setText(coverage)
        self.tests.note.setVisible(bool(coverage))
        restyle(self.tests.note, "role", "trouble" if failed else "muted")

    def show_empty_words(self, *, has_tree: bool) -> None:
        """Say why there is nothing."""
        self._has_tree = has_tree
        self.show_empty(True)
        self._say_why()

    def _say_why(self) -> None:
        if self._has_tree:
            self.empty.say(tr("Looking at every call…"))
        else:
            self.empty.say(
                tr("No tree is open"), tr("Open one, and what holds for every call is shown here.")
            )

    def _on_delete(self) -> None:
        chosen = self.tests.current
        if chosen is not None:
            self.delete_wanted.emit(chosen)
