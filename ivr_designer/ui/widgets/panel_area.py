"""Room for a panel in a window that is too small for it: it scrolls rather than lying over its neighbours."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets import area_access

LEAST = QSize(SPACE * 18, SPACE * 10)
"""So much of a panel is always seen, logical px."""


class PanelArea(QScrollArea):
    """Holds one panel, as large as the area or as it has to be; a `whole` one is never cut."""

    def __init__(self, panel: QWidget, parent: QWidget | None = None, *, whole: bool = False) -> None:
        super().__init__(parent)
        self._whole = whole
        self.panel = panel
        area_access.install()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its panel takes it
        self.setWidget(panel)

    def sizeHint(self) -> QSize:
        return self.panel.sizeHint()

    def minimumSizeHint(self) -> QSize:
        # a dock with a bare title bar counts the height of that as -1
        return self.panel.minimumSizeHint() + QSize(0, 1) if self._whole else LEAST

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._whole and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)
