"""The conflicts panel by itself."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ivr_designer.domain.phrases import phrase
from ivr_designer.sync.proposals import Conflict, ConflictField
from ivr_designer.ui.models.conflicts import ConflictRow
from ivr_designer.ui.panels.conflicts import ConflictsPanel


def conflict(item="a", tree="t", **more):
    fields = (ConflictField("text", "was", "mine", "theirs"),)
    return Conflict(tree, item, phrase("node “{n}”", n=item), phrase("Changed as well."), fields, **more)


def make(qtbot, *found):
    panel = ConflictsPanel()
    qtbot.addWidget(panel)
    panel.resize(1000, 220)
    panel.show()
    panel.set_rows([ConflictRow(c, "") for c in found])
    return panel


def test_empty_says_what_would_be_here(qtbot):
    panel = make(qtbot)
    assert panel.is_empty
    assert "both versions" in panel.empty.detail.text()
    assert panel.current is None
    assert panel.step() is None
    panel.keep_mine()
    panel.take_theirs()


def test_steps_go_round(qtbot):
    one, two = conflict("a"), conflict("b")
    panel = make(qtbot, one, two)
    assert panel.current == one
    assert panel.step() == two
    assert panel.step() == one
    panel.select(two)
    assert panel.current == two


def test_one_is_decided_or_all_of_the_tree(qtbot):
    one, two, other = conflict("a"), conflict("b"), conflict("c", tree="other")
    panel = make(qtbot, one, two, other)
    told = []
    panel.mine_wanted.connect(told.append)
    panel.keep_mine()
    panel.all_alike.setChecked(True)
    panel.keep_mine()
    assert told[0] == (one,)
    assert set(told[1]) == {one, two}
    panel.select(other)
    assert panel.all_alike.isHidden()


def test_candidates_are_offered(qtbot):
    panel = make(qtbot, conflict("a", candidates=("NO_1", "NO_2")))
    told = []
    panel.adopt_wanted.connect(told.append)
    panel.candidates.setCurrentIndex(1)
    panel.adopt.click()
    assert told[0][1] == "NO_2"
    panel.set_rows([])
    panel.set_rows([ConflictRow(conflict("b"), "")])
    assert panel.adopt.isHidden()


def test_words_of_both_sides_are_whole(qtbot, keeper):
    """Beside the ticks the last word of a name was cut off: the row was too low with its padding."""
    panel = make(qtbot)
    long = "Phòng bán hàng miền Bắc và miền Trung"
    fields = ConflictField("name", "was", long, "theirs"), ConflictField("text", "a", "b", "c")
    panel.set_rows([ConflictRow(Conflict("t", "a", phrase("x"), phrase("y"), fields), "")])
    for width in range(560, 760, 20):
        panel.resize(width, 300)
        qtbot.waitUntil(lambda: not panel._late.isActive())
        table, index = panel.table, panel.table.model().index(0, 2)
        option = QStyleOptionViewItem()
        table.initViewItemOption(option)
        option.rect = table.visualRect(index)
        table.itemDelegate().initStyleOption(option, index)
        room = table.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, table)
        narrow = QRect(0, 0, room.width() - 6, 10_000)
        needed = table.fontMetrics().boundingRect(narrow, int(Qt.TextFlag.TextWordWrap), long)
        assert needed.height() <= room.height(), width


def test_one_conflict_has_all_the_room_and_a_list_of_several_can_be_read(qtbot):
    """At 1280 px the list showed half a name, and the cells beside it one letter a line."""
    panel = make(qtbot, conflict("Phòng bán hàng miền Bắc"))
    panel.resize(560, 200)
    assert panel.view.isHidden()
    assert panel.what.text() == "Node “Phòng bán hàng miền Bắc”"
    assert min(panel.table.columnWidth(i) for i in (1, 2, 3)) > 120
    panel.set_rows([ConflictRow(conflict(name), "") for name in ("Kinh doanh", "Kỹ thuật")])
    assert not panel.view.isHidden()
    assert panel.what.isHidden()
    assert panel.view.width() >= panel.fontMetrics().horizontalAdvance("Node “Kinh doanh”") + 40
    panel.set_rows([ConflictRow(conflict("a"), "")])
    assert panel.focusProxy() is panel.table
