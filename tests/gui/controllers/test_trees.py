"""Trees as a whole: make, name, rename, delete, and back again."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton

from ivr_designer.domain.edits import UpdateTree
from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.phrases import phrase
from ivr_designer.sync.contract import AccountChanged, Mode
from ivr_designer.sync.status import ItemState, ItemStatus
from tests.helpers.live import NUMBER, TREE
from tests.helpers.memory_session import MemorySession
from tests.helpers.window import LEFT


def open_dialog(window):
    return next(d for d in window.findChildren(QDialog) if d.isVisible())


def press(dialog, words):
    found = next(b for b in dialog.findChildren(QPushButton) if b.text() == words)
    QTest.mouseClick(found, LEFT)


def test_create_opens_the_tree_and_its_name(make_window, session):
    rig = make_window(session)
    rig.window.trees.create()
    rig.wait(lambda: rig.window.bridge.document is not None)
    assert rig.tree.name == "New tree"
    rig.wait(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    rig.type(QApplication.focusWidget(), "Giờ làm việc")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    rig.wait(lambda: rig.tree.name == "Giờ làm việc")


def test_undo_of_create_deletes_and_redo_makes_it_again(make_window, session):
    rig = make_window(session)
    rig.window.trees.create("Mới")
    rig.wait(lambda: rig.window.bridge.document is not None)
    rig.wait(lambda: "Mới" in rig.tree_names())
    rig.window.documents.undo()
    rig.wait(lambda: "Mới" not in rig.tree_names())
    assert "Mới" not in rig.tree_names()
    assert rig.window.bridge.document is None
    rig.window.documents.redo()
    rig.pump(10)
    rig.wait(lambda: "Mới" in rig.tree_names())
    assert rig.tree.name == "Mới"


def test_typed_text_goes_to_its_tree_before_that_is_left_or_deleted(rig, session):
    for act, name in (
        (lambda: rig.window.trees.create("Mới"), "typed"),
        (lambda: rig.window.trees._delete(rig.window.trees.row(TreeId("hotline"))), "typed again"),
    ):
        rig.window.documents.show(TreeId("hotline"))
        root = rig.tree.root
        rig.click_box(root)
        field = rig.window.inspector.node_form.name
        QTest.mouseClick(field, LEFT)
        field.end(False)
        rig.type(field, " " + name)
        act()
        rig.pump(20)
        document = rig.window.documents.opened(TreeId("hotline")).document
        assert document.tree.nodes[root].name.endswith(name)


def test_names_of_new_trees_differ(make_window, session):
    rig = make_window(session)
    for _ in range(3):
        rig.window.trees.create()
    rig.wait(lambda: {"New tree", "New tree 2", "New tree 3"} <= set(rig.tree_names()))


def test_rename_of_a_tree_that_is_not_open(rig, session):
    rig.window.trees.rename(TreeId("empty"), "  Sau   giờ ")
    rig.wait(lambda: session.contents["empty"].name == "Sau giờ")
    assert rig.tree.name == "Hotline 1900", "the tree on screen stays"


def test_a_rename_to_the_same_or_nothing_is_none(rig):
    for name in ("Ngoài giờ", "   "):
        rig.window.trees.rename(TreeId("empty"), name)
    rig.pump(10)
    assert rig.window.documents.opened(TreeId("empty")) is None


def test_a_tree_that_a_number_plays_is_not_deleted(rig, session):
    rig.window.trees.delete(TreeId("hotline"))
    assert "Point the number elsewhere first" in rig.window.toast.text
    assert "+84 " in rig.window.toast.text, "as it stands everywhere else"
    assert "hotline" in session.contents


def test_delete_asks_with_consequences_and_undo_restores(make_window, session):
    session._account = type(session._account)((), (), session._account.queues, (), "1", 1.0)
    rig = make_window(session)
    rig.open("hotline")
    nodes = set(rig.tree.nodes)
    rig.window.trees.delete(TreeId("hotline"))
    rig.pump(10)
    dialog = open_dialog(rig.window)
    assert "Hotline 1900" in dialog.windowTitle()
    press(dialog, "Delete tree")
    rig.pump(10)
    assert rig.tree_names() == ["Ngoài giờ"]
    rig.window.toast._on_clicked()
    rig.pump(10)
    assert rig.tree.name == "Hotline 1900"
    assert set(rig.tree.nodes) == nodes
    fresh = next(t for t, c in session.contents.items() if c.name == "Hotline 1900")
    assert set(session.contents[fresh].nodes) == nodes


def test_cancel_deletes_nothing(rig, session):
    session._account = type(session._account)((), (), None, None, "1", 1.0)
    rig.window.trees.delete(TreeId("hotline"))
    rig.pump(10)
    press(open_dialog(rig.window), "Cancel")
    assert "hotline" in session.contents


def test_an_empty_tree_goes_without_a_question(rig, session):
    rig.window.trees.delete(TreeId("empty"))
    rig.wait(lambda: "empty" not in session.contents)
    assert rig.window.toast.text == "Deleted “Ngoài giờ”."


def test_full_disk_while_creating(make_window, session):
    rig = make_window(session)
    session.full_disk = True
    assert rig.window.trees.create() is None
    assert rig.window.bars.bars[0].cause == "The disk is full."


def test_mode_and_numbers(rig, session):
    row = rig.window.trees.row(TreeId("hotline"))
    assert [n.number for n in rig.window.trees.numbers_of(row)] == ["842473001900"]
    rig.window.trees.set_mode(TreeId("hotline"), Mode.DRAFT)
    assert rig.window.trees.row(TreeId("hotline")).mode is Mode.DRAFT
    assert rig.window.trees.row(None) is None
    assert rig.window.trees.numbers_of(None) == ()


def test_without_a_session_nothing_happens(make_window):
    rig = make_window()
    assert rig.window.trees.create() is None
    rig.window.trees.delete(TreeId("x"))
    assert MemorySession().account.trees == ()


def stuck(session, *, deleting: bool = True) -> None:
    """What the session says of a tree that the server did not delete."""
    status = ItemStatus(ItemState.REFUSED, phrase("The server refused this."), "Node is locked")
    rows = (replace(session.account.trees[0], deleting=deleting, status=status if deleting else None),)
    session.emit(AccountChanged(replace(session.account, trees=rows)))


def test_a_tree_that_the_server_did_not_delete_says_so(rig, session):
    stuck(session)
    rig.wait(lambda: bool(rig.window.bars.bars))
    (bar,) = rig.window.bars.bars
    assert (bar.verb, bar.other_verb) == ("Try again", "Keep the tree")
    assert "Node is locked" in bar.advice
    bar.act()
    bar.other()
    assert session.calls[-2:] == [("retry", None), ("keep_tree", TreeId("hotline"))]
    stuck(session, deleting=False)
    rig.wait(lambda: not rig.window.bars.bars)


def delete_and_keep(live):
    """The server deletes some keys of a tree and then no node of it; the person keeps the tree."""
    live.server.control.store.update("number", NUMBER, {"enable_ivr": False})
    live.trigger("refresh")
    live.rig.wait(lambda: not live.window.trees.numbers_of(live.window.trees.row(live.tree)))
    live.server.control.faults.add(
        "refuse", method="DELETE", path="/v1/ivrnode/*", times=99, before=True, r=12, message="Locked"
    )
    tree = live.tree
    live.window.trees.delete(tree)
    live.rig.pump(10)
    press(open_dialog(live.window), "Delete tree")
    live.rig.wait(lambda: live.bar(f"delete {tree}") is not None)
    live.server.control.faults.clear()
    return tree


def one_tree(live, tree):
    live.rig.wait(lambda: live.window.bridge.document is not None)
    live.settle()
    assert live.tree == tree
    assert [row["id"] for row in live.opened.rows("ivrtree")] == [TREE]
    assert [row.id for row in live.opened.session.account.trees] == [tree]


def test_undo_after_a_tree_was_kept_makes_no_copy(live):
    nodes, keys = set(live.rig.tree.nodes), set(live.rig.tree.keypresses)
    tree = delete_and_keep(live)
    live.bar(f"delete {tree}").other()
    live.rig.wait(lambda: live.bar(f"delete {tree}") is None)
    live.rig.pump(50)
    while live.window.documents.group.canUndo():
        live.trigger("undo")
    one_tree(live, tree)
    assert (set(live.rig.tree.nodes), set(live.rig.tree.keypresses)) == (nodes, keys)
    live.rig.wait(lambda: len(live.opened.rows("ivrkeypress")) == len(keys))


def test_undoing_a_delete_that_the_server_refused_keeps_the_tree(live):
    nodes = set(live.rig.tree.nodes)
    tree = delete_and_keep(live)
    live.trigger("undo")
    one_tree(live, tree)
    assert set(live.rig.tree.nodes) == nodes
    assert live.bar(f"delete {tree}") is None


def test_an_entry_that_only_the_server_knew_is_shown(live):
    tree = live.window.trees.create()
    live.settle()
    remote = live.opened.session.remote_ids(tree)[tree]
    body = {"tree": remote, "node_name": "Made there", "node_play_mode": "talk", "node_play_content": "Hi"}
    live.server.control.admin("POST", "/v1/ivrnode", body)
    live.trigger("refresh")
    live.rig.wait(lambda: len(live.rig.tree.nodes) == 1)
    live.rig.wait(lambda: live.rig.tree.root in live.rig.tree.nodes)
    (made,) = live.rig.tree.nodes
    assert live.opened.session.open_tree(tree).result(9).root == made


def test_undo_is_of_the_last_act_also_when_another_tree_was_deleted_in_the_list(make_window, session):
    """An edit of the tree on screen, after a tree of the list was deleted: undo takes back the edit."""
    rig = make_window(session)
    rig.window.documents.show(TreeId("hotline"))
    rig.wait(lambda: rig.window.bridge.document is not None)
    rig.window.trees.delete(TreeId("empty"))
    rig.wait(lambda: "Ngoài giờ" not in rig.tree_names())
    assert rig.tree.name == "Hotline 1900"
    rig.window.documents.submit(UpdateTree(name="Hotline X"))
    rig.window.documents.undo()
    assert rig.tree.name == "Hotline 1900"
    rig.pump(10)
    assert "Ngoài giờ" not in rig.tree_names()


def test_undo_takes_back_a_name_given_in_the_list_to_a_tree_that_is_not_shown(make_window, session):
    rig = make_window(session)
    rig.window.documents.show(TreeId("hotline"))
    rig.wait(lambda: rig.window.bridge.document is not None)
    rig.window.trees.rename(TreeId("empty"), "Sau giờ")
    rig.wait(lambda: "Sau giờ" in rig.tree_names())
    rig.window.documents.undo()
    rig.wait(lambda: "Ngoài giờ" in rig.tree_names())
    assert rig.tree.name == "Hotline 1900"
