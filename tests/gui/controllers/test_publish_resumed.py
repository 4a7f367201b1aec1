"""Publishing that an earlier session began: the plan panel shows it, stops it, and says how it ended."""

from contextlib import contextmanager
from dataclasses import replace

import pytest

from ivr_designer.config.secrets import MemoryVault
from ivr_designer.domain.edits import UpdateNode
from ivr_designer.sandbox.server import SandboxServer
from ivr_designer.sync.contract import Mode, Publishing, PublishingEnded
from ivr_designer.sync.proposals import Way
from tests.helpers.live import NUMBER, TREE, AlreadyUp, live_window
from tests.helpers.sessions import WAIT_S, quick_settings, session, wait_until

NAMES = ("Kinh doanh", "Kỹ thuật", "Khuyến mãi cũ")


def begin(path, server, way=Way.IN_PLACE, calls=1):
    """Publish three changes and leave after that many calls."""
    with session(path, server, settings=quick_settings(path)) as opened:
        (row,) = opened.session.account.trees
        document = opened.document(row.id)
        opened.session.set_mode(row.id, Mode.DRAFT)
        for name in NAMES:
            node = next(n for n in document.tree.nodes.values() if n.name == name)
            document.apply(UpdateNode(replace(node, name=f"{name} 2")))
        plan = opened.session.preview(row.id).result(WAIT_S)
        server.control.switches.set(latency_ms=120)
        numbers = frozenset({NUMBER}) if way is Way.FRESH_TREE else frozenset()
        opened.session.publish(row.id, plan.stamp, way, numbers)
        wait_until(lambda: any(e.done >= calls for e in opened.of_type(Publishing)))
        assert opened.session.publishings[0].tree == row.id


@contextmanager
def window_after(path, make_window, server):
    settings = quick_settings(path)
    with live_window(path, make_window, server=AlreadyUp(server), settings=settings, wait=False) as live:
        yield live


@pytest.fixture
def server():
    with SandboxServer(seed="sample") as running:
        yield running


@pytest.mark.parametrize("way", list(Way))
def test_it_goes_on_and_is_shown(tmp_path, make_window, server, way):
    begin(tmp_path, server, way)
    server.control.switches.set(latency_ms=1500)
    with window_after(tmp_path, make_window, server) as live:
        panel = live.window.plan_panel
        live.rig.wait(lambda: panel.progress.isVisible() and panel.stop.isVisible())
        assert live.window.features.publishing.is_publishing
        assert live.window.actions_["stop-publishing"].isEnabled()
        for action in ("publish", "preview", "mode-live"):
            assert not live.window.actions_[action].isEnabled(), action
        server.control.switches.set(latency_ms=0)
        live.rig.wait(lambda: not live.window.features.publishing.is_publishing)
        assert panel.progress.isHidden()
        assert "Published" in live.window.toast.text
        live.settle()
        playing = server.control.store.rows("number", "id", NUMBER)[0]["ivr_menu"]
        assert (playing != TREE) is (way is Way.FRESH_TREE)
        assert {f"{name} 2" for name in NAMES} <= {
            row["node_name"] for row in live.opened.rows("ivrnode", tree=playing)
        }
        assert live.opened.session.publishings == ()


def test_it_is_stopped_from_the_panel(tmp_path, make_window, server):
    begin(tmp_path, server)
    server.control.switches.set(latency_ms=3000)
    with window_after(tmp_path, make_window, server) as live:
        panel = live.window.plan_panel
        live.rig.wait(lambda: panel.stop.isVisible())
        live.click(panel.stop)
        live.rig.wait(lambda: not live.window.features.publishing.is_publishing)
        server.control.switches.set(latency_ms=0)
        assert "stopped" in live.bar("plan").cause
        assert panel.progress.isHidden()
        live.settle()
        left = [r for r in live.opened.rows("ivrnode", tree=TREE) if not r["node_name"].endswith(" 2")]
        assert len(left) >= 2, "the entry, and what was not sent"
        assert live.window.features.publishing.mode is Mode.DRAFT


def test_without_a_connection_it_is_shown_and_can_be_stopped(tmp_path, server):
    begin(tmp_path, server)
    server.control.switches.set(latency_ms=0)
    with session(
        tmp_path, server, settings=quick_settings(tmp_path), vault=MemoryVault(), wait=False
    ) as opened:
        (running,) = opened.session.publishings
        assert (running.done, running.can_stop) == (0, True)
        assert running.total >= 1
        opened.session.stop_publishing(running.tree)
        wait_until(lambda: bool(opened.of_type(PublishingEnded)))
        assert "stopped" in str(opened.of_type(PublishingEnded)[0].problem)
        assert opened.session.publishings == ()
    with session(tmp_path, server, settings=quick_settings(tmp_path)) as opened:
        assert opened.session.publishings == (), "it does not go on at the next start"


def test_a_new_key_in_the_middle_does_not_carry_it_out_twice(tmp_path, server):
    begin(tmp_path, server, Way.FRESH_TREE, calls=2)
    server.control.switches.set(latency_ms=100)
    with session(tmp_path, server, settings=quick_settings(tmp_path)) as opened:
        wait_until(lambda: bool(opened.of_type(Publishing)))
        opened.session.use_secret(server.secret, remember=False).result(WAIT_S)
        server.control.switches.set(latency_ms=0)
        wait_until(lambda: bool(opened.of_type(PublishingEnded)))
        opened.settle()
        (ended,) = opened.of_type(PublishingEnded)
        assert ended.problem is None, str(ended.problem)
        assert server.control.store.rows("number", "id", NUMBER)[0]["ivr_menu"] == ended.done.remote_id
        switched = [c for c in server.control.calls.writes() if "number" in c.path]
        assert len(switched) == 1
