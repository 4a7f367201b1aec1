"""Buttons side by side, or in two rows where one is too narrow for their words."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QGridLayout, QWidget

from ivr_designer.ui.theme import SPACE


class WrappingRow(QWidget):
    """Holds `widgets` in their order; `rows` is how many rows they stand in now."""

    def __init__(self, widgets: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widgets = tuple(widgets)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE // 2)
        self.rows = 0
        self._place(1)

    def _place(self, rows: int) -> None:
        if rows == self.rows:
            return
        self.rows = rows
        columns = -(-len(self._widgets) // rows)
        for widget in self._widgets:
            self._grid.removeWidget(widget)
        for place, widget in enumerate(self._widgets):
            self._grid.addWidget(widget, place // columns, place % columns)

    def _choose(self) -> None:
        gaps = self._grid.spacing() * (len(self._widgets) - 1)
        whole = sum(widget.sizeHint().width() for widget in self._widgets) + gaps
        self._place(1 if whole <= self.width() else 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.Show}:
            self._choose()
        return done
