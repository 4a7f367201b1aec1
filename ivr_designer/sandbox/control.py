"""What a test may do to a running sandbox, in the same process. ``/_ctl`` offers the same over HTTP."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from ivr_designer.sandbox.calls import CallLog
from ivr_designer.sandbox.faults import Fault
from ivr_designer.sandbox.matching import Aim, Plan
from ivr_designer.sandbox.media import Media
from ivr_designer.sandbox.service import Reply, Service
from ivr_designer.sandbox.store import Store

if TYPE_CHECKING:
    from ivr_designer.sandbox.clock import SandboxClock
    from ivr_designer.sandbox.switches import Switches

Hook = Callable[["Control"], None]


class Faults(Plan[Fault]):
    """The fault plan: ``add("drop", method="POST", path="/v1/ivrnode", before=True)``."""

    def add(
        self,
        kind: str,
        *,
        method: str = "*",
        path: str = "*",
        nth: int = 1,
        times: int = 1,
        before: bool = False,
        **args: Any,
    ) -> int:
        """Plan a fault and return its id; kinds and arguments are in ``faults.KINDS`` (UnknownFault)."""
        return self.put(Aim(method, path, nth, times), Fault(kind, before, args))


class Control:
    """The parts of one sandbox: store, switches, faults, hooks, calls, clock, secrets.

    ``secrets`` maps key SIDs to secrets and may be changed: taking one out revokes the key.
    """

    def __init__(
        self,
        secrets: Mapping[str, str],
        switches: Switches,
        clock: SandboxClock,
        rng: random.Random | None = None,
    ) -> None:
        self.rng = rng or random.Random()  # noqa: S311 - ids and chance, not secrets
        self.secrets = dict(secrets)
        self.switches = switches
        self.clock = clock
        self.store = Store(self.rng)
        self.service = Service(self.store, switches, self.rng)
        self.media = Media(self.store, switches, clock.now)
        self.faults = Faults()
        self.hooks: Plan[Hook] = Plan()
        self.calls = CallLog()

    def admin(
        self, method: str, path: str, body: Any = None, query: Mapping[str, str] | None = None
    ) -> dict[str, Any]:
        """Act as another administrator, at once and past the wire: no token, latency, fault or log entry.

        ``path`` is as on the wire (``/v1/ivrnode/NO_…``). Returns the body of the reply.
        """
        return self.admin_reply(method, path, body, query).body

    def admin_reply(
        self, method: str, path: str, body: Any = None, query: Mapping[str, str] | None = None
    ) -> Reply:
        """Act as ``admin`` does and return the whole reply."""
        return self.service.handle(method.upper(), path.removeprefix("/v1/"), query or {}, body)

    def after(self, hook: Hook, *, method: str = "GET", path: str = "*", nth: int = 1, times: int = 1) -> int:
        """Run ``hook`` when the answer of a fitting call is made and not yet sent; return the hook's id."""
        return self.hooks.put(Aim(method, path, nth, times), hook)
