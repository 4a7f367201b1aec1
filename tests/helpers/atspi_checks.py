"""What is wrong with what a screen reader was told of a window."""

from collections.abc import Iterator
from typing import Any

Thing = dict[str, Any]

STRUCTURE = {
    "filler", "panel", "layered pane", "separator", "split pane", "scroll bar", "viewport", "scroll pane",
    "unknown", "grouping", "label", "indicator", "frame", "application", "redundant object", "invalid",
    "push button menu", "table cell", "tool bar", "page tab list", "window", "form", "static",
}  # fmt: skip
"""What only holds others together and may have no name, as long as the keyboard cannot go there."""
FIELDS = {"text", "entry", "password text", "combo box", "spin button", "slider"}
QUIET = {"scroll bar", "page tab list", "table cell"}
"""These may have no name even where the keyboard can go: what is in them has, and empty cells are empty."""
NOTHING = {"filler", "unknown", "invalid", "redundant object"}
ECHOING = {"combo box", "label", "page tab"}
"""Qt itself gives a combo box its value for a name (its label is related), and tabs and labels a tooltip."""
TITLED = {"frame", "dialog", "alert", "window"}
CHECKED = {"check box", "radio button", "toggle button", "check menu item"}


def everything(thing: Thing, path: str = "") -> Iterator[tuple[str, Thing]]:
    """All objects with a path that says where they are."""
    here = f"{path}/{thing['role']} {thing['name'][:40]!r}"
    yield here, thing
    for child in thing["children"]:
        yield from everything(child, here)


def complaints(window: Thing) -> list[str]:
    """What a blind person would not get to know, or twice."""
    found = []
    if window["role"] in TITLED and not window["name"].strip():
        found.append(f"no title: {window['role']}")
    for path, thing in everything(window):
        found += [f"{what}: {path}" for what in _of(thing)]
    return found


def _of(thing: Thing) -> Iterator[str]:
    role, name, description = thing["role"], thing["name"].strip(), thing["description"].strip()
    has_tabs = any(child["role"] == "page tab list" for child in thing["children"])  # these get its focus
    takes_focus = {"focusable", "enabled"} <= set(thing["states"]) and not has_tabs
    if not name and (role not in STRUCTURE or (takes_focus and role not in QUIET)):
        yield "no name"
    if takes_focus and role in NOTHING:
        yield "takes the keyboard and is nothing"
    if name and role not in ECHOING and _same(name, description):
        yield "says its name twice"
    if role in CHECKED and "checkable" not in thing["states"]:
        yield "does not say whether it is on"
    if role in FIELDS and role not in ECHOING and thing["labels"] and not _fits(thing["labels"][0], name):
        yield f"is labelled {thing['labels'][0]!r}"
    if "&" in name.replace("&&", "").replace(" & ", ""):
        yield "an access key is read out"


def _fits(label: str, name: str) -> bool:
    """A name may say more than the label that is seen beside the field."""
    return label.strip(" .:…").casefold() in name.casefold()


def _same(one: str, two: str) -> bool:
    return one.strip(" .:…").casefold() == two.strip(" .:…").casefold()
