"""Has garbage looked for between acts, on the UI thread, as `domain.garbage` decides."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from ivr_designer.domain.garbage import GarbagePolicy

LOOK_MS = 500


class Tidying(QObject):
    """From now until `stop`. `is_busy` tells of work that goes on beside the window."""

    def __init__(
        self, policy: GarbagePolicy, is_busy: Callable[[], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._policy = policy
        self._is_busy = is_busy
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)
        policy.begin()
        self._timer.start()

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        self._policy.end()

    @Slot()
    def _look(self) -> None:
        self._policy.look(self._is_busy())
