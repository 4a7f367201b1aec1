"""The legend of the time map above the canvas: which caller, the budget, how long a person takes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from ivr_designer.ui.text import LiveText, tr
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.time_words import spread
from ivr_designer.ui.widgets.basics import button, column, describe, plain_label, row, tool_button
from ivr_designer.ui.widgets.fields import Choice, combo, name_unseen, set_choices, spin

if TYPE_CHECKING:
    from ivr_designer.validation.timemap import Times

WHICH = ("best", "typical", "worst")


class TimeBar(QWidget):
    """Signals:
    chosen: one of `WHICH`. budget_chosen: seconds, float.
    measure_wanted, closed: the buttons.
    """

    chosen = Signal(object)
    budget_chosen = Signal(object)
    measure_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panelHeader")
        self.setProperty("bar", "time")
        self._person: Times | None = None
        self._known = False
        self.which = combo()
        self.which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.which.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.budget = spin(1, 3600, 5)
        self.budget.setMaximumWidth(SPACE * 13)
        self.scale = tuple(plain_label(role=role) for role in ("good", "caution", "trouble"))
        self.person = plain_label(role="muted", wrap=True)
        self.measure = button(self.measure_wanted.emit, kind="flat")
        self.end = tool_button(self.closed.emit, "close")
        lines = column(parent=self, gap=SPACE // 2)
        lines.setContentsMargins(SPACE, SPACE // 2, SPACE, SPACE // 2)
        above, below = row(gap=SPACE), row(gap=SPACE)
        budget_words = plain_label()
        budget_words.setBuddy(self.budget)
        for widget in (self.which, budget_words, self.budget):
            above.addWidget(widget)
        above.addStretch(1)
        above.addWidget(self.measure)
        above.addWidget(self.end)
        for label in self.scale:
            below.addWidget(label)
        below.addWidget(self.person, 1)
        lines.addLayout(above)
        lines.addLayout(below)
        self.which.activated.connect(lambda _i: self.chosen.emit(self.which.currentData()))
        self.budget.valueChanged.connect(lambda value: self.budget_chosen.emit(float(value)))
        live = LiveText(self)
        live(lambda _: self._say(), str)
        live(budget_words.setText, lambda: tr("&Budget"))
        live(self.budget.setAccessibleName, lambda: tr("Budget to a person"))
        live(self.budget.setSuffix, lambda: tr(" s"))
        live(self.measure.setText, lambda: tr("Measure…"))
        live(lambda t: describe(self.measure, t), lambda: tr("Fit the times to a prompt that you have timed"))
        live(lambda t: describe(self.end, t), lambda: tr("Close the time map"))
        live(self.which.setAccessibleName, lambda: tr("Which caller"))
        live(name_unseen(self.which).setText, lambda: tr("Which caller"))

    def show_times(self, budget: float, which: str, person: "Times | None", *, known: bool) -> None:
        """The budget in seconds, whose times are shown, and the time to a person."""
        self._person, self._known = person, known
        self.budget.blockSignals(True)
        self.budget.setValue(round(budget))
        self.budget.blockSignals(False)
        self._say(which)

    def _say(self, which: str = "typical") -> None:
        words = {"best": tr("Best"), "typical": tr("Typical"), "worst": tr("Worst")}
        what = {
            "best": tr("A caller who knows the keys and does not wait"),
            "typical": tr("A caller who listens until the key is named"),
            "worst": tr("A caller who waits for everything and goes round every loop"),
        }
        set_choices(self.which, [Choice(words[w], w) for w in WHICH], which)
        self.which.setToolTip(what[which])
        budget = self.budget.value()
        parts = (
            tr("■ to {n} s").format(n=budget // 2), tr("■ to {n} s").format(n=budget), tr("■ over"),
        )  # fmt: skip
        for label, part in zip(self.scale, parts, strict=True):
            label.setText(part)
        self.scale[2].setToolTip(tr("Over the budget, or no way to a person"))
        if not self._known:
            self.person.setText("")
        elif self._person is None:
            self.person.setText(tr("Nobody gets to a person."))
        else:
            self.person.setText(tr("A person after {time}").format(time=spread(self._person)))
        bound = tr("The worst caller goes round every loop 3 times at most; without a bound it has no end.")
        self.person.setToolTip(f"{self.person.text()}\n{bound}")
        self.setAccessibleDescription(self.person.text())
