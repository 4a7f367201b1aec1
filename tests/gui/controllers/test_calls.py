"""Proofs and recorded calls of the tree on screen."""

import pytest

from ivr_designer.domain.edits import RemoveKeypress, UpdateTree
from ivr_designer.domain.keys import Key
from ivr_designer.ui.canvas.requests import Tone
from ivr_designer.ui.dialogs.save_test import SaveTestDialog


@pytest.fixture
def panel(rig):
    rig.wait(lambda: rig.window.checks.report is not None)
    yield rig.window.calls_panel
    rig.window.features.simulator.stop()


def titles(model):
    return [r.title for r in model.rows]


def test_claims_are_said_in_words(rig, panel):
    assert "From every menu a person can be reached." in titles(panel.proofs.model)
    assert titles(panel.proofs.model)[-1] == "Whoever never presses a key"


def test_a_claim_that_breaks_comes_first_and_its_call_can_be_played(rig, panel):
    sales = rig.node("Kinh doanh")
    for keypress in rig.tree.keypresses_of(sales):
        rig.window.documents.submit(RemoveKeypress(keypress.id))
    detail = "Not so. This call shows it: 1"
    rig.wait(lambda: detail in [r.detail for r in panel.proofs.model.rows[:3]])
    row = next(r for r in panel.proofs.model.rows if r.title == "From every menu a person can be reached.")
    assert row.detail == detail
    panel.proofs.view.setCurrentIndex(panel.proofs.model.index(panel.proofs.model.rows.index(row)))
    panel.proofs.play.click()
    walk = rig.window.features.simulator.walk
    rig.wait(lambda: walk.call.node == sales)
    assert walk.steps == (Key.ONE,)


def test_a_walk_is_saved_run_after_each_edit_and_deleted(rig, panel):
    window = rig.window
    before = len(rig.tree.tests)
    window.actions_.trigger("save-test")
    assert window.findChild(SaveTestDialog) is None, "there is no walk yet"
    window.features.simulator.play([])
    window.features.simulator.press(Key.TWO)
    window.simulator_panel.save.click()
    dialog = window.findChild(SaveTestDialog)
    assert dialog.name.text() == "2"
    dialog.name.setText("two")
    dialog._on_save()
    assert len(rig.tree.tests) == before + 1
    rig.wait(lambda: "two" in titles(panel.tests.model))
    assert panel.tests.note.text().endswith(" %)")
    window.documents.submit(RemoveKeypress(rig.tree.keypress_at(rig.tree.root, Key.TWO).id))
    rig.wait(lambda: panel.tests.note.text().startswith("1 test fails · "))
    assert titles(panel.tests.model)[0] == "two"
    panel.tests.view.setCurrentIndex(panel.tests.model.index(0))
    panel.delete.click()
    assert len(rig.tree.tests) == before
    assert window.documents.group.undoText() == "Delete test"


def test_keys_that_no_test_takes_are_marked(rig, panel):
    record = {"name": "one", "steps": ["1"], "expect": {"action": "waiting"}}
    rig.window.documents.submit(UpdateTree(tests=(record,)))
    rig.wait(lambda: titles(panel.tests.model) == ["one"])
    panel.untested.click()
    marks = rig.window.surface.overlay.marks.keys
    one, two = (rig.tree.keypress_at(rig.tree.root, k).id for k in (Key.ONE, Key.TWO))
    assert one not in marks
    assert marks[two].tone is Tone.SLOW
    rig.window.actions_.trigger("show-untested")
    assert rig.window.surface.overlay.marks.keys == {}


def test_a_record_that_is_no_test_is_listed_as_broken_and_can_go(rig, panel):
    rig.window.documents.submit(UpdateTree(tests=({"name": "odd"},)))
    rig.wait(lambda: titles(panel.tests.model) == ["odd"])
    assert panel.tests.model.rows[0].steps is None
    panel.tests.view.setCurrentIndex(panel.tests.model.index(0))
    assert not panel.tests.play.isEnabled()
    panel.delete.click()
    assert rig.tree.tests == ()


def test_without_a_tree_the_page_says_so(rig, panel):
    rig.window.documents.show(None)
    assert panel.is_empty
    assert panel.empty.heading.text() == "No tree is open"
