"""What all dialogs have in common: margins, a title, a row of buttons with verbs."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from ivr_designer.ui.text import tr
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.basics import button, column, plain_label, row


class Dialog(QDialog):
    """A dialog that is opened with `open()`, never with a loop of its own. `body` takes the content.

    Signals:
        outdated: the window speaks another language now; words of a dialog are made once. See `renew`.
    """

    outdated = Signal()

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

    def add_close(self, *, is_default: bool = False) -> QPushButton:
        """The button of a dialog in which nothing is decided: never in the accent's colour."""
        made = self.add_button(tr("Close"), self.accept)
        made.setAutoDefault(is_default)
        made.setDefault(is_default)
        return made

    def typed(self) -> tuple[Any, ...]:
        """What a person has entered that stands nowhere else: kept when the dialog is made anew."""
        return ()

    def type_again(self, typed: tuple[Any, ...]) -> None:
        """Take over what `typed` gave."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard; elsewhere the main one, as in any dialog."""
        at = self.focusWidget()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(at, QPushButton):
            at.click()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Give words the room they need: Qt stops asking the layout where a minimum width is set."""
        done = super().event(event)
        if event.type() in (QEvent.Type.Show, QEvent.Type.LayoutRequest):
            self._give_room(
                is_new=event.type() == QEvent.Type.Show
                and not self.testAttribute(Qt.WidgetAttribute.WA_Resized)
            )
        elif event.type() == QEvent.Type.LanguageChange:
            self.outdated.emit()
        return done

    def _give_room(self, *, is_new: bool) -> None:
        """Never smaller than the words need. A new one is not larger: Qt guesses how its words would wrap."""
        layout = self.layout()
        if layout is None:
            return
        width = max(self.width(), layout.minimumSize().width())
        needed = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else 0
        self.resize(width, needed if is_new and needed else max(self.height(), needed))


def renew(old: Dialog, open_again: Callable[[], QDialog | None]) -> None:
    """Open a dialog anew where it was, if it is still shown; `open_again` must not give the old one."""
    place, was_shown, typed = old.geometry(), old.isVisible(), old.typed()
    old.close()
    made = open_again() if was_shown else None
    if made is not None:
        made.setGeometry(place)
    if isinstance(made, Dialog):
        made.type_again(typed)
