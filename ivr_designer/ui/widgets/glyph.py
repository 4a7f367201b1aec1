"""An icon beside words, in a colour of the look of now."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel

from ivr_designer.ui.icons import pixmap
from ivr_designer.ui.theme import ICON


class Glyph(QLabel):
    """Shows an icon of `icons` in a tone of the theme, and follows when another look is chosen."""

    def __init__(self, icon_name: str = "", tone: str = "text", size: int = ICON) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)  # every label shows what it is given as it is
        self._size = size
        self._icon_name = icon_name
        self._tone = tone
        self._draw()

    def show_icon(self, icon_name: str, tone: str) -> None:
        """Another icon; an empty name shows nothing."""
        self._icon_name, self._tone = icon_name, tone
        self._draw()

    def _draw(self) -> None:
        if self._icon_name:
            self.setPixmap(pixmap(self._icon_name, self._size, self._tone))
        else:
            self.clear()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the look."""
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()
        super().changeEvent(event)
