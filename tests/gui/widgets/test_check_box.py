import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivr_designer.ui.widgets.check_box import CheckBox

LONG = "Keys &work while the prompt is playing, and callers need not wait for its end"


@pytest.fixture
def host(qtbot):
    made = QWidget()
    QVBoxLayout(made)
    qtbot.addWidget(made)
    return made


def show(host, text, width):
    box = CheckBox(text)
    host.layout().addWidget(box)
    host.setFixedWidth(width)
    host.resize(width, host.layout().heightForWidth(width))
    host.show()
    return box


def test_a_short_text_takes_one_line(host):
    box = show(host, "Draft", 300)
    assert box.height() < 2 * box.fontMetrics().height()


def test_a_long_text_goes_on_in_the_next_line(host):
    box = show(host, LONG, 220)
    assert box.width() <= 220
    assert box.height() >= 2 * box.fontMetrics().height()
    assert box.heightForWidth(1000) < box.heightForWidth(200)


def test_a_click_anywhere_on_the_words_toggles(host):
    box = show(host, LONG, 220)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(150, box.height() - 6))
    assert box.isChecked()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert not box.isChecked()


def test_the_last_line_is_painted(host):
    box = show(host, LONG, 220)
    image = box.grab().toImage()
    line = box.fontMetrics().height()
    last = range(image.height() - int(line * image.devicePixelRatio()), image.height())
    colours = {image.pixel(x, y) for y in last for x in range(30, image.width() - 1)}
    assert len(colours) > 2
