"""A screen reader that asks an area for a child that is gone gets none."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from ivr_designer.ui.widgets.area_access import make_part
from ivr_designer.ui.widgets.form_area import FormArea
from ivr_designer.ui.widgets.panel_area import PanelArea


def test_a_child_that_is_gone_is_none(qtbot):
    """With Qt's own interface the program ends here; it happened while a scroll bar went away."""
    form = FormArea()
    form.setWidget(QWidget())
    for area in (form, PanelArea(QWidget())):
        qtbot.addWidget(area)
        area.resize(200, 100)
        area.show()
        qtbot.waitExposed(area)
        thing = QAccessible.queryAccessibleInterface(area)
        known = thing.childCount()
        assert known >= 1
        assert thing.child(0).isValid()
        assert thing.child(known) is None
        assert thing.child(99) is None


def test_what_takes_the_keyboard_is_a_part_with_a_name(qtbot):
    part = QWidget()
    qtbot.addWidget(part)
    make_part(part)
    part.setAccessibleName("Plan")
    thing = QAccessible.queryAccessibleInterface(part)
    assert thing.role() is QAccessible.Role.Grouping
    assert thing.text(QAccessible.Text.Name) == "Plan"
