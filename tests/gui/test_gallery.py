"""Every panel and dialog, in each language, in a window that fits a small screen: nothing is cut off."""

from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QLabel,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ivr_designer.ui.theme import Look
from tests.helpers.cut_off import cut_off
from tests.helpers.gallery import PseudoTranslator, picture, stage


def complaints_of(on_stage):
    """What is cut off now, and still is when late news have found their place."""
    for wait_ms in (0, 200, 600):
        on_stage.settle(wait_ms)
        ours = [window for window in on_stage.shown() if not isinstance(window, QFileDialog)]
        lines = [line for window in ours for line in cut_off(window)]
        if not lines:
            break
    return lines


@pytest.mark.parametrize("language", ["en", "vi", "pseudo"])
def test_nothing_is_cut_off(qtbot, tmp_path, language):
    complaints: dict[str, str] = {}
    with stage(qtbot, tmp_path, Look.LIGHT, language) as on_stage:
        for name in on_stage.scenes():
            for line in complaints_of(on_stage):
                complaints.setdefault(line, name)
            picture(on_stage.shown())  # taking it lays out what is hidden, as an animation of the system may
            assert (on_stage.rig.window.width(), on_stage.rig.window.height()) == on_stage.size, name
    assert not complaints, "\n".join(f"{name}: {line}" for line, name in complaints.items())


def test_longer_words_keep_their_fields():
    longer = PseudoTranslator().translate("c", "Delete {n} nodes")
    assert len(longer) > 20
    assert longer.format(n=3) != longer


def test_finds_what_is_cut_off(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    long, fits = QLabel("A sentence that is far too long for this"), QLabel("Fits")
    box = QCheckBox("A choice that is far too long for this")
    for widget in (long, fits, box):
        layout.addWidget(widget)
        widget.setMinimumWidth(1)
        widget.setSizePolicy(widget.sizePolicy().Policy.Ignored, widget.sizePolicy().Policy.Fixed)
    window.setFixedWidth(100)
    window.show()
    lines = cut_off(window)
    assert len(lines) == 2
    assert "A sentence" in lines[0]
    assert "A choice" in lines[1]
    assert picture([window]).width() == 100 * window.devicePixelRatio()
    assert window.windowFlags() & Qt.WindowType.Window


def test_a_word_that_is_wider_than_its_column_is_cut_off(qtbot):
    table = QTableWidget(1, 2)
    qtbot.addWidget(table)
    for column, words in enumerate(("two words", "incomprehensibilities")):
        table.setItem(0, column, QTableWidgetItem(words))
        table.setColumnWidth(column, 60)
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(table)
    window.show()
    (line,) = [line for line in cut_off(window) if "cell" in line]
    assert "incomprehensibilities" in line


def test_a_part_that_can_only_be_seen_by_scrolling_sideways_is_cut_off(qtbot):
    area, inside = QScrollArea(), QLabel("A sentence that is far too long for this")
    qtbot.addWidget(area)
    area.setWidget(inside)
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(area)
    window.setFixedWidth(100)
    window.show()
    assert any("px wide and has" in line for line in cut_off(window))
    inside.resize(20, 20)
    assert not [line for line in cut_off(window) if "px wide and has" in line]


@pytest.mark.parametrize("language", ["en", "vi"])
def test_a_small_window_has_room_for_every_panel(qtbot, tmp_path, language):
    """On small laptops, also at 150 %: nothing is clipped, and no panel lies over another."""
    with stage(qtbot, tmp_path, Look.LIGHT, language) as on_stage:
        window = on_stage.rig.window
        for size in ((1024, 700), (1150, 800), (1280, 720), (1366, 768)):
            window.resize(*size)
            window.reset_layout()
            on_stage.settle(50)
            assert (window.width(), window.height()) == size
            for name, dock in window.docks.items():
                dock.raise_()
                on_stage.settle(10)
                assert not cut_off(window), (size, name)
                area = dock.widget()
                assert area.horizontalScrollBar().maximum() == 0, (size, name)
                assert not overlapping(window), (size, name)
            assert window.surface.width() >= 300


def test_the_smallest_window_squeezes_no_panel_onto_another(rig):
    rig.window.resize(rig.window.minimumSize())
    for dock in rig.window.docks.values():
        dock.raise_()
        rig.pump(10)
        assert not overlapping(rig.window)


def overlapping(window):
    """Pairs of parts of the window that lie over each other, or over its edge."""
    parts = [d for d in window.docks.values() if not d.visibleRegion().isEmpty()] + [window.centralWidget()]
    frames = {part.objectName() or "centre": part.geometry() for part in parts}
    found = [(a, b) for a, b in combinations(frames, 2) if frames[a].intersects(frames[b])]
    return found + [name for name, frame in frames.items() if not window.rect().contains(frame)]
