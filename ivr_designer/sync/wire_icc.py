"""The engine's wire over the real client: rows become domain values, reads are repeated, writes never."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TypeVar

from ivr_designer.domain.keypresses import Keypress
from ivr_designer.domain.nodes import Node
from ivr_designer.icc import mapping, wire
from ivr_designer.icc.auth import WriteToken
from ivr_designer.icc.client import IccClient
from ivr_designer.icc.paging import Listing
from ivr_designer.icc.retry import ReadPolicy
from ivr_designer.sync.contract import PhoneNumber, Queue, Recording
from ivr_designer.sync.ports import Answer, Created, RemoteNumber, RemoteTree, Ticket
from ivr_designer.sync.read_log import Listed, ReadLog

Row = TypeVar("Row")
V = TypeVar("V")


class IccWire:
    """See ports.Wire. Owns the client and closes it. Every attempt of a read goes into `reads`."""

    def __init__(
        self, client: IccClient, policy: ReadPolicy | None = None, reads: ReadLog | None = None
    ) -> None:
        self.client = client
        self.policy = policy or ReadPolicy()
        self.reads = reads

    def ticket(self) -> WriteToken:
        """See Wire."""
        return self.client.prepare_write()

    def server_now(self) -> float:
        """See Wire."""
        return self.client.clock.now()

    def expect_project(self, project: str) -> None:
        """See Wire."""
        self.client.project = project

    @property
    def skew_s(self) -> float:
        """Server minus local clock, seconds."""
        return self.client.clock.skew_s

    async def _read(
        self,
        what: Listed,
        parent: str,
        call: Callable[[], Awaitable[Listing[Row]]],
        value: Callable[[Row], V],
    ) -> Answer[list[V]]:
        """A list of `value`s, tried again where that is of use."""
        reads = self.reads

        async def once() -> Answer[list[V]]:
            found = await call()
            return Answer(list(map(value, found.rows)), found.server_date, found.project)

        return await self.policy.run(once if reads is None else partial(reads.watch, what, parent, once))

    async def list_trees(self) -> Answer[list[RemoteTree]]:
        """See Wire."""
        return await self._read(Listed.TREES, "", self.client.list_trees, _tree)

    async def list_nodes(
        self, tree: str, on_page: Callable[[list[Node]], None] | None = None
    ) -> Answer[list[Node]]:
        """See Wire."""
        made: dict[str, tuple[wire.NodeRow, Node]] = {}

        def node_of(row: wire.NodeRow) -> Node:
            known = made.get(row.id)
            if known is None or known[0] is not row:  # a list that is begun again has new rows
                known = made[row.id] = (row, mapping.node_from_row(row))
            return known[1]

        def show(rows: tuple[wire.NodeRow, ...]) -> None:
            nodes = list(map(node_of, rows))
            if self.reads is not None:
                self.reads.hear(tree, nodes)
            if on_page is not None:
                on_page(nodes)

        call = partial(self.client.list_nodes, tree, show)
        return await self._read(Listed.NODES, tree, call, node_of)

    async def list_keypresses(self, node: str) -> Answer[list[Keypress]]:
        """See Wire."""
        value = partial(mapping.keypress_from_row, node=node)
        return await self._read(Listed.KEYS, node, partial(self.client.list_keypresses, node), value)

    async def create_tree(self, name: str, ticket: Ticket) -> Answer[Created]:
        """See Wire."""
        done = await self.client.create_tree(name, token=_token(ticket))
        return Answer(Created(done.id, done.is_root), done.server_date, done.project)

    async def update_tree(self, tree: str, name: str, ticket: Ticket) -> Answer[None]:
        """See Wire."""
        done = await self.client.update_tree(tree, {"tree_name": name}, token=_token(ticket))
        return Answer(None, done.server_date, done.project)

    async def delete_tree(self, tree: str, ticket: Ticket) -> Answer[None]:
        """See Wire."""
        done = await self.client.delete_tree(tree, token=_token(ticket))
        return Answer(None, done.server_date, done.project)

    async def create_node(self, tree: str, node: Node, ticket: Ticket) -> Answer[Created]:
        """See Wire."""
        done = await self.client.create_node(mapping.node_body(node, tree), token=_token(ticket))
        return Answer(Created(done.id, done.is_root), done.server_date, done.project)

    async def update_node(self, node: Node, ticket: Ticket) -> Answer[None]:
        """See Wire."""
        done = await self.client.update_node(node.id, mapping.node_body(node), token=_token(ticket))
        return Answer(None, done.server_date, done.project)

    async def delete_node(self, node: str, ticket: Ticket) -> Answer[None]:
        """See Wire."""
        done = await self.client.delete_node(node, token=_token(ticket))
        return Answer(None, done.server_date, done.project)

    async def create_keypress(self, keypress: Keypress, ticket: Ticket) -> Answer[Created]:
        """See Wire."""
        body = mapping.keypress_body(keypress, create=True)
        done = await self.client.create_keypress(body, token=_token(ticket))
        return Answer(Created(done.id, None), done.server_date, done.project)

    async def update_keypress(self, keypress: Keypress, ticket: Ticket) -> Answer[None]:
        """See Wire."""
        body = mapping.keypress_body(keypress, create=False)
        done = await self.client.update_keypress(keypress.id, body, token=_token(ticket))
        return Answer(None, done.server_date, done.project)

    async def delete_keypress(self, keypress: str, ticket: Ticket) -> Answer[None]:
        """See Wire."""
        done = await self.client.delete_keypress(keypress, token=_token(ticket))
        return Answer(None, done.server_date, done.project)

    async def list_numbers(self) -> Answer[list[RemoteNumber]]:
        """See Wire."""
        return await self._read(Listed.NUMBERS, "", self.client.list_numbers, _number)

    async def point_number(
        self, number: RemoteNumber, tree: str | None, ticket: Ticket, queue: str | None = None
    ) -> Answer[None]:
        """See Wire."""
        body = mapping.number_body(wire.NumberRow.parse(number.raw), tree=tree, queue=queue)
        done = await self.client.update_number(number.shown.id, body, token=_token(ticket))
        return Answer(None, done.server_date, done.project)

    async def list_queues(self) -> Answer[list[Queue]]:
        """See Wire."""
        return await self._read(Listed.QUEUES, "", self.client.list_queues, _queue)

    async def list_recordings(self) -> Answer[list[Recording]]:
        """See Wire."""
        return await self._read(Listed.RECORDINGS, "", self.client.list_greetings, _recording)

    async def upload_recording(
        self, content: bytes, name: str, title: str, ticket: Ticket, *, as_form: bool = False,
        on_progress: Callable[[int, int], None] | None = None,
    ) -> Answer[Recording]:  # fmt: skip
        """See Wire."""
        done = await self.client.upload_greeting(
            content, name, token=_token(ticket), desc=title, as_form=as_form, on_progress=on_progress
        )
        return Answer(Recording(done.file_sid or done.filename, done.filename, title), done.server_date)

    async def aclose(self) -> None:
        """See Wire."""
        await self.client.aclose()


def _tree(row: wire.TreeRow) -> RemoteTree:
    return RemoteTree(row.id, row.tree_name, row.root_node)


def _queue(row: wire.NamedRow) -> Queue:
    return Queue(row.id, row.name)


def _recording(row: wire.GreetingRow) -> Recording:
    return Recording(row.id, row.filename, row.desc)


def _number(row: wire.NumberRow) -> RemoteNumber:
    shown = PhoneNumber(row.id, row.number, row.nickname, bool(row.enable_ivr), row.ivr_menu, row.queue_id)
    return RemoteNumber(shown, row.raw)


def _token(ticket: Ticket) -> WriteToken:
    assert isinstance(ticket, WriteToken)
    return ticket


ClientFactory = Callable[..., IccClient]
