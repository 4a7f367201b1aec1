"""The connections dialog: test in words, save, remove."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton

from ivr_designer.config.profiles import new_profile
from ivr_designer.domain.phrases import phrase
from ivr_designer.sync.contract import SyncProblem
from ivr_designer.ui.backend import SecretRefused, Step
from ivr_designer.ui.bridge import IoBridge
from ivr_designer.ui.dialogs.connections import ConnectionsDialog
from ivr_designer.ui.widgets.glyph import Glyph
from tests.helpers.backend import MemoryBackend
from tests.helpers.window import LEFT


@pytest.fixture
def backend(tmp_path):
    return MemoryBackend(tmp_path)


@pytest.fixture
def open_dialog(qtbot, backend):
    io = IoBridge()

    def make():
        dialog = ConnectionsDialog(backend, io, None)
        qtbot.addWidget(dialog)
        dialog.told = []
        dialog.chosen.connect(dialog.told.append)
        dialog.show()
        return dialog

    return make


def words(dialog):
    return [
        label.text() for label in dialog.outcome.findChildren(QLabel) if label.text() and not label.isHidden()
    ]


def fill(dialog, name="Hanoi", sid="SK1", secret="hush"):
    dialog.form.name.setText(name)
    dialog.form.key_sid.setText(sid)
    dialog.form.secret.setText(secret)


def test_a_new_connection_is_saved_with_its_secret(open_dialog, backend, qtbot):
    dialog = open_dialog()
    told = dialog.told
    fill(dialog)
    QTest.mouseClick(dialog.save, LEFT)
    qtbot.waitUntil(lambda: bool(told))
    (profile,) = backend.profiles.all()
    assert told == [profile]
    assert backend.kept == [("SK1", True)]
    assert "hush" not in (backend.profiles._file.path.read_text("utf-8"))


def test_a_secret_is_needed_for_a_new_one(open_dialog, backend):
    dialog = open_dialog()
    fill(dialog, secret="")
    for button in (dialog.test, dialog.save):
        QTest.mouseClick(button, LEFT)
        assert dialog.form.secret.property("trouble") == "true"
    assert backend.tested == []


def test_test_speaks_in_words(open_dialog, backend, qtbot):
    dialog = open_dialog()
    fill(dialog)
    backend.steps = [
        Step(phrase("The contact center answers."), True),
        Step(phrase("Menus work, but recordings cannot be reached."), True, warns=True),
        Step(phrase("It refuses this key."), False, None, phrase("Check the secret.")),
    ]
    QTest.mouseClick(dialog.test, LEFT)
    qtbot.waitUntil(lambda: len(words(dialog)) == 3)
    assert words(dialog)[::2] == ["The contact center answers.", "It refuses this key. Check the secret."]
    signs = [glyph._icon_name for glyph in dialog.outcome.findChildren(Glyph) if glyph.isVisible()]
    assert signs == ["live", "warning", "refused"], "what does not work is not ticked off"
    assert backend.tested == [("SK1", "hush")]
    assert dialog.test.isEnabled()


def test_what_came_out_is_in_sight_with_all_settings_unfolded(open_dialog, backend, qtbot):
    dialog = open_dialog()
    QTest.mouseClick(dialog.form._more, LEFT)
    fill(dialog)
    assert not dialog.outcome.isVisible()
    backend.steps = [Step(phrase("It refuses this key."), False, None, phrase("Check the secret."))]
    QTest.mouseClick(dialog.test, LEFT)
    qtbot.waitUntil(lambda: len(words(dialog)) == 1)
    qtbot.waitUntil(lambda: dialog.outcome.visibleRegion().boundingRect() == dialog.outcome.rect())
    assert dialog._area.verticalScrollBar().maximum() > 0


def test_a_test_that_cannot_run_says_why(open_dialog, backend, qtbot):
    backend.profiles.add(new_profile("A", "SK1"))
    dialog = open_dialog()
    backend.problem = SyncProblem(phrase("No secret is stored."), phrase("Enter it."))
    QTest.mouseClick(dialog.test, LEFT)
    qtbot.waitUntil(lambda: words(dialog) == ["No secret is stored. Enter it."])
    assert backend.tested == [("SK1", None)]


def test_a_keyring_that_fails_leaves_a_way(open_dialog, backend, qtbot):
    dialog = open_dialog()
    fill(dialog)
    backend.problem = SyncProblem(phrase("Your keyring is locked."), phrase("Unlock it."))
    QTest.mouseClick(dialog.save, LEFT)
    qtbot.waitUntil(lambda: bool(words(dialog)))
    assert "this session only" in words(dialog)[0]
    assert not dialog.form.remember.isChecked()
    backend.problem = None
    told = dialog.told
    QTest.mouseClick(dialog.save, LEFT)
    qtbot.waitUntil(lambda: bool(told))
    assert backend.kept == [("SK1", True), ("SK1", False)]


def test_a_secret_that_is_not_known_is_told_and_can_be_corrected(open_dialog, backend, qtbot):
    backend.profiles.add(new_profile("A", "SK1"))
    dialog = open_dialog()
    dialog.form.secret.setText("mistyped")
    backend.problem = SecretRefused(phrase("The server refuses the key."), phrase("Copy it anew."))
    QTest.mouseClick(dialog.save, LEFT)
    qtbot.waitUntil(lambda: words(dialog) == ["The server refuses the key. Copy it anew."])
    assert dialog.isVisible()
    assert dialog.form.remember.isChecked()
    backend.problem = None
    told = dialog.told
    dialog.form.secret.setText("right")
    QTest.mouseClick(dialog.save, LEFT)
    qtbot.waitUntil(lambda: bool(told))
    assert backend.kept == [("SK1", True), ("SK1", True)]


def test_names_are_unique(open_dialog, backend):
    backend.profiles.add(new_profile("Hanoi", "SK1"))
    dialog = open_dialog()
    dialog.add.click()
    fill(dialog)
    QTest.mouseClick(dialog.save, LEFT)
    assert dialog.form.name.property("trouble") == "true"


def test_saving_without_a_new_secret_keeps_the_old(open_dialog, backend):
    backend.profiles.add(new_profile("Hanoi", "SK1"))
    dialog = open_dialog()
    told = dialog.told
    dialog.form.name.setText("Ha Noi")
    QTest.mouseClick(dialog.save, LEFT)
    assert told[0].name == "Ha Noi"
    assert backend.kept == []


def test_remove_asks_and_forgets_the_secret(open_dialog, backend):
    backend.profiles.add(new_profile("Hanoi", "SK1"))
    dialog = open_dialog()
    QTest.mouseClick(dialog.remove, LEFT)
    question = next(d for d in dialog.findChildren(QDialog) if d.isVisible())
    QTest.mouseClick(next(b for b in question.findChildren(QPushButton) if b.text() == "Remove"), LEFT)
    assert backend.profiles.all() == ()
    assert backend.forgotten == ["SK1"]
    assert dialog.list.count() == 0
    assert not dialog.remove.isEnabled()


def test_going_through_the_list(open_dialog, backend):
    for name in "AB":
        backend.profiles.add(new_profile(name, f"SK{name}"))
    dialog = open_dialog()
    dialog.list.setCurrentRow(1)
    assert dialog.form.key_sid.text() == "SKB"
    dialog.list.setCurrentRow(0)
    assert dialog.form.key_sid.text() == "SKA"


def test_what_a_test_found_is_not_said_of_another_key(open_dialog, backend, qtbot):
    dialog = open_dialog()
    fill(dialog)
    QTest.mouseClick(dialog.test, LEFT)
    qtbot.waitUntil(lambda: bool(words(dialog)) and dialog.test.isEnabled())
    said = words(dialog)
    QTest.keyClicks(dialog.form.name, " 2")
    assert words(dialog) == said, "the name was not tested"
    QTest.keyClicks(dialog.form.key_sid, "2")
    assert dialog.outcome.isHidden()
    qtbot.waitUntil(lambda: not words(dialog))
