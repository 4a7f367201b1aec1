"""The part of a session that keeps and sends recordings."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from ivr_designer.config.profiles import Profile
from ivr_designer.domain.errors import CommitFailed, EditRefused
from ivr_designer.domain.ids import NodeId, TreeId, new_recording_id
from ivr_designer.domain.phrases import phrase
from ivr_designer.sync.io_thread import IoThread
from ivr_designer.sync.upload_book import Entry
from ivr_designer.sync.upload_types import Upload, UploadState
from ivr_designer.sync.worker import Worker


class SessionRecordings:
    """See contract.Session for what each method does."""

    profile: Profile | None
    worker: Worker
    _io: IoThread
    _act: Callable[[Callable[[Any], Any]], Any]

    @property
    def uploads(self) -> tuple[Upload, ...]:
        """See Session."""
        return self.worker.recordings.uploader.shown()

    def upload_recording(
        self, data: bytes, name: str, title: str, node: tuple[TreeId, NodeId] | None = None
    ) -> str:
        """See Session. Raises FileProblem, EditRefused, CommitFailed."""
        if self.profile is None:
            raise EditRefused(phrase("Recordings are kept by a contact center; connect to one first."))
        upload_id = new_recording_id()
        copies, book = self.worker.recordings.copies, self.worker.recordings.uploader.book
        facts = copies.keep(upload_id, data)
        title = " ".join(title.split()) or name
        entry = Entry(Upload(upload_id, name, title, len(data), facts.duration_s, node=node))
        try:
            self._act(lambda work: book.put(entry, work))
        except CommitFailed:
            copies.forget(upload_id)
            raise
        self._moved()
        return upload_id

    def cancel_upload(self, upload: str) -> None:
        """See Session. Raises CommitFailed."""
        recordings = self.worker.recordings
        self._act(lambda work: recordings.uploader.book.drop(upload, work))
        recordings.copies.forget(upload)
        self._io.call(recordings.uploader.cancel, upload)
        self._moved()

    def retry_upload(self, upload: str) -> None:
        """See Session. Raises CommitFailed."""
        book = self.worker.recordings.uploader.book
        entry = book.entries().get(upload)
        if entry is not None and entry.upload.state is UploadState.FAILED:
            again = entry.now(state=UploadState.WAITING, cause=None, advice=None, words="")
            self._act(lambda work: book.put(replace(again, exp=None, as_form=False), work))
        self._moved()

    def keep_copy(self, file: str, data: bytes) -> None:
        """See Session. Raises FileProblem."""
        self.worker.recordings.copies.keep(file, data)
        self._io.call(self.worker.recordings.refreshed)

    def _moved(self) -> None:
        recordings = self.worker.recordings
        self._io.call(recordings.uploader.kick)
        self._io.call(recordings.tell)
