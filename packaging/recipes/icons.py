"""Render the icon in every size that a system asks for, with the Python that has Qt: icons.py SVG FOLDER."""

import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

HICOLOR = (16, 22, 24, 32, 48, 64, 128, 256, 512)
ICO = (16, 20, 24, 32, 40, 48, 64, 256)
ICNS = {
    b"icp4": 16,
    b"icp5": 32,
    b"ic11": 32,
    b"ic12": 64,
    b"ic07": 128,
    b"ic08": 256,
    b"ic09": 512,
    b"ic10": 1024,
}


def png(renderer, size):
    """The drawing as a PNG of ``size`` x ``size`` pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.convertToFormat(QImage.Format.Format_ARGB32).save(buffer, "PNG")
    return bytes(buffer.data().data())


def ico(images):
    """A Windows icon of PNG images by size."""
    head, body = struct.pack("<HHH", 0, 1, len(images)), b""
    offset = len(head) + 16 * len(images)
    for size, data in images.items():
        head += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(data), offset + len(body))
        body += data
    return head + body


def icns(images):
    """A macOS icon of PNG images by their four-letter type."""
    body = b"".join(kind + struct.pack(">I", len(data) + 8) + data for kind, data in images.items())
    return b"icns" + struct.pack(">I", len(body) + 8) + body


def main(source, folder):
    """Write icons/ (hicolor), app.ico and app.icns into ``folder``."""
    application = QGuiApplication(["icons"])
    renderer = QSvgRenderer(str(source))
    if not renderer.isValid():
        sys.exit(f"{source} is no SVG that Qt can draw")
    for size in HICOLOR:
        target = folder / "icons" / f"{size}x{size}" / "apps" / "ivr-designer.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(png(renderer, size))
    scalable = folder / "icons" / "scalable" / "apps" / "ivr-designer.svg"
    scalable.parent.mkdir(parents=True, exist_ok=True)
    scalable.write_bytes(source.read_bytes())
    (folder / "app.ico").write_bytes(ico({size: png(renderer, size) for size in ICO}))
    (folder / "app.icns").write_bytes(icns({kind: png(renderer, size) for kind, size in ICNS.items()}))
    application.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
