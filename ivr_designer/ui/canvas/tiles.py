"""Tiles: the scene at one scale, painted once in squares of device pixels and kept until it changes.

A change spoils exact rectangles: they are painted anew inside their tiles, the rest of a tile stays. Nothing
is painted before it is asked for. Where much is in a tile it is painted part by part, so that whoever has
little time can go on with something else in between.
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

CROWD = 600
"""With more boxes than this in a part of a tile it is painted in four: so many take some 8 ms."""

_LEAST = 64
"""Device px; smaller parts are not made."""

TileId = tuple[int, int]
DeviceRect = tuple[int, int, int, int]
"""Left, top, right, bottom in device px of the scaled scene."""

Render = Callable[[QPainter, DeviceRect], None]
"""Paints a part of the scene; the painter's origin is that of the scaled scene, clipped to the part."""


class TileCache:
    """Painted tiles of one scale; `render` paints what is missing.

    Tiles with nothing in them, as `is_empty` says, are one and the same: around a tree there is much ground.
    `crowd` says about how many boxes are in a part.
    """

    def __init__(
        self,
        render: Render,
        is_empty: Callable[[DeviceRect], bool] = lambda _: False,
        crowd: Callable[[DeviceRect], int] = lambda _: 0,
    ) -> None:
        self._render = render
        self._is_empty = is_empty
        self._crowd = crowd
        self._blank: QPixmap | None = None
        self._tiles: OrderedDict[TileId, QPixmap] = OrderedDict()
        self._spoilt: dict[TileId, list[DeviceRect]] = {}
        self._begun: dict[TileId, list[DeviceRect]] = {}  # parts that are still to be painted
        self._young: dict[TileId, QPixmap] = {}  # a new one, not to be seen as yet; one at most
        self._spare: list[QPixmap] = []
        self._room = 24

    def __len__(self) -> int:
        return len(self._tiles)

    def clear(self) -> None:
        """Forget all, as after a change of scale or colours."""
        self._drop_young()
        self._spare += (tile for tile in self._tiles.values() if tile is not self._blank)
        self._tiles.clear()
        self._spoilt.clear()
        self._begun.clear()
        self._blank = None

    def set_room(self, width: int, height: int) -> None:
        """Keep one view of this size (device px) and a rim around it."""
        columns, rows = ceil(width / SIDE) + 1, ceil(height / SIDE) + 1
        self._room = max(8, ceil(columns * rows * 1.15))
        self._trim()

    def spoil(self, rects: Iterable[DeviceRect]) -> None:
        """These parts of the scene look different now."""
        tiles, spoilt = self._tiles, self._spoilt
        if not tiles and not self._young:
            return
        for rect in rects:
            left, top, right, bottom = rect
            for ty in range(top // SIDE, (bottom - 1) // SIDE + 1):
                for tx in range(left // SIDE, (right - 1) // SIDE + 1):
                    tile = tx, ty
                    if tile in spoilt:
                        if len(spoilt[tile]) <= MANY:
                            spoilt[tile].append(rect)
                    elif tile in tiles or tile in self._young:
                        spoilt[tile] = [rect, *self._begun.pop(tile, ())]

    def spoil_all(self) -> None:
        """All of the scene looks different now."""
        self._drop_young()
        self._begun.clear()
        self._spoilt = {tile: [_whole(tile)] for tile in self._tiles}

    def before(self, tile: TileId) -> QPixmap | None:
        """What a tile was like when it was last painted, if it was."""
        return self._tiles.get(tile)

    def is_ready(self, tile: TileId) -> bool:
        """True if the tile can be shown without painting anything."""
        return tile in self._tiles and tile not in self._spoilt and tile not in self._begun

    def is_begun(self, tile: TileId) -> bool:
        """True if some of a tile was painted, and not all of it."""
        return tile in self._begun

    def is_long(self, tile: TileId) -> bool:
        """True if a tile is not ready, and will not be after one step."""
        if tile in self._begun or self.is_ready(tile):
            return len(self._begun.get(tile, ())) > 1
        if not self._is_made(tile):
            return self._crowd(_whole(tile)) > CROWD
        self._spoilt[tile] = _merged(self._spoilt[tile], tile)  # it is asked for again when it is painted
        return sum(map(self._crowd, self._spoilt[tile])) > CROWD

    def tile(self, tile: TileId) -> QPixmap:
        """A tile, painted or mended first where that is needed."""
        while not self.step(tile):
            pass
        self._tiles.move_to_end(tile)
        return self._tiles[tile]

    def step(self, tile: TileId) -> bool:
        """Paint one part of a tile if that is needed; True when it is ready."""
        if self.is_ready(tile):
            return True
        parts = self._parts(tile)
        if parts:
            shown_or_young = self._young if tile in self._young else self._tiles
            self._paint(shown_or_young[tile], tile, parts.pop(0))
        if parts:
            return False
        del self._begun[tile]
        if tile in self._young:
            self._tiles[tile] = self._young.pop(tile)
        self._trim()
        return self.is_ready(tile)

    def _is_made(self, tile: TileId) -> bool:
        return tile in self._tiles and self._tiles[tile] is not self._blank

    def _parts(self, tile: TileId) -> list[DeviceRect]:
        """What is still to be painted of a tile that is not ready."""
        if tile not in self._begun:
            rects = self._spoilt.pop(tile, [_whole(tile)])
            if not self._is_made(tile) and tile not in self._young:
                rects = self._fresh(tile)
            self._begun[tile] = [part for rect in _merged(rects, tile) for part in self._split(rect)]
        return self._begun[tile]

    def _fresh(self, tile: TileId) -> list[DeviceRect]:
        """Begin a new tile; what there is to be painted of it."""
        if not self._is_empty(_whole(tile)):
            self._drop_young()
            self._young[tile] = self._new_pixmap()
            return [_whole(tile)]
        if self._blank is None:
            self._blank = self._new_pixmap()
            self._paint(self._blank, tile, _whole(tile))
        self._tiles[tile] = self._blank
        return []

    def _new_pixmap(self) -> QPixmap:
        """New memory costs more than painting."""
        return self._spare.pop() if self._spare else QPixmap(SIDE, SIDE)

    def _drop_young(self) -> None:
        """Begin that one again when it is asked for."""
        while self._young:
            tile, pixmap = self._young.popitem()
            self._spare.append(pixmap)
            self._begun.pop(tile, None)
            self._spoilt.pop(tile, None)
            if tile in self._tiles:
                self._spoilt[tile] = [_whole(tile)]

    def _split(self, rect: DeviceRect) -> list[DeviceRect]:
        """The parts in which a part is painted."""
        left, top, right, bottom = rect
        if self._crowd(rect) <= CROWD or min(right - left, bottom - top) < 2 * _LEAST:
            return [rect]
        x, y = (left + right) // 2, (top + bottom) // 2
        quarters = (left, top, x, y), (x, top, right, y), (left, y, x, bottom), (x, y, right, bottom)
        return [part for quarter in quarters for part in self._split(quarter)]

    def _paint(self, pixmap: QPixmap, tile: TileId, rect: DeviceRect) -> None:
        painter = QPainter(pixmap)
        painter.translate(-tile[0] * SIDE, -tile[1] * SIDE)
        if rect != _whole(tile):
            painter.setClipRect(QRect(rect[0], rect[1], rect[2] - rect[0], rect[3] - rect[1]))
        self._render(painter, rect)
        painter.end()

    def _trim(self) -> None:
        while len(self._tiles) > self._room:
            gone, pixmap = self._tiles.popitem(last=False)
            self._spoilt.pop(gone, None)
            self._begun.pop(gone, None)
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
