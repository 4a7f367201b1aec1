"""Presses every key that edits, as real keys of X, on trees that cannot be edited just now.

    xvfb-run -a env QT_QPA_PLATFORM=xcb .venv/bin/python -m tests.helpers.locked_walk [STATE...]

Prints a line of JSON for each key: the state, where the keyboard was, what was said, and what is wrong.
"""

import json
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from ivr_designer.domain.edits import UpdateNode
from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.phrases import phrase
from ivr_designer.sandbox.server import SandboxServer
from ivr_designer.sync.contract import Mode
from ivr_designer.ui.canvas.name_editor import NameEditor
from ivr_designer.ui.theme import Look
from tests.helpers.gallery import Bot, Stage, stage
from tests.helpers.key_walk import press, wait

EVERYWHERE = (
    "ctrl+z", "ctrl+shift+z", "ctrl+x", "ctrl+v", "Delete", "F2", "ctrl+d", "shift+Delete", "ctrl+shift+m",
    "ctrl+k", "ctrl+shift+g", "ctrl+shift+k", "ctrl+m",
)  # fmt: skip
"""Keys of the table that edit, on the canvas and in the outline."""
ON_CANVAS = ("n", "c", "9", "BackSpace", "alt+Right", "alt+shift+Down", "ctrl+l")
FREE = {("picture", "outline", "F2")}
"""A name can be changed beside a preview, as in the properties: the plan says that it is out of date."""
LASTS_MS = 20_000
"""So long a call of publishing takes."""
STEPS = {
    "ctrl+shift+m": ("x", "Return"), "F2": ("x", "Return"), "ctrl+k": ("9", "Down", "Return"),
    "n": ("9",), "c": ("9", "Return"), "9": ("Return",), "ctrl+shift+g": ("Return",),
    "ctrl+shift+k": ("9",), "ctrl+x": ("Tab", "Return"), "Delete": ("Tab", "Return"),
    "BackSpace": ("Tab", "Return"),
}  # fmt: skip
"""What answers the question that a key may bring."""


def name_it(made: Stage, name: str) -> None:
    """A step in the history."""
    found = made.rig.tree.nodes[node(made)]
    made.rig.window.documents.submit(UpdateNode(replace(found, name=name)))


def node(made: Stage) -> NodeId:
    """The node that the keys are for, whatever it is called."""
    tree = made.rig.tree
    return next(k.next_node for k in tree.keypresses_of(NodeId(str(tree.root))) if k.next_node)


def picture(made: Stage) -> None:
    """A preview in the place of the canvas."""
    made.session.set_mode(made.rig.tree.id, Mode.DRAFT)
    name_it(made, "Draft")
    made.settle(100)
    made.rig.window.actions_.trigger("preview")
    wait(lambda: made.rig.window.canvas_area.comparing is not None)


def damaged(made: Stage) -> None:
    """The journal was damaged at the last start, and nobody has said "Go on" yet."""
    words = phrase(
        "The journal of waiting changes was damaged. It is kept as “{name}”, and a new one was begun."
    )
    made.session.recovered = replace(
        made.session.recovered, problem=replace(words, values={"name": "a"}), read_only=True
    )
    made.rig.window.io.recovered.emit(made.session.recovered)


def publishing(made: Stage) -> None:
    """A draft on its way to the contact center."""
    window = made.rig.window
    picture(made)
    wait(lambda: window.plan_panel.can_publish)
    made._server.control.faults.add("latency", method="PUT", path="/v1/ivrnode/*", before=True, ms=LASTS_MS)
    window.actions_.trigger("publish")
    wait(lambda: made.session.publishings)
    window.canvas_area.end_comparison()
    made.settle(20)


STATES: dict[str, Callable[[Stage], None]] = {
    "damaged": damaged, "picture": picture, "publishing": publishing,
}  # fmt: skip


def ready(made: Stage, place: str) -> None:
    """One node selected, the keyboard there, nothing else on screen."""
    window = made.rig.window
    for widget in made.shown():
        if widget is not window:
            widget.close()
    for editor in window.surface.findChildren(NameEditor):
        editor.close_with(keep=False)
    comparing = window.canvas_area.comparing
    front = window.canvas_area.front
    front.select([front.picture.tree.root if comparing else node(made)])
    window.activateWindow()
    if place == "outline":
        window.docks["outline"].show()
        window.docks["outline"].raise_()
        window.outline.catch_up()
    (window.outline.view if place == "outline" else front).setFocus()
    wait(lambda: window.isActiveWindow())
    window.refresh_actions()


def attempt(made: Stage, keys: str, place: str) -> dict[str, Any]:
    """Press once, answer what is asked, and compare."""
    window = made.rig.window
    ready(made, place)
    announcer, before, step = window.announcer, made.rig.tree.content(), _history(made)
    announcer._waiting.clear()
    announcer._timer.stop()
    announcer.said = []
    press(keys)
    wait(lambda: _asked(made) or _told(made))
    for each in STEPS.get(keys, ()):
        if not _asked(made):
            break
        wait(lambda: QApplication.focusWidget() is not None and made.shown()[-1].isActiveWindow())
        press(each)
        QTest.qWait(60)
    wait(lambda: _told(made))
    trouble = []
    if made.rig.tree.content() != before:
        trouble.append("the tree has changed")
    if _history(made) != step:
        trouble.append(f"the history has moved: {_history(made)}, before {step}")
    if not announcer.said:
        trouble.append("nothing is said")
    return {"keys": keys, "place": place, "said": announcer.said, "trouble": trouble}


def _told(made: Stage) -> bool:
    """True once a sentence says why; that something was copied is none."""
    announcer = made.rig.window.announcer
    announcer._timer.stop()
    announcer._on_timeout()
    announcer._timer.stop()
    return any(not said.startswith("Copied") for said in announcer.said)


def _asked(made: Stage) -> bool:
    """True while something waits for an answer."""
    return len(made.shown()) > 1 or isinstance(QApplication.focusWidget(), QLineEdit)


def _history(made: Stage) -> tuple[int, int]:
    stack = made.rig.window.documents.group.activeStack()
    return stack.count(), stack.index()


def _is_sent(made: Stage) -> bool:
    status = made.session.status
    return not (status.waiting or status.sending or status.checking)


def _held_by(server: SandboxServer) -> list[str]:
    """All nodes and keypresses at the contact center."""
    store = server.control.store
    return [json.dumps(row, default=str) for kind in ("ivrnode", "ivrkeypress") for row in store.rows(kind)]


def main() -> None:
    """See the module."""
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    for name in sys.argv[1:] or STATES:
        with tempfile.TemporaryDirectory() as folder, stage(Bot(), Path(folder), Look.LIGHT) as made:  # type: ignore[arg-type]
            name_it(made, "One")
            name_it(made, "Two")
            made.rig.window.documents.undo()
            made.rig.window.nodes.copy(made.rig.window.surface.selection)
            assert wait(lambda: _is_sent(made))
            STATES[name](made)
            there = _held_by(made._server)
            for place in ("canvas", "outline"):
                for keys in (*EVERYWHERE, *(ON_CANVAS if place == "canvas" else ())):
                    if (name, place, keys) in FREE:
                        continue
                    told = {"state": name, **attempt(made, keys, place)}
                    print(json.dumps(told, ensure_ascii=False), flush=True)
                    assert name != "publishing" or made.rig.window.features.publishing.is_publishing
            if name != "publishing":
                lines = zip_longest(there, _held_by(made._server))
                differ = [pair for pair in lines if pair[0] != pair[1]]
                assert not differ, differ
            wait(lambda: not made.session.publishings, LASTS_MS / 1000)


if __name__ == "__main__":
    main()
