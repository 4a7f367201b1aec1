"""Qt timers and windows that outlive a test. Nothing here imports Qt before a test has."""

import sys
import weakref

TOOLTIP = "qtooltip_label"  # on Windows it has no parent; it goes when its time is over
_timers = weakref.WeakKeyDictionary()
_installed = []


def install():
    """Note every QTimer that is started from now on, and where. A singleShot is not noted."""
    if _installed:
        return
    _installed.append(True)
    from PySide6.QtCore import QTimer

    original = QTimer.start

    def noted(self, *arguments):
        caller = sys._getframe(1)
        _timers[self] = f"{caller.f_code.co_filename}:{caller.f_lineno}"
        original(self, *arguments)

    QTimer.start = noted


def delete_deferred():
    """Carry out the deleteLater() that wait for an event loop."""
    if _application() is not None:
        from PySide6.QtCore import QCoreApplication, QEvent

        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _application():
    widgets = sys.modules.get("PySide6.QtWidgets")
    return widgets.QApplication.instance() if widgets else None


class Timers:
    """Active QTimers."""

    def survey(self):
        return weakref.WeakSet(self._active())

    def compare(self, before):
        return [
            f"a QTimer of {timer.interval()} ms, started at {_timers[timer]}"
            for timer in self._active()
            if timer not in before
        ]

    def _active(self):
        if not _timers:
            return []
        from shiboken6 import isValid

        return [timer for timer in list(_timers) if isValid(timer) and timer.isActive()]


class Windows:
    """Top-level widgets without a parent, shown or not, but for the one label in which Qt shows tooltips."""

    def survey(self):
        return {pointer for pointer, _widget in self._windows()}

    def compare(self, before):
        return [
            f"window {type(widget).__name__} {widget.objectName()!r} {widget.windowTitle()!r}"
            for pointer, widget in self._windows()
            if pointer not in before
        ]

    def _windows(self):
        application = _application()
        if application is None or not hasattr(application, "topLevelWidgets"):
            return []
        from shiboken6 import getCppPointer

        return [
            (getCppPointer(widget)[0], widget)
            for widget in application.topLevelWidgets()
            if widget.parent() is None and widget.objectName() != TOOLTIP
        ]


class Applications:
    """An application that can have no windows: it stays, and no later test of the process gets another."""

    def survey(self):
        return self._kind()

    def compare(self, before):
        kind = self._kind()
        return [] if kind in (before, None, "QApplication") else [f"a {kind}; let the test take qapp"]

    def _kind(self):
        core = sys.modules.get("PySide6.QtCore")
        application = core.QCoreApplication.instance() if core else None
        return None if application is None else type(application).__name__
