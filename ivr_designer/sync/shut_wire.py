"""The wire of a locked session: it knows the time and refuses everything else."""

from collections.abc import Callable
from typing import Any, NoReturn

from ivr_designer.icc.errors import Offline


class ShutWire:
    """Stands in for the client whose secret was forgotten. Nobody should call it, for the gate is shut."""

    def __init__(self, server_now: Callable[[], float], now: Callable[[], float]) -> None:
        self._now = now
        self.skew_s = server_now() - now()

    def server_now(self) -> float:
        """See Wire."""
        return self._now() + self.skew_s

    def ticket(self) -> NoReturn:
        """See Wire."""
        raise Offline("network")

    def expect_project(self, project: str) -> None:
        """See Wire."""

    async def aclose(self) -> None:
        """See Wire."""

    async def _refuse(self, *_: Any) -> NoReturn:
        raise Offline("network")

    list_trees = list_nodes = list_keypresses = _refuse
    create_tree = update_tree = delete_tree = _refuse
    create_node = update_node = delete_node = _refuse
    create_keypress = update_keypress = delete_keypress = _refuse
    list_numbers = list_queues = list_recordings = point_number = _refuse

    async def upload_recording(self, *_: Any, **_more: Any) -> NoReturn:
        """See Wire."""
        raise Offline("network")
