"""Reads a canvas as a screen reader does. Run by the system's Python, which has the bindings of AT-SPI.

Prints one JSON object: name and children of the tree, focus events, what was announced, and what of all
panels has no name.
"""

import json
import time
from collections import Counter

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

# What only holds others together, and what is not shown.
STRUCTURE = {
    "filler",
    "panel",
    "layered pane",
    "separator",
    "split pane",
    "scroll bar",
    "table cell",
    "viewport",
    "scroll pane",
    "unknown",
    "grouping",
    "label",
    "indicator",
    "frame",
    "application",
    "redundant object",
    "invalid",
    "push button menu",
}


def tree_in(thing):
    """The canvas under an object, or None."""
    if thing.get_role_name() == "tree" and thing.get_name() == "Tree":
        return thing
    for index in range(thing.get_child_count()):
        child = thing.get_child_at_index(index)
        found = tree_in(child) if child is not None else None
        if found is not None:
            return found
    return None


def wait_for_tree():
    """The canvas, as soon as the program has registered."""
    for _ in range(60):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            program = desktop.get_child_at_index(index)
            found = tree_in(program) if program is not None else None
            if found is not None and found.get_child_count():
                return found
        time.sleep(0.2)
    raise SystemExit("no tree found")


def nameless(thing, path=""):
    """Paths of what is shown and has no name; what goes away meanwhile is passed over."""
    try:
        return _nameless(thing, path)
    except GLib.GError:
        return []


def _nameless(thing, path):
    states = thing.get_state_set()
    if not states.contains(Atspi.StateType.VISIBLE):
        return []
    role = thing.get_role_name()
    here = f"{path}/{role}"
    found = [] if thing.get_name().strip() or role in STRUCTURE else [here]
    for index in range(min(thing.get_child_count(), 60)):
        child = thing.get_child_at_index(index)
        if child is not None:
            found += nameless(child, here)
    return found


def describe(child):
    """What a screen reader can say of an object."""
    extents = child.get_extents(Atspi.CoordType.SCREEN)
    actions = child.get_action_iface()
    return {
        "name": child.get_name(),
        "role": child.get_role_name(),
        "place": [extents.x, extents.y, extents.width, extents.height],
        "actions": [actions.get_action_name(i) for i in range(actions.get_n_actions())] if actions else [],
    }


def listen(ms):
    """Let events come for so long."""
    loop = GLib.MainLoop()
    GLib.timeout_add(ms, loop.quit)
    loop.run()


def main():
    """Read all, listen for a while, then press the first box."""
    Atspi.init()
    tree = wait_for_tree()
    found = {"name": tree.get_name()}
    found["children"] = [describe(tree.get_child_at_index(i)) for i in range(tree.get_child_count())]
    focused = []
    listener = Atspi.EventListener.new(lambda event: focused.append(event.source.get_name()))
    listener.register("object:state-changed:focused")
    said = []
    heard = Atspi.EventListener.new(lambda event: said.append(str(event.any_data)))
    heard.register("object:announcement")
    listen(4000)
    found["focused"], found["said"] = focused, said
    program = tree
    while program.get_role_name() != "application" and program.get_parent() is not None:
        program = program.get_parent()
    bare = Counter()
    for _ in range(12):  # the program brings one panel after the other to the front
        bare.update(set(nameless(program)))
        listen(200)
    # what was met once was on its way out: a row of keys that is made anew
    found["nameless"] = sorted(path for path, times in bare.items() if times > 1)
    actions = tree.get_child_at_index(0).get_action_iface()
    names = [actions.get_action_name(i) for i in range(actions.get_n_actions())]
    print(json.dumps(found), flush=True)
    actions.do_action(names.index("Press"))


main()
