"""Marks laid over a tree: rings whose form tells the tone, veils, signs at keys, words at boxes.

A few are painted over the tiles. Very many, as of a comparison or the time map, are painted into the tiles:
else all of them would be painted again for each step of the mouse.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping
from typing import TypeVar

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Vertex
from ivr_designer.ui.canvas import metrics as m
from ivr_designer.ui.canvas.boxes import Box, Line
from ivr_designer.ui.canvas.colours import veil_of
from ivr_designer.ui.canvas.index import Rect, grown, overlaps
from ivr_designer.ui.canvas.picture import CanvasPicture
from ivr_designer.ui.canvas.requests import Mark, Tone
from ivr_designer.ui.canvas.rings import RingPainter, card_of, key_place, key_rings
from ivr_designer.ui.canvas.scene_painter import box_order

K = TypeVar("K", bound=Hashable)

MANY = 200
"""More marks than this are painted into the tiles."""

GHOST = 150
"""How much of a box that goes away is veiled, 0 to 255."""

REACH = 32.0
"""How far a mark may reach beyond its box or key, in logical px."""

SIGNS = {Tone.ADDED: "+", Tone.CHANGED: "~", Tone.REMOVED: "−"}
_DASHES = {Tone.CHANGED: (4.0, 2.0), Tone.REMOVED: (1.0, 2.0)}
_TAG_LEFT = 10
"""Device px from the edge of a box to the tag of a mark."""


class MarkPainter:
    """Holds the marks of boxes and keys, and paints those in a part of the scene."""

    def __init__(self, rings: RingPainter) -> None:
        self.boxes: Mapping[Vertex, Mark] = {}
        self.keys: Mapping[KeypressId, Mark] = {}
        self._rings = rings
        self._scene = rings.scene

    @property
    def are_many(self) -> bool:
        """True when they belong into the tiles."""
        return len(self.boxes) + len(self.keys) > MANY

    @property
    def reach(self) -> float:
        """How far marks may reach beyond what they mark, in scene units."""
        return m.MARGIN + REACH / self._scene.zoom

    def set(
        self, boxes: Mapping[Vertex, Mark], keys: Mapping[KeypressId, Mark], picture: CanvasPicture | None
    ) -> list[Rect] | None:
        """Have other marks; returns what is to be painted anew, None for everything."""
        were_many, boxes_before, keys_before = self.are_many, self.boxes, self.keys
        self.boxes, self.keys = boxes, keys
        if picture is None:
            return []
        if self.are_many is not were_many:
            return None
        differ, keys_differ = _differing(boxes_before, boxes), _differing(keys_before, keys)
        if len(differ) + len(keys_differ) > MANY:
            return None
        rects = [grown(b.rect, m.MARGIN + 8) for v in differ if (b := picture.boxes.get(v)) is not None]
        return rects + [r for k in keys_differ for r in key_rings(picture, k)]

    # ---- painting; the painter's origin is that of the scaled scene, in device px

    def paint(self, painter: QPainter, picture: CanvasPicture, seen: Rect) -> None:
        """Paint all but words over the tiles, in a part of the scene."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        around = grown(seen, self.reach)
        self._paint_boxes(painter, self._few_boxes(picture, around))
        self._paint_keys(painter, picture, self.keys, around)

    def words(self, painter: QPainter, picture: CanvasPicture, seen: Rect) -> None:
        """Paint the words over the tiles and over everything that rings do."""
        self._paint_words(painter, self._few_boxes(picture, grown(seen, self.reach)))

    def paint_tile(
        self, painter: QPainter, picture: CanvasPicture, seen: Rect, without: Collection[Vertex]
    ) -> None:
        """Paint all in a part of the scene, but not of the boxes `without` and their lines."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        around = grown(seen, self.reach)
        found = [picture.boxes[v] for v in picture.box_grid.within(around) if v not in without]
        boxes = self._marked(found)
        self._paint_boxes(painter, boxes)
        if self.keys:
            lines = [picture.lines[v] for v in picture.line_grid.within(around) if v not in without]
            keys = _keys_of(found, [line for line in lines if line.parent not in without])
            self._paint_keys(painter, picture, keys, around)
        self._paint_words(painter, boxes)

    def paint_again(
        self, painter: QPainter, picture: CanvasPicture, boxes: Collection[Box], lines: Iterable[Line]
    ) -> None:
        """Paint those of boxes and lines that were painted over the tiles, and so over their marks."""
        self._paint_boxes(painter, self._marked(boxes))
        self._paint_keys(painter, picture, _keys_of((), lines), None)
        self.words_again(painter, picture, boxes)

    def words_again(self, painter: QPainter, picture: CanvasPicture, boxes: Collection[Box]) -> None:
        """Paint the words and keys of boxes that were painted over these; rings are still seen."""
        self._paint_keys(painter, picture, _keys_of(boxes, ()), None)
        self._paint_words(painter, self._marked(boxes))

    def _few_boxes(self, picture: CanvasPicture, around: Rect) -> list[Box]:
        found = [picture.boxes[v] for v in self.boxes if v in picture.boxes]
        return self._marked(box for box in found if overlaps(box.rect, around))

    def _marked(self, boxes: Iterable[Box]) -> list[Box]:
        """Those that have marks, in the same order in each tile: rings overlap afar."""
        return sorted((box for box in boxes if box.vertex in self.boxes), key=box_order)

    # ---- boxes

    def _paint_boxes(self, painter: QPainter, boxes: Iterable[Box]) -> None:
        by_tone: dict[Tone, list[Box]] = {}
        for box in boxes:
            by_tone.setdefault(self.boxes[box.vertex].tone, []).append(box)
        for tone, some in sorted(by_tone.items()):
            if tone in {Tone.DIM, Tone.REMOVED}:
                veil = QColor(self._scene.colours.ground)
                veil.setAlpha(GHOST if tone is Tone.REMOVED else veil_of(self._scene.colours))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(veil)
                painter.drawRects([self._rings.device(box.rect) for box in some])
            if tone not in {Tone.DIM, Tone.NEWS}:
                self._ring_boxes(painter, some, tone)

    def _ring_boxes(self, painter: QPainter, boxes: list[Box], tone: Tone) -> None:
        """Rings whose form tells the tone as well: drawn through, or dashed."""
        ink, dashes = self._scene.colours.tone(tone), _DASHES.get(tone)
        if self._scene.zoom >= m.FAR:
            for box in boxes:
                self._rings.around(painter, box, ink, 3.0, 3.0, dashes)
            return
        grow = round(3 * self._scene.ratio)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(self._rings.pen(ink, 3.0, dashes))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRects([_wider(self._rings.device(box.rect), grow) for box in boxes])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def _paint_words(self, painter: QPainter, boxes: list[Box]) -> None:
        """A word on the lower edge of each box that has one, in the tone of its mark."""
        for box in boxes if self._scene.zoom >= m.FAR else ():
            mark = self.boxes[box.vertex]
            if mark.text:
                self._tag(painter, box, mark)

    def _tag(self, painter: QPainter, box: Box, mark: Mark) -> None:
        scene, rect = self._scene, self._rings.device(box.rect)
        ink, room = scene.colours.tone(mark.tone), rect.width() - _TAG_LEFT
        tag = scene.stamps.tag(mark.text, ink)
        if mark.brief and tag.width() > room:
            tag = scene.stamps.tag(mark.brief, ink)
        low = not box.is_node and scene.zoom < m.NEAR  # it would lie on the words
        down = rect.bottom() - (3 * scene.ratio if low else tag.height() / 2)
        painter.drawPixmap(QPointF(rect.left() + _TAG_LEFT, down), tag)

    # ---- keys

    def _paint_keys(
        self, painter: QPainter, picture: CanvasPicture, keys: Iterable[KeypressId], around: Rect | None
    ) -> None:
        """Rings and signs of keys; in the middle distance, signs at a card tell of those that are in it."""
        told: dict[NodeId, Counter[Tone]] = {}
        for kid in sorted(keys) if self._scene.zoom >= m.FAR else ():
            mark = self.keys.get(kid)
            if mark is None or kid not in picture.tree.keypresses:
                continue
            if mark.tone in SIGNS and self._scene.zoom < m.NEAR and card_of(picture, kid) is not None:
                node = picture.tree.keypresses[kid].node
                told.setdefault(node, Counter())[mark.tone] += 1
                continue
            place = key_place(picture, kid, self._scene.zoom)
            if place is not None and (around is None or overlaps(place, around)):
                self._paint_key(painter, picture, kid, mark, place)
        for node, tones in told.items():
            box = picture.boxes[node]
            if around is None or overlaps(box.rect, around):
                self._paint_told(painter, box, tones)

    def _paint_key(
        self, painter: QPainter, picture: CanvasPicture, kid: KeypressId, mark: Mark, place: Rect
    ) -> None:
        ink = self._scene.colours.tone(mark.tone)
        self._rings.around_place(painter, picture, kid, place, ink)
        if mark.tone in SIGNS:
            tag = self._scene.stamps.tag(SIGNS[mark.tone], ink)
            rect = self._rings.device(place)
            painter.drawPixmap(QPointF(rect.right() - tag.width() / 3, rect.top() - tag.height() / 2), tag)

    def _paint_told(self, painter: QPainter, box: Box, tones: Counter[Tone]) -> None:
        """How many keys in a card come, go and change, on its lower edge, unless its own word says so."""
        own, rect = self.boxes.get(box.vertex), self._rings.device(box.rect)
        if own is not None and own.tone in SIGNS:
            return
        right = rect.right() - _TAG_LEFT / 2
        for tone in sorted(tones, reverse=True):
            words = f"{SIGNS[tone]} {tones[tone]}"
            tag = self._scene.stamps.tag(words, self._scene.colours.tone(tone))
            right -= tag.width()
            painter.drawPixmap(QPointF(right, rect.bottom() - tag.height() / 2), tag)
            right -= self._scene.ratio


def _keys_of(boxes: Iterable[Box], lines: Iterable[Line]) -> list[KeypressId]:
    """The keys in these cards and on these lines."""
    keys = [chip.keypress for line in lines for chip in line.keys]
    return keys + [chip.keypress for box in boxes for chip in box.chips]


def _wider(rect: QRectF, grow: int) -> QRectF:
    return rect.adjusted(-grow, -grow, grow - 1, grow - 1)  # unsmoothed lines lie to the right and below


def _differing(before: Mapping[K, Mark], after: Mapping[K, Mark]) -> list[K]:
    """What is marked otherwise than before."""
    gone = [key for key in before if key not in after]
    return gone + [key for key, mark in after.items() if before.get(key) != mark]
