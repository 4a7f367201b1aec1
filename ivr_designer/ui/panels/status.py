"""The status bar: one glyph and words about the sync, what the last click was for, problems, zoom."""

import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QStatusBar, QWidget

from ivr_designer.domain.phrases import Phrase
from ivr_designer.sync.status import Link, SyncStatus
from ivr_designer.ui.icons import icon
from ivr_designer.ui.status_words import status_line
from ivr_designer.ui.text import LiveText, plain_tip, say, tr, trn
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.basics import button, describe, plain_label


class StatusBar(QStatusBar):
    """`now` is monotonic seconds.

    Signals:
        status_clicked, problems_clicked, zoom_clicked: the parts are buttons.
    """

    status_clicked = Signal()
    problems_clicked = Signal()
    zoom_clicked = Signal()

    def __init__(self, parent: QWidget | None = None, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._now = now
        self.setSizeGripEnabled(False)
        self.setContentsMargins(SPACE, 0, SPACE, 0)
        self.sync = self._part(self.status_clicked.emit)
        self.problems = self._part(self.problems_clicked.emit)
        self.zoom = self._part(self.zoom_clicked.emit)
        self.connection: QLabel = plain_label(role="muted")
        self.work: QLabel = plain_label(role="muted")
        self.work.hide()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(SPACE * 16)
        self.progress.hide()
        self.addWidget(self.sync)
        self.addWidget(self.work)
        self.addWidget(self.progress)
        self.addPermanentWidget(self.connection)
        self.addPermanentWidget(self.problems)
        self.addPermanentWidget(self.zoom)
        self._status = SyncStatus(Link.NONE)
        self._counts: dict[str, int] | None = None
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._on_tick)
        self._resumes: float | None = None
        live = LiveText(self)
        live(lambda _: self.show_status(self._status), str)
        live(lambda _: self.show_counts(self._counts), str)
        self._connection: str | Phrase = ""
        self._zoom: float | None = 1.0
        live(lambda _: self.show_zoom(self._zoom), str)
        live(lambda _: self.show_connection(self._connection), str)

    def _part(self, clicked: Callable[[], object]) -> QPushButton:
        made = button(clicked, kind="flat")
        made.setProperty("kind", "status")
        return made

    @Slot(object)
    def show_status(self, status: SyncStatus) -> None:
        """The line about the sync; a running countdown is shown by the second."""
        self._status = status
        self._resumes = self._until(status.resumes_in_s)
        if self._resumes is None:
            self._tick.stop()
        elif not self._tick.isActive():
            self._tick.start()
        line = status_line(self._counted())
        self.sync.setText(line.words)
        self.sync.setIcon(icon(line.icon, line.tone))
        self.sync.setToolTip(plain_tip(line.detail or tr("Show every call")))
        self.sync.setAccessibleName(tr("Sync: {words}").format(words=line.words))

    def _until(self, resumes_in_s: float | None) -> float | None:
        """When a countdown ends. News that were on the way for a moment do not turn it back."""
        if resumes_in_s is None:
            return None
        until = self._now() + resumes_in_s
        return self._resumes if self._resumes is not None and abs(until - self._resumes) < 1 else until

    def _counted(self) -> SyncStatus:
        if self._resumes is None:
            return self._status
        return replace(self._status, resumes_in_s=max(0.0, self._resumes - self._now()))

    def show_work(self, words: str) -> None:
        """Something is being read just now; empty when that is over."""
        self.work.setText(words)
        self.work.setVisible(bool(words))

    def show_counts(self, counts: dict[str, int] | None) -> None:
        """How many problems; None while no tree is open."""
        self._counts = counts
        self.problems.setVisible(counts is not None)
        if counts is None:
            return
        errors, warnings = counts.get("E", 0), counts.get("W", 0)
        if errors:
            words, look = trn("{n} error", "{n} errors", errors), ("error", "danger")
        elif warnings:
            words, look = trn("{n} warning", "{n} warnings", warnings), ("warning", "warning")
        else:
            words, look = tr("No problems"), ("live", "success")
        self.problems.setText(words)
        self.problems.setIcon(icon(*look))
        describe(self.problems, tr("Problems: {words}").format(words=words))

    def show_zoom(self, factor: float | None) -> None:
        """The zoom in percent; None hides it."""
        self._zoom = factor
        self.zoom.setVisible(factor is not None)
        if factor is not None:
            self.zoom.setText(f"{round(factor * 100)} %")
            describe(self.zoom, tr("Zoom {n} %. Click for 100 %.").format(n=round(factor * 100)))

    def show_connection(self, name: str | Phrase) -> None:
        """The name of the connection in use: the user's, or ours in the language of the window."""
        self._connection = name
        self.connection.setText(say(name) if isinstance(name, Phrase) else name)
        self.connection.setVisible(bool(self.connection.text()))

    def show_progress(self, done: int, total: int) -> None:
        """Progress of reading a tree; total 0 is not known yet; done == total > 0 hides it."""
        self.progress.setVisible(not (total and done >= total))
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def hide_progress(self) -> None:
        """Nothing is being read."""
        self.progress.hide()

    @Slot()
    def _on_tick(self) -> None:
        if self._resumes is None or self._resumes <= self._now():
            self._tick.stop()
        self.sync.setText(status_line(self._counted()).words)
