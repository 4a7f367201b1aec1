"""Signs: small solid shapes for states and findings, for where an outlined icon cannot be told from the next.

Each has a silhouette of its own, so that it is known without its colour, down to five pixels.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ivr_designer.sync.status import ItemState
from ivr_designer.ui.canvas.boxes import NO_FINDINGS, Box
from ivr_designer.ui.canvas.index import Rect, grown
from ivr_designer.ui.canvas.labels import STATE_INKS
from ivr_designer.ui.canvas.picture import CanvasPicture
from ivr_designer.ui.canvas.requests import FindingCount

LEAST = 5
"""Device px below which a sign cannot be known any more."""

ROOMY = 7
"""Device px of a box's height from which a sign leaves enough of the box to be seen."""

MOST = 16
"""Signs on one map: more of them say only that there are many, and hide the tree."""


class Sign(NamedTuple):
    """`icon` names the picture, `ink` the colour token."""

    icon: str
    ink: str


STATE_SIGNS: Mapping[ItemState, Sign] = {
    state: Sign(f"signs/{state.value}", ink) for state, ink in STATE_INKS.items()
}
ERROR = Sign("signs/error", "danger")
WARNING = Sign("signs/warning", "warning")
INFO = Sign("signs/info", "info")

GRAVEST = (
    ERROR,
    *(STATE_SIGNS[s] for s in (ItemState.CONFLICT, ItemState.REFUSED, ItemState.CHECKING, ItemState.HELD)),
    WARNING,
    *(STATE_SIGNS[s] for s in (ItemState.SENDING, ItemState.WAITING, ItemState.DRAFT)),
    INFO,
)
"""All signs; where there is room for one, the first of them is shown."""

_RANK = {sign: rank for rank, sign in enumerate(GRAVEST)}


def gravest(signs: Iterable[Sign]) -> Sign:
    """The one that is shown where there is room for one only; ValueError if there is none."""
    return min(signs, key=_RANK.__getitem__)


def state_sign(box: Box) -> Sign | None:
    """The sign of a box's own state, or of the gravest of its keys that have no line of their own."""
    if box.state is not None:
        return STATE_SIGNS[box.state]
    found = [STATE_SIGNS[s] for s in box.chip_states if s is not None]
    return gravest(found) if found else None


def finding_sign(count: FindingCount) -> Sign | None:
    """The sign of the gravest findings."""
    if count.errors:
        return ERROR
    if count.warnings:
        return WARNING
    return INFO if count.infos else None


def signs_of(box: Box) -> tuple[Sign, ...]:
    """State and finding of a box, as far as there are any."""
    state, finding = state_sign(box), finding_sign(box.finding)
    return tuple(sign for sign in (state, finding) if sign is not None)


def size_within(height: int, ratio: float) -> int:
    """How large a sign is in a box of so many device px; 0 if it could not be known."""
    if height < LEAST - 2:
        return 0
    if height < LEAST + 4:
        return max(LEAST, height)
    return min(height - 4, round(14 * ratio))


class SignMap:
    """The gravest sign of each cell of a grid over a picture, where not every box can show its own.

    The cells grow until there are at most `MOST` signs: in a tree full of warnings they would hide the tree.
    """

    def __init__(self, picture: CanvasPicture, cell: float) -> None:
        self._picture = picture
        self._cell = self._least = cell
        self.found: dict[tuple[int, int], tuple[Sign, float, float]] = {}
        """By cell: the sign, and the middle of the box it belongs to, in scene units."""
        self._fill()

    def _fill(self) -> None:
        self._cell, self.found = self._least, {}
        for box in self._picture.boxes.values():
            self._add(box)
        self._thin()

    def _thin(self) -> None:
        while len(self.found) > MOST:
            self._cell *= 1.4
            entries, self.found = list(self.found.values()), {}
            for entry in entries:
                self._put(*entry)

    def _add(self, box: Box) -> None:
        if box.state is None and not box.chip_states and box.finding is NO_FINDINGS:
            return
        signs = signs_of(box)
        if signs:
            self._put(gravest(signs), box.x, box.y)

    def _put(self, sign: Sign, x: float, y: float) -> None:
        cell = int(x // self._cell), int(y // self._cell)
        before = self.found.get(cell)
        if before is None or _RANK[sign] < _RANK[before[0]]:
            self.found[cell] = sign, x, y

    def renew(self, rects: Iterable[Rect]) -> None:
        """What is known of the boxes in these parts of the scene has changed."""
        size, grid = self._cell, self._picture.box_grid
        cells = {
            (column, row)
            for left, top, right, bottom in rects
            for column in range(int(left // size), int(right // size) + 1)
            for row in range(int(top // size), int(bottom // size) + 1)
        }
        for column, row in cells:
            self.found.pop((column, row), None)
            place = (column * size, row * size, (column + 1) * size, (row + 1) * size)
            for vertex in grid.within(grown(place, 1.0)):
                box = self._picture.boxes[vertex]
                if (int(box.x // size), int(box.y // size)) == (column, row):
                    self._add(box)
        self._thin()  # findings come when the map is there already
        if self._cell > self._least and len(self.found) < MOST // 4:
            self._fill()
