"""One dialog that stays open beside the window: made once, made anew in another language."""

from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Slot

from ivr_designer.ui.dialogs.frame import Dialog, renew

D = TypeVar("D", bound=Dialog)


class StandingDialog(QObject, Generic[D]):
    """A controller of such a dialog. `open` makes it if there is none, gives it to `stand`, and shows it."""

    dialog: D | None

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.dialog = None

    def open(self) -> Any:
        """Show the dialog; made by each controller."""
        raise NotImplementedError

    def stand(self, made: D) -> D:
        """Keep a new dialog until Qt deletes it, or the language changes."""
        self.dialog = made
        made.destroyed.connect(self._on_destroyed)
        made.outdated.connect(self._on_outdated)
        return made

    @Slot()
    def _on_outdated(self) -> None:
        old, self.dialog = self.dialog, None
        if old is not None:
            old.destroyed.disconnect(self._on_destroyed)
            renew(old, self.open)

    @Slot()
    def _on_destroyed(self) -> None:
        self.dialog = None
