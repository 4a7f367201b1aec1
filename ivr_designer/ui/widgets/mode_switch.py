"""The switch between live editing and draft, for the toolbar."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QWidget

from ivr_designer.sync.contract import Mode
from ivr_designer.ui.text import LiveText, tr
from ivr_designer.ui.widgets.basics import button, row


class ModeSwitch(QWidget):
    """Two segments of which one is down. A click asks; `show_mode` shows what is so.

    Signals:
        wanted: Mode.
    """

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = row(parent=self, gap=0)
        self.live = button(lambda: self._ask(Mode.LIVE), kind="segment", icon_name="online")
        self.draft = button(lambda: self._ask(Mode.DRAFT), kind="segment", icon_name="draft")
        self._group = QButtonGroup(self)
        for each in (self.live, self.draft):
            each.setCheckable(True)
            self._group.addButton(each)
            line.addWidget(each)
        live = LiveText(self)
        live(self.live.setText, lambda: tr("Live edit"))
        live(self.draft.setText, lambda: tr("Draft"))
        live(self.live.setToolTip, lambda: tr("Each edit goes to the contact center at once"))
        live(self.draft.setToolTip, lambda: tr("Edits stay here until you publish them"))
        live(self.setAccessibleName, lambda: tr("Live edit or draft"))
        self._mode: Mode | None = None
        self.show_mode(None)

    @Slot(object)
    def show_mode(self, mode: Mode | None) -> None:
        """What the tree on screen is in; None without a tree."""
        self._mode = mode
        self._group.setExclusive(False)
        self.live.setChecked(mode is Mode.LIVE)
        self.draft.setChecked(mode is Mode.DRAFT)
        self._group.setExclusive(True)
        self.setEnabled(mode is not None)

    def _ask(self, mode: Mode) -> None:
        before = self._mode
        self.show_mode(before)  # the click shows nothing by itself: the answer does
        if mode is not before:
            self.wanted.emit(mode)
