"""Icons: SVG files drawn in one style, coloured by the theme at the moment they are painted."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from ivr_designer.config.paths import resource
from ivr_designer.ui import theme


def icon(name: str, tone: str = "text") -> QIcon:
    """The icon `name` in the theme's colour `tone`; it follows a change of theme by itself."""
    return QIcon(_Engine(name, tone))


def pixmap(name: str, size: int, tone: str = "text", ratio: float | None = None) -> QPixmap:
    """The icon as a pixmap of `size` logical px, for labels; sharp at the screen's device pixel ratio."""
    scale = ratio if ratio is not None else _screen_ratio()
    return _rendered(name, getattr(theme.current(), tone), size, size, scale)


def app_icon() -> QIcon:
    """The program's own icon, in its own colours."""
    found = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        found.addPixmap(_rendered("app", "", size, size, 1.0))
    return found


def _screen_ratio() -> float:
    screen = QApplication.primaryScreen()
    return screen.devicePixelRatio() if screen is not None else 1.0


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text("utf-8")


@lru_cache(maxsize=512)
def _rendered(name: str, color: str, width: int, height: int, ratio: float) -> QPixmap:
    svg = _source(name).replace("currentColor", color) if color else _source(name)
    canvas = QPixmap(round(width * ratio), round(height * ratio))
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    side = min(canvas.width(), canvas.height())
    QSvgRenderer(QByteArray(svg.encode())).render(
        painter, QRectF(0, (canvas.height() - side) / 2, side, side)
    )
    painter.end()
    canvas.setDevicePixelRatio(ratio)
    return canvas


class _Engine(QIconEngine):
    """Paints an SVG in the colour that its token has now, at the left of a place that is wider than high."""

    def __init__(self, name: str, tone: str) -> None:
        super().__init__()
        self._name = name
        self._tone = tone

    def _pixmap(self, size: QSize, mode: QIcon.Mode, ratio: float) -> QPixmap:
        tone = "disabled" if mode is QIcon.Mode.Disabled else self._tone
        return _rendered(self._name, getattr(theme.current(), tone), size.width(), size.height(), ratio)

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._tone)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        painter.drawPixmap(
            rect.topLeft(), self._pixmap(rect.size(), mode, painter.device().devicePixelRatioF())
        )

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self._pixmap(size, mode, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        return self._pixmap(size, mode, scale)  # Qt gives the size in logical px
