"""What the main window is made of. Loading all this takes longer than showing a window: it comes after."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QMenu, QToolBar, QWidget

from ivr_designer.ui.action_table import MENUS
from ivr_designer.ui.actions import Actions
from ivr_designer.ui.announcer import Announcer
from ivr_designer.ui.bridge import DocumentBridge, IoBridge
from ivr_designer.ui.canvas_area import CanvasArea
from ivr_designer.ui.controllers.checks import CheckController, MakeChecker
from ivr_designer.ui.controllers.documents import DocumentController
from ivr_designer.ui.controllers.keypresses import KeypressController
from ivr_designer.ui.controllers.nodes import NodeController
from ivr_designer.ui.controllers.pickers import Pickers
from ivr_designer.ui.controllers.sync import SyncController
from ivr_designer.ui.controllers.trees import TreeController
from ivr_designer.ui.docks import add_docks
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
from ivr_designer.ui.text import LiveText, tr
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.basics import column
from ivr_designer.ui.widgets.info_bar import InfoBarArea
from ivr_designer.ui.widgets.toast import Toast
from ivr_designer.ui.wiring import name_keys, wire

if TYPE_CHECKING:
    from ivr_designer.ui.main_window import MainWindow

_LEAST_STAGE = QSize(SPACE * 30, SPACE * 20)
"""So much of the canvas is seen in the smallest window: panels can be scrolled, logical px."""


def build(window: "MainWindow", make_checker: MakeChecker) -> Iterator[None]:
    """Put everything into the window, a part a step, so that it can be painted meanwhile."""
    build_centre(window)
    yield
    build_controllers(window, make_checker)
    yield
    build_panels(window)
    yield
    build_actions(window)
    yield
    wire(window)
    window.features = Features(window)
    name_keys(window)
    window.refresh_actions()
    window.retitle()


def build_centre(window: "MainWindow") -> None:
    """Bridges, bars and the canvas."""
    window.io = IoBridge(window)
    window.bridge = DocumentBridge(window)
    window.bars = InfoBarArea(window)
    window.announcer = Announcer(window)
    window.stage = QWidget()
    window.toast = Toast(window.stage)
    window.prompts = QtPrompts(window, window.bars, window.toast, window.announcer.announce)
    window.documents = DocumentController(window.bridge, window.io, window.prompts, window)
    window.canvas_area = CanvasArea(window.bridge, window.documents)
    window.surface = window.canvas_area.surface
    layout = column(parent=window.stage, gap=0)
    layout.addWidget(window.canvas_area, 1)
    window.stage.setMinimumSize(_LEAST_STAGE)
    window.setCentralWidget(window.stage)


def build_controllers(window: "MainWindow", make_checker: MakeChecker) -> None:
    """Who decides what happens."""
    window.problems_model, window.activity_model = ProblemsModel(window), ActivityModel(window)
    window.pickers = Pickers(window, window.io, window.documents)
    window.trees = TreeController(window.io, window.documents, window.prompts, window)
    window.keypresses = KeypressController(window.documents, window.pickers, window.prompts)
    window.nodes = NodeController(window.documents, window.keypresses, window.pickers, window.prompts)
    window.checks = CheckController(
        window.bridge, window.io, window.documents, window.problems_model, make_checker
    )
    window.sync = SyncController(window.io, window.documents, window.activity_model, window.prompts)


def build_panels(window: "MainWindow") -> None:
    """The docks and the status bar."""
    window.trees_panel = TreesPanel()
    window.outline = OutlinePanel(window.surface)
    window.palette_panel = PalettePanel()
    window.inspector = InspectorPanel(window.bridge, window.io, window.documents, window.trees, window.sync)
    window.problems_panel = ProblemsPanel(window.problems_model)
    window.activity_panel = ActivityPanel(window.activity_model)
    window.conflicts_panel = ConflictsPanel()
    window.calls_panel, window.simulator_panel = CallsPanel(), SimulatorPanel()
    window.plan_panel, window.history_panel = PlanPanel(), HistoryPanel()
    panels = {
        "trees": window.trees_panel,
        "outline": window.outline,
        "palette": window.palette_panel,
        "inspector": window.inspector,
        "problems": window.problems_panel,
        "activity": window.activity_panel,
        "conflicts": window.conflicts_panel,
        "calls": window.calls_panel,
        "call": window.simulator_panel,
        "plan": window.plan_panel,
        "history": window.history_panel,
    }
    window.docks = add_docks(window, panels)
    window.status_bar = StatusBar()
    window.setStatusBar(window.status_bar)


def build_actions(window: "MainWindow") -> None:
    """Actions, menus and the toolbar."""
    window.actions_ = Actions(window, window.surface)
    window.recent_menu = QMenu(window)
    menus = window.actions_.fill_menu_bar(window.menuBar(), window.recent_menu)
    window.tool_bar = QToolBar(window)
    window.tool_bar.setObjectName("toolbar")
    window.tool_bar.setMovable(False)
    window.tool_bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    window.actions_.fill_toolbar(window.tool_bar)
    window.addToolBar(window.tool_bar)
    window.addToolBarBreak()
    window.addToolBar(window.bars)
    group = window.documents.group
    window.actions_.name("undo", lambda: _with_what(tr("&Undo"), tr("&Undo {what}"), group.undoText()))
    window.actions_.name("redo", lambda: _with_what(tr("&Redo"), tr("&Redo {what}"), group.redoText()))
    live = LiveText(window)
    live(lambda _: _retranslate(window, menus), str)
    live(lambda _: QTimer.singleShot(0, window, lambda: _say_again(window)), str)


def _say_again(window: "MainWindow") -> None:
    """What is said of the tree on screen, after all parts of the window have had their own words anew."""
    if window.bridge.document is None:
        return
    window.surface.rebuild_words()
    window.show_entry()
    window.inspector.refresh()
    window.checks.reported.emit(window.checks.report)


def _with_what(bare: str, full: str, what: str) -> str:
    return full.format(what=what.replace("&", "&&")) if what else bare


def _retranslate(window: "MainWindow", menus: list[QMenu]) -> None:
    for menu, (title, _ids) in zip(menus, MENUS, strict=True):
        menu.setTitle(tr(title))
    window.recent_menu.setTitle(tr("Open &recent"))
    window.tool_bar.setWindowTitle(tr("Toolbar"))
    window.menuBar().setAccessibleName(tr("Menus"))
    window.status_bar.setAccessibleName(tr("Status"))
    window.actions_.retranslate()
    window.retitle()
