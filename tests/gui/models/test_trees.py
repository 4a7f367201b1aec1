"""The tree list's rows."""

from dataclasses import replace

from PySide6.QtCore import Qt

from ivr_designer.sync.contract import Mode, TreeRow
from ivr_designer.ui.models.trees import TreesModel
from ivr_designer.ui.widgets.two_line import Role
from tests.helpers.memory_session import MemorySession

ROWS = (
    TreeRow("t1", "Ưu tiên", "TR_1"),
    TreeRow("t2", "ban hàng", "TR_hotline", waiting=3),
    TreeRow("t3", "Nháp", None, Mode.DRAFT),
    TreeRow("t4", "Cũ", "TR_4", gone=True),
    TreeRow("t5", "Sửa", "TR_5", Mode.DRAFT),
    TreeRow("t6", "Vừa tạo"),
)


def account(**changes):
    return replace(MemorySession().account, trees=ROWS, **changes)


def column(model, role):
    return {model.index(i).data(): model.index(i).data(role) for i in range(model.rowCount())}


def test_rows_keep_the_rules_of_qt(qtmodeltester, qapp):
    model = TreesModel()
    model.set_account(account())
    qtmodeltester.check(model)


def test_rows_are_sorted_without_accents(qapp):
    model = TreesModel()
    model.set_account(account())
    names = [model.index(i).data() for i in range(model.rowCount())]
    assert names == ["ban hàng", "Cũ", "Nháp", "Sửa", "Ưu tiên", "Vừa tạo"]


def test_second_line_says_who_calls_in(qapp):
    model = TreesModel()
    model.set_account(account())
    details = column(model, Role.DETAIL)
    assert details["ban hàng"].startswith("+84")
    assert details["Ưu tiên"] == "No number plays it"
    assert details["Nháp"] == "Only on this computer"
    assert details["Cũ"].startswith("Deleted in the contact center")
    assert details["Sửa"].startswith("Draft")
    assert details["Vừa tạo"] == "New"
    assert column(model, Role.TRAILING)["ban hàng"] == "3 waiting"


def test_unknown_numbers_are_not_called_none(qapp):
    model = TreesModel()
    model.set_account(account(numbers=None))
    assert column(model, Role.DETAIL)["Ưu tiên"] == "", "nor is a tree of the contact center called new"


def test_the_tree_on_screen_stands_out(qapp):
    model = TreesModel()
    model.set_account(account())
    model.set_shown("t3")
    assert [n for n, strong in column(model, Role.STRONG).items() if strong] == ["Nháp"]
    model.set_account(None)
    assert model.rowCount() == 0


def test_a_rename_is_asked_for_not_done(qapp):
    model, told = TreesModel(), []
    model.set_account(account())
    model.renamed.connect(told.append)
    index = model.index(0)
    assert index.flags() & Qt.ItemFlag.ItemIsEditable
    assert not model.setData(index, "Mới")
    assert not model.setData(index, "x", Qt.ItemDataRole.DisplayRole)
    assert told == [("t2", "Mới")]
    assert index.data() == "ban hàng"
