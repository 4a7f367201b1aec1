"""The first start: three ways to begin, one of them without an account."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ivr_designer.ui.dialogs.frame import Dialog
from ivr_designer.ui.icons import app_icon
from ivr_designer.ui.text import tr
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.basics import button, column, plain_label, row
from ivr_designer.ui.widgets.glyph import Glyph


class WelcomeDialog(Dialog):
    """Signals:
    sandbox_wanted, connect_wanted, file_wanted: the choice; the dialog closes first.
    """

    sandbox_wanted = Signal()
    connect_wanted = Signal()
    file_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Welcome to IVR Designer"),
            parent,
            width=SPACE * 66,
            detail=tr("Draw the phone menu your callers hear. The contact center follows while you edit."),
        )
        self.setWindowIcon(app_icon())
        self.sandbox = self._choice(
            "sandbox",
            tr("Try the sandbox"),
            tr("A make-believe contact center on this computer, with a sample tree. No account needed."),
            self.sandbox_wanted,
        )
        self.connect_choice = self._choice(
            "plug",
            tr("Connect to your contact center"),
            tr("You need the key SID and its secret from the Stringee console."),
            self.connect_wanted,
        )
        self.file = self._choice(
            "open",
            tr("Open a file"),
            tr("Look at a tree, or edit it, without sending anything."),
            self.file_wanted,
        )
        self.add_button(tr("Not now"), self.reject)
        self.sandbox.setFocus()

    def _choice(self, icon_name: str, words: str, detail: str, signal: object) -> QPushButton:
        made = button(lambda: self._choose(signal), kind="choice")
        made.setAccessibleName(words)
        made.setAccessibleDescription(detail)
        line = row(parent=made, gap=SPACE * 2)
        line.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        glyph = Glyph(icon_name, "accent", SPACE * 3)
        glyph.setAccessibleName(words)
        text = column(gap=2)
        text.addStretch(1)
        heading, explained = plain_label(words, role="heading"), plain_label(detail, role="muted", wrap=True)
        text.addWidget(heading)
        text.addWidget(explained)
        text.addStretch(1)
        for label in (glyph, heading, explained):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line.addWidget(glyph)
        line.addLayout(text, 1)
        self.body.addWidget(made)
        return made

    def _choose(self, signal: object) -> None:
        self.accept()
        signal.emit()  # type: ignore[attr-defined]
