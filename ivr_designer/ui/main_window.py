"""The main window: puts panels, canvas, actions and controllers together. It decides nothing itself."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar, QWidget

from ivr_designer.domain.document import Document
from ivr_designer.domain.keypresses import Destination, Vertex
from ivr_designer.sync.contract import Account, Session
from ivr_designer.ui.action_table import MENUS, Facts
from ivr_designer.ui.actions import Actions
from ivr_designer.ui.announcer import Announcer
from ivr_designer.ui.bridge import DocumentBridge, IoBridge
from ivr_designer.ui.canvas.requests import Selection
from ivr_designer.ui.canvas_area import CanvasArea
from ivr_designer.ui.controllers.checks import CheckController, MakeChecker, make_inspector
from ivr_designer.ui.controllers.documents import DocumentController
from ivr_designer.ui.controllers.keypresses import KeypressController
from ivr_designer.ui.controllers.nodes import NodeController
from ivr_designer.ui.controllers.pickers import Pickers
from ivr_designer.ui.controllers.sync import SyncController
from ivr_designer.ui.controllers.trees import TreeController
from ivr_designer.ui.docks import add_docks, arrange_docks
from ivr_designer.ui.features import Features
from ivr_designer.ui.labels import phone_label, queue_names
from ivr_designer.ui.models.activity import ActivityModel
from ivr_designer.ui.models.problems import ProblemsModel
from ivr_designer.ui.panels.activity import ActivityPanel
from ivr_designer.ui.panels.conflicts import ConflictsPanel
from ivr_designer.ui.panels.inspector import InspectorPanel
from ivr_designer.ui.panels.palette import PalettePanel
from ivr_designer.ui.panels.problems import ProblemsPanel
from ivr_designer.ui.panels.status import StatusBar
from ivr_designer.ui.panels.trees import TreesPanel
from ivr_designer.ui.prompts import QtPrompts
from ivr_designer.ui.text import tr
from ivr_designer.ui.widgets.basics import column
from ivr_designer.ui.widgets.info_bar import InfoBarArea
from ivr_designer.ui.widgets.toast import Toast
from ivr_designer.ui.wiring import wire

if TYPE_CHECKING:
    from collections.abc import Callable

_WISHED = QSize(1440, 900)
_LEAST = QSize(640, 420)
_FRAME = QSize(16, 48)
"""What a window manager may put around a window, in logical px."""


def first_size(room: QSize) -> QSize:
    """The size of a first window on a screen with `room` logical px: as wished, or as much as there is."""
    return _WISHED.boundedTo(room - _FRAME).expandedTo(_LEAST)


if TYPE_CHECKING:
    from collections.abc import Callable


class MainWindow(QMainWindow):
    """One window for one session at a time.

    Signals:
        closing: before it closes; whoever runs it stores what it wants to keep.
    """

    closing = Signal()

    def __init__(self, make_checker: MakeChecker = make_inspector, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("main")
        self.setMinimumSize(_LEAST)
        self.more_facts: Callable[[Facts], Facts] = _same_facts
        self.io = IoBridge(self)
        self.bridge = DocumentBridge(self)
        self.bars = InfoBarArea()
        self.announcer = Announcer(self)
        self._build_centre()
        self._build_controllers(make_checker)
        self._build_panels()
        self._build_actions()
        wire(self)
        self.features = Features(self)
        self.refresh_actions()
        self._retitle()
        screen = self.screen()
        self.resize(first_size(screen.availableSize() if screen is not None else _WISHED))

    # ---- building

    def _build_centre(self) -> None:
        self.stage = QWidget()
        self.toast = Toast(self.stage)
        self.prompts = QtPrompts(self, self.bars, self.toast, self.announcer.say)
        self.documents = DocumentController(self.bridge, self.io, self.prompts, self)
        self.canvas_area = CanvasArea(self.bridge, self.documents)
        self.surface = self.canvas_area.surface
        layout = column(parent=self.stage, gap=0)
        layout.addWidget(self.bars)
        layout.addWidget(self.canvas_area, 1)
        self.setCentralWidget(self.stage)

    def _build_controllers(self, make_checker: MakeChecker) -> None:
        self.problems_model, self.activity_model = ProblemsModel(self), ActivityModel(self)
        self.pickers = Pickers(self, self.io, self.documents)
        self.trees = TreeController(self.io, self.documents, self.prompts, self)
        self.keypresses = KeypressController(self.documents, self.pickers, self.prompts)
        self.nodes = NodeController(self.documents, self.keypresses, self.pickers, self.prompts)
        self.checks = CheckController(self.bridge, self.io, self.documents, self.problems_model, make_checker)
        self.sync = SyncController(self.io, self.documents, self.activity_model, self.prompts)

    def _build_panels(self) -> None:
        self.trees_panel = TreesPanel()
        self.palette_panel = PalettePanel()
        self.inspector = InspectorPanel(self.bridge, self.io, self.documents, self.trees, self.sync)
        self.problems_panel = ProblemsPanel(self.problems_model)
        self.activity_panel = ActivityPanel(self.activity_model)
        self.conflicts_panel = ConflictsPanel()
        panels = {
            "trees": self.trees_panel,
            "palette": self.palette_panel,
            "inspector": self.inspector,
            "problems": self.problems_panel,
            "activity": self.activity_panel,
            "conflicts": self.conflicts_panel,
        }
        self.docks = add_docks(self, panels)
        self.status_bar = StatusBar()
        self.setStatusBar(self.status_bar)

    def _build_actions(self) -> None:
        self.actions_ = Actions(self, self.surface)
        self.recent_menu = QMenu(self)
        self._menus = self.actions_.fill_menu_bar(self.menuBar(), self.recent_menu)
        self.tool_bar = QToolBar(self)
        self.tool_bar.setObjectName("toolbar")
        self.tool_bar.setMovable(False)
        self.tool_bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.actions_.fill_toolbar(self.tool_bar)
        self.addToolBar(self.tool_bar)
        for action_id, words in (("undo", self._undo_words), ("redo", self._redo_words)):
            self.actions_.name(action_id, words)
        self._retranslate()

    # ---- questions

    @property
    def selection(self) -> Selection:
        """What is selected on the canvas."""
        return self.surface.selection

    @property
    def source_node(self) -> Vertex | None:
        """The one selected node, or None."""
        nodes = [v for v in self.selection.vertices if not isinstance(v, Destination)]
        return nodes[0] if len(nodes) == 1 else None

    def facts(self) -> Facts:
        """What decides which actions can be used."""
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
            can_undo=group.canUndo(),
            can_redo=group.canRedo(),
            frozen=self.documents.frozen,
        )
        return self.more_facts(facts)

    # ---- acts

    def use_session(self, session: Session | None, name: str = "") -> None:
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

    def sync_status(self, session: Session) -> None:
        """Show what the session knew before we listened."""
        self.io.status_changed.emit(session.status)

    @Slot(object)
    def show_account(self, account: Account) -> None:
        """The account's lists changed."""
        self.trees_panel.set_account(account)
        self.surface.set_queue_names(queue_names(account))
        self.show_entry()

    def show_entry(self) -> None:
        """The numbers that play the tree on screen, where callers enter."""
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
        arrange_docks(self, self.docks)

    def reveal(self, name: str) -> None:
        """Bring a dock to the front and give its panel the focus."""
        dock = self.docks[name]
        dock.show()
        dock.raise_()
        panel = dock.widget()
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

    @Slot(object)
    def on_document_changed(self, document: Document | None) -> None:
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
        self._retitle()

    # ---- inside

    def _undo_words(self) -> str:
        text = self.documents.group.undoText()
        return tr("&Undo {what}").format(what=text.replace("&", "&&")) if text else tr("&Undo")

    def _redo_words(self) -> str:
        text = self.documents.group.redoText()
        return tr("&Redo {what}").format(what=text.replace("&", "&&")) if text else tr("&Redo")

    def _retitle(self) -> None:
        document = self.bridge.document
        name = document.tree.name if document is not None else ""
        self.setWindowTitle(tr("{name} – IVR Designer").format(name=name) if name else "IVR Designer")

    def _retranslate(self) -> None:
        for menu, (title, _ids) in zip(self._menus, MENUS, strict=True):
            menu.setTitle(tr(title))
        self.recent_menu.setTitle(tr("Open &recent"))
        self.tool_bar.setWindowTitle(tr("Toolbar"))
        self.actions_.retranslate()
        self._retitle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.inspector.flush()
        self.closing.emit()
        self.checks.close()
        self.documents.close()
        super().closeEvent(event)


def _same_facts(facts: Facts) -> Facts:
    return facts
