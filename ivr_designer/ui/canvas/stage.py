"""Stage: a widget that shows a picture through a view. Tiles, zooming and repainting; no interaction."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import ceil, floor
from time import perf_counter

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QRegion, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from ivr_designer.domain.turns import goes_first
from ivr_designer.ui.canvas.colours import CanvasColours, in_use
from ivr_designer.ui.canvas.damage import Damage
from ivr_designer.ui.canvas.index import Rect, grown, overlaps, union
from ivr_designer.ui.canvas.overlay import Overlay
from ivr_designer.ui.canvas.overview import Overview
from ivr_designer.ui.canvas.scene_painter import ScenePainter
from ivr_designer.ui.canvas.shown import ShownPicture
from ivr_designer.ui.canvas.tiles import SIDE, DeviceRect, TileCache, TileId, device_rect, tiles_of
from ivr_designer.ui.canvas.view import MARGIN, View

SETTLE_MS = 45
"""After the last step of a zoom gesture, until the exact picture is begun."""

SLICE_S = 0.008
"""At most this long the exact picture is worked on at one go."""

MOST_PARTS = 64
"""With more rectangles to be painted at once than this, what lies around them is painted."""

_AIR = 8.0
"""Logical px between that sign and the edge of the view."""

_FIT_TRIES = 4
"""A wider margin makes the tree smaller, but hardly the sign above it."""

PAINT_S = 0.014
"""At most this long one paint event makes new tiles; the rest follows in slices."""


class Stage(QWidget):
    """Shows `picture` through `view`.

    Signals:
        view_changed: View, after every pan, zoom and change of size.
    """

    view_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.picture: ShownPicture | None = None
        self.view = View(ratio=self.devicePixelRatioF())
        colours = in_use()
        self.scene = ScenePainter(colours, self.font())
        self.overlay = Overlay(self.scene)
        self.overview = Overview(colours, self.font(), self, self.is_painting)
        self.tiles = TileCache(self._render, self._is_empty, self._crowd)
        self.paints = 0
        self._snapshot: tuple[QPixmap, View] | None = None
        self._entry_at: Rect | None = None
        self._settling = False
        self._has_painted = False
        self._tile_s = 0.0  # what the slowest tile of a paint event took
        self._fit_pending = True
        self._settle_timer = QTimer(self)
        self._settle_timer.setSingleShot(True)
        self._settle_timer.timeout.connect(self._on_settle)
        self._slice_timer = QTimer(self)
        self._slice_timer.setSingleShot(True)
        self._slice_timer.timeout.connect(self._on_slice)

    def is_painting(self) -> bool:
        """True while tiles are still to be made of what is seen, or nothing may be painted at all."""
        return self._slice_timer.isActive() or not self.updatesEnabled()

    # ---- what is shown

    def set_picture(self, picture: ShownPicture | None) -> None:
        """Show another picture, fitted into the view."""
        self.picture = picture
        self._drop_snapshot()
        self.tiles.clear()
        self.overview.set_picture(picture)
        self.fit()

    def set_colours(self, colours: CanvasColours) -> None:
        """Paint everything in other colours."""
        self.scene.stamps.colours = colours
        self.scene.stamps.clear()
        self.overview.set_colours(colours)
        self._repaint_all()

    def _repaint_all(self) -> None:
        self._drop_snapshot()
        self.tiles.clear()
        self.update()

    def show_damage(self, damage: Damage) -> None:
        """Paint anew what a change of the picture has spoilt."""
        if damage.everything:
            self.overview.spoil(None)
            self._repaint_all()
            return
        self.overview.spoil(damage.rects)
        self.spoil(damage.rects)

    def show_passing(self, damage: Damage) -> None:
        """As `show_damage`, of a picture that another is going to replace: only what is seen is painted."""
        seen = self.view.scene
        found = [r for r in damage.rects if overlaps(r, seen)]
        around = union(found) if len(found) > MOST_PARTS else None
        self.spoil(found if around is None else [around])

    def spoil(self, rects: Iterable[Rect]) -> None:
        """These parts of the scene have to be painted anew, in the tiles too."""
        found = [*rects, *self._entry_moved()]
        scale, marks = self.scene.scale, self.overlay.marks
        if marks.are_many:  # they are in the tiles, and reach beyond what they mark
            found = [grown(rect, marks.reach) for rect in found]
        self.tiles.spoil(device_rect(*r, scale) for r in found)
        self.update_scene(found)

    def spoil_all(self) -> None:
        """All of the scene has to be painted anew; what it was is seen until then."""
        self.tiles.spoil_all()
        self.update()

    def entry_rect(self) -> list[Rect]:
        """Where the sign above the root is, if there is one."""
        rect = self.scene.entry_rect(self.picture) if self.picture is not None else None
        return [] if rect is None else [rect]

    def _entry_moved(self) -> Iterator[Rect]:
        """Where the sign above the root was and is now, if that differs: it is wider than its box."""
        before, self._entry_at = self._entry_at, next(iter(self.entry_rect()), None)
        if before != self._entry_at:
            yield from (rect for rect in (before, self._entry_at) if rect is not None)

    def update_scene(self, rects: Iterable[Rect]) -> None:
        """These parts of the scene look different on top of the tiles."""
        view, seen = self.view, self.view.scene
        region = QRegion()
        visible = {r for r in rects if overlaps(r, seen)}
        if len(visible) > MOST_PARTS:
            around = union(visible)
            visible = {around} if around is not None else set()
        for left, top, right, bottom in visible:
            x0, y0 = view.to_widget(left, top)
            x1, y1 = view.to_widget(right, bottom)
            region += QRect(floor(x0) - 2, floor(y0) - 2, ceil(x1 - x0) + 5, ceil(y1 - y0) + 5)
        if not region.isEmpty():
            self.update(region)

    # ---- the view

    def set_view(self, view: View) -> None:
        """Look at another part of the scene, exactly and at once."""
        if view == self.view:
            return
        self._drop_snapshot()
        self._take(view)

    def _take(self, view: View) -> None:
        self.view = view
        self._fit_pending = False
        if view.scale != self.scene.scale or view.ratio != self.scene.ratio:
            self.scene.at(view.scale, view.ratio)
            self.tiles.clear()
        self.update()
        self.view_changed.emit(view)

    def pan(self, dx: float, dy: float) -> None:
        """Move over the scene by logical px."""
        if self._snapshot is not None:
            self._finish_zoom()
        self.set_view(self.view.panned(dx, dy))

    def zoom_about(self, zoom: float, x: float, y: float, fixed: tuple[float, float] | None = None) -> None:
        """One step of a zoom gesture about a point in logical px: quick now, exact when the steps end.

        `fixed`: see View.zoomed.
        """
        view = self.view.zoomed(zoom, x, y, fixed)
        if view == self.view or self.picture is None:
            return
        if self._snapshot is None:
            self._snapshot = (self._grab(), self.view)
        self._settling = False
        self._slice_timer.stop()
        self.view = view
        self._fit_pending = False
        self.update()
        self._settle_timer.start(SETTLE_MS)
        self.view_changed.emit(view)

    def fit(self) -> None:
        """Show the whole picture; as soon as there is a size, if there is none yet."""
        bounds = self.picture.bounds if self.picture is not None else None
        if bounds is None or not self.isVisible():
            self._fit_pending = True
            self.update()
            return
        self._drop_snapshot()
        self._fit(bounds)

    def _fit(self, bounds: Rect) -> None:
        margin = MARGIN
        for _ in range(_FIT_TRIES):
            self._take(self.view.fitted(bounds, margin))
            cut_off = self._entry_cut_off()
            if cut_off <= 0:
                break
            margin += cut_off + 1

    def _entry_cut_off(self) -> float:
        """Logical px by which the sign where callers enter, which shrinks less than its box, has no room."""
        for left, top, right, _ in self.entry_rect():
            start, end = self.view.to_widget(left, top)[0], self.view.to_widget(right, top)[0]
            return max(-start, end - self.view.width / self.view.ratio) + _AIR
        return 0.0

    def fit_first(self) -> None:
        """The first boxes of an empty tree are brought into view, unless they are where one looks."""
        if not self._fit_pending or self.picture is None:
            return  # an edit of a large tree does not measure it for this
        bounds = self.picture.bounds
        if bounds is not None:
            self._fit_pending = False
            if union([bounds, self.view.scene]) != self.view.scene:
                self.fit()

    def look_as(self, earlier: View) -> None:
        """Take the zoom and the middle of an earlier view; stay fitted if nothing is there now."""
        view = replace(self.view, zoom=earlier.zoom).centred(*earlier.centre)
        bounds = self.picture.bounds if self.picture is not None else None
        if bounds is not None and overlaps(bounds, view.scene):
            self.set_view(view)

    def reveal(self, rect: Rect) -> None:
        """Move as little as needed to see a part of the scene; not at all if it is seen."""
        left, top, right, bottom = self.view.scene
        margin = 24 / self.view.zoom
        rect = grown(rect, margin)
        dx = min(0.0, rect[0] - left) or max(0.0, min(rect[2] - right, rect[0] - left))
        dy = min(0.0, rect[1] - top) or max(0.0, min(rect[3] - bottom, rect[1] - top))
        if dx or dy:
            self.pan(dx * self.view.zoom, dy * self.view.zoom)

    # ---- zooming: a scaled snapshot meanwhile, exact tiles afterwards, a slice at a time

    def _grab(self) -> QPixmap:
        pixmap = QPixmap(self.view.width, self.view.height)
        painter = QPainter(pixmap)
        self._paint_exact(painter, [QRect(0, 0, self.view.width, self.view.height)], self.view)
        painter.end()
        return pixmap

    def _drop_snapshot(self) -> None:
        self._settle_timer.stop()
        self._slice_timer.stop()
        self._snapshot = None
        self._settling = False

    @Slot()
    def _on_settle(self) -> None:
        self.scene.at(self.view.scale, self.view.ratio)
        self.tiles.clear()
        self._settling = True
        self._on_slice()

    def _finish_zoom(self) -> None:
        """End a zoom gesture at once."""
        self._drop_snapshot()
        self.scene.at(self.view.scale, self.view.ratio)
        self.tiles.clear()
        self.update()

    @Slot()
    @goes_first
    def _on_slice(self) -> None:
        """Make some of the tiles that are seen; when all are there the snapshot goes."""
        if self._has_painted:  # in this very turn of the event loop: the next is soon enough
            self._has_painted = False
            self._slice_timer.start(0)
            return
        end = perf_counter() + SLICE_S
        for tile in sorted(self._visible_tiles(), key=lambda t: not self.tiles.is_begun(t)):
            while not self.tiles.is_ready(tile):
                if perf_counter() > end:
                    self._slice_timer.start(0)
                    return
                self.tiles.step(tile)
        if self._settling:
            self._drop_snapshot()
        self.update()

    def _visible_tiles(self) -> list[TileId]:
        v = self.view
        tiles = list(tiles_of((v.left, v.top, v.left + v.width, v.top + v.height)))
        cx, cy = (v.left + v.width / 2) / SIDE - 0.5, (v.top + v.height / 2) / SIDE - 0.5
        return sorted(tiles, key=lambda t: (t[0] - cx) ** 2 + (t[1] - cy) ** 2)

    # ---- painting, all in device px

    def _render(self, painter: QPainter, rect: DeviceRect) -> None:
        if self.picture is None:
            self.scene.ground(painter, rect)
        else:
            moved, marks = self.overlay.moved, self.overlay.marks
            self.scene.paint(painter, self.picture, rect, moved)
            if marks.are_many:
                marks.paint_tile(painter, self.picture, self._scene_of(rect), moved)
            self._entry_at = self.scene.entry_rect(self.picture)

    def _is_empty(self, rect: DeviceRect) -> bool:
        if self.picture is not None and self.overlay.marks.are_many:
            reach = ceil(self.overlay.marks.reach * self.scene.scale)
            left, top, right, bottom = rect
            rect = left - reach, top - reach, right + reach, bottom + reach
        return self.picture is None or self.scene.is_empty(self.picture, rect)

    def _crowd(self, rect: DeviceRect) -> int:
        """About how many boxes are in a part of the scene."""
        return 0 if self.picture is None else len(self.picture.box_grid.near(self._scene_of(rect)))

    def _scene_of(self, rect: DeviceRect) -> Rect:
        """A part of the scene, which is given in device px."""
        left, top, right, bottom = (edge / self.scene.scale for edge in rect)
        return left, top, right, bottom

    def _paint_exact(self, painter: QPainter, parts: Sequence[QRect], view: View) -> None:
        """Tiles, and what lies over them; `parts` are in device px of the widget."""
        end = perf_counter() + PAINT_S
        self._tile_s = 0.0
        for part in parts:
            painter.setClipRect(part)  # within one rectangle pixels are copied, within many they are mixed
            self._paint_tiles(painter, part, view, end)
        painter.setClipping(False)
        if self.picture is None or not parts:
            return
        left, top, s = view.left, view.top, view.scale
        painter.translate(-left, -top)
        seen = (
            (min(p.left() for p in parts) + left) / s,
            (min(p.top() for p in parts) + top) / s,
            (max(p.right() for p in parts) + 1 + left) / s,
            (max(p.bottom() for p in parts) + 1 + top) / s,
        )
        self.overlay.paint(painter, self.picture, seen)
        painter.translate(left, top)

    def _paint_tiles(self, painter: QPainter, part: QRect, view: View, end: float) -> None:
        """Copy what is needed from tiles; those unlikely to be ready before `end` are left to the slices."""
        left, top = view.left, view.top
        rect = (part.left() + left, part.top() + top, part.right() + 1 + left, part.bottom() + 1 + top)
        for tile in tiles_of(rect):
            x, y = tile[0] * SIDE - left, tile[1] * SIDE - top
            x0, y0 = max(x, part.left()), max(y, part.top())
            wide = min(x + SIDE, part.right() + 1) - x0
            high = min(y + SIDE, part.bottom() + 1) - y0
            begun = perf_counter()
            is_late = not self.tiles.is_ready(tile) and begun + self._tile_s > end
            if is_late or self.tiles.is_long(tile):
                self._paint_stale(painter, tile, QRect(x0, y0, wide, high), (x0 - x, y0 - y))
                self._has_painted = True
                self._slice_timer.start(0)
                continue
            painter.drawPixmap(x0, y0, self.tiles.tile(tile), x0 - x, y0 - y, wide, high)
            self._tile_s = max(self._tile_s, perf_counter() - begun)

    def _paint_stale(self, painter: QPainter, tile: TileId, part: QRect, at: tuple[int, int]) -> None:
        """What a tile was like before it was spoilt, until it is made again; ground where it is new."""
        before = self.tiles.before(tile)
        if before is None:
            painter.fillRect(part, self.scene.colours.color("ground"))
        else:
            painter.drawPixmap(part.left(), part.top(), before, *at, part.width(), part.height())

    def _paint_zooming(self, painter: QPainter, snapshot: QPixmap, taken: View) -> None:
        """The snapshot where it belongs now, around it the overview, and the tiles that are ready."""
        view = self.view
        k = view.scale / taken.scale
        target = QRectF(
            taken.left * k - view.left, taken.top * k - view.top, taken.width * k, taken.height * k
        )
        whole = QRectF(0, 0, view.width, view.height)
        if not target.contains(whole):
            painter.fillRect(whole, self.scene.colours.color("ground"))
            self.overview.paint(painter, view)
        painter.drawPixmap(target, snapshot, QRectF(snapshot.rect()))
        if self._settling:
            for tile in self._visible_tiles():
                if self.tiles.is_ready(tile):
                    painter.drawPixmap(
                        tile[0] * SIDE - view.left, tile[1] * SIDE - view.top, self.tiles.tile(tile)
                    )

    # ---- Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what has changed, from tiles."""
        self.paints += 1
        painter = QPainter(self)
        ratio = self.view.ratio
        painter.scale(1 / ratio, 1 / ratio)
        if self._snapshot is not None:
            self._paint_zooming(painter, *self._snapshot)
            painter.end()
            return
        region = event.region()
        rects = list(region) if region.rectCount() <= MOST_PARTS else [event.rect()]  # type: ignore[call-overload]
        self._paint_exact(painter, [_device(rect, ratio) for rect in rects], self.view)
        painter.end()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit what came while nothing was seen; Qt sends no resize to a page that had its size already."""
        super().showEvent(event)
        if self._fit_pending:
            self._fit_size()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the upper left corner; fit if that is still to be done."""
        self._fit_size()

    def _fit_size(self) -> None:
        old = self.view
        self.view = old.resized(self.width(), self.height(), self.devicePixelRatioF())
        self.tiles.set_room(self.view.width, self.view.height)
        self.overview.set_ratio(self.view.ratio)
        if self.view.ratio != self.scene.ratio or self.view.scale != self.scene.scale:
            self._drop_snapshot()
            self.scene.at(self.view.scale, self.view.ratio)
            self.tiles.clear()
        bounds = self.picture.bounds if self.picture is not None else None
        if self._fit_pending and bounds is not None:
            self._fit(bounds)
        else:
            self.view_changed.emit(self.view)

    @goes_first
    def event(self, event: QEvent) -> bool:
        """Follow the screen's device pixel ratio, the theme, the font and the language."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._fit_size()
            self.update()
        elif event.type() == QEvent.Type.PaletteChange:
            colours = in_use()
            if colours is not self.scene.colours:
                self.set_colours(colours)
        elif event.type() == QEvent.Type.FontChange:
            self.scene.stamps.font = self.font()
            self.scene.stamps.clear()
            self._repaint_all()
        elif event.type() == QEvent.Type.LanguageChange:  # words are in the ready pictures, too
            self.scene.stamps.clear()
            self._repaint_all()
        return super().event(event)

    def centre_at(self, x: float, y: float) -> None:
        """Bring a scene point into the middle."""
        self.set_view(replace(self.view).centred(x, y))


def _device(rect: QRect, ratio: float) -> QRect:
    """A rectangle of the widget in device px, outwards."""
    left, top = floor(rect.left() * ratio), floor(rect.top() * ratio)
    right, bottom = ceil((rect.right() + 1) * ratio), ceil((rect.bottom() + 1) * ratio)
    return QRect(left, top, right - left, bottom - top)
