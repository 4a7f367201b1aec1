"""The contact center's REST API: one coroutine per call, one attempt each, no memory but the server's time.

Reads may be repeated with `retry.read`. A write takes a token from `prepare_write`, so that its expiry can be
stored before anything is sent; after an `Ambiguous` error, what happened is to be looked up, not sent again.
"""

from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar
from urllib.parse import quote, urlencode

from ivr_designer.config.redact import Secret
from ivr_designer.icc import wire
from ivr_designer.icc.auth import SKEW_RETRY_S, ServerClock, TokenSource, WriteToken
from ivr_designer.icc.envelope import Envelope, RawReply, open_envelope
from ivr_designer.icc.errors import AuthRefused, PartialList, WrongProject
from ivr_designer.icc.paging import PAGE_LIMIT, Listing, ListKind, read_list
from ivr_designer.icc.request_body import audio_type, encode_form, encode_json
from ivr_designer.icc.transport import Request, Transport

TREES = ListKind("ivrtree", "ivrTrees", wire.TreeRow.parse)
NODES = ListKind("ivrnode", "ivrNodes", wire.NodeRow.parse)
KEYPRESSES = ListKind("ivrkeypress", "ivrNodeKeys", wire.KeypressRow.parse)
NUMBERS = ListKind("number", "numbers", wire.NumberRow.parse)
QUEUES = ListKind("queue", "queues", wire.NamedRow.parse)
GROUPS = ListKind("group", "groups", wire.NamedRow.parse, ("totalGroups", "totalCount"))
GREETINGS = ListKind("greetingfile", "greeting_files", wire.GreetingRow.parse, ("total", "totalCount"))

UPLOAD_MIN_BYTES_PER_S = 16 * 1024
_CHUNK = 64 * 1024

Fields = Mapping[str, Any]
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Created:
    """A create that succeeded. `is_root` is told for nodes, and not by every server (None)."""

    id: str
    is_root: bool | None
    project: str | None
    server_date: float | None
    message: str


@dataclass(frozen=True, slots=True)
class Done:
    """An update or delete that succeeded."""

    project: str | None
    server_date: float | None
    message: str


@dataclass(frozen=True, slots=True)
class Uploaded:
    """A recording that arrived. `filename` is what a play node names."""

    filename: str
    file_sid: str | None
    server_date: float | None
    message: str


class IccClient:
    """Calls to one account. `icc_url` and `media_url` are base URLs without /v1.

    `project`, when given, is the only project id that answers may name. All coroutines raise IccError.
    """

    def __init__(
        self,
        transport: Transport,
        tokens: TokenSource,
        *,
        icc_url: str,
        media_url: str,
        project: str | None = None,
    ) -> None:
        self._transport = transport
        self._tokens = tokens
        self._icc = f"{icc_url}/v1/"
        self._media = f"{media_url}/v1/"
        self.project = project

    @property
    def clock(self) -> ServerClock:
        """The server's time as far as its answers told it."""
        return self._tokens.clock

    def prepare_write(self) -> WriteToken:
        """A token for one write; store `exp` before sending."""
        return self._tokens.for_write()

    async def aclose(self) -> None:
        """Close the connections."""
        await self._transport.aclose()

    # Trees

    async def list_trees(self) -> Listing[wire.TreeRow]:
        """All trees of the project."""
        return await self._list(TREES)

    async def create_tree(self, name: str, *, token: WriteToken) -> Created:
        """Create an empty tree."""
        return await self._create(TREES.path, {"tree_name": name}, "ivrTreeID", token)

    async def update_tree(self, tree: str, fields: Fields, *, token: WriteToken) -> Done:
        """Rename a tree (`tree_name`)."""
        return await self._update(TREES.path, tree, fields, "ivrTreeID", token)

    async def delete_tree(self, tree: str, *, token: WriteToken) -> Done:
        """Delete a tree. What becomes of its nodes is the server's choice: delete them first."""
        return await self._delete(TREES.path, tree, token)

    # Nodes

    async def list_nodes(
        self, tree: str, on_rows: Callable[[tuple[wire.NodeRow, ...]], None] | None = None
    ) -> Listing[wire.NodeRow]:
        """All nodes of a tree; rows of other trees are left out (`foreign` counts them).

        `on_rows` gets the rows of each page as they come.
        """

        def is_mine(row: wire.NodeRow) -> bool:
            return row.tree in {None, tree}

        def show(rows: tuple[wire.NodeRow, ...]) -> None:
            if on_rows:
                on_rows(tuple(filter(is_mine, rows)))

        found = await self._list(NODES, {"tree": tree}, on_rows=show)
        if len({row.tree for row in found.rows}) == 1 and not is_mine(found.rows[0]):
            # The answer to another request comes once; a server that ignores `tree` says it again.
            found = await self._list(NODES, {"tree": tree}, on_rows=show)
        mine = tuple(filter(is_mine, found.rows))
        return replace(found, rows=mine, foreign=len(found.rows) - len(mine))

    async def create_node(self, fields: Fields, *, token: WriteToken) -> Created:
        """Create a node; `fields` are the API's, with `tree`."""
        return await self._create(NODES.path, fields, "ivrNodeID", token)

    async def update_node(self, node: str, fields: Fields, *, token: WriteToken) -> Done:
        """Change fields of a node; `tree` is not among them."""
        return await self._update(NODES.path, node, fields, "ivrNodeID", token)

    async def delete_node(self, node: str, *, token: WriteToken) -> Done:
        """Delete a node."""
        return await self._delete(NODES.path, node, token)

    # Keypresses

    async def list_keypresses(self, node: str) -> Listing[wire.KeypressRow]:
        """All keypresses of a node. A row of another node makes the list unusable: PartialList."""
        found = await self._list(KEYPRESSES, {"node": node})
        if any(row.node not in {None, node} for row in found.rows):
            raise PartialList(KEYPRESSES.array, "it is about another node", server_date=found.server_date)
        return found

    async def create_keypress(self, fields: Fields, *, token: WriteToken) -> Created:
        """Create a keypress; `fields` are the API's, with `node`, `node_key` and `action`."""
        return await self._create(KEYPRESSES.path, fields, "ivrNodeKeyID", token)

    async def update_keypress(self, keypress: str, fields: Fields, *, token: WriteToken) -> Done:
        """Change a keypress; `node` is not among the fields."""
        return await self._update(KEYPRESSES.path, keypress, fields, "ivrNodeKeyID", token)

    async def delete_keypress(self, keypress: str, *, token: WriteToken) -> Done:
        """Delete a keypress."""
        return await self._delete(KEYPRESSES.path, keypress, token)

    # Numbers, queues, groups

    async def list_numbers(self) -> Listing[wire.NumberRow]:
        """All phone numbers of the contact center."""
        return await self._list(NUMBERS)

    async def update_number(self, number: str, fields: Fields, *, token: WriteToken) -> Done:
        """Change a number; send the full body from a fresh read (`mapping.number_body`)."""
        return await self._update(NUMBERS.path, number, fields, "numberID", token)

    async def list_queues(self) -> Listing[wire.NamedRow]:
        """All queues."""
        return await self._list(QUEUES)

    async def list_groups(self) -> Listing[wire.NamedRow]:
        """All agent groups."""
        return await self._list(GROUPS)

    # Recordings, on the media host

    async def list_greetings(self) -> Listing[wire.GreetingRow]:
        """All uploaded recordings."""
        return await self._list(GREETINGS, base=self._media)

    async def upload_greeting(
        self,
        content: bytes,
        name: str,
        *,
        token: WriteToken,
        desc: str = "",
        as_form: bool = False,
        on_progress: Callable[[int, int], None] | None = None,
    ) -> Uploaded:
        """Upload a WAV or MP3 file. `name` decides its content type; `desc` is kept beside it.

        `as_form` uses the multipart form instead of raw bytes. `on_progress(sent, total)` counts bytes.
        """
        content_type, body = encode_form(content, name) if as_form else (audio_type(name), content)
        query = {"uploadType": "multipart" if as_form else "simple", "desc": desc}
        headers = _headers(token.jwt) | {"Content-Type": content_type, "Content-Length": str(len(body))}
        deadline_s = self._transport.limits.deadline_s + len(body) / UPLOAD_MIN_BYTES_PER_S
        url = f"{self._media}{GREETINGS.path}?{urlencode(query)}"
        chunks = _chunks(body, on_progress or (lambda sent, total: None))
        envelope = await self._call(Request("POST", url, headers, chunks, deadline_s))
        return Uploaded(
            envelope.required_id("filename"),
            wire.id_or_none(envelope.body.get("fileSid")),
            envelope.server_date,
            envelope.message,
        )

    # The shape of every call

    async def _list(
        self,
        kind: ListKind[Row],
        query: Mapping[str, str] | None = None,
        *,
        base: str | None = None,
        on_rows: Callable[[tuple[Row, ...]], None] | None = None,
    ) -> Listing[Row]:
        url = f"{base or self._icc}{kind.path}"

        async def fetch(page: int) -> Envelope:
            full = urlencode({**(query or {}), "page": page, "limit": PAGE_LIMIT})
            return await self._call(Request("GET", f"{url}?{full}", _headers(self._tokens.for_read())))

        return await read_list(kind, fetch, on_rows)

    async def _create(self, path: str, fields: Fields, id_field: str, token: WriteToken) -> Created:
        envelope = await self._write("POST", path, fields, token)
        return Created(
            envelope.required_id(id_field),
            wire.bool_or_none(envelope.body.get("isRootNode")),
            envelope.project,
            envelope.server_date,
            envelope.message,
        )

    async def _update(self, path: str, row_id: str, fields: Fields, id_field: str, token: WriteToken) -> Done:
        envelope = await self._write("PUT", f"{path}/{_segment(row_id)}", fields, token)
        envelope.confirm_id(id_field, row_id, is_promised=path != NUMBERS.path)
        return Done(envelope.project, envelope.server_date, envelope.message)

    async def _delete(self, path: str, row_id: str, token: WriteToken) -> Done:
        envelope = await self._write("DELETE", f"{path}/{_segment(row_id)}", None, token)
        return Done(envelope.project, envelope.server_date, envelope.message)

    async def _write(self, method: str, path: str, fields: Fields | None, token: WriteToken) -> Envelope:
        headers = _headers(token.jwt)
        body = None
        if fields is not None:
            headers["Content-Type"] = "application/json"
            body = encode_json(fields)
        return await self._call(Request(method, self._icc + path, headers, body))

    async def _call(self, request: Request) -> Envelope:
        skew_s = self.clock.skew_s
        sent_at = self.clock.local()
        reply = await self._transport.send(request)
        self._learn_time(reply, sent_at)
        try:
            envelope = open_envelope(reply)
        except AuthRefused as refused:
            refused.skewed = abs(self.clock.skew_s - skew_s) > SKEW_RETRY_S
            raise
        if self.project is not None and envelope.project not in {None, self.project}:
            raise WrongProject(self.project, str(envelope.project), server_date=envelope.server_date)
        return envelope

    def _learn_time(self, reply: RawReply, sent_at: float) -> None:
        """Take the server's time from its answers, but not from a web page that a network put in between."""
        if reply.server_date is not None and reply.body.lstrip().startswith(b"{"):
            self.clock.observe(reply.server_date, sent_at, self.clock.local())


def _headers(token: Secret) -> dict[str, str]:
    return {"X-STRINGEE-AUTH": token.reveal(), "Accept": "application/json"}


def _segment(row_id: str) -> str:
    """An id as one path segment. `wire` lets no id through that would change the path; nor does this."""
    if wire.id_or_none(row_id) != row_id:
        raise ValueError("not an id")
    return quote(row_id, safe="")


async def _chunks(body: bytes, on_progress: Callable[[int, int], None]) -> AsyncIterator[bytes]:
    total = len(body)
    for start in range(0, total, _CHUNK):
        yield body[start : start + _CHUNK]
        on_progress(min(start + _CHUNK, total), total)
