"""Stand-ins for Qt's optional modules of sound, which are not installed where the tests run.

Names and order of signals are those of Qt 6.11.
"""

from enum import Enum
from types import SimpleNamespace

from PySide6.QtCore import QLocale, QObject, QUrl, Signal


class SilentEngine(QObject):
    """As QTextToSpeech: speaks until `finish`."""

    class State(Enum):
        Ready = 0
        Speaking = 1
        Paused = 2
        Error = 3
        Synthesizing = 4

    stateChanged = Signal(object)
    engines = ("speechd", "mock")
    voices = ("a voice",)

    @classmethod
    def availableEngines(cls):
        return cls.engines

    def __init__(self, name, parent=None):
        super().__init__(parent)
        self.name = name
        self.said = []
        self.rate = None
        self._locale = QLocale("en_US")

    def availableVoices(self):
        return self.voices

    def availableLocales(self):
        return [QLocale("en_US"), QLocale("vi_VN")]

    def locale(self):
        return self._locale

    def setLocale(self, locale):
        self._locale = locale

    def setRate(self, rate):
        self.rate = rate

    def say(self, text):
        self.said.append(text)
        self.stateChanged.emit(self.State.Speaking)

    def stop(self):
        self.stateChanged.emit(self.State.Ready)

    finish = stop


class SilentMedia(QObject):
    """As QMediaPlayer: plays until `end` says how it ended."""

    class MediaStatus(Enum):
        LoadedMedia = 0
        EndOfMedia = 1
        InvalidMedia = 2

    mediaStatusChanged = Signal(object)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.source = QUrl()
        self.runs = False

    def setAudioOutput(self, output):
        self.output = output

    def setSource(self, url):
        self.source = url

    def play(self):
        self.runs = True

    def stop(self):
        self.runs = False

    def end(self, status):
        self.mediaStatusChanged.emit(status)


def speech(engines=("speechd", "mock"), voices=("a voice",)):
    """A module as QtTextToSpeech."""
    kind = type("Engine", (SilentEngine,), {"engines": engines, "voices": voices})
    return SimpleNamespace(QTextToSpeech=kind)


def multimedia(has_output=True):
    """A module as QtMultimedia."""
    device = SimpleNamespace(isNull=lambda: not has_output)
    return SimpleNamespace(
        QMediaPlayer=SilentMedia,
        QAudioOutput=QObject,
        QMediaDevices=SimpleNamespace(defaultAudioOutput=lambda: device),
    )
