"""A form in it is never narrower than its words."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ivr_designer.ui.widgets.form_area import FormArea


def test_its_least_width_follows_the_form(qtbot):
    area, form = FormArea(), QWidget()
    qtbot.addWidget(area)
    before = area.minimumSizeHint().width()
    button = QPushButton("Short")
    QVBoxLayout(form).addWidget(button)
    area.setWidget(form)
    area.show()
    button.setText("A button with many more words than there is room for in a narrow panel")
    qtbot.waitUntil(lambda: area.minimumSizeHint().width() > button.sizeHint().width())
    assert area.minimumSizeHint().width() > before
    assert not area.horizontalScrollBar().isVisible()
