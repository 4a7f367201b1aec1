"""The middle of the window: the canvas, or a page that says what to do when there is no tree to draw."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from ivr_designer.domain.document import Document
from ivr_designer.sync.contract import ItemId, Loading
from ivr_designer.sync.status import ItemStatus, Link, SyncStatus
from ivr_designer.ui.bridge import DocumentBridge
from ivr_designer.ui.canvas.making import PictureMaker
from ivr_designer.ui.canvas.shown import LONG
from ivr_designer.ui.canvas.surface import CanvasSurface
from ivr_designer.ui.comparison import Comparison
from ivr_designer.ui.comparison_page import ComparisonPage
from ivr_designer.ui.controllers.documents import DocumentController
from ivr_designer.ui.loading_page import LoadingPage
from ivr_designer.ui.panels.panel import EmptyPage, Pages
from ivr_designer.ui.parting import let_go
from ivr_designer.ui.text import LiveText, tr

if TYPE_CHECKING:
    from ivr_designer.domain.ids import TreeId
    from ivr_designer.ui.canvas.view import View


class CanvasArea(QWidget):
    """Signals:
    start_wanted: the button of the page without a tree.
    comparison_changed: Comparison, or None when the canvas is back.
    """

    start_wanted = Signal()
    comparison_changed = Signal(object)

    def __init__(
        self, bridge: DocumentBridge, documents: DocumentController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.surface = CanvasSurface(self)
        self._maker = PictureMaker(lambda: self.surface.direction, self)
        self.empty = EmptyPage("tree")
        self.loading = LoadingPage()
        self.hint = EmptyPage("talk", self)
        self.hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.comparing: ComparisonPage | None = None
        self._is_connecting = False
        self._views: dict[TreeId, View] = {}
        self._stack = Pages(self)
        for page in (self.empty, self.loading, self.surface):
            self._stack.addWidget(page)
        live = LiveText(self)
        live(lambda _: self._say(), str)
        live(
            self.surface.setWhatsThis,
            lambda: tr(
                "The phone menu as callers meet it. Arrows move along the keys, Enter opens the properties."
            ),
        )
        self._add_keys = ""
        live(lambda _: self._say_hint(), str)
        bridge.document_changed.connect(self._on_document_changed)
        bridge.changed.connect(self._on_changed)
        documents.loading.connect(self._on_loading)
        documents.prepare_with(self._takes_long, self._prepare)
        self.hint.hide()

    @Slot(object)
    def set_status(self, status: SyncStatus) -> None:
        """While the connection is being made it is too early to say that no tree is open, or what to do."""
        is_connecting = status.link is Link.CONNECTING
        if is_connecting != self._is_connecting:
            self._is_connecting = is_connecting
            self._say()

    def _say(self) -> None:
        if self._is_connecting:
            self.empty.say(tr("Connecting…"))
            return
        self.empty.say(
            tr("No tree is open"),
            tr("Choose one in the list, make a new one, or open a file."),
            tr("Get started…"),
            self.start_wanted.emit,
        )

    def _say_hint(self) -> None:
        way = tr("Drag a spoken menu from “Add” to here.")
        if self._add_keys:
            way = tr("Drag a spoken menu from “Add” to here, or press {keys}.").format(keys=self._add_keys)
        self.hint.say(tr("This tree is empty"), way)

    def set_add_keys(self, keys: str) -> None:
        """Which keys add a menu, for the hint in an empty tree; empty: none."""
        self._add_keys = keys
        self._say_hint()

    @property
    def is_reading(self) -> bool:
        """True while the tree that was asked for is on its way."""
        return self._stack.currentWidget() is self.loading

    # ---- two states in one picture

    @property
    def front(self) -> CanvasSurface:
        """The canvas that is on screen, or would be."""
        return self.comparing.surface if self.comparing is not None else self.surface

    def compare(self, comparison: Comparison, title: str) -> ComparisonPage:
        """Show two states of a tree in one picture instead of the canvas, until `end_comparison`."""
        self._drop_comparison()
        page = self.comparing = ComparisonPage(comparison, title, self.surface)
        page.closed.connect(self.end_comparison)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.comparison_changed.emit(comparison)
        return page

    @Slot()
    def end_comparison(self) -> None:
        """Back to the canvas."""
        if self.comparing is None:
            return
        self._drop_comparison()
        self._stack.setCurrentWidget(self.surface if self._bridge.document is not None else self.empty)
        self.comparison_changed.emit(None)

    def _drop_comparison(self) -> None:
        page, self.comparing = self.comparing, None
        if page is not None:
            self._stack.removeWidget(page)
            page.drop()

    @Slot(object)
    def _on_document_changed(self, document: Document | None) -> None:
        self.end_comparison()
        before = self.surface.document
        if before is not None and self.surface.isVisible():
            self._views[before.tree.id] = self.surface.view
        focus = self.window().focusWidget()
        is_ours = focus is None or self.isAncestorOf(focus)
        let_go(self.surface.picture)
        self.surface.set_document(document, self._maker.take(document))
        self._stack.setCurrentWidget(self.surface if document is not None else self.empty)
        if document is not None and is_ours:  # in a window just opened keys and screen readers begin here
            self.surface.setFocus()
        if document is not None and document.tree.id in self._views:
            self.surface.look_as(self._views[document.tree.id])
        elif document is not None and not document.tree.nodes:
            self.surface.set_view(self.surface.view.zoomed(1.0, 0, 0))  # not that of the tree before
            self.surface.fit()  # as soon as there is a box
        self.loading.clear()
        self._show_hint()

    @staticmethod
    def _takes_long(document: Document) -> bool:
        return len(document.tree.nodes) >= LONG

    def _prepare(
        self, document: Document, states: Mapping[ItemId, ItemStatus], show: Callable[[], object]
    ) -> None:
        self._maker.make(document, show, {item: status.state for item, status in states.items()})

    @Slot(object)
    def _on_changed(self, _change: object) -> None:
        self._show_hint()

    @Slot(object)
    def _on_loading(self, loading: Loading | None) -> None:
        if self._bridge.document is not None:
            return
        self._stack.setCurrentWidget(self.loading if loading is not None else self.empty)
        if loading is not None:
            self.loading.show_progress(loading)
        else:
            self.loading.clear()

    def _show_hint(self) -> None:
        document = self._bridge.document
        shown = document is not None and not document.tree.nodes and not document.tree.loose
        self.hint.setVisible(shown)
        if shown:
            self.hint.setGeometry(self.rect())
            self.hint.raise_()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.hint.setGeometry(self.rect())
