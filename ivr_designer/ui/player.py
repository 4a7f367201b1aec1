"""Playing recordings: here where Qt's part for sound is installed, else in the system's own player."""

from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

from ivr_designer.domain.phrases import phrase
from ivr_designer.ui.speech import EXTRA, Load, optional

OUTSIDE = phrase(
    "Opened in the player of this computer. To hear recordings here: pip install “{extra}”", extra=EXTRA
)
NO_PLAYER = (
    phrase("This computer has no player for this file."),
    phrase("To hear recordings here, install the sound part: pip install “{extra}”", extra=EXTRA),
)
UNPLAYABLE = (
    phrase("This recording cannot be played here."),
    phrase("Open the file with another player, or upload it anew as WAV."),
)

Open = Callable[[QUrl], bool]


def load_multimedia() -> ModuleType | None:
    """Qt's module for sound, if there is one."""
    return optional("QtMultimedia")


class Player(QObject):
    """Plays one file at a time.

    Signals:
        playing_changed: Path, or None when it ended.
        told: Phrase, how it goes on elsewhere.
        trouble: (cause, advice).
    """

    playing_changed = Signal(object)
    told = Signal(object)
    trouble = Signal(object)

    def __init__(
        self,
        parent: QObject | None = None,
        load: Load = load_multimedia,
        open_url: Open = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(parent)
        self._load = load
        self._open = open_url
        self._module: ModuleType | None = None
        self._media: Any = None
        self._path: Path | None = None

    @property
    def playing(self) -> Path | None:
        """The file that is heard now."""
        return self._path

    @property
    def can_play(self) -> bool:
        """True if files can be heard here, without another program."""
        return self._media is not None or self._prepare()

    def play(self, path: Path) -> None:
        """Play a file instead of the one that plays; the same one again stops it."""
        if self._path == path:
            self.stop()
            return
        self.stop()
        if self._media is None and not self._prepare():
            if self._open(QUrl.fromLocalFile(str(path))):
                self.told.emit(OUTSIDE)
            else:
                self.trouble.emit(NO_PLAYER)
            return
        self._tell(path)
        self._media.setSource(QUrl.fromLocalFile(str(path)))
        self._media.play()

    @Slot()
    def stop(self) -> None:
        """Be silent, and let go of the file."""
        if self._path is not None:
            self._tell(None)
            self._media.stop()
            self._media.setSource(QUrl())

    def _prepare(self) -> bool:
        self._module = self._load()
        if self._module is None or self._module.QMediaDevices.defaultAudioOutput().isNull():
            return False
        self._media = self._module.QMediaPlayer(self)
        self._media.setAudioOutput(self._module.QAudioOutput(self._media))
        self._media.mediaStatusChanged.connect(self._on_status)
        return True

    def _tell(self, path: Path | None) -> None:
        self._path = path
        self.playing_changed.emit(path)

    @Slot(object)
    def _on_status(self, status: object) -> None:
        assert self._module is not None
        states = self._module.QMediaPlayer.MediaStatus
        if self._path is None:
            return
        if status == states.InvalidMedia:
            self.stop()
            self.trouble.emit(UNPLAYABLE)
        elif status == states.EndOfMedia:
            self.stop()
