"""Which contact center the window works with."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from ivr_designer.config.profiles import new_profile
from ivr_designer.domain.phrases import phrase
from ivr_designer.sync.contract import SyncProblem
from ivr_designer.ui.controllers.connections import ConnectionController
from ivr_designer.ui.dialogs.connections import ConnectionsDialog
from ivr_designer.ui.dialogs.welcome import WelcomeDialog
from tests.helpers.backend import SANDBOX, MemoryBackend
from tests.helpers.window import LEFT


@pytest.fixture
def parts(make_window, tmp_path):
    rig = make_window()
    backend = MemoryBackend(tmp_path)
    made = ConnectionController(backend, rig.window.io, rig.window.prompts, rig.window)
    opened = []
    made.session_opened.connect(opened.append)
    return rig, backend, made, opened


def dialog(rig, kind):
    return next((d for d in rig.window.findChildren(kind) if d.isVisible()), None)


def test_first_start_offers_three_ways(parts):
    rig, _backend, made, opened = parts
    made.begin()
    welcome = dialog(rig, WelcomeDialog)
    QTest.mouseClick(welcome.sandbox, LEFT)
    rig.wait(lambda: bool(opened))
    assert str(opened[0][1]) == "Sandbox"
    assert made.profile == SANDBOX


def test_the_only_connection_is_used_at_once(parts):
    rig, backend, made, opened = parts
    profile = backend.profiles.add(new_profile("Hanoi", "SK1"))
    made.begin()
    rig.wait(lambda: bool(opened))
    assert backend.opened == [profile]
    assert dialog(rig, QDialog) is None


def test_the_last_connection_is_used_again(parts):
    rig, backend, made, opened = parts
    backend.profiles.add(new_profile("A", "SK1"))
    second = backend.profiles.add(new_profile("B", "SK2"))
    made.connect_to(second)
    rig.wait(lambda: bool(opened))
    made.begin()
    rig.wait(lambda: len(opened) == 2)
    assert backend.opened == [second, second]
    assert opened[1][1] == "B"


def test_of_several_the_user_chooses(parts):
    rig, backend, made, _opened = parts
    for name in "AB":
        backend.profiles.add(new_profile(name, f"SK{name}"))
    made.begin()
    welcome = dialog(rig, WelcomeDialog)
    QTest.mouseClick(welcome.connect_choice, LEFT)
    assert dialog(rig, ConnectionsDialog) is not None


def test_a_session_that_does_not_open_is_explained(parts):
    rig, backend, made, opened = parts
    backend.problem = SyncProblem(phrase("The journal is damaged."), phrase("Restart the program."))
    made.use_sandbox()
    rig.wait(lambda: bool(rig.window.bars.bars))
    assert rig.window.bars.bars[0].advice == "Restart the program."
    assert opened == []


def test_a_file_opens_without_a_server(parts, tmp_path):
    rig, backend, made, _opened = parts
    told = []
    made.open_file(tmp_path / "x", told.append)
    rig.wait(lambda: bool(told))
    assert backend.opened == [None]
    assert made.profile is None
    assert made.ask_secret() is None


def test_another_connection_begins_without_what_was_said_of_the_last_one(parts):
    rig, _backend, made, opened = parts
    rig.window.prompts.notice(phrase("No keyring."), phrase("Enter it."), topic="session")
    made.use_sandbox()
    rig.wait(lambda: bool(opened))
    assert rig.window.bars.bars == ()


def test_secret_is_asked_once_and_handed_on(parts):
    rig, backend, made, opened = parts
    made.use_sandbox()
    rig.wait(lambda: bool(opened))
    rig.window.use_session(backend.session, "Sandbox")
    asked = made.ask_secret()
    assert made.ask_secret() is asked
    asked.secret.setText("hush")
    asked.remember.setChecked(False)
    rig.window.prompts.notice(phrase("No keyring."), phrase("Enter it."), topic="session")
    QTest.mouseClick(asked.ok, LEFT)
    assert rig.window.bars.bars == (), "it has been entered"
    assert backend.session.calls == [("use_secret", False)]
    assert asked.secret.text() == ""
    rig.pump(10)
    assert made.ask_secret() is not asked
