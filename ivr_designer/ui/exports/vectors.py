"""The picture as SVG, as it is on the canvas and on paper, with text as text.

It is made in pieces: Qt writes one to the end, and Python goes through its text, without letting the window
have a turn. That took 0.2 s and more for a large tree in one piece.
"""

import re
from collections.abc import Callable
from html import escape
from math import ceil

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator

from ivr_designer.storage.exporters import html
from ivr_designer.storage.exporters.source import ExportSource
from ivr_designer.ui.exports.drawing import Drawing

_FAMILY = re.compile(r'font-family="([^"]+)"')
_IMAGE = re.compile(r'<image x="([^"]*)" y="([^"]*)" ([^>]*?)\s*/>')
_XML = b'<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
_BODY, _END = "</defs>", "</svg>"
_PLACE = "<svg/>"
"""Stands for the picture while the document is put together; no name or prompt has it in a document."""


def write_svg(source: ExportSource) -> bytes:
    """An .svg file; it stands alone and refers to nothing outside."""
    return b"".join([_XML, *_drawn(source)])


def write_document(source: ExportSource) -> bytes:
    """The as-built document as an .html file, with this picture in it."""
    before, after = html.write(source, _PLACE).split(_PLACE)
    return b"".join([_bytes(before), *_drawn(source), _bytes(after)])


def _drawn(source: ExportSource) -> list[bytes]:
    """An element of SVG, in pieces that belong one behind the other."""
    drawing = Drawing(source)
    left, top, right, bottom = drawing.bounds
    width, height = ceil(right - left), ceil(bottom - top)
    title = escape(source.text(source.tree.name))
    # Qt says the size in mm of its own resolution.
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" role="img" '
        f'aria-label="{title}" viewBox="{left:g} {top:g} {width} {height}" '
        f'width="{width}" height="{height}">\n<title>{title}</title>\n'
    )
    view = QRectF(left, top, width, height)
    icons = _Icons()
    pieces = (_bytes(icons.shared(_elements(paint, view))) for paint in drawing.pieces(drawing.bounds))
    return [_bytes(head), *pieces, _bytes(_END + "\n")]


class _Icons:
    """The icons in an element of SVG. Qt writes each whole at every one of its places."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}

    def shared(self, elements: str) -> str:
        """The elements with each icon written where it comes first, and referred to at all its places."""
        return _IMAGE.sub(self._place, elements)

    def _place(self, image: re.Match[str]) -> str:
        x, y, icon = image.groups()
        known = icon in self._ids
        name = self._ids.setdefault(icon, f"icon-{len(self._ids) + 1}")
        place = f'<use xlink:href="#{name}" x="{x}" y="{y}"/>'
        return place if known else f'<defs><image id="{name}" {icon}/></defs>{place}'


def _elements(paint: Callable[[QPainter], None], view: QRectF) -> str:
    """What a piece looks like, without the element around it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    made = QSvgGenerator()
    made.setOutputDevice(buffer)
    made.setSize(QSize(ceil(view.width()), ceil(view.height())))
    made.setViewBox(view)
    painter = QPainter(made)
    paint(painter)
    painter.end()
    text = bytes(buffer.data().data()).decode("utf-8", "replace")
    text = text[text.index(_BODY) + len(_BODY) : text.rindex(_END)]
    # Qt names one font, which readers may not have.
    return _FAMILY.sub(lambda m: f'font-family="{m[1]}, sans-serif"', text)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")
