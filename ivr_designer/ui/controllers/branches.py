"""What helps to see through a large tree: every path through a box, folded and unfolded branches."""

from PySide6.QtCore import QObject, Slot

from ivr_designer.domain.keypresses import Destination
from ivr_designer.ui.announcer import Announcer
from ivr_designer.ui.canvas.surface import CanvasSurface
from ivr_designer.ui.text import tr, trn


class BranchController(QObject):
    """Acts on the selection of one canvas."""

    def __init__(self, surface: CanvasSurface, announcer: Announcer) -> None:
        super().__init__(surface)
        self._surface = surface
        self._announcer = announcer

    @Slot()
    def show_paths(self) -> None:
        """Lift every path through the current box out of the rest, or end that. Escape ends it too."""
        surface = self._surface
        if surface.overlay.highlight is not None:
            surface.highlight_paths(None)
            self._announcer.say(tr("No paths are highlighted any more."))
            return
        vertex = surface.current_box()
        if vertex is None:
            return
        surface.highlight_paths(vertex)
        lit = surface.overlay.highlight
        if lit is not None:
            count = len(lit[0])
            self._announcer.say(trn("{n} box on the way here", "{n} boxes on the way here", count))

    @Slot()
    def fold(self) -> None:
        """Fold the branches of the selected nodes into their boxes; unfold them if all are folded."""
        surface, picture = self._surface, self._surface.picture
        if picture is None:
            return
        nodes = [
            v
            for v in surface.selection.vertices
            if not isinstance(v, Destination) and v in picture.primary.children
        ]
        unfold = all(n in picture.layout.collapsed for n in nodes)
        for node in nodes:
            surface.set_collapsed(node, not unfold)
        if nodes:
            self._announcer.say(tr("Branch unfolded.") if unfold else tr("Branch folded."))
        else:
            self._announcer.say(tr("There is no branch to fold here."))

    @Slot()
    def unfold_all(self) -> None:
        """Unfold every branch."""
        self._surface.unfold_all()
        self._announcer.say(tr("Every branch is unfolded."))
