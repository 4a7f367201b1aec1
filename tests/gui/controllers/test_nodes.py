"""Boxes: drop, move, rename, delete, copy, paste, duplicate."""

import json
from itertools import combinations

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton

from ivr_designer.domain.edits import AddNode, Batch
from ivr_designer.domain.keypresses import Destination, DestinationKind
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import PlayPrompt, TalkPrompt
from ivr_designer.domain.phrases import phrase
from ivr_designer.ui.canvas.index import overlaps
from ivr_designer.ui.canvas.requests import BoxesMoved, BoxKind, DropRequest, NameEdited, Selection
from ivr_designer.ui.controllers.nodes import FRAGMENT_MIME
from tests.helpers.builders import node
from tests.helpers.window import LEFT

QUEUE = Destination(DestinationKind.QUEUE, "QU_1")


def select(rig, *names):
    return Selection(frozenset(rig.node(n) for n in names))


def dialogs(rig):
    return [d for d in rig.window.findChildren(QDialog) if d.isVisible()]


@pytest.mark.parametrize(("kind", "prompt"), [(BoxKind.TALK, TalkPrompt), (BoxKind.PLAY, PlayPrompt)])
def test_dropped_node_stands_where_it_was_put(rig, kind, prompt):
    rig.window.nodes.on_dropped(DropRequest(kind, (50.0, 600.0)))
    (made,) = [n for n in rig.tree.nodes.values() if rig.tree.positions.get(n.id) == (50.0, 600.0)]
    assert isinstance(made.prompt, prompt)
    assert rig.window.surface.selection.vertices == {made.id}


def test_first_node_is_the_entry(make_window, session):
    rig = make_window(session)
    rig.open("empty")
    rig.window.nodes.on_dropped(DropRequest(BoxKind.TALK, (0.0, 0.0)))
    assert rig.tree.nodes[rig.tree.root].name == "Welcome"


def test_dropped_queue_asks_which(rig):
    rig.window.nodes.on_dropped(DropRequest(BoxKind.QUEUE, (10.0, 10.0)))
    rig.pick_target("cham soc", "Chăm sóc khách hàng")
    assert QUEUE in rig.tree.loose
    assert rig.tree.positions[QUEUE] == (10.0, 10.0)


def test_a_destination_that_is_there_moves(rig):
    stop = Destination(DestinationKind.STOP)
    count = len(rig.tree.destinations())
    rig.window.nodes.on_dropped(DropRequest(BoxKind.STOP, (7.0, 8.0)))
    assert rig.tree.positions[stop] == (7.0, 8.0)
    assert len(rig.tree.destinations()) == count


@pytest.mark.parametrize("kind", [BoxKind.TALK, BoxKind.STOP, BoxKind.QUEUE, BoxKind.VOICEMAIL])
def test_drop_onto_a_node_gets_a_key_at_once(rig, kind):
    support = rig.node("Kỹ thuật")
    rig.window.nodes.on_dropped(DropRequest(kind, (0.0, 0.0), support))
    rig.pick_key(Key.FIVE)
    if kind is BoxKind.QUEUE:
        rig.pick_target("cham soc", "Chăm sóc khách hàng")
    target = rig.tree.target(rig.tree.keypress_at(support, Key.FIVE))
    assert target.kind == kind.value if isinstance(target, Destination) else kind is BoxKind.TALK


def test_moves_are_one_step(rig):
    main, sales = rig.node("Lời chào"), rig.node("Kinh doanh")
    rig.window.nodes.on_moved(BoxesMoved({main: (1.0, 2.0), sales: (3.0, 4.0)}))
    assert rig.tree.positions[sales] == (3.0, 4.0)
    rig.window.documents.undo()
    assert not rig.tree.positions


def test_renamed_in_place(rig):
    sales = rig.node("Kinh doanh")
    rig.window.nodes.on_name_edited(NameEdited(sales, "  Bán \n hàng "))
    assert rig.tree.nodes[sales].name == "Bán hàng"
    for nothing in ("", "   ", "Bán hàng"):
        rig.window.nodes.on_name_edited(NameEdited(sales, nothing))
    assert rig.window.documents.group.activeStack().count() == 1
    assert rig.window.documents.group.undoText() == "Rename “Kinh doanh”"


def test_lonely_box_goes_at_once_with_a_way_back(rig):
    orphan = rig.node("Khuyến mãi cũ")
    rig.window.nodes.on_delete_requested(Selection(frozenset({orphan})))
    assert orphan not in rig.tree.nodes
    assert rig.window.toast.text == "Deleted “Khuyến mãi cũ”."
    rig.window.toast._on_clicked()
    assert orphan in rig.tree.nodes


def test_delete_says_what_else_goes(rig):
    sales = rig.node("Kinh doanh")
    keys = len(rig.tree.keypresses)
    rig.window.nodes.on_delete_requested(select(rig, "Kinh doanh"))
    (dialog,) = dialogs(rig)
    text = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert "Delete “Kinh doanh”?" in text
    assert "Key 1 of “Lời chào”, which leads here" in text
    assert sales in rig.tree.nodes
    QTest.mouseClick(next(b for b in dialog.findChildren(QPushButton) if b.text() == "Delete"), LEFT)
    assert sales not in rig.tree.nodes
    rig.window.documents.undo()
    assert len(rig.tree.keypresses) == keys, "all of it is one step of undo"


def test_nothing_is_asked_where_nothing_can_be_deleted(rig):
    rig.window.nodes.on_delete_requested(select(rig, "Lời chào"))
    assert dialogs(rig) == []
    assert rig.node("Lời chào")
    assert "Callers enter at this node" in " ".join(rig.window.announcer.said)


def test_a_keypress_is_deleted_without_a_question(rig):
    keypress = rig.tree.keypress_at(rig.node("Kỹ thuật"), Key.ONE)
    rig.window.nodes.on_delete_requested(Selection(keypresses=frozenset({keypress.id})))
    assert keypress.id not in rig.tree.keypresses
    assert rig.window.toast.text == "Key 1 is deleted."


def test_after_a_deletion_the_node_above_is_selected_but_not_after_one_of_many(rig):
    nodes, surface = rig.window.nodes, rig.window.surface
    surface.select([rig.node("Kinh doanh")])
    nodes._delete([rig.node("Kinh doanh")], ())
    assert surface.selection.vertices == {rig.node("Lời chào")}
    rig.window.documents.submit(Batch(tuple(AddNode(node(f"n{i}")) for i in range(60)), phrase("Add")))
    surface.select([f"n{i}" for i in range(60)])
    nodes._delete([f"n{i}" for i in range(60)], ())
    assert surface.selection.vertices == frozenset(), "to lift all ways of a root takes longer than deleting"


def test_copy_paste_through_the_clipboard(rig):
    rig.window.nodes.copy(select(rig, "Kinh doanh", "Kỹ thuật"))
    mime = QGuiApplication.clipboard().mimeData()
    assert json.loads(bytes(mime.data(FRAGMENT_MIME).data()))["format"] == "ivr-tree"
    rig.window.nodes.paste()
    assert {"Kinh doanh 2", "Kỹ thuật 2"} <= {n.name for n in rig.tree.nodes.values()}
    assert len(rig.window.surface.selection.vertices) == 2
    rig.window.documents.undo()
    assert "Kinh doanh 2" not in {n.name for n in rig.tree.nodes.values()}


def test_what_is_pasted_covers_no_box(rig):
    """A copy of a box that was placed by hand lay 32 px off, over it."""
    surface, node = rig.window.surface, rig.node("Khuyến mãi cũ")
    rig.window.nodes.on_moved(BoxesMoved({node: surface.picture.layout.at[node]}))
    rig.window.nodes.copy(select(rig, "Khuyến mãi cũ"))
    for _ in range(3):
        rig.window.nodes.paste()
        rig.settle_canvas()
    boxes = list(surface.picture.boxes.values())
    assert not [(a.vertex, b.vertex) for a, b in combinations(boxes, 2) if overlaps(a.rect, b.rect)]


def test_paste_into_another_tree(rig):
    rig.window.nodes.copy(select(rig, "Lời chào", "Kinh doanh"))
    rig.open("empty")
    rig.window.nodes.paste()
    assert {n.name for n in rig.tree.nodes.values()} == {"Lời chào", "Kinh doanh"}
    assert rig.tree.nodes[rig.tree.root].name == "Lời chào"


@pytest.mark.parametrize(
    "text", ["", "hello", "{", '{"format": "ivr-tree"}', "[" * 100_000, "<html>", '{"a": NaN}', "\ud800"]
)
def test_foreign_clipboard_is_refused_in_words(rig, text):
    data = QMimeData()
    data.setData(FRAGMENT_MIME, text.encode("utf-8", "surrogatepass"))
    data.setText(text.encode("utf-8", "replace").decode())
    QGuiApplication.clipboard().setMimeData(data)
    before = rig.tree.content()
    rig.window.nodes.paste()
    assert rig.tree.content() == before
    assert "clipboard holds nothing" in rig.window.toast.text


def test_duplicate_and_cut(rig):
    rig.window.nodes.duplicate(select(rig, "Kỹ thuật"))
    assert rig.window.documents.group.undoText() == "Duplicate"
    assert rig.node("Kỹ thuật 2")
    rig.window.nodes.duplicate(Selection(frozenset({Destination(DestinationKind.STOP)})))
    rig.window.nodes.cut(select(rig, "Khuyến mãi cũ"))
    assert "Khuyến mãi cũ" not in {n.name for n in rig.tree.nodes.values()}
    rig.window.nodes.paste()
    assert rig.node("Khuyến mãi cũ")


def test_without_a_tree_nothing_happens(make_window, session):
    rig = make_window(session)
    rig.window.nodes.on_dropped(DropRequest(BoxKind.TALK, (0.0, 0.0)))
    rig.window.nodes.copy(Selection(frozenset({"x"})))
    rig.window.nodes.add_node(BoxKind.TALK)
    rig.window.nodes.on_delete_requested(Selection(frozenset({"x"})))
    assert rig.window.bridge.document is None
