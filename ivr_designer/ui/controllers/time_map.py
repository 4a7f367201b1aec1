"""Lays the times of callers over the canvas: a number and a colour for each box, measured by a budget."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QBoxLayout

from ivr_designer.domain.keypresses import Destination, DestinationKind, Vertex
from ivr_designer.domain.nodes import TalkPrompt
from ivr_designer.ui.canvas.requests import Mark, Marks, Tone
from ivr_designer.ui.controllers.rules import RuleController
from ivr_designer.ui.text import tr
from ivr_designer.ui.time_words import seconds
from ivr_designer.ui.widgets.time_bar import TimeBar

if TYPE_CHECKING:
    from ivr_designer.ui.dialogs.calibrate import CalibrateDialog
    from ivr_designer.ui.inspection import TimeSheet
    from ivr_designer.ui.main_window import MainWindow

LAYER = "times"
BUDGET = "M06.seconds"
"""The budget is the limit of the rule on the way to a person, so that both say the same."""


class TimeMapController(QObject):
    """Belongs to one window."""

    def __init__(self, window: "MainWindow", rules: RuleController) -> None:
        super().__init__(window)
        self._window = window
        self._rules = rules
        self.which = "typical"
        self.bar = TimeBar()
        self.bar.hide()
        cast(QBoxLayout, window.stage.layout()).insertWidget(0, self.bar)
        self._action = window.actions_["time-map"]
        window.actions_.bind_checked("time-map", self._show)
        window.actions_.bind("calibrate", self.calibrate)
        window.checks.reported.connect(self._on_reported)
        self.bar.chosen.connect(self._on_chosen)
        self.bar.budget_chosen.connect(self._on_budget)
        self.bar.measure_wanted.connect(self.calibrate)
        self.bar.closed.connect(lambda: self._action.setChecked(False))

    @Slot()
    def calibrate(self) -> "CalibrateDialog | None":
        """Fit the speaking rate to the selected prompt, timed on a real phone."""
        from ivr_designer.ui.dialogs.calibrate import CalibrateDialog

        document, node = self._window.bridge.document, self._window.source_node
        if document is None:
            return None
        chosen = document.tree.nodes.get(node) if isinstance(node, str) else None
        prompt = chosen.prompt if chosen is not None else None
        if not isinstance(prompt, TalkPrompt) or not prompt.text.strip():
            self._window.prompts.note(tr("Select a node whose text you have timed on the phone."))
            return None
        dialog = CalibrateDialog(
            prompt.text,
            prompt.speed,
            self._window.checks.settings.speech,
            self._window,
            is_locked=self._rules.is_speech_locked(),
        )
        dialog.calibrated.connect(self._rules.set_speech)
        dialog.open()
        return dialog

    # ---- news

    @Slot(bool)
    def _show(self, on: bool) -> None:
        self.bar.setVisible(on)
        self._lay()

    @Slot(object)
    def _on_reported(self, _report: object) -> None:
        if self._action.isChecked():
            self._lay()

    @Slot(object)
    def _on_chosen(self, which: str) -> None:
        self.which = which
        self._lay()

    @Slot(object)
    def _on_budget(self, budget: float) -> None:
        self._rules.set_limit(BUDGET, budget)
        self._lay()

    def _lay(self) -> None:
        surface, report = self._window.surface, self._window.checks.report
        if not self._action.isChecked():
            surface.set_marks(LAYER, None)
            return
        budget = self._window.checks.settings.limit(BUDGET)
        sheet = report.times if report is not None else None
        self.bar.show_times(
            budget, self.which, sheet.person if sheet is not None else None, known=sheet is not None
        )
        surface.set_marks(LAYER, Marks(marks_of(sheet, self.which, budget)) if sheet is not None else None)


def marks_of(sheet: "TimeSheet", which: str, budget: float) -> dict[Vertex, Mark]:
    """A number and a tone for each box callers get to.

    A node is measured by when a typical caller who comes by it is with a person; for the best and the worst
    caller, and for destinations, by when he gets there.
    """
    found: dict[Vertex, Mark] = {}
    for node, times in sheet.nodes.items():
        at = getattr(times, which)
        words = _guess(seconds(at), node in sheet.guessed)
        if which != "typical":
            found[node] = _mark(words, at, budget)
            continue
        left = sheet.to_person.get(node)
        if left is None:
            found[node] = Mark(Tone.OVER, tr("{time} · no person").format(time=words), _over(words))
        else:
            text = tr("{time} · person at {person}").format(time=words, person=seconds(at + left))
            found[node] = _mark(text, at + left, budget, brief=words)
    for destination, times in sheet.destinations.items():
        if _is_real(destination):
            at = getattr(times, which)
            found[destination] = _mark(seconds(at), at, budget)
    return found


def _is_real(destination: Destination) -> bool:
    return destination.kind not in {DestinationKind.MISSING, DestinationKind.UNKNOWN}


def _guess(words: str, guessed: bool) -> str:
    return tr("about {time}").format(time=words) if guessed else words


def _mark(words: str, at: float, budget: float, brief: str = "") -> Mark:
    """Never colour alone: what is over the budget says so."""
    brief = brief or words
    if at > budget:
        return Mark(Tone.OVER, tr("{time} · too long").format(time=words), _over(brief))
    return Mark(Tone.SLOW if at > budget / 2 else Tone.FAST, words, brief)


def _over(words: str) -> str:
    """Where there is no room for more."""
    return f"{words} !"
