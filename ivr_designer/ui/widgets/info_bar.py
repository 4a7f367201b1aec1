"""Inline bars under the toolbar: states that last, most urgent first, never more than three.

In a low window only the most urgent one stands there, and a button brings the others.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QFrame, QPushButton, QSizePolicy, QToolBar, QWidget

from ivr_designer.ui.text import LiveText, mark, tr, trn
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.basics import button, column, describe, plain_label, row, tool_button
from ivr_designer.ui.widgets.glyph import Glyph

_SHOWN = 3

LOW = SPACE * 85
"""In a window of less height, logical px, one bar has to do."""


class Tone(IntEnum):
    """How urgent a bar is; higher ones come first."""

    SUCCESS = 0
    INFO = 1
    WARNING = 2
    DANGER = 3


_WORDS = {
    Tone.SUCCESS: mark("Done"),
    Tone.INFO: mark("Note"),
    Tone.WARNING: mark("Warning"),
    Tone.DANGER: mark("Trouble"),
}
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


class _Rows(QWidget):
    """The bars one under another, as high as their words need at the width there is."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = column(parent=self, gap=0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def fit(self) -> None:
        """Take the height that the words need now."""
        if self.lines.hasHeightForWidth():  # not so before its labels are there to be seen
            self.setFixedHeight(self.lines.totalHeightForWidth(self.width()))
            self.lines.invalidate()  # bars that were placed while the area was narrow keep that height else
            self.lines.setGeometry(self.rect())

    def sizeHint(self) -> QSize:
        return QSize(1, super().sizeHint().height())  # a wish for more would put it behind an arrow

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self.fit()
        return done


class InfoBarArea(QToolBar):
    """The place for bars, as wide as the window and on screen while there are any. Plain text only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bars")
        self.setMovable(False)
        self.setFloatable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        LiveText(self)(self.setWindowTitle, lambda: tr("Messages"))
        self._bars: dict[str, Bar] = {}
        self._unfolded = False
        self._rows = _Rows()
        self._layout = self._rows.lines
        self.addWidget(self._rows)
        within = self.layout()
        assert within is not None
        within.setContentsMargins(0, 0, 0, 0)
        self.hide()
        if parent is not None:
            parent.installEventFilter(self)

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The bars, in the order of urgency, those that are not shown included."""
        return tuple(sorted(self._bars.values(), key=lambda bar: -bar.tone))

    def show_bar(self, bar: Bar) -> None:
        """Show `bar` in place of the one of its topic."""
        if self._bars.get(bar.topic) != bar:
            self._bars[bar.topic] = bar
            self._rebuild()

    def take_away(self, topic: str) -> None:
        """Take away the bar of a topic, if there is one."""
        if self._bars.pop(topic, None) is not None:
            self._rebuild()

    def focus_first(self) -> None:
        """The keyboard to the first button of the most urgent bar."""
        found = self._rows.findChildren(QAbstractButton)
        there = [each for each in found if each.isVisible() and each.isEnabled()]
        if there:
            there[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _rebuild(self) -> None:
        while (item := self._layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        shown = self.bars[: self._room()]
        self._unfolded = self._unfolded and len(self.bars) > 1
        for bar in shown:
            frame = self._frame(bar, min(len(self.bars), _SHOWN) - len(shown))
            self._layout.addWidget(frame)
            frame.show()
        self._layout.invalidate()
        self._rows.fit()
        self.setVisible(bool(self._bars))

    def _room(self) -> int:
        """How many bars may show."""
        above = self.parentWidget()
        return 1 if above is not None and above.height() < LOW and not self._unfolded else _SHOWN

    def _unfold(self) -> None:
        self._unfolded = True
        self._rebuild()
        first = self._rows.findChildren(QPushButton)
        if first:
            first[-1].setFocus(Qt.FocusReason.OtherFocusReason)  # the button that had it is gone

    def _frame(self, bar: Bar, behind: int) -> QFrame:
        frame = QFrame(self._rows)
        frame.setProperty("bar", bar.tone.name.lower())
        line = row(parent=frame, gap=SPACE)
        line.setContentsMargins(SPACE * 2, SPACE // 2, SPACE, SPACE // 2)
        glyph = Glyph(_ICONS[bar.tone], bar.tone.name.lower())
        glyph.setAccessibleName(tr(_WORDS[bar.tone]))
        words = plain_label(f"{bar.cause} {bar.advice}".strip(), wrap=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line.addWidget(glyph)
        line.addWidget(words, 1)
        for verb, handler in ((bar.verb, bar.act), (bar.other_verb, bar.other)):
            if handler is not None:
                act = button(handler, kind="flat")
                act.setText(verb)
                line.addWidget(act)
        if behind:
            more = button(self._unfold, kind="flat")
            more.setText(trn("{n} more", "{n} more", behind))
            line.addWidget(more)
        if bar.closable:
            close = tool_button(lambda: self.take_away(bar.topic), "close")
            describe(close, tr("Dismiss"))
            line.addWidget(close)
        frame.setMinimumHeight(SPACE * 5)
        return frame

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        wanted = min(len(self._bars), self._room())
        if event.type() == QEvent.Type.Resize and self._layout.count() != wanted:
            self._rebuild()
        return super().eventFilter(watched, event)

    def setVisible(self, _visible: bool) -> None:
        """Only the bars decide: not what was remembered of another day's window."""
        super().setVisible(bool(self._bars))
