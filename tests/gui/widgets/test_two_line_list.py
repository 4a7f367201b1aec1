import threading

from PySide6.QtCore import QSize
from PySide6.QtGui import QStandardItem, QStandardItemModel

from ivr_designer.domain.turns import GIVE_WAY_S, window
from ivr_designer.ui.widgets.two_line import Role, TwoLineDelegate
from ivr_designer.ui.widgets.two_line_list import TwoLineList


def model_of(*details):
    model = QStandardItemModel()
    for detail in details:
        item = QStandardItem("A row")
        item.setData(detail, Role.DETAIL)
        model.appendRow(item)
    return model


def heights(view):
    return [view.visualRect(view.model().index(row, 0)).height() for row in range(view.model().rowCount())]


def test_rows_are_as_high_as_what_they_show(qtbot):
    model = model_of("below", "")
    view = TwoLineList(model, "Things")
    qtbot.addWidget(view)
    view.show()
    two, one = heights(view)
    assert two > one
    assert view.accessibleName() == "Things"


def test_even_rows_have_two_lines_whichever_is_first(qtbot):
    found = []
    for details in (("below", ""), ("", "below")):
        model = model_of(*details)
        view = TwoLineList(model, is_even=True)
        qtbot.addWidget(view)
        view.show()
        found += heights(view)
    assert len(set(found)) == 1
    loose = TwoLineList(model_of("below"))
    qtbot.addWidget(loose)
    loose.show()
    assert heights(loose) == found[:1]


class CountingDelegate(TwoLineDelegate):
    measured = 0

    def sizeHint(self, option, index) -> QSize:
        self.measured += 1
        return super().sizeHint(option, index)


def test_thousands_of_even_rows_are_not_measured_one_by_one(qtbot):
    model = model_of(*[""] * 3000)
    view = TwoLineList(model, is_even=True)
    qtbot.addWidget(view)
    delegate = CountingDelegate(view, is_even=True)
    view.setItemDelegate(delegate)
    view.show()
    assert 0 < delegate.measured < 100


class AskingModel(QStandardItemModel):
    """Has a thread give way to the window whenever rows are counted, and notes whether it had to wait."""

    waits: list[bool]

    def rowCount(self, *parent) -> int:
        went_on = threading.Event()
        worker = threading.Thread(target=lambda: (window.give_way(), went_on.set()))
        worker.start()
        self.waits.append(not went_on.wait(GIVE_WAY_S / 4))
        worker.join()
        return super().rowCount(*parent)


def test_other_threads_stand_still_while_rows_find_their_places(qtbot):
    model = AskingModel()
    model.waits = []
    view = TwoLineList(model)
    qtbot.addWidget(view)
    model.waits = []
    view.doItemsLayout()
    assert any(model.waits)
