"""The whole program without a mouse: the sample is built, rewired, deleted from, taken back and published."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from ivr_designer.sandbox.server import SandboxServer
from ivr_designer.ui.dialogs.key_picker import KeyPicker
from ivr_designer.ui.dialogs.target_picker import TargetPicker
from tests.e2e.test_build_sample_by_mouse import CARE, NAMES, NODES, SAMPLE, TECH, on_server, settle, wanted
from tests.helpers.canary import CANARY, KEY_SID
from tests.helpers.sessions import session
from tests.helpers.window import WindowRig, rigs

K = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
MOUSE = {
    QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonDblClick, QEvent.Type.Wheel, QEvent.Type.Drop, QEvent.Type.DragEnter,
}  # fmt: skip
TALK, PLAY = "New spoken menu", "New recorded menu"


class NoMouse(QObject):
    """Counts events of the mouse in the whole program."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in MOUSE:
            self.count += 1
        return False


class Hands:
    """Presses keys wherever the keyboard is."""

    def __init__(self, rig: WindowRig) -> None:
        self.rig = rig

    def focus(self) -> QWidget:
        """What has the keyboard."""
        popup = QApplication.activePopupWidget()
        found = QApplication.focusWidget()
        if popup is not None and (found is None or not popup.isAncestorOf(found)):
            return popup.focusWidget() or popup
        if found is None:  # a window manager would do this once a dialog is gone
            self.rig.window.activateWindow()
            self.rig.pump(10)
        return QApplication.focusWidget() or self.rig.window

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focus(), key, modifiers)
        self.rig.pump()

    def type(self, text: str) -> None:
        """Into a field as an input method does it, elsewhere as keys."""
        target = self.focus()
        if isinstance(target, QLineEdit) or hasattr(target, "setPlainText"):
            QTest.keyClick(target, K.Key_A, CTRL)
            self.rig.type(target, text)
        else:
            QTest.keyClicks(target, text)
        self.rig.pump()

    def name(self, name: str) -> None:
        """Into the editor that a new node or tree opens."""
        self.rig.wait(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
        self.type(name)
        self.press(K.Key_Return)

    def tab_to(self, widget: QWidget) -> None:
        """Tab until the keyboard is in `widget`."""
        for _ in range(40):
            focus = self.focus()
            if focus is widget or widget.isAncestorOf(focus):
                return
            self.press(K.Key_Tab)
        raise AssertionError(f"{widget} cannot be reached by Tab")

    def go_to(self, name: str) -> None:
        """Ctrl+G, the name, Enter."""
        self.press(K.Key_G, CTRL)
        self.rig.wait(lambda: self.rig.window.features.commands.shown is not None)
        self.type(f"@{name}")
        self.press(K.Key_Return)
        self.rig.wait(lambda: self.rig.window.surface.hasFocus())

    def target(self, text: str, row: str | None = None) -> None:
        """Answer where a key leads."""
        self.rig.wait(lambda: self.rig._shows(TargetPicker))
        picker = self.rig.window.pickers.shown
        assert isinstance(picker, TargetPicker)
        self.type(text)
        labels = [picker.model.index(i).data() for i in range(picker.model.rowCount())]
        for _ in range(labels.index(row) if row is not None else 0):
            self.press(K.Key_Down)
        self.press(K.Key_Return)

    def key(self, words: str) -> None:
        """Answer which key, walking to its button."""
        self.rig.wait(lambda: self.rig._shows(KeyPicker))
        for _ in range(16):
            focus = self.focus()
            if isinstance(focus, QPushButton) and focus.accessibleName() == words:
                break
            self.press(K.Key_Right)
        self.press(K.Key_Return)


@pytest.fixture
def make_window(qtbot):
    yield from rigs(qtbot)


@pytest.fixture
def no_mouse(qapp):
    watch = NoMouse()
    qapp.installEventFilter(watch)
    yield watch
    qapp.removeEventFilter(watch)


def test_the_sample_is_built_rewired_deleted_from_undone_and_published(tmp_path, make_window, no_mouse):
    account = SandboxServer({KEY_SID: CANARY}, seed="account", random_seed=1)
    with account as server, session(tmp_path, server) as opened:
        rig = make_window(opened.session)
        hands = Hands(rig)
        build(rig, hands)
        settle(rig)
        assert on_server(server) == wanted()
        change_and_undo(rig, hands)
        settle(rig)
        assert on_server(server) == wanted()
        publish(rig, hands)
        rig.wait(lambda: "Xin chào" in on_server(server)[1])
        assert no_mouse.count == 0


def build(rig: WindowRig, hands: Hands) -> None:
    """Draw the sample."""
    hands.press(K.Key_N, CTRL)
    hands.name(SAMPLE["name"])
    rig.wait(lambda: rig.tree_names() == [SAMPLE["name"]])
    QTest.keySequence(hands.focus(), rig.window.actions_["go-canvas"].shortcut())
    rig.pump()
    hands.press(K.Key_M, CTRL | SHIFT)
    hands.name(NAMES["main"])
    for key, kind, node in (("1", TALK, "sales"), ("2", PLAY, "support")):
        hands.go_to(NAMES["main"])
        hands.type(key)
        hands.target(kind, kind)
        hands.name(NAMES[node])
    hands.press(K.Key_Escape)
    hands.press(K.Key_M, CTRL | SHIFT)
    hands.name(NAMES["orphan"])
    for node in NODES.values():
        describe(rig, hands, node)
    draw_keys(rig, hands)


def describe(rig: WindowRig, hands: Hands, node: dict) -> None:
    """Enter on a node goes to its properties, Tab through them, F6 back."""
    form, prompt = rig.window.inspector.node_form, node["prompt"]
    hands.go_to(node["name"])
    hands.press(K.Key_Return)
    rig.wait(lambda: rig.window.inspector.isAncestorOf(hands.focus()))
    if prompt["mode"] == "talk":
        hands.tab_to(form.text)
        hands.type(prompt["text"])
    else:
        hands.tab_to(form.recording)
        hands.type(prompt["file"])
    if "voice" in prompt:
        hands.tab_to(form.voice)
        hands.type(prompt["voice"])
    if node.get("keypress_timeout_s", 5) != 5:
        hands.tab_to(form.wait)
        form.wait.selectAll()
        QTest.keyClicks(hands.focus(), str(node["keypress_timeout_s"]))
    hands.press(K.Key_Tab)


def draw_keys(rig: WindowRig, hands: Hands) -> None:
    """All keypresses that the nodes were not made with."""
    main, sales, support, orphan = (NAMES[n] for n in ("main", "sales", "support", "orphan"))
    hands.go_to(main)
    hands.type("#")
    hands.target(main, main)
    hands.go_to(main)
    hands.press(K.Key_K, CTRL)
    hands.key("No match")
    hands.target(main, main)
    hands.go_to(main)
    hands.type("0")
    hands.target(CARE)
    hands.go_to(main)
    hands.press(K.Key_K, CTRL)
    hands.key("No input")
    hands.target(CARE)
    hands.go_to(sales)
    hands.type("1")
    hands.target(CARE)
    hands.go_to(sales)
    hands.type("2")
    hands.target("028 3822 3344")
    hands.press(K.Key_Return)  # the new keypress is selected: to its properties
    form = rig.window.inspector.keypress_form
    hands.tab_to(form.from_number)
    hands.type("84986225112")
    hands.press(K.Key_Tab)
    hands.go_to(sales)
    hands.type("*")
    hands.target(main, main)
    for node, target in ((sales, "Hang up"), (orphan, "Hang up")):
        hands.go_to(node)
        hands.press(K.Key_K, CTRL)
        hands.key("No input")
        hands.target(target)
    hands.go_to(support)
    hands.type("1")
    hands.target(TECH)


def change_and_undo(rig: WindowRig, hands: Hands) -> None:
    """Lead a key elsewhere, put it on another key, delete a node that others lead to; then take all back."""
    before = rig.tree.content()
    hands.go_to(NAMES["main"])
    hands.type("2")
    hands.press(K.Key_G, CTRL | SHIFT)
    hands.target(NAMES["orphan"])
    hands.press(K.Key_K, CTRL | SHIFT)
    hands.key("Key 9")
    hands.go_to(NAMES["sales"])
    hands.press(K.Key_Delete)
    rig.wait(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    (verb,) = [b for b in dialog.findChildren(QPushButton) if b.text() == "Delete"]
    hands.tab_to(verb)
    hands.press(K.Key_Space)
    rig.wait(lambda: NAMES["sales"] not in {n.name for n in rig.tree.nodes.values()})
    for _ in range(3):
        hands.press(K.Key_Z, CTRL)
    assert rig.tree.content() == before


def publish(rig: WindowRig, hands: Hands) -> None:
    """Into the draft, one change, the plan, and publish."""
    hands.press(K.Key_D, CTRL | ALT)
    rig.wait(lambda: rig.window.facts().mode == "draft")
    hands.go_to(NAMES["main"])
    hands.press(K.Key_F2)
    hands.name("Xin chào")
    rig.wait(lambda: "Xin chào" in {n.name for n in rig.tree.nodes.values()})
    hands.press(K.Key_U, CTRL | SHIFT)
    rig.wait(lambda: rig.window.features.publishing.has_plan)
    hands.press(K.Key_U, CTRL | SHIFT)
