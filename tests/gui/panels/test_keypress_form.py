"""The inspector of a keypress."""

from dataclasses import replace

import pytest

from ivr_designer.domain.keypresses import Action, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.ui.canvas.requests import Selection


@pytest.fixture
def form(rig):
    made = rig.window.inspector.keypress_form
    made.rig = rig
    made.now = lambda: rig.tree.keypresses[made._id]
    show(made, "Kinh doanh", Key.TWO)
    return made


def show(form, node, key):
    keypress = form.rig.tree.keypress_at(form.rig.node(node), key)
    form.rig.window.inspector.set_selection(Selection(keypresses=frozenset({keypress.id})))


def choose(box, value):
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def visible(form):
    return {name for name, field in form.fields.items() if field.isVisibleTo(form)}


def test_fields_of_a_forwarded_call(form):
    assert visible(form) == {"key", "action", "phone", "from"}
    assert form.head._words.text() == "Key 2 of “Kinh doanh”"
    assert form.phone.text().startswith("+84")
    assert form.from_number.currentText().startswith("+84")


def test_phone_is_cleaned_and_complained_about(form):
    form.rig.replace(form.phone, "028 1234 5678")
    assert form.now().phone_number == "842812345678"
    form.rig.replace(form.phone, "abc")
    assert form.now().phone_number == "842812345678"
    assert form.phone.property("trouble") == "true"


def test_number_shown(form):
    form.rig.replace(form.from_number.lineEdit(), "0901 234 567")
    assert form.now().from_number == "84901234567"
    choose(form.from_number, None)
    assert form.now().from_number is None


def test_typed_number_is_not_lost_when_another_thing_is_selected(form):
    keypress = form.now().id
    edit = form.from_number.lineEdit()
    edit.selectAll()
    form.rig.type(edit, "84901111111")
    show(form, "Kỹ thuật", Key.ONE)
    assert form.rig.tree.keypresses[keypress].from_number == "84901111111"


def test_key_can_be_changed_to_a_free_one(form):
    offered = {form.key.itemData(i) for i in range(form.key.count())}
    assert "1" not in offered
    assert "2" in offered
    choose(form.key, "7")
    assert form.now().key is Key.SEVEN
    assert form.rig.window.documents.group.undoText() == "Change key 2 to 7"


@pytest.mark.parametrize(
    ("action", "fields"),
    [(Action.QUEUE, {"queue"}), (Action.STOP, set()), (Action.SMS, {"sms"}), (Action.NEXT_NODE, {"node"})],
)
def test_each_action_has_its_fields(form, action, fields):
    choose(form.action, int(action))
    assert form.now().action is action
    assert visible(form) == {"key", "action"} | fields
    assert form.now().phone_number is None, "leftovers go"


def test_queue_by_name(form):
    choose(form.action, int(Action.QUEUE))
    assert form.queue.property("trouble") == "true" or form.fields["queue"]._note.text()
    choose(form.queue, "QU_2")
    assert form.now().queue_id == "QU_2"
    assert form.queue.currentText() == "Hỗ trợ kỹ thuật"


def test_a_queue_that_is_not_listed_is_shown_as_such(form):
    show(form, "Kỹ thuật", Key.ONE)
    assert form.queue.currentText() == "QU_H7CFNKKKUGYG5N2R (not in the list)"


def test_node_and_sms(form):
    choose(form.action, int(Action.NEXT_NODE))
    choose(form.node, form.rig.node("Kỹ thuật"))
    assert form.now().next_node == form.rig.node("Kỹ thuật")
    choose(form.action, int(Action.SMS))
    form.rig.replace(form.sms, "Cảm ơn")
    assert form.now().sms == "Cảm ơn"


def test_dangling_target_is_complained_about(form):
    keypress = replace(form.now(), action=Action.NEXT_NODE, next_node="gone", phone_number=None)
    form.rig.tree._put_keypress(keypress)
    form.rig.window.inspector.refresh()
    assert form.node.property("trouble") == "true"


def test_unknown_actions_are_read_only(form):
    odd = Keypress(form.now().id, form.now().node, Key.TWO, Action.UNKNOWN, raw_action=9)
    form.rig.tree._put_keypress(odd)
    form.rig.window.inspector.refresh()
    assert not form.action.isEnabled()
    assert form.action.currentText() == "Unknown (9)"
    assert form.unknown.isVisibleTo(form)


def test_keys_that_are_none_of_the_fourteen_are_read_only(form):
    odd = replace(form.now(), key=Key.other("DTMF_KEY"))
    form.rig.tree._put_keypress(odd)
    form.rig.window.inspector.refresh()
    assert not form.key.isEnabled()
    assert form.key.currentText() == "Key “DTMF_KEY”"
    assert "does not know this key" in form.unknown.text()
    assert form.now() == odd


def test_way_back_to_the_node(form):
    told = []
    form.chosen.connect(told.append)
    form.source.click()
    assert told == [form.rig.node("Kinh doanh")]
