"""The colours of the window while it is still empty, without loading what the whole look needs."""

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QMainWindow

GROUNDS = {"light": "#f3f4f6", "dark": "#17191d", "contrast": "#000000"}
"""What lies behind everything, by look; the same as `theme.Theme.window`."""


def dress(window: QMainWindow, look: str) -> None:
    """Give an empty window its ground. `look` is a look's name, or "system" to go by the system's colours."""
    palette = window.palette()
    if look not in GROUNDS:
        look = "dark" if palette.color(QPalette.ColorRole.Window).lightness() < 128 else "light"
    palette.setColor(QPalette.ColorRole.Window, QColor(GROUNDS[look]))
    window.setPalette(palette)


def undress(window: QMainWindow) -> None:
    """Let the window have the palette of the program again. Call it before there is a style sheet: under one
    Qt keeps what the window had, and it would stay light when the program turns dark.
    """
    window.setPalette(QPalette())
