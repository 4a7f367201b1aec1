"""Search in the window: keys only, marks on the canvas, the way back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ivr_designer.domain.edits import RemoveNode
from ivr_designer.domain.keypresses import DestinationKind
from ivr_designer.ui.canvas.requests import Tone

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def bar(rig):
    QTest.keySequence(rig.window, "Ctrl+F")
    bar = rig.window.features.search_bar
    rig.wait(bar.isVisible)
    return bar


def ask(rig, bar, text):
    bar.field.clear()
    QTest.keyClicks(bar.field, text)
    rig.pump()


def marks(rig):
    return rig.window.surface.overlay.marks.boxes


def test_bar_is_away_at_first(rig):
    assert not rig.window.features.search_bar.isVisible()


def test_counts_marks_and_selects_the_first(rig, bar):
    ask(rig, bar, "bam phim")
    assert bar.count.text() == "1 of 2"
    assert set(marks(rig)) == {rig.node("Lời chào"), rig.node("Kinh doanh")}
    assert {m.tone for m in marks(rig).values()} == {Tone.FOUND}
    assert rig.window.selection.vertices == {rig.node("Lời chào")}
    assert bar.field.hasFocus(), "typing goes on"


def test_keys_step_around_the_end(rig, bar):
    ask(rig, bar, "bam phim")
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert rig.window.selection.vertices == {rig.node("Kinh doanh")}
    QTest.keyClick(rig.window, Qt.Key.Key_F3)
    assert rig.window.selection.vertices == {rig.node("Lời chào")}
    QTest.keyClick(rig.window, Qt.Key.Key_F3, SHIFT)
    assert bar.count.text() == "2 of 2"
    QTest.keyClick(bar.field, Qt.Key.Key_Return, SHIFT)
    assert bar.count.text() == "1 of 2"


def test_nothing_found_is_said(rig, bar):
    ask(rig, bar, "zebra")
    assert bar.count.text() == "Nothing found"
    assert not bar.next.isEnabled()
    assert marks(rig) == {}
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    rig.wait(lambda: "Nothing found" in rig.window.announcer.said)


def test_escape_gives_the_keyboard_back(rig, bar):
    ask(rig, bar, "vywkdl")
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert marks(rig) == {}
    assert rig.window.surface.hasFocus()
    assert rig.window.selection.vertices == {rig.node("Kỹ thuật")}


def test_f3_after_closing_goes_on(rig, bar):
    ask(rig, bar, "bam phim")
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    QTest.keyClick(rig.window, Qt.Key.Key_F3)
    assert bar.isVisible()
    assert rig.window.selection.vertices == {rig.node("Kinh doanh")}


def test_finds_a_number_and_a_queue(rig, bar):
    ask(rig, bar, "028 3822 3344")
    assert rig.window.selection.vertices == {rig.destination(DestinationKind.PHONE)}
    ask(rig, bar, "qu_h7cf")
    assert bar.count.text() == "1 of 1"


def test_follows_edits(rig, bar):
    ask(rig, bar, "bam phim")
    rig.window.documents.submit(RemoveNode(rig.node("Kinh doanh")))
    assert bar.count.text() == "1 of 1"
    assert set(marks(rig)) == {rig.node("Lời chào")}


def test_unfolds_what_hides_a_hit(rig, bar):
    root = rig.node("Lời chào")
    rig.window.surface.set_collapsed(root, True)
    ask(rig, bar, "vywkdl")
    picture = rig.window.surface.picture
    assert rig.node("Kỹ thuật") in picture.boxes


def test_another_tree_is_searched_anew(rig, bar):
    ask(rig, bar, "bam phim")
    rig.open("empty")
    assert bar.count.text() == "Nothing found"
    rig.window.documents.show(None)
    rig.pump()
    assert not bar.isVisible()
