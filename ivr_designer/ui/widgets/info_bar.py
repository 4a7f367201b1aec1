"""Inline bars under the toolbar: states that last, most urgent first, never more than three."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ivr_designer.ui.text import tr
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.basics import button, describe, plain_label, row, tool_button
from ivr_designer.ui.widgets.glyph import Glyph

_SHOWN = 3


class Tone(IntEnum):
    """How urgent a bar is; higher ones come first."""

    SUCCESS = 0
    INFO = 1
    WARNING = 2
    DANGER = 3


_ICONS = {Tone.SUCCESS: "live", Tone.INFO: "info", Tone.WARNING: "warning", Tone.DANGER: "error"}


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: `topic` names the state it is about (a new bar of the same topic takes its place).

    `verb` is the text of its button and `act` what it does; without it there is only the cross. `other` is a
    second answer in the same way. Pass bound methods: a bar that equals the one on screen is left alone, with
    the keyboard on its button.
    """

    topic: str
    tone: Tone
    cause: str
    advice: str = ""
    verb: str = ""
    act: Callable[[], object] | None = None
    closable: bool = True
    other_verb: str = ""
    other: Callable[[], object] | None = None


class InfoBarArea(QWidget):
    """The place for bars. Plain text only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: dict[str, Bar] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.hide()

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The bars, in the order of urgency, those that are not shown included."""
        return tuple(sorted(self._bars.values(), key=lambda bar: -bar.tone))

    def show_bar(self, bar: Bar) -> None:
        """Show `bar` in place of the one of its topic."""
        if self._bars.get(bar.topic) != bar:
            self._bars[bar.topic] = bar
            self._rebuild()

    def clear(self, topic: str) -> None:
        """Take away the bar of a topic, if there is one."""
        if self._bars.pop(topic, None) is not None:
            self._rebuild()

    def _rebuild(self) -> None:
        while (item := self._layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for bar in self.bars[:_SHOWN]:
            self._layout.addWidget(self._frame(bar))
        self.setVisible(bool(self._bars))

    def _frame(self, bar: Bar) -> QFrame:
        frame = QFrame(self)
        frame.setProperty("bar", bar.tone.name.lower())
        line = row(parent=frame, gap=SPACE)
        line.setContentsMargins(SPACE * 2, SPACE // 2, SPACE, SPACE // 2)
        glyph = Glyph(_ICONS[bar.tone], bar.tone.name.lower())
        glyph.setAccessibleName(bar.tone.name.lower())
        words = plain_label(f"{bar.cause} {bar.advice}".strip(), wrap=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line.addWidget(glyph)
        line.addWidget(words, 1)
        for verb, handler in ((bar.verb, bar.act), (bar.other_verb, bar.other)):
            if handler is not None:
                act = button(handler, kind="flat")
                act.setText(verb)
                line.addWidget(act)
        if bar.closable:
            close = tool_button(lambda: self.clear(bar.topic), "close")
            describe(close, tr("Dismiss"))
            line.addWidget(close)
        frame.setMinimumHeight(SPACE * 5)
        return frame
