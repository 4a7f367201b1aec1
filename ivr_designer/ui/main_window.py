"""The main window: an empty one at first, which is painted at once; its parts come after. It decides nothing.

Nothing that takes long to load is imported here at the top: neither the parts nor Qt's large enums.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QMainWindow, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QCloseEvent
    from PySide6.QtWidgets import QDockWidget, QMenu, QToolBar

    from ivr_designer.domain.document import Document
    from ivr_designer.domain.keypresses import Vertex
    from ivr_designer.domain.phrases import Phrase
    from ivr_designer.sync.contract import Account, Session
    from ivr_designer.ui.action_table import Facts
    from ivr_designer.ui.actions import Actions
    from ivr_designer.ui.announcer import Announcer
    from ivr_designer.ui.bridge import DocumentBridge, IoBridge
    from ivr_designer.ui.canvas.requests import Selection
    from ivr_designer.ui.canvas.surface import CanvasSurface
    from ivr_designer.ui.canvas_area import CanvasArea
    from ivr_designer.ui.controllers.checks import CheckController, MakeChecker
    from ivr_designer.ui.controllers.documents import DocumentController
    from ivr_designer.ui.controllers.keypresses import KeypressController
    from ivr_designer.ui.controllers.nodes import NodeController
    from ivr_designer.ui.controllers.pickers import Pickers
    from ivr_designer.ui.controllers.sync import SyncController
    from ivr_designer.ui.controllers.trees import TreeController
    from ivr_designer.ui.features import Features
    from ivr_designer.ui.models.activity import ActivityModel
    from ivr_designer.ui.models.problems import ProblemsModel
    from ivr_designer.ui.panels.activity import ActivityPanel
    from ivr_designer.ui.panels.calls import CallsPanel
    from ivr_designer.ui.panels.conflicts import ConflictsPanel
    from ivr_designer.ui.panels.history import HistoryPanel
    from ivr_designer.ui.panels.inspector import InspectorPanel
    from ivr_designer.ui.panels.outline import OutlinePanel
    from ivr_designer.ui.panels.palette import PalettePanel
    from ivr_designer.ui.panels.plan import PlanPanel
    from ivr_designer.ui.panels.problems import ProblemsPanel
    from ivr_designer.ui.panels.simulator import SimulatorPanel
    from ivr_designer.ui.panels.status import StatusBar
    from ivr_designer.ui.panels.trees import TreesPanel
    from ivr_designer.ui.prompts import QtPrompts
    from ivr_designer.ui.widgets.info_bar import InfoBarArea
    from ivr_designer.ui.widgets.toast import Toast


_WISHED = QSize(1440, 900)
_LEAST = QSize(720, 480)
_STOPS = 500
"""More stops of Tab than a window has."""

_FRAME = QSize(16, 48)
"""What a window manager may put around a window, in logical px."""


def first_size(room: QSize) -> QSize:
    """The size of a first window on a screen with `room` logical px: as wished, or as much as there is."""
    return _WISHED.boundedTo(room - _FRAME).expandedTo(_LEAST)


class MainWindow(QMainWindow):
    """One window for one session at a time. With `fill` False it stays empty until `parts` has been run.

    Signals:
        closing: before it closes; whoever runs it stores what it wants to keep.
    """

    closing = Signal()
    filled = False

    io: "IoBridge"
    bridge: "DocumentBridge"
    bars: "InfoBarArea"
    announcer: "Announcer"
    stage: QWidget
    toast: "Toast"
    prompts: "QtPrompts"
    documents: "DocumentController"
    canvas_area: "CanvasArea"
    surface: "CanvasSurface"
    problems_model: "ProblemsModel"
    activity_model: "ActivityModel"
    pickers: "Pickers"
    trees: "TreeController"
    keypresses: "KeypressController"
    nodes: "NodeController"
    checks: "CheckController"
    sync: "SyncController"
    trees_panel: "TreesPanel"
    outline: "OutlinePanel"
    palette_panel: "PalettePanel"
    inspector: "InspectorPanel"
    problems_panel: "ProblemsPanel"
    activity_panel: "ActivityPanel"
    conflicts_panel: "ConflictsPanel"
    calls_panel: "CallsPanel"
    simulator_panel: "SimulatorPanel"
    plan_panel: "PlanPanel"
    history_panel: "HistoryPanel"
    docks: "dict[str, QDockWidget]"
    status_bar: "StatusBar"
    actions_: "Actions"
    recent_menu: "QMenu"
    tool_bar: "QToolBar"
    features: "Features"

    def __init__(
        self, make_checker: "MakeChecker | None" = None, parent: QWidget | None = None, *, fill: bool = True
    ) -> None:
        super().__init__(parent)
        self.setObjectName("main")
        self.setWindowTitle("IVR Designer")
        self.setMinimumSize(_LEAST)
        screen = self.screen()
        self.resize(first_size(screen.availableSize() if screen is not None else _WISHED))
        self.more_facts: Callable[[Facts], Facts] = _same_facts
        if fill:
            for _ in self.parts(make_checker):
                pass

    def parts(self, make_checker: "MakeChecker | None" = None) -> Iterator[None]:
        """Put the parts in, one a step; it is to be run to its end, on the UI thread."""
        from ivr_designer.ui.controllers.checks import make_inspector
        from ivr_designer.ui.window_parts import build

        yield from build(self, make_checker or make_inspector)
        self.filled = True

    # ---- questions

    @property
    def selection(self) -> "Selection":
        """What is selected on the canvas."""
        return self.surface.selection

    @property
    def source_node(self) -> "Vertex | None":
        """The one selected node, or None."""
        from ivr_designer.domain.keypresses import Destination

        nodes = [v for v in self.selection.vertices if not isinstance(v, Destination)]
        return nodes[0] if len(nodes) == 1 else None

    def facts(self) -> "Facts":
        """What decides which actions can be used."""
        from ivr_designer.domain.keypresses import Destination
        from ivr_designer.ui.action_table import Facts

        selection, document = self.selection, self.bridge.document
        nodes = [v for v in selection.vertices if not isinstance(v, Destination)]
        single = nodes[0] if len(nodes) == 1 and not selection.keypresses else None
        node = document.tree.nodes.get(single) if document is not None and single is not None else None
        group = self.documents.group
        facts = Facts(
            has_session=self.io.session is not None,
            has_tree=document is not None,
            boxes=len(selection.vertices),
            nodes=len(nodes),
            keypresses=len(selection.keypresses),
            writable=node is not None and not node.is_read_only,
            led=self.surface.key_in_hand() is not None,
            can_undo=group.canUndo(),
            can_redo=group.canRedo(),
            frozen=self.documents.frozen,
        )
        return self.more_facts(facts)

    def is_busy(self) -> bool:
        """True while a tree is being read or checked."""
        return self.canvas_area.is_reading or self.checks.is_busy

    # ---- acts

    def use_session(self, session: "Session | None", name: "str | Phrase" = "") -> None:
        """Work with this session from now on; `name` is shown in the status bar."""
        self.inspector.flush()
        self.io.attach(session)
        self.status_bar.show_connection(name)
        if session is not None:
            self.show_account(session.account)
            self.status_bar.show_status(session.status)
            self.sync_status(session)
        else:
            self.trees_panel.set_account(None)

    def sync_status(self, session: "Session") -> None:
        """Show what the session knew before we listened."""
        self.io.status_changed.emit(session.status)

    @Slot(object)
    def show_account(self, account: "Account") -> None:
        """The account's lists changed."""
        from ivr_designer.ui.labels import account_names

        self.trees_panel.set_account(account)
        self.surface.set_names(account_names(account))
        self.show_entry()

    def show_entry(self) -> None:
        """The numbers that play the tree on screen, where callers enter."""
        from ivr_designer.ui.labels import phone_label

        numbers = self.trees.numbers_of(self.trees.row(self.documents.wanted))
        self.surface.set_entry_labels(tuple(phone_label(n.number) for n in numbers))

    @Slot(object)
    def show_item(self, item: Any) -> None:
        """Select a box or a keypress and bring it into view; None drops the selection."""
        document = self.bridge.document
        if document is None:
            return
        if item is None:
            self.surface.select()
        elif item in document.tree.keypresses:
            self.surface.select(keypresses=[item])
            self.surface.center_on(item)
        elif document.tree.has(item):
            self.surface.select([item])
            self.surface.center_on(item)

    def reset_layout(self) -> None:
        """Put all panels where they were at first."""
        from ivr_designer.ui.docks import arrange_docks

        self.actions_["hide-panels"].setChecked(False)
        arrange_docks(self, self.docks)

    def reveal(self, name: str) -> None:
        """Bring a dock to the front and give its panel the focus."""
        from PySide6.QtCore import Qt

        from ivr_designer.ui.docks import panel_of

        dock = self.docks[name]
        dock.show()
        dock.raise_()
        panel = panel_of(dock)
        view = getattr(panel, "view", None)
        (view if isinstance(view, QWidget) and view.isVisible() else panel).setFocus(
            Qt.FocusReason.ShortcutFocusReason
        )

    @Slot()
    def refresh_actions(self) -> None:
        """Which actions can be used now."""
        self.actions_.refresh(self.facts())

    @Slot()
    def on_history_changed(self) -> None:
        """The undo stack moved, or another one is in use."""
        self.actions_.rename("undo")
        self.actions_.rename("redo")
        self.refresh_actions()
        self.retitle()  # a step may have renamed the tree

    @Slot(object)
    def on_document_changed(self, document: "Document | None") -> None:
        """Another tree is on screen, or none."""
        self.palette_panel.set_enabled(document is not None)
        self.problems_panel.set_has_tree(document is not None)
        self.status_bar.show_zoom(None if document is None else self.surface.view.zoom)
        if document is None:
            self.status_bar.show_counts(None)
        self.trees_panel.set_shown(document.tree.id if document is not None else None)
        self.show_entry()
        self.sync.show_states()
        self.refresh_actions()
        self.retitle()

    # ---- inside

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab passes over panels that lie behind others: nobody would see where the keyboard is."""
        from ivr_designer.ui.docks import is_behind

        for _ in range(_STOPS):
            if not super().focusNextPrevChild(forward):
                return False
            if not is_behind(self.focusWidget()):
                break
        return True

    def retitle(self) -> None:
        """Name the tree that is on screen."""
        from ivr_designer.domain.one_line import one_line
        from ivr_designer.ui.text import tr

        document = self.bridge.document
        name = one_line(document.tree.name) if document is not None else ""
        self.setWindowTitle(tr("{name} – IVR Designer").format(name=name) if name else "IVR Designer")

    def createPopupMenu(self) -> "QMenu | None":
        """None: Qt's own could put the toolbar away for good."""
        return None

    def event(self, event: "QEvent") -> bool:
        """Painting all that is in it is one event of the window: who computes beside it gives way."""
        if not self.filled:
            return super().event(event)
        from ivr_designer.domain.turns import window

        with window:
            return super().event(event)

    def closeEvent(self, event: "QCloseEvent") -> None:
        if self.filled:
            self.inspector.flush()
            if self.documents.is_storing:
                event.ignore()  # it closes when all is stored, and stays when something cannot be
                self.documents.when_stored_well(self.close)
                return
            self.closing.emit()
            self.checks.close()
            self.documents.close()
        super().closeEvent(event)


def _same_facts(facts: "Facts") -> "Facts":
    return facts
