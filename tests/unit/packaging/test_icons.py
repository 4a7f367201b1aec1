import struct
from pathlib import Path

from PySide6.QtGui import QImage
from recipes import icons

SVG = Path(__file__).parents[3] / "resources" / "icons" / "app.svg"


def test_every_size_is_drawn(qapp, tmp_path, monkeypatch):
    monkeypatch.setattr(icons, "QGuiApplication", lambda _arguments: qapp)
    icons.main(SVG, tmp_path)
    for size in icons.HICOLOR:
        image = QImage(str(tmp_path / f"icons/{size}x{size}/apps/ivr-designer.png"))
        assert (image.width(), image.height()) == (size, size)
        assert image.pixelColor(0, 0).alpha() == 0
        assert image.pixelColor(size // 2, size // 3).lightness() > 200
    assert (tmp_path / "icons/scalable/apps/ivr-designer.svg").read_bytes() == SVG.read_bytes()


def test_an_ico_lists_its_images():
    data = icons.ico({16: b"small", 256: b"large!"})
    assert struct.unpack("<HHH", data[:6]) == (0, 1, 2)
    width, height, _, _, _, bits, length, offset = struct.unpack("<BBBBHHII", data[22:38])
    assert (width, height, bits) == (0, 0, 32)  # 0 means 256
    assert data[offset : offset + length] == b"large!"


def test_an_icns_counts_its_bytes():
    data = icons.icns({b"ic07": b"image"})
    assert data == b"icns" + struct.pack(">I", 21) + b"ic07" + struct.pack(">I", 13) + b"image"
