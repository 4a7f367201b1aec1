"""Keys and mouse wait while an edit is stored beside the window, and are delivered afterwards, in order.

It is what happens to them anyway while the UI thread works: only that the window is painted meanwhile, and
that its bars can be used. So a key goes where the keys and clicks before it have taken the focus, and a click
takes it. Only what nobody has seen gets nothing: neither a question that came up meanwhile, nor whatever has
come in the place of what a key was meant for; there it may still be one of the window's own keys, as Ctrl+Z.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

_Type = QEvent.Type
_NO_BUTTON = Qt.MouseButton.NoButton
_HELD = {
    _Type.KeyPress, _Type.KeyRelease, _Type.Shortcut, _Type.InputMethod, _Type.MouseButtonPress,
    _Type.MouseButtonRelease, _Type.MouseButtonDblClick, _Type.ContextMenu,
}  # fmt: skip
_DROPPED = {_Type.Wheel, _Type.DragEnter, _Type.DragMove, _Type.Drop, _Type.TouchBegin, _Type.NativeGesture}
"""Old news by the time they would be delivered: nobody turns a wheel for what he cannot see turn."""

_LOOKED_AT = _HELD | _DROPPED | {
    _Type.ShortcutOverride, _Type.MouseMove, _Type.NonClientAreaMouseMove,
    _Type.NonClientAreaMouseButtonPress, _Type.NonClientAreaMouseButtonRelease,
    _Type.NonClientAreaMouseButtonDblClick,
}  # fmt: skip
"""All that matters here: the filter is asked about whatever happens to anything in the program."""


@dataclass(slots=True, eq=False)
class _Held:
    receiver: QObject
    window: QWidget | None
    """That of the receiver, in case it is gone by then."""
    event: QEvent

    @property
    def is_key(self) -> bool:
        return isinstance(self.event, QKeyEvent)


class HeldInput(QObject):
    """Holds input between `hold` and `let_go`. `is_free` says of whom it is not held; `escape` is what Escape
    does meanwhile.
    """

    def __init__(
        self, is_free: Callable[[QObject], bool], escape: Callable[[], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._is_free = is_free
        self._escape = escape
        self._held: deque[_Held] = deque()
        self._holds = False
        self._delivering = False
        self._next = QTimer(self)
        self._next.setInterval(0)
        self._next.timeout.connect(self._deliver)

    @property
    def is_on(self) -> bool:
        """True while new input is held: also until all that was held before is delivered."""
        return self._holds or bool(self._held)

    def hold(self) -> None:
        """From now on."""
        if not self.is_on:
            _application().installEventFilter(self)
        self._holds = True
        self._next.stop()

    def let_go(self) -> None:
        """Deliver what was held, one after another, with whatever each of them sets off."""
        self._holds = False
        self._go_on()

    @Slot()
    def drop(self) -> None:
        """Forget what was held."""
        self._held.clear()
        self.let_go()

    # ---- inside

    def _go_on(self) -> None:
        if self._held and not self._holds:
            self._next.start()
        elif not self.is_on:
            self._next.stop()
            _application().removeEventFilter(self)

    @Slot()
    def _deliver(self) -> None:
        held = self._held.popleft()
        self._delivering = True
        try:
            if (receiver := _whom(held)) is not None:
                _give_focus(receiver, held.event)
                before = QApplication.focusWidget()
                QCoreApplication.sendEvent(receiver, held.event)
                self._follow(before)
        finally:
            self._delivering = False
            self._go_on()

    def _follow(self, before: QWidget | None) -> None:
        """Keys typed behind Tab, or behind F2 that opens a field, are for what has the focus now."""
        now = QApplication.focusWidget()
        if before is None or now is None or now is before or not _is_there(before):
            return
        for held in self._held:
            if held.receiver is before and not isinstance(held.event, QMouseEvent):
                held.receiver, held.window = now, now.window()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in _LOOKED_AT or self._delivering or watched.isWindowType() or self._is_free(watched):
            return False
        if self._holds and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if kind == _Type.KeyPress:
                self._escape()
        elif kind in _HELD or (isinstance(event, QMouseEvent) and event.buttons() != _NO_BUTTON):
            window = watched.window() if isinstance(watched, QWidget) else None
            self._held.append(_Held(watched, window, event.clone()))
        elif kind not in _DROPPED:
            return False
        event.setAccepted(kind not in _DROPPED)  # whoever drags sees that it cannot be dropped now
        return True


def _whom(held: _Held) -> QObject | None:
    """Who gets it; None if nobody does."""
    receiver: QObject | None = held.receiver
    if not _is_there(held.receiver):
        receiver = held.window if held.is_key and _is_there(held.window) else None
    return receiver if receiver is not None and _is_in_front(receiver) else None


def _is_there(receiver: QObject | None) -> bool:
    if not shiboken6.isValid(receiver):
        return False
    return receiver is not None and (not isinstance(receiver, QWidget) or receiver.isVisible())


def _is_in_front(receiver: QObject) -> bool:
    """Not behind a question that came up meanwhile: nobody has seen that when he typed or clicked."""
    front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    above: QObject | None = receiver
    while front is not None and above is not front and above is not None:
        above = above.parent()
    return above is not None


def _give_focus(receiver: QObject, event: QEvent) -> None:
    """As Qt does when a button of the mouse goes down, which is over for this one."""
    if event.type() != _Type.MouseButtonPress:
        return
    clicked: QObject | None = receiver
    while isinstance(clicked, QWidget):
        if clicked.isEnabled() and clicked.focusPolicy() & Qt.FocusPolicy.ClickFocus:
            clicked.setFocus(Qt.FocusReason.MouseFocusReason)
            return
        clicked = None if clicked.isWindow() else clicked.parentWidget()


def _application() -> QCoreApplication:
    found = QApplication.instance()
    assert found is not None
    return found
