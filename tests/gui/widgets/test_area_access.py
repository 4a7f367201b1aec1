"""A screen reader that asks an area for a child that is gone gets none."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

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
