"""Queues that a tree means and the account does not have are asked for by name."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ivr_designer.domain.keypresses import Action
from ivr_designer.domain.wanted import wanted_name
from ivr_designer.storage.templates import keep_template, templates
from ivr_designer.ui.dialogs.choose_queues import ChooseQueuesDialog
from ivr_designer.ui.dialogs.loss_report import LossReportDialog
from tests.helpers.builders import tree as build

THREE = "a -1-> queue:?Sales; a -2-> queue:?CHĂM SÓC khách hàng; a -0-> queue:?Sales"
TWILIO = {
    "initial_state": "t",
    "states": [
        {"name": "t", "type": "trigger", "transitions": [{"event": "incomingCall", "next": "menu"}]},
        {"name": "menu", "type": "gather-input-on-call", "properties": {"say": "Press 1."},
         "transitions": [{"event": "keypress", "next": "sales"}]},
        {"name": "sales", "type": "enqueue-call", "properties": {"queue_name": "Kinh doanh"}},
    ],
}  # fmt: skip


@pytest.fixture
def exchange(rig, tmp_path):
    exchange = rig.window.features.exchange
    exchange.own_templates = tmp_path / "templates"
    return exchange


def asked(rig):
    return rig.window.findChild(ChooseQueuesDialog)


def use(rig, exchange, folder, text, **names):
    keep_template(folder, build(text).content(), "Mine", queues=names)
    (mine,) = templates(folder)
    before = rig.window.documents.wanted
    exchange._use_template(mine)
    rig.wait(lambda: rig.window.bridge.document is not None and rig.window.documents.wanted != before)


def test_a_template_asks_for_its_queues_and_one_step_leads_there(rig, exchange, tmp_path):
    use(rig, exchange, tmp_path, THREE)
    dialog = asked(rig)
    sales, care = dialog.boxes
    assert sales.accessibleName() == "Sales"
    assert sales.currentText() == "Choose later"
    assert care.currentText() == "Chăm sóc khách hàng", "the queue of the same name is offered"
    queue, care_id = sales.itemData(2), care.currentData()
    sales.setFocus()
    QTest.keyClick(sales, Qt.Key.Key_Down)
    QTest.keyClick(sales, Qt.Key.Key_Down)
    assert sales.currentData() == queue
    before = rig.tree.content()
    dialog.use.click()
    used = [k.queue_id for k in rig.tree.keypresses.values()]
    assert used == [queue, care_id, queue]
    rig.window.documents.undo()
    assert rig.tree.content() == before


def test_what_is_left_for_later_reads_as_a_choice_to_make(rig, exchange, tmp_path):
    use(rig, exchange, tmp_path, "a -1-> queue:?Sales")
    asked(rig).reject()
    rig.wait(lambda: any(p.finding.rule == "S06" for p in rig.window.problems_model.rows))
    (said,) = [str(p.finding.message) for p in rig.window.problems_model.rows if p.finding.rule == "S06"]
    assert said == "Key 1 of “a” needs a queue for “Sales”."
    words = [box.words.title for box in rig.window.surface.picture.boxes.values()]
    assert "Sales (choose a queue)" in words
    rig.window.actions_.trigger("choose-queues")
    assert asked(rig).boxes[0].count() > 1


def test_own_template_of_another_account_names_its_queues(rig, exchange, tmp_path):
    use(rig, exchange, tmp_path, "a -1-> queue:QU_far", QU_far="Bảo hành")
    (press,) = rig.tree.keypresses.values()
    assert wanted_name(press.queue_id) == "Bảo hành"
    assert asked(rig).boxes[0].accessibleName() == "Bảo hành"


def test_after_the_report_of_an_import_its_queues_are_asked_for(rig, exchange, tmp_path):
    path = tmp_path / "flow.json"
    path.write_text(json.dumps(TWILIO), encoding="utf-8")
    exchange.take_in(path)
    rig.wait(lambda: rig.window.findChild(LossReportDialog) is not None)
    rig.wait(lambda: rig.window.bridge.document is not None)
    report = rig.window.findChild(LossReportDialog)
    assert asked(rig) is None, "one dialog at a time"
    report.accept()
    assert asked(rig).boxes[0].accessibleName() == "Kinh doanh"


def test_ids_of_another_account_are_asked_for_too(rig):
    rig.window.actions_.trigger("choose-queues")  # the sample comes from an account with other queues
    dialog = asked(rig)
    assert [b.accessibleName() for b in dialog.boxes] == [
        "QU_JFYXLG3RXZBFCTZY (unknown)", "QU_H7CFNKKKUGYG5N2R (unknown)",
    ]  # fmt: skip
    dialog.use.click()
    assert "QU_JFYXLG3RXZBFCTZY" in {k.queue_id for k in rig.tree.keypresses.values()}, "left for later"


def test_a_tree_without_open_choices_asks_nothing(rig, exchange, tmp_path):
    use(rig, exchange, tmp_path, "a -1-> stop")
    assert asked(rig) is None
    rig.window.actions_.trigger("choose-queues")
    assert asked(rig) is None
    assert "every queue" in rig.window.toast.text
    assert not any(k.action is Action.QUEUE for k in rig.tree.keypresses.values())
