"""Garbage is looked for between acts, on the UI thread, from the first filling of the window to its end."""

import gc
from collections import Counter

from ivr_designer.domain.garbage import FEW, GarbagePolicy
from ivr_designer.ui.tidying import LOOK_MS, Tidying
from tests.helpers.memory_session import MemorySession
from tests.helpers.trees import menu_content
from tests.unit.domain.test_garbage import FakeCollector


def test_it_looks_by_itself_until_it_is_stopped(qtbot):
    collector, now, busy = FakeCollector(), [0.0], [True]
    policy = GarbagePolicy(collector, lambda: 1, lambda: 0.0, lambda: now[0])
    tidying = Tidying(policy, lambda: busy[0])
    assert not collector.on
    collector.said.clear()
    collector.young = FEW + 1
    qtbot.wait(LOOK_MS + 100)
    assert collector.said == []
    busy[0] = False
    qtbot.waitUntil(lambda: collector.said == ["collect 0"])
    tidying.stop()
    assert collector.on


def ours_among(things):
    return Counter(
        f"{type(t).__module__}.{type(t).__qualname__}"
        for t in things
        if type(t).__module__.startswith("ivr_designer")
    )


def test_a_tree_that_was_edited_and_closed_goes_without_a_look(make_window, qtbot):
    """Records in a circle would stay until memory has grown to the ceiling."""
    rig = make_window(MemorySession({"large": menu_content(120), "small": menu_content(10)}))
    window = rig.window

    def use():
        rig.open("large")
        qtbot.waitUntil(lambda: bool(window.problems_model.rows))
        nodes = [n for n in window.bridge.document.tree.nodes if n != window.bridge.document.tree.root]
        window.surface.select_all()
        window.nodes._delete(nodes[:60], ())
        window.documents.undo()
        window.surface.set_collapsed(window.bridge.document.tree.root, True)
        qtbot.wait(50)
        window.documents.show(None)
        qtbot.waitUntil(lambda: window.bridge.document is None)
        qtbot.wait(200)

    use()  # what is made once and stays
    gc.collect()
    gc.disable()
    try:
        gc.set_debug(gc.DEBUG_SAVEALL)
        use()
        gc.collect()
        left = ours_among(gc.garbage)
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()
    assert not left
