"""The canvas without a mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ivr_designer.domain.edits import AddKeypress, AddNode
from ivr_designer.domain.ids import KeypressId
from ivr_designer.domain.keypresses import Action, Destination, DestinationKind, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.domain.layout import Direction
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.ui.canvas.requests import BoxesMoved, KeyTyped, OpenRequest
from tests.helpers.canvas import CanvasRig
from tests.helpers.edits import empty_document
from tests.helpers.trees import node_id

A, B, C, D = (node_id(i) for i in range(4))
STOP = Destination(DestinationKind.STOP)
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def rig(qtbot: QtBot) -> CanvasRig:
    """A -1-> B, A -2-> C, B -1-> D, C -no input-> hang up, C -*-> A (a chip)."""
    document = empty_document()
    for node in (B, C, D):
        document.apply(AddNode(Node(node, f"Menu {node}", TalkPrompt("Press one"))))
    for kid, source, key, target in (
        ("ab", A, Key.ONE, B), ("ac", A, Key.TWO, C), ("bd", B, Key.ONE, D), ("ca", C, Key.STAR, A),
        ("cs", C, Key.NO_INPUT, STOP),
    ):  # fmt: skip
        document.apply(AddKeypress(Keypress(KeypressId(kid), source, key, Action.STOP).leading_to(target)))
    made = CanvasRig(qtbot, document.tree)
    made.obey()
    made.surface.setFocus()
    return made


def current(rig: CanvasRig) -> object:
    """What the keyboard is on."""
    return rig.surface.selection.current


def test_arrows_follow_the_lines(rig: CanvasRig) -> None:
    rig.press(Qt.Key.Key_Down)
    assert current(rig) == A
    for key, expected in (
        (Qt.Key.Key_Down, B), (Qt.Key.Key_Right, C), (Qt.Key.Key_Right, C), (Qt.Key.Key_Down, STOP),
        (Qt.Key.Key_Down, STOP), (Qt.Key.Key_Up, C), (Qt.Key.Key_Left, B), (Qt.Key.Key_Down, D),
        (Qt.Key.Key_Home, A), (Qt.Key.Key_End, STOP),
    ):  # fmt: skip
        rig.press(key)
        assert current(rig) == expected
        assert rig.surface.selection.vertices == {expected}


def test_arrows_turn_with_the_tree(rig: CanvasRig) -> None:
    rig.surface.set_direction(Direction.RIGHT)
    rig.press(Qt.Key.Key_Home)
    rig.press(Qt.Key.Key_Right)
    assert current(rig) == B
    rig.press(Qt.Key.Key_Down)
    assert current(rig) == C
    rig.press(Qt.Key.Key_Left)
    assert current(rig) == A


def test_ctrl_arrows_go_by_place(rig: CanvasRig) -> None:
    rig.surface.select({D})
    rig.press(Qt.Key.Key_Right, CTRL)
    assert current(rig) == STOP
    rig.press(Qt.Key.Key_Up, CTRL)
    assert current(rig) == C


def test_shift_arrows_extend_and_space_takes_out(rig: CanvasRig) -> None:
    rig.surface.select({A})
    rig.press(Qt.Key.Key_Down, SHIFT)
    assert rig.surface.selection.vertices == {A, B}
    rig.press(Qt.Key.Key_Space)
    assert rig.surface.selection.vertices == {A}
    assert current(rig) == B
    rig.surface.select_all()
    assert rig.surface.selection.vertices == set(rig.picture.boxes)


def test_alt_arrows_nudge_by_eight_and_by_one(rig: CanvasRig) -> None:
    rig.surface.select({C})
    x, y = rig.picture.layout.at[C]
    rig.press(Qt.Key.Key_Right, ALT)
    rig.press(Qt.Key.Key_Down, ALT | SHIFT)
    assert rig.values("boxes_moved") == [BoxesMoved({C: (x + 8, y)}), BoxesMoved({C: (x + 8, y + 1)})]


def test_a_digit_goes_to_its_key_or_starts_one(rig: CanvasRig) -> None:
    rig.surface.select({A})
    rig.type("2")
    assert rig.surface.selection.keypresses == {KeypressId("ac")}
    rig.press(Qt.Key.Key_Left)
    assert rig.surface.selection.keypresses == {KeypressId("ab")}
    rig.press(Qt.Key.Key_Down)
    assert current(rig) == B
    rig.type("*")
    (typed,) = rig.values("key_typed")
    assert isinstance(typed, KeyTyped)
    assert (typed.node, typed.key) == (B, Key.STAR)
    rig.surface.select({STOP})
    rig.type("1")
    assert len(rig.values("key_typed")) == 1


def test_enter_and_backspace_ask(rig: CanvasRig) -> None:
    rig.surface.select({B})
    rig.press(Qt.Key.Key_Return)
    assert rig.values("open_requested") == [OpenRequest(B)]
    rig.press(Qt.Key.Key_Backspace)
    assert rig.values("delete_requested") == [rig.surface.selection]


def test_digits_and_signs_can_be_switched_off(rig: CanvasRig) -> None:
    rig.surface.keyboard.letters = False
    rig.surface.select({B})
    rig.type("*-")
    assert rig.values("key_typed") == []
    assert rig.values("collapsed_changed") == []


def test_no_character_is_a_command_while_an_input_method_composes(rig: CanvasRig) -> None:
    told: list[str] = []
    letter = QAction(rig.surface)
    letter.setShortcut("N")
    letter.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    letter.triggered.connect(lambda: told.append("N"))
    rig.surface.addAction(letter)
    rig.surface.select({B})
    QApplication.sendEvent(rig.surface, QInputMethodEvent("n", []))
    rig.type("n*-")
    assert (told, rig.values("key_typed")) == ([], [])
    QApplication.sendEvent(rig.surface, QInputMethodEvent("", []))
    rig.type("n*")
    assert told == ["N"]
    assert len(rig.values("key_typed")) == 1


def test_escape_goes_up_a_level(rig: CanvasRig) -> None:
    rig.surface.select((), (KeypressId("ca"),))
    rig.surface.highlight_paths(C)
    rig.press(Qt.Key.Key_Escape)
    assert rig.surface.overlay.highlight is None
    rig.press(Qt.Key.Key_Escape)
    assert current(rig) == C
    rig.press(Qt.Key.Key_Escape)
    assert rig.surface.selection.is_empty


def test_minus_folds_and_plus_unfolds(rig: CanvasRig) -> None:
    rig.surface.select({B})
    rig.type("-")
    assert D not in rig.picture.boxes
    assert rig.values("collapsed_changed") == [frozenset({B})]
    folded = rig.box(B).folded
    assert folded is not None
    assert folded.nodes == 1
    rig.type("+")
    assert D in rig.picture.boxes


def test_the_menu_key_and_shift_f10_ask_for_a_menu(rig: CanvasRig) -> None:
    rig.surface.select({C})
    rig.press(Qt.Key.Key_Menu)
    rig.press(Qt.Key.Key_F10, SHIFT)
    assert len(rig.values("menu_requested")) == 2


def test_tab_leaves_the_canvas(rig: CanvasRig) -> None:
    rig.press(Qt.Key.Key_Tab)
    assert rig.surface.selection.is_empty


def test_keys_that_are_not_the_canvas_s_go_on_to_the_window(rig: CanvasRig) -> None:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    event = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_F7, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(rig.surface, event)
    assert not event.isAccepted()


def told(rig: CanvasRig) -> list[str]:
    """What a screen reader was told."""
    return [news.text for news in rig.values("announced")]  # type: ignore[attr-defined]


def test_what_leads_nowhere_is_said(rig: CanvasRig) -> None:
    rig.press(Qt.Key.Key_Home)
    rig.press(Qt.Key.Key_Up)
    assert told(rig) == ["There is no box that way."]
    rig.type("1")
    rig.press(Qt.Key.Key_Left)
    assert told(rig)[1:] == ["There is no further key that way."]


def test_what_is_selected_is_said_where_only_the_ring_changes(rig: CanvasRig) -> None:
    rig.surface.select({A})
    rig.press(Qt.Key.Key_Down, SHIFT)
    rig.press(Qt.Key.Key_Space)
    rig.press(Qt.Key.Key_Space)
    rig.press(Qt.Key.Key_Escape)
    assert told(rig) == [
        "Taken out. 1 box is selected.",
        "Selected. 2 boxes are selected.",
        "Nothing is selected.",
    ]


def test_all_that_is_selected_is_counted(rig: CanvasRig) -> None:
    rig.surface.keyboard.select_all()
    assert rig.surface.selection.vertices == set(rig.picture.boxes)
    assert told(rig) == ["5 boxes are selected."]
