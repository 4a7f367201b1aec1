"""What forms have in common."""

from PySide6.QtWidgets import QLineEdit

from ivr_designer.ui.panels.forms import Form, FormHead, StateStrip
from ivr_designer.ui.status_words import Line
from ivr_designer.ui.widgets.fields import Choice, combo, set_choices
from ivr_designer.ui.widgets.typed import TypedText


def test_flush_commits_fields_and_combos(qtbot):
    form, told = Form(), []
    qtbot.addWidget(form)
    line, box = QLineEdit(form), combo(editable=True)
    box.setParent(form)
    watcher = TypedText(line)
    watcher.committed.connect(lambda typed: told.append(typed[0]))
    form.typed.append(watcher)
    set_choices(box, [Choice("A", "a")], "a")
    form.watch_combo(box, lambda: told.append(box.currentText()))
    form.flush()
    assert told == []
    line.setText("typed")
    box.lineEdit().setText("B")
    box.lineEdit().setModified(True)
    form.flush()
    assert told == ["typed", "B"]


def test_head_and_state(qtbot):
    head, strip = FormHead(), StateStrip()
    qtbot.addWidget(head)
    qtbot.addWidget(strip)
    head.show_head("talk", "Spoken menu")
    assert head._words.text() == "Spoken menu"
    strip.show_state(None, stuck=False)
    assert strip.isHidden()
    strip.show_state(Line("refused", "danger", "Refused", "Why"), stuck=True)
    assert strip._words.property("role") == "trouble"
    assert not strip._discard.isHidden()
