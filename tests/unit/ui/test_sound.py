"""Calls are heard where this computer can, and read where it cannot."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QLocale, QObject

from ivr_designer.ui.sound import Sound


class Voice(QObject):
    """Stands for QTextToSpeech."""

    engines = ("mock", "flite")

    def __init__(self, parent=None):
        super().__init__(parent)
        self.did = []

    @classmethod
    def availableEngines(cls):
        return list(cls.engines)

    def availableLocales(self):
        return [QLocale("en_GB"), QLocale("vi_VN")]

    def setLocale(self, locale):
        self.did.append(("locale", locale.name()))

    def setRate(self, rate):
        self.did.append(("rate", rate))

    def say(self, text):
        self.did.append(("say", text))

    def stop(self):
        self.did.append(("stop", None))


class Player(QObject):
    """Stands for QMediaPlayer."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.did = []

    def setAudioOutput(self, output):
        self.output = output

    def setSource(self, url):
        self.did.append(url.toLocalFile())

    def play(self):
        self.did.append("play")

    def stop(self):
        self.did.append("stop")


PARTS = {
    "PySide6.QtTextToSpeech": SimpleNamespace(QTextToSpeech=Voice),
    "PySide6.QtMultimedia": SimpleNamespace(QMediaPlayer=Player, QAudioOutput=QObject),
}


def missing(name):
    raise ImportError(name)


def test_without_the_parts_it_is_quiet(qapp, tmp_path):
    sound = Sound(missing)
    assert not sound.can_speak
    assert not sound.can_play
    assert sound.speak("Xin chào", "vi") is False
    assert sound.play(tmp_path / "x.mp3") is False
    sound.stop()


def test_nothing_is_looked_for_before_it_is_needed(qapp):
    asked = []
    sound = Sound(lambda name: asked.append(name) or PARTS[name])
    assert asked == []
    assert sound.can_speak
    assert sound.can_speak
    assert asked == ["PySide6.QtTextToSpeech"]


def test_a_prompt_is_said_in_its_language(qapp):
    sound = Sound(PARTS.__getitem__)
    assert sound.speak("Xin chào", "vi", 2)
    assert sound._voice.did == [("locale", "vi_VN"), ("rate", 0.2), ("say", "Xin chào")]
    assert sound.speak("Bonjour", "fr")
    assert sound.speak("   ", "vi") is False


def test_an_engine_that_speaks_to_nobody_does_not_count(qapp):
    class Mute(Voice):
        engines = ("mock",)

    assert not Sound(lambda _name: SimpleNamespace(QTextToSpeech=Mute)).can_speak


def test_a_recording_is_played_if_the_file_is_there(qapp, tmp_path):
    sound = Sound(PARTS.__getitem__)
    file = tmp_path / "welcome.mp3"
    assert sound.play(file) is False
    file.write_bytes(b"x")
    assert sound.play(file)
    assert [Path(d).name for d in sound._player.did][-2:] == ["welcome.mp3", "play"]
    sound.stop()
    assert sound._player.did[-1] == "stop"


@pytest.mark.parametrize("error", [AttributeError, OSError])
def test_a_broken_part_is_a_missing_part(qapp, error):
    def load(_name):
        raise error

    assert not Sound(load).can_play
