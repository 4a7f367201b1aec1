"""Which signal goes to which slot, and what each action does: how the window hangs together."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QWhatsThis, QWidget

from ivr_designer.domain.ids import KeypressId, TreeId
from ivr_designer.domain.keypresses import Destination
from ivr_designer.domain.layout import Direction
from ivr_designer.sync.contract import ItemsChanged
from ivr_designer.ui.action_table import CANVAS_MENU, TREE_MENU
from ivr_designer.ui.canvas.requests import (
    Announcement,
    BoxKind,
    DropRequest,
    MenuRequest,
    OpenRequest,
    Scope,
    Selection,
)
from ivr_designer.ui.canvas.surface import CanvasSurface
from ivr_designer.ui.controllers.pickers import Point
from ivr_designer.ui.docks import PutAway
from ivr_designer.ui.key_hints import KeyHints
from ivr_designer.ui.text import tr

if TYPE_CHECKING:
    from ivr_designer.ui.main_window import MainWindow

_QUEUED = Qt.ConnectionType.QueuedConnection
_PANES = (
    "bars", "trees", "outline", "canvas", "inspector", "call", "plan", "history", "problems", "activity",
    "conflicts", "calls", "palette",
)  # fmt: skip


def wire(window: "MainWindow") -> None:
    """Connect everything inside the window."""
    _wire_canvas(window)
    _wire_panels(window)
    _wire_session(window)
    _bind_edit(window)
    _bind_view(window)


def name_keys(window: "MainWindow") -> None:
    """Texts outside the menus that name keys of actions."""
    hints = KeyHints(window.actions_)
    for widget, action_id in (
        (window.conflicts_panel.mine, "keep-mine"),
        (window.conflicts_panel.theirs, "take-theirs"),
        (window.plan_panel.publish, "publish"),
        (window.features.search_bar.previous, "find-previous"),
        (window.features.search_bar.next, "find-next"),
    ):
        hints.add(widget, action_id)

    def renew() -> None:
        window.canvas_area.set_add_keys(window.actions_.keys_text("add-talk"))

    window.actions_.keys_changed.connect(renew)
    renew()


def _wire_canvas(window: "MainWindow") -> None:
    surface = window.surface
    # Queued: a popup or a deletion must not happen inside the mouse event that asked for it.
    surface.keypress_requested.connect(window.keypresses.on_requested, _QUEUED)
    surface.key_typed.connect(window.keypresses.on_key_typed, _QUEUED)
    surface.drop_requested.connect(window.nodes.on_dropped, _QUEUED)
    surface.delete_requested.connect(window.nodes.on_delete_requested, _QUEUED)
    surface.boxes_moved.connect(window.nodes.on_moved)
    surface.name_edited.connect(window.nodes.on_name_edited, _QUEUED)
    surface.selection_changed.connect(window.inspector.set_selection)
    surface.selection_changed.connect(window.refresh_actions)
    surface.zoom_changed.connect(lambda zoom: _show_zoom(window, zoom))
    surface.menu_requested.connect(lambda request: show_canvas_menu(window, request), _QUEUED)
    surface.open_requested.connect(lambda request: _open(window, request), _QUEUED)
    surface.announced.connect(window.announcer.announce)
    surface.refused.connect(window.prompts.refuse)
    window.keypresses.node_made.connect(lambda node: name_new_node(window, node))
    window.nodes.node_made.connect(lambda node: name_new_node(window, node))
    window.keypresses.made.connect(lambda keypress: surface.select(keypresses=[keypress]))
    window.nodes.pasted.connect(surface.select)
    window.nodes.room = surface.room


def _wire_panels(window: "MainWindow") -> None:
    trees, controller = window.trees_panel, window.trees
    trees.opened.connect(window.documents.show)
    trees.renamed.connect(lambda pair: controller.rename(*pair), _QUEUED)
    trees.create_wanted.connect(controller.create)
    trees.delete_wanted.connect(controller.delete)
    trees.menu_wanted.connect(lambda pair: _show_tree_menu(window, *pair))
    controller.created.connect(trees.begin_rename, _QUEUED)
    window.inspector.chosen.connect(window.show_item)
    window.inspector.acted.connect(window.actions_.trigger)
    window.problems_panel.chosen.connect(window.show_item)
    window.problems_panel.fix_wanted.connect(window.checks.fix)
    window.activity_panel.chosen.connect(window.show_item)
    window.activity_panel.save_wanted.connect(lambda: window.actions_.trigger("export-activity"))
    window.bridge.document_changed.connect(
        lambda document: window.activity_panel.set_tree(document.tree.id if document is not None else None)
    )
    _wire_outline(window)
    window.palette_panel.clicked.connect(lambda kind: add_in_the_middle(window, kind))
    window.palette_panel.set_enabled(False)
    bar = window.status_bar
    bar.status_clicked.connect(lambda: _explain_status(window))
    bar.problems_clicked.connect(lambda: window.reveal("problems"))
    bar.zoom_clicked.connect(lambda: window.surface.zoom_to(1.0))
    bar.show_zoom(None)
    bar.show_counts(None)


def _wire_outline(window: "MainWindow") -> None:
    outline = window.outline
    outline.renamed.connect(window.nodes.on_name_edited, _QUEUED)
    window.bridge.document_changed.connect(outline.set_document)
    window.bridge.changed.connect(outline.spoil)
    window.io.account_changed.connect(outline.spoil_words)
    window.sync.states_reset.connect(outline.spoil_words)
    window.sync.states_changed.connect(outline.spoil_words)
    window.checks.counted.connect(outline.spoil_words)
    for action_id in ("cut", "copy", "paste", "delete", "delete-key", "select-all"):
        outline.view.addAction(window.actions_[action_id])


def _wire_session(window: "MainWindow") -> None:
    window.io.session_changed.connect(lambda _session: window.refresh_actions())
    window.io.account_changed.connect(window.show_account)
    window.io.status_changed.connect(window.status_bar.show_status)
    window.io.status_changed.connect(window.trees_panel.set_status)
    window.io.status_changed.connect(window.canvas_area.set_status)
    window.sync.acts_changed.connect(window.refresh_actions)
    window.sync.states_reset.connect(window.surface.set_item_states)
    window.sync.states_changed.connect(lambda news: _update_states(window, news))
    window.checks.counted.connect(window.surface.set_findings)
    window.checks.failed.connect(window.problems_panel.show_failure)
    window.checks.failed.connect(lambda: window.status_bar.show_counts(None))
    window.checks.reported.connect(window.problems_panel.on_reported)
    window.checks.reported.connect(lambda _report: _show_counts(window))
    window.bridge.document_changed.connect(window.on_document_changed)
    window.bridge.changed.connect(lambda _change: window.refresh_actions())
    documents = window.documents
    documents.group.indexChanged.connect(lambda _index: window.on_history_changed())
    documents.group.activeStackChanged.connect(lambda _stack: window.on_history_changed())
    documents.frozen_changed.connect(lambda _frozen: window.refresh_actions())
    documents.trouble.connect(lambda pair: window.prompts.notice(pair[1].cause, pair[1].advice, topic="tree"))


def _bind_edit(window: "MainWindow") -> None:
    actions, surface = window.actions_, window.surface
    actions.bind("new-tree", window.trees.create)
    actions.bind("undo", window.documents.undo)
    actions.bind("redo", window.documents.redo)
    actions.bind("cut", lambda: window.nodes.cut(surface.selection))
    actions.bind("copy", lambda: window.nodes.copy(surface.selection))
    actions.bind("paste", window.nodes.paste)
    actions.bind("duplicate", lambda: window.nodes.duplicate(surface.selection))
    actions.bind("delete", lambda: window.nodes.on_delete_requested(surface.selection))
    actions.bind("rename", lambda: _rename(window))
    actions.bind("select-all", surface.keyboard.select_all)
    actions.bind("add-talk", lambda: add_in_the_middle(window, BoxKind.TALK))
    actions.bind("add-play", lambda: add_in_the_middle(window, BoxKind.PLAY))
    actions.bind("add-key", lambda: _add_key(window))
    actions.bind("lead-elsewhere", lambda: _with_key(window, window.keypresses.ask_lead))
    actions.bind("change-key", lambda: _with_key(window, window.keypresses.ask_change))
    actions.bind("delete-key", lambda: _with_key(window, lambda key, _at: _delete_key(window, key)))
    actions.bind("connect", lambda: _add_key(window))
    actions.bind("new-child", lambda: _new_child(window))
    actions.bind("rename-tree", lambda: _on_tree(window, window.trees_panel.begin_rename))
    actions.bind("delete-tree", lambda: _on_tree(window, window.trees.delete))


def _bind_view(window: "MainWindow") -> None:
    actions, surface = window.actions_, window.surface
    for name, zoom in (
        ("zoom-in", CanvasSurface.zoom_in), ("zoom-out", CanvasSurface.zoom_out),
        ("zoom-fit", CanvasSurface.fit), ("zoom-100", partial(CanvasSurface.zoom_to, factor=1.0)),
    ):  # fmt: skip
        actions.bind(name, partial(_on_front, window, zoom))
    actions.bind("arrange", lambda: surface.arrange(Scope.ALL))
    actions.bind("arrange-new", lambda: surface.arrange(Scope.NEW))
    actions.bind("arrange-selection", lambda: surface.arrange(Scope.SELECTION))
    actions.bind_checked("hide-panels", PutAway(window, window.docks, surface).toggle)
    actions.bind("help", lambda: _help(window))
    actions.bind_checked(
        "direction-right", lambda on: surface.set_direction(Direction.RIGHT if on else Direction.DOWN)
    )
    surface.direction_changed.connect(
        lambda direction: actions["direction-right"].setChecked(direction is Direction.RIGHT)
    )
    actions.bind("go-canvas", lambda: go_to(window, "canvas"))
    for name in ("trees", "outline", "inspector", "problems", "activity"):
        actions.bind(f"go-{name}", partial(go_to, window, name))
    actions.bind("next-pane", lambda: _step_pane(window, 1))
    actions.bind("previous-pane", lambda: _step_pane(window, -1))
    actions.bind("reset-layout", window.reset_layout)


# ---- acts that several ways lead to


def name_new_node(window: "MainWindow", node: Any) -> None:
    """A node was just made: select it and let its name be typed."""
    window.surface.select([node])
    if window.outline.in_use:
        window.outline.begin_rename(node)
    else:
        window.surface.rename(node)


def add_in_the_middle(window: "MainWindow", kind: BoxKind) -> None:
    """A click in the palette: add the box, on a key of the selected node if there is one."""
    if window.bridge.document is None:
        return
    source = window.source_node
    if source is None and kind.destination is None:
        window.nodes.add_node(kind)
        return
    window.nodes.on_dropped(DropRequest(kind, (0.0, 0.0), source, window.surface.below(source)))


def _on_front(window: "MainWindow", act: Callable[[CanvasSurface], object]) -> None:
    """Do it to the canvas that is on screen, be it one to look at."""
    front = window.canvas_area.front
    act(front)
    window.announcer.announce(Announcement(f"{round(front.view.zoom * 100)} %", topic="zoom"))


def go_to(window: "MainWindow", name: str) -> None:
    """Give a part of the window the keyboard."""
    if name == "canvas":
        window.canvas_area.front.setFocus(Qt.FocusReason.ShortcutFocusReason)
    elif name == "inspector":
        window.docks[name].raise_()
        window.inspector.focus_first()
    elif name == "bars":
        window.bars.focus_first()
    else:
        window.reveal(name)


def _step_pane(window: "MainWindow", step: int) -> None:
    """The keyboard to the next part of the window that is there, or to the one before."""
    focus = QApplication.focusWidget()
    own: dict[str, QWidget] = {"canvas": window.canvas_area, "bars": window.bars}
    hosts: dict[str, QWidget] = {n: own[n] if n in own else window.docks[n] for n in _PANES}
    there = [name for name in _PANES if hosts[name].isVisible()]
    now = next((p for p, n in enumerate(there) if focus is not None and hosts[n].isAncestorOf(focus)), None)
    if there:
        first = 0 if step > 0 else -1
        go_to(window, there[first if now is None else (now + step) % len(there)])


def show_canvas_menu(window: "MainWindow", request: MenuRequest) -> QMenu:
    """The context menu of the canvas."""
    menu = QMenu(window)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    window.actions_.fill_menu(menu, CANVAS_MENU)
    menu.popup(_point(request.global_pos))
    return menu


def _show_tree_menu(window: "MainWindow", tree: Any, point: QPoint) -> None:
    if window.documents.wanted != tree:
        window.documents.show(tree)
    menu = QMenu(window)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    window.actions_.fill_menu(menu, TREE_MENU)
    menu.popup(point)


def _new_child(window: "MainWindow") -> None:
    source = window.source_node
    if source is not None:
        at = window.surface.below(source)
        window.nodes.on_dropped(DropRequest(BoxKind.TALK, (0.0, 0.0), source, at))


def _add_key(window: "MainWindow") -> None:
    source, at = window.source_node, window.surface.below(window.source_node)
    if source is None or isinstance(source, Destination):
        return
    window.keypresses.ask_key(source, at, lambda key: window.keypresses.ask_target(source, key, at))


def _open(window: "MainWindow", request: OpenRequest) -> None:
    window.docks["inspector"].raise_()
    window.inspector.focus_first()


def _with_key(window: "MainWindow", act: Callable[[KeypressId, Point], object]) -> None:
    keypress, surface = window.surface.key_in_hand(), window.surface
    if keypress is not None:
        act(keypress, surface.below(surface.current_box()))


def _delete_key(window: "MainWindow", keypress: KeypressId) -> None:
    window.nodes.on_delete_requested(Selection(keypresses=frozenset({keypress})))


def _help(window: "MainWindow") -> None:
    """What the part of the window is for that has the keyboard."""
    shown = QApplication.focusWidget() or window.surface
    widget: QWidget | None = shown
    while widget is not None and not widget.whatsThis():
        widget = widget.parentWidget()
    explain = window.actions_.keys_text("whats-this") or window.actions_["whats-this"].text().replace("&", "")
    words = (
        widget.whatsThis()
        if widget
        else tr("{keys}, then a click on anything, explains it.").format(keys=explain)
    )
    place = shown.mapToGlobal(QPoint(shown.width() // 2, min(60, shown.height() // 3)))  # its middle is there
    QWhatsThis.showText(place, words, shown)
    window.announcer.say(words)


def _rename(window: "MainWindow") -> None:
    source = window.source_node
    if source is not None and not isinstance(source, Destination):
        window.surface.rename(source)


def _on_tree(window: "MainWindow", act: Callable[[TreeId], object]) -> None:
    tree = window.documents.wanted
    if tree is not None:
        act(tree)


def _update_states(window: "MainWindow", news: ItemsChanged) -> None:
    window.surface.update_item_states(news.items, news.forgotten)


def _show_zoom(window: "MainWindow", zoom: float) -> None:
    window.status_bar.show_zoom(zoom if window.bridge.document is not None else None)


def _explain_status(window: "MainWindow") -> None:
    window.reveal("conflicts" if window.sync.status.conflicts else "activity")


def _show_counts(window: "MainWindow") -> None:
    shown = window.checks.report is not None
    window.status_bar.show_counts(window.problems_model.counts() if shown else None)


def _point(at: Point) -> QPoint:
    return QPoint(*at)
