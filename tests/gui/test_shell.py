"""The window with a backend behind it."""

from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog

from ivr_designer.config import options
from ivr_designer.config.paths import resource
from ivr_designer.config.profiles import ProfileError, new_profile
from ivr_designer.domain.phrases import phrase
from ivr_designer.storage.errors import FileProblem
from ivr_designer.sync.contract import SyncProblem
from ivr_designer.ui import theme
from ivr_designer.ui.controllers.file_jobs import Words
from ivr_designer.ui.dialogs.secret import SecretDialog
from ivr_designer.ui.dialogs.upload_files import UploadFilesDialog
from ivr_designer.ui.dialogs.welcome import WelcomeDialog
from tests.helpers.audio import wav


def test_sandbox_opens_its_tree(parts):
    rig, _backend, shell = parts
    shell.begin(sandbox=True)
    rig.wait(lambda: rig.window.bridge.document is not None)
    assert rig.tree.name == "Hotline 1900"
    assert rig.window.status_bar.connection.text() == "Sandbox"


def test_while_it_starts_it_is_connecting_and_not_without_connection(parts):
    rig, _backend, shell = parts
    shell.begin(sandbox=True)
    assert rig.window.io.session is None, "the answer is still on its way"
    assert rig.window.status_bar.sync.text() == "Connecting…"
    assert rig.window.status_bar.connection.text() == "Sandbox"
    for page in (rig.window.trees_panel.empty, rig.window.canvas_area.empty):
        assert page.heading.text() == "Connecting…"
        assert page.act.isHidden()
    rig.wait(lambda: rig.window.bridge.document is not None)
    rig.wait(lambda: rig.window.status_bar.sync.text().startswith("Live"))


def test_a_start_that_fails_ends_the_connecting(parts):
    rig, backend, shell = parts
    backend.problem = SyncProblem(phrase("No sandbox."), phrase("Try again."))
    shell.begin(sandbox=True)
    rig.wait(lambda: bool(rig.window.bars.bars))
    assert rig.window.status_bar.sync.text() == "Not connected"
    assert rig.window.status_bar.connection.text() == ""
    assert rig.window.canvas_area.empty.heading.text() == "No tree is open"
    assert not rig.window.canvas_area.empty.act.isHidden()


def test_first_start_shows_the_choices(parts):
    rig, _backend, shell = parts
    shell.begin()
    assert any(isinstance(d, WelcomeDialog) and d.isVisible() for d in rig.window.findChildren(QDialog))


def test_a_profile_of_the_command_line(parts):
    rig, backend, shell = parts
    profile = backend.profiles.add(new_profile("Hanoi", "SK1"))
    shell.begin(profile="hanoi")
    rig.wait(lambda: rig.window.io.session is not None)
    assert backend.opened == [profile]
    with pytest.raises(ProfileError):
        shell.begin(profile="nobody")


def test_a_file_of_the_command_line(parts):
    rig, backend, shell = parts
    shell.begin(file=resource("samples/hotline.ivr.json"))
    rig.wait(lambda: rig.window.bridge.document is not None)
    assert backend.opened == [None]
    assert rig.tree.name == "Hotline 1900"


@pytest.mark.parametrize("where", [{"sandbox": True}, {"profile": "hanoi"}])
def test_a_file_of_the_command_line_is_opened_where_it_says(parts, tmp_path, where):
    rig, backend, shell = parts
    backend.profiles.add(new_profile("Hanoi", "SK1"))
    path = tmp_path / "other.ivr.json"
    path.write_bytes(resource("samples/hotline.ivr.json").read_bytes().replace(b"Hotline 1900", b"Other"))
    shell.begin(file=path, **where)
    rig.wait(lambda: rig.window.bridge.document is not None)
    assert rig.tree.name == "Other"
    assert backend.opened != [None]


def test_a_file_dropped_on_the_window(parts):
    rig, _backend, _shell = parts
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(resource("samples/hotline.ivr.json")))])
    copy, keys = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(5, 5).toPoint(), copy, data, Qt.MouseButton.LeftButton, keys)
    QApplication.sendEvent(rig.window, enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(5, 5), copy, data, Qt.MouseButton.LeftButton, keys)
    QApplication.sendEvent(rig.window, drop)
    rig.wait(lambda: rig.window.bridge.document is not None)


def test_recordings_dropped_on_the_window_are_offered_for_upload(parts, tmp_path):
    rig, _backend, shell = parts
    shell.begin(sandbox=True)
    rig.wait(lambda: rig.window.bridge.document is not None)
    path = tmp_path / "Lời chào.WAV"
    path.write_bytes(wav(1.0))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, keys = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(5, 5).toPoint(), copy, data, Qt.MouseButton.LeftButton, keys)
    QApplication.sendEvent(rig.window, enter)
    drop = QDropEvent(QPointF(5, 5), copy, data, Qt.MouseButton.LeftButton, keys)
    QApplication.sendEvent(rig.window, drop)
    (form,) = rig.window.findChildren(UploadFilesDialog)
    assert len(form.chosen()) == 1
    form.reject()


def test_what_was_open_is_open_again(parts):
    rig, backend, shell = parts
    shell.begin(sandbox=True)
    rig.wait(lambda: rig.window.bridge.document is not None)
    rig.open("empty")
    rig.window.close()
    assert backend.state.value("last_tree") == "empty"
    assert backend.state.get_bytes("geometry")
    assert backend.state.get_bytes("docks")


def test_preferences_act_at_once(parts):
    rig, backend, shell = parts
    dialog = shell.show_preferences()
    backend.settings.set(options.THEME, "dark")
    dialog.changed.emit("theme")
    assert theme.current() is theme.DARK
    backend.settings.set(options.LANGUAGE, "vi")
    dialog.changed.emit("language")
    assert shell._translations.language == "vi"
    backend.settings.set(options.SINGLE_LETTER_SHORTCUTS, False)
    backend.settings.set(options.REDUCED_MOTION, True)
    dialog.changed.emit("reduced_motion")
    assert rig.window.surface.keyboard.letters is False
    assert rig.window.surface._animation.enabled is False


def test_a_missing_secret_is_asked_for(parts):
    rig, _backend, shell = parts
    shell.begin(sandbox=True)
    rig.wait(lambda: rig.window.bridge.document is not None)
    rig.window.sync.key_wanted.emit()
    assert any(isinstance(d, SecretDialog) for d in rig.window.findChildren(QDialog))


@pytest.mark.parametrize("action", ["about", "shortcuts", "preferences", "welcome", "connections"])
def test_every_dialog_opens_without_blocking(parts, action):
    rig, _backend, _shell = parts
    rig.window.actions_.trigger(action)
    assert any(d.isVisible() for d in rig.window.findChildren(QDialog))


def slow_save(shell, ended):
    """A file that is written once the event it gives is set; then it fails with `ended`, if that is given."""
    let_go = Event()

    def write(_stopped):
        assert let_go.wait(20)
        if ended is not None:
            raise ended

    shell.files._saving.start(write, lambda _: None, Words("Writing…", "Stopped."))
    return let_go


def opened(parts):
    """The parts, with a tree on screen."""
    rig, _backend, shell = parts
    shell.begin(sandbox=True)
    rig.wait(lambda: rig.window.bridge.document is not None)
    return parts


def test_the_window_closes_when_the_file_is_there(parts):
    rig, _backend, shell = opened(parts)
    let_go = slow_save(shell, None)
    assert not rig.window.close()
    assert not rig.window.close(), "however often it is asked for"
    assert rig.window.isVisible()
    let_go.set()
    rig.wait(lambda: not rig.window.isVisible())


def test_the_window_stays_when_the_file_cannot_be_written(parts):
    rig, _backend, shell = opened(parts)
    let_go = slow_save(shell, FileProblem(phrase("The disk is full."), phrase("Free some space.")))
    assert not rig.window.close()
    let_go.set()
    rig.wait(lambda: [bar.cause for bar in rig.window.bars.bars] == ["The disk is full."])
    rig.pump()
    assert rig.window.isVisible()
    assert rig.window.close()


def test_a_save_that_hangs_is_given_up_and_the_window_closes(parts):
    rig, _backend, shell = opened(parts)
    let_go = slow_save(shell, None)
    assert not rig.window.close()
    rig.wait(lambda: [bar.cause for bar in rig.window.bars.bars] == ["Writing…"])
    rig.window.bars.bars[0].act()
    let_go.set()
    assert rig.window.close()
