"""A picture of a large tree, made in slices before the tree is shown: the window goes on meanwhile."""

from collections.abc import Callable, Generator, Mapping
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Slot

from ivr_designer.domain.document import Document
from ivr_designer.domain.garbage import uncollected
from ivr_designer.domain.layout import Direction
from ivr_designer.domain.turns import goes_first
from ivr_designer.sync.contract import ItemId
from ivr_designer.sync.status import ItemState
from ivr_designer.ui.canvas.remaking import GO_S
from ivr_designer.ui.canvas.shown import ShownPicture


class PictureMaker(QObject):
    """Makes one picture at a time; who asks again forgets what was asked for before."""

    def __init__(self, direction: Callable[[], Direction], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._direction = direction
        self._document: Document | None = None
        self._done: Callable[[], object] | None = None
        self._steps: Generator[None, None, ShownPicture] | None = None
        self._picture: ShownPicture | None = None
        self._states: Mapping[ItemId, ItemState] | None = None
        self._revision = -1
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)

    def make(
        self,
        document: Document,
        done: Callable[[], object],
        states: Mapping[ItemId, ItemState] | None = None,
    ) -> None:
        """Make the picture of a document as it is, with the states of its items, and then call `done`."""
        self._document, self._done, self._states = document, done, states
        self._steps = None  # begun in the next turn: in this one the tree may just have been read
        self._timer.start(0)

    def take(self, document: Document | None) -> ShownPicture | None:
        """The picture, once, if it shows this document as it is now. Whatever else is made is forgotten."""
        picture, self._picture = self._picture, None
        mine = document is not None and document is self._document and self._is_true(document, picture)
        self._timer.stop()
        self._document = self._done = self._steps = self._states = None
        return picture if mine else None

    def _is_true(self, document: Document, picture: ShownPicture | None) -> bool:
        return (
            picture is not None
            and picture.layout.direction is self._direction()
            and document.revision == self._revision
        )

    def _begin(self, document: Document) -> None:
        self._revision = document.revision
        self._picture = None
        self._steps = ShownPicture.in_steps(document.tree, self._direction(), {}, self._states)

    @Slot()
    @goes_first
    def _go_on(self) -> None:
        document, steps, done = self._document, self._steps, self._done
        assert document is not None
        assert done is not None
        if steps is None or document.revision != self._revision:
            self._begin(document)  # now, or anew: somebody else has changed it meanwhile
            return
        end = perf_counter() + GO_S
        try:
            with uncollected():
                while perf_counter() < end:
                    next(steps)
        except StopIteration as finished:
            self._timer.stop()
            self._picture = finished.value
            done()
            self.take(None)  # nobody wanted it any more
