import struct
import zlib

import pytest
from recipes.common import BuildError
from recipes.screen import png, read_xwd


def dump(width, height, pixels, bits=32, padding=4):
    """An X window dump of ``pixels`` (blue, green, red, unused), with a name, two colours, padded lines."""
    stride = 4 * width + padding
    fields = [0] * 25
    fields[0], fields[4], fields[5], fields[11], fields[12], fields[19] = 104, width, height, bits, stride, 2
    lines = b"".join(pixels[at : at + 4 * width] + b"\0" * padding for at in range(0, len(pixels), 4 * width))
    return struct.pack(">25I", *fields) + b"ab\0\0" + b"\0" * 24 + lines


def test_a_dump_is_read_as_rgb():
    pixels = bytes([1, 2, 3, 0, 4, 5, 6, 0])
    assert read_xwd(dump(1, 2, pixels)) == (1, 2, bytes([3, 2, 1, 6, 5, 4]))


def test_another_depth_is_refused():
    with pytest.raises(BuildError, match="16 bits"):
        read_xwd(dump(1, 1, b"\0" * 4, bits=16))


def test_a_png_has_the_pixels(tmp_path):
    data = png(1, 2, bytes([3, 2, 1, 6, 5, 4]))
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", data[16:24]) == (1, 2)
    length = struct.unpack(">I", data[33:37])[0]
    assert data[37:41] == b"IDAT"
    assert zlib.decompress(data[41 : 41 + length]) == bytes([0, 3, 2, 1, 0, 6, 5, 4])
