"""Makes a simulated call heard: prompts by a voice of this computer, recordings from files. Both optional.

Speech and audio are parts of Qt that a plain installation does not have (extra "voice"). They are looked for
when first needed; without them calls are read, not heard.
"""

import contextlib
import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, QObject, QUrl

Load = Callable[[str], Any]


class Sound(QObject):
    """`load` imports a module by name. Nothing here raises: a call goes on in silence."""

    def __init__(self, load: Load = importlib.import_module, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._load = load
        self._voice: Any = None
        self._player: Any = None
        self._looked: set[str] = set()

    @property
    def can_speak(self) -> bool:
        """True if this computer has a voice."""
        return self._speech() is not None

    @property
    def can_play(self) -> bool:
        """True if this computer can play audio files."""
        return self._audio() is not None

    def speak(self, text: str, language: str, speed: int = 0) -> bool:
        """Say `text` ("vi", "en" or "": the system's language), at a speed of -3 to 3; False if it cannot."""
        self.stop()
        voice = self._speech()
        if voice is None or not text.strip():
            return False
        wanted = QLocale({"vi": "vi_VN", "en": "en_US"}.get(language, QLocale.system().name()))
        with contextlib.suppress(Exception):  # engines differ; any voice is better than none
            if any(known.language() == wanted.language() for known in voice.availableLocales()):
                voice.setLocale(wanted)
            voice.setRate(speed / 10)
        voice.say(text)
        return True

    def play(self, path: Path) -> bool:
        """Play an audio file; False if it cannot or the file is not there."""
        self.stop()
        player = self._audio()
        if player is None or not path.is_file():
            return False
        player.setSource(QUrl.fromLocalFile(str(path)))
        player.play()
        return True

    def stop(self) -> None:
        """Be quiet at once."""
        if self._voice is not None:
            self._voice.stop()
        if self._player is not None:
            self._player.stop()

    def _speech(self) -> Any:
        if "speech" not in self._looked:
            self._looked.add("speech")
            with contextlib.suppress(ImportError, AttributeError, OSError):
                kind = self._load("PySide6.QtTextToSpeech").QTextToSpeech
                if [e for e in kind.availableEngines() if e != "mock"]:
                    self._voice = kind(self)
        return self._voice

    def _audio(self) -> Any:
        if "audio" not in self._looked:
            self._looked.add("audio")
            with contextlib.suppress(ImportError, AttributeError, OSError):
                parts = self._load("PySide6.QtMultimedia")
                self._player = parts.QMediaPlayer(self)
                self._player.setAudioOutput(parts.QAudioOutput(self._player))
        return self._player
