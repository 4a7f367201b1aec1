"""The tree on paper: one page if it stays readable, else tiles; each page with title, date, place, legend."""

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from ivr_designer.storage.exporters.source import ExportSource
from ivr_designer.ui.canvas import metrics as m
from ivr_designer.ui.canvas.colours import LIGHT
from ivr_designer.ui.canvas.index import Rect
from ivr_designer.ui.exports.drawing import Drawing
from ivr_designer.ui.text import mark, tr

_DPI = 300
_MARGIN_MM = 10.0
_FOOT_MM = 15.0
_UNIT_MM = 25.4 / 96
"""A scene unit at 100 %."""

_READABLE = 0.55
"""Smaller than this the text cannot be read on paper: then the tree goes on several pages."""

_LEGEND = (
    ("talk", mark("Spoken menu")),
    ("play", mark("Recorded menu")),
    ("queue", mark("Queue")),
    ("phone", mark("Phone")),
    ("stop", mark("Hang up")),
    ("voicemail", mark("Voicemail")),
    ("sms", mark("SMS")),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: the part of the scene on it, and where it belongs, as `B2`."""

    part: Rect
    place: str


def write_a4(source: ExportSource) -> bytes:
    """A PDF file with A4 pages."""
    return _write(source, QPageSize.PageSizeId.A4)


def write_a3(source: ExportSource) -> bytes:
    """A PDF file with A3 pages."""
    return _write(source, QPageSize.PageSizeId.A3)


def _write(source: ExportSource, size: QPageSize.PageSizeId) -> bytes:
    drawing = Drawing(source)
    left, top, right, bottom = drawing.bounds
    wide = right - left >= bottom - top
    orientation = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setTitle(source.text(source.tree.name))
    writer.setCreator("IVR Designer")
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    writer.setPageLayout(QPageLayout(QPageSize(size), orientation, margins, QPageLayout.Unit.Millimeter))
    room = writer.pageLayout().paintRect(QPageLayout.Unit.Millimeter)
    pages, zoom = sheets(drawing, room.width(), room.height() - _FOOT_MM)
    painter = QPainter(writer)
    painter.scale(_DPI / 25.4, _DPI / 25.4)  # from here on in mm
    for number, sheet in enumerate(pages, 1):
        if number > 1:
            writer.newPage()
        _page(painter, drawing, sheet, zoom, room)
        _foot(painter, drawing, sheet, room, f"{number}/{len(pages)}")
    painter.end()
    del writer
    return bytes(buffer.data().data())


def sheets(drawing: Drawing, width_mm: float, height_mm: float) -> tuple[list[Sheet], float]:
    """The pages that are needed and the zoom on them; tiles without anything on them are left out."""
    left, top, right, bottom = drawing.bounds
    whole_w, whole_h = (right - left) * _UNIT_MM, (bottom - top) * _UNIT_MM
    zoom = min(1.0, width_mm / whole_w, height_mm / whole_h)
    if zoom >= _READABLE:
        return [Sheet(drawing.bounds, "")], zoom
    zoom = _READABLE
    unit = _UNIT_MM * zoom
    tile_w, tile_h = width_mm / unit, height_mm / unit
    boxes = drawing.picture.boxes.values()
    # Neighbours share a strip as wide as the largest box, so that each box is whole on some page.
    across = _starts(left, right, tile_w, max(b.w for b in boxes) + 2 * m.MARGIN)
    down = _starts(top, bottom, tile_h, max(b.h for b in boxes) + 2 * m.MARGIN)
    found = []
    for row, y in enumerate(down):
        for column, x in enumerate(across):
            part = (x, y, x + tile_w, y + tile_h)
            if not drawing.is_empty(part):
                found.append(Sheet(part, f"{_letters(row)}{column + 1}"))
    return found, zoom


def _starts(first: float, last: float, tile: float, shared: float) -> list[float]:
    """Where tiles begin: as few as needed with at least `shared` in common, spread evenly."""
    shared = min(shared, tile / 2)
    count = max(1, ceil((last - first - shared) / (tile - shared)))
    step = (last - first - tile) / (count - 1) if count > 1 else 0.0
    return [first + step * i for i in range(count)]


def _letters(row: int) -> str:
    """A to Z, then AA and so on."""
    first, last = divmod(row, 26)
    return (_letters(first - 1) if first else "") + chr(ord("A") + last)


def _page(painter: QPainter, drawing: Drawing, sheet: Sheet, zoom: float, room: QRectF) -> None:
    left, top, right, _bottom = sheet.part
    unit = _UNIT_MM * zoom
    painter.save()
    painter.setClipRect(QRectF(0, 0, room.width(), room.height() - _FOOT_MM))
    if not sheet.place:  # alone on its page: in the middle
        painter.translate((room.width() - (right - left) * unit) / 2, 0)
    painter.scale(unit, unit)
    painter.translate(-left, -top)
    drawing.paint(painter, sheet.part)
    painter.restore()


def _foot(painter: QPainter, drawing: Drawing, sheet: Sheet, room: QRectF, page: str) -> None:
    """Title block and legend, in mm."""
    source, width = drawing.source, room.width()
    top = room.height() - _FOOT_MM + 2
    painter.setPen(QPen(LIGHT.color("line"), 0.2))
    painter.drawLine(QRectF(0, top, width, 0).topLeft(), QRectF(0, top, width, 0).topRight())
    facts = [tr("As of {date}").format(date=source.made_on.isoformat())]
    if sheet.place:
        facts.append(tr("Part {place}").format(place=sheet.place))
    facts.append(tr("Page {page}").format(page=page))
    _say(
        painter,
        drawing.font,
        QRectF(0, top + 1, width * 0.6, 6),
        source.text(source.tree.name),
        4.2,
        bold=True,
    )
    right = QRectF(width * 0.6, top + 1, width * 0.4, 6)
    _say(painter, drawing.font, right, " · ".join(facts), 3.2, side=Qt.AlignmentFlag.AlignRight)
    x = 0.0
    for token, words in _LEGEND:
        painter.setPen(QPen(LIGHT.color(token), 0.3))
        painter.setBrush(LIGHT.color(f"{token}_soft"))
        painter.drawRoundedRect(QRectF(x, top + 8.2, 4, 3), 0.8, 0.8)
        used = _say(painter, drawing.font, QRectF(x + 5, top + 7.5, 60, 4.5), tr(words), 3.0)
        x += 5 + used + 5


def _say(
    painter: QPainter, font: QFont, rect: QRectF, text: str, size_mm: float, *, bold: bool = False,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> float:  # fmt: skip
    """Text of `size_mm` in a rectangle in mm; returns how wide it is."""
    fine = 20.0  # fonts come in whole pixels, so they are set larger and scaled down
    made = QFont(font)
    made.setPixelSize(round(size_mm * fine))
    made.setBold(bold)
    painter.save()
    painter.scale(1 / fine, 1 / fine)
    painter.setFont(made)
    painter.setPen(LIGHT.color("text"))
    area = QRectF(rect.x() * fine, rect.y() * fine, rect.width() * fine, rect.height() * fine)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()))
    painter.drawText(area, int(side | Qt.AlignmentFlag.AlignVCenter), shown)
    used = painter.fontMetrics().horizontalAdvance(shown) / fine
    painter.restore()
    return used
