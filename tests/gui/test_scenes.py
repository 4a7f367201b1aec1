"""Every panel and dialog of the gallery, for those without a mouse or without sight."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QMenu, QPushButton, QWidget

from ivr_designer.ui.dialogs.frame import Dialog
from ivr_designer.ui.theme import Look
from tests.helpers.accessible import nameless
from tests.helpers.gallery import stage
from tests.helpers.labels import unlabelled
from tests.helpers.tab_walk import complaints, stops, twice, walk
from tests.helpers.tab_walk import name as describe

NOT_OURS = (QFileDialog, QMenu)
DIALOGS = {
    "TemplateGallery", "KeepTemplateDialog", "ExportDialog", "WelcomeDialog", "ConnectionsDialog",
    "PreferencesDialog", "KeyPicker", "TargetPicker", "PromptsSheet", "RecordingsDialog", "NumbersDialog",
    "UsageDialog", "CommandPalette", "SaveTestDialog", "CalibrateDialog", "LadderDialog",
    "CheckSettingsDialog", "AcceptDialog", "ShortcutsDialog", "SelfTestDialog", "AboutDialog", "CrashDialog",
    "SecretDialog", "LossReportDialog", "UploadFilesDialog", "LicencesDialog", "ReplacePreview",
    "ChooseQueuesDialog",
}  # fmt: skip
"""All there are; a new one gets a scene in the gallery."""


class Shown(QObject):
    """Notes what is shown as a window of its own and is meant to be a part of one: it flashes on a screen."""

    def __init__(self):
        super().__init__()
        self.found = set()

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            kind = watched.windowFlags() & Qt.WindowType.WindowType_Mask
            if kind == Qt.WindowType.Window and not isinstance(watched, QMainWindow):
                self.found.add(type(watched).__name__)
        return False


def test_names_tab_and_escape_of_every_scene(qtbot, tmp_path):
    found: dict[str, str] = {}
    met: set[str] = set()
    shown = Shown()
    with stage(qtbot, tmp_path) as on_stage:
        QApplication.instance().installEventFilter(shown)
        window = on_stage.rig.window
        for name in on_stage.scenes():
            top = on_stage.shown()[-1]
            if isinstance(top, NOT_OURS) or "Tip" in type(top).__name__ or name == "help":
                continue
            for line in nameless(top):
                found.setdefault(f"without a name: {line}", name)
            for line in unlabelled(top):
                found.setdefault(line, name)
            if top is window:
                continue
            met.add(type(top).__name__)
            for line in (*complaints(top), *_shouting(top), *_kept_by_escape(top), *_lost_by(window)):
                found.setdefault(f"{type(top).__name__}: {line}", name)
    assert not found, "\n".join(f"{name}: {line}" for line, name in found.items())
    assert not shown.found
    assert met - {"QDialog"} == DIALOGS


def _shouting(top):
    buttons = top.findChildren(QPushButton) if isinstance(top, Dialog) else []
    if len([b for b in buttons if b.property("kind") == "primary" and b.isVisible()]) > 1:
        yield "more than one button stands out"


def _kept_by_escape(top):
    QTest.keyClick(QApplication.focusWidget() or top, Qt.Key.Key_Escape)
    QTest.qWait(1)
    try:
        if top.isVisible():
            yield "Escape does not close it"
    except RuntimeError:
        pass  # it is gone


def _lost_by(window):
    """What opened with the keyboard on the canvas gives it back there."""
    if len([w for w in QApplication.topLevelWidgets() if w.isVisible()]) == 1:
        focus = window.focusWidget()  # who manages windows makes it the active one again
        if focus is not window.canvas_area.front:
            yield f"afterwards the keyboard is at {describe(focus)}"


@pytest.mark.parametrize("language", ["en", "vi"])
def test_no_two_things_of_the_window_share_an_access_key(qtbot, tmp_path, language):
    with stage(qtbot, tmp_path, Look.LIGHT, language) as on_stage:
        window = on_stage.rig.window
        menus = [action.text() for action in window.menuBar().actions()]
        for select in on_stage._selections().values():
            select()
            on_stage.settle()
            assert not list(twice(window, also=menus))


def test_tab_goes_round_the_window_and_never_into_a_panel_that_is_covered(qtbot, tmp_path):
    with stage(qtbot, tmp_path) as on_stage:
        window = on_stage.rig.window
        on_stage._selections()["talk"]()
        for front in ("inspector", "plan", "history"):
            window.docks[front].raise_()
            window.surface.setFocus()
            on_stage.settle()
            wanted = set(stops(window))
            order = walk(window)
            assert QApplication.focusWidget() is window.surface  # round, and the canvas is one stop
            assert wanted <= set(order) | {window.surface}
            covered = [d for d in window.docks.values() if d.visibleRegion().isEmpty()]
            assert not [w for w in order if any(d.isAncestorOf(w) for d in covered)]


def test_tab_comes_to_the_keys_of_a_node_where_they_are_seen(qtbot, tmp_path):
    with stage(qtbot, tmp_path) as on_stage:
        window = on_stage.rig.window
        for kind in ("play", "talk"):
            on_stage._selections()[kind]()
            window.surface.setFocus()
            on_stage.settle()
            order, form = walk(window), window.inspector.node_form
            places = [order.index(row) for row in form.keys.buttons]
            assert places
            assert places == list(range(places[0], places[0] + len(places)))
            assert places[-1] + 1 == order.index(form.add_key)
