"""What the person looks at is looked at in the contact center more often; what came from there is marked."""

import time
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Slot

from ivr_designer.domain.document import Document
from ivr_designer.domain.keypresses import Destination
from ivr_designer.sync.contract import ItemId, RemoteEdit, SyncProblem
from ivr_designer.sync.remote_edit import ELSEWHERE, ApplyPatches
from ivr_designer.sync.twins import ARRIVED_LATE
from ivr_designer.sync.values import Kind
from ivr_designer.ui.canvas.requests import Mark, Marks, Tone
from ivr_designer.ui.text import tr

if TYPE_CHECKING:
    from ivr_designer.domain.ids import KeypressId, TreeId
    from ivr_designer.domain.keypresses import Vertex
    from ivr_designer.ui.main_window import MainWindow

LAYER = "news"
_PAUSE_MS = 400
_AWAY_S = 120.0


class AttentionController(QObject):
    """Belongs to one window. `now` is monotonic seconds."""

    def __init__(self, window: "MainWindow", now: Callable[[], float] = time.monotonic) -> None:
        super().__init__(window)
        self._window = window
        self._now = now
        self._looked_at = now()
        self._news: dict[TreeId, dict[ItemId, float]] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._tell)
        window.surface.view_changed.connect(self._on_moved)
        window.surface.selection_changed.connect(self._on_selection)
        window.bridge.document_changed.connect(self._on_document_changed)
        window.io.remote_edit.connect(self._on_remote_edit)
        window.io.session_changed.connect(self._on_session_changed)
        window.installEventFilter(self)

    # ---- what is looked at

    @Slot()
    def check_now(self) -> None:
        """Read the lists and the tree on screen again at once, and tell when that is done."""
        self._check(self._on_checked)

    def _check(self, then: Callable[[None], None]) -> None:
        self._looked_at = self._now()
        self._window.sync.refresh()
        session, document = self._window.io.session, self._window.bridge.document
        if session is not None and document is not None:
            self._window.io.call(session.check_tree(document.tree.id), then, self._on_failed)

    def _on_checked(self, _done: None) -> None:
        self._window.announcer.say(tr("Compared with the contact center."))

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, SyncProblem):
            raise error  # the connection's own bar shows the rest

    @Slot(object)
    def _on_moved(self, _view: object) -> None:
        if not self._timer.isActive():
            self._timer.start()

    @Slot(object)
    def _on_selection(self, _selection: object) -> None:
        self._seen()
        self._on_moved(None)

    @Slot()
    def _tell(self) -> None:
        session, document = self._window.io.session, self._window.bridge.document
        if session is None:
            return
        if document is None:
            session.watch(None, frozenset(), frozenset())
            return
        surface = self._window.surface
        picture, selection = surface.picture, surface.selection
        chosen: set[ItemId] = {v for v in selection.vertices if not isinstance(v, Destination)}
        visible: set[ItemId] = set()
        if picture is not None:
            within = picture.box_grid.within(surface.view.scene)
            visible = {v for v in within if not isinstance(v, Destination)}
        session.watch(document.tree.id, frozenset(chosen | set(selection.keypresses)), frozenset(visible))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate and self._now() - self._looked_at > _AWAY_S:
            self._check(_in_silence)  # nobody has asked for it
        return False

    # ---- what came from elsewhere

    @Slot(object)
    def _on_remote_edit(self, news: RemoteEdit) -> None:
        if news.summary not in (ELSEWHERE, ARRIVED_LATE) or not isinstance(news.edit, ApplyPatches):
            return
        found = self._news.setdefault(news.tree, {})
        for patch in news.edit.patches:
            if patch.key[0] is not Kind.TREE and patch.value is not None:
                found[patch.key[1]] = time.time()  # type: ignore[index]
        self._mark()

    def _seen(self) -> None:
        """What was selected has been seen."""
        document, selection = self._window.bridge.document, self._window.surface.selection
        if document is None or document.tree.id not in self._news:
            return
        found = self._news[document.tree.id]
        seen = [i for i in found if i in selection.vertices or i in selection.keypresses]
        for item in seen:
            del found[item]
        if seen:
            self._mark()

    def forget(self) -> None:
        """Everything that came from elsewhere has been seen."""
        self._news.clear()
        self._mark()

    @property
    def has_news(self) -> bool:
        """True while something is marked on screen."""
        document = self._window.bridge.document
        return document is not None and bool(self._news.get(document.tree.id))

    def _mark(self) -> None:
        document = self._window.bridge.document
        if document is None:
            return
        session = self._window.io.session
        conflicts = session.conflicts(document.tree.id) if session is not None else ()
        twins = {conflict.item for conflict in conflicts if conflict.twin_of is not None}
        boxes: dict[Vertex, Mark] = {}
        keys: dict[KeypressId, Mark] = {}
        for item, at in self._news.get(document.tree.id, {}).items():
            brief = datetime.fromtimestamp(at).strftime("%H:%M")
            words = tr("Changed on the server at {time}").format(time=brief)
            if item in twins:
                words, brief = tr("Arrived late: there twice"), "2 ×"
            mark = Mark(Tone.NEWS, words, brief)
            if item in document.tree.keypresses:
                keys[item] = mark  # type: ignore[index]
            elif item in document.tree.nodes:
                boxes[item] = mark  # type: ignore[index]
        self._window.surface.set_marks(LAYER, Marks(boxes, keys) if boxes or keys else None)
        self._window.refresh_actions()

    # ---- other tree, other session

    @Slot(object)
    def _on_document_changed(self, _document: Document | None) -> None:
        self._mark()
        self._on_moved(None)

    @Slot(object)
    def _on_session_changed(self, _session: object) -> None:
        self._news.clear()


def _in_silence(_done: None) -> None:
    """What differs comes as news of its own."""
