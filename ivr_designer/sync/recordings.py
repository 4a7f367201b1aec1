"""What the worker does about recordings: their list, their copies here, the uploads."""

import logging
import random
from dataclasses import replace
from typing import TYPE_CHECKING

from ivr_designer.icc.errors import IccError
from ivr_designer.storage.local_copies import LocalCopies
from ivr_designer.sync.contract import Recording
from ivr_designer.sync.ports import Wire
from ivr_designer.sync.upload_types import UploadsChanged
from ivr_designer.sync.uploading import Uploader

if TYPE_CHECKING:
    from ivr_designer.sync.worker import Worker

_log = logging.getLogger(__name__)


class Recordings:
    """Belongs to one worker and lives on its loop. The media host may fail without the rest suffering."""

    def __init__(self, worker: "Worker", copies: LocalCopies) -> None:
        self._worker = worker
        self._runs = False
        self.copies = copies
        self.uploader = Uploader(
            worker.journal, copies, worker.gate, worker.timer, random.random,
            margin_s=worker.options.fence_margin_s, told=self.tell, arrived=self._arrived,
            logged=worker.logged,
        )  # fmt: skip

    def connect(self, wire: Wire) -> None:
        """Uploads that wait may go."""
        self.uploader.wire = wire
        if not self._runs:
            self._runs = True
            self._worker.io.spawn(self.uploader.run(), "uploading")
        self.uploader.kick()
        self.tell()

    def disconnect(self) -> None:
        """The client is about to go."""
        self.uploader.wire = None

    async def read(self, wire: Wire) -> None:
        """The list. If it cannot be had, what was known stays."""
        try:
            answer = await wire.list_recordings()
        except IccError as error:
            _log.info("recordings were not read: %s", error.cause)
            return
        self._worker.lists.recordings = tuple(map(self.dressed, answer.value))

    def dressed(self, row: Recording) -> Recording:
        """A row with what its copy here tells."""
        path, facts = self.copies.path_of(row.file), self.copies.facts(row.file)
        if path is None or facts is None:
            return replace(row, duration_s=None, copy=None)
        return replace(row, duration_s=facts.duration_s, copy=str(path))

    def refreshed(self) -> None:
        """A copy was added or replaced."""
        rows = self._worker.lists.recordings
        if rows is not None:
            self._worker.lists.recordings = tuple(map(self.dressed, rows))
            self._worker.tell_account()

    def tell(self) -> None:
        """The uploads moved."""
        self._worker.emit(UploadsChanged(self.uploader.shown()))

    def _arrived(self, recording: Recording) -> None:
        rows = self._worker.lists.recordings or ()
        others = tuple(r for r in rows if r.file != recording.file)
        self._worker.lists.recordings = (*others, self.dressed(recording))
        self._worker.tell_account()
