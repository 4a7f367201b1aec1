"""Form fields and combo boxes that do not lose what is typed."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from ivr_designer.ui.theme import THEMES, style_sheet
from ivr_designer.ui.widgets.fields import (
    Choice,
    Field,
    chosen,
    combo,
    decimal_spin,
    pair,
    set_choices,
    spin,
    text_area,
)

CHOICES = [Choice("Red", "r"), Choice("Green", "g", "live"), Choice("None", None)]


def test_field_names_hints_and_complains(qtbot):
    field = Field(QLineEdit())
    qtbot.addWidget(field)
    field.name("&Name")
    assert field.control.accessibleName() == "Name"
    assert field.label.buddy() is field.control
    field.hint("Advice")
    assert field._note.text() == "Advice"
    field.complain("Wrong")
    assert field.control.property("trouble") == "true"
    field.complain("")
    assert field.control.property("trouble") == "false"
    assert field._note.isHidden()


def test_choices_are_shown_by_value(qtbot):
    box = combo()
    qtbot.addWidget(box)
    set_choices(box, CHOICES, "g")
    assert (box.currentText(), box.currentData()) == ("Green", "g")
    set_choices(box, CHOICES, None)
    assert box.currentText() == "None"
    set_choices(box, CHOICES, "unknown")
    assert box.currentIndex() == -1


def test_news_do_not_disturb_typing(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    box = combo(editable=True)
    layout.addWidget(box)
    page.show()
    qtbot.waitExposed(page)
    set_choices(box, CHOICES, "r")
    box.lineEdit().setFocus()
    box.lineEdit().selectAll()
    QTest.keyClicks(box.lineEdit(), "Blu")
    set_choices(box, [*CHOICES, Choice("Blue", "b")], "r")
    assert box.currentText() == "Blu"
    assert chosen(box) == (False, "Blu")


def test_news_do_not_come_between_the_selection_and_what_is_typed_over_it(qtbot):
    box = combo(editable=True)
    qtbot.addWidget(box)
    box.show()
    set_choices(box, CHOICES, "r")
    box.lineEdit().setFocus()
    for choices in (CHOICES, [*CHOICES, Choice("Blue", "b")]):
        box.lineEdit().selectAll()
        set_choices(box, choices, "r")
        QTest.keyClicks(box.lineEdit(), "Blu")
        assert box.currentText() == "Blu"
        box.lineEdit().setModified(False)
        set_choices(box, choices, "r")


def test_same_choices_are_not_filled_again(qtbot):
    box = combo()
    qtbot.addWidget(box)
    set_choices(box, CHOICES, "r")
    heard = []
    box.model().rowsInserted.connect(lambda *_: heard.append(1))
    set_choices(box, CHOICES, "g")
    assert heard == []
    assert chosen(box) == (True, "g")


def test_the_wheel_does_not_change_what_has_no_focus(qtbot):
    field = spin(0, 10)
    qtbot.addWidget(field)
    field.setValue(5)
    field.show()

    def turn():
        event = QWheelEvent(
            QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(field, event)

    field.clearFocus()
    turn()
    assert field.value() == 5


def test_the_number_can_be_seen_in_every_look(qtbot, qapp):
    before = qapp.styleSheet()
    try:
        for look in THEMES:
            qapp.setStyleSheet(style_sheet(look))
            field = spin(0, 60_000)
            qtbot.addWidget(field)
            field.setSuffix(" ms")
            field.setValue(60_000)
            field.resize(130, 34)
            field.show()
            room = field.lineEdit().width() - 4
            assert room >= field.fontMetrics().horizontalAdvance(field.text()), look.name
    finally:
        qapp.setStyleSheet(before)


def test_spin_waits_for_the_end_of_typing(qtbot):
    field = spin(0, 99)
    qtbot.addWidget(field)
    told = []
    field.valueChanged.connect(told.append)
    field.show()
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "42")
    assert told == []
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert told == [42]


def test_area_and_pair(qtbot):
    area = text_area(4)
    both = pair(area, QLineEdit())
    qtbot.addWidget(both)
    assert area.tabChangesFocus()
    assert area.minimumHeight() == area.maximumHeight() >= area.fontMetrics().lineSpacing() * 4


def test_a_number_with_a_point_looks_like_the_others(qtbot):
    whole, point = spin(0, 99), decimal_spin(0, 1, 2, 0.05)
    for field in (whole, point):
        qtbot.addWidget(field)
    assert point.lineEdit().textMargins() == whole.lineEdit().textMargins()
    point.stepUp()
    assert (point.value(), point.decimals()) == (0.05, 2)
