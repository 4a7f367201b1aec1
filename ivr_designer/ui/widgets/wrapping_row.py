"""Buttons side by side, or in two rows where one is too narrow for their words."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ivr_designer.ui.theme import SPACE


class WrappingRow(QWidget):
    """Holds `widgets` in their order; `rows` is how many rows those that are shown stand in now.

    They share the width; `packed` ones are as wide as their words, and what is left is behind them.
    """

    def __init__(
        self, widgets: Sequence[QWidget], parent: QWidget | None = None, *, packed: bool = False
    ) -> None:
        super().__init__(parent)
        self._widgets = tuple(widgets)
        self._placed: tuple[QWidget, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE // 2)
        if packed:
            self._grid.setColumnStretch(len(self._widgets), 1)
        for widget in self._widgets:
            widget.setParent(self)
        self.rows = 0
        self._place(1)

    def _shown(self) -> tuple[QWidget, ...]:
        """Those that nobody has hidden, be the row itself on screen or not yet."""
        by_hand = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
        return tuple(w for w in self._widgets if not (w.isHidden() and w.testAttribute(by_hand)))

    def _place(self, rows: int) -> None:
        shown = self._shown()
        if (rows, shown) == (self.rows, self._placed):
            return
        self.rows, before, self._placed = rows, self._placed, shown
        columns = -(-len(shown) // rows)
        for widget in before:
            self._grid.removeWidget(widget)
        for place, widget in enumerate(shown):
            self._grid.addWidget(widget, place // columns, place % columns)

    def _choose(self) -> None:
        shown = self._shown()
        gaps = self._grid.spacing() * (len(shown) - 1)
        whole = sum(widget.sizeHint().width() for widget in shown) + gaps
        self._place(1 if whole <= self.width() else 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.Show}:
            self._choose()
        return done
