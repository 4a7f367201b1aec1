import struct
import zlib

import pytest
from recipes.common import BuildError
from recipes.screen import png, read_xwd, shows_tree, theme_colours

from ivr_designer.ui.theme import LIGHT


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


COLOURS = {"canvas": b"ccc", "accent": b"aaa", "surface": b"sss"}


def scene(*bars):
    """A picture of 400 pixels a row, with one of ``bars`` (colour, left, right) in each, on the canvas."""
    rows = []
    for colour, left, right in bars:
        row = bytearray(COLOURS["canvas"] * 400)
        row[3 * left : 3 * right] = COLOURS[colour] * (right - left)
        rows.append(bytes(row))
    return 400, len(rows), b"".join(rows), COLOURS


ENTRY = ("accent", 150, 250)
BOXES = [("surface", 10, 110), ("surface", 120, 220), ("surface", 250, 380)]


def test_a_drawn_tree_is_a_way_in_and_boxes():
    assert shows_tree(*scene(ENTRY, *BOXES))
    assert not shows_tree(*scene(*BOXES)), "no way in for callers"
    assert not shows_tree(*scene(ENTRY)), "no box"
    assert not shows_tree(*scene(ENTRY, *BOXES[:1] * 5)), "one box of five rows is one box"
    assert not shows_tree(*scene(ENTRY, *(("surface", 10, 40 + at) for at in range(3)))), "too small"


def test_what_touches_the_border_of_the_screen_is_a_panel_and_no_box():
    assert not shows_tree(*scene(ENTRY, *(("surface", 0, 100 + 40 * at) for at in range(4))))


def test_the_colours_are_those_of_the_light_look():
    found = theme_colours()
    for name in COLOURS:
        assert found[name].hex() == getattr(LIGHT, name).removeprefix("#")
