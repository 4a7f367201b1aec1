"""Having a number play a tree or lead to a queue: one PUT with all its fields, from a list read just before.

The number is its own evidence: a list tells whether a call whose answer was lost took effect. The same call
may then be sent again; another one waits until the lost one cannot come any more.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.icc.errors import IccError, ServerRefused
from ivr_designer.sync.contract import PhoneNumber, SyncProblem
from ivr_designer.sync.engine import Engine
from ivr_designer.sync.number_wishes import Route, Sent, came, put_sent, sent_for
from ivr_designer.sync.ports import Answer, RemoteNumber
from ivr_designer.sync.problems import NO_SERVER

Rows = tuple[RemoteNumber, ...]
LONGEST_WAIT_S = 10.0
LOOK_S = 0.5
SHOWN_S = 3.0
MAX_CALLS = 3


NOT_KEPT = (
    phrase("The number does not keep what it was given."),
    phrase("Look at it in the contact center's console."),
)


class Overtaken(Exception):
    """Something else is wanted of the number by now."""


@dataclass(frozen=True, slots=True)
class Aim:
    """One switch. `is_expected` says whether a number as it is now may be changed at all; `is_wanted` whether
    the switch is still asked for. `tree` is ours, for the activity list. One that is not patient ends when
    the connection needs a person.
    """

    number: str
    route: Route
    is_expected: Callable[[PhoneNumber], bool]
    is_wanted: Callable[[], bool] = lambda: True
    tree: TreeId | None = None
    is_patient: bool = True


@dataclass(slots=True)
class _Attempt:
    """What became of the call: who refused it, or until when (monotonic seconds) lists may not show it.

    `ours` are routes that calls of ours may have made.
    """

    ours: set[Route] = field(default_factory=set)
    refused: ServerRefused | None = None
    shown_by: float | None = None
    calls: int = 0


class Pointer:
    """Switches numbers with the engine's connection. `read` gets every list of numbers that was read."""

    def __init__(self, engine: Engine, read: Callable[[Rows], None]) -> None:
        self._engine = engine
        self._read = read

    async def point(self, aim: Aim) -> RemoteNumber:
        """Have a number lead to `aim.route`; returns it as it is then. Trouble with the connection is waited
        out. Raises SyncProblem, Overtaken, ServerRefused, JournalFailed.
        """
        engine, attempt = self._engine, _Attempt()
        while True:
            if engine.gate.needs_person and not aim.is_patient:
                raise SyncProblem(engine.gate.problem or NO_SERVER[0], engine.gate.advice or NO_SERVER[1])
            await engine.gate.usable()
            if not aim.is_wanted():
                raise Overtaken(aim.number)
            try:
                row = await self._step(aim, attempt)
            except ServerRefused:
                raise
            except IccError as error:
                engine.gate.went_wrong(error)
            else:
                if row is not None:
                    return row

    async def _step(self, aim: Aim, attempt: "_Attempt") -> RemoteNumber | None:
        """Read, and send if that is due; returns the number once it leads where it should."""
        engine = self._engine
        answer = await engine.wire.list_numbers()
        engine.gate.went_well()
        row = self._row(answer, aim.number)
        attempt.ours |= {sent.route for sent in sent_for(engine.journal.book, aim.number)}
        if aim.route.is_of(row.shown):
            self._forget_landed(aim, row)
            return row
        if attempt.refused is not None:
            raise attempt.refused
        if attempt.shown_by is not None:
            if engine.timer.monotonic() < attempt.shown_by:
                await engine.timer.sleep(LOOK_S)  # lists may lag behind an answer
            elif attempt.calls >= MAX_CALLS:
                raise SyncProblem(*NOT_KEPT)
            else:  # it was said to be done and is not: the same once more
                attempt.shown_by = None
        elif not await self._waits_for_another(aim, answer):
            self._check(aim, row, attempt)
            await self._send(aim, row, attempt)
        return None

    def _row(self, answer: Answer[list[RemoteNumber]], number: str) -> RemoteNumber:
        self._read(tuple(answer.value))
        for row in answer.value:
            if row.shown.id == number:
                return row
        raise SyncProblem(
            phrase("The number is not in the contact center any more."), phrase("Choose another number.")
        )

    def _check(self, aim: Aim, row: RemoteNumber, attempt: _Attempt) -> None:
        if not aim.is_expected(row.shown) and not any(route.is_of(row.shown) for route in attempt.ours):
            raise SyncProblem(
                phrase("Somebody else has switched {number} meanwhile.", number=row.shown.number),
                phrase("Look at the numbers and choose again."),
            )
        if aim.route.tree is None and aim.route.queue is None and row.shown.queue is None:
            raise SyncProblem(
                phrase("{number} has no queue for its callers yet.", number=row.shown.number),
                phrase("Choose the queue they get to."),
            )

    async def _send(self, aim: Aim, row: RemoteNumber, attempt: _Attempt) -> None:
        """One call. Raises IccError when it is not known what it did, or when it did nothing yet."""
        engine, began = self._engine, self._engine.timer.monotonic()
        ticket = engine.wire.ticket()
        sent = Sent(aim.route, ticket.exp)
        self._note(aim.number, sent)
        try:
            await engine.wire.point_number(row, aim.route.tree, ticket, aim.route.queue)
        except IccError as error:
            self._log(aim, row, began, error.cause, error)
            if error.outcome == "unknown":
                raise
            self._answered(aim.number, sent, took_effect=False)
            if not isinstance(error, ServerRefused):
                raise
            attempt.refused = error  # a gateway may say no after it was done: the next list tells
        else:
            self._log(aim, row, began, phrase("Done"))
            self._answered(aim.number, sent, took_effect=True)
            engine.gate.went_well(wrote=True)
            attempt.shown_by = engine.timer.monotonic() + min(engine.options.lag_s, SHOWN_S)
            attempt.calls += 1

    def _note(self, number: str, sent: Sent) -> None:
        """Durable before the first byte: what may take effect, and until when."""
        journal = self._engine.journal
        with journal.lock, journal.transaction() as work:
            put_sent(work, number, (*sent_for(journal.book, number), sent))

    def _answered(self, number: str, sent: Sent, *, took_effect: bool) -> None:
        """A call is answered, so it is over. If it took effect, lost ones with its aim are extra."""
        journal = self._engine.journal
        with journal.lock, journal.transaction() as work:
            left = list(sent_for(journal.book, number))
            if sent in left:
                left.remove(sent)
            if took_effect:
                left = [replace(s, is_extra=s.is_extra or s.route == sent.route) for s in left]
            put_sent(work, number, tuple(left))

    def _forget_landed(self, aim: Aim, row: RemoteNumber) -> None:
        """The number leads where it should: if a single lost call did that, none is under way any more."""
        journal = self._engine.journal
        if came(sent_for(journal.book, aim.number), row.shown):
            with journal.lock, journal.transaction() as work:
                put_sent(work, aim.number, ())

    async def _waits_for_another(self, aim: Aim, answer: Answer[list[RemoteNumber]]) -> bool:
        """Wait a little while a lost call with another aim may still come; True when it was waited."""
        engine, margin_s = self._engine, self._engine.options.margin_s
        journal = engine.journal
        now = answer.server_date if answer.server_date is not None else engine.wire.server_now() - margin_s
        known = sent_for(journal.book, aim.number)
        alive = tuple(s for s in known if s.exp + margin_s > now)
        if came(alive, self._row(answer, aim.number).shown):
            alive = ()
        if alive != known:
            with journal.lock, journal.transaction() as work:
                put_sent(work, aim.number, alive)
        others = [s for s in alive if s.route != aim.route]
        if not others:
            return False
        left = max(s.exp for s in others) + margin_s - now
        await engine.timer.sleep(min(max(left, 0.2), LONGEST_WAIT_S))
        return True

    def _log(
        self, aim: Aim, row: RemoteNumber, began: float, result: Phrase, error: IccError | None = None
    ) -> None:
        journal = self._engine.journal
        took_ms = (self._engine.timer.monotonic() - began) * 1000
        words = error.message if isinstance(error, ServerRefused) else ""
        with journal.lock, journal.transaction() as work:
            work.log(
                phrase("Switch {number}", number=row.shown.number), result, ok=error is None,
                call="PUT number", took_ms=took_ms, words=words, tree=aim.tree,
            )  # fmt: skip
            logged = list(work.logged)
        self._engine.hooks.logged(list(logged))
