"""The popups: one at a time, undo frozen meanwhile, choices from what is known."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ivr_designer.domain.keypresses import Destination, DestinationKind
from ivr_designer.ui.dialogs.target_picker import TargetPicker


def test_a_new_popup_replaces_the_old(rig):
    told = []
    rig.window.pickers.key(rig.tree, rig.node("Kỹ thuật"), (50, 50), told.append)
    first = rig.window.pickers.shown
    rig.window.pickers.target(rig.tree, rig.node("Kỹ thuật"), (50, 50), told.append)
    rig.wait(lambda: rig._shows(TargetPicker))
    assert rig.window.pickers.shown is not first
    assert rig.window.documents.frozen
    QTest.keyClick(rig.window.pickers.shown.field, Qt.Key.Key_Escape)
    assert rig.window.pickers.shown is None
    assert not rig.window.documents.frozen
    assert told == []


def test_destination_picker_offers_its_kind_only(rig):
    rig.window.pickers.destination(rig.tree, DestinationKind.QUEUE, (50, 50), lambda t: None)
    kinds = {t.vertex.kind for t in rig.window.pickers.shown.model.rows}
    assert kinds == {DestinationKind.QUEUE}


def test_typed_text_makes_an_sms(rig):
    told = []
    rig.window.pickers.destination(rig.tree, DestinationKind.SMS, (50, 50), told.append)
    rig.pick_target("Cảm ơn quý khách")
    assert told[0].vertex == Destination(DestinationKind.SMS, "Cảm ơn quý khách")


def test_account_is_none_without_a_session(make_window):
    assert make_window().window.pickers.account is None
