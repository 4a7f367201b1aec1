"""CanvasSurface: the widget on which a tree is drawn. Events in, tiles out; it edits nothing itself."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ivr_designer.domain.document import Document
from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Vertex
from ivr_designer.sync.contract import ItemId
from ivr_designer.sync.status import ItemStatus
from ivr_designer.ui.canvas.requests import Direction, FindingCount, Marks, Scope, Selection


class CanvasSurface(QWidget):
    """The picture of one document.

    Signals (all carry one value of `requests`):
        keypress_requested: KeypressRequest. boxes_moved: BoxesMoved. selection_changed: Selection.
        name_edited: NameEdited. delete_requested: Selection. drop_requested: DropRequest.
        menu_requested: MenuRequest. open_requested: OpenRequest. key_typed: KeyTyped.
        command_requested: CommandRequest. zoom_changed: float (1.0 is 100 %). announced: Announcement.
        palette_requested: None (Esc on nothing selected is not it; asked for by "add box here").
    """

    keypress_requested = Signal(object)
    boxes_moved = Signal(object)
    selection_changed = Signal(object)
    name_edited = Signal(object)
    delete_requested = Signal(object)
    drop_requested = Signal(object)
    menu_requested = Signal(object)
    open_requested = Signal(object)
    key_typed = Signal(object)
    command_requested = Signal(object)
    zoom_changed = Signal(object)
    announced = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document: Document | None = None

    # ---- what is shown

    def set_document(self, document: Document | None) -> None:
        """Show `document` from now on (None: nothing), fitted, and follow its changes."""

    def set_queue_names(self, names: Mapping[str, str]) -> None:
        """Names of queues by id, for destination boxes."""

    def set_entry_labels(self, numbers: tuple[str, ...]) -> None:
        """Phone numbers that play this tree, shown where callers enter."""

    def set_item_states(self, states: Mapping[ItemId, ItemStatus]) -> None:
        """All states that are not LIVE; what is missing is live."""

    def update_item_states(
        self, states: Mapping[ItemId, ItemStatus], forgotten: Iterable[ItemId] = ()
    ) -> None:
        """Some states changed (LIVE included); `forgotten` items lost theirs."""

    def set_findings(self, findings: Mapping[Vertex | KeypressId, FindingCount]) -> None:
        """All findings by item; only the boxes whose count differs are painted anew."""

    def set_marks(self, layer: str, marks: Marks | None) -> None:
        """Lay a named layer of marks over the tree, or take it off. Later layers win."""

    def highlight(self, vertices: Iterable[Vertex], keypresses: Iterable[KeypressId] = ()) -> None:
        """Lift these boxes and keypresses out of the rest; empty ends it."""

    def highlight_paths(self, vertex: Vertex | None) -> None:
        """Lift every path from the root through `vertex`; None ends it."""

    # ---- selection and view

    @property
    def selection(self) -> Selection:
        """What is selected."""
        return Selection()

    def select(self, vertices: Iterable[Vertex] = (), keypresses: Iterable[KeypressId] = ()) -> None:
        """Select exactly these; emits selection_changed if that differs."""

    def select_all(self) -> None:
        """Select every box."""

    def center_on(self, item: Vertex | KeypressId) -> None:
        """Bring a box or a keypress into the middle, unfolding branches that hide it."""

    def fit(self) -> None:
        """Show the whole tree."""

    def zoom_to(self, factor: float) -> None:
        """Zoom about the middle of the view; 1.0 is 100 %."""

    def zoom_in(self) -> None:
        """One step closer."""

    def zoom_out(self) -> None:
        """One step away."""

    def arrange(self, scope: Scope = Scope.ALL) -> None:
        """Give boxes back to the layout (emits boxes_moved) and tidy up, animated."""

    def set_direction(self, direction: Direction) -> None:
        """Draw children below their parents or to their right."""

    def set_collapsed(self, node: NodeId, collapsed: bool) -> None:
        """Fold a branch into its box, or unfold it."""

    def set_all_routes(self, shown: bool) -> None:
        """Draw every keypress as a line, or those that go back and across as chips in their box."""

    def rename(self, node: NodeId) -> None:
        """Open the in-place name editor on a node."""

    def announce(self, text: str, *, assertive: bool = False) -> None:
        """Have a screen reader say `text`; at most one a second, the latest wins."""
