"""Calls as rows."""

from ivr_designer.domain.phrases import phrase
from ivr_designer.sync.proposals import ChangeKind, PlannedCall
from ivr_designer.ui.models.plan import PlanModel, PlanRow
from ivr_designer.ui.widgets.two_line import Role


def test_rows(qtmodeltester, qapp):
    model = PlanModel()
    made = PlannedCall(ChangeKind.ADD, "n", phrase("Create “{n}”", n="Sales"), "POST ivrnode")
    model.set_rows([PlanRow(1, made)])
    qtmodeltester.check(model)
    assert model.index(0).data() == "1. Create “Sales”"
    assert model.index(0).data(Role.DETAIL) == "POST ivrnode"
    assert model.index(0).data(Role.ID) == "n"
