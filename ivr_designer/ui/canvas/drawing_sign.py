"""DrawingSign: lies on the canvas while a large tree is drawn anew, says how far that is, and can stop it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QProgressBar

from ivr_designer.ui.canvas.remaking import LONG_S
from ivr_designer.ui.text import LiveText, tr
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.basics import button, column, plain_label, row

if TYPE_CHECKING:
    from ivr_designer.ui.canvas.surface import CanvasSurface

EDGE = 2 * SPACE
"""From the edges of the canvas, logical px."""

ALL = 100


class DrawingSign(QFrame):
    """Comes when a picture takes longer than `LONG_S` to make, and goes when it is there."""

    def __init__(self, surface: "CanvasSurface") -> None:
        super().__init__(surface)
        self._surface = surface
        self.setProperty("card", "popup")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.words = plain_label()
        self.stop = button(surface.remaking.cancel, kind="flat")
        self.stop.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard on the canvas
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, ALL)
        self.bar.setFixedWidth(SPACE * 24)
        head = row(gap=SPACE)
        head.addWidget(self.words, 1)
        head.addWidget(self.stop)
        layout = column(parent=self, gap=SPACE // 2)
        layout.setContentsMargins(SPACE + 4, SPACE, SPACE + 4, SPACE)
        layout.addLayout(head)
        layout.addWidget(self.bar)
        live = LiveText(self)
        live(self.words.setText, lambda: tr("Drawing the tree…"))
        live(self.bar.setAccessibleName, lambda: tr("How much of the tree is drawn"))
        live(self.stop.setText, lambda: tr("Cancel"))
        live(self.stop.setToolTip, lambda: tr("Leave the tree as it is drawn now (Esc)"))
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self._come)
        surface.remaking.changed.connect(self._on_changed)
        self.hide()

    @Slot()
    def _on_changed(self) -> None:
        remaking = self._surface.remaking
        if not remaking.is_on:
            self._late.stop()
            self.hide()
        elif self.isVisible():
            self._show_part()
        elif not self._late.isActive():
            self._late.start(round(LONG_S * 1000))

    @Slot()
    def _come(self) -> None:
        if not self._surface.remaking.is_on:
            return
        self._show_part()
        self.adjustSize()
        self.move(EDGE, EDGE)  # the root is in the middle, the minimap in the lower corner
        self.show()
        self.raise_()
        self._surface.announce(self.words.text())

    def _show_part(self) -> None:
        remaking = self._surface.remaking
        self.bar.setValue(round(ALL * remaking.part))
        self.stop.setVisible(remaking.may_cancel)
