"""How long a lost write is waited for is set from the environment, in a process of its own."""

import pytest

from ivr_designer.sandbox.server import SandboxServer
from tests.helpers.canary import CANARY as SECRET
from tests.helpers.cli import SAMPLE, in_process, to

SLACK_S = 1.1
"""Tokens end at whole seconds."""


@pytest.mark.parametrize(("life_s", "margin_s"), [(2, 0), (2, 3), (5, 0)])
def test_a_lost_create_is_sent_again_after_the_life_of_its_token_and_the_margin(tmp_path, life_s, margin_s):
    file = tmp_path / "hotline.ivr.json"
    file.write_bytes(SAMPLE.read_bytes())
    with SandboxServer({"SKcli": SECRET}, seed="account") as server:
        server.control.faults.add("drop", method="POST", path="/v1/ivrnode", before=True, times=1)
        done = in_process(
            "apply", file, *to(server),
            IVR_DESIGNER_KEY_SECRET=SECRET, IVR_DESIGNER_HOME=str(tmp_path / "home"),
            IVR_DESIGNER_WRITE_TOKEN_LIFE_S=str(life_s), IVR_DESIGNER_FENCE_MARGIN_S=str(margin_s),
        )  # fmt: skip
        assert done.code == 0, done.err
        calls = [call for call in server.control.calls.writes() if call.path == "/v1/ivrnode"]
        lost, again = calls[0], calls[1]
        assert (lost.fault, lost.applied, again.applied) == ("drop before", False, True)
        assert lost.body == again.body
        assert lost.exp - lost.at <= life_s + SLACK_S
        assert life_s - SLACK_S <= lost.exp - lost.at
        assert again.at >= lost.exp + margin_s, "it could still have arrived"
        names = [row["node_name"] for row in server.control.store.rows("ivrnode")]
        assert len(names) == len(set(names)) == 4
