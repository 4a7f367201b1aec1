"""Boxes placed by hand stay where they were put: at arranging, and after another start of the program."""

import pytest

from ivr_designer.domain.edits import MoveBoxes
from ivr_designer.sandbox.server import SandboxServer
from ivr_designer.ui.canvas.requests import Scope
from tests.helpers.live import TREE
from tests.helpers.sessions import session as opened_session


def opened(make_window, running):
    rig = make_window(running.session)
    (tree,) = [row.id for row in running.session.account.trees if row.remote_id == TREE]
    rig.open(tree)
    rig.settle_canvas()
    return rig


def place_of(rig, node):
    box = rig.window.surface.picture.boxes[node]
    return box.x, box.y


def test_a_place_given_by_hand_is_kept(tmp_path, make_window):
    with SandboxServer(seed="sample") as server:
        with opened_session(tmp_path, server) as running:
            rig = opened(make_window, running)
            node, other = rig.node("Kỹ thuật"), rig.node("Kinh doanh")
            start = rig.place(node)
            rig.drag(rig.window.surface, start, start + (rig.at(0, 0) - rig.at(-160, -240)))
            rig.settle_canvas()
            put = place_of(rig, node)
            assert rig.tree.positions[node] == pytest.approx(put)
            rig.window.documents.submit(MoveBoxes({other: (4000.0, 4000.0)}))
            rig.window.documents.undo()
            rig.window.surface.arrange(Scope.NEW)
            rig.settle_canvas()
            assert place_of(rig, node) == pytest.approx(put)
            rig.close()
        with opened_session(tmp_path, server) as running:
            rig = opened(make_window, running)
            assert place_of(rig, rig.node("Kỹ thuật")) == pytest.approx(put)
            rig.window.surface.arrange(Scope.ALL)
            rig.settle_canvas()
            assert place_of(rig, rig.node("Kỹ thuật")) != pytest.approx(put)
            assert not rig.tree.positions


def test_a_branch_that_is_cut_off_is_drawn_as_such_at_once_and_is_back_with_undo(rig):
    node = rig.node("Kinh doanh")
    (keypress,) = [k for k in rig.tree.keypresses_to(node) if k.node == rig.tree.root]
    picture = rig.window.surface.picture
    assert picture.boxes[node].reachable
    rig.window.surface.select(keypresses=[keypress.id])
    rig.window.actions_.trigger("delete-key")
    rig.pump()
    assert not picture.boxes[node].reachable
    rig.window.actions_.trigger("undo")
    rig.pump()
    assert picture.boxes[node].reachable
