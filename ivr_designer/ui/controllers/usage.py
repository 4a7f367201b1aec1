"""Opens 'Where is it used?', keeps it in step with what is known, and goes to the places in it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.tree import IvrTree
from ivr_designer.domain.uses import Thing, of_keypress, of_vertex
from ivr_designer.ui.controllers.standing import StandingDialog
from ivr_designer.ui.dialogs.usage import UsageDialog
from ivr_designer.ui.usage import Use

if TYPE_CHECKING:
    from ivr_designer.ui.main_window import MainWindow


class UsageController(StandingDialog[UsageDialog]):
    """Belongs to one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        window.bridge.changed.connect(self._on_news)
        window.bridge.document_changed.connect(self._on_news)
        window.io.account_changed.connect(self._on_news)
        window.io.session_changed.connect(self._on_session_changed)

    @Slot()
    def open(self, thing: Thing | None = None) -> UsageDialog:
        """Show the dialog on `thing`, or on what is selected."""
        dialog = self.dialog
        if dialog is None:
            dialog = self.stand(UsageDialog(self._window))
            dialog.jumped.connect(self._on_jumped)
            dialog.load_wanted.connect(self._on_load_wanted)
        self._fill()
        wanted = thing or self._selected()
        if wanted is not None:
            dialog.choose(wanted)
        dialog.show()
        dialog.activateWindow()
        (dialog.places if wanted is not None else dialog.field).setFocus()
        return dialog

    def _selected(self) -> Thing | None:
        document, chosen = self._window.bridge.document, self._window.selection
        if document is None:
            return None
        tree = document.tree
        found = [t for k in chosen.keypresses if k in tree.keypresses for t in of_keypress(tree, k)]
        found += [t for v in chosen.vertices for t in of_vertex(tree, v)]
        return found[0] if found else None

    def _known(self) -> tuple[dict[TreeId, IvrTree], list[TreeId]]:
        """Trees in memory, and ids of those that would have to be read."""
        session, documents = self._window.io.session, self._window.documents
        if session is None:
            return {}, []
        known, unread = {}, []
        for row in session.account.trees:
            opened = documents.opened(row.id)
            if opened is not None:
                known[row.id] = opened.document.tree
            elif not row.gone:
                unread.append(row.id)
        return known, unread

    def _fill(self) -> None:
        session = self._window.io.session
        if self.dialog is not None:
            known, unread = self._known()
            self.dialog.show_trees(known, session.account if session is not None else None, len(unread))

    @Slot(object)
    def _on_news(self, _news: object) -> None:
        if self.dialog is not None and self.dialog.isVisible():
            self._fill()

    @Slot(object)
    def _on_session_changed(self, _session: object) -> None:
        if self.dialog is not None:
            self.dialog.close()

    @Slot()
    def _on_load_wanted(self) -> None:
        for tree in self._known()[1]:
            self._window.documents.read(tree, self._on_news)

    @Slot(object)
    def _on_jumped(self, use: Use) -> None:
        window = self._window
        if window.documents.wanted == use.tree:
            window.show_item(use.item)
        else:
            window.documents.show(use.tree, lambda _document: window.show_item(use.item))
