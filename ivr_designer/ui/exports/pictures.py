"""The whole tree as one PNG, painted and packed a strip at a time.

A picture of a large tree has tens of millions of pixels. In strips it needs little memory, and zlib lets
other threads work meanwhile, which Qt's own writer does not.
"""

import struct
import zlib
from collections.abc import Iterator
from math import sqrt

from PySide6.QtGui import QImage, QPainter

from ivr_designer.storage.exporters.source import ExportSource
from ivr_designer.ui.canvas.colours import LIGHT
from ivr_designer.ui.exports.drawing import Drawing

_SCALE = 2.0
_MOST_PIXELS = 60_000_000
_LONGEST = 30_000
"""A larger picture is drawn smaller, so that other programs can open it."""

_STRIP_PIXELS = 2_000_000
_RGB, _DEPTH = 2, 8


def write_png(source: ExportSource) -> bytes:
    """A PNG file at 200 %, smaller for very large trees."""
    drawing = Drawing(source)
    left, top, right, bottom = drawing.bounds
    width, height = right - left, bottom - top
    scale = min(_SCALE, sqrt(_MOST_PIXELS / (width * height)), _LONGEST / max(width, height))
    wide, high = max(1, round(width * scale)), max(1, round(height * scale))
    title = b"Title\0\0\0\0\0" + source.text(source.tree.name).encode("utf-8", "replace")
    packer = zlib.compressobj(6)
    packed = b"".join(packer.compress(rows) for rows in _strips(drawing, wide, high, scale)) + packer.flush()
    head = struct.pack(">IIBBBBB", wide, high, _DEPTH, _RGB, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"iTXt", title), (b"IDAT", packed), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in chunks)


def _strips(drawing: Drawing, wide: int, high: int, scale: float) -> Iterator[bytes]:
    """Rows of RGB, each behind its filter byte, as the format wants them."""
    left, top, right, _ = drawing.bounds
    tall = max(1, _STRIP_PIXELS // wide)
    for first in range(0, high, tall):
        rows = min(tall, high - first)
        image = QImage(wide, rows, QImage.Format.Format_RGB888)
        image.fill(LIGHT.color("ground"))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(0, -first)
        painter.scale(scale, scale)
        painter.translate(-left, -top)
        drawing.paint(painter, (left, top + first / scale, right, top + (first + rows) / scale))
        painter.end()
        yield b"".join(b"\0" + _row(image, y) for y in range(rows))


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _row(image: QImage, y: int) -> bytes:
    """The pixels of one row, without what Qt adds to a multiple of four bytes."""
    return bytes(image.constScanLine(y)[: 3 * image.width()])  # type: ignore[index]
