"""Reads a program as a screen reader does. Run by the system's Python, which has the bindings of AT-SPI.

Takes one JSON list a line, `[what, ...]`, and answers with one line of JSON:

    ["windows"]                     the windows on screen, each with all that is in it (see `describe`)
    ["heard"]                       what was told since the last time: [kind, name, role, description]
    ["part", role, name]            the first such object, with all that is in it, or null
    ["act", role, name, action]     do an action of an object on the canvas; what it is then, or null
"""

import json
import sys
import threading

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

STATES = (
    "active", "checkable", "checked", "editable", "enabled", "expandable", "expanded", "focusable", "focused",
    "modal", "multi_line", "selected", "showing", "visible",
)  # fmt: skip
MOST_ROWS = 12
"""Of a list, a table or a tree the first so many say what the others are like."""
ROWS = {"list", "table", "tree", "tree table"}
_heard = []


def states_of(thing):
    """The states that a listener can be told of."""
    found = thing.get_state_set()
    return [name for name in STATES if found.contains(getattr(Atspi.StateType, name.upper()))]


def describe(thing, depth=30):
    """What can be said of an object and of all that is shown in it; None for what is gone or not shown."""
    try:
        states = states_of(thing)
        if "showing" not in states or "visible" not in states or not depth:
            return None
        role = thing.get_role_name()
        extents = thing.get_extents(Atspi.CoordType.SCREEN)
        actions = thing.get_action_iface()
        found = {
            "role": role,
            "name": thing.get_name(),
            "description": thing.get_description(),
            "states": states,
            "place": [extents.x, extents.y, extents.width, extents.height],
            "actions": [actions.get_action_name(i) for i in range(actions.get_n_actions())]
            if actions
            else [],
            "labels": [
                relation.get_target(0).get_name()
                for relation in thing.get_relation_set()
                if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY
            ],
        }
        count = thing.get_child_count()
        is_canvas = role == "tree" and found["name"] == "Tree"
        most = MOST_ROWS if role in ROWS and not is_canvas else 400
        children = (thing.get_child_at_index(index) for index in range(min(count, most)))
        made = [describe(child, depth - 1) for child in children if child is not None]
        return {**found, "count": count, "children": [child for child in made if child]}
    except GLib.GError:
        return None


def programs():
    """All programs that can be read."""
    desktop = Atspi.get_desktop(0)
    return [p for p in (desktop.get_child_at_index(i) for i in range(desktop.get_child_count())) if p]


def windows():
    """The windows on screen."""
    found = []
    for program in programs():
        children = (program.get_child_at_index(index) for index in range(program.get_child_count()))
        found += [describe(window) for window in children if window is not None]
    return [window for window in found if window]


def search(thing, role, name):
    """The first object of that role and name that is shown."""
    try:
        if thing.get_role_name() == role and thing.get_name() == name and "showing" in states_of(thing):
            return thing
        children = (thing.get_child_at_index(index) for index in range(thing.get_child_count()))
        return next((hit for child in children if child and (hit := search(child, role, name))), None)
    except GLib.GError:
        return None


def find(role, name):
    """The first such object of all programs, or None."""
    return next((hit for program in programs() if (hit := search(program, role, name))), None)


def part(role, name):
    """What can be said of it."""
    found = find(role, name)
    return describe(found) if found is not None else None


def act(role, name, action):
    """Do it, and say what the object is afterwards."""
    canvas = find("tree", "Tree")
    found = search(canvas, role, name) if canvas is not None else None
    if found is None:
        return None
    actions = found.get_action_iface()
    names = [actions.get_action_name(i) for i in range(actions.get_n_actions())]
    done = actions.do_action(names.index(action)) if action in names else False
    return {"done": done, **(describe(found) or {})}


def heard():
    """What was told since the last time."""
    told, _heard[:] = list(_heard), []
    return told


def listen():
    """Remember the focus, announcements and windows that come up."""

    def on_focus(event):
        if event.detail1:
            remember("focus", event.source)

    def remember(kind, thing):
        try:
            told = [kind, thing.get_name(), thing.get_role_name(), thing.get_description()]
        except GLib.GError:
            return
        _heard.append(told)

    kinds = {
        "object:state-changed:focused": on_focus,
        "window:activate": lambda event: remember("window", event.source),
        "object:announcement": lambda event: _heard.append(["said", str(event.any_data), "", ""]),
    }
    listeners = [Atspi.EventListener.new(handler) for handler in kinds.values()]
    for listener, kind in zip(listeners, kinds, strict=True):
        listener.register(kind)
    return listeners


ACTS = {"windows": windows, "heard": heard, "part": part, "act": act}


def answer(line):
    """One question, one line of answer."""
    what, *values = json.loads(line)
    print(json.dumps(ACTS[what](*values)), flush=True)
    return False


def main():
    """Until nobody asks any more."""
    Atspi.init()
    kept = listen()
    loop = GLib.MainLoop()

    def ask():
        for line in sys.stdin:
            GLib.idle_add(answer, line)
        GLib.idle_add(loop.quit)

    threading.Thread(target=ask, daemon=True).start()
    print(json.dumps(["ready", len(kept)]), flush=True)
    loop.run()


main()
