"""Icons of the canvas as small pictures, in the colours of the canvas, at any size in device px."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ivr_designer.config.paths import resource

OWN = frozenset(
    {"again", "back", "enter", "fold", "goto", "silence", "unfold", "unknown", "unreachable", "wrong"}
)
"""Icons that only the canvas uses; the others are shared with the window."""


@lru_cache(maxsize=64)
def _source(name: str) -> str:
    path = resource(f"icons/canvas/{name}.svg" if name in OWN else f"icons/{name}.svg")
    return path.read_text("utf-8")


@lru_cache(maxsize=256)
def glyph(name: str, colour: str, size: int) -> QPixmap:
    """The icon `name` in `colour` (`#rrggbb`), `size` device px wide and high. UI thread only."""
    return QPixmap.fromImage(glyph_image(name, colour, size))


@lru_cache(maxsize=256)
def glyph_image(name: str, colour: str, size: int) -> QImage:
    """The same as an image, which any thread may use."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    svg = _source(name).replace("currentColor", colour)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return image
