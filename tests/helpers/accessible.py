"""What a screen reader meets in a window: everything that is there, and what of it has no name."""

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QTabBar, QWidget

Role = QAccessible.Role
STRUCTURE = {
    Role.Client, Role.Pane, Role.Border, Role.LayeredPane, Role.Separator, Role.Splitter, Role.ScrollBar,
    Role.Whitespace, Role.Grip, Role.Grouping, Role.Indicator, Role.Cell, Role.Row, Role.NoRole,
    Role.Window, Role.StaticText,  # an empty label has nothing to say
}  # fmt: skip
"""What only holds others together; screen readers pass over it unless the keyboard can go there."""


def objects(widget: QWidget, depth: int = 20) -> Iterator[tuple[str, QAccessibleInterface]]:
    """Every visible accessible object below a widget with a path that says where it is."""
    yield from _walk(QAccessible.queryAccessibleInterface(widget), "", depth)


def _walk(
    thing: QAccessibleInterface | None, path: str, depth: int
) -> Iterator[tuple[str, QAccessibleInterface]]:
    if thing is None or not thing.isValid() or thing.state().invisible or depth == 0:
        return
    owner = thing.object()
    here = f"{path}/{thing.role().name}:{type(owner).__name__ if owner is not None else '-'}"
    yield here, thing
    for place in range(min(thing.childCount(), 80)):
        yield from _walk(thing.child(place), here, depth - 1)


def nameless(widget: QWidget) -> list[str]:
    """Paths of all objects below a widget that a screen reader cannot say anything about."""
    return [path for path, thing in objects(widget) if not thing.text(QAccessible.Text.Name).strip()
            and (thing.role() not in STRUCTURE or _takes_focus(thing))
            and not _has_no_tab(thing)]  # fmt: skip


def _has_no_tab(thing: QAccessibleInterface) -> bool:
    owner = thing.object()
    return isinstance(owner, QTabBar) and not owner.count()


def _takes_focus(thing: QAccessibleInterface) -> bool:
    owner = thing.object()
    if not isinstance(owner, QWidget) or thing.role() in {Role.Cell, Role.Row, Role.ScrollBar}:
        return False
    return owner.focusPolicy().value != 0 and owner.isEnabled() and owner.focusProxy() is None
