"""A tree that is still being read: it grows on screen as it comes, and nothing can be done on it yet."""

from collections import defaultdict
from collections.abc import Generator, Iterator
from contextlib import suppress
from time import perf_counter, thread_time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QWidget

from ivr_designer.domain.changes import Change, in_turn
from ivr_designer.domain.document import Document
from ivr_designer.domain.edit import Edit
from ivr_designer.domain.edits import AddKeypress, AddNode, Batch, SetRoot
from ivr_designer.domain.errors import EditRefused
from ivr_designer.domain.garbage import uncollected
from ivr_designer.domain.ids import NodeId, TreeId
from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.tree import IvrTree, TreeContent
from ivr_designer.ui.canvas import metrics as m
from ivr_designer.ui.canvas.index import Rect
from ivr_designer.ui.canvas.shown import ShownPicture
from ivr_designer.ui.canvas.tree_stage import TreeStage
from ivr_designer.ui.canvas.view import View

if TYPE_CHECKING:
    from ivr_designer.domain.keypresses import Keypress

PORTION = 60
PAUSE_MS = 16
"""Edits at one go, which take a few ms, and the time for other things between two goes."""

LOOKED_AT = 400
"""After so many known nodes, or ten times as many keypresses, the search for what is missing pauses."""

GO_S = 0.004
"""So long the picture is made at one go; the step that arranges a thousand boxes takes twice as long."""

LOOK_S = 0.25
SHARE = 8
"""The tree is made anew at most so often, and for about one part in SHARE of the time."""

ROOM = 1.4
"""When the tree has outgrown the view, it is fitted into a view for one larger by this."""

SHAPES = 0.9 * m.FAR
"""The largest zoom: boxes as shapes are quickly painted, and text that moves about cannot be read anyway."""

_GROW = phrase("Open tree")


def missing(tree: IvrTree, content: TreeContent) -> Iterator[Edit | None]:
    """What `tree` lacks of what callers reach in `content`, from the root downward, a box before its keys.

    None now and then, where the search has taken some 2 ms.
    """
    root = content.root
    if root is None or root not in content.nodes:
        return
    keys = yield from _by_node(content)
    queue = [root]
    seen = {root}
    for count, node in enumerate(queue, 1):
        if count % LOOKED_AT == 0:
            yield None
        if node not in tree.nodes:
            yield AddNode(content.nodes[node])
        if tree.root is None:
            yield SetRoot(root)
        for keypress in sorted(keys[node], key=lambda k: (k.key.rank, k.id)):
            target = keypress.next_node
            if target is not None and target in content.nodes and target not in seen:
                seen.add(target)
                queue.append(target)
                if target not in tree.nodes:
                    yield AddNode(content.nodes[target])
            if keypress.id not in tree.keypresses:
                yield AddKeypress(keypress)


def _by_node(content: TreeContent) -> "Generator[None, None, dict[NodeId, list[Keypress]]]":
    keys: dict[NodeId, list[Keypress]] = defaultdict(list)
    for count, keypress in enumerate(content.keypresses.values(), 1):
        keys[keypress.node].append(keypress)
        if count % (10 * LOOKED_AT) == 0:
            yield None
    return keys


def _made(steps: Generator[None, None, ShownPicture]) -> Iterator[ShownPicture | None]:
    """None for each step, then the picture."""
    made = yield from steps
    yield made


class _Portion:
    """The next edits as one; what is refused is left to the finished tree. See Edit."""

    text = _GROW

    def __init__(self, coming: Iterator[Edit | None]) -> None:
        self._coming = coming
        self.is_last = False

    def apply(self, tree: IvrTree) -> tuple[Edit, Change]:
        """Take up to PORTION edits, those until the search pauses, and do them."""
        back: list[Edit] = []
        changes: list[Change] = []
        for _ in range(PORTION):
            try:
                edit = next(self._coming)
            except StopIteration:
                self.is_last = True
                break
            if edit is None:
                break
            with suppress(EditRefused):
                inverse, change = edit.apply(tree)
                back.append(inverse)
                changes.append(change)
        return Batch(tuple(reversed(back)), _GROW), in_turn(changes)


class GrowingStage(TreeStage):
    """Shows what has come so far, a portion at a time, always as a whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.set_animated(False)
        self._coming: Iterator[Edit | None] = iter(())
        self._complete = True
        self._stale = False
        self._making: Iterator[ShownPicture | None] | None = None
        self._cost = self._next_look = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._on_time)

    @property
    def growing(self) -> bool:
        """True while there is more to show than is shown."""
        return self._timer.isActive()

    def grow(self, tree: TreeId, content: TreeContent) -> None:
        """Show this much of the tree, soon."""
        if self.document is None or self.document.tree.id != tree:
            self.set_document(Document(IvrTree(tree, TreeContent(content.name))))
            self.overview.set_picture(None)  # nobody looks at it here
            self._making = None
        assert self.document is not None
        self._coming = missing(self.document.tree, content)
        self._complete = False
        self._timer.start()

    def clear(self) -> None:
        """Show nothing; the tree is there, or it is not going to be."""
        self._timer.stop()
        self._coming = iter(())
        self._making = None
        if self.document is not None:
            self.set_document(None)

    def _on_document_changed(self, change: Change) -> None:
        """Nearly everything moves with each portion: the picture is made anew now and then instead."""
        self._stale = self._stale or not change.is_empty

    @Slot()
    def _on_time(self) -> None:
        document = self.document
        assert document is not None
        if self._settling or self._settle_timer.isActive():
            return  # tiles are being painted, and one thing at a time keeps turns short
        if self._making is not None:
            self._go_on(self._making)
        elif self._stale and perf_counter() >= self._next_look:
            self._stale, self._cost = False, 0.0
            self._making = _made(ShownPicture.in_steps(document.tree, self._direction, self._names))
        elif not self._complete:
            portion = _Portion(self._coming)
            document.apply(portion)
            self._complete = portion.is_last
        elif not self._stale:
            self._timer.stop()

    def _go_on(self, making: "Iterator[ShownPicture | None]") -> None:
        end, begun = perf_counter() + GO_S, thread_time()
        with uncollected():
            made = next(making)
            while made is None and perf_counter() < end:
                made = next(making)
        self._cost += thread_time() - begun
        if made is not None:
            self._making = None
            self._next_look = perf_counter() + max(LOOK_S, SHARE * self._cost)
            self._look(made)

    def _look(self, picture: ShownPicture) -> None:
        """The whole tree anew, a slice at a time; what was seen stays until then, as in a zoom gesture."""
        if self._snapshot is None:
            self._snapshot = (self._grab(), self.view)
        self.picture = picture
        bounds = picture.bounds
        if bounds is None:
            return
        left, top, right, bottom = self.view.scene
        if bounds[0] < left or bounds[1] < top or bounds[2] > right or bounds[3] > bottom:
            self.view = self._fitting(bounds)
        self._settle_timer.start(0)

    def _fitting(self, bounds: Rect) -> View:
        """A view with room to grow: the tree is seldom shown smaller."""
        wide, high = bounds[2] - bounds[0], bounds[3] - bounds[1]
        side, below = wide * (ROOM - 1) / 2, high * (ROOM - 1)
        grown = (bounds[0] - side, bounds[1], bounds[2] + side, bounds[3] + below)
        view = self.view.fitted(grown)
        if view.zoom > SHAPES:
            view = view.zoomed(SHAPES, 0, 0).centred((grown[0] + grown[2]) / 2, (grown[1] + grown[3]) / 2)
        return view
