"""Opens the command palette, does what is chosen there, and remembers what was used last."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer, Slot

from ivr_designer.ui.command_choices import BOX_SIGN, Choice, action_choices, box_choices
from ivr_designer.ui.dialogs.command_palette import CommandPalette
from ivr_designer.ui.labels import queue_names

if TYPE_CHECKING:
    from ivr_designer.ui.main_window import MainWindow

OWN_ACTION = "command-palette"
_REMEMBERED = 8


class CommandController(QObject):
    """`recent` are ids of actions, the last used first; whoever runs the window may keep them."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.recent: list[str] = []
        self.shown: CommandPalette | None = None

    @Slot()
    def open_boxes(self) -> None:
        """Show the palette with nothing but boxes in it."""
        self.open()
        if self.shown is not None:
            self.shown.field.setText(BOX_SIGN)

    @Slot()
    def open(self) -> None:
        """Show the palette at the top of the window."""
        window = self._window
        if self.shown is not None:
            self.shown.close()
        session, document = window.io.session, window.bridge.document
        queues = queue_names(session.account if session is not None else None)
        choices = action_choices(window.actions_, window.facts(), (OWN_ACTION,))
        choices += box_choices(document.tree if document is not None else None, queues)
        palette = CommandPalette(choices, self.recent, window)
        palette.picked.connect(self._on_picked)
        palette.refused.connect(self._on_refused)
        palette.closed.connect(self._on_closed)
        self.shown = palette
        palette.adjustSize()
        top = window.mapToGlobal(QPoint((window.width() - palette.width()) // 2, window.menuBar().height()))
        palette.pop_up((top.x(), top.y()))

    @Slot(object)
    def _on_picked(self, choice: Choice) -> None:
        if choice.vertex is not None:
            self._window.show_item(choice.vertex)
            self._window.surface.setFocus()
            return
        self.recent = [choice.id, *(i for i in self.recent if i != choice.id)][:_REMEMBERED]
        # Not at once: what the action opens must not be closed along with the palette.
        QTimer.singleShot(0, self, lambda: self._window.actions_.trigger(choice.id))

    @Slot(object)
    def _on_refused(self, choice: Choice) -> None:
        self._window.announcer.say(choice.detail)

    @Slot()
    def _on_closed(self) -> None:
        self.shown = None
