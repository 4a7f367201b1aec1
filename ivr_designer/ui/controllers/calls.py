"""Fills the panel of calls, plays what it lists, and keeps walks of the simulator as tests."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ivr_designer.ui.call_words import end_words, step_words
from ivr_designer.ui.canvas.requests import Mark, Marks, Tone
from ivr_designer.ui.controllers.simulator import SimulatorController
from ivr_designer.ui.dialogs.save_test import SaveTestDialog
from ivr_designer.ui.labels import queue_names
from ivr_designer.ui.models.calls import CallRow, proof_rows, recorded_rows
from ivr_designer.ui.text import counted, tr, trn

if TYPE_CHECKING:
    from ivr_designer.ui.inspection import Report
    from ivr_designer.ui.main_window import MainWindow

LAYER = "untested"


class CallsController(QObject):
    """Belongs to one window."""

    def __init__(self, window: "MainWindow", simulator: SimulatorController) -> None:
        super().__init__(window)
        self._window = window
        self._simulator = simulator
        panel, actions = window.calls_panel, window.actions_
        window.checks.reported.connect(self._on_reported)
        panel.play_wanted.connect(self.play)
        panel.delete_wanted.connect(self.delete)
        panel.record_wanted.connect(simulator.begin)
        panel.untested_chosen.connect(actions["show-untested"].setChecked)
        window.simulator_panel.save_wanted.connect(self.ask_name)
        actions.bind("save-test", self.ask_name)
        actions.bind_checked("show-untested", self._show_untested)

    @Slot(object)
    def play(self, row: CallRow) -> None:
        """Play a counter-example or a test in the simulator."""
        if row.steps is not None:
            self._simulator.play(row.steps)

    @Slot(object)
    def delete(self, row: CallRow) -> None:
        """Delete a test, as one step of undo."""
        from ivr_designer.simulator.walk import remove_test_at

        document = self._window.bridge.document
        if document is not None:
            self._window.documents.submit(remove_test_at(document.tree, int(row.id)))

    @Slot()
    def ask_name(self) -> SaveTestDialog | None:
        """Ask for a name, then keep the walk as a test."""
        walk = self._simulator.walk
        document = self._window.bridge.document
        if walk is None or document is None:
            self._window.prompts.note(tr("Call the tree first; the walk can then be saved."))
            return None
        steps, tree = step_words(walk.steps), document.tree
        session = self._window.io.session
        queues = queue_names(session.account if session is not None else None)
        node = tree.nodes.get(walk.call.node)
        end = end_words(walk.call, queues) if walk.call.is_over else ""
        where = end or tr("The caller is at “{name}”.").format(name=node.name if node is not None else "?")
        detail = tr("The caller does: {steps}. Expected at the end: {where}").format(steps=steps, where=where)
        taken = {str(t.get("name")) for t in tree.tests if isinstance(t, dict)}
        dialog = SaveTestDialog(steps, detail, taken, self._window)
        dialog.named.connect(self._save)
        dialog.open()
        return dialog

    @Slot(object)
    def _save(self, name: str) -> None:
        from ivr_designer.simulator.walk import save_test

        walk, document = self._simulator.walk, self._window.bridge.document
        if walk is not None and document is not None:
            self._window.documents.submit(save_test(document.tree, walk.as_test(name)))

    # ---- news

    @Slot(object)
    def _on_reported(self, report: "Report | None") -> None:
        window, document = self._window, self._window.bridge.document
        if report is None or document is None:
            window.calls_panel.show_empty_words(has_tree=document is not None)
        else:
            session = window.io.session
            queues = queue_names(session.account if session is not None else None)
            failed = sum(not t.passed for t in report.tests)
            window.calls_panel.show_rows(
                proof_rows(document.tree, report, queues),
                recorded_rows(document.tree, report),
                _coverage_words(report, failed),
                failed,
            )
        self._show_untested(self._window.actions_["show-untested"].isChecked())

    @Slot(bool)
    def _show_untested(self, on: bool) -> None:
        window, report = self._window, self._window.checks.report
        window.calls_panel.untested.setChecked(on)
        document = window.bridge.document
        if not on or report is None or document is None:
            window.surface.set_marks(LAYER, None)
            return
        tested = bool(report.tests)
        every = report.coverage.missing if tested else tuple(document.tree.keypresses)
        keys = {k: Mark(Tone.SLOW, tr("untested")) for k in every if k in document.tree.keypresses}
        window.surface.set_marks(LAYER, Marks({}, keys))


def _coverage_words(report: "Report", failed: int) -> str:
    if not report.tests:
        return tr("None yet")
    reachable, missing = len(report.coverage.reachable), len(report.coverage.missing)
    words = tr("{tested} of {all} keys tested ({share} %)").format(
        tested=counted(reachable - missing), all=counted(reachable), share=int(100 * report.coverage.share)
    )
    if failed:
        words = f"{trn('{n} test fails', '{n} tests fail', failed)} · {words}"
    return words
