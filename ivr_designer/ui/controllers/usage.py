"""Opens 'Where is it used?', keeps it in step with what is known, and goes to the places in it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.tree import IvrTree
from ivr_designer.domain.uses import Thing, of_keypress, of_vertex
from ivr_designer.ui.dialogs.frame import renew
from ivr_designer.ui.dialogs.usage import UsageDialog
from ivr_designer.ui.usage import Use

if TYPE_CHECKING:
    from ivr_designer.ui.main_window import MainWindow


class UsageController(QObject):
    """Belongs to one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.dialog: UsageDialog | None = None
        window.bridge.changed.connect(self._on_news)
        window.bridge.document_changed.connect(self._on_news)
        window.io.account_changed.connect(self._on_news)
        window.io.session_changed.connect(self._on_session_changed)

    @Slot()
    def open(self, thing: Thing | None = None) -> UsageDialog:
        """Show the dialog on `thing`, or on what is selected."""
        if self.dialog is None:
            self.dialog = UsageDialog(self._window)
            self.dialog.jumped.connect(self._on_jumped)
            self.dialog.load_wanted.connect(self._on_load_wanted)
            self.dialog.destroyed.connect(self._on_destroyed)
            self.dialog.outdated.connect(self._on_outdated)
        self._fill()
        wanted = thing or self._selected()
        if wanted is not None:
            self.dialog.choose(wanted)
        self.dialog.show()
        self.dialog.activateWindow()
        (self.dialog.places if wanted is not None else self.dialog.field).setFocus()
        return self.dialog

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
    def _on_outdated(self) -> None:
        old, self.dialog = self.dialog, None
        if old is not None:
            old.destroyed.disconnect(self._on_destroyed)
            renew(old, self.open)

    @Slot()
    def _on_destroyed(self) -> None:
        self.dialog = None

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
