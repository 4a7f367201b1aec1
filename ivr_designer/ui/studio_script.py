"""The studio script: what a voice talent is to speak, as a table for a spreadsheet and as a PDF."""

import csv
import io
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import (
    QFont,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextTableFormat,
)

from ivr_designer.storage.exporters.keypress_csv import guarded
from ivr_designer.ui.prompt_rows import PromptRow, total_seconds
from ivr_designer.ui.text import tr, trn
from ivr_designer.ui.time_words import seconds

_WIDTHS = (6, 18, 34, 30, 12)


def _titles() -> list[str]:
    return [tr("No."), tr("Node"), tr("What callers hear"), tr("Second language"), tr("Seconds")]


def _cells(place: int, row: PromptRow) -> list[str]:
    text = row.text if row.text is not None else row.script
    if not text and row.file is not None:
        text = tr("(a recording: {file})").format(file=row.file or "?")
    seconds = "" if row.seconds is None else f"{row.seconds:.1f}"
    return [str(place), row.name, text, row.second, seconds]


def script_csv(rows: Sequence[PromptRow]) -> bytes:
    """UTF-8 with a byte order mark; cells that a spreadsheet would compute are guarded."""
    stream = io.StringIO(newline="")
    table = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    table.writerow([*_titles(), tr("Tree"), tr("Voice"), tr("File")])
    for place, row in enumerate(rows, 1):
        cells = [*_cells(place, row), row.tree_name, row.voice, row.file or ""]
        table.writerow([guarded(cell) for cell in cells])
    return b"\xef\xbb\xbf" + stream.getvalue().encode("utf-8", "replace")


def script_pdf(rows: Sequence[PromptRow], title: str, made_on: date) -> bytes:
    """A4 pages with searchable text."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("IVR Designer")
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(15, 15, 15, 15), QPageLayout.Unit.Millimeter)
    _document(rows, title, made_on).print_(writer)
    del writer  # it writes the end of the file when it goes
    data = bytes(buffer.data().data())
    buffer.close()
    return data


def _document(rows: Sequence[PromptRow], title: str, made_on: date) -> QTextDocument:
    document = QTextDocument()
    document.setDefaultFont(QFont(["Noto Sans", "DejaVu Sans", "Arial"], 9))
    cursor = QTextCursor(document)
    strong, plain = QTextCharFormat(), QTextCharFormat()
    strong.setFontWeight(QFont.Weight.Bold)
    large = QTextCharFormat(strong)
    large.setFontPointSize(15)
    cursor.insertText(title, large)
    cursor.insertBlock()
    facts, prompts = tr("{prompts}, about {time}, {date}"), trn("{n} prompt", "{n} prompts", len(rows))
    length = seconds(total_seconds(rows))
    cursor.insertText(facts.format(prompts=prompts, time=length, date=made_on.isoformat()), plain)
    cursor.insertBlock()
    look = QTextTableFormat()
    look.setCellPadding(4)
    look.setCellSpacing(0)
    look.setBorder(0.5)
    look.setHeaderRowCount(1)
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    look.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, w) for w in _WIDTHS])
    table = cursor.insertTable(len(rows) + 1, len(_WIDTHS), look)
    for place, row in enumerate([_titles(), *(_cells(i, r) for i, r in enumerate(rows, 1))]):
        for column, cell in enumerate(row):
            table.cellAt(place, column).firstCursorPosition().insertText(cell, plain if place else strong)
    return document
