"""Versions as rows."""

from ivr_designer.sync.proposals import Version
from ivr_designer.ui.models.versions import VersionsModel, moment, reason_words
from ivr_designer.ui.widgets.two_line import Role


def test_rows(qtmodeltester, qapp):
    model = VersionsModel()
    model.set_rows(
        [Version("abcdef0123", "t", 1000.0, 5000.0, "published"), Version("b", "t", 1.0, 1.0, "odd")]
    )
    qtmodeltester.check(model)
    index = model.index(0)
    assert index.data() == moment(1000.0) == "1970-01-01 00:16:40"
    assert index.data(Role.DETAIL) == "Published · still so at 1970-01-01 01:23:20"
    assert index.data(Role.TRAILING) == "abcdef0"
    assert model.index(1).data(Role.DETAIL) == "odd"
    assert reason_words("read") == "When it was read"
