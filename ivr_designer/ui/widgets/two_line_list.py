"""The list of rows of two lines that panels and dialogs show."""

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QListView

from ivr_designer.domain.turns import goes_first
from ivr_designer.ui.widgets.two_line import TwoLineDelegate


class TwoLineList(QListView):
    """A list over a model with the roles of `two_line`; `name` is what a screen reader calls it.

    With `is_even` all rows have the height of two lines, which a list that may have thousands needs: else
    each row is measured, 25,000 of them for 0.3 s.
    """

    def __init__(self, model: QAbstractItemModel, name: str = "", *, is_even: bool = False) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(TwoLineDelegate(self, is_even=is_even))
        self.setUniformItemSizes(is_even)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)

    @goes_first  # Qt asks the model once for each row, and would wait for the other threads each time
    def doItemsLayout(self) -> None:
        super().doItemsLayout()
