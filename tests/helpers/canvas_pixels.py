"""What is on the screen of a canvas, and a picture of the same that was painted from scratch."""

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from ivr_designer.ui.canvas.requests import Marks
from ivr_designer.ui.canvas.surface import CanvasSurface


def shown(surface: CanvasSurface) -> QImage:
    """The pixels on the screen now."""
    QApplication.processEvents()
    surface.grab()
    while surface._slice_timer.isActive():
        QApplication.processEvents()
    return surface.grab().toImage()


def on_screen(surface: CanvasSurface) -> QImage:
    """What steps have painted one on the other; a machine with much to do leaves tiles for later."""
    QApplication.processEvents()
    while surface._slice_timer.isActive():
        QApplication.processEvents()
    QApplication.processEvents()
    return surface.screen().grabWindow(surface.winId()).toImage()


def fresh(surface: CanvasSurface) -> QImage:
    """The pixels of a second surface on the same document and view, painted from scratch."""
    other = CanvasSurface()
    other.resize(surface.size())
    other.set_minimap_shown(False)
    other.set_direction(surface.direction)
    other.set_document(surface.document)
    assert surface.picture is not None
    assert other.picture is not None
    other.picture.primary = other.picture.layout.primary = surface.picture.primary
    other.picture.layout.collapsed = surface.picture.layout.collapsed
    other.picture.rebuild()
    for vertex, place in surface.picture.layout.at.items():
        box = other.picture.boxes[vertex]
        other.picture.layout.at[vertex] = place
        box.x, box.y = place
        other.picture.box_grid.put(vertex, box.rect)
    other.picture.layout._blocks = surface.picture.layout._blocks
    for vertex in other.picture.boxes:
        other.picture.straighten_line(vertex)
    other.set_item_states(surface._status)
    other.picture.set_findings(surface.picture._findings)
    marks = surface.overlay.marks
    other.set_marks("all", Marks(marks.boxes, marks.keys))
    other.set_view(surface.view)
    image = shown(other)
    other.set_document(None)
    other.deleteLater()
    QApplication.processEvents()
    return image


def difference(one: QImage, other: QImage) -> list[tuple[int, int]]:
    """Some places at which two pictures differ by more than a rounding of colours."""
    assert one.size() == other.size()
    if one == other:
        return []
    found = []
    for y in range(one.height()):
        if bytes(one.constScanLine(y)) != bytes(other.constScanLine(y)):
            found += [(x, y) for x in range(one.width()) if one.pixel(x, y) != other.pixel(x, y)]
    return found[:8]
