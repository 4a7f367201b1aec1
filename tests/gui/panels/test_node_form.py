"""The inspector of a node."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ivr_designer.domain.edits import UpdateNode
from ivr_designer.domain.nodes import PlayPrompt, UnknownPrompt
from ivr_designer.ui.canvas.requests import Selection
from ivr_designer.ui.labels import VOICES
from tests.helpers.audio import wav
from tests.helpers.window import LEFT


@pytest.fixture
def form(rig):
    rig.window.inspector.set_selection(Selection(frozenset({rig.node("Kinh doanh")})))
    made = rig.window.inspector.node_form
    made.rig = rig
    made.now = lambda: rig.tree.nodes[made._id]
    made.steps = lambda: rig.window.documents.group.activeStack().count()
    return made


def show(form, name):
    form.rig.window.inspector.set_selection(Selection(frozenset({form.rig.node(name)})))


def test_fields_show_the_node(form):
    show(form, "Lời chào")
    assert form.name.text() == "Lời chào"
    assert form.text.toPlainText().startswith("Xin chào quý khách.")
    assert form.voice.currentText() == "Thu Trang, woman, Hanoi"
    assert form.wait.value() == 5
    assert form.wait.suffix() == " s"
    assert form.delay.suffix() == " ms"
    assert form.head._words.text() == "Entry node: callers start here"
    assert [r.key for r in form.keys._rows] == ["1", "2", "0", "#", "no input", "no match"]


def test_typing_is_one_step(form):
    form.rig.replace(form.text, "Một")
    form.text.setFocus()
    for letter in "abc":
        QTest.keyClicks(form.text, letter)
        form.typed[1].flush()
    assert form.now().prompt.text.endswith("abc")
    assert form.steps() == 2
    form.rig.window.documents.undo()
    assert form.now().prompt.text == "Một"


def test_pending_text_is_kept_when_another_box_is_selected(form):
    sales = form._id
    form.name.setFocus()
    form.name.setText("Vừa gõ")
    show(form, "Kỹ thuật")
    assert form.rig.tree.nodes[sales].name == "Vừa gõ"
    assert form.name.text() == "Kỹ thuật"


def test_pending_text_is_kept_before_undo_and_close(form):
    form.name.setText("Vừa gõ")
    form.rig.window.documents.undo()
    assert form.now().name == "Kinh doanh"
    form.rig.window.documents.redo()
    assert form.now().name == "Vừa gõ"
    form.name.setText("Cuối cùng")
    form.rig.window.inspector.flush()
    assert form.now().name == "Cuối cùng"


def test_a_node_needs_a_name(form):
    form.rig.replace(form.name, "")
    assert form.now().name == "Kinh doanh"
    assert form.name.property("trouble") == "true"


def test_news_from_elsewhere_do_not_wipe_typing(form):
    form.text.setFocus()
    QTest.keyClicks(form.text, "!")
    other = form.rig.tree.nodes[form.rig.node("Kỹ thuật")]
    form.rig.window.documents.push(form.rig.document, UpdateNode(replace(other, note="x")))
    assert form.text.toPlainText().startswith("!")


@pytest.mark.parametrize(
    ("field", "value", "attribute"),
    [("wait", 9, "keypress_timeout_s"), ("loops", 3, "loop_count"), ("delay", 700, "delay_ms")],
)
def test_numbers(form, field, value, attribute):
    box = getattr(form, field)
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, str(value))
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert getattr(form.now(), attribute) == value
    assert form.steps() == 1


def test_barge_in(form):
    form.barge_in.click()
    assert form.now().barge_in is False


def test_voice_by_name_and_by_hand(form):
    voice = "sg_male_xuankien_vdts_48k-hsmm"
    form.voice.setCurrentIndex(form.voice.findData(voice))
    form.voice.activated.emit(form.voice.currentIndex())
    assert form.now().prompt.voice == voice
    form.rig.replace(form.voice.lineEdit(), "my_own_voice")
    assert form.now().prompt.voice == "my_own_voice"
    form.voice.setCurrentIndex(0)
    form.voice.activated.emit(0)
    assert form.now().prompt.voice is None
    assert "my_own_voice" not in VOICES


def test_speed(form):
    form.speed.setCurrentIndex(form.speed.findData(-2))
    form.speed.activated.emit(form.speed.currentIndex())
    assert form.now().prompt.speed == -2


def test_switch_to_a_recording_and_back(form):
    QTest.mouseClick(form.play, LEFT)
    assert form.now().prompt == PlayPrompt("")
    assert form.recording_field.isVisibleTo(form)
    assert not form.text_field.isVisibleTo(form)
    form.recording.setCurrentIndex(form.recording.findData("welcome.mp3"))
    form.recording.activated.emit(0)
    assert form.now().prompt == PlayPrompt("welcome.mp3")
    QTest.mouseClick(form.speak, LEFT)
    assert form.now().prompt.text.startswith("Để mua mới"), "what was spoken before is not forgotten"
    assert form.now().extra == {}
    form.rig.window.documents.undo()
    assert form.now().prompt == PlayPrompt("welcome.mp3")
    assert form.now().extra["script"].startswith("Để mua mới")


def test_the_length_of_a_recording_is_stated_or_measured(form):
    QTest.mouseClick(form.play, LEFT)
    form.recording.setCurrentIndex(form.recording.findData("welcome.mp3"))
    form.recording.activated.emit(0)
    assert form.sound.length.text() == "not known"
    form.sound.length.setValue(12)
    assert form.now().prompt == PlayPrompt("welcome.mp3", 12.0)
    form.rig.session.keep_copy("welcome.mp3", wav(3.4))
    form.rig.pump()
    assert (form.sound.length.value(), form.sound.length.isEnabled()) == (3, False)
    form.recording.setCurrentIndex(form.recording.findData("closed.wav"))
    form.recording.activated.emit(0)
    assert form.now().prompt == PlayPrompt("closed.wav")
    form.recording.setCurrentIndex(form.recording.findData("welcome.mp3"))
    form.recording.activated.emit(0)
    assert form.now().prompt.duration_s == pytest.approx(3.4)


def test_a_recording_that_is_not_listed_is_kept(form):
    show(form, "Kỹ thuật")
    assert form.recording.currentText() == "VYWKDLWVXL-1531544847245.mp3"


def test_unknown_kinds_are_read_only(form):
    node = form.rig.tree.nodes[form.rig.node("Kỹ thuật")]
    form.rig.tree._put_node(replace(node, prompt=UnknownPrompt("record")))
    show(form, "Kỹ thuật")
    assert not form.name.isEnabled()
    assert not form.add_key.isEnabled()
    assert "“record”" in form.unknown.text()
    assert form.note.isEnabled()


def test_note_stays_here(form):
    form.rig.replace(form.note, "Hỏi chị Lan")
    assert form.now().note == "Hỏi chị Lan"


def test_keys_lead_to_their_properties(form):
    told = []
    form.chosen.connect(told.append)
    button = form.keys._layout.itemAt(0).widget()
    QTest.mouseClick(button, LEFT)
    assert told == [form.rig.tree.keypresses_of(form._id)[0].id]


def test_add_key_asks_the_window(form):
    told = []
    form.acted.connect(told.append)
    form.add_key.click()
    assert told == ["add-key"]
