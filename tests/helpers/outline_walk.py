"""Every edit that the canvas offers, done from the outline with real keys of X, and undone there.

    xvfb-run -a env QT_QPA_PLATFORM=xcb .venv/bin/python -m tests.helpers.outline_walk [ACT...]

Prints a line of JSON for each act: what is wrong, or nothing.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import PlayPrompt
from ivr_designer.ui.theme import Look
from tests.helpers.gallery import Bot, Stage, stage
from tests.helpers.key_tries import said
from tests.helpers.key_walk import bring_back, look, press, wait

Seen = Callable[[Stage], object]
ROOT, SALES, TECH, OLD = "Lời chào", "Kinh doanh", "Kỹ thuật", "Khuyến mãi cũ"


class Act(NamedTuple):
    """Keys (`=` before what is typed) on the line of a node, or of one of its keys, and what is true then."""

    keys: str
    done: Seen
    line: str = SALES
    key: str = ""
    covers: tuple[str, ...] = ()
    """Actions of the table that it does."""
    undone: bool = True


def leads(node: str, key: str, to: str) -> Seen:
    """A key of a node leads to the node, or the kind of destination, of that name."""

    def seen(made: Stage) -> bool:
        tree = made.rig.tree
        found = tree.keypress_at(made.rig.node(node), Key(key))
        target = tree.target(found) if found is not None else None
        name = tree.nodes[target].name if target in tree.nodes else str(getattr(target, "kind", ""))
        return name == to

    return seen


def nodes(count: int) -> Seen:
    """So many nodes; the sample has 4."""
    return lambda made: len(made.rig.tree.nodes) == count


def keys(count: int) -> Seen:
    """So many keypresses; the sample has 12."""
    return lambda made: len(made.rig.tree.keypresses) == count


def named(name: str) -> Seen:
    """There is a node of that name."""
    return lambda made: name in {n.name for n in made.rig.tree.nodes.values()}


def selected(count: int) -> Seen:
    """So many boxes are selected."""
    return lambda made: len(made.rig.window.selection.vertices) == count


def folded(made: Stage) -> bool:
    """A branch is folded."""
    return bool(made.rig.window.surface.picture.layout.collapsed)  # type: ignore[union-attr]


def placed(made: Stage) -> bool:
    """The box was put somewhere by hand."""
    return made.rig.node(SALES) in made.rig.tree.positions


def loose(kind: str) -> Seen:
    """A destination of that kind is there and nothing leads to it."""
    return lambda made: any(d.kind == kind and not made.rig.tree.keypresses_to(d)
                            for d in made.rig.tree.destinations())  # fmt: skip


def both(*seen: Seen) -> Seen:
    """All of it."""
    return lambda made: all(each(made) for each in seen)


def recorded(made: Stage) -> bool:
    """There is one more node that plays a recording."""
    return sum(isinstance(n.prompt, PlayPrompt) for n in made.rig.tree.nodes.values()) == 2


def says_nine(made: Stage) -> bool:
    """Its text tells of key 9."""
    return "phím 9" in str(getattr(made.rig.tree.nodes[made.rig.node(SALES)].prompt, "text", ""))


DO = "ctrl+shift+p"
ACTS: dict[str, Act] = {
    "a node nothing leads to": Act("ctrl+shift+m =Offers Return", named("Offers"), OLD, "none",
                                   ("add-talk",)),
    "a node on a key": Act("ctrl+shift+m 5 =Offers Return", leads(SALES, "5", "Offers"), SALES, "",
                           ("add-talk", "rename")),
    "a child by its name in the list": Act(f"{DO} =new.child Return 5 =Offers Return",
                                           leads(SALES, "5", "Offers"), SALES, "", ("new-child",)),
    "a recorded menu": Act(f"{DO} =recorded.menu Return 5 =Offers Return",
                           both(leads(SALES, "5", "Offers"), recorded), SALES, "", ("add-play",)),
    "a key to a box there is": Act("ctrl+k 5 =khuyen Return", leads(SALES, "5", OLD), SALES, "",
                                   ("add-key",)),
    "a key to a new node": Act("ctrl+k 5 =new.spoken Return =Offers Return", leads(SALES, "5", "Offers")),
    "a key by its digit": Act("9 =hang Return", leads(SALES, "9", "stop")),
    "a key to a phone number": Act("9 =02838223344 Return", leads(SALES, "9", "phone")),
    "connect by its name in the list": Act(f"{DO} =connect.to Return 5 =khuyen Return",
                                           leads(SALES, "5", OLD), SALES, "", ("connect",)),
    "a key led elsewhere": Act("ctrl+shift+g =khuyen Return", leads(ROOT, "1", OLD), SALES, "",
                               ("lead-elsewhere",)),
    "a reference led elsewhere": Act("ctrl+shift+g =khuyen Return", leads(ROOT, "#", OLD), ROOT, "#"),
    "another key": Act("ctrl+shift+k 8", leads(ROOT, "8", SALES), SALES, "", ("change-key",)),
    "a key deleted, the box stays": Act("shift+Delete", both(keys(11), nodes(4)), SALES, "",
                                        ("delete-key",)),
    "a reference deleted": Act("Delete", both(keys(11), nodes(4)), ROOT, "#", ("delete",)),
    "a node deleted": Act("Delete Tab Return", nodes(3), TECH, "", ("delete",)),
    "renamed": Act("F2 ctrl+a =Sales Return", named("Sales"), SALES, "", ("rename",)),
    "cut": Act("ctrl+x Tab Return", nodes(3), TECH, "", ("cut",)),
    "copied and pasted": Act("ctrl+c ctrl+v", nodes(5), SALES, "", ("copy", "paste")),
    "duplicated": Act("ctrl+d", nodes(5), SALES, "", ("duplicate",)),
    "several duplicated": Act("ctrl+Down ctrl+Down ctrl+Down ctrl+Down ctrl+Down ctrl+space ctrl+d",
                              nodes(6), SALES, "", ("duplicate",)),
    "all selected": Act("ctrl+a", selected(8), SALES, "", ("select-all",), undone=False),
    "all but one copied": Act("ctrl+a ctrl+space ctrl+c ctrl+v", nodes(7), SALES),
    "moved": Act("alt+Right", placed),
    "moved by a pixel": Act("alt+shift+Down", placed),
    "given back to the layout": Act("alt+Right ctrl+l", said("put in order"), SALES, "",
                                    ("arrange",)),
    "folded": Act("ctrl+period", folded, SALES, "", ("fold",), undone=False),
    "opened for all its fields": Act("Return ctrl+a =Sales Tab ctrl+shift+o", named("Sales")),
    "a queue on a key": Act("shift+F6 shift+F6 Tab Tab Tab space 5 =ky Return ctrl+shift+o",
                            leads(SALES, "5", "queue")),
    "retries": Act(f"{DO} =add.retries Return Return", nodes(6), ROOT, "", ("add-ladder",)),
    "the text written from the keys": Act("9 =hang Return Left ctrl+m", says_nine, SALES, "",
                                          ("write-menu",)),
}  # fmt: skip
"""Each begins on a line of the outline and ends with the keyboard there again."""


def do(made: Stage, line: str) -> None:
    """Press and type; a dot stands for a space."""
    for each in line.split(" "):
        if each.startswith("="):
            words = each[1:].replace(".", " ")
            subprocess.run(["xdotool", "type", "--clearmodifiers", words], check=True)
        else:
            press(each)
        QTest.qWait(110)
        if QApplication.activeWindow() is None:
            made.shown()[-1].activateWindow()
            QTest.qWait(60)


def begin(made: Stage, act: Act) -> None:
    """The keyboard on the line."""
    bring_back(made)
    outline, tree = made.rig.window.outline, made.rig.tree
    made.rig.window.docks["outline"].raise_()
    outline.catch_up()
    outline.view.expandAll()
    node = made.rig.node(act.line)
    found = tree.keypress_at(node, Key.parse(act.key)) if act.key not in ("", "none") else None  # type: ignore[arg-type]
    outline.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
    outline.view.setCurrentIndex(outline.model.index_of(found.id if found is not None else node))
    if act.key == "none":
        made.rig.window.surface.select()
    made.settle(20)


def attempt(made: Stage, act: Act) -> str:
    """What is wrong, or nothing."""
    begin(made, act)
    view, before = made.rig.window.outline.view, made.rig.tree.content()
    if act.done(made):
        return "so before any key was pressed"
    do(made, act.keys)
    if not wait(lambda: act.done(made), 4):
        return f"not done; {look(made)}"
    if not wait(lambda: QApplication.focusWidget() in (view, *view.viewport().children()), 2):
        return f"afterwards the keyboard is elsewhere: {look(made)}"
    for _ in range(4):
        if act.undone and made.rig.tree.content() != before:
            do(made, "ctrl+z")
    if act.undone and made.rig.tree.content() != before:
        return f"undoing does not bring back what was; {look(made)}"
    return ""


def main() -> None:
    """See the module."""
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    with tempfile.TemporaryDirectory() as folder, stage(Bot(), Path(folder), Look.LIGHT) as made:  # type: ignore[arg-type]
        for name in sys.argv[1:] or ACTS:
            told = {"act": name, "trouble": attempt(made, ACTS[name])}
            print(json.dumps(told, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
