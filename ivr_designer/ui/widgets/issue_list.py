"""The worst few problems of one thing, each in a line with a button that mends it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget

from ivr_designer.ui.models.problems import LOOKS, severity_word
from ivr_designer.ui.text import plain_tip, say, tr, trn
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.basics import button, column, describe, plain_label, row
from ivr_designer.ui.widgets.glyph import Glyph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ivr_designer.validation.finding import Finding

_MOST = 3


class IssueList(QWidget):
    """Signals:
    fix_wanted: Finding.
    """

    fix_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = column(parent=self, gap=SPACE // 2)
        self.shown: tuple[Finding, ...] = ()
        self.hide()

    def show_issues(self, findings: "Sequence[Finding]") -> None:
        """Show the first of these; nothing is shown without any."""
        if tuple(findings) != self.shown:
            self.shown = tuple(findings)
            self._fill()

    def _fill(self) -> None:
        while (item := self._layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for finding in self.shown[:_MOST]:
            self._layout.addWidget(self._line(finding))
        more = len(self.shown) - _MOST
        if more > 0:
            words = trn("{n} more in “Problems”", "{n} more in “Problems”", more)
            self._layout.addWidget(plain_label(words, role="muted"))
        self.setVisible(bool(self.shown))

    def _line(self, finding: "Finding") -> QWidget:
        host = QWidget()
        line = row(parent=host, gap=SPACE)
        glyph = Glyph(*LOOKS[finding.severity.value])
        glyph.setAccessibleName(severity_word(finding.severity.value))
        words = plain_label(say(finding.message), wrap=True)
        words.setToolTip(plain_tip(say(finding.why)))
        line.addWidget(glyph, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(words, 1)
        if finding.fix is not None:
            mend = button(lambda: self.fix_wanted.emit(finding), kind="flat")
            mend.setText(tr("Fix"))
            describe(mend, tr("Fix: {what}").format(what=say(finding.fix.text)))
            line.addWidget(mend, 0, Qt.AlignmentFlag.AlignVCenter)
        return host

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._fill()
        super().changeEvent(event)
