"""The inspector of a destination, of the tree, and of several things."""

import pytest

from ivr_designer.domain.edits import SetLoose
from ivr_designer.domain.keypresses import Destination, DestinationKind
from ivr_designer.sync.contract import Mode
from ivr_designer.ui.canvas.requests import Selection

CARE = Destination(DestinationKind.QUEUE, "QU_JFYXLG3RXZBFCTZY")


def select(rig, *vertices):
    rig.window.inspector.set_selection(Selection(frozenset(vertices)))
    return rig.window.inspector.form


def test_a_queue_changes_for_all_keys_at_once(rig):
    form = select(rig, CARE)
    assert [r.words for r in form.keys._rows] == ["Kinh doanh", "Lời chào", "Lời chào"]
    form.queue.setCurrentIndex(form.queue.findData("QU_1"))
    form.queue.activated.emit(form.queue.currentIndex())
    fresh = Destination(DestinationKind.QUEUE, "QU_1")
    assert len(rig.tree.keypresses_to(fresh)) == 3
    assert not rig.tree.has(CARE)
    assert rig.window.surface.selection.vertices == {fresh}
    rig.window.documents.undo()
    assert len(rig.tree.keypresses_to(CARE)) == 3


def test_a_loose_phone_is_changed_in_place(rig):
    loose = Destination(DestinationKind.PHONE, "84901111111")
    rig.window.documents.submit(SetLoose(loose, position=(5.0, 6.0)))
    form = select(rig, loose)
    assert form.none.isVisibleTo(form)
    rig.replace(form.phone, "0902 222 222")
    fresh = Destination(DestinationKind.PHONE, "84902222222")
    assert fresh in rig.tree.loose
    assert rig.tree.positions[fresh] == (5.0, 6.0)


@pytest.mark.parametrize("kind", [DestinationKind.STOP, DestinationKind.VOICEMAIL, DestinationKind.SMS])
def test_other_destinations_explain_themselves(rig, kind):
    box = Destination(kind, "Hi" if kind is DestinationKind.SMS else "")
    rig.window.documents.submit(SetLoose(box))
    form = select(rig, box)
    assert form.words.text()
    assert not form.queue_field.isVisibleTo(form)


def test_tree_form_renames_and_says_who_calls(rig):
    form = select(rig)
    assert form is rig.window.inspector.tree_form
    assert "Hotline" in form.numbers.text()
    assert form.facts.text() == "4 nodes, 12 keys"
    rig.replace(form.name, "Tổng đài")
    assert rig.tree.name == "Tổng đài"
    rig.replace(form.name, " ")
    assert rig.tree.name == "Tổng đài"
    assert form.name.property("trouble") == "true"


def test_draft_switch(rig, session):
    form = select(rig)
    form.draft.click()
    rig.wait(lambda: rig.window.trees.row(rig.tree.id).mode is Mode.DRAFT)
    rig.wait(lambda: "until you publish" in form.draft_note.text())


def test_unknown_numbers_are_called_unknown(rig):
    form = rig.window.inspector.tree_form
    form.show_tree(rig.tree, None, None)
    assert "not known" in form.numbers.text()
    form.show_tree(rig.tree, None, ())
    assert "Nobody hears" in form.numbers.text()


def test_many_things(rig):
    form = select(rig, rig.node("Lời chào"), rig.node("Kinh doanh"))
    assert form.head._words.text() == "2 boxes selected"
    form.show_many(1, 2)
    assert form.head._words.text() == "1 box, 2 keys selected"
