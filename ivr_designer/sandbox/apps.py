"""The two hosts as Starlette apps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import BaseRoute, Mount

from ivr_designer.sandbox.asgi import Endpoint
from ivr_designer.sandbox.bodies import parse_body

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ivr_designer.sandbox.control import Control
    from ivr_designer.sandbox.data_file import Saver
    from ivr_designer.sandbox.service import Reply
    from ivr_designer.sandbox.wire import Request

_ICC_BODY = 1_000_000
_MEDIA_BODY = 50_000_000


def icc_app(control: Control, saver: Saver | None, hosts: Sequence[str], token: str) -> Starlette:
    """Return the ICC host; with a ``token`` it has ``/_ctl`` as well."""

    def answer(request: Request) -> Reply:
        path = request.path.removeprefix("/v1/")
        return control.service.handle(request.method, path, request.query, parse_body(request.body))

    routes: list[BaseRoute] = [Mount("/v1", app=Endpoint(control, answer, saver, _ICC_BODY))]
    if token:
        from ivr_designer.sandbox.remote_control import control_routes

        routes.insert(0, Mount("/_ctl", routes=control_routes(control, saver, token)))
    return _app(routes, hosts)


def media_app(control: Control, saver: Saver | None, hosts: Sequence[str]) -> Starlette:
    """Return the media host."""
    return _app([Mount("/v1", app=Endpoint(control, control.media.answer, saver, _MEDIA_BODY))], hosts)


def _app(routes: list[BaseRoute], hosts: Sequence[str]) -> Starlette:
    # A web page must not reach the server through a name of its own that leads to this machine.
    check = Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False)
    app = Starlette(routes=routes, middleware=[check])
    app.router.redirect_slashes = False  # a client must not have to follow anything
    return app
