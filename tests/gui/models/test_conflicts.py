"""Conflicts as rows."""

from PySide6.QtCore import Qt

from ivr_designer.domain.phrases import phrase
from ivr_designer.sync.proposals import Conflict
from ivr_designer.ui.models.conflicts import ConflictRow, ConflictsModel
from ivr_designer.ui.widgets.two_line import Role


def test_rows(qtmodeltester, qapp):
    model = ConflictsModel()
    conflict = Conflict("t", "k", phrase("key {k} of “{n}”", k="1", n="Sales"), phrase("Changed as well."))
    model.set_rows([ConflictRow(conflict, "Hotline")])
    qtmodeltester.check(model)
    index = model.index(0)
    assert index.data() == "Key 1 of “Sales”"
    assert index.data(Role.DETAIL) == "Changed as well."
    assert index.data(Role.TRAILING) == "Hotline"
    assert index.data(Role.ID) == "k"
    assert not index.data(Qt.ItemDataRole.DecorationRole).isNull()
    assert index.data(Role.SORT) is None
    assert model.row_of(("t", "k")) == 0
