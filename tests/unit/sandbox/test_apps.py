"""Which paths and names each host answers to."""

import asyncio

import pytest

from ivr_designer.sandbox.apps import icc_app, media_app
from ivr_designer.sandbox.clock import SandboxClock
from ivr_designer.sandbox.control import Control
from ivr_designer.sandbox.switches import Switches
from tests.helpers.sandbox_server import make_token


@pytest.fixture
def control():
    return Control({"SKsandbox": "secret"}, Switches(), SandboxClock())


def status(app, path, host="127.0.0.1:80"):
    sent = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": b"",
        "headers": [(b"host", host.encode()), (b"x-stringee-auth", make_token().encode())],
        "client": ("127.0.0.1", 1),
    }
    asyncio.run(app(scope, receive, send))
    return sent[0]["status"]


@pytest.mark.parametrize(
    ("path", "icc", "media"),
    [
        ("/v1/ivrtree", 200, 404),
        ("/v1/greetingfile", 404, 200),
        ("/v1/greetingfile/", 404, 200),
        ("/v1", 404, 404),
        ("/", 404, 404),
        ("/v2/ivrtree", 404, 404),
        ("/_ctl/state", 404, 404),
    ],
)
def test_each_host_has_its_paths(control, path, icc, media):
    assert status(icc_app(control, None, ["127.0.0.1"], ""), path) == icc
    assert status(media_app(control, None, ["127.0.0.1"]), path) == media


def test_control_paths_need_a_token_to_exist(control):
    assert status(icc_app(control, None, ["127.0.0.1"], "tok"), "/_ctl/state") == 403


def test_hosts(control):
    strict, open_ = icc_app(control, None, ["127.0.0.1"], ""), icc_app(control, None, ["*"], "")
    assert status(strict, "/v1/ivrtree", "other.example") == 400
    assert status(open_, "/v1/ivrtree", "other.example") == 200
