"""Opening, showing and editing trees."""

from dataclasses import replace

from ivr_designer.domain.edits import RemoveNode, UpdateNode, UpdateTree
from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.phrases import phrase
from ivr_designer.sync.contract import Loading, RemoteEdit
from ivr_designer.sync.remote_edit import ELSEWHERE
from ivr_designer.ui.controllers.documents import new_run
from tests.helpers.memory_session import MemorySession


def rename(rig, old, new):
    return UpdateNode(replace(rig.tree.nodes[rig.node(old)], name=new))


def test_edit_is_committed_before_it_shows(rig, session):
    assert rig.window.documents.submit(rename(rig, "Kinh doanh", "Bán hàng"))
    names = {n.name for n in session.contents["hotline"].nodes.values()}
    assert "Bán hàng" in names


def test_full_disk_takes_the_edit_back_and_says_so(rig, session):
    session.full_disk = True
    assert not rig.window.documents.submit(rename(rig, "Kinh doanh", "x"))
    assert rig.node("Kinh doanh")
    assert [b.cause for b in rig.window.bars.bars] == ["The disk is full."]
    assert not rig.window.documents.group.canUndo()


def test_a_full_disk_leaves_undo_and_redo_where_they_are(rig, session):
    documents = rig.window.documents
    documents.submit(rename(rig, "Kinh doanh", "x"))
    for step, before, after in ((documents.undo, "x", "Kinh doanh"), (documents.redo, "Kinh doanh", "x")):
        session.full_disk = True
        step()
        assert rig.node(before)
        assert [b.cause for b in rig.window.bars.bars] == ["The disk is full."]
        session.full_disk = False
        step()
        assert rig.node(after)
        assert rig.window.bars.bars == ()


def test_refused_edit_is_explained(rig):
    assert not rig.window.documents.submit(RemoveNode(rig.tree.root))
    assert "Callers enter at this node" in rig.window.toast.text


def test_each_tree_has_its_own_undo(rig):
    documents = rig.window.documents
    documents.submit(rename(rig, "Kinh doanh", "x"))
    rig.open("empty")
    assert not documents.group.canUndo()
    rig.open("hotline")
    assert documents.group.undoText()
    documents.undo()
    assert rig.node("Kinh doanh")
    documents.redo()
    assert rig.node("x")


def test_the_way_back_that_a_note_offers_is_gone_when_undo_would_take_back_something_else(rig):
    window, toast = rig.window, rig.window.toast
    window.documents.submit(rename(rig, "Lời chào", "Một"))
    window.documents.confirm("Changed it.")
    assert toast.isVisible()
    toast._on_clicked()
    assert rig.node("Lời chào")

    window.documents.submit(rename(rig, "Lời chào", "Một"))
    window.documents.confirm("Changed it.")
    window.documents.undo()
    assert not toast.isVisible(), "it is undone already"
    window.documents.redo()
    window.documents.confirm("Changed it.")
    window.documents.submit(rename(rig, "Một", "Hai"))
    assert not toast.isVisible(), "undo would take back the second edit"
    window.documents.confirm("Changed it.")
    rig.open("empty")
    assert not toast.isVisible(), "another tree has an undo of its own"
    window.prompts.note("Saved.", "Show", lambda: None)
    rig.open("hotline")
    assert toast.isVisible(), "other notes stay"


def test_a_tree_that_cannot_be_read_is_explained(make_window, session):
    session.unreadable = True
    rig = make_window(session)
    rig.window.documents.show(TreeId("hotline"))
    rig.wait(lambda: bool(rig.window.bars.bars))
    assert rig.window.bars.bars[0].advice == "Check the network."
    assert rig.window.bridge.document is None


def test_an_answer_that_is_no_longer_wanted_is_dropped(make_window, session):
    rig = make_window(session)
    rig.window.documents.show(TreeId("hotline"))
    rig.window.documents.show(TreeId("empty"))
    rig.wait(lambda: rig.window.bridge.document is not None)
    rig.pump(20)
    assert rig.tree.name == "Ngoài giờ"


def test_a_tree_read_from_a_connection_that_is_closed_is_dropped(make_window, session):
    rig, read = make_window(session), []
    rig.window.documents.read(TreeId("empty"), read.append)
    rig.window.io.attach(None)
    rig.pump(20)
    rig.window.io.attach(session)
    rig.window.documents.read(TreeId("hotline"), read.append)
    rig.wait(lambda: bool(read))
    assert [document.tree.id for document in read] == ["hotline"]


def test_loading_is_shown_for_the_wanted_tree_only(make_window, session):
    rig = make_window(session)
    told = []
    rig.window.documents.loading.connect(told.append)
    rig.window.documents._wanted = TreeId("hotline")
    session.emit(Loading(TreeId("other"), 1, 5))
    session.emit(Loading(TreeId("hotline"), 2, 5))
    rig.pump(10)
    assert [x.done for x in told if x is not None] == [2]


def test_others_changes_are_one_undoable_step(rig, session):
    session.emit(RemoteEdit(TreeId("hotline"), UpdateTree(name="Theirs"), ELSEWHERE))
    rig.wait(lambda: rig.tree.name == "Theirs")
    assert "Somebody else changed this tree" in rig.window.toast.text
    rig.window.documents.undo()
    assert rig.tree.name == "Hotline 1900"


def test_others_changes_to_closed_trees_are_left_to_the_session(rig, session):
    session.emit(RemoteEdit(TreeId("empty"), UpdateTree(name="Theirs"), phrase("Renamed")))
    rig.pump(10)
    assert rig.window.documents.opened(TreeId("empty")) is None


def test_freezing_switches_undo_off(rig):
    documents = rig.window.documents
    documents.submit(rename(rig, "Kinh doanh", "x"))
    assert rig.window.actions_["undo"].isEnabled()
    documents.freeze(True)
    assert not rig.window.actions_["undo"].isEnabled()
    documents.freeze(False)
    assert rig.window.actions_["undo"].isEnabled()


def test_another_session_closes_everything(rig):
    rig.window.documents.submit(rename(rig, "Kinh doanh", "x"))
    rig.window.use_session(MemorySession(), "Other")
    assert rig.window.bridge.document is None
    assert rig.window.documents.wanted is None
    assert not rig.window.documents.group.canUndo()


def test_without_a_tree_nothing_is_submitted(make_window):
    rig = make_window(MemorySession())
    assert not rig.window.documents.submit(UpdateTree(name="x"))


def test_runs_differ():
    assert new_run() != new_run()
