"""Searching the tree on screen: what was found is marked, and shown one after the other."""

from typing import cast

from PySide6.QtCore import QObject, Slot

from ivr_designer.domain.document import Document
from ivr_designer.domain.ids import KeypressId
from ivr_designer.domain.keypresses import Vertex
from ivr_designer.sync.contract import Account
from ivr_designer.ui.announcer import Announcer
from ivr_designer.ui.bridge import DocumentBridge, IoBridge
from ivr_designer.ui.canvas.accessible import name_of
from ivr_designer.ui.canvas.requests import Announcement, Mark, Marks, Tone
from ivr_designer.ui.canvas.surface import CanvasSurface
from ivr_designer.ui.labels import queue_names
from ivr_designer.ui.search_index import Item, SearchIndex
from ivr_designer.ui.text import counted, tr, trn
from ivr_designer.ui.widgets.search_bar import SearchBar

LAYER = "find"


class FindController(QObject):
    """Brings bar, tree and canvas together. `hits` are the boxes and keypresses found, in reading order."""

    def __init__(
        self,
        bar: SearchBar,
        bridge: DocumentBridge,
        io: IoBridge,
        surface: CanvasSurface,
        announcer: Announcer,
    ) -> None:
        super().__init__(bar)
        self._bar = bar
        self._bridge = bridge
        self._io = io
        self._surface = surface
        self._announcer = announcer
        self._index: SearchIndex | None = None
        self._shown: Item | None = None
        self._open = False
        self.hits: list[Item] = []
        bar.hide()
        bar.typed.connect(self._on_typed)
        bar.stepped.connect(self.step)
        bar.closed.connect(self.close)
        bridge.document_changed.connect(self._on_document_changed)
        bridge.changed.connect(self._on_changed)
        io.account_changed.connect(self._on_account_changed)

    @Slot()
    def open(self) -> None:
        """Show the bar with the last query selected, and search for it."""
        if self._bridge.document is None:
            return
        self._open = True
        self._bar.show()
        self._bar.field.setFocus()
        self._bar.field.selectAll()
        self._search(jump=False)

    @Slot(object)
    def step(self, by: int = 1) -> None:
        """Go `by` hits on, around the end; with the bar closed it is opened first."""
        if not self._open:
            self.open()
        if not self.hits:
            self._say(tr("Nothing found"))
            return
        place = self.hits.index(self._shown) + by if self._shown in self.hits else min(0, by)
        place %= len(self.hits)
        self._show(self.hits[place])
        words = tr("{place} of {count}").format(place=counted(place + 1), count=counted(len(self.hits)))
        self._say(f"{words}: {self._what()}")

    @Slot()
    def close(self) -> None:
        """Put the bar and the marks away; the keyboard goes to the canvas, on what was shown last."""
        self._open = False
        self._announcer.forget(LAYER)
        self._surface.setFocus()  # first: else Qt gives the keyboard to whatever comes next for a moment
        self._bar.hide()
        self._surface.set_marks(LAYER, None)
        self.hits = []

    # ---- inside

    def _search(self, *, jump: bool) -> None:
        document = self._bridge.document
        if document is None:
            return
        if self._index is None:
            session = self._io.session
            queues = queue_names(session.account if session is not None else None)
            remote = session.remote_ids(document.tree.id) if session is not None else {}
            self._index = SearchIndex(document.tree, queues, remote)
        self.hits = self._index.find(self._bar.field.text())
        keypresses = document.tree.keypresses
        mark = Mark(Tone.FOUND)
        boxes = {cast(Vertex, h): mark for h in self.hits if h not in keypresses}
        keys = {cast(KeypressId, h): mark for h in self.hits if h in keypresses}
        self._surface.set_marks(LAYER, Marks(boxes, keys))
        if jump and self.hits:
            self._show(self._shown if self._shown in self.hits else self.hits[0])
        else:
            self._show_count()

    def _show(self, item: Item | None) -> None:
        document = self._bridge.document
        if document is None or item is None:
            return
        self._shown = item
        if item in document.tree.keypresses:
            self._surface.select(keypresses=[cast(KeypressId, item)])
        else:
            self._surface.select([cast(Vertex, item)])
        self._surface.center_on(item)
        self._show_count()

    def _what(self) -> str:
        """What is shown, in words."""
        picture = self._surface.picture
        return name_of(picture, self._shown) if picture is not None and self._shown is not None else ""

    def _say(self, words: str) -> None:
        self._announcer.announce(Announcement(words, topic=LAYER))

    def _show_count(self) -> None:
        place = self.hits.index(self._shown) + 1 if self._shown in self.hits else 0
        self._bar.show_count(place, len(self.hits))

    @Slot(object)
    def _on_typed(self, query: str) -> None:
        if not self._open:
            return
        self._search(jump=True)
        if query.strip():
            found = trn("{n} found", "{n} found", len(self.hits)) if self.hits else tr("Nothing found")
            self._say(f"{found}: {self._what()}" if self.hits else found)

    @Slot(object)
    def _on_changed(self, _change: object) -> None:
        self._index = None
        if self._open:
            self._search(jump=False)

    @Slot(object)
    def _on_account_changed(self, _account: Account) -> None:
        self._on_changed(None)

    @Slot(object)
    def _on_document_changed(self, document: Document | None) -> None:
        self._index, self._shown, self.hits = None, None, []
        self._bar.setVisible(self._open and document is not None)
        if self._open:
            self._search(jump=False)
