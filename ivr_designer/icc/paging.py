"""Reading a list page by page until it is whole, or saying that it could not be.

A list is evidence: what it does not show may be taken for absent. So a page too few, a row twice, a count
that moves or does not add up is an error here, never a shorter list.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from ivr_designer.icc import wire
from ivr_designer.icc.envelope import Envelope
from ivr_designer.icc.errors import BadReply, PartialList

PAGE_LIMIT = 100
MAX_PAGES = 1000

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Listing(Generic[Row]):
    """A whole list. `server_date` is the Date (Unix seconds) of its *first* page: what took effect before
    that moment is shown. `foreign` counts rows left out because they belong to another parent.
    """

    rows: tuple[Row, ...]
    project: str | None
    server_date: float | None
    message: str = ""
    pages: int = 1
    foreign: int = 0


@dataclass(frozen=True, slots=True)
class ListKind(Generic[Row]):
    """Where a kind of rows is found: `path`, the `array` inside `data`, and the parser of a row."""

    path: str
    array: str
    parse: Callable[[wire.Raw], Row]
    counts: tuple[str, ...] = ("totalCount",)
    id_field: str = "id"


@dataclass(slots=True)
class _Reading(Generic[Row]):
    """Pages so far."""

    kind: ListKind[Row]
    rows: dict[str, Row] = field(default_factory=dict)
    total: int | None = None
    first: Envelope | None = None
    pages: int = 0

    def take(self, envelope: Envelope, page: int) -> bool:
        """Add a page; True when it was the last. Raises BadReply or PartialList."""
        data = envelope.body.get("data")
        array = data.get(self.kind.array) if isinstance(data, dict) else None
        if not isinstance(data, dict) or not isinstance(array, list):
            raise BadReply(f"it holds no {self.kind.array}", server_date=envelope.server_date)
        self._check_total(_total(data, self.kind.counts), envelope)
        self.first = self.first or envelope
        self.pages += 1
        current = wire.int_or_none(data.get("currentPage"))
        if not array or (current is not None and current != page and page > 1):
            return True
        if not self._add(array, envelope):
            return True
        return self._is_last(data, page)

    def _is_last(self, data: dict[str, Any], page: int) -> bool:
        pages = wire.int_or_none(data.get("totalPages"))
        if pages is not None:
            return page >= pages
        return self.total is None or len(self.rows) >= self.total

    def _check_total(self, total: int | None, envelope: Envelope) -> None:
        if self.first is not None and total != self.total:
            raise PartialList(self.kind.array, "it changed meanwhile", server_date=envelope.server_date)
        self.total = total

    def _add(self, array: list[Any], envelope: Envelope) -> bool:
        """Add the rows of a page; False when all of them were there before (the server ignores `page`)."""
        fresh: dict[str, Row] = {}
        for raw in array:
            if not isinstance(raw, dict):
                raise BadReply("a row is not an object", server_date=envelope.server_date)
            try:
                row = self.kind.parse(raw)
            except wire.RowRefused as refusal:
                raise BadReply(str(refusal), server_date=envelope.server_date) from None
            row_id = str(row.id)  # type: ignore[attr-defined]
            if row_id in fresh:
                raise PartialList(self.kind.array, "a row came twice", server_date=envelope.server_date)
            fresh[row_id] = row
        known = fresh.keys() & self.rows.keys()
        if len(known) == len(fresh):
            return False
        if known:
            raise PartialList(self.kind.array, "pages overlap", server_date=envelope.server_date)
        self.rows |= fresh
        return True

    def finish(self) -> Listing[Row]:
        """The whole list. Raises PartialList when the rows are not as many as announced."""
        assert self.first is not None
        if self.total is not None and self.total != len(self.rows):
            detail = f"{len(self.rows)} rows came, {self.total} were announced"
            raise PartialList(self.kind.array, detail, server_date=self.first.server_date)
        return Listing(
            tuple(self.rows.values()),
            self.first.project,
            self.first.server_date,
            self.first.message,
            self.pages,
        )


async def read_list(
    kind: ListKind[Row],
    fetch: Callable[[int], Awaitable[Envelope]],
    on_rows: Callable[[tuple[Row, ...]], None] | None = None,
) -> Listing[Row]:
    """All pages, each from `fetch(page)` (from 1). Raises PartialList, or what `fetch` raises.

    `on_rows` gets the rows of each page as it comes: good for showing, not yet proof of anything.
    """
    reading = _Reading(kind)
    for page in range(1, MAX_PAGES + 1):
        known = len(reading.rows)
        is_last = reading.take(await fetch(page), page)
        if on_rows:
            on_rows(tuple(reading.rows.values())[known:])
        if is_last:
            return reading.finish()
    raise PartialList(kind.array, f"it has more than {MAX_PAGES} pages")


def _total(data: dict[str, Any], names: tuple[str, ...]) -> int | None:
    """The announced count, under the first name that is there; None if none says one."""
    for name in names:
        total = wire.int_or_none(data.get(name))
        if total is not None and total >= 0:
            return total
    return None
