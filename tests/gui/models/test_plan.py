"""Calls as rows."""

from PySide6.QtCore import Qt

from ivr_designer.domain.phrases import phrase
from ivr_designer.sync.proposals import ChangeKind, FieldChange, PlannedCall
from ivr_designer.ui.models.plan import PlanModel, PlanRow
from ivr_designer.ui.widgets.two_line import Role


def test_rows(qtmodeltester, qapp):
    model = PlanModel()
    made = PlannedCall(ChangeKind.ADD, "n", phrase("Create “{n}”", n="Sales"), "POST ivrnode")
    fields = FieldChange("name", "Sale", "Sales"), FieldChange("voice", "a", "b")
    other = PlannedCall(ChangeKind.CHANGE, "m", phrase("Change “{n}”", n="Shop"), "PUT ivrnode", fields)
    model.set_rows([PlanRow(1, made), PlanRow(2, other)])
    qtmodeltester.check(model)
    assert model.index(0).data() == "1. Create “Sales”"
    assert "POST ivrnode" in model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert not model.index(0).data(Role.DETAIL)
    assert model.index(1).data(Role.DETAIL) == "Name, Voice", "what changes; how it is sent is in the tip"
    assert model.index(0).data(Role.ID) == "n"
