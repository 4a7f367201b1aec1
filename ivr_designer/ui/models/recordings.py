"""Recordings as rows: those on their way first, then what the contact center has, by title."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt

from ivr_designer.domain.seeking import sort_key
from ivr_designer.sync.contract import Recording
from ivr_designer.sync.upload_types import Upload, UploadState
from ivr_designer.ui.icons import icon
from ivr_designer.ui.models.lists import RowModel
from ivr_designer.ui.text import say, tr, trn
from ivr_designer.ui.widgets.two_line import Role

_ICONS = {
    UploadState.WAITING: "waiting",
    UploadState.SENDING: "sending",
    UploadState.CHECKING: "checking",
    UploadState.DONE: "live",
    UploadState.FAILED: "refused",
}


@dataclass(frozen=True, slots=True)
class RecordingEntry:
    """One row: a recording of the contact center, or an upload. `uses` counts the nodes that play it.

    `path` is where its sound is on this computer; `playing` says that it is heard now.
    """

    recording: Recording | None = None
    upload: Upload | None = None
    uses: int = 0
    playing: bool = False

    @property
    def id(self) -> str:
        """What identifies it among all."""
        return self.upload.id if self.upload is not None else f"file {self._recording.file}"

    @property
    def title(self) -> str:
        """What people call it."""
        return self.upload.title if self.upload is not None else self._recording.title or self._recording.file

    @property
    def file(self) -> str:
        """The server's name for it; empty while it is not there."""
        return self.upload.file if self.upload is not None else self._recording.file

    @property
    def path(self) -> str | None:
        """Where its sound is on this computer."""
        return self.recording.copy if self.recording is not None else None

    @property
    def _recording(self) -> Recording:
        assert self.recording is not None, "a row is one or the other"
        return self.recording


def length_words(seconds: float | None) -> str:
    """A length as a player shows it: `1:05`; empty when it is not known."""
    if seconds is None:
        return ""
    minutes, rest = divmod(max(1, round(seconds)), 60)
    return f"{minutes}:{rest:02d}"


def upload_words(upload: Upload) -> str:
    """How an upload stands, in a few words; trouble with its advice."""
    match upload.state:
        case UploadState.SENDING:
            percent = 100 * upload.sent // max(1, upload.size)
            return tr("{percent} % sent").format(percent=percent)
        case UploadState.CHECKING:
            return tr("Checking whether it arrived")
        case UploadState.DONE:
            return tr("Uploaded")
    if upload.cause is None:
        return tr("Waiting for its turn")
    parts = [say(upload.cause), say(upload.advice) if upload.advice is not None else ""]
    if upload.words:
        parts.append(tr("The server said: “{words}”").format(words=upload.words))
    return " ".join(filter(None, parts))


def recording_entries(
    recordings: Sequence[Recording], uploads: Sequence[Upload], uses: Mapping[str, int], playing: str | None
) -> list[RecordingEntry]:
    """All rows. Uploads that are done stand among the others already."""
    rows = [RecordingEntry(upload=u) for u in uploads if u.state is not UploadState.DONE]
    known = [
        RecordingEntry(r, None, uses.get(r.file, 0), r.copy is not None and r.copy == playing)
        for r in recordings
    ]
    return rows + sorted(known, key=lambda e: (sort_key(e.title), e.file))


class RecordingsModel(RowModel[RecordingEntry]):
    """See the module."""

    def row_id(self, row: RecordingEntry) -> object:
        """See RowModel."""
        return row.id

    def look(self, row: RecordingEntry, role: int) -> object:
        """See RowModel."""
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.DecorationRole:
                return _icon(row)
            case Role.DETAIL | Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                return _detail(row)
            case Role.TRAILING:
                return length_words(
                    row.upload.duration_s if row.upload is not None else row.recording.duration_s
                    if row.recording is not None else None
                )  # fmt: skip
            case Role.STRONG:
                return row.playing
        return None


def _icon(row: RecordingEntry) -> object:
    if row.upload is not None:
        failed = row.upload.state is UploadState.FAILED
        return icon(_ICONS[row.upload.state], "danger" if failed else "muted")
    if row.playing:
        return icon("stop", "accent")
    return icon("play", "text" if row.path is not None else "disabled")


def _detail(row: RecordingEntry) -> str:
    if row.upload is not None:
        return upload_words(row.upload)
    parts = [trn("{n} node plays it", "{n} nodes play it", row.uses) if row.uses else tr("No node plays it")]
    if row.path is None:
        parts.append(tr("its sound is not on this computer"))
    if row.title != row.file:
        parts.append(row.file)
    return " · ".join(parts)
