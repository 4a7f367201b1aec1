"""The inspector tells what is wrong with a prompt while it is typed, and writes the menu itself."""

from dataclasses import replace

import pytest

from ivr_designer.domain.edits import UpdateNode
from ivr_designer.domain.keypresses import Action, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import Node, PlayPrompt, TalkPrompt
from ivr_designer.domain.tree import TreeContent
from ivr_designer.ui.canvas.requests import Selection
from ivr_designer.ui.controllers.prompt_checks import HUB
from ivr_designer.validation.prompt.reading import named_keys
from tests.helpers.memory_session import MemorySession


@pytest.fixture
def form(rig):
    rig.wait(lambda: rig.window.checks.report is not None)
    rig.window.surface.select([rig.node("Lời chào")])
    return rig.window.inspector.node_form


def text_of(rig, name="Lời chào"):
    return rig.tree.nodes[rig.node(name)].prompt.text


def test_what_is_typed_is_underlined_before_it_is_committed(rig, form):
    before = text_of(rig)
    form.text.setFocus()
    form.text.setPlainText("Để hỏi về hóa đơn, bấm phím 7.")
    rig.wait(lambda: any(f.rule == "P01" for f in form.text.faults))
    assert text_of(rig) == before
    assert any(f.rule == "P02" for f in form.issues.shown), "what the text leaves out has no place in it"
    wrong = next(f for f in form.text.faults if f.rule == "P01")
    assert form.text.toPlainText()[slice(*wrong.span)] == "bấm phím 7"


def test_a_fix_comes_after_what_was_typed_as_its_own_step(rig, form):
    form.text.setFocus()
    form.text.setPlainText("Bấm phím 1 để gặp kinh doanh, bấm phím 2 để gặp kỹ thuật.")
    rig.wait(lambda: any(f.rule == "P03" and f.fix for f in form.text.faults))
    form.text.fix_wanted.emit(next(f for f in form.text.faults if f.rule == "P03"))
    assert text_of(rig).startswith("Để gặp kinh doanh, bấm phím 1.")
    assert form.text.toPlainText() == text_of(rig)
    rig.window.documents.undo()
    assert text_of(rig) == "Bấm phím 1 để gặp kinh doanh, bấm phím 2 để gặp kỹ thuật."


def test_the_menu_is_written_from_the_keys_by_one_click(rig, form):
    rig.replace(form.text, "Xin chào.")
    form.write_menu.click()
    written = text_of(rig)
    assert written.startswith("Xin chào. ")
    assert "bấm phím 1." in written
    assert rig.window.documents.group.undoText() == "Write the menu from the keys"
    rig.window.actions_.trigger("write-menu")
    assert text_of(rig) == written
    assert rig.window.toast.isVisible()


def test_a_recording_cannot_be_written(rig, form):
    node = rig.node("Kinh doanh")
    rig.window.documents.submit(UpdateNode(replace(rig.tree.nodes[node], prompt=PlayPrompt("welcome.mp3"))))
    rig.window.surface.select([node])
    rig.window.actions_.trigger("write-menu")
    assert rig.tree.nodes[node].prompt == PlayPrompt("welcome.mp3")
    assert rig.window.toast.isVisible()
    assert form.issues.isHidden()
    assert "Its length is not known; 8 s are assumed." in form.times.text()


def test_times_follow_the_node_and_the_edits(rig, form):
    rig.wait(lambda: "From here to a person" in form.times.text())
    times = form.keys._times
    assert all(label.text().endswith(" s") for label in times.values())
    rig.window.surface.select([rig.node("Khuyến mãi cũ")])
    assert "No caller gets here." in form.times.text()
    rig.window.inspector.set_selection(Selection())
    rig.window.documents.show(None)
    rig.pump(200)


def hub(sources):
    """A node whose text names key 7, bound to nothing, and to which so many nodes lead."""
    nodes = {"r": Node("r", "r", TalkPrompt("Bấm phím 7."))}
    keys = {}
    for i in range(sources):
        nodes[f"n{i}"] = Node(f"n{i}", f"n{i}", TalkPrompt(f"Câu {i}."))
        keys[f"k{i}"] = Keypress(f"k{i}", f"n{i}", Key.ONE, Action.NEXT_NODE, next_node="r")
    keys["star"] = Keypress("star", "r", Key.STAR, Action.STOP)
    return TreeContent("Hub", "r", nodes, keys)


def test_of_a_node_to_which_hundreds_lead_the_checks_read_the_prompts_first(make_window):
    rig = make_window(MemorySession({"hub": hub(HUB + 1)}))
    rig.open("hub")
    rig.wait(lambda: rig.window.checks.report is not None)
    rig.window.documents.submit(UpdateNode(replace(rig.tree.nodes["n0"], prompt=TalkPrompt("Khác."))))
    assert rig.window.checks.is_busy
    before = named_keys.cache_info().misses
    rig.window.surface.select(["r"])
    form = rig.window.inspector.node_form
    assert not form.text.faults
    assert named_keys.cache_info().misses == before
    rig.wait(lambda: any(f.rule == "P01" for f in form.text.faults))
    assert any(f.rule == "P02" for f in form.issues.shown)
