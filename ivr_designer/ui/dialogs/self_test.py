"""Check this installation: the program's own test (doctor), run in a process of its own, line by line."""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QProcess, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ivr_designer.domain.phrases import Phrase, from_data
from ivr_designer.ui.dialogs.frame import Dialog
from ivr_designer.ui.icons import icon
from ivr_designer.ui.models.lists import RowModel
from ivr_designer.ui.text import mark, say, tr
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.basics import plain_label, restyle
from ivr_designer.ui.widgets.two_line import Role
from ivr_designer.ui.widgets.two_line_list import TwoLineList

TITLES = {
    "program": mark("Program"),
    "resources": mark("Files of the program"),
    "folders": mark("Folders for settings and journal"),
    "settings": mark("Settings"),
    "profiles": mark("Connections"),
    "keyring": mark("Keyring"),
    "certificates": mark("Certificates"),
    "proxy": mark("Proxy"),
    "window": mark("Window"),
    "network": mark("Network"),
    "clock": mark("Clock"),
    "connection": mark("Connection"),
}


class Line(NamedTuple):
    """One check: its name, whether it is well, what was seen, and what to do if it is not."""

    name: str
    ok: bool
    seen: Phrase
    advice: Phrase

    @property
    def title(self) -> str:
        """What was looked at, in the language in use."""
        return tr(TITLES[self.name]) if self.name in TITLES else self.name

    @property
    def text(self) -> str:
        """As the command line prints it, for a help desk that may read another language."""
        head = f"{'ok   ' if self.ok else 'WRONG'} {self.name}: {self.seen}"
        return f"{head}\n      {advice}" if (advice := str(self.advice)) else head


def lines_of(output: bytes) -> list[Line] | None:
    """The lines in the JSON that the test prints; None when it is none."""
    try:
        rows: list[dict[str, Any]] = json.loads(output[output.index(b"{") :])["checks"]
        return [Line(str(r["name"]), bool(r["ok"]), *_words(r["words"])) for r in rows]
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _words(row: dict[str, Any]) -> tuple[Phrase, Phrase]:
    return from_data(row["seen"]), from_data(row["advice"])


class LineModel(RowModel[Line]):
    """Lines as rows."""

    def row_id(self, row: Line) -> object:
        """See RowModel."""
        return row.name, str(row.seen)

    def look(self, row: Line, role: int) -> object:
        """See RowModel."""
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title if row.ok else f"{row.title}: {say(row.seen)}"
            case Role.DETAIL:
                return say(row.advice) or say(row.seen)
            case Qt.ItemDataRole.DecorationRole:
                return icon("live", "success") if row.ok else icon("refused", "danger")
            case Qt.ItemDataRole.ToolTipRole:
                return f"{row.title}: {say(row.seen)}"
        return None


class SelfTestDialog(Dialog):
    """Runs `command`, which prints the test's JSON, and shows what it says; closing ends the process."""

    def __init__(self, command: Sequence[str], parent: QWidget | None = None) -> None:
        detail = tr(
            "Tries files, keyring, window and the way to the contact center. Nothing is changed there."
        )
        super().__init__(tr("Check this installation"), parent, width=SPACE * 90, detail=detail)
        self.verdict = plain_label(tr("Looking… this takes up to half a minute."), role="heading", wrap=True)
        self.body.addWidget(self.verdict)
        self.model = LineModel(self)
        self.view = TwoLineList(self.model, tr("What was looked at"))
        self.body.addWidget(self.view, 1)
        self.setMinimumHeight(SPACE * 76)
        self.copy = self.add_button(tr("&Copy"), self._copy, left=True)
        self.copy.setEnabled(False)
        self.add_close(is_default=True)
        self._process = QProcess(self)
        self._process.finished.connect(lambda *_: self._show())
        self._process.errorOccurred.connect(lambda _kind: self._show())
        self._process.start(command[0], list(command[1:]))

    def _show(self) -> None:
        lines = lines_of(bytes(self._process.readAllStandardOutput().data()))
        if lines is None:
            self._say(
                tr("The test did not run. Start “ivr-designer doctor” in a terminal instead."), "trouble"
            )
            return
        self.model.set_rows(lines)
        wrong = list(dict.fromkeys(line.title for line in lines if not line.ok))
        self.copy.setEnabled(True)
        if wrong:
            self._say(tr("Not well: {names}").format(names=", ".join(wrong)), "trouble")
        else:
            self._say(tr("All is well."), "good")

    def _say(self, words: str, role: str) -> None:
        self.verdict.setText(words)
        restyle(self.verdict, "role", role)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(line.text for line in self.model.rows))

    # ---- Qt

    def done(self, result: int) -> None:
        # every way out comes here; a close event does not come with Escape
        self._process.blockSignals(True)
        if self._process.state() != QProcess.ProcessState.NotRunning:
            self._process.kill()
            self._process.waitForFinished(2000)
        super().done(result)
