"""Recordings and uploads as rows."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from ivr_designer.domain.phrases import phrase
from ivr_designer.sync.contract import Recording
from ivr_designer.sync.upload_types import Upload, UploadState
from ivr_designer.ui.models.recordings import (
    RecordingsModel,
    length_words,
    recording_entries,
    upload_words,
)
from ivr_designer.ui.widgets.two_line import Role

UP = Upload("r1", "a.wav", "Mới", 200, 65.4)
KNOWN = [
    Recording("1", "Z.wav"),
    Recording("2", "A.mp3", "Điện", 3.0, "/c/A.mp3"),
    Recording("3", "B.mp3", "an"),
]


def test_uploads_first_then_by_title_as_people_sort(qapp, qtmodeltester):
    model = RecordingsModel()
    done = replace(UP, id="r2", state=UploadState.DONE)
    model.set_rows(recording_entries(KNOWN, [UP, done], {"A.mp3": 2, "B.mp3": 1}, "/c/A.mp3"))
    qtmodeltester.check(model)
    shown = [
        [
            model.index(i).data(r)
            for r in (Qt.ItemDataRole.DisplayRole, Role.DETAIL, Role.TRAILING, Role.STRONG)
        ]
        for i in range(model.rowCount())
    ]
    assert shown == [
        ["Mới", "Waiting for its turn", "1:05", False],
        ["an", "1 node plays it · its sound is not on this computer · B.mp3", "", False],
        ["Điện", "2 nodes play it · A.mp3", "0:03", True],
        ["Z.wav", "No node plays it · its sound is not on this computer", "", False],
    ]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"state": UploadState.SENDING, "sent": 50}, "25 % sent"),
        ({"state": UploadState.CHECKING}, "Checking whether it arrived"),
        ({"state": UploadState.DONE}, "Uploaded"),
        ({"cause": phrase("No line."), "advice": phrase("Wait.")}, "No line. Wait."),
        ({"state": UploadState.FAILED, "cause": phrase("No."), "words": "sai"}, "No. The server said: “sai”"),
    ],
)
def test_how_an_upload_stands(changes, expected):
    assert upload_words(replace(UP, **changes)) == expected


def test_lengths():
    assert [length_words(s) for s in (None, 0.2, 59.6, 3600.0)] == ["", "0:01", "1:00", "60:00"]
