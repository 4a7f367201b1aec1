"""Reading prompts aloud with a voice of this computer, if it has one; never the voice that callers hear.

Speaking needs Qt's part for it, which is an optional extra of this program; it is imported when something is
to be spoken for the first time.
"""

import importlib
from collections.abc import Callable
from types import ModuleType
from typing import Any

from PySide6.QtCore import QLocale, QObject, Signal, Slot

from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.storage.exporters.words import language_of

EXTRA = "ivr-designer[sound]"
NOT_INSTALLED = (
    phrase("The part of this program that makes sound is not installed."),
    phrase("Install it with: pip install “{extra}”", extra=EXTRA),
)
NO_VOICE = (
    phrase("This computer has no voice that this program can use."),
    phrase("Install a speech engine with a Vietnamese voice (Linux: speech-dispatcher and espeak-ng)."),
)
_SPEED_STEP = 0.25  # of the engine's scale from -1 to 1, where prompts have -3 to 3

_SILENT = "mock"  # Qt's engine for tests

Load = Callable[[], ModuleType | None]


def optional(name: str) -> ModuleType | None:
    """A module of Qt by its name; None where it is not installed, or a library it needs is missing."""
    try:
        return importlib.import_module(f"PySide6.{name}")
    except ImportError:
        return None


def load_speech() -> ModuleType | None:
    """Qt's module for speech, if there is one."""
    return optional("QtTextToSpeech")


class Speaker(QObject):
    """Says one text at a time. `engine` names one of Qt's; without it the system's first is taken.

    Signals:
        speaking_changed: bool.
    """

    speaking_changed = Signal(object)

    def __init__(self, parent: QObject | None = None, load: Load = load_speech, engine: str = "") -> None:
        super().__init__(parent)
        self._load = load
        self._name = engine
        self._module: ModuleType | None = None
        self._engine: Any = None
        self._speaking = False

    @property
    def is_speaking(self) -> bool:
        """True while something is being said."""
        return self._speaking

    def say(self, text: str, speed: int = 0) -> tuple[Phrase, Phrase] | None:
        """Say `text` at a prompt's speed (-3 to 3), instead of what is being said.

        Returns cause and advice when this computer cannot speak.
        """
        trouble = self._prepare()
        if trouble is not None:
            return trouble
        self._choose_language(text)
        self._engine.setRate(max(-1.0, min(1.0, speed * _SPEED_STEP)))
        self._engine.say(text)
        return None

    @Slot()
    def stop(self) -> None:
        """Be silent."""
        if self._engine is not None:
            self._engine.stop()

    def _prepare(self) -> tuple[Phrase, Phrase] | None:
        if self._engine is not None:
            return None
        self._module = self._load()
        if self._module is None:
            return NOT_INSTALLED
        kind = self._module.QTextToSpeech
        name = self._name or next((n for n in kind.availableEngines() if n != _SILENT), "")
        engine = kind(name, self) if name else None
        if engine is None or not engine.availableVoices():
            return NO_VOICE
        engine.stateChanged.connect(self._on_state)
        self._engine = engine
        return None

    def _choose_language(self, text: str) -> None:
        wanted = QLocale.Language.Vietnamese if language_of([text]) == "vi" else QLocale.Language.English
        found = next((x for x in self._engine.availableLocales() if x.language() is wanted), None)
        if found is not None and found != self._engine.locale():
            self._engine.setLocale(found)

    @Slot(object)
    def _on_state(self, state: object) -> None:
        assert self._module is not None
        states = self._module.QTextToSpeech.State
        speaking = state in {states.Speaking, states.Synthesizing}
        if speaking != self._speaking:
            self._speaking = speaking
            self.speaking_changed.emit(speaking)
