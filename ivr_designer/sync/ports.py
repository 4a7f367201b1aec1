"""What the engine needs from outside: a server, a clock, chance. Simulations bring their own.

The wire speaks domain values whose ids are the *server's*: a Node's `id` is its remote id, a Keypress names
its node and target by remote ids. Every call is one attempt for writes; reads may be retried inside. All
calls raise icc.errors.IccError.
"""

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from ivr_designer.domain.keypresses import Keypress
from ivr_designer.domain.nodes import Node
from ivr_designer.sync.contract import PhoneNumber, Queue, Recording

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """A reply: its value, the server's own time (Unix seconds, or None) and the project it speaks of."""

    value: T
    server_date: float | None = None
    project: str | None = None


@dataclass(frozen=True, slots=True)
class Pulled:
    """A tree as read: rows in the server's ids, all lists whole. `date` is the server's earliest Date or
    None; `root` is the first node, where that was asked for and the server names one.
    """

    nodes: list[Node]
    keypresses: Mapping[str, list[Keypress]]
    date: float | None = None
    root: str | None = None


@dataclass(frozen=True, slots=True)
class RemoteTree:
    """A row of the tree list. `root` is None for a tree without nodes."""

    id: str
    name: str
    root: str | None = None


@dataclass(frozen=True, slots=True)
class RemoteNumber:
    """A row of the number list, with the fields a full update needs in `raw`."""

    shown: PhoneNumber
    raw: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Created:
    """The answer to a create: the new id, and for nodes whether it became the root (None: not told)."""

    id: str
    is_root: bool | None = None


class Ticket(Protocol):
    """Permission for one write. `exp` is when it ends, in Unix seconds of the server."""

    @property
    def exp(self) -> float:
        """Unix seconds of the server."""
        ...


class Wire(Protocol):
    """The contact center, one coroutine per call."""

    def ticket(self) -> Ticket:
        """Mint the token of one write. It is journalled before anything is sent."""
        ...

    def server_now(self) -> float:
        """The server's time as we know it, Unix seconds."""
        ...

    def expect_project(self, project: str) -> None:
        """From now on an answer that names another project is an error (WrongProject)."""
        ...

    async def list_trees(self) -> Answer[list[RemoteTree]]:
        """All trees."""
        ...

    async def list_nodes(
        self, tree: str, on_page: Callable[[list[Node]], None] | None = None
    ) -> Answer[list[Node]]:
        """All nodes of a tree. `on_page` may get them earlier, page by page; a page can come twice."""
        ...

    async def list_keypresses(self, node: str) -> Answer[list[Keypress]]:
        """All keypresses of a node."""
        ...

    async def create_tree(self, name: str, ticket: Ticket) -> Answer[Created]:
        """Make a tree."""
        ...

    async def update_tree(self, tree: str, name: str, ticket: Ticket) -> Answer[None]:
        """Rename a tree."""
        ...

    async def delete_tree(self, tree: str, ticket: Ticket) -> Answer[None]:
        """Delete a tree."""
        ...

    async def create_node(self, tree: str, node: Node, ticket: Ticket) -> Answer[Created]:
        """Make a node; `node.id` is ignored."""
        ...

    async def update_node(self, node: Node, ticket: Ticket) -> Answer[None]:
        """Write all fields of `node.id`."""
        ...

    async def delete_node(self, node: str, ticket: Ticket) -> Answer[None]:
        """Delete a node."""
        ...

    async def create_keypress(self, keypress: Keypress, ticket: Ticket) -> Answer[Created]:
        """Make a keypress; `keypress.id` is ignored."""
        ...

    async def update_keypress(self, keypress: Keypress, ticket: Ticket) -> Answer[None]:
        """Write key, action and target of `keypress.id`."""
        ...

    async def delete_keypress(self, keypress: str, ticket: Ticket) -> Answer[None]:
        """Delete a keypress."""
        ...

    async def list_numbers(self) -> Answer[list[RemoteNumber]]:
        """All numbers of the contact center."""
        ...

    async def point_number(
        self, number: RemoteNumber, tree: str | None, ticket: Ticket, queue: str | None = None
    ) -> Answer[None]:
        """Have a number play `tree`, or with None lead to a queue: `queue`, or the one that was read. All its
        other fields are sent as they were read.
        """
        ...

    async def list_queues(self) -> Answer[list[Queue]]:
        """All queues."""
        ...

    async def list_recordings(self) -> Answer[list[Recording]]:
        """All uploaded recordings."""
        ...

    async def upload_recording(
        self, content: bytes, name: str, title: str, ticket: Ticket, *, as_form: bool = False,
        on_progress: Callable[[int, int], None] | None = None,
    ) -> Answer[Recording]:  # fmt: skip
        """Send a recording to the media host, raw or as a form. `on_progress(sent, total)` counts bytes."""
        ...

    async def aclose(self) -> None:
        """Let go of connections."""
        ...


class Timer(Protocol):
    """Time as the engine sees it. Waits use `monotonic`, what is shown uses `now`."""

    def now(self) -> float:
        """Wall clock, Unix seconds."""
        ...

    def monotonic(self) -> float:
        """Seconds on a clock that never jumps."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait; cancellable."""
        ...


Jitter = Callable[[], float]
"""Random numbers in [0, 1)."""

Spawn = Callable[[Coroutine[Any, Any, None], str], object]
"""Starts a coroutine that somebody holds on to; the text names it."""
