"""The activity list."""

from dataclasses import replace

from PySide6.QtCore import Qt

from ivr_designer.domain.phrases import phrase
from ivr_designer.sync.activity_entry import ActivityEntry
from ivr_designer.ui.models import activity
from ivr_designer.ui.models.activity import RESULT, TIME, TOOK, WHAT, ActivityModel, entry_text

ENTRY = ActivityEntry(
    1, 1_700_000_000.0, phrase("Create key {key}", key=2), phrase("Done"), True, "POST /v1/ivrkeypress", 48.2
)


def test_rows_keep_the_rules_of_qt(qtmodeltester, qapp):
    model = ActivityModel()
    model.set_entries([ENTRY, replace(ENTRY, seq=2)])
    qtmodeltester.check(model)


def test_a_line_in_words(qapp):
    model = ActivityModel()
    model.add(ENTRY)
    cells = [model.index(0, c).data() for c in (TIME, WHAT, RESULT, TOOK)]
    assert cells[1:] == ["Create key 2", "Done", "48 ms"]
    assert len(cells[0].split(":")) == 3
    assert not model.index(0, RESULT).data(Qt.ItemDataRole.DecorationRole).isNull()
    assert [model.headerData(c, Qt.Orientation.Horizontal) for c in range(4)] == [
        "Time",
        "What",
        "Result",
        "Took",
    ]


def test_server_words_stand_beside_the_result(qapp):
    entry = replace(ENTRY, ok=False, result=phrase("Refused"), server_words="<i>no</i>")
    model = ActivityModel()
    model.add(entry)
    assert model.index(0, RESULT).data() == "Refused “<i>no</i>”"
    assert "The server said: “<i>no</i>”" in entry_text(entry)
    assert "POST /v1/ivrkeypress" in model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_an_entry_that_is_renewed_takes_its_own_place(qapp):
    model = ActivityModel()
    model.set_entries([ENTRY, replace(ENTRY, seq=2)])
    model.add(replace(ENTRY, result=phrase("Refused")))
    assert model.rowCount() == 2
    assert model.index(0, RESULT).data() == "Refused"


def test_local_events_took_no_time(qapp):
    assert activity.cell_text(replace(ENTRY, took_ms=None), TOOK) == ""
    assert activity.took_label(1300) == "1.3 s"


def test_old_lines_go(qapp):
    model = ActivityModel()
    model.set_entries([replace(ENTRY, seq=n) for n in range(activity._KEPT + 10)])
    assert model.rowCount() == activity._KEPT
    model.add(replace(ENTRY, seq=10**6))
    assert model.rowCount() == activity._KEPT
    assert model.rows[-1].seq == 10**6


def test_reads_push_out_reads_and_nothing_else(qapp):
    model = ActivityModel()
    resets, changed = [], []
    model.set_entries([ENTRY])
    model.modelReset.connect(lambda: resets.append(1))
    model.dataChanged.connect(lambda *_: changed.append(1))
    for n in range(1, activity._READS_KEPT + 4):
        model.add(replace(ENTRY, seq=-n))
    model.add(replace(ENTRY, seq=-activity._READS_KEPT, result=phrase("Nothing new")))
    assert model.rowCount() == activity._READS_KEPT + 1
    assert [model.row(0).seq, model.row(1).seq] == [1, -4]
    assert (resets, changed) == ([], [1])
