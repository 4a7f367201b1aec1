"""Large edits are stored beside a real window, in a real journal: what is done meanwhile, and afterwards."""

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from ivr_designer.domain.bulk_edits import RemoveMany
from ivr_designer.domain.edits import Batch, UpdateNode, UpdateTree
from ivr_designer.domain.errors import CommitFailed
from ivr_designer.domain.phrases import phrase
from ivr_designer.sync.contract import RemoteEdit
from ivr_designer.sync.remote_edit import ELSEWHERE, ApplyPatches, Patch
from ivr_designer.sync.values import node_key
from ivr_designer.ui.canvas.requests import Selection
from ivr_designer.ui.controllers import file_jobs
from ivr_designer.ui.controllers.storing import LARGE
from tests.helpers.live import TREE, live_window
from tests.helpers.sessions import SlowSession, session
from tests.helpers.trees import menu_content

CONTROL = Qt.KeyboardModifier.ControlModifier
FULL = CommitFailed(phrase("The disk is full."), phrase("Free some space and try again."))


class Large:
    """A window with a tree of many nodes in a journal on disk."""

    def __init__(self, rig, opened):
        self.rig, self.session = rig, opened.session
        self.window, self.documents = rig.window, rig.window.documents
        self.ended = []

    @property
    def tree(self):
        return self.rig.tree

    @property
    def stored(self):
        """The tree as the journal has it."""
        return self.session.open_tree(self.tree.id).result(20)

    @property
    def causes(self):
        return [bar.cause for bar in self.window.bars.bars]

    def others(self, number=LARGE):
        """So many nodes, not the root."""
        return tuple(n for n in self.tree.nodes if n != self.tree.root)[:number]

    def rename_all(self, name):
        nodes = [replace(self.tree.nodes[n], name=f"{name} {n}") for n in self.others()]
        return Batch(tuple(map(UpdateNode, nodes)), phrase("Rename everything"))

    def names(self):
        return {self.tree.nodes[n].name.split()[0] for n in self.others()}

    def begin(self, edit=None):
        """Have an edit under way, as far as its commit."""
        then = lambda: self.ended.append(True)  # noqa: E731
        self.begin_act(lambda: self.documents.submit(edit or self.rename_all("New"), then=then))

    def begin_act(self, act):
        """Have what is done by `act` under way, as far as its commit."""
        self.session.let_go.clear()
        self.session.came.clear()
        assert act() is not False
        assert self.session.came.wait(20)
        assert self.documents.is_storing

    def end(self):
        """Let it be stored, and all else that waits."""
        self.session.let_go.set()
        self.wait()

    def wait(self):
        self.rig.wait(lambda: not self.documents.is_storing and not self.documents._storing._held.is_on)

    def stands(self):
        """Window and journal are of one mind."""
        stored, shown = self.stored, self.tree.content()
        assert dict(stored.nodes) == dict(shown.nodes)
        assert dict(stored.keypresses) == dict(shown.keypresses)
        assert stored.name == shown.name


@pytest.fixture
def large(tmp_path, make_window):
    with session(tmp_path, make=SlowSession) as opened:
        tree = opened.session.adopt_tree(menu_content(LARGE + 20))
        rig = make_window(opened.session)
        rig.open(tree)
        rig.settle_canvas()
        made = Large(rig, opened)
        yield made
        opened.session.let_go.set()
        made.wait()


def test_it_shows_only_once_it_is_stored_and_then_is_one_step(large):
    before = large.names()
    large.begin()
    assert large.names() == before
    assert not large.documents.group.canUndo()
    large.end()
    assert large.ended == [True]
    assert large.names() == {"New"}
    large.stands()
    assert large.documents.group.undoText() == "Rename everything"


def test_a_small_edit_is_done_at_once(large):
    assert large.documents.submit(UpdateTree(name="x"), then=lambda: large.ended.append(True))
    assert large.ended == [True]
    assert not large.session.came.is_set()


def test_undo_and_redo_go_the_same_way(large):
    before = large.tree.content()
    large.documents.submit(RemoveMany(large.others()))
    large.wait()
    after, group = large.tree.content(), large.documents.group
    assert len(after.nodes) < len(before.nodes)
    for step, wanted, can_undo in (
        (large.documents.undo, before, False),
        (large.documents.redo, after, True),
    ):
        large.session.let_go.clear()
        shown = large.tree.content()
        step()
        assert large.documents.is_storing
        assert (large.tree.content(), group.canUndo()) == (shown, not can_undo), "nothing moves yet"
        large.end()
        assert (large.tree.content(), group.canUndo(), group.canRedo()) == (wanted, can_undo, not can_undo)
        large.stands()


def test_what_cannot_be_stored_is_not_done_and_a_step_stays(large):
    before = large.names()
    large.session.broken = FULL
    large.documents.submit(large.rename_all("New"), then=lambda: large.ended.append(True))
    large.wait()
    assert (large.names(), large.ended, large.causes) == (before, [], ["The disk is full."])
    assert not large.documents.group.canUndo()
    large.session.broken = None
    large.documents.submit(large.rename_all("New"))
    large.wait()
    large.session.broken = FULL
    large.documents.undo()
    large.wait()
    assert large.names() == {"New"}
    assert large.documents.group.canUndo()
    large.session.broken = None
    large.documents.undo()
    large.wait()
    assert large.names() == before
    large.stands()


def test_a_step_that_is_refused_is_dropped(large):
    large.documents.submit(large.rename_all("New"))
    large.wait()
    large.rig.document.apply(RemoveMany(large.others(1)))
    large.documents.undo()
    large.wait()
    assert "not in the tree any more" in large.window.toast.text
    assert not large.documents.group.canUndo()
    assert not large.documents.group.canRedo()


def test_it_can_be_stopped_before_it_is_stored(large):
    before = large.names()
    held = large.window.documents._storing._jobs._beside
    gate = large.session.let_go
    gate.clear()
    held.submit(lambda: gate.wait(20))  # something is before it
    large.documents.submit(large.rename_all("New"), then=lambda: large.ended.append(True))
    large.rig.wait(lambda: large.causes == ["Storing “Rename everything”…"])
    (stop,) = [b for b in large.window.bars.findChildren(QPushButton) if b.text() == "Stop"]
    QTest.mouseClick(stop, Qt.MouseButton.LeftButton)
    gate.set()
    large.wait()
    assert (large.names(), large.ended, large.causes) == (before, [], [])
    assert large.window.toast.text == "Stopped. “Rename everything” was not done."
    large.stands()


def test_escape_stops_it_too(large):
    gate = large.session.let_go
    gate.clear()
    large.window.documents._storing._jobs._beside.submit(lambda: gate.wait(20))
    large.documents.submit(large.rename_all("New"))
    QTest.keyClick(large.window.surface, Qt.Key.Key_Escape)
    gate.set()
    large.wait()
    assert large.window.toast.text == "Stopped. “Rename everything” was not done."


def test_what_is_being_stored_cannot_be_stopped_and_offers_no_way(large):
    large.begin()
    large.rig.wait(lambda: large.causes == ["Storing “Rename everything”…"])
    assert [b.verb for b in large.window.bars.bars] == [""]
    QTest.keyClick(large.window.surface, Qt.Key.Key_Escape)
    assert large.causes == ["Storing “Rename everything”…"]
    large.end()
    assert large.names() == {"New"}
    assert large.causes == []


def test_keys_and_clicks_wait_and_come_in_order(large):
    root = large.tree.root
    large.rig.click_box(root)
    field = large.window.inspector.node_form.name
    field.setFocus()
    large.begin()
    QTest.keyClick(field, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(field, "typed")
    large.rig.type(field, " ế")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert "typed" not in field.text()
    assert large.tree.nodes[root].name != "typed ế"
    large.end()
    large.rig.pump()
    assert large.tree.nodes[root].name == "typed ế"
    assert large.names() == {"New"}
    large.stands()


def test_undo_that_is_typed_meanwhile_takes_it_back(large):
    before = large.names()
    large.begin()
    large.window.surface.setFocus()
    QTest.keyClick(large.window.surface, Qt.Key.Key_Z, CONTROL)
    assert large.documents.is_storing
    large.end()
    assert large.names() == before
    assert large.documents.group.canRedo()


def test_undo_that_is_typed_on_the_canvas_while_its_tree_is_deleted_brings_it_back(large):
    before = large.tree.content()
    large.begin_act(lambda: large.window.trees._delete(large.window.trees.row(large.tree.id)))
    large.window.surface.setFocus()
    QTest.keyClick(large.window.surface, Qt.Key.Key_Z, CONTROL)
    large.end()
    large.rig.wait(lambda: large.window.bridge.document is not None)
    assert large.tree.content() == before
    large.stands()


def test_after_a_fault_of_ours_nothing_is_held_and_nobody_is_kept_waiting(large):
    def broken():
        raise RuntimeError("broken too")

    large.session.broken = RuntimeError("broken")
    large.begin()
    QTest.keyClick(large.window.surface, Qt.Key.Key_Z, CONTROL)
    large.documents.when_stored(broken)
    large.documents.when_stored(lambda: large.ended.append("next"))
    with large.rig.qtbot.captureExceptions() as faults:
        large.end()
    (fault,) = [error for _kind, error, _trace in faults]
    assert [str(fault), str(fault.__context__)] == ["broken too", "broken"], "both are in the report"
    assert large.ended == ["next"]
    large.session.broken = None
    large.documents.submit(UpdateTree(name="Then"))
    assert large.tree.name == "Then"


def test_a_fault_of_a_forgotten_job_does_not_end_the_next_one(large):
    storing, words = large.documents._storing, file_jobs.storing("Act")
    begun, gate, told = threading.Event(), threading.Event(), []

    def broken(stopped):
        stopped.begin()
        begun.set()
        gate.wait(20)
        raise RuntimeError("broken")

    large.session.let_go.clear()
    storing.run(broken, words, told.append)
    assert begun.wait(20)
    storing.forget()
    storing.run(lambda stopped: large.session.let_go.wait(20), words, told.append)
    with large.rig.qtbot.captureExceptions() as faults:
        gate.set()
        large.rig.wait(lambda: bool(faults))
    assert storing.is_busy
    large.end()
    assert told == [True]


def test_a_way_that_is_not_held_is_told_to_try_again(large):
    large.begin()
    assert not large.documents.submit(UpdateTree(name="Other"))
    large.documents.undo()
    assert "still being stored" in large.window.toast.text
    large.end()
    assert large.tree.name != "Other"
    assert large.names() == {"New"}


def test_typed_text_goes_first_even_if_that_is_what_takes_long(large):
    flushed = []

    def flush():
        if not flushed:
            flushed.append(True)
            large.documents.submit(large.rename_all("Typed"), typed=True)

    large.documents.about_to_edit.connect(flush)
    large.session.let_go.clear()
    assert large.documents.submit(UpdateTree(name="Then"), then=lambda: large.ended.append(large.names()))
    assert large.tree.name != "Then"
    large.end()
    assert (large.tree.name, large.ended) == ("Then", [{"Typed"}])
    large.stands()


def test_news_of_others_wait_and_are_taken_in_after_it(large):
    first = large.others()[0]
    seen = large.tree.nodes[first]
    news = ApplyPatches((Patch(node_key(first), seen, replace(seen, delay_ms=700)),), ELSEWHERE)
    large.begin()
    large.session._emit(RemoteEdit(large.tree.id, news, ELSEWHERE))
    large.rig.pump(20)
    assert large.tree.nodes[first].delay_ms != 700
    large.end()
    node = large.tree.nodes[first]
    assert (node.name.split()[0], node.delay_ms) == ("New", 700), "both, for they are about other fields"
    assert large.documents.group.undoText() == "Changed elsewhere"
    assert "Somebody else changed this tree" in large.window.toast.text


def test_much_news_of_others_is_worked_out_beside_the_window_and_cannot_be_stopped(large):
    seen = {n: large.tree.nodes[n] for n in large.others()}
    patches = [Patch(node_key(n), node, replace(node, name=f"Theirs {n}")) for n, node in seen.items()]
    large.session.let_go.clear()
    large.session.came.clear()
    large.session._emit(RemoteEdit(large.tree.id, ApplyPatches(tuple(patches), ELSEWHERE), ELSEWHERE))
    large.rig.wait(large.session.came.is_set)
    large.documents._storing._jobs.stop()
    assert large.names().isdisjoint({"Theirs"})
    large.end()
    assert large.names() == {"Theirs"}
    assert "Somebody else changed this tree" in large.window.toast.text
    assert large.documents.group.undoText() == "Changed elsewhere"
    assert not large.documents.is_taking_over
    large.documents.undo()
    large.wait()
    assert {n: large.tree.nodes[n] for n in seen} == seen


def test_another_tree_is_shown_after_it(large):
    here = large.tree.id
    other = large.session.adopt_tree(menu_content(3))
    large.begin()
    large.documents.show(other)
    large.rig.pump(20)
    assert large.rig.document.tree.id == here
    large.end()
    large.rig.wait(lambda: large.rig.document.tree.id == other)
    assert large.ended == [True]


def test_the_window_closes_when_it_is_stored(large):
    tree = large.tree.id
    large.begin()
    large.window.close()
    assert large.window.isVisible()
    large.session.let_go.set()
    large.rig.wait(lambda: not large.window.isVisible())
    stored = large.session.open_tree(tree).result(20)
    assert sum(n.name.startswith("New") for n in stored.nodes.values()) == LARGE


def test_the_window_stays_when_it_cannot_be_stored(large):
    large.begin()
    large.window.close()
    large.session.broken = FULL
    large.end()
    large.rig.pump(20)
    assert large.window.isVisible()
    assert large.causes == ["The disk is full."]
    large.session.broken = None
    large.window.close()
    assert not large.window.isVisible()


def test_another_connection_meanwhile(large):
    large.begin()
    large.window.use_session(None)
    assert not large.documents.is_storing
    large.session.let_go.set()
    large.rig.pump(50)
    assert large.ended == []
    assert large.window.bridge.document is None


def test_pasted_boxes_are_selected_when_they_are_there(large):
    nodes, window = large.window.nodes, large.window
    large.session.let_go.clear()
    count = len(large.tree.nodes)
    nodes.duplicate(Selection(frozenset(large.others())))
    assert large.documents.is_storing
    large.end()
    assert len(large.tree.nodes) == count + LARGE
    assert len(window.selection.vertices) == LARGE
    large.stands()


def test_deleted_boxes_are_told_when_they_are_gone(large):
    large.window.toast.hide()
    large.session.let_go.clear()
    large.window.nodes._delete(large.others(), ())
    large.rig.pump()
    assert not large.window.toast.isVisible()
    large.end()
    assert large.window.toast.isVisible()
    assert large.window.toast.text.startswith("Deleted 300 things.")
    assert QApplication.focusWidget() is not None


def renaming(live, name):
    """All nodes of the sample, large enough to be stored beside the window."""
    nodes = [replace(n, name=f"{name} {n.name}") for n in live.rig.tree.nodes.values()]
    again = [replace(n, name=f"{name}  {n.name}") for n in live.rig.tree.nodes.values()]
    rounds = LARGE // len(nodes) + 1
    return Batch((*map(UpdateNode, again * rounds), *map(UpdateNode, nodes)), phrase("Rename everything"))


def test_somebody_else_renames_and_deletes_while_it_waits(tmp_path, make_window):
    with live_window(tmp_path, make_window, make=SlowSession) as live:
        slow, sales = live.opened.session, live.node("Kinh doanh")
        slow.let_go.clear()
        slow.came.clear()
        live.window.documents.submit(renaming(live, "Ours"))
        assert slow.came.wait(20)
        live.meddle("Kinh doanh", node_name="Theirs")
        slow.check_tree(live.tree).result(20)  # the journal has it, the screen and the edit's author do not
        assert live.rig.tree.nodes[sales].name == "Kinh doanh"
        slow.let_go.set()
        live.rig.wait(lambda: not live.window.documents.is_storing)
        live.rig.wait(lambda: [c.item for c in slow.conflicts(live.tree)] == [sales])
        assert all(n.name.startswith("Ours") for n in live.rig.tree.nodes.values() if n.id != sales)
        live.settle()
        names = {r["node_name"] for r in live.opened.rows("ivrnode", tree=TREE)}
        assert "Theirs" in names, "a person decides"
        assert "Ours Lời chào" in names


def test_what_was_deleted_elsewhere_meanwhile_is_not_written_to(tmp_path, make_window):
    with live_window(tmp_path, make_window, make=SlowSession) as live:
        slow, gone = live.opened.session, live.node("Kinh doanh")
        before = {n: v.name for n, v in live.rig.tree.nodes.items()}
        slow.let_go.clear()
        slow.came.clear()
        live.window.documents.submit(renaming(live, "Ours"))
        assert slow.came.wait(20)
        (row,) = live.opened.rows("ivrnode", node_name="Kinh doanh")
        live.server.control.store.remove("ivrnode", row["id"])
        slow.check_tree(live.tree).result(20)
        slow.let_go.set()
        live.rig.wait(lambda: not live.window.documents.is_storing)
        live.rig.wait(lambda: gone not in live.rig.tree.nodes)
        assert "deleted elsewhere a moment ago" in live.bar("commit").cause
        assert {n: v.name for n, v in live.rig.tree.nodes.items()} == {
            n: name for n, name in before.items() if n != gone
        }
        stored = slow.open_tree(live.tree).result(20)
        assert dict(stored.nodes) == dict(live.rig.tree.nodes)
