"""Room for a form that is longer than its place: it scrolls up and down only."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from ivr_designer.ui.widgets import area_access


class FormArea(QScrollArea):
    """Scrolls a form up and down, and is never narrower than its words need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        area_access.install()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields take it; a frame would be one stop more

    def minimumSizeHint(self) -> QSize:
        form, hint = self.widget(), super().minimumSizeHint()
        if form is None:
            return hint
        needed = form.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(max(hint.width(), needed), hint.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)
