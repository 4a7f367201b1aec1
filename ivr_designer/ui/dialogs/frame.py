"""What all dialogs have in common: margins, a title, a row of buttons with verbs."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.basics import button, column, plain_label, row


class Dialog(QDialog):
    """A dialog that is opened with `open()`, never with a loop of its own. `body` takes the content."""

    def __init__(self, title: str, parent: QWidget | None, *, width: int = 480, detail: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(width)
        outer = column(margin=SPACE * 3, gap=SPACE * 2, parent=self)
        heading = plain_label(title, role="title", wrap=True)
        outer.addWidget(heading)
        if detail:
            outer.addWidget(plain_label(detail, role="muted", wrap=True))
        self.body: QVBoxLayout = column(gap=SPACE * 2)
        outer.addLayout(self.body, 1)
        outer.addSpacing(SPACE)
        self._foot = row(gap=SPACE)
        outer.addLayout(self._foot)
        self._has_stretch = False

    def add_button(
        self, words: str, clicked: Callable[[], object], *, kind: str = "", left: bool = False
    ) -> QPushButton:
        """A button in the foot; `left` ones stand apart from those that end the dialog."""
        made = button(clicked, kind=kind)
        made.setText(words)
        if not left and not self._has_stretch:
            self._foot.addStretch(1)
            self._has_stretch = True
        self._foot.addWidget(made)
        return made

    def showEvent(self, event: QShowEvent) -> None:
        """Words that wrap need the height they have at this width; Qt asks for it only inside of layouts."""
        super().showEvent(event)
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            needed = layout.totalHeightForWidth(self.width())
            self.resize(self.width(), max(self.height(), needed))
