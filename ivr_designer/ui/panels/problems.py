"""The problems of the tree on screen: what is wrong, why it matters, one click to the place or the cure."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu, QPushButton, QSplitter, QWidget

from ivr_designer.ui.icons import icon
from ivr_designer.ui.models.problems import LOOKS, MOST, ProblemsModel
from ivr_designer.ui.panels.panel import MARGIN, Panel
from ivr_designer.ui.panels.problem_detail import ProblemDetail
from ivr_designer.ui.text import counted, plain_tip, say, tr, trn
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.basics import button, column, describe, plain_label, row
from ivr_designer.ui.widgets.two_line_list import TwoLineList
from ivr_designer.ui.widgets.wrapping_row import WrappingRow

if TYPE_CHECKING:
    from ivr_designer.ui.problem_rows import Problem
    from ivr_designer.validation.finding import Finding


class ProblemsPanel(Panel):
    """Signals:
    chosen: NodeId or KeypressId to go to.
    fix_wanted: Finding. accept_wanted, unaccept_wanted: Problem.
    rules_wanted: the settings of the checks.
    """

    chosen = Signal(object)
    fix_wanted = Signal(object)
    accept_wanted = Signal(object)
    unaccept_wanted = Signal(object)
    rules_wanted = Signal()

    def __init__(self, model: ProblemsModel, parent: QWidget | None = None) -> None:
        super().__init__(None, "live", parent)
        self.model = model
        self._has_tree = self._failed = False
        content = QWidget()
        outer = column(parent=content, gap=0)
        outer.addWidget(self._build_bar())
        self.view = self._build_view()
        self.detail = ProblemDetail()
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.view)
        split.addWidget(self.detail)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 1)
        outer.addWidget(split, 1)
        self.set_content(content)
        self._connect()
        self.live(self.view.setAccessibleName, lambda: tr("Problems"))
        self.live(self.detail.setAccessibleName, lambda: tr("The chosen problem"))
        self.live(lambda _: self._fill(), str)

    def _build_view(self) -> TwoLineList:
        view = TwoLineList(self.model, is_even=True)
        view.setMinimumWidth(SPACE * 20)  # a sign, a rule and some words
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        return view

    def _build_bar(self) -> QWidget:
        bar = QWidget()
        bar.setObjectName("panelHeader")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        lines = column(parent=bar, gap=SPACE // 2)
        lines.setContentsMargins(MARGIN, SPACE // 2, SPACE, SPACE // 2)
        line = row(gap=SPACE // 2)
        lines.addLayout(line)
        self.filters: dict[str, QPushButton] = {}
        for severity, look in LOOKS.items():
            made = button(self._choose, kind="segment")
            made.setIcon(icon(*look))
            made.setCheckable(True)
            made.setChecked(True)
            self.filters[severity] = made
        self.waived = button(self._choose, kind="segment")
        self.waived.setCheckable(True)
        line.addWidget(WrappingRow((*self.filters.values(), self.waived), packed=True), 1)
        self.note = plain_label(role="muted", wrap=True)  # what is not known may take many words
        lines.addWidget(self.note)
        self.rules = button(self.rules_wanted.emit, kind="flat", icon_name="settings")
        self.live(self.rules.setText, lambda: tr("Checks…"))
        line.addWidget(self.rules)
        return bar

    def _connect(self) -> None:
        self.view.clicked.connect(self._on_chosen)
        self.view.activated.connect(self._on_chosen)
        self.view.customContextMenuRequested.connect(self._on_menu)
        self.view.selectionModel().currentChanged.connect(self._show_current)
        self.model.dataChanged.connect(self._show_current)
        for signal in (self.model.rowsInserted, self.model.rowsRemoved, self.model.modelReset):
            signal.connect(self._show_current)
        self.detail.go_wanted.connect(self.go_to_current)
        self.detail.fix_wanted.connect(self.fix_current)
        self.detail.accept_wanted.connect(self.accept_current)
        self.detail.unaccept_wanted.connect(lambda: self._emit(self.unaccept_wanted))

    # ---- what is shown

    def set_has_tree(self, has_tree: bool) -> None:
        """Whether a tree is on screen."""
        self._has_tree = has_tree
        self._fill()

    @Slot(object)
    def on_reported(self, _report: object) -> None:
        """The model has news."""
        self._failed = False
        self._fill()

    @Slot()
    def show_failure(self) -> None:
        """The checks broke: that is not the same as nothing found."""
        self._failed = True
        self._fill()

    @property
    def current(self) -> "Problem | None":
        """The chosen row."""
        index = self.view.currentIndex()
        return self.model.rows[index.row()] if 0 <= index.row() < len(self.model.rows) else None

    def step(self, by: int) -> None:
        """Go to the problem after (1) or before (-1) the chosen one, around the end."""
        count = self.model.rowCount()
        if count:
            now = self.view.currentIndex().row()
            place = now + by if now >= 0 else min(0, by)
            self.view.setCurrentIndex(self.model.index(place % count))
            self.go_to_current()

    def _choose(self) -> None:
        shown = frozenset(s for s, made in self.filters.items() if made.isChecked())
        self.model.choose(shown, waived=self.waived.isChecked())
        self._fill()

    @Slot()
    def _fill(self) -> None:
        model, known = self.model, self.model.report is not None
        counts, waived = model.counts(), model.waived_count
        nothing = not any(counts.values()) and not waived
        self.show_empty(not self._has_tree or not known or (nothing and not self._unknown()))
        words = {
            "E": trn("{n} error", "{n} errors", counts["E"]),
            "W": trn("{n} warning", "{n} warnings", counts["W"]),
            "I": trn("{n} note", "{n} notes", counts["I"]),
        }
        for severity, made in self.filters.items():
            made.setText(words[severity])
            describe(made, tr("Show or hide: {what}").format(what=words[severity]))
        self.waived.setVisible(waived > 0 or self.waived.isChecked())
        self.waived.setText(trn("{n} accepted", "{n} accepted", waived))
        describe(self.waived, tr("Show or hide what was accepted"))
        self._say_note()
        self._say_empty(known)
        self._show_current()

    def _unknown(self) -> tuple[str, ...]:
        report = self.model.report
        return tuple(say(p) for p in report.result.unknown) if report is not None else ()

    def _say_note(self) -> None:
        more = ""
        if self.model.matching > MOST:
            more = tr("The first {shown} of {all} are listed.").format(
                shown=counted(MOST), all=counted(self.model.matching)
            )
        elif self.model.matching == 0:
            more = tr("Nothing to show here.")
        unknown = self._unknown()
        short = tr("Lists of the contact center are not known here: what needs them was not checked.")
        words = " ".join(filter(None, (more, short if len(unknown) > 1 else "".join(unknown))))
        self.note.setText(words)
        self.note.setToolTip(plain_tip(" ".join(unknown) or words))
        self.note.setVisible(bool(words))

    def _say_empty(self, known: bool) -> None:
        if self._failed:
            self.empty.say(
                tr("The tree could not be checked"),
                tr("That is a fault of this program. Your edits are safe; the next edit checks again."),
            )
        elif not self._has_tree:
            self.empty.say(tr("No tree is open"), tr("Open one, and what could trip callers is listed here."))
        elif not known:
            self.empty.say(tr("Checking the tree…"))
        else:
            self.empty.say(
                tr("No problems found"),
                tr(
                    "The tree is checked as you edit: dead ends, unreachable nodes, missing targets and more."
                ),
                tr("Checks…"),
                self.rules_wanted.emit,
            )

    @Slot()
    def _show_current(self) -> None:
        self.detail.show_problem(self.current)

    # ---- acts

    @Slot()
    def go_to_current(self) -> None:
        """Show the place of the chosen problem on the canvas."""
        problem = self.current
        if problem is not None and problem.item is not None:
            self.chosen.emit(problem.item)

    @Slot()
    def fix_current(self) -> None:
        """Mend the chosen problem, if it has a fix."""
        problem = self.current
        if problem is not None and problem.finding.fix is not None and problem.waiver is None:
            self.fix_wanted.emit(problem.finding)

    @Slot()
    def accept_current(self) -> None:
        """Ask for a reason to accept the chosen problem."""
        problem = self.current
        if problem is not None and problem.waiver is None:
            self.accept_wanted.emit(problem)

    def _emit(self, signal: object) -> None:
        problem = self.current
        if problem is not None:
            signal.emit(problem)  # type: ignore[attr-defined]

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self.go_to_current()

    @Slot(QPoint)
    def _on_menu(self, point: QPoint) -> None:
        index = self.view.indexAt(point)
        if not index.isValid():
            return
        self.view.setCurrentIndex(index)
        problem = self.model.rows[index.row()]
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        go = menu.addAction(icon("link"), tr("Go there"), self.go_to_current)
        go.setEnabled(problem.item is not None)
        mend = menu.addAction(icon("live"), self._fix_words(problem.finding), self.fix_current)
        mend.setEnabled(problem.finding.fix is not None and problem.waiver is None)
        if problem.waiver is None:
            menu.addAction(tr("Accept…"), self.accept_current)
        else:
            menu.addAction(tr("Stop accepting"), partial(self._emit, self.unaccept_wanted))
        menu.popup(self.view.viewport().mapToGlobal(point))

    @staticmethod
    def _fix_words(finding: "Finding") -> str:
        if finding.fix is None:
            return tr("No fix offered")
        return tr("Fix: {what}").format(what=say(finding.fix.text)).replace("&", "&&")
