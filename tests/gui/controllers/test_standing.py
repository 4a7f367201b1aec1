"""Dialogs that stay open."""

from ivr_designer.ui.controllers.standing import StandingDialog
from ivr_designer.ui.dialogs.frame import Dialog


class Keeper(StandingDialog[Dialog]):
    def __init__(self, window):
        super().__init__(window)
        self._window = window
        self.made = 0

    def open(self):
        dialog = self.dialog
        if dialog is None:
            dialog = self.stand(Dialog("Standing", self._window))
            self.made += 1
        dialog.show()
        return dialog


def test_it_is_made_once_and_again_when_it_is_gone(rig):
    keeper = Keeper(rig.window)
    first = keeper.open()
    assert keeper.open() is first
    first.close()
    rig.wait(lambda: keeper.dialog is None)
    keeper.open()
    assert keeper.made == 2


def test_an_outdated_one_is_made_anew_where_it_was(rig):
    keeper = Keeper(rig.window)
    first = keeper.open()
    place = first.geometry()
    first.outdated.emit()
    assert keeper.dialog is not None
    assert keeper.dialog is not first
    assert keeper.dialog.geometry() == place
    rig.pump(5)
    assert keeper.dialog is not None, "the end of the old one is not the end of the new one"
