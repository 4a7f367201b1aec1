"""The docks around the canvas: which panel stands where at first, and the way back to that."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QSizePolicy, QTabWidget, QWidget

from ivr_designer.ui.text import LiveText, mark, tr
from ivr_designer.ui.theme import SPACE
from ivr_designer.ui.widgets.panel_area import PanelArea

TITLES = {
    "trees": mark("Trees"),
    "outline": mark("Outline"),
    "palette": mark("Add"),
    "inspector": mark("Properties"),
    "problems": mark("Problems"),
    "activity": mark("Activity"),
    "conflicts": mark("Conflicts"),
    "calls": mark("Calls"),
    "call": mark("Simulator"),
    "plan": mark("Plan"),
    "history": mark("History"),
}
"""All docks by name, and what their tabs say."""

EXPLAINED = {
    "trees": mark("All phone menus of the contact center, and the numbers that play them. Enter opens one."),
    "outline": mark(
        "The tree as lines. Arrows move, F2 renames, Enter opens the properties, Delete deletes."
    ),
    "palette": mark(
        "Kinds of boxes. Drag one onto the canvas, or choose one to add it to the selected node."
    ),
    "inspector": mark("What the selected box or key does. Each change is an edit of its own, with undo."),
    "problems": mark("What callers would trip over, as you edit. Enter goes to the place."),
    "activity": mark("Every call to the contact center, with its time and its answer."),
    "conflicts": mark("What somebody else changed as well. Decide which of the two is to be."),
    "calls": mark("What is proved of every possible call, and calls that were recorded as tests."),
    "call": mark("Walk through the menu as a caller does, with the keys of a phone."),
    "plan": mark("The steps that publishing would take, in their order, before any is taken."),
    "history": mark("Versions of this tree that were published or read, to compare with and to go back to."),
}
"""What F1 and What's This say of each dock."""

_SIDE, _BELOW = SPACE * 34, SPACE * 27
_RIGHT, _RIGHT_IF_NARROW = SPACE * 49, SPACE * 44

_LEAST_CENTRE = SPACE * 40
"""So much of the canvas is left when panels get their width back, logical px."""

NARROW = SPACE * 150
"""Below this width of the window the lists reach under the properties, logical px."""


def add_docks(window: QMainWindow, panels: Mapping[str, QWidget]) -> dict[str, QDockWidget]:
    """Put the panels (by the names of `TITLES`) around the canvas and return the docks by name."""
    docks = {name: _dock(window, name, panels[name]) for name in TITLES}
    window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
    window.setDockOptions(QMainWindow.DockOption.AllowTabbedDocks)
    window.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea)
    Corner(window)
    Regaining(window, docks)
    live = LiveText(window)
    for name, title in TITLES.items():
        live(docks[name].setWindowTitle, partial(tr, title))
        live(panels[name].setAccessibleName, partial(tr, title))
        live(docks[name].setWhatsThis, partial(tr, EXPLAINED[name]))
    arrange_docks(window, docks)
    return docks


def arrange_docks(window: QMainWindow, docks: dict[str, QDockWidget]) -> None:
    """The layout of a new window: trees and palette left, properties right, lists below the canvas."""
    left, side = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
    below = Qt.DockWidgetArea.BottomDockWidgetArea
    for name, area in (
        ("trees", left), ("outline", left), ("palette", left), ("inspector", side), ("problems", below),
        ("activity", below), ("conflicts", below), ("calls", below), ("call", side), ("plan", side),
        ("history", side),
    ):  # fmt: skip
        window.addDockWidget(area, docks[name])
        docks[name].setFloating(False)
        docks[name].show()
    window.splitDockWidget(docks["trees"], docks["outline"], Qt.Orientation.Vertical)
    window.splitDockWidget(docks["outline"], docks["palette"], Qt.Orientation.Vertical)
    window.tabifyDockWidget(docks["problems"], docks["activity"])
    window.tabifyDockWidget(docks["activity"], docks["conflicts"])
    window.tabifyDockWidget(docks["problems"], docks["calls"])
    window.tabifyDockWidget(docks["inspector"], docks["call"])
    window.tabifyDockWidget(docks["call"], docks["plan"])
    window.tabifyDockWidget(docks["plan"], docks["history"])
    docks["inspector"].raise_()
    docks["problems"].raise_()
    docks["inspector"].raise_()
    window.resizeDocks(
        [docks["trees"], docks["inspector"]], [_SIDE, _right(window, docks)], Qt.Orientation.Horizontal
    )
    window.resizeDocks([docks["problems"]], [_BELOW], Qt.Orientation.Vertical)
    window.resizeDocks(
        [docks["trees"], docks["outline"], docks["palette"]], [240, 400, SPACE * 26], Qt.Orientation.Vertical
    )


def restore_docks(window: QMainWindow, state: bytes, version: int) -> None:
    """Put the docks where they stood when `state` was saved, perhaps by a window of quite another size."""
    window.restoreState(state, version)
    for keeper in (window.findChild(Corner), window.findChild(Regaining)):
        if keeper is not None:
            keeper.look_again()


def _right(window: QMainWindow, docks: Mapping[str, QDockWidget]) -> int:
    """Width of the properties and what lies behind them: the words of their tabs are whole."""
    tabs = sum(_tab_width(docks[name]) for name in ("inspector", "call", "plan", "history"))
    return max(_RIGHT_IF_NARROW if window.width() < NARROW else _RIGHT, tabs)


def _tab_width(dock: QDockWidget) -> int:
    """Room for the words of a tab, with what the style sheet puts around them."""
    return dock.fontMetrics().horizontalAdvance(dock.windowTitle()) + SPACE * 4


class Regaining(QObject):
    """Gives panels that had to be scrolled sideways their width back when the window is larger again."""

    def __init__(self, window: QMainWindow, docks: Mapping[str, QDockWidget]) -> None:
        super().__init__(window)
        self._window = window
        self._docks = docks
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self._regain)
        window.installEventFilter(self)

    def look_again(self) -> None:
        """Other docks stand there now."""
        self._late.start(0)

    @Slot()
    def _regain(self) -> None:
        window, area = self._window, Qt.DockWidgetArea
        wanted = {"trees": _SIDE, "inspector": _right(window, self._docks)}
        tight = {
            self._docks[name]: width
            for name, width in wanted.items()
            if self._docks[name].isVisible()
            and window.dockWidgetArea(self._docks[name])
            in {area.LeftDockWidgetArea, area.RightDockWidgetArea}
            and self._docks[name].width() < panel_of(self._docks[name]).minimumSizeHint().width()
        }
        missing = sum(width - dock.width() for dock, width in tight.items())
        centre = window.centralWidget()
        if tight and centre is not None and centre.width() - missing >= _LEAST_CENTRE:
            window.resizeDocks([*tight], [*tight.values()], Qt.Orientation.Horizontal)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_wider = isinstance(event, QResizeEvent) and event.size().width() > event.oldSize().width()
        if is_wider or event.type() == QEvent.Type.Show:
            self.look_again()
        return super().eventFilter(watched, event)


class PutAway(QObject):
    """Hides all docks, and brings back those that were there."""

    def __init__(self, window: QMainWindow, docks: dict[str, QDockWidget], rest: QWidget) -> None:
        super().__init__(window)
        self._docks = docks
        self._rest = rest
        self._away: list[QDockWidget] = []

    @Slot(bool)
    def toggle(self, hidden: bool) -> None:
        """Hide them, or show them again; what is left gets the keyboard."""
        if hidden:
            self._away = [dock for dock in self._docks.values() if not dock.isHidden()]
        for dock in self._away:
            dock.setVisible(not hidden)
        if hidden:
            self._rest.setFocus(Qt.FocusReason.OtherFocusReason)


def _dock(window: QMainWindow, name: str, panel: QWidget) -> QDockWidget:
    dock = QDockWidget(window)
    dock.setObjectName(f"dock-{name}")
    dock.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetMovable)
    dock.setTitleBarWidget(QWidget(dock))  # panels bring their own header
    is_whole = name == "palette"  # a choice of seven, seen at once
    dock.setWidget(PanelArea(panel, whole=is_whole))
    if is_whole:  # room that a bar gives back is for the lists above
        dock.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    return dock


def panel_of(dock: QDockWidget) -> QWidget:
    """The panel in a dock."""
    area = dock.widget()
    assert isinstance(area, PanelArea)
    return area.panel


def is_behind(widget: QWidget | None) -> bool:
    """True for a part of a panel that another one covers."""
    while widget is not None and not isinstance(widget, QDockWidget):
        widget = widget.parentWidget()
    window = widget.parentWidget() if widget is not None else None
    if widget is None or window is None or widget.isFloating():
        return False
    # Qt moves what lies behind a tab out of the window; a visible region is empty for what is all opaque, too
    return not window.rect().intersects(widget.geometry())


class Corner(QObject):
    """Gives the lower right corner to the lists when the window is narrow, else to the properties."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)
        self.look_again()

    def look_again(self) -> None:
        """Decide whose it is; a layout that was restored brings the answer of another window along."""
        area = Qt.DockWidgetArea
        taker = area.BottomDockWidgetArea if self._window.width() < NARROW else area.RightDockWidgetArea
        if self._window.corner(Qt.Corner.BottomRightCorner) != taker:
            self._window.setCorner(Qt.Corner.BottomRightCorner, taker)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.look_again()
        return super().eventFilter(watched, event)
