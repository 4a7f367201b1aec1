"""The signs on boxes afar: gathered from all, which may be thousands, and painted a colour at a time."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPixmap

from ivr_designer.ui.canvas.boxes import Box
from ivr_designer.ui.canvas.colours import CanvasColours
from ivr_designer.ui.canvas.icons import glyph
from ivr_designer.ui.canvas.signs import (
    ERROR,
    INFO,
    LEAST,
    ROOMY,
    WARNING,
    Sign,
    finding_sign,
    gravest,
    signs_of,
    size_within,
    state_sign,
)


class FarSigns:
    """State to the left and finding to the right in a box afar, or the gravest where one finds room."""

    def __init__(self, colours: CanvasColours, ratio: float) -> None:
        self._colours = colours
        self._ratio = ratio
        self._corners: dict[str, list[QRect]] = {INFO.ink: [], WARNING.ink: [], ERROR.ink: []}
        self._plates: list[QRect] = []
        self._signs: list[tuple[Sign, int, int, int]] = []

    def add(self, box: Box, left: int, top: int, width: int, height: int) -> None:
        """What is to be said of a box; its outline is in device px of the scaled scene."""
        size = size_within(height, self._ratio) if width > LEAST else 0
        signs: tuple[Sign, ...] = ()
        if not size or height < ROOMY:
            state, finding = state_sign(box), finding_sign(box.finding)
            if not size and state is not None and state.ink == ERROR.ink:
                finding = ERROR  # what is grave is seen at any size
            if finding is not None:
                self._corner(finding, left, top, left + width, top + height)
            if state is not None and size:
                signs = (state,)
        else:
            signs = signs_of(box)
        if not signs:
            return
        edge, down = max(0, (height - size) // 2), top + (height - size) // 2
        if len(signs) == 2 and width < 2 * (size + edge) + 6:
            signs = (gravest(signs),)
        for number, sign in enumerate(reversed(signs)):
            across = left + edge if number or height < ROOMY else left + width - edge - size
            if edge < 2:  # the outline would run into the sign
                self._plates.append(QRect(across - 1, min(top, down), size + 2, max(height, size)))
            self._signs.append((sign, across, down, size))

    def put(self, sign: Sign, left: int, top: int, size: int) -> None:
        """A sign by itself, on a plate of ground."""
        self._plates.append(QRect(left - 1, top - 1, size + 2, size + 2))
        self._signs.append((sign, left, top, size))

    def _corner(self, sign: Sign, left: int, top: int, right: int, bottom: int) -> None:
        """A finding on the smallest boxes: an error is a solid end, a warning a slope, a note a dot above."""
        rects, wide = self._corners[sign.ink], max(2, min((right - left) // 2, bottom - top) - 1)
        if sign is ERROR:
            rects.append(QRect(right - wide, top, wide, bottom - top))
        elif sign is WARNING:
            for row in range(bottom - top):
                some = max(1, (wide + 1) * (row + 1) // (bottom - top))
                rects.append(QRect(right - some, top + row, some, 1))
        else:
            rects.append(QRect(right - wide, top - 1, wide, 2))

    def paint(self, painter: QPainter) -> None:
        """Paint all of them, what is graver over what is less so."""
        painter.setPen(Qt.PenStyle.NoPen)
        for ink, rects in [*self._corners.items(), ("ground", self._plates)]:
            painter.setBrush(self._colours.color(ink))
            painter.drawRects(rects)
        drawn: dict[tuple[Sign, int], QPixmap] = {}
        for sign, left, top, size in self._signs:
            pixmap = drawn.get((sign, size))
            if pixmap is None:
                drawn[sign, size] = pixmap = glyph(sign.icon, getattr(self._colours, sign.ink), size)
            painter.drawPixmap(left, top, pixmap)
