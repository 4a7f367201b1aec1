"""The inspector: the form of what is selected. Typed text is committed before another form is shown."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from ivr_designer.domain.changes import Change
from ivr_designer.domain.document import Document
from ivr_designer.domain.keypresses import Destination
from ivr_designer.sync.contract import Account, ItemId, ItemsChanged, Mode
from ivr_designer.sync.status import ItemState
from ivr_designer.ui.bridge import DocumentBridge, IoBridge
from ivr_designer.ui.canvas.requests import Selection
from ivr_designer.ui.controllers.documents import DocumentController
from ivr_designer.ui.controllers.sync import STUCK, SyncController
from ivr_designer.ui.controllers.trees import TreeController
from ivr_designer.ui.panels.forms import Form, StateStrip
from ivr_designer.ui.panels.keypress_form import KeypressForm
from ivr_designer.ui.panels.node_form import NodeForm
from ivr_designer.ui.panels.other_forms import DestinationForm, ManyForm, TreeForm
from ivr_designer.ui.panels.panel import Panel
from ivr_designer.ui.status_words import state_line
from ivr_designer.ui.text import tr
from ivr_designer.ui.widgets.form_area import FormArea

if TYPE_CHECKING:
    from ivr_designer.domain.edit import Edit


class InspectorPanel(Panel):
    """Signals:
    chosen: vertex or keypress id to select and show on the canvas; None drops the selection.
    acted: id of a window action.
    """

    chosen = Signal(object)
    acted = Signal(object)

    def __init__(
        self,
        bridge: DocumentBridge,
        io: IoBridge,
        documents: DocumentController,
        trees: TreeController,
        sync: SyncController,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(None, "settings", parent)  # its tab says what it is
        self.live(self.setAccessibleName, lambda: tr("Properties"))
        self._bridge = bridge
        self._io = io
        self._documents = documents
        self._trees = trees
        self._sync = sync
        self._selection = Selection()
        self.node_form, self.keypress_form = NodeForm(), KeypressForm()
        self.destination_form, self.tree_form, self.many_form = DestinationForm(), TreeForm(), ManyForm()
        self._forms: tuple[Form, ...] = (
            self.node_form, self.keypress_form, self.destination_form, self.tree_form, self.many_form
        )  # fmt: skip
        self._pages = QStackedWidget()
        self._areas: dict[Form, FormArea] = {}
        for form in self._forms:
            self._add(form)
        self.set_content(self._pages)
        self.tree_form.mode_wanted.connect(self._on_mode)
        self.live(lambda _: self._say_empty(), str)
        bridge.document_changed.connect(self._on_document_changed)
        bridge.changed.connect(self._on_changed)
        io.account_changed.connect(self._on_account_changed)
        documents.about_to_edit.connect(self.flush)
        documents.not_done.connect(self.refresh)
        sync.states_changed.connect(self._on_states_changed)
        sync.states_reset.connect(self._on_states_reset)
        self.refresh()

    def _add(self, form: Form) -> None:
        area = FormArea()
        form.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        form.setObjectName("panel")
        form.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        area.setWidget(form)
        self._areas[form] = area
        self._pages.addWidget(area)
        form.edited.connect(self._on_edited)
        form.chosen.connect(self.chosen)
        form.acted.connect(self.acted)
        strip = getattr(form, "state", None)
        if isinstance(strip, StateStrip):
            strip.retry.connect(lambda: self._sync.retry(self.items()))
            strip.discard.connect(lambda: self._sync.discard(self.items()))
            strip.decide.connect(lambda: self.acted.emit("go-conflicts"))

    # ---- showing

    @Slot()
    def flush(self) -> None:
        """Commit what was typed, wherever it stands."""
        form = self.form
        if form is not None:
            form.flush()

    @property
    def form(self) -> Form | None:
        """The form on screen, if any."""
        if self.is_empty:
            return None
        return next((f for f, area in self._areas.items() if area is self._pages.currentWidget()), None)

    @Slot(object)
    def set_selection(self, selection: Selection) -> None:
        """Show the form of what is selected."""
        self.flush()
        self._selection = selection
        self.refresh()

    def focus_first(self) -> None:
        """Put the cursor where one would type first."""
        form = self.form
        if form is self.node_form:
            field: QWidget = self.node_form.name
            if self.node_form.text.isVisibleTo(self.node_form) and self.node_form.text.toPlainText() == "":
                field = self.node_form.text
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif form is self.keypress_form:
            self.keypress_form.action.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif form is self.tree_form:
            self.tree_form.name.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def refresh(self) -> None:
        """Show what is selected as it is now."""
        document = self._bridge.document
        self.show_empty(document is None)
        if document is None:
            return
        form = self._filled(document)
        self._show_state()
        area = self._areas[form]
        if self._pages.currentWidget() is not area:
            area.verticalScrollBar().setValue(0)
            self._pages.setCurrentWidget(area)

    def _filled(self, document: Document) -> Form:
        tree, account = document.tree, self._account
        boxes = [v for v in self._selection.vertices if tree.has(v)]
        keys = [k for k in self._selection.keypresses if k in tree.keypresses]
        if len(boxes) + len(keys) > 1:
            self.many_form.show_many(len(boxes), len(keys))
            return self.many_form
        if keys:
            self.keypress_form.show_keypress(tree, keys[0], account)
            return self.keypress_form
        box = boxes[0] if boxes else None
        if isinstance(box, Destination):
            self.destination_form.show_destination(tree, box, account)
            return self.destination_form
        if box is not None:
            self.node_form.show_node(tree, box, account)
            return self.node_form
        row = self._trees.row(tree.id)
        known = account is not None and account.numbers is not None
        self.tree_form.show_tree(tree, row, self._trees.numbers_of(row) if known else None)
        return self.tree_form

    @property
    def _account(self) -> Account | None:
        session = self._io.session
        return session.account if session is not None else None

    def items(self) -> "frozenset[ItemId]":
        """What the form is about: the selected nodes and keypresses, or the tree."""
        nodes = {v for v in self._selection.vertices if not isinstance(v, Destination)}
        found: set[ItemId] = {*nodes, *self._selection.keypresses}
        document = self._bridge.document
        if not found and document is not None:
            found.add(document.tree.id)
        return frozenset(found)

    def _show_state(self) -> None:
        items = self.items()
        for form in (self.node_form, self.keypress_form, self.tree_form):
            if len(items) != 1:
                form.state.show_state(None, stuck=False)
                continue
            status = self._sync.state_of(next(iter(items)))
            contested = status.state is ItemState.CONFLICT
            form.state.show_state(state_line(status), stuck=status.state in STUCK, contested=contested)

    def _say_empty(self) -> None:
        self.empty.say(
            tr("Nothing selected"), tr("Open a tree, then click a box or a line to see and edit it.")
        )

    # ---- news

    @Slot(object)
    def _on_edited(self, edited: "tuple[Edit, int]") -> None:
        edit, run = edited
        self._documents.submit(edit, run=run, typed=True)

    @Slot(object)
    def _on_mode(self, mode: Mode) -> None:
        self.refresh()  # the box shows what is so; what is asked for may be asked back
        self.acted.emit("mode-draft" if mode is Mode.DRAFT else "mode-live")

    @Slot(object)
    def _on_document_changed(self, _document: Document | None) -> None:
        self._selection = Selection()
        self.refresh()

    @Slot(object)
    def _on_changed(self, _change: Change) -> None:
        self.refresh()

    @Slot(object)
    def _on_account_changed(self, _account: Account) -> None:
        self.refresh()

    @Slot(object)
    def _on_states_changed(self, news: ItemsChanged) -> None:
        if self.items() & news.items.keys():
            self._show_state()

    @Slot(object)
    def _on_states_reset(self, _states: object) -> None:
        self._show_state()
