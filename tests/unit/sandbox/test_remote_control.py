"""The table of control routes; what they do is tried over a socket in the contract tests."""

import random

import pytest

from ivr_designer.sandbox import remote_control
from ivr_designer.sandbox.clock import SandboxClock
from ivr_designer.sandbox.control import Control
from ivr_designer.sandbox.switches import Switches


@pytest.fixture
def control():
    return Control({"SKa": "x"}, Switches(), SandboxClock(), random.Random(1))


def test_every_route_is_documented(control):
    routes = remote_control.control_routes(control, None, "token")
    assert len(routes) == 16
    for route in routes:
        name = route.path.removeprefix("/").partition("/")[0]
        assert f" {name}" in remote_control.__doc__


def test_routes_do_one_method_each(control):
    served = [
        (method, route.path)
        for route in remote_control.control_routes(control, None, "token")
        for method in route.methods - {"HEAD"}
    ]
    assert len(set(served)) == len(served)
    assert ("DELETE", "/keys/{sid}") in served
