"""The engine's wire over the real client: rows become domain values, reads are repeated, writes never."""

from collections.abc import Callable, Iterable
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

Row = TypeVar("Row")
V = TypeVar("V")


class IccWire:
    """See ports.Wire. Owns the client and closes it."""

    def __init__(self, client: IccClient, policy: ReadPolicy | None = None) -> None:
        self.client = client
        self.policy = policy or ReadPolicy()

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

    async def list_trees(self) -> Answer[list[RemoteTree]]:
        """See Wire."""
        found = await self.policy.run(self.client.list_trees)
        return _answer(found, (RemoteTree(r.id, r.tree_name, r.root_node) for r in found.rows))

    async def list_nodes(
        self, tree: str, on_page: Callable[[list[Node]], None] | None = None
    ) -> Answer[list[Node]]:
        """See Wire."""

        def show(rows: tuple[wire.NodeRow, ...]) -> None:
            if on_page is not None:
                on_page(list(map(mapping.node_from_row, rows)))

        found = await self.policy.run(partial(self.client.list_nodes, tree, show))
        return _answer(found, map(mapping.node_from_row, found.rows))

    async def list_keypresses(self, node: str) -> Answer[list[Keypress]]:
        """See Wire."""
        found = await self.policy.run(partial(self.client.list_keypresses, node))
        return _answer(found, (mapping.keypress_from_row(row, node) for row in found.rows))

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
        found = await self.policy.run(self.client.list_numbers)
        return _answer(found, map(_number, found.rows))

    async def point_number(
        self, number: RemoteNumber, tree: str | None, ticket: Ticket, queue: str | None = None
    ) -> Answer[None]:
        """See Wire."""
        body = mapping.number_body(wire.NumberRow.parse(number.raw), tree=tree, queue=queue)
        done = await self.client.update_number(number.shown.id, body, token=_token(ticket))
        return Answer(None, done.server_date, done.project)

    async def list_queues(self) -> Answer[list[Queue]]:
        """See Wire."""
        found = await self.policy.run(self.client.list_queues)
        return _answer(found, (Queue(r.id, r.name) for r in found.rows))

    async def list_recordings(self) -> Answer[list[Recording]]:
        """See Wire."""
        found = await self.policy.run(self.client.list_greetings)
        return _answer(found, (Recording(r.id, r.filename, r.desc) for r in found.rows))

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


def _answer(found: Listing[Row], values: Iterable[V]) -> Answer[list[V]]:
    return Answer(list(values), found.server_date, found.project)


def _number(row: wire.NumberRow) -> RemoteNumber:
    shown = PhoneNumber(row.id, row.number, row.nickname, bool(row.enable_ivr), row.ivr_menu, row.queue_id)
    return RemoteNumber(shown, row.raw)


def _token(ticket: Ticket) -> WriteToken:
    assert isinstance(ticket, WriteToken)
    return ticket


ClientFactory = Callable[..., IccClient]
