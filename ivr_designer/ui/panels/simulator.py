"""The phone beside the canvas: what the caller hears, a keypad, a clock that can run fast."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ivr_designer.domain.keys import Key
from ivr_designer.ui.panels.panel import MARGIN, Panel
from ivr_designer.ui.text import tr
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.basics import button, column, describe, plain_label, row, tool_button
from ivr_designer.ui.widgets.wrapping_row import WrappingRow

KEYPAD = ("123", "456", "789", "*0#")
SPEEDS = (1, 4, 0)
"""Offered speeds of the clock; 0 goes on by steps only."""


class SimulatorPanel(Panel):
    """Keys of the keyboard: digits, * and #; space says nothing, backspace goes back.

    Signals:
        pressed: Key, Key.NO_INPUT for silence.
        begun, paused, stepped, back_wanted, save_wanted: the buttons.
        speed_chosen: int. sound_chosen: bool.
    """

    pressed = Signal(object)
    begun = Signal()
    paused = Signal()
    stepped = Signal()
    back_wanted = Signal()
    save_wanted = Signal()
    speed_chosen = Signal(object)
    sound_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(lambda: tr("Call"), "phone", parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        assert self.header is not None
        self.sound = tool_button(lambda: self.sound_chosen.emit(self.sound.isChecked()), "voice")
        self.sound.setCheckable(True)
        self.live(lambda text: describe(self.sound, text), lambda: tr("Hear the prompts"))
        self.header.add(self.sound)
        content = QWidget()
        page = column(margin=MARGIN, gap=SPACE, parent=content)
        self._build_display(page)
        self._build_clock(page)
        self._build_keypad(page)
        self._build_log(page)
        self.set_content(content)
        self.live(lambda _: self._say_empty(), str)

    # ---- building

    def _build_display(self, page: QVBoxLayout) -> None:
        self.place = plain_label(role="heading", wrap=True)
        self.time = plain_label(role="muted")
        self.prompt = QPlainTextEdit()
        self.prompt.setReadOnly(True)
        self.prompt.setTabChangesFocus(True)
        self.prompt.setFixedHeight(self.prompt.fontMetrics().lineSpacing() * 4 + SPACE * 4)
        self.phase = plain_label(wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        top = row(gap=SPACE)
        top.addWidget(self.place, 1)
        top.addWidget(self.time, 0, Qt.AlignmentFlag.AlignTop)
        page.addLayout(top)
        for widget in (self.prompt, self.phase, self.bar):
            page.addWidget(widget)
        self.live(self.prompt.setAccessibleName, lambda: tr("What the caller hears"))
        self.live(self.bar.setAccessibleName, lambda: tr("Time left"))

    def _build_clock(self, page: QVBoxLayout) -> None:
        self.begin = button(self.begun.emit, kind="primary", icon_name="phone", shrinks=True)
        self.pause = button(self.paused.emit, shrinks=True)
        self.step = button(self.stepped.emit, shrinks=True)
        self.back = button(self.back_wanted.emit, shrinks=True)
        self.live(self.back.setText, lambda: tr("Back"))
        self.live(self.step.setText, lambda: tr("Step"))
        self.live(lambda text: describe(self.back, text), lambda: tr("Take back the last key (Backspace)"))
        self.live(lambda text: describe(self.step, text), lambda: tr("Go on to what happens next"))
        page.addWidget(WrappingRow((self.begin, self.pause, self.step, self.back)))
        self.speeds: dict[int, QPushButton] = {}
        for speed in SPEEDS:
            choose = partial(self.speed_chosen.emit, speed)
            made = self.speeds[speed] = button(choose, kind="segment", shrinks=True)
            made.setCheckable(True)
        self.live(partial(_say_whole, self.speeds[1]), lambda: tr("As on the phone"))
        self.live(partial(_say_whole, self.speeds[4]), lambda: tr("4 times as fast"))
        self.live(partial(_say_whole, self.speeds[0]), lambda: tr("By steps"))
        page.addWidget(WrappingRow(tuple(self.speeds.values())))

    def _build_keypad(self, page: QVBoxLayout) -> None:
        self.keys: dict[Key, QPushButton] = {}
        pad = column(gap=SPACE // 2)
        for faces in KEYPAD:
            line = row(gap=SPACE // 2)
            for face in faces:
                key = Key(face)
                made = self.keys[key] = button(partial(self.pressed.emit, key), kind="key")
                made.setText(face)
                made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the space bar to silence
                line.addWidget(made, 1)
            pad.addLayout(line)
        self.silence = button(partial(self.pressed.emit, Key.NO_INPUT))
        self.live(self.silence.setText, lambda: tr("Say nothing (Space)"))
        pad.addWidget(self.silence)
        page.addLayout(pad)

    def _build_log(self, page: QVBoxLayout) -> None:
        self.log = QPlainTextEdit()
        self.log.setReadOnly(True)
        self.log.setTabChangesFocus(True)
        self.log.setMinimumHeight(self.log.fontMetrics().lineSpacing() * 3)
        self.live(self.log.setAccessibleName, lambda: tr("What happened in this call"))
        page.addWidget(self.log, 1)
        self.save = button(self.save_wanted.emit, icon_name="save")
        self.live(self.save.setText, lambda: tr("Save this walk as a test…"))
        page.addWidget(self.save)

    def _say_empty(self) -> None:
        self.empty.say(
            tr("Call this tree"),
            tr("Walk through it as a caller: hear the prompts, press keys, say nothing. Nothing is sent."),
            tr("Start a call"),
            self.begun.emit,
        )

    # ---- keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Key.parse(event.text()) if event.text() else None
        if self.is_empty:
            super().keyPressEvent(event)
        elif key is not None and key.is_pressed:
            self.pressed.emit(key)
        elif event.key() == Qt.Key.Key_Space:
            self.pressed.emit(Key.NO_INPUT)
        elif event.key() == Qt.Key.Key_Backspace:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)


def _say_whole(made: QPushButton, text: str) -> None:
    """In a narrow panel the tooltip has the words that the button cuts."""
    made.setText(text)
    describe(made, text)
