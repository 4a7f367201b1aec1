"""The recordings of the contact center: hear, upload, look up, and have a node play one."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from ivr_designer.domain.seeking import fold
from ivr_designer.sync.upload_types import UploadState
from ivr_designer.ui.dialogs.frame import Dialog
from ivr_designer.ui.models.recordings import RecordingEntry, RecordingsModel
from ivr_designer.ui.panels.panel import EmptyPage
from ivr_designer.ui.text import tr, trn
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.basics import button, clearable, plain_label, row
from ivr_designer.ui.widgets.two_line_list import TwoLineList


class RecordingsDialog(Dialog):
    """Not modal. What is to be done with a row comes as one signal, `(verb, RecordingEntry)`.

    Signals:
        wanted: ("play" | "use" | "where" | "copy" | "cancel" | "retry", RecordingEntry).
        upload_wanted, refresh_wanted.
    """

    wanted = Signal(object)
    upload_wanted = Signal()
    refresh_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Recordings"), parent, width=SPACE * 90)
        self.setModal(False)
        self.setMinimumHeight(SPACE * 62)
        self._entries: list[RecordingEntry] = []
        self._node = ""
        self.model = RecordingsModel(self)
        self.field = QLineEdit()
        clearable(self.field)
        self.field.setPlaceholderText(tr("Search"))
        self.field.setAccessibleName(tr("Search recordings"))
        self.field.textChanged.connect(lambda _text: self._fill())
        self.view = TwoLineList(self.model, tr("Recordings"), is_even=True)
        self.empty = EmptyPage("play")
        self.trouble = plain_label(role="trouble", wrap=True)
        self.body.addWidget(self.field)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self.empty, 1)
        self.body.addWidget(self.trouble)
        self._add_acts()
        self.summary = plain_label(role="muted")
        self.body.addWidget(self.summary)
        self.add_close()
        self.add_button(tr("Upload…"), self.upload_wanted.emit, kind="primary")
        self.view.selectionModel().currentChanged.connect(lambda _now, _before: self._show_acts())
        self.view.activated.connect(self._on_activated)

    def _add_acts(self) -> None:
        line = row(gap=SPACE)
        self.play = self._act("play", "play")
        self.use = self._act("use", "link")
        self.where = self._act("where", "search")
        self.copy = self._act("copy", "open")
        self.retry = self._act("retry", "refresh")
        self.cancel = self._act("cancel", "close")
        for each in (self.play, self.use, self.where, self.copy, self.retry, self.cancel):
            line.addWidget(each)
        line.addStretch(1)
        self.where.setText(tr("Where is it used?"))
        self.copy.setText(tr("Add its sound…"))
        self.copy.setToolTip(tr("Choose the file it was made from, to hear it here and to know its length."))
        self.retry.setText(tr("Try again"))
        self.cancel.setText(tr("Give up"))
        self.body.addLayout(line)

    def _act(self, verb: str, glyph: str) -> QPushButton:
        return button(lambda: self._on_act(verb), kind="flat", icon_name=glyph)

    # ---- what is shown

    @property
    def entry(self) -> RecordingEntry | None:
        """The row that has the focus."""
        index = self.view.currentIndex()
        return self.model.rows[index.row()] if index.isValid() else None

    def show_entries(self, entries: Sequence[RecordingEntry], *, known: bool, node: str) -> None:
        """Show these; `known` says that the list was read, `node` names the node that could play one."""
        self._entries, self._node = list(entries), node
        self._fill()
        nothing = not self._entries
        self.view.setVisible(not nothing)
        self.empty.setVisible(nothing)
        if known:
            detail = tr("Upload WAV or MP3 files; a node can play them a moment later.")
            self.empty.say(tr("No recordings yet"), detail, tr("Upload…"), self.upload_wanted.emit)
        else:
            detail = tr("The contact center's list of recordings was not read yet.")
            self.empty.say(tr("Recordings are unknown"), detail, tr("Read now"), self.refresh_wanted.emit)

    def choose(self, file: str) -> None:
        """Put the focus on the recording of that file."""
        self.field.clear()
        place = self.model.row_of(f"file {file}")
        if place is not None:
            self.view.setCurrentIndex(self.model.index(place))

    def _fill(self) -> None:
        words = fold(self.field.text()).split()
        fits = [e for e in self._entries if all(w in fold(f"{e.title} {e.file}") for w in words)]
        self.model.set_rows(fits)
        if not self.view.currentIndex().isValid() and self.model.rows:
            self.view.setCurrentIndex(self.model.index(0))
        count = sum(e.upload is None for e in self.model.rows)
        self.summary.setText(trn("{n} recording", "{n} recordings", count))
        self._show_acts()

    def _show_acts(self) -> None:
        entry = self.entry
        here = entry is not None and entry.upload is None
        self.play.setText(tr("Stop") if entry is not None and entry.playing else tr("Play"))
        self.play.setVisible(here)
        self.play.setEnabled(entry is not None and entry.path is not None)
        self.use.setVisible(here and bool(self._node))
        shown = self._node if len(self._node) <= 24 else self._node[:23] + "…"
        self.use.setText(tr("Play it in “{node}”").format(node=shown.replace("&", "&&")))
        self.where.setVisible(here)
        self.copy.setVisible(here and entry is not None and entry.path is None)
        failed = entry is not None and entry.upload is not None and entry.upload.state is UploadState.FAILED
        self.retry.setVisible(failed)
        self.cancel.setVisible(entry is not None and entry.upload is not None)
        self.trouble.setVisible(failed)
        if failed and entry is not None:
            self.trouble.setText(str(self.model.look(entry, Qt.ItemDataRole.ToolTipRole)))

    # ---- acts

    def _on_act(self, verb: str) -> None:
        if self.entry is not None:
            self.wanted.emit((verb, self.entry))

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        if index.isValid() and self.play.isVisible() and self.play.isEnabled():
            self._on_act("play")
