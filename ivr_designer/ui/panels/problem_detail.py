"""One problem in full: what is wrong, why it matters, and what can be done about it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ivr_designer.ui.models.problems import severity_word, waiver_words
from ivr_designer.ui.panels.panel import MARGIN
from ivr_designer.ui.text import LiveText, say, tr
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.basics import button, column, describe, plain_label, restyle, row
from ivr_designer.ui.widgets.form_area import FormArea

if TYPE_CHECKING:
    from ivr_designer.ui.problem_rows import Problem


class ProblemDetail(QWidget):
    """The words scroll when there is little room; the buttons below them are always in sight.

    Signals:
        go_wanted, fix_wanted, accept_wanted, unaccept_wanted: the buttons.
    """

    go_wanted = Signal()
    fix_wanted = Signal()
    accept_wanted = Signal()
    unaccept_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(SPACE * 40)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._problem: Problem | None = None
        self.message = plain_label(role="heading", wrap=True)
        self.why = plain_label(wrap=True)
        self.where = plain_label(role="muted", wrap=True)
        # What it fixes may take many words.
        self.fix = button(self.fix_wanted.emit, kind="primary", icon_name="live", shrinks=True)
        self.go = button(self.go_wanted.emit)
        self.accept = button(self.accept_wanted.emit)
        self.unaccept = button(self.unaccept_wanted.emit)
        whole = column(parent=self)
        whole.addWidget(self._words(), 1)
        acts = row(gap=SPACE)
        acts.setContentsMargins(MARGIN, SPACE // 2, MARGIN, SPACE)
        for widget in (self.fix, self.go, self.accept, self.unaccept):
            acts.addWidget(widget)
        acts.addStretch(1)
        whole.addLayout(acts)
        live = LiveText(self)
        live(self.go.setText, lambda: tr("Go there"))
        live(self.accept.setText, lambda: tr("Accept…"))
        live(self.unaccept.setText, lambda: tr("Stop accepting"))
        live(lambda _: self.show_problem(self._problem), str)

    def _words(self) -> FormArea:
        page = QWidget()
        page.setObjectName("panel")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = column(margin=MARGIN, gap=SPACE // 2, parent=page)
        for label in (self.message, self.why, self.where):
            layout.addWidget(label)
        layout.addStretch(1)
        area = FormArea()
        area.setWidget(page)
        area.setMinimumHeight(SPACE * 3)  # a low window leaves the room to what it has to say above
        return area

    def show_problem(self, problem: "Problem | None") -> None:
        """Show this one, or that none is chosen."""
        self._problem = problem
        for widget in (self.why, self.where, self.fix, self.go, self.accept, self.unaccept):
            widget.setVisible(problem is not None)
        if problem is None:
            self.message.setText(tr("Choose a problem to read why it matters."))
            restyle(self.message, "role", "muted")
            return
        finding = problem.finding
        restyle(self.message, "role", "heading")
        self.message.setText(say(finding.message))
        self.why.setText(say(finding.why))
        parts = [severity_word(finding.severity.value), finding.rule, problem.place, waiver_words(problem)]
        self.where.setText(" · ".join(p for p in parts if p))
        self.fix.setVisible(finding.fix is not None and problem.waiver is None)
        if finding.fix is not None:
            words = tr("Fix: {what}").format(what=say(finding.fix.text))
            self.fix.setText(words.replace("&", "&&"))
            self.fix.setProperty("short", tr("Fix"))
            describe(self.fix, words)
        self.go.setEnabled(problem.item is not None)
        self.accept.setVisible(problem.waiver is None)
        self.unaccept.setVisible(problem.waiver is not None)
