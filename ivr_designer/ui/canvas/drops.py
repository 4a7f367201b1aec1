"""Boxes dragged in from the palette."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

from ivr_designer.ui.canvas import metrics as m
from ivr_designer.ui.canvas.gestures import draft_rects
from ivr_designer.ui.canvas.hits import box_at
from ivr_designer.ui.canvas.overlay import Draft
from ivr_designer.ui.canvas.requests import BOX_MIME, BoxKind, DropRequest

if TYPE_CHECKING:
    from ivr_designer.ui.canvas.surface import CanvasSurface


def kind_of(mime: QMimeData) -> BoxKind | None:
    """What is being dragged, or None if it is not from the palette."""
    if not mime.hasFormat(BOX_MIME):
        return None
    try:
        return BoxKind(bytes(mime.data(BOX_MIME).data()).decode())
    except ValueError:
        return None


class DropTarget:
    """Shows an outline where the box would stand, and asks for it when it is dropped."""

    def __init__(self, surface: "CanvasSurface") -> None:
        self._surface = surface

    def enter(self, event: QDragEnterEvent) -> None:
        """See the surface."""
        if self._surface.picture is not None and kind_of(event.mimeData()) is not None:
            event.acceptProposedAction()
        else:
            event.ignore()

    def move(self, event: QDragMoveEvent) -> None:
        """See the surface."""
        kind = kind_of(event.mimeData())
        if kind is None or self._surface.picture is None:
            event.ignore()
            return
        x, y = self._at(event.position())
        box = box_at(self._surface.picture, (x, y))
        node = kind.destination is None
        w, h = (m.NODE_WIDTH, m.NODE_HEIGHT) if node else (m.PILL_WIDTH, m.PILL_HEIGHT)
        outline = None if box is not None else (x - w / 2, y - h / 2, x + w / 2, y + h / 2)
        good = box is None or (box.is_node and bool(self._surface.picture.tree.free_keys(box.vertex)))  # type: ignore[arg-type]
        self._show(Draft(target=box.vertex if box is not None else None, good=good, marquee=outline))
        event.acceptProposedAction()

    def _show(self, draft: Draft | None) -> None:
        overlay = self._surface.overlay
        rects = [*draft_rects(overlay.draft, self._surface), *draft_rects(draft, self._surface)]
        overlay.draft = draft
        self._surface.update_scene(rects)

    def leave(self) -> None:
        """See the surface."""
        self._show(None)

    def drop(self, event: QDropEvent) -> None:
        """See the surface."""
        kind, surface = kind_of(event.mimeData()), self._surface
        self._show(None)
        if kind is None or surface.picture is None:
            event.ignore()
            return
        at = self._at(event.position())
        box = box_at(surface.picture, at)
        event.acceptProposedAction()
        onto = box.vertex if box is not None else None
        surface.drop_requested.emit(DropRequest(kind, at, onto, surface.global_at(at)))

    def _at(self, place: QPointF) -> tuple[float, float]:
        return self._surface.view.to_scene(place.x(), place.y())
