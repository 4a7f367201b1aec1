"""The plan: what publishing would do, in order and in words; how to publish; how far it is; the way back."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QProgressBar, QRadioButton, QVBoxLayout, QWidget

from ivr_designer.sync.contract import PhoneNumber
from ivr_designer.sync.proposals import PlanPreview, Way
from ivr_designer.ui.labels import phone_label
from ivr_designer.ui.models.plan import PlanModel, PlanRow
from ivr_designer.ui.panels.panel import MARGIN, Panel, inset
from ivr_designer.ui.text import counted, say, tr, trn
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.basics import button, column, plain_label, row
from ivr_designer.ui.widgets.diff_view import DiffView
from ivr_designer.ui.widgets.two_line_list import TwoLineList


@dataclass(frozen=True)
class PublishOrder:
    """What the person chose: the way, and for a fresh tree the numbers (ids) that are to play it."""

    way: Way
    numbers: frozenset[str]


class PlanPanel(Panel):
    """Signals:
    chosen: ItemId to show in the picture.
    publish_wanted: PublishOrder. preview_wanted, stop_wanted, roll_back_wanted.
    """

    chosen = Signal(object)
    publish_wanted = Signal(object)
    preview_wanted = Signal()
    stop_wanted = Signal()
    roll_back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(None, "draft", parent)
        self.plan: PlanPreview | None = None
        self._numbers: tuple[PhoneNumber, ...] = ()
        self._trouble = ""
        self._is_publishing = False
        self._kept = ""
        self._errors = ""
        self.model = PlanModel(self)
        page = QWidget()
        layout = column(parent=page, gap=SPACE)
        layout.setContentsMargins(0, MARGIN, 0, MARGIN)
        self._build_list(layout)
        below = inset()
        self._build_ways(below)
        self._build_progress(below)
        layout.addLayout(below)
        self.set_content(page)
        self.live(lambda _: self._say(), str)

    def _build_list(self, layout: QVBoxLayout) -> None:
        self.summary = plain_label(role="heading", wrap=True)
        self.notice = plain_label(role="muted", wrap=True)
        self.trouble = plain_label(role="caution", wrap=True)
        self.view = TwoLineList(self.model, is_even=True)
        self.view.selectionModel().currentChanged.connect(lambda _now, _before: self._on_current())
        self.diff = DiffView()
        self.diff.setMaximumHeight(SPACE * 20)
        self.diff.hide()
        self.errors = plain_label(role="trouble", wrap=True)
        above, below = inset(), inset()
        for widget in (self.summary, self.notice, self.errors, self.trouble):
            above.addWidget(widget)
        below.addWidget(self.diff)
        layout.addLayout(above)
        layout.addWidget(self.view, 100)
        layout.addLayout(below)

    def _build_ways(self, layout: QVBoxLayout) -> None:
        self.in_place, self.fresh = QRadioButton(), QRadioButton()
        self.in_place.setChecked(True)
        self.fresh.toggled.connect(lambda _on: self._show_state())
        self.way_note = plain_label(role="muted", wrap=True)
        self._boxes = column(gap=SPACE // 2)
        self._boxes.setContentsMargins(SPACE * 3, 0, 0, 0)
        self.checks: list[QCheckBox] = []
        for widget in (self.in_place, self.fresh, self.way_note):
            layout.addWidget(widget)
        layout.addLayout(self._boxes)

    def _build_progress(self, layout: QVBoxLayout) -> None:
        self.progress_words = plain_label(role="muted", wrap=True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.kept = plain_label(role="muted", wrap=True)
        self.publish = button(self.order, kind="primary")
        self.publish.setDefault(False)
        self.again = button(self.preview_wanted.emit)
        self.stop = button(self.stop_wanted.emit, kind="danger")
        self.back = button(self.roll_back_wanted.emit)
        for widget in (self.progress_words, self.progress):
            layout.addWidget(widget)
        line = row(gap=SPACE)
        for each in (self.publish, self.stop, self.again):
            line.addWidget(each)
        line.addStretch(1)
        layout.addLayout(line)
        layout.addWidget(self.kept)
        layout.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)

    def _say(self) -> None:
        self.in_place.setText(tr("In place, step by step"))
        self.fresh.setText(tr("As a fresh tree, then switch numbers"))
        self.stop.setText(tr("Stop"))
        self.stop.setToolTip(tr("Take no further step; what is not sent stays in the draft"))
        self.back.setText(tr("Roll back"))
        self.back.setToolTip(tr("Give the numbers the tree back that callers heard before"))
        self.view.setAccessibleName(tr("Steps of the plan"))
        self.progress.setAccessibleName(tr("Steps of the plan"))
        self.diff.setAccessibleName(tr("What changes"))
        self._show_plan()

    # ---- what is shown

    def show_plan(self, plan: PlanPreview | None, numbers: Sequence[PhoneNumber] = ()) -> None:
        """Show a plan, and the numbers of the account that can be switched."""
        self.plan, self._numbers, self._trouble = plan, tuple(numbers), ""
        self.model.set_rows([PlanRow(n, c) for n, c in enumerate(plan.calls if plan else (), 1)])
        self._fill_numbers()
        self._show_plan()
        if plan is not None and plan.calls:
            self.view.setCurrentIndex(self.model.index(0))

    def show_trouble(self, words: str) -> None:
        """The plan cannot be carried out, and why; empty when it can."""
        self._trouble = words
        self._show_plan()

    def show_errors(self, count: int) -> None:
        """How many errors the checks found in the draft: said, not forbidden."""
        words = trn(
            "The checks find {n} error in this draft: see Problems.",
            "The checks find {n} errors in this draft: see Problems.",
            count,
        )
        self._errors = words if count else ""
        self._show_state()

    def show_kept(self, words: str) -> None:
        """Which tree is kept for the way back; empty when there is none."""
        self._kept = words
        self._show_plan()

    def show_progress(self, words: str, done: int, total: int, *, can_stop: bool) -> str:
        """Publishing is on its way; returns how it is told."""
        self._is_publishing = True
        self.progress.setRange(0, max(total, 1))
        self.progress.setValue(done)
        progress = tr("{what}: {done} of {total} steps").format(
            what=words, done=counted(done), total=counted(total)
        )
        self.progress_words.setText(progress)
        self.stop.setEnabled(can_stop)
        self._show_state()
        return progress

    def end_progress(self) -> None:
        """Publishing has ended, well or not."""
        self._is_publishing = False
        self._show_state()

    @property
    def can_publish(self) -> bool:
        """True when the plan on screen could be carried out now."""
        plan = self.plan
        fresh_and_none = self.fresh.isChecked() and not self._chosen_numbers()
        return (
            plan is not None
            and bool(plan.calls)
            and not self._blocked()
            and not self._is_publishing
            and not fresh_and_none
        )

    def why_not(self) -> str:
        """Why the plan on screen cannot be carried out; empty when it can."""
        if self.can_publish:
            return ""
        if self._blocked() or self._is_publishing:
            return self._blocked() or self.progress_words.text()
        if self.plan is not None and self.plan.calls:
            return tr("Choose a number that is to play the fresh tree.")
        return self.summary.text()

    def _blocked(self) -> str:
        if self._trouble:
            return self._trouble
        plan = self.plan
        return say(plan.blocked) if plan is not None and plan.blocked is not None else ""

    def _show_plan(self) -> None:
        plan = self.plan
        self.show_empty(plan is None and not self._kept and not self._is_publishing)
        self.empty.say(
            tr("No plan yet"),
            tr("Preview shows what publishing the draft would change, before anything is sent."),
            tr("Preview"),
            self.preview_wanted.emit,
        )
        if plan is not None:
            self.summary.setText(self._summary(plan, self._blocked()))
            self.notice.setText(self._notice(plan))
        self.trouble.setText(self._blocked())
        self._show_state()

    @staticmethod
    def _summary(plan: PlanPreview, blocked: str) -> str:
        if not plan.calls and blocked:
            return blocked  # whether there is something to publish is not known
        if not plan.calls:
            return tr("Nothing to publish: the contact center has all of this.")
        return tr("{calls}: {added} added, {changed} changed, {removed} removed").format(
            calls=trn("{n} step", "{n} steps", len(plan.calls)),
            added=counted(len(plan.added)),
            changed=counted(len(plan.changed)),
            removed=counted(len(plan.removed)),
        )

    def _notice(self, plan: PlanPreview) -> str:
        names = [phone_label(n.number) for n in self._numbers if n.id in plan.numbers]
        if not plan.calls:
            return ""
        if not names:
            return tr("No number plays this tree: no caller would notice.")
        about = trn("About {n} second.", "About {n} seconds.", max(1, round(plan.seconds)))
        return tr("Callers of {numbers} would notice.").format(numbers=", ".join(names)) + " " + about

    def _show_state(self) -> None:
        plan, busy = self.plan, self._is_publishing
        there = plan is not None
        worth = plan is not None and bool(plan.calls)
        for widget in (self.summary, self.notice, self.view):
            widget.setVisible(there)
        self.trouble.setVisible(worth and bool(self._blocked()))
        self.errors.setText(self._errors)
        self.errors.setVisible(worth and bool(self._errors))
        for each in (self.in_place, self.fresh, self.way_note, self.publish):
            each.setVisible(worth and not busy)
        for check in self.checks:
            check.setVisible(worth and not busy and self.fresh.isChecked())
        self.way_note.setText(
            tr("The new tree is built beside, read back and compared, then the numbers are switched. "
               "The tree of today is kept for the way back.")
            if self.fresh.isChecked()
            else tr("Callers meet each change as soon as it is made, never a dead end.")
        )  # fmt: skip
        self.publish.setText(tr("Publish"))
        self.publish.setEnabled(self.can_publish)
        self.publish.setToolTip(self._blocked() or tr("Carry out this plan"))
        self.again.setText(tr("Preview again") if there else tr("Preview"))
        self.again.setVisible(not busy)
        self.progress_words.setVisible(busy)
        self.progress.setVisible(busy)
        self.stop.setVisible(busy)
        self.kept.setText(self._kept)
        self.kept.setVisible(bool(self._kept) and not busy)
        self.back.setVisible(bool(self._kept) and not busy)

    # ---- numbers

    def _fill_numbers(self) -> None:
        for check in self.checks:
            self._boxes.removeWidget(check)
            check.deleteLater()
        plan = self.plan
        self.checks = []
        for number in self._numbers if plan is not None else ():
            check = QCheckBox(phone_label(number.number))
            check.setChecked(plan is not None and number.id in plan.numbers)
            check.setProperty("number", number.id)
            check.toggled.connect(lambda _on: self._show_state())
            self._boxes.addWidget(check)
            self.checks.append(check)

    def _chosen_numbers(self) -> frozenset[str]:
        return frozenset(str(c.property("number")) for c in self.checks if c.isChecked())

    # ---- acts

    def order(self) -> None:
        """Publish as chosen, if it can be."""
        if self.can_publish:
            fresh = self.fresh.isChecked()
            way = Way.FRESH_TREE if fresh else Way.IN_PLACE
            self.publish_wanted.emit(PublishOrder(way, self._chosen_numbers() if fresh else frozenset()))

    @Slot(object)
    def choose_item(self, item: object) -> None:
        """Go to the first call about an item of the picture, without telling."""
        place = next((i for i, r in enumerate(self.model.rows) if r.call.item == item), None)
        if place is not None and self.view.currentIndex().row() != place:
            self.view.selectionModel().blockSignals(True)
            self.view.setCurrentIndex(self.model.index(place))
            self.view.selectionModel().blockSignals(False)
            self.view.viewport().update()
            self._show_diff()

    @Slot()
    def _on_current(self) -> None:
        place = self.view.currentIndex().row()
        self._show_diff()
        if 0 <= place < len(self.model.rows):
            self.chosen.emit(self.model.rows[place].call.item)

    def _show_diff(self) -> None:
        place = self.view.currentIndex().row()
        changes = self.model.rows[place].call.fields if 0 <= place < len(self.model.rows) else ()
        self.diff.setVisible(bool(changes))
        self.diff.show_changes(changes)
