"""Lets a screen reader say what an act did: one sentence a second, the three latest wait for their turn.

Nothing is said twice in a row, and a sentence of a topic takes the place of an older one that still waits.
"""

from collections import deque

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from ivr_designer.ui.canvas.requests import Announcement

_GAP_MS = 1000


class Announcer(QObject):
    """Speaks for one window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._waiting: deque[Announcement] = deque(maxlen=3)
        self.said: list[str] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_GAP_MS)
        self._timer.timeout.connect(self._on_timeout)

    def say(self, text: str) -> None:
        """Say a sentence when there is a pause."""
        self.announce(Announcement(text))

    @Slot(object)
    def announce(self, news: Announcement) -> None:
        """Say it now, or when the second is over; an assertive one does not wait."""
        if not news.text or (self._timer.isActive() and news.text == self._latest()):
            return
        if news.topic:
            self.forget(news.topic)
        if news.assertive or not self._timer.isActive():
            self._speak(news)
        else:
            self._waiting.append(news)

    def forget(self, topic: str) -> None:
        """What waits of a topic need not be said any more."""
        for old in [each for each in self._waiting if each.topic == topic]:
            self._waiting.remove(old)

    def _latest(self) -> str:
        """What is said last, as far as it is known."""
        return self._waiting[-1].text if self._waiting else "".join(self.said[-1:])

    @Slot()
    def _on_timeout(self) -> None:
        if self._waiting:
            self._speak(self._waiting.popleft())

    def _speak(self, news: Announcement) -> None:
        self.said = [*self.said[-19:], news.text]
        if QAccessible.isActive():
            event = QAccessibleAnnouncementEvent(self._window, news.text)
            if news.assertive:
                event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
            QAccessible.updateAccessibility(event)
        self._timer.start()
