"""The dialog 'Where is it used?' in the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ivr_designer.config.paths import resource
from ivr_designer.domain.edits import RemoveNode
from ivr_designer.domain.keypresses import DestinationKind
from ivr_designer.domain.tree import TreeContent
from ivr_designer.storage.files import parse_tree
from tests.helpers.memory_session import MemorySession


@pytest.fixture
def session():
    sample = parse_tree(resource("samples/hotline.ivr.json").read_bytes()).content
    return MemorySession({"hotline": sample, "other": sample, "empty": TreeContent("Ngoài giờ")})


def opened(rig):
    rig.window.actions_.trigger("where-used")
    dialog = rig.window.features.usage.dialog
    rig.wait(dialog.isVisible)
    return dialog


def test_starts_on_what_is_selected(rig):
    rig.window.show_item(rig.destination(DestinationKind.PHONE))
    dialog = opened(rig)
    assert dialog.thing.value == "842838223344"
    assert dialog.summary.text() == "Used in 1 place"
    assert not dialog.isModal()


def test_enter_goes_there(rig):
    rig.window.show_item(rig.node("Kỹ thuật"))
    dialog = opened(rig)
    assert dialog.thing.kind == "recording"
    rig.window.surface.select()
    dialog.places.setCurrentIndex(dialog.use_model.index(0))
    QTest.keyClick(dialog.places, Qt.Key.Key_Return)
    assert rig.window.selection.vertices == {rig.node("Kỹ thuật")}
    assert dialog.isVisible()


def test_other_trees_are_read_on_demand_and_jumped_to(rig):
    rig.window.show_item(rig.destination(DestinationKind.PHONE))
    dialog = opened(rig)
    assert dialog.load.text() == "Read 2 more trees"
    QTest.mouseClick(dialog.load, Qt.MouseButton.LeftButton)
    rig.wait(lambda: dialog.summary.text() == "Used in 2 places")
    assert not dialog.load.isVisible()
    place = next(i for i, u in enumerate(dialog.use_model.rows) if u.tree == "other")
    dialog.places.activated.emit(dialog.use_model.index(place))
    rig.wait(lambda: rig.window.bridge.document is not None and rig.tree.id == "other")
    rig.wait(lambda: rig.window.selection.keypresses != frozenset())


def test_follows_edits(rig):
    rig.window.show_item(rig.destination(DestinationKind.PHONE))
    dialog = opened(rig)
    rig.window.documents.submit(RemoveNode(rig.node("Kinh doanh")))
    assert "842838223344" not in {t.value for t in dialog.thing_model.rows}
    rig.window.documents.undo()
    assert "842838223344" in {t.value for t in dialog.thing_model.rows}


def test_search_folds_accents(rig):
    dialog = opened(rig)
    QTest.keyClicks(dialog.field, "cham soc")
    assert [t.value for t in dialog.thing_model.rows] == ["QU_1"]
    assert dialog.summary.text() == "Not used in the trees looked into"
    QTest.keyClicks(dialog.field, "zzz")
    assert dialog.summary.text() == "Nothing found"


def test_a_closed_dialog_opens_again(rig):
    dialog = opened(rig)
    dialog.close()
    rig.wait(lambda: rig.window.features.usage.dialog is None)
    assert opened(rig).isVisible()


def test_another_session_closes_it(rig):
    opened(rig)
    rig.window.use_session(None)
    rig.wait(lambda: rig.window.features.usage.dialog is None)
