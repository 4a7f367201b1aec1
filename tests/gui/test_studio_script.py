"""The studio script as others read it: pdftotext and a CSV reader."""

import csv
import io
import shutil
import subprocess
from datetime import date

import pytest

from ivr_designer.domain.ids import NodeId, TreeId
from ivr_designer.ui.prompt_rows import PromptRow
from ivr_designer.ui.studio_script import script_csv, script_pdf

ROWS = [
    PromptRow(
        TreeId("t"), "Hotline", NodeId("a"), "Lời chào", text="Xin chào quý khách.", seconds=2.25, voice="V"
    ),
    PromptRow(TreeId("t"), "Hotline", NodeId("b"), "=1+1", text="+84 sẽ gọi", second="We call", seconds=1.0),
    PromptRow(TreeId("t"), "Hotline", NodeId("c"), "Ghi âm", file="closed.wav"),
]


def test_csv(qapp):
    data = script_csv(ROWS)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[1] == ["1", "Lời chào", "Xin chào quý khách.", "", "2.2", "Hotline", "V", ""]
    assert rows[2][1:4] == ["'=1+1", "'+84 sẽ gọi", "We call"]
    assert rows[3][2] == "(a recording: closed.wav)"
    assert rows[3][4] == ""


def test_pdf_is_read_by_pdftotext(qapp, tmp_path):
    data = script_pdf(ROWS * 40, "Kịch bản <b>Hotline</b>", date(2026, 11, 23))
    assert data.startswith(b"%PDF")
    assert data.rstrip().endswith(b"%%EOF")
    reader = shutil.which("pdftotext")
    if reader is None:
        pytest.skip("pdftotext is not installed")
    path = tmp_path / "script.pdf"
    path.write_bytes(data)
    said = subprocess.run([reader, "-layout", str(path), "-"], capture_output=True, check=True, timeout=30)
    text = said.stdout.decode()
    assert "Kịch bản <b>Hotline</b>" in text, "markup stays text"
    assert "120 prompts, about 2 min 10 s, 2026-11-23" in text
    assert text.count("Xin chào quý khách.") == 40
    assert text.count("\f") > 1, "several pages"
    assert text.count("What callers hear") == text.count("\f"), "the heading stands on each page"
