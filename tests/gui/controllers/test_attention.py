"""What is looked at, and what came from elsewhere."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from ivr_designer.ui.canvas.requests import Tone
from ivr_designer.ui.controllers.attention import AttentionController


def test_f5_takes_in_what_others_did_as_one_step_and_marks_it(live):
    live.meddle("Kinh doanh", node_name="Sales", loop_count=3)
    live.meddle("Kỹ thuật", node_name="Technics")
    live.trigger("refresh")
    live.rig.wait(lambda: {"Sales", "Technics"} <= {n.name for n in live.rig.tree.nodes.values()})
    marks = live.window.surface.overlay.marks.boxes
    assert {m.tone for m in marks.values()} == {Tone.NEWS}
    assert all(m.text.startswith("Changed on the server at ") for m in marks.values())
    assert len(marks) == 2
    live.rig.click_box(live.node("Sales"))
    assert len(live.window.surface.overlay.marks.boxes) == 1, "what was looked at is not new any more"
    live.trigger("seen-news")
    assert not live.window.surface.overlay.marks.boxes
    live.trigger("undo")
    live.rig.wait(lambda: bool(live.opened.rows("ivrnode", node_name="Kinh doanh")))
    live.rig.wait(lambda: bool(live.opened.rows("ivrnode", node_name="Kỹ thuật")))


def test_the_session_is_told_what_is_on_screen(rig, session):
    sales = rig.node("Kinh doanh")
    rig.click_box(sales)
    rig.wait(lambda: session.watched[1] == {sales})
    tree, _selected, visible = session.watched
    assert tree == rig.tree.id
    assert sales in visible
    rig.window.documents.show(None)
    rig.wait(lambda: session.watched[0] is None)


def test_coming_back_after_a_while_looks_again(rig, session):
    clock = [0.0]
    attention = AttentionController(rig.window, lambda: clock[0])
    QApplication.sendEvent(rig.window, QEvent(QEvent.Type.WindowActivate))
    assert ("refresh", None) not in session.calls
    clock[0] = 200.0
    QApplication.sendEvent(rig.window, QEvent(QEvent.Type.WindowActivate))
    assert ("refresh", None) in session.calls
    attention.deleteLater()
