"""A virtual screen, pictures of it, and the windows on it; without more than Xvfb and xdotool."""

import contextlib
import re
import shutil
import struct
import subprocess
import tempfile
import time
import zlib
from pathlib import Path

from recipes.common import ROOT, BuildError, run

PLAIN = 600  # colours; a window with text and icons has more, an empty one with the pointer over it 118
AT_REST = 3  # pictures, a second apart, that are the same
EDGE = 8  # pixels at most from the inside of a box, over its border and round corner, to the drawing area
BOX = 80  # pixels of one colour in a row, the least that counts as the inside of a box
BOXES = 3  # of a tree that is drawn; the sample has more


class Screen:
    """One Xvfb screen: ``display`` for the environment, ``picture`` and ``titles`` to look at it."""

    def __init__(self, display, folder):
        self.display = display
        self._file = folder / "Xvfb_screen0"

    def picture(self, target):
        """Write what the screen shows as a PNG and return how many colours it has."""
        width, height, pixels = read_xwd(self._file.read_bytes())
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(png(width, height, pixels))
        return len({pixels[at : at + 3] for at in range(0, len(pixels), 3)})

    def settled_picture(self, target, seconds=120, tree=False):
        """Wait until the screen shows something and has come to rest, then take the ``picture``.

        With ``tree`` it must show a tree that is drawn: the way in for callers, and boxes.
        """
        end = time.monotonic() + seconds
        before, same, seen = None, 1, "nothing"
        while time.monotonic() < end:
            now = self._file.read_bytes()
            same = same + 1 if now == before else 1
            if same >= AT_REST and before != seen:
                colours, seen = self.picture(target), now
                if colours > PLAIN and (not tree or shows_tree(*read_xwd(now))):
                    return colours
            before = now
            time.sleep(1)
        what = "no drawn tree" if tree else "next to nothing"
        raise BuildError(f"After {seconds} s the screen shows {what}, or does not come to rest.")

    def titles(self):
        """The titles of the visible windows."""
        env = {"DISPLAY": self.display}
        ids = run(["xdotool", "search", "--onlyvisible", "--name", "."], check=False, env=env).stdout.split()
        names = (
            run(["xdotool", "getwindowname", number], check=False, env=env).stdout.strip() for number in ids
        )
        return [name for name in names if name]

    def wait_for(self, part, seconds=30):
        """Wait for a window with ``part`` in its title and return the title."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for title in self.titles():
                if part in title:
                    return title
            time.sleep(0.25)
        raise BuildError(f"No window with {part!r} in its title came in {seconds} s.")


@contextlib.contextmanager
def screen(width=1600, height=1000):
    """A virtual screen of ``width`` x ``height`` pixels."""
    if not shutil.which("Xvfb") or not shutil.which("xdotool"):
        raise BuildError("Install Xvfb and xdotool: apt-get install xvfb xdotool")
    with tempfile.TemporaryDirectory(prefix="ivr-screen-") as folder:
        options = ["-screen", "0", f"{width}x{height}x24", "-fbdir", folder, "-nolisten", "tcp", "-ac"]
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", *options],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        try:
            number = server.stdout.readline().strip()
            if not number:
                raise BuildError("Xvfb did not start.")
            yield Screen(f":{number}", Path(folder))
        finally:
            server.terminate()
            server.wait()
            server.stdout.close()


def theme_colours():
    """The colours of the program's light look, by name, as three bytes."""
    text = (ROOT / "ivr_designer/ui/theme.py").read_text("utf-8")
    light = text[text.index("LIGHT = Theme(") : text.index("DARK = Theme(")]
    return {name: bytes.fromhex(value) for name, value in re.findall(r'(\w+)="#([0-9a-f]{6})"', light)}


def shows_tree(width, height, pixels, colours=None):
    """Tell whether a picture (RGB bytes) shows a tree that is drawn in the program's light look.

    In the drawing area there must be the way in for callers, in the accent's colour, and ``BOXES`` boxes.
    """
    found = colours or theme_colours()
    entries = bars(width, height, pixels, found["accent"], found["canvas"])
    return bool(entries) and len(bars(width, height, pixels, found["surface"], found["canvas"])) >= BOXES


def bars(width, height, pixels, inside, around):
    """The middles, in steps of ``EDGE`` pixels, of what is ``inside``, ``BOX`` wide, and in ``around``."""
    found = set()
    wanted = inside * BOX
    for top in range(height):
        row = pixels[top * 3 * width : (top + 1) * 3 * width]
        at = row.find(wanted)
        while at >= 0:
            left = -(-at // 3)
            right = left
            while row[3 * right : 3 * right + 3] == inside:
                right += 1
            before = row[3 * max(left - EDGE, 0) : 3 * left]
            after = row[3 * right : 3 * (right + EDGE)]
            if right - left >= BOX - 1 and around in before and around in after:
                found.add((left + right) // (2 * EDGE))
            at = row.find(wanted, 3 * right)
    return found


def read_xwd(data):
    """Width, height and RGB bytes of an X window dump of 32 bits a pixel."""
    fields = struct.unpack(">25I", data[:100])
    header, width, height, bits, stride, colours = (
        fields[0],
        fields[4],
        fields[5],
        fields[11],
        fields[12],
        fields[19],
    )
    if bits != 32:
        raise BuildError(f"The screen has {bits} bits a pixel; 32 are expected.")
    start = header + 12 * colours
    rows = []
    for row in range(height):
        line = data[start + row * stride : start + row * stride + 4 * width]
        rgb = bytearray(3 * width)
        rgb[0::3], rgb[1::3], rgb[2::3] = line[2::4], line[1::4], line[0::4]
        rows.append(bytes(rgb))
    return width, height, b"".join(rows)


def png(width, height, pixels):
    """RGB bytes as a PNG file."""

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    lines = b"".join(b"\0" + pixels[at : at + 3 * width] for at in range(0, len(pixels), 3 * width))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(lines))
        + chunk(b"IEND", b"")
    )
