"""A simulated call on the tree on screen: the clock, the caller's place on the canvas, what is heard."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import PlayPrompt, TalkPrompt
from ivr_designer.ui.call_words import clock, effect_words, phase_words
from ivr_designer.ui.canvas.requests import Mark, Marks, Tone
from ivr_designer.ui.controllers.hearing import HearingController
from ivr_designer.ui.icons import icon
from ivr_designer.ui.labels import queue_names
from ivr_designer.ui.text import say, tr

if TYPE_CHECKING:
    from ivr_designer.domain.keypresses import Vertex
    from ivr_designer.simulator.machine import Effect
    from ivr_designer.simulator.walk import Walk
    from ivr_designer.ui.main_window import MainWindow

LAYER = "simulator"
TICK_MS = 100
SCRIPT_MS = 900
"""Time between the steps of a call that plays by itself."""


class SimulatorController(QObject):
    """Belongs to one window. Everything is worked out here; the contact center hears nothing of it."""

    def __init__(self, window: "MainWindow", hearing: HearingController) -> None:
        super().__init__(window)
        self._window = window
        self._panel = panel = window.simulator_panel
        self._hearing = hearing
        self.walk: Walk | None = None
        self.speed = 1
        self._running = self._heard = False
        self._told_quiet = False
        self._script: list[Key] = []
        self._clock = self._timer(TICK_MS, self._tick)
        self._player = self._timer(SCRIPT_MS, self._next_of_script)
        panel.pressed.connect(self.press)
        panel.begun.connect(self.begin)
        panel.paused.connect(self.toggle)
        panel.stepped.connect(self.step)
        panel.back_wanted.connect(self.back)
        panel.speed_chosen.connect(self.choose_speed)
        panel.sound_chosen.connect(self.choose_sound)
        window.bridge.document_changed.connect(self._on_document_changed)
        window.bridge.changed.connect(self._on_changed)
        window.actions_.bind("simulate", self.begin)
        panel.show_empty(True)
        self._show()

    def _timer(self, every_ms: int, act: object) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(every_ms)
        timer.setTimerType(Qt.TimerType.CoarseTimer)
        timer.timeout.connect(act)
        return timer

    # ---- acts

    @Slot()
    def begin(self) -> None:
        """Call the tree on screen from its entry."""
        if self._start():
            self._panel.setFocus(Qt.FocusReason.OtherFocusReason)
            self._run(self.speed > 0)
            assert self.walk is not None
            self._tell(self.walk.effects)

    def play(self, steps: Sequence[Key]) -> None:
        """Have a call play by itself: a counter-example or a test, one step after another."""
        if self._start():
            assert self.walk is not None
            self._script = list(steps)
            self._run(False)
            self._player.start()
            self._tell(self.walk.effects, aloud=False)

    @Slot()
    def stop(self) -> None:
        """Hang up."""
        self._run(False)
        self._player.stop()
        self._script = []
        self._hearing.stop()
        self.walk = None
        self._panel.show_empty(True)
        self._window.surface.set_marks(LAYER, None)

    @Slot(object)
    def press(self, key: Key) -> None:
        """The caller presses a key now, or says nothing; by steps he waits until he has heard it."""
        if self.walk is None or self.walk.call.is_over:
            return
        self._player.stop()
        if key is Key.NO_INPUT:
            told = self.walk.stay_silent()
        elif self.speed == 0 or self._script:
            told = self.walk.press_when_heard(key)
        else:
            told = self.walk.press(key)
        self._script = []
        self._tell(told)

    @Slot()
    def step(self) -> None:
        """Go on to what happens next."""
        if self.walk is not None and not self.walk.call.is_over:
            self._tell(self.walk.advance(self.walk.call.left_s))

    @Slot()
    def back(self) -> None:
        """Take back the last key; its node plays from its start."""
        if self.walk is not None and self.walk.back():
            self._player.stop()
            self._script = []
            self._run(self.speed > 0)
            self._tell((), again=True)

    @Slot()
    def toggle(self) -> None:
        """Halt the clock, or let it go on."""
        self._run(not self._running)
        self._show()

    @Slot(object)
    def choose_speed(self, speed: int) -> None:
        """1 and 4 times as fast as a phone, or 0: by steps only."""
        self.speed = speed
        self._hearing.stop()
        self._run(speed > 0 and self.walk is not None and not self._player.isActive())
        self._show()

    @Slot(object)
    def choose_sound(self, on: bool) -> None:
        """Have prompts spoken and played, where this computer can."""
        self._heard = on
        if not on:
            self._hearing.stop()
        elif self.walk is not None and not self.walk.call.is_over:
            self._hear(self.walk)
        self._show()

    # ---- time

    def _run(self, on: bool) -> None:
        self._running = on and self.walk is not None and not self.walk.call.is_over
        if self._running:
            self._clock.start()
        else:
            self._clock.stop()

    @Slot()
    def _tick(self) -> None:
        if self.walk is not None:
            self._tell(self.walk.advance(TICK_MS / 1000 * self.speed))

    @Slot()
    def _next_of_script(self) -> None:
        if self.walk is None or self.walk.call.is_over or not self._script:
            self._player.stop()
            self._show()
            return
        self._tell(self.walk.press_when_heard(self._script.pop(0)), aloud=False)

    # ---- telling

    def _start(self) -> bool:
        from ivr_designer.simulator.walk import Walk
        from ivr_designer.validation.timing import TimeModel

        document = self._window.bridge.document
        if document is None:
            return False
        self.stop()
        self._window.inspector.flush()
        try:
            self.walk = Walk(document.tree, TimeModel(self._window.checks.settings.speech))
        except LookupError:
            self._window.prompts.note(tr("This tree has no entry node, so nobody can call it."))
            return False
        self._window.reveal("call")
        self._panel.show_empty(False)
        return True

    def _tell(self, effects: "Sequence[Effect]", *, aloud: bool = True, again: bool = False) -> None:
        """Show what happened: canvas, phone, a voice, a screen reader."""
        walk = self.walk
        if walk is None:
            return
        if walk.call.is_over:
            self._run(False)
        if effects or again:
            self._mark()
            words = [effect_words(walk.tree, e, self._queues()) for e in effects]
            said = ". ".join(w for w in words if w)
            if said:
                self._window.announcer.say(said)
            self._play_sound(effects, again, aloud=aloud)
        self._show()

    def _play_sound(self, effects: "Sequence[Effect]", again: bool, *, aloud: bool) -> None:
        from ivr_designer.simulator.machine import Happening

        walk = self.walk
        begins = again or any(e.what is Happening.PLAYING for e in effects)
        if walk is None or not self._heard or not aloud or self.speed != 1:
            return
        if walk.call.is_over or not begins:
            if walk.call.is_over:
                self._hearing.stop()
            return
        self._hear(walk)

    def _hear(self, walk: "Walk") -> None:
        """Have the prompt spoken or played; a call that cannot be heard is read, which is told once."""
        node = walk.tree.nodes.get(walk.call.node)
        trouble = self._hearing.hear_prompt(node.prompt) if node is not None else None
        if trouble is not None and not self._told_quiet:
            self._told_quiet = True
            self._window.prompts.note(tr("{why} The text is shown.").format(why=say(trouble[0])))

    def _queues(self) -> dict[str, str]:
        session = self._window.io.session
        return queue_names(session.account if session is not None else None)

    def _mark(self) -> None:
        walk, surface = self.walk, self._window.surface
        if walk is None:
            return
        call = walk.call
        at: Vertex = call.destination if call.destination is not None else call.node
        boxes: dict[Vertex, Mark] = {n: Mark(Tone.PLACE) for n in walk.path if n in walk.tree.nodes}
        if walk.tree.has(at):
            boxes[at] = Mark(Tone.PLACE, tr("Caller"))
        taken = {e.keypress for e in walk.effects if e.keypress is not None}
        keys = {k: Mark(Tone.PLACE) for k in taken if k in walk.tree.keypresses}
        surface.set_marks(LAYER, Marks(boxes, keys))
        if walk.tree.has(at):
            surface.reveal_item(at)

    def _show(self) -> None:
        """Bring the phone up to date."""
        panel, walk = self._panel, self.walk
        for speed, made in panel.speeds.items():
            made.setChecked(speed == self.speed)
        panel.sound.setChecked(self._heard)
        if walk is None:
            return
        call, tree, queues = walk.call, walk.tree, self._queues()
        node = tree.nodes.get(call.node)
        panel.place.setText(node.name if node is not None else "")
        panel.time.setText(clock(call.at_s))
        text = _heard_text(node.prompt) if node is not None else ""
        if panel.prompt.toPlainText() != text:
            panel.prompt.setPlainText(text)
        panel.phase.setText(phase_words(tree, call, queues))
        panel.bar.setValue(self._share_left())
        panel.begin.setText(tr("Call again"))
        panel.begin.setIcon(icon("phone", "on_accent"))
        panel.pause.setText(tr("Pause") if self._running else tr("Go on"))
        panel.pause.setEnabled(not call.is_over and self.speed > 0)
        panel.step.setEnabled(not call.is_over)
        panel.back.setEnabled(walk.can_go_back)
        for made in (*panel.keys.values(), panel.silence):
            made.setEnabled(not call.is_over)
        lines = [
            f"{clock(e.at_s)}  {words}" for e in walk.effects if (words := effect_words(tree, e, queues))
        ]
        log = "\n".join(lines)
        if panel.log.toPlainText() != log:
            panel.log.setPlainText(log)
            panel.log.verticalScrollBar().setValue(panel.log.verticalScrollBar().maximum())

    def _share_left(self) -> int:
        """How much of the prompt or the wait is left, of 1000."""
        from ivr_designer.simulator.machine import Phase

        walk = self.walk
        assert walk is not None
        node = walk.tree.nodes.get(walk.call.node)
        if node is None or walk.call.is_over:
            return 0
        waiting = walk.call.phase is Phase.WAITING
        whole = float(node.keypress_timeout_s) if waiting else walk.timing.prompt_s(node)
        return round(1000 * min(1.0, walk.call.left_s / whole)) if whole > 0 else 0

    # ---- news

    @Slot(object)
    def _on_document_changed(self, _document: object) -> None:
        self.stop()

    @Slot(object)
    def _on_changed(self, _change: object) -> None:
        if self.walk is not None:
            self._mark()
            self._show()


def _heard_text(prompt: object) -> str:
    if isinstance(prompt, TalkPrompt):
        return prompt.text
    if isinstance(prompt, PlayPrompt):
        return tr("Recording: {file}").format(file=prompt.file or tr("none chosen"))
    return tr("A prompt of an unknown kind")
