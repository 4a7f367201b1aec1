"""Before and after, struck out and underlined, plain text."""

from ivr_designer.sync.proposals import FieldChange
from ivr_designer.ui.widgets.diff_view import DiffView


def formats(view):
    """(text, struck out, underlined) of all fragments."""
    found = []
    block = view.document().begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            fragment = pieces.fragment()
            look = fragment.charFormat()
            found.append((fragment.text(), look.fontStrikeOut(), look.fontUnderline()))
            pieces += 1
        block = block.next()
    return found


def test_texts_word_by_word_and_other_fields_whole(qtbot):
    view = DiffView()
    qtbot.addWidget(view)
    view.show_changes([FieldChange("text", "press one", "press two"), FieldChange("loop_count", 1, 2)])
    found = formats(view)
    assert ("one", True, False) in found
    assert ("two", False, True) in found
    assert ("1 ×", True, False) in found
    assert ("2 ×", False, True) in found
    assert "was press one, will be press two" in view.accessibleDescription()
    view.show_changes(())
    assert view.toPlainText() == ""


def test_markup_is_shown_as_it_is(qtbot):
    view = DiffView()
    qtbot.addWidget(view)
    view.show_changes([FieldChange("name", "<b>x</b>", "<img src='file:///etc/passwd'>")])
    assert "<b>x</b>" in view.toPlainText()
    assert "<img src='file:///etc/passwd'>" in view.toPlainText()
