"""Remaking: what changes most of a large picture is made in slices, while the old one can be worked on."""

from collections.abc import Callable, Generator, Iterable
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ivr_designer.domain.garbage import uncollected
from ivr_designer.domain.keypresses import Vertex
from ivr_designer.domain.layout import Direction
from ivr_designer.domain.turns import goes_first
from ivr_designer.ui.canvas.shown import ShownPicture, Wish

if TYPE_CHECKING:
    from ivr_designer.ui.canvas.tree_stage import TreeStage

GO_S = 0.008
"""So long a picture is made at one go."""

WAIT_MS = 30
"""How often a finished picture asks whether the mouse has let go of the old one."""

LONG_S = 0.4
"""What takes longer shows how far it has come."""


class Remaking(QObject):
    """Makes what the picture of a stage owes, and what is wished for, and has the stage show it.

    Signals:
        changed: None, when it begins, goes on and ends.
    """

    changed = Signal()

    def __init__(self, stage: "TreeStage") -> None:
        super().__init__(stage)
        self._stage = stage
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_time)
        self._then: list[Callable[[], object]] = []
        self._clear()

    def _clear(self) -> None:
        self._timer.stop()
        self._wish: Wish | None = None
        self._tidy = self._fit = False
        self._anchor: Vertex | None = None
        self._drop()

    def _drop(self) -> None:
        """What is half made is of no use."""
        self._steps: Generator[None, None, ShownPicture] | None = None
        self._made: ShownPicture | None = None
        self._count = 0

    # ---- how far it is

    @property
    def is_on(self) -> bool:
        """True while a picture is being made."""
        return self._timer.isActive()

    @property
    def may_cancel(self) -> bool:
        """True if it is for a wish, which can be taken back. What an edit has changed has to be drawn."""
        return self._wish is not None

    @property
    def part(self) -> float:
        """How much of it is done, from 0 to 1."""
        picture = self._stage.picture
        return min(1.0, self._count / picture.steps_to_make) if picture is not None else 0.0

    # ---- asking

    def wish(
        self,
        *,
        direction: Direction | None = None,
        fold: Iterable[Vertex] = (),
        unfold: Iterable[Vertex] = (),
        tidy: bool = False,
        fit: bool = False,
        anchor: Vertex | None = None,
    ) -> None:
        """Have the tree drawn another way, arranged anew. Several wishes add up, the contrary takes one back.

        `tidy` arranges it even if nothing else is different, `fit` shows all of it then; `anchor` is a box
        that stays where it is on screen.
        """
        picture = self._stage.picture
        if picture is None:
            return
        shown = Wish(picture.layout.direction, picture.folded)
        old = self._wish or shown
        wished = Wish(direction or old.direction, (old.folded | frozenset(fold)) - frozenset(unfold))
        self._tidy |= tidy
        if wished == old and self._wish is not None and not tidy:
            return
        if wished == shown and not self._tidy:
            self.cancel()
            return
        self._wish, self._fit, self._anchor = wished, self._fit or fit, anchor or self._anchor
        self._restart()

    def catch_up(self) -> None:
        """After a change of the tree: make what the picture owes now, if anything."""
        picture = self._stage.picture
        if picture is not None and picture.owes and not self.is_on:
            self._restart()

    def then(self, act: Callable[[], object]) -> None:
        """Do something as soon as the picture is there; never, if none is made or another tree comes."""
        if self.is_on:
            self._then.append(act)

    def cancel(self) -> bool:
        """Take back what was wished for; False if nothing was."""
        if self._wish is None:
            return False
        picture = self._stage.picture
        self._clear()
        if picture is not None:
            picture.give_up()
        self._then.clear()
        self.catch_up()
        self._stage.on_wish_taken_back()
        self.changed.emit()
        return True

    def forget(self) -> None:
        """Another tree is shown, or none."""
        was_on = self.is_on
        self._clear()
        self._then.clear()
        if was_on:
            self.changed.emit()

    # ---- making

    def _restart(self) -> None:
        self._drop()
        self._timer.start(0)
        self.changed.emit()

    @Slot()
    @goes_first
    def _on_time(self) -> None:
        picture = self._stage.picture
        if picture is None or not (picture.owes or self._wish):
            self.forget()
            return
        if self._made is None or picture.is_stale:
            self._work(picture)
            self.changed.emit()
        elif self._stage.is_in_hand():
            self._timer.setInterval(WAIT_MS)
        else:
            self._finish(self._made)

    def _work(self, picture: ShownPicture) -> None:
        if self._steps is None or picture.is_stale:
            self._drop()
            self._timer.setInterval(0)
            self._steps = picture.beside(self._wish)
        end = perf_counter() + GO_S
        try:
            with uncollected():
                while perf_counter() < end:
                    next(self._steps)
                    self._count += 1
        except StopIteration as finished:
            self._made = finished.value

    def _finish(self, made: ShownPicture) -> None:
        fit, anchor, then = self._fit, self._anchor, self._then
        self._clear()
        self._then = []
        self._stage.show_made(made, fit=fit, anchor=anchor)
        self.changed.emit()
        for act in then:
            act()
