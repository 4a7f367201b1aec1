"""``/_ctl``: the powers of ``Control`` over HTTP, for tests that run the server in a process of its own.

Every call needs the token of the start line in ``X-Sandbox-Token``. Bodies and answers are JSON.

====== ================ ==============================================================================
GET    state            the exact state
PUT    state            takes its place; the body is a dump
POST   seed             {"seed": "sample"}, or {"seed": "tree", "nodes": 200, "name": …} -> {"tree": id}
POST   reset            forgets every row
GET    faults           the fault plan; POST adds one (see faults.fault_from) -> {"id"}; DELETE clears it
POST   hooks            {"path", "method", "nth", "times", "calls": [{"method", "path", "body"}, …]}; DELETE
POST   admin            {"method", "path", "body", "query"}: acts as another administrator -> the reply
GET    calls            the call log, DELETE clears it
GET    switches         their values; PUT sets some
PUT    clock            {"offset_s": seconds}
DELETE keys/{sid}       revokes a key
====== ================ ==============================================================================
"""

from __future__ import annotations

import hmac
import inspect
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from ivr_designer.sandbox.control import Control, Hook
from ivr_designer.sandbox.errors import SandboxError
from ivr_designer.sandbox.faults import aim_from, fault_from
from ivr_designer.sandbox.seed import plant, seed_tree

if TYPE_CHECKING:
    from starlette.requests import Request

    from ivr_designer.sandbox.data_file import Saver

CONTROL_HEADER = "x-sandbox-token"
_Work = Callable[[Control, Any], Any]


def control_routes(control: Control, saver: Saver | None, token: str) -> list[Route]:
    """Return the routes of ``/_ctl``; each answers what its function returns, ``{}`` for nothing."""

    def endpoint(work: _Work) -> Callable[[Request], Awaitable[Response]]:
        async def serve(request: Request) -> Response:
            given = request.headers.get(CONTROL_HEADER, "")
            if not hmac.compare_digest(given.encode("latin-1"), token.encode()):
                return JSONResponse({"error": "the control token is missing or wrong"}, 403)
            try:
                body = await request.json() if await request.body() else {}
                answer = work(control, {**body, **request.path_params})
            except (SandboxError, ValueError, TypeError, KeyError) as error:
                return JSONResponse({"error": str(error)}, 400)
            if saver is not None and saver.behind:
                await saver.flush()
            return JSONResponse({} if answer is None else answer)

        return serve

    return [Route(path, endpoint(work), methods=[method]) for method, path, work in _ROUTES]


def _get_state(control: Control, _: Any) -> Any:
    return control.store.dump()


def _put_state(control: Control, body: Any) -> None:
    control.store.load(body)


def _seed(control: Control, body: Any) -> Any:
    if body.get("seed") != "tree":
        return plant(control.store, body["seed"])
    known = set(inspect.signature(seed_tree).parameters) - {"store"}
    return {"tree": seed_tree(control.store, **{name: body[name] for name in known & set(body)})}


def _reset(control: Control, _: Any) -> None:
    control.store.reset()


def _get_faults(control: Control, _: Any) -> Any:
    return [
        {"id": fault_id, "fault": str(fault), "method": aim.method, "path": aim.path, "struck": struck}
        for fault_id, (aim, fault, struck) in control.faults.waiting().items()
    ]


def _add_fault(control: Control, body: Any) -> Any:
    return {"id": control.faults.put(*fault_from(body))}


def _clear_faults(control: Control, _: Any) -> None:
    control.faults.clear()


def _add_hook(control: Control, body: Any) -> Any:
    return {"id": control.hooks.put(aim_from({"method": "GET", **body}), _calls_as_hook(body["calls"]))}


def _calls_as_hook(calls: list[dict[str, Any]]) -> Hook:
    def act(control: Control) -> None:
        for call in calls:
            control.admin(call["method"], call["path"], call.get("body"))

    return act


def _clear_hooks(control: Control, _: Any) -> None:
    control.hooks.clear()


def _admin(control: Control, body: Any) -> Any:
    return control.admin(body["method"], body["path"], body.get("body"), body.get("query"))


def _get_calls(control: Control, _: Any) -> Any:
    return [call.as_dict() for call in control.calls.all()]


def _clear_calls(control: Control, _: Any) -> None:
    control.calls.clear()


def _get_switches(control: Control, _: Any) -> Any:
    return dict(control.switches)


def _put_switches(control: Control, body: Any) -> None:
    control.switches.update(body)


def _put_clock(control: Control, body: Any) -> None:
    control.clock.offset_s = float(body["offset_s"])


def _revoke(control: Control, body: Any) -> None:
    del control.secrets[body["sid"]]


_ROUTES: tuple[tuple[str, str, _Work], ...] = (
    ("GET", "/state", _get_state),
    ("PUT", "/state", _put_state),
    ("POST", "/seed", _seed),
    ("POST", "/reset", _reset),
    ("GET", "/faults", _get_faults),
    ("POST", "/faults", _add_fault),
    ("DELETE", "/faults", _clear_faults),
    ("POST", "/hooks", _add_hook),
    ("DELETE", "/hooks", _clear_hooks),
    ("POST", "/admin", _admin),
    ("GET", "/calls", _get_calls),
    ("DELETE", "/calls", _clear_calls),
    ("GET", "/switches", _get_switches),
    ("PUT", "/switches", _put_switches),
    ("PUT", "/clock", _put_clock),
    ("DELETE", "/keys/{sid}", _revoke),
)
