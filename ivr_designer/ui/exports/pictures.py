"""The whole tree as one PNG."""

from math import sqrt

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QPainter

from ivr_designer.storage.exporters.source import ExportSource
from ivr_designer.ui.canvas.colours import LIGHT
from ivr_designer.ui.exports.drawing import Drawing

_SCALE = 2.0
_MOST_PIXELS = 60_000_000
_LONGEST = 30_000
"""A larger picture is drawn smaller, so that other programs can open it."""


def write_png(source: ExportSource) -> bytes:
    """A PNG file at 200 %, smaller for very large trees."""
    drawing = Drawing(source)
    left, top, right, bottom = drawing.bounds
    width, height = right - left, bottom - top
    scale = min(_SCALE, sqrt(_MOST_PIXELS / (width * height)), _LONGEST / max(width, height))
    image = QImage(max(1, round(width * scale)), max(1, round(height * scale)), QImage.Format.Format_RGB32)
    image.fill(LIGHT.color("ground"))
    image.setText("Title", source.text(source.tree.name))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(scale, scale)
    painter.translate(-left, -top)
    drawing.paint(painter, drawing.bounds)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
