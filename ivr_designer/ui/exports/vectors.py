"""The picture as SVG, as it is on the canvas and on paper, with text as text."""

import re
from html import escape
from math import ceil

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator

from ivr_designer.storage.exporters import html
from ivr_designer.storage.exporters.source import ExportSource
from ivr_designer.ui.exports.drawing import Drawing

_FAMILY = re.compile(r'font-family="([^"]+)"')
_HEAD = re.compile(r"<svg\s[^>]*>")
_PROLOGUE = re.compile(r"^.*?(?=<svg\s)", re.DOTALL)


def write_svg(source: ExportSource) -> bytes:
    """An .svg file; it stands alone and refers to nothing outside."""
    return _drawn(source).encode("utf-8", "replace")


def write_document(source: ExportSource) -> bytes:
    """The as-built document as an .html file, with this picture in it."""
    return html.write(source, _PROLOGUE.sub("", _drawn(source))).encode("utf-8", "replace")


def _drawn(source: ExportSource) -> str:
    drawing = Drawing(source)
    left, top, right, bottom = drawing.bounds
    width, height = ceil(right - left), ceil(bottom - top)
    title = source.text(source.tree.name)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    made = QSvgGenerator()
    made.setOutputDevice(buffer)
    made.setSize(QSize(width, height))
    made.setViewBox(QRectF(left, top, width, height))
    painter = QPainter(made)
    drawing.paint(painter, drawing.bounds)
    painter.end()
    text = bytes(buffer.data().data()).decode("utf-8", "replace")
    # Qt says the size in mm of its own resolution, and names one font, which readers may not have.
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" role="img" '
        f'aria-label="{escape(title)}" viewBox="{left:g} {top:g} {width} {height}" '
        f'width="{width}" height="{height}">\n<title>{escape(title)}</title>'
    )
    text = _HEAD.sub(lambda _: head, text, count=1)
    return _FAMILY.sub(lambda m: f'font-family="{m[1]}, sans-serif"', text)
