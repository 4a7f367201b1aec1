"""From problem to problem with keys alone: each is told, and what cannot be mended says so."""

from PySide6.QtCore import QObject

from ivr_designer.ui.announcer import Announcer
from ivr_designer.ui.canvas.requests import Announcement
from ivr_designer.ui.models.problems import severity_word
from ivr_designer.ui.panels.problems import ProblemsPanel
from ivr_designer.ui.prompts import QtPrompts
from ivr_designer.ui.text import counted, say, tr


class ProblemWalk(QObject):
    """Belongs to one list of problems."""

    def __init__(self, panel: ProblemsPanel, prompts: QtPrompts, announcer: Announcer) -> None:
        super().__init__(panel)
        self._panel = panel
        self._prompts = prompts
        self._announcer = announcer

    def step(self, by: int) -> None:
        """Go to the problem after (1) or before (-1) the chosen one, and tell it."""
        self._panel.step(by)
        problem = self._panel.current
        if problem is None:
            self._prompts.note(tr("No problems found"))
            return
        finding = problem.finding
        words = tr("{place} of {count}. {severity}: {message}").format(
            place=counted(self._panel.view.currentIndex().row() + 1),
            count=counted(self._panel.model.rowCount()),
            severity=severity_word(finding.severity.value),
            message=say(finding.message),
        )
        self._announcer.announce(Announcement(words, topic="problem"))

    def fix(self) -> None:
        """Mend the chosen problem, or say that there is no way."""
        problem = self._panel.current
        if problem is None:
            self._prompts.note(tr("Choose a problem first."))
        elif problem.finding.fix is None or problem.waiver is not None:
            self._prompts.note(tr("This problem offers no fix: change the tree, or accept it with a reason."))
        else:
            self._panel.fix_current()

    def accept(self) -> None:
        """Ask for a reason to accept the chosen problem."""
        problem = self._panel.current
        if problem is None:
            self._prompts.note(tr("Choose a problem first."))
        elif problem.waiver is not None:
            self._prompts.note(tr("This problem is accepted already."))
        else:
            self._panel.accept_current()
