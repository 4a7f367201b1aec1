"""A panel that is larger than its place scrolls, and asks for no room of its own."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from ivr_designer.ui.widgets.panel_area import LEAST, PanelArea


class Tall(QWidget):
    """Needs 600 x 300."""

    def minimumSizeHint(self):
        return QSize(600, 300)


@pytest.mark.parametrize("whole", [False, True])
def test_a_large_panel_scrolls(qtbot, whole):
    panel = Tall()
    area = PanelArea(panel, whole=whole)
    qtbot.addWidget(area)
    area.resize(200, 120)
    area.show()
    qtbot.waitExposed(area)
    assert area.minimumSizeHint() == (QSize(600, 301) if whole else LEAST)
    assert area.horizontalScrollBar().maximum() > 0
    assert panel.width() == 600
    assert area.focusPolicy() == Qt.FocusPolicy.NoFocus
    area.resize(800, 400)
    assert panel.width() == 800
    assert area.horizontalScrollBar().maximum() == 0
