"""Tiles: the scene at one scale, painted once in squares of device pixels and kept until it changes.

A change spoils exact rectangles: they are painted anew inside their tiles, the rest of a tile stays. Nothing
is painted before it is asked for.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from math import ceil, floor

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPixmap

SIDE = 512
"""Device px."""

MANY = 200
"""With more rectangles than this in a tile it is painted anew as a whole."""

TileId = tuple[int, int]
DeviceRect = tuple[int, int, int, int]
"""Left, top, right, bottom in device px of the scaled scene."""

Render = Callable[[QPainter, DeviceRect], None]
"""Paints a part of the scene; the painter's origin is that of the scaled scene, clipped to the part."""


class TileCache:
    """Painted tiles of one scale; `render` paints what is missing.

    Tiles with nothing in them, as `is_empty` says, are one and the same: around a tree there is much ground.
    """

    def __init__(self, render: Render, is_empty: Callable[[DeviceRect], bool] = lambda _: False) -> None:
        self._render = render
        self._is_empty = is_empty
        self._blank: QPixmap | None = None
        self._tiles: OrderedDict[TileId, QPixmap] = OrderedDict()
        self._spoilt: dict[TileId, list[DeviceRect]] = {}
        self._spare: list[QPixmap] = []
        self._room = 24

    def __len__(self) -> int:
        return len(self._tiles)

    def clear(self) -> None:
        """Forget all, as after a change of scale or colours."""
        self._spare += (tile for tile in self._tiles.values() if tile is not self._blank)
        self._tiles.clear()
        self._spoilt.clear()
        self._blank = None

    def set_room(self, width: int, height: int) -> None:
        """Keep one view of this size (device px) and a rim around it."""
        columns, rows = ceil(width / SIDE) + 1, ceil(height / SIDE) + 1
        self._room = max(8, ceil(columns * rows * 1.15))
        self._trim()

    def spoil(self, rects: Iterable[DeviceRect]) -> None:
        """These parts of the scene look different now."""
        tiles, spoilt = self._tiles, self._spoilt
        if not tiles:
            return
        for rect in rects:
            left, top, right, bottom = rect
            for ty in range(top // SIDE, (bottom - 1) // SIDE + 1):
                for tx in range(left // SIDE, (right - 1) // SIDE + 1):
                    tile = tx, ty
                    if tile in spoilt:
                        if len(spoilt[tile]) <= MANY:
                            spoilt[tile].append(rect)
                    elif tile in tiles:
                        spoilt[tile] = [rect]

    def spoil_all(self) -> None:
        """All of the scene looks different now."""
        self._spoilt = {tile: [_whole(tile)] for tile in self._tiles}

    def before(self, tile: TileId) -> QPixmap | None:
        """What a tile was like when it was last painted, if it was."""
        return self._tiles.get(tile)

    def is_ready(self, tile: TileId) -> bool:
        """True if the tile can be shown without painting anything."""
        return tile in self._tiles and tile not in self._spoilt

    def tile(self, tile: TileId) -> QPixmap:
        """A tile, painted or mended first where that is needed."""
        found = self._tiles.get(tile)
        if found is self._blank and tile in self._spoilt:
            found = None
        if found is None:
            self._spoilt.pop(tile, None)
            found = self._tiles[tile] = self._fresh(tile)
            self._trim()
        else:
            self._tiles.move_to_end(tile)
            rects = self._spoilt.pop(tile, None)
            if rects is not None:
                self._paint(found, tile, _merged(rects, tile))
        return found

    def _fresh(self, tile: TileId) -> QPixmap:
        empty = self._is_empty(_whole(tile))
        if empty and self._blank is not None:
            return self._blank
        made = (
            self._spare.pop() if self._spare else QPixmap(SIDE, SIDE)
        )  # new memory costs more than painting
        self._paint(made, tile, [_whole(tile)])
        if empty:
            self._blank = made
        return made

    def _paint(self, pixmap: QPixmap, tile: TileId, rects: list[DeviceRect]) -> None:
        painter = QPainter(pixmap)
        painter.translate(-tile[0] * SIDE, -tile[1] * SIDE)
        whole = _whole(tile)
        for rect in rects:
            if rect != whole:
                painter.setClipRect(QRect(rect[0], rect[1], rect[2] - rect[0], rect[3] - rect[1]))
            self._render(painter, rect)
        painter.end()

    def _trim(self) -> None:
        while len(self._tiles) > self._room:
            gone, pixmap = self._tiles.popitem(last=False)
            self._spoilt.pop(gone, None)
            if pixmap is not self._blank:
                self._spare.append(pixmap)
        del self._spare[max(0, self._room - len(self._tiles)) :]


def tiles_of(rect: DeviceRect) -> Iterator[TileId]:
    """The tiles that a part of the scene touches, row by row."""
    left, top, right, bottom = rect
    for ty in range(top // SIDE, (bottom - 1) // SIDE + 1):
        for tx in range(left // SIDE, (right - 1) // SIDE + 1):
            yield tx, ty


def device_rect(left: float, top: float, right: float, bottom: float, scale: float) -> DeviceRect:
    """A rectangle of the scene in device px, outwards to whole px and one more for what is smoothed."""
    return (
        floor(left * scale) - 1,
        floor(top * scale) - 1,
        ceil(right * scale) + 2,
        ceil(bottom * scale) + 2,
    )


def _whole(tile: TileId) -> DeviceRect:
    x, y = tile[0] * SIDE, tile[1] * SIDE
    return x, y, x + SIDE, y + SIDE


def _merged(rects: list[DeviceRect], tile: TileId) -> list[DeviceRect]:
    """Rectangles cut to the tile; few and apart, or the whole tile when they cover much of it."""
    left, top, right, bottom = whole = _whole(tile)
    if len(rects) > MANY:
        return [whole]
    cut = []
    for rect in rects:
        part = max(rect[0], left), max(rect[1], top), min(rect[2], right), min(rect[3], bottom)
        if part[0] < part[2] and part[1] < part[3]:
            cut.append(part)
    region: list[DeviceRect] = []
    for part in cut:
        met = next((r for r in region if _meet(r, part)), None)
        if met is not None:
            region.remove(met)
        region.append(part if met is None else _around(met, part))
    area = sum((r[2] - r[0]) * (r[3] - r[1]) for r in region)
    return [whole] if len(region) > 12 or area > 0.7 * SIDE * SIDE else region


def _meet(a: DeviceRect, b: DeviceRect) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _around(a: DeviceRect, b: DeviceRect) -> DeviceRect:
    return min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])
