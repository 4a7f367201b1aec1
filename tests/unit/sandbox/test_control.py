import random

import pytest

from ivr_designer.sandbox.clock import SandboxClock
from ivr_designer.sandbox.control import Control
from ivr_designer.sandbox.faults import Fault, UnknownFault
from ivr_designer.sandbox.matching import Aim
from ivr_designer.sandbox.switches import Switches


@pytest.fixture
def control():
    return Control({"SKa": "one"}, Switches(), SandboxClock(), random.Random(1))


def test_faults_are_added_in_words(control):
    fault_id = control.faults.add(
        "status", method="POST", path="/v1/x", nth=2, times=3, before=True, status=500
    )
    expected = (Aim("POST", "/v1/x", 2, 3), Fault("status", True, {"status": 500}), 0)
    assert control.faults.waiting() == {fault_id: expected}
    with pytest.raises(UnknownFault):
        control.faults.add("status", code=500)


def test_the_other_admin_sees_bodies_and_replies(control):
    tree = control.admin("post", "/v1/ivrtree", {"tree_name": "T"})["ivrTreeID"]
    reply = control.admin_reply("DELETE", f"/v1/ivrtree/{tree}")
    assert (reply.status, reply.changed) == (200, True)
    assert control.admin("GET", "/v1/ivrtree", query={"limit": "1"})["data"]["limit"] == 1


def test_hooks_wait_for_their_call(control):
    done = []
    control.after(done.append, path="/v1/ivrtree", nth=2)
    assert control.hooks.take("POST", "/v1/ivrtree") is None
    assert control.hooks.take("GET", "/v1/ivrtree") is None
    control.hooks.take("GET", "/v1/ivrtree")(control)
    assert done == [control]


def test_secrets_are_a_copy_of_their_own():
    given = {"SKa": "one"}
    control = Control(given, Switches(), SandboxClock())
    del control.secrets["SKa"]
    assert given == {"SKa": "one"}
    assert "one" not in repr(control)
