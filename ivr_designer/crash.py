"""When the program itself fails: save what is typed, write a report, tell the user once, go on.

Reports hold the traceback without local values, versions and the folder names; log lines are masked.
"""

import faulthandler
import hashlib
import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, Slot, qInstallMessageHandler

from ivr_designer import __version__
from ivr_designer.config.redact import mask

_log = logging.getLogger(__name__)
_KEPT_REPORTS = 20
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def fingerprint(error: BaseException) -> str:
    """What is the same each time one fault happens: its type and the places in our files it came through."""
    frames = traceback.extract_tb(error.__traceback__)
    places = "|".join(f"{Path(f.filename).name}:{f.name}:{f.lineno}" for f in frames)
    return hashlib.sha256(f"{type(error).__name__}|{places}".encode()).hexdigest()[:12]


def report_text(error: BaseException) -> str:
    """The report: versions, and the traceback without local values, secrets and numbers masked."""
    head = (
        f"IVR Designer {__version__}, Python {platform.python_version()}, {platform.platform()}\n"
        f"{datetime.now().astimezone().isoformat(timespec='seconds')}  fault {fingerprint(error)}\n\n"
    )
    lines = traceback.format_exception(type(error), error, error.__traceback__)
    return head + mask("".join(lines))


class CrashGuard(QObject):
    """Takes every exception nobody caught. `rescue` is called first, to commit what is typed.

    Signals:
        reported: (report text, folder or None), on the UI thread, once for each fault.
    """

    reported = Signal(object)
    _arrived = Signal(object)

    def __init__(self, folder: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._seen: set[str] = set()
        self._rescue: Callable[[], object] | None = None
        self._busy = False
        self._fault_file: TextIO | None = None
        self._before: tuple[object, object, object] | None = None
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Hook into Python, its threads and Qt's messages; native crashes are written to `native.log`."""
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        sys.unraisablehook = self._on_unraisable
        qInstallMessageHandler(on_qt_message)
        if self._folder is not None:
            try:
                self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
                self._fault_file = (self._folder / "native.log").open("a", encoding="utf-8")
                faulthandler.enable(self._fault_file)
            except OSError as error:
                _log.warning("native crashes will not be written down: %s", error.strerror)

    def uninstall(self) -> None:
        """Take all hooks back."""
        if self._before is not None:
            sys.excepthook, threading.excepthook, sys.unraisablehook = self._before  # type: ignore[assignment]
            self._before = None
            qInstallMessageHandler(None)
        if self._fault_file is not None:
            faulthandler.disable()
            self._fault_file.close()
            self._fault_file = None

    def rescue_with(self, rescue: Callable[[], object]) -> None:
        """What to call before a fault is reported."""
        self._rescue = rescue

    def handle(self, error: BaseException) -> None:
        """Report a fault that somebody caught at the very top. Any thread."""
        text = report_text(error)
        _log.error("fault %s\n%s", fingerprint(error), text)
        self._arrived.emit((fingerprint(error), text))

    @Slot(object)
    def _on_arrived(self, fault: tuple[str, str]) -> None:
        mark, text = fault
        if self._busy:
            return  # a fault while rescuing or reporting is in the log, and enough
        self._busy = True
        try:
            if self._rescue is not None:
                self._rescue()
        except Exception:
            _log.exception("what was typed could not be rescued")
        finally:
            self._busy = False
        if mark in self._seen:
            return
        self._seen.add(mark)
        self.reported.emit((text, self._write(mark, text)))

    def _write(self, mark: str, text: str) -> Path | None:
        """Keep the report; None when it cannot be kept."""
        if self._folder is None:
            return None
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
            (self._folder / f"crash-{stamp}-{mark}.txt").write_text(text, "utf-8")
            for old in sorted(self._folder.glob("crash-*.txt"))[:-_KEPT_REPORTS]:
                old.unlink(missing_ok=True)
        except OSError:
            return None
        return self._folder

    # ---- hooks

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.handle(error.with_traceback(trace))

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
            self.handle(args.exc_value.with_traceback(args.exc_traceback))

    def _on_unraisable(self, args: "sys.UnraisableHookArgs") -> None:
        if args.exc_value is not None:
            self.handle(args.exc_value.with_traceback(args.exc_traceback))


def on_qt_message(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Qt's own words go to the log, masked."""
    logging.getLogger("qt").log(_LEVELS.get(kind, logging.WARNING), "%s", mask(message))
