"""The small pieces."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDoubleSpinBox,
    QLineEdit,
    QMenu,
    QSpinBox,
    QWidget,
)

from ivr_designer.ui.text import breakable
from ivr_designer.ui.theme import CONTROL_HEIGHT
from ivr_designer.ui.widgets import basics


def test_labels_show_text_as_it_is(qtbot):
    label = basics.plain_label("<h1>&amp;</h1>" + "W" * 40, role="muted", wrap=True)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == "<h1>&amp;</h1>" + "W" * 40, "as it was given, to be read out and copied"
    assert label.wordWrap()
    assert label.property("role") == "muted"


def test_a_label_that_wraps_is_never_wide(qtbot):
    plain, long = basics.plain_label("Sales", wrap=True), basics.plain_label(wrap=True)
    for label in (plain, long):
        qtbot.addWidget(label)
    for words in ("W" * 5000, "a\ufeff" * 300):
        long.setText(words)
        assert long.text() == words
        assert long.minimumSizeHint().width() < 100
        assert long.heightForWidth(200) > plain.heightForWidth(200) * 3
    long.setText("W" * 50)
    assert long.heightForWidth(200) > plain.heightForWidth(200) * 2


def copied(label) -> str:
    """What Ctrl+C takes from a label."""
    QGuiApplication.clipboard().clear()
    label.setFocus()
    QTest.keyClick(label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    return QGuiApplication.clipboard().text()


def test_what_is_copied_from_a_label_has_no_places_to_break_in_it(qtbot):
    """A path that was copied from a bar could not be pasted: it held characters that nobody sees."""
    text = "Open /srv/somebody/folder/hotline-of-the-company.ivr.json and\nlook."
    label = basics.plain_label(text, wrap=True)
    qtbot.addWidget(label)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    label.resize(160, 200)
    label.show()
    shown = breakable(text)
    assert "\u200b" in shown
    assert label.accessibleName() == text
    label.setSelection(0, len(shown))
    assert (copied(label), label.selectedText()) == (text, text)
    label.setSelection(shown.index("ebody/fo"), len("ebody/folder") + 1)
    assert copied(label) == "ebody/folder"
    label.setSelection(len(shown) - 3, 3)
    assert copied(label) == "ok."
    label.setText("Short")
    assert label.accessibleName() == ""


def test_the_menu_of_a_label_copies_cleanly_too(qtbot):
    text = "pip install " + "ivr-designer-with-sound-and-more"
    label = basics.plain_label(text, wrap=True)
    qtbot.addWidget(label)
    label.show()
    QApplication.sendEvent(
        label, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(2, 2), QPoint(2, 2))
    )
    assert not label.findChildren(QMenu), "nothing can be selected"
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    QApplication.sendEvent(
        label, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(2, 2), QPoint(2, 2))
    )
    (menu,) = label.findChildren(QMenu)
    copy, select_all = menu.actions()
    assert not copy.isEnabled()
    select_all.trigger()
    copy.setEnabled(True)
    copy.trigger()
    assert QGuiApplication.clipboard().text() == text
    menu.close()
    del copy, select_all, menu
    QTest.qWait(20)
    assert not label.findChildren(QMenu)


def test_a_button_with_little_room_says_it_shorter(qtbot):
    made = basics.button(lambda: None, shrinks=True)
    qtbot.addWidget(made)
    made.setText("Fix: delete this node")
    whole = made.fontMetrics().horizontalAdvance(made.text())
    assert made.words_in(whole + 4) == made.text()
    assert made.words_in(whole // 2).endswith("…")
    made.setProperty("short", "Fix")
    assert made.words_in(whole + 4) == made.text()
    assert made.words_in(whole // 2) == "Fix"


def test_titles_are_larger(qtbot):
    title, plain = basics.plain_label("a", role="title"), basics.plain_label("a")
    qtbot.addWidget(title)
    qtbot.addWidget(plain)
    assert title.font().pointSizeF() > plain.font().pointSizeF()


@pytest.mark.parametrize("kind", ["", "primary", "danger", "flat", "key"])
def test_buttons_call_their_handler(qtbot, kind):
    told = []
    made = basics.button(lambda: told.append(kind), kind=kind, icon_name="plus")
    qtbot.addWidget(made)
    made.click()
    assert told == [kind]
    assert made.isDefault() == (kind == "primary")
    assert not made.icon().isNull()


def test_tool_buttons_are_described(qtbot):
    made = basics.tool_button(lambda: None, "close")
    qtbot.addWidget(made)
    basics.describe(made, "Dismiss")
    assert (made.toolTip(), made.accessibleName()) == ("Dismiss", "Dismiss")


def test_layouts_stand_on_the_grid(qtbot):
    line, stack = basics.row(margin=8), basics.column(gap=16)
    assert line.contentsMargins().left() == 8
    assert stack.spacing() == 16
    rule = basics.rule()
    qtbot.addWidget(rule)
    assert rule.objectName() == "rule"


def test_restyle_only_when_something_changed(qtbot):
    label = basics.plain_label("x")
    qtbot.addWidget(label)
    basics.restyle(label, "role", "trouble")
    basics.restyle(label, "role", "trouble")
    assert label.property("role") == "trouble"


def test_a_shrinking_button_ends_in_dots(qtbot):
    """Qt cuts the words of a button that is too narrow at both ends."""
    pictures = {}
    for shrinks in (False, True):
        made = basics.button(lambda: None, shrinks=shrinks)
        qtbot.addWidget(made)
        made.setText("Connect key 0 to a person who answers")
        wanted = made.sizeHint()
        assert made.minimumSizeHint().width() > 200 or shrinks
        for width in (120, wanted.width()):
            made.resize(width, wanted.height())
            pictures[shrinks, width] = made.grab().toImage()
    (_, narrow), (_, whole) = [key for key in pictures if key[0]]
    assert pictures[True, narrow] != pictures[False, narrow]
    assert pictures[True, whole] == pictures[False, whole], "with room enough it is like any other"


def test_words_that_are_a_name_are_not_a_description_too(qtbot):
    field, icon = QLineEdit(), basics.tool_button(lambda: None, "plus")
    for widget in (field, icon):
        qtbot.addWidget(widget)
    basics.ask_in(field, "Find a rule")
    basics.describe(icon, "New tree")
    assert (field.placeholderText(), icon.toolTip()) == ("Find a rule", "New tree")
    for widget, name in ((field, "Find a rule"), (icon, "New tree")):
        thing = QAccessible.queryAccessibleInterface(widget)
        assert thing.text(QAccessible.Text.Name) == name
        assert not thing.text(QAccessible.Text.Description).strip()
    icon.setAccessibleDescription("At the end of the list")
    basics.describe(icon, "Other")
    assert icon.accessibleDescription() == "At the end of the list"


def test_an_icon_that_comes_later_has_the_same_air_before_the_words(qtbot):
    """The signs of the status bar touched their words."""
    early, late = basics.button(lambda: None, icon_name="live"), basics.button(lambda: None)
    for made in (early, late):
        qtbot.addWidget(made)
        made.setText("Live")
    late.setIcon(early.icon())
    assert late.iconSize() == early.iconSize()
    assert late.iconSize().width() > late.iconSize().height()


def test_what_stands_side_by_side_is_equally_high(qtbot, keeper):
    """A field was three pixels lower than the button beside it, and a list to choose from two."""
    page = QWidget()
    qtbot.addWidget(page)
    line = basics.row(parent=page)
    made = [QLineEdit(), QComboBox(), QSpinBox(), QDoubleSpinBox(), basics.button(lambda: None)]
    made.append(basics.button(lambda: None, kind="primary"))
    for each in made:
        line.addWidget(each)
    page.show()
    QApplication.processEvents()
    assert [each.sizeHint().height() for each in made] == [CONTROL_HEIGHT] * len(made)
    assert {each.height() for each in made} == {CONTROL_HEIGHT}
