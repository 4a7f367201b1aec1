"""A clumsy and a hostile user: odd names, spammed keys, drags that go nowhere, closing in the middle."""

import random
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QToolTip

from ivr_designer.domain.edits import UpdateNode
from tests.helpers.window import LEFT

K = Qt.Key
NAMES = {
    "long": "Ngoài giờ " * 1000,
    "one word": "W" * 10_000,
    "emoji": "🎉👩‍👩‍👧‍👦 " * 50,
    "right to left": "\u202eקוד \u202dلوحة\u202c",
    "markup": "<b>x</b><img src=file:///etc/passwd><a href='x'>y</a>",
    "lines": "a\nb\r\nc\td\u2028e",
    "combining": "Z̸̢̛̫̙̗" * 300,
    "ampersand": "A & B && C",
    "format": "{name} %n %1 {0}",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_any_name_can_be_shown_everywhere(rig, name):
    node = rig.node("Kinh doanh")
    rig.window.documents.submit(UpdateNode(replace(rig.tree.nodes[node], name=name)))
    rig.window.show_item(node)
    rig.window.reveal("outline")
    rig.pump(10)
    for zoom in (0.2, 0.6, 1.0, 3.0):
        rig.window.surface.zoom_to(zoom)
        rig.settle_canvas()
        assert not rig.window.surface.grab().isNull()
    assert not rig.window.grab().isNull()
    assert rig.window.minimumSizeHint().width() < 1280, "no name makes the window wider than a screen"
    rig.move(rig.window.surface, rig.place(node))
    QToolTip.hideText()
    rig.window.actions_.trigger("delete")
    rig.pump(10)
    for dialog in rig.window.findChildren(QDialog):
        assert dialog.isVisible()
        assert dialog.sizeHint().width() <= 900
        dialog.reject()
    rig.window.documents.undo()
    assert rig.node("Kinh doanh") == node


def test_spammed_keys_break_nothing_and_undo_brings_all_back(rig):
    before, chance = rig.tree.content(), random.Random(5)
    keys = [K.Key_Up, K.Key_Down, K.Key_Left, K.Key_Right, K.Key_Home, K.Key_End, K.Key_Delete, K.Key_Escape,
            K.Key_F2, K.Key_Space, K.Key_Minus, K.Key_Plus, K.Key_N, K.Key_C, K.Key_7, K.Key_Return,
            K.Key_Backspace, K.Key_Tab]  # fmt: skip
    for _ in range(250):
        target = QApplication.focusWidget() or rig.window.surface
        QTest.keyClick(target, chance.choice(keys))
        if chance.random() < 0.2:
            rig.pump()
            if rig.window.pickers.shown is not None:
                rig.window.pickers.shown.close()
            for dialog in rig.window.findChildren(QDialog):
                dialog.reject()
            rig.window.surface.setFocus()
    rig.pump(20)
    for dialog in rig.window.findChildren(QDialog):
        dialog.reject()
    if rig.window.pickers.shown is not None:
        rig.window.pickers.shown.close()
    rig.window.surface.setFocus()
    rig.pump()
    while rig.window.documents.group.canUndo():
        rig.window.documents.undo()
    assert rig.tree.content() == before


@pytest.mark.parametrize("text", ["", "x" * 100_000, "{}", "[" * 20_000, "<svg/>", '{"nodes": 7}', "\0\1\2"])
def test_garbage_is_not_pasted(rig, text):
    before = rig.tree.content()
    data = QMimeData()
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)
    rig.window.surface.setFocus()
    QTest.keyClick(rig.window.surface, K.Key_V, Qt.KeyboardModifier.ControlModifier)
    rig.pump(5)
    assert rig.tree.content() == before
    assert "clipboard" in rig.window.announcer.said[-1]


def test_drops_on_itself_and_outside_change_nothing_by_themselves(rig):
    before = rig.tree.content()
    surface = rig.window.surface
    for end in (QPoint(-500, -400), QPoint(5000, 5000)):
        rig.drag(surface, rig.port(rig.node("Kinh doanh")), end)
        rig.pump(10)
        if rig.window.pickers.shown is not None:
            rig.window.pickers.shown.close()
    assert rig.tree.content() == before


def test_closing_in_the_middle_of_a_drag(make_window, session):
    rig = make_window(session)
    rig.open("hotline")
    place = rig.place(rig.node("Kinh doanh"))
    QTest.mousePress(rig.window.surface, LEFT, pos=place)
    rig.move(rig.window.surface, place + QPoint(60, 40), LEFT)
    rig.window.close()
    rig.pump(10)
    assert not rig.window.isVisible()


def test_a_box_let_go_of_over_a_dialog_does_not_stick_to_the_pointer(rig):
    node, surface = rig.node("Kinh doanh"), rig.window.surface
    before, place, was = rig.tree.content(), rig.place(node), surface.picture.boxes[node].rect
    QTest.mousePress(surface, LEFT, pos=place)
    rig.move(surface, place + QPoint(60, 40), LEFT)
    assert surface.picture.boxes[node].rect != was
    rig.window.actions_.trigger("export")
    (dialog,) = [d for d in rig.window.findChildren(QDialog) if d.isVisible()]
    QTest.mouseRelease(dialog, LEFT, pos=QPoint(5, 5))
    dialog.reject()
    rig.pump(10)
    rig.move(surface, place + QPoint(90, 90))
    rig.move(surface, place + QPoint(120, 120))
    assert surface.picture.boxes[node].rect == was
    assert surface.mouse.gesture is None
    assert rig.tree.content() == before


def test_a_tiny_window_still_shows_the_canvas_with_panels_put_away(rig):
    rig.window.actions_.trigger("hide-panels")
    rig.window.resize(640, 420)
    rig.pump(10)
    assert rig.window.surface.height() > 200
    assert rig.window.surface.width() > 600
    rig.window.actions_.trigger("hide-panels")
