"""Sending recordings to the media host, one at a time, each at most once as far as anybody can know.

The journal's rule for a call whose answer is lost holds here too: before the first byte, the ids listed so
far and the end of the token are stored; afterwards the list is read, and only when the upload is not in it
and its token has run out is it sent again. The media host is another one than the contact center's, so its
troubles stop uploads only: the gate is asked whether there are credentials, and told nothing.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from typing import TypeVar

from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.icc.errors import AuthRefused, IccError, Offline, RateLimited, ServerRefused
from ivr_designer.storage.errors import FileProblem
from ivr_designer.storage.local_copies import LocalCopies
from ivr_designer.sync.activity_entry import ActivityEntry
from ivr_designer.sync.contract import Recording
from ivr_designer.sync.journal import Journal, JournalFailed
from ivr_designer.sync.link import Gate
from ivr_designer.sync.ports import Answer, Jitter, Ticket, Timer, Wire
from ivr_designer.sync.upload_book import Entry, UploadBook
from ivr_designer.sync.upload_types import Upload, UploadState
from ivr_designer.sync.values import normal

T = TypeVar("T")

FIRST_PAUSE_S = 1.0
LONGEST_PAUSE_S = 60.0
TELL_EVERY_S = 0.1


class Uploader:
    """Lives on the session's loop; `book` may be read from any thread.

    `told` is called after each change of an upload, `arrived` with a recording that is there now, `logged`
    with a new line of activity.
    """

    def __init__(
        self, journal: Journal, copies: LocalCopies, gate: Gate, timer: Timer, jitter: Jitter, *,
        margin_s: float, told: Callable[[], None], arrived: Callable[[Recording], None],
        logged: Callable[[ActivityEntry], None],
    ) -> None:  # fmt: skip
        self.book = UploadBook(journal)
        self.copies = copies
        self.sent: dict[str, int] = {}
        self.wire: Wire | None = None
        self._journal = journal
        self._gate = gate
        self._timer = timer
        self._jitter = jitter
        self._margin_s = margin_s
        self._told = told
        self._arrived = arrived
        self._logged = logged
        self._news = asyncio.Event()
        self._current: tuple[str, asyncio.Task[None]] | None = None
        self._failures = 0
        self._told_at = 0.0

    def shown(self) -> tuple[Upload, ...]:
        """The uploads with the bytes sent so far; from any thread."""
        return tuple(
            replace(e.upload, sent=self.sent.get(i, 0)) if e.upload.state is UploadState.SENDING else e.upload
            for i, e in self.book.entries().items()
        )

    def kick(self) -> None:
        """Something is new: an upload, credentials, a person's wish to try at once."""
        self._failures = 0
        self._news.set()

    def cancel(self, upload_id: str) -> None:
        """Give an upload up. One that is on its way is broken off; the list tells whether it arrived."""
        if self._current is not None and self._current[0] == upload_id:
            self._current[1].cancel()
        self._news.set()

    async def run(self) -> None:
        """Work off what there is, for ever."""
        while True:
            entry = self._next()
            if entry is None or self.wire is None:
                self._news.clear()
                await self._news.wait()
                continue
            task = asyncio.get_running_loop().create_task(self._one(entry.upload.id))
            self._current = (entry.upload.id, task)
            try:
                await task
            except asyncio.CancelledError:
                task.cancel()
                me = asyncio.current_task()
                if me is not None and me.cancelling():
                    raise
            except JournalFailed:
                await self._pause()  # nothing was sent that is not written down
            finally:
                self._current = None
                self.sent.pop(entry.upload.id, None)
            self._told()

    def _next(self) -> Entry | None:
        return next((e for e in self.book.entries().values() if e.upload.is_open), None)

    def _put(self, entry: Entry) -> None:
        self.book.update(entry)
        self._told()

    # ---- one upload

    async def _one(self, upload_id: str) -> None:
        entry = self.book.entries()[upload_id]
        await self._gate.usable()
        try:
            if entry.upload.state is not UploadState.WAITING:
                entry = await self._settle(entry)
            if entry.upload.state is UploadState.WAITING:
                await self._send(entry)
        except IccError as error:
            await self._wait(upload_id, error)

    async def _send(self, entry: Entry) -> None:
        wire = self._wire()
        upload = entry.upload
        try:
            content = self.copies.read(upload.id)
        except FileProblem as problem:
            self._fail(entry, problem.cause, problem.advice)
            return
        before = await self._listed()
        ticket = wire.ticket()
        entry = replace(
            entry.now(state=UploadState.SENDING, cause=None, advice=None, words=""),
            before=frozenset(row.id for row in before.value), exp=ticket.exp,
        )  # fmt: skip
        self._put(entry)
        began = self._timer.monotonic()
        try:
            answer = await self._call(wire, entry, content, ticket)
        except IccError as error:
            await self._after_failure(entry, error, self._took_ms(began))
        else:
            self._done(entry, answer.value, self._took_ms(began))

    async def _call(self, wire: Wire, entry: Entry, content: bytes, ticket: Ticket) -> Answer[Recording]:
        upload = entry.upload

        def progress(sent: int, _total: int) -> None:
            self.sent[upload.id] = min(sent, upload.size)
            now = self._timer.monotonic()
            if now - self._told_at >= TELL_EVERY_S or sent >= upload.size:
                self._told_at = now
                self._told()

        return await wire.upload_recording(
            content, upload.name, upload.title, ticket, as_form=entry.as_form, on_progress=progress
        )

    def _took_ms(self, began: float) -> float:
        return (self._timer.monotonic() - began) * 1000

    async def _after_failure(self, entry: Entry, error: IccError, took_ms: float) -> None:
        self._log(entry.upload, error.cause, ok=False, took_ms=took_ms, words=_words(error))
        waiting = replace(entry.now(state=UploadState.WAITING), exp=None)
        if error.outcome == "not_sent" or isinstance(error, RateLimited):
            self._put(waiting)
            raise error
        self._put(entry.now(state=UploadState.CHECKING, cause=error.cause))
        if not isinstance(error, ServerRefused | AuthRefused):
            raise error
        # A gateway may say no after the server did it: look once, then believe it.
        found = self._mine(entry, (await self._listed()).value)
        if found is not None:
            self._done(entry, found, took_ms)
        elif isinstance(error, AuthRefused):
            self._put(waiting)
            raise error
        elif not entry.as_form:
            self._put(replace(waiting, as_form=True))
        else:
            self._fail(entry, error.cause, error.advice, error.message)

    # ---- one whose answer was lost

    async def _settle(self, entry: Entry) -> Entry:
        """Find out what became of it: the entry, done or waiting to be sent again."""
        entry = entry.now(state=UploadState.CHECKING)
        self._put(entry)
        looks = 0
        while True:
            listed = await self._listed()
            found = self._mine(entry, listed.value)
            if found is not None:
                self._done(entry, found, None)
                return self.book.entries().get(entry.upload.id, entry.now(state=UploadState.DONE))
            now = listed.server_date if listed.server_date is not None else self._wire().server_now()
            left = (entry.exp or 0.0) + self._margin_s - now
            if left <= 0:
                entry = replace(entry.now(state=UploadState.WAITING), exp=None)
                self._put(entry)
                return entry
            looks += 1
            await self._timer.sleep(min(left, 2.0**looks))

    def _mine(self, entry: Entry, rows: list[Recording]) -> Recording | None:
        """The row that was not there before and bears the title: recordings have no other mark of ours."""
        title = normal(entry.upload.title)
        return next((r for r in rows if r.id not in entry.before and normal(r.title) == title), None)

    # ---- ends

    def _done(self, entry: Entry, recording: Recording, took_ms: float | None) -> None:
        upload = entry.upload
        self.copies.rename(upload.id, recording.file)
        self._arrived(replace(recording, title=recording.title or upload.title))  # whoever is told finds it
        self._put(entry.now(state=UploadState.DONE, file=recording.file, cause=None, advice=None))
        self._log(upload, phrase("Done"), ok=True, took_ms=took_ms)
        self._failures = 0

    def _fail(self, entry: Entry, cause: Phrase, advice: Phrase, words: str = "") -> None:
        self._put(entry.now(state=UploadState.FAILED, cause=cause, advice=advice, words=words))

    async def _wait(self, upload_id: str, error: IccError) -> None:
        """After trouble with the way there: say so, wait, and let `run` come again."""
        entry = self.book.entries().get(upload_id)
        if entry is None:
            return
        self._failures += 1
        if isinstance(error, AuthRefused) and self._failures > 1:
            self._fail(entry, error.cause, phrase("Check the key, and the media address of the connection."))
            return
        if isinstance(error, ServerRefused):
            self._fail(entry, error.cause, error.advice, error.message)
            return
        self._put(entry.now(cause=error.cause, advice=error.advice, words=_words(error)))
        await self._pause(error.after_s if isinstance(error, RateLimited) else None)

    async def _pause(self, seconds: float | None = None) -> None:
        growing = min(FIRST_PAUSE_S * 2.0 ** max(self._failures - 1, 0), LONGEST_PAUSE_S)
        self._news.clear()
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds or growing * (0.5 + 0.5 * self._jitter())):
                await self._news.wait()

    # ---- small parts

    def _wire(self) -> Wire:
        if self.wire is None:  # locked meanwhile
            raise Offline("network")
        return self.wire

    def _listed(self) -> Awaitable[Answer[list[Recording]]]:
        return self._wire().list_recordings()

    def _log(
        self, upload: Upload, result: Phrase, *, ok: bool, took_ms: float | None, words: str = ""
    ) -> None:
        with self._journal.transaction() as work:
            entry = work.log(
                phrase("Upload recording “{name}”", name=upload.title), result, ok=ok,
                call="POST greetingfile", took_ms=took_ms, words=words,
            )  # fmt: skip
        self._logged(entry)


def _words(error: IccError) -> str:
    return error.message if isinstance(error, ServerRefused) else ""
