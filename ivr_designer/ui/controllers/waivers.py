"""Accepts problems, with a reason and a last day, and takes that back. Both are edits of the tree."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ivr_designer.ui.dialogs.accept_problem import AcceptDialog
from ivr_designer.ui.text import say

if TYPE_CHECKING:
    from ivr_designer.ui.main_window import MainWindow
    from ivr_designer.ui.problem_rows import Problem


class WaiverController(QObject):
    """Belongs to one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        window.problems_panel.accept_wanted.connect(self.ask)
        window.problems_panel.unaccept_wanted.connect(self.take_back)

    @Slot(object)
    def ask(self, problem: "Problem") -> AcceptDialog:
        """Ask for a reason, then accept."""
        dialog = AcceptDialog(say(problem.finding.message), date.today(), self._window)
        dialog.given.connect(lambda given: self.accept(problem, *given))
        dialog.open()
        return dialog

    def accept(self, problem: "Problem", reason: str, until: date | None) -> None:
        """Keep a waiver in the tree, as one step of undo."""
        from ivr_designer.validation.waivers import waive

        document = self._window.bridge.document
        if document is not None:
            self._window.documents.submit(waive(document.tree, problem.finding, reason, until))

    @Slot(object)
    def take_back(self, problem: "Problem") -> None:
        """Drop the waiver of a problem."""
        from ivr_designer.validation.waivers import unwaive

        document = self._window.bridge.document
        if document is not None:
            self._window.documents.submit(unwaive(document.tree, problem.finding))
