"""Fixtures of the window."""

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QDialog

from ivr_designer.config.paths import resource
from ivr_designer.domain.tree import TreeContent
from ivr_designer.storage.files import parse_tree
from ivr_designer.ui import theme
from ivr_designer.ui.shell import Shell
from ivr_designer.ui.theme import Look, ThemeKeeper
from ivr_designer.ui.translation import Translations
from tests.helpers.backend import MemoryBackend
from tests.helpers.live import live_window
from tests.helpers.memory_session import MemorySession
from tests.helpers.window import rigs


@pytest.fixture
def keeper(qapp):
    """Chooses looks; the application is given back as it was."""
    before = qapp.styleSheet(), qapp.palette(), qapp.font()
    made = ThemeKeeper(qapp, Look.LIGHT)
    yield made
    made.choose(Look.SYSTEM)
    made.deleteLater()
    qapp.setStyleSheet(before[0])
    qapp.setPalette(before[1])
    qapp.setFont(before[2])
    theme._theme = theme.LIGHT


@pytest.fixture
def make_window(qtbot):
    """Makes windows (see tests.helpers.window.WindowRig); they are closed at the end."""
    yield from rigs(qtbot)


@pytest.fixture
def session():
    """A session in memory with the sample tree and an empty one."""
    sample = parse_tree(resource("samples/hotline.ivr.json").read_bytes()).content
    return MemorySession({"hotline": sample, "empty": TreeContent("Ngoài giờ")})


@pytest.fixture
def rig(make_window, session):
    """A window with the sample tree on screen."""
    rig = make_window(session)
    rig.open("hotline")
    return rig


@pytest.fixture
def live(tmp_path, make_window):
    """A window on a sandbox over a socket, with the sample tree on screen (see tests.helpers.live)."""
    with live_window(tmp_path, make_window) as made:
        yield made


@pytest.fixture
def translations(qapp):
    """Languages, and English again afterwards."""
    before = QLocale()
    made = Translations(qapp, "en")
    yield made
    made.choose("en")
    made.deleteLater()
    QLocale.setDefault(before)


@pytest.fixture
def parts(make_window, session, tmp_path, qapp):
    """A window with a shell around it: (rig, backend, shell)."""
    before = qapp.styleSheet(), qapp.palette(), qapp.font()
    rig = make_window()
    backend = MemoryBackend(tmp_path, session)
    keeper, translations = ThemeKeeper(qapp, Look.LIGHT), Translations(qapp, "en")
    shell = Shell(rig.window, backend, keeper, translations)
    yield rig, backend, shell
    for dialog in rig.window.findChildren(QDialog):
        dialog.close()
    translations.choose("en")
    keeper.choose(Look.SYSTEM)
    keeper.deleteLater()
    translations.deleteLater()
    qapp.setStyleSheet(before[0])
    qapp.setPalette(before[1])
    qapp.setFont(before[2])
    theme._theme = theme.LIGHT
