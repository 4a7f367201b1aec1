"""An afternoon with the window: draft, preview, publish afresh, another's change, a conflict, roll back.

All by mouse and keys, against a sandbox over a socket whose call log is checked at each turn.
"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ivr_designer.sync.contract import Mode
from tests.helpers.live import NUMBER, TREE, Live, live_window
from tests.helpers.window import LEFT, rigs

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def live(tmp_path, qtbot):
    maker = rigs(qtbot)
    with live_window(tmp_path, next(maker)) as made:
        yield made
        for _ in maker:
            pass


def number_plays(live: Live) -> str:
    return live.opened.rows("number", id=NUMBER)[0]["ivr_menu"]


def idle(live: Live) -> None:
    live.rig.wait(lambda: not live.window.features.publishing.is_publishing)
    live.settle()


def test_draft_to_rollback(live):
    publish_a_draft_as_a_fresh_tree(live)
    somebody_elses_change_is_merged(live)
    a_conflict_is_decided(live)
    roll_back(live)


def publish_a_draft_as_a_fresh_tree(live: Live) -> None:
    panel, server = live.window.plan_panel, live.server
    QTest.mouseClick(live.window.features.mode_switch.draft, LEFT)
    live.rig.wait(lambda: live.window.features.publishing.mode is Mode.DRAFT)
    live.rename("Kinh doanh", "Sales")
    live.rig.click_box(live.node("Khuyến mãi cũ"))
    QTest.keyClick(live.window.surface, Qt.Key.Key_Delete)
    live.settle()
    assert live.writes() == [], "a draft sends nothing"

    live.key(Qt.Key.Key_U, CTRL | SHIFT)
    live.rig.wait(lambda: panel.plan is not None)
    kinds = [(c.kind.value, c.call) for c in panel.plan.calls]
    assert kinds == [
        ("change", "PUT ivrnode"),
        ("remove", "DELETE ivrkeypress"),
        ("remove", "DELETE ivrnode"),
    ]
    assert panel.notice.text().startswith("Callers of +84 986 225 112 would notice.")
    QTest.mouseClick(panel.fresh, LEFT, pos=panel.fresh.rect().center())
    live.rig.wait(lambda: panel.fresh.isChecked())
    live.key(Qt.Key.Key_U, CTRL | SHIFT)
    live.rig.wait(lambda: number_plays(live) != TREE)
    idle(live)

    writes = live.writes()
    assert writes[0] == "POST /v1/ivrtree"
    assert writes[1] == "POST /v1/ivrnode", "the node where callers enter is made first, alone"
    assert writes[-1] == f"PUT /v1/number/{NUMBER}", "the numbers are switched when all else is done"
    assert sum(w.startswith("PUT") for w in writes) == 1
    assert not [w for w in writes if w.startswith("DELETE")]
    fresh = number_plays(live)
    assert {r["node_name"] for r in live.opened.rows("ivrnode", tree=fresh)} == {
        "Lời chào", "Sales", "Kỹ thuật",
    }  # fmt: skip
    assert len(live.opened.rows("ivrnode", tree=TREE)) == 4, "the tree of before is as it was"
    server.control.calls.clear()


def somebody_elses_change_is_merged(live: Live) -> None:
    (row,) = live.opened.rows("ivrnode", tree=number_plays(live), node_name="Kỹ thuật")
    live.server.control.store.update("ivrnode", row["id"], {"loop_count": 3})
    live.key(Qt.Key.Key_F5)
    live.rig.wait(lambda: live.rig.tree.nodes[live.node("Kỹ thuật")].loop_count == 3)
    marks = live.window.surface.overlay.marks.boxes
    assert "Changed on the server at" in marks[live.node("Kỹ thuật")].text
    assert live.writes() == [], "looking writes nothing"


def a_conflict_is_decided(live: Live) -> None:
    QTest.mouseClick(live.window.features.mode_switch.live, LEFT)
    live.rig.wait(lambda: live.window.features.publishing.mode is Mode.LIVE)
    (row,) = live.opened.rows("ivrnode", tree=number_plays(live), node_name="Kỹ thuật")
    live.server.control.store.update("ivrnode", row["id"], {"node_name": "Theirs"})
    live.rename("Kỹ thuật", "Technics")
    live.rig.wait(lambda: live.window.features.conflicts.count == 1)
    assert live.writes() == [], "a contested node is not written"
    live.key(Qt.Key.Key_F8, CTRL)
    live.key(Qt.Key.Key_M, CTRL | ALT)
    live.rig.wait(lambda: bool(live.opened.rows("ivrnode", node_name="Technics")))
    live.settle()
    assert live.writes() == [f"PUT /v1/ivrnode/{row['id']}"]
    assert live.window.features.conflicts.count == 0
    live.server.control.calls.clear()


def roll_back(live: Live) -> None:
    live.window.docks["plan"].raise_()
    live.rig.pump(20)
    live.click(live.window.plan_panel.back)
    live.rig.wait(lambda: number_plays(live) == TREE)
    idle(live)
    assert live.writes() == [f"PUT /v1/number/{NUMBER}"], "one call, and nothing else"
    live.rig.wait(lambda: live.window.features.publishing.mode is Mode.DRAFT)
    names = {n.name for n in live.rig.tree.nodes.values()}
    assert {"Sales", "Technics"} <= names, "the work is in the draft"
    assert {r["node_name"] for r in live.opened.rows("ivrnode", tree=TREE)} >= {"Kinh doanh", "Kỹ thuật"}
