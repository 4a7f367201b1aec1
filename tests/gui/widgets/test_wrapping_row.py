"""Buttons in one row, or in two when there is too little room."""

from PySide6.QtWidgets import QPushButton, QWidget

from ivr_designer.ui.widgets.wrapping_row import WrappingRow


def test_wraps_when_too_narrow_and_back(qtbot):
    buttons = [QPushButton(text) for text in ("Call again", "Pause", "Step", "Back")]
    panel = QWidget()
    qtbot.addWidget(panel)
    line = WrappingRow(buttons, panel)
    whole = sum(b.sizeHint().width() for b in buttons) + 3 * 4
    line.resize(whole, 80)
    panel.show()
    assert line.rows == 1
    assert len({b.y() for b in buttons}) == 1
    line.resize(whole - 1, 80)
    qtbot.waitUntil(lambda: len({b.y() for b in buttons}) == 2)
    assert [b.y() == buttons[0].y() for b in buttons] == [True, True, False, False]
    line.resize(whole, 80)
    qtbot.waitUntil(lambda: len({b.y() for b in buttons}) == 1)
    buttons[0].setText("A word that is much longer than it was")
    qtbot.waitUntil(lambda: line.rows == 2)


def test_packed_ones_are_as_wide_as_their_words_and_what_is_hidden_takes_no_place(qtbot):
    buttons = [QPushButton(text) for text in ("Keep mine", "Take theirs", "As ticked", "Edit")]
    panel = QWidget()
    qtbot.addWidget(panel)
    line = WrappingRow(buttons, panel, packed=True)
    line.resize(1000, 80)
    panel.resize(1000, 80)
    panel.show()
    assert [b.width() for b in buttons] == [b.sizeHint().width() for b in buttons]
    narrow = sum(b.sizeHint().width() for b in buttons[:3]) + 2 * 4
    line.resize(narrow, 80)
    qtbot.waitUntil(lambda: line.rows == 2)
    buttons[3].hide()
    qtbot.waitUntil(lambda: line.rows == 1)
    assert len({b.y() for b in buttons[:3]}) == 1
    buttons[3].show()
    qtbot.waitUntil(lambda: line.rows == 2)
