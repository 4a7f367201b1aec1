"""What the palette offers, in which order, and why something cannot be used."""

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from ivr_designer.domain.ids import NodeId, TreeId
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.domain.tree import IvrTree, TreeContent
from ivr_designer.ui.action_table import SPECS, Facts
from ivr_designer.ui.actions import Actions
from ivr_designer.ui.command_choices import (
    COMPARING,
    PUBLISHING,
    Choice,
    action_choices,
    box_choices,
    ranked,
    reason,
)
from ivr_designer.ui.shortcuts import native
from tests.helpers.work import calls_in

BY_ID = {s.id: s for s in SPECS}
READY = Facts(True, True, 2, 2, 1, True, True, True, False, True, True)


@pytest.fixture
def actions(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    made = Actions(window, QWidget(window))
    made.refresh(READY)
    yield made
    window.close()  # named here, so that it lives as long as its actions are used


@pytest.mark.parametrize(
    ("action", "facts", "words"),
    [
        ("about", Facts(), ""),
        ("new-tree", Facts(), "Connect to a contact center first."),
        ("zoom-in", Facts(has_session=True), "Open a tree first."),
        ("cut", Facts(has_tree=True), "Select a node first."),
        ("rename", Facts(has_tree=True, nodes=2), "Select one node that can be edited."),
        ("arrange-selection", Facts(boxes=1), "Select several boxes first."),
        ("undo", Facts(has_tree=True), "There is nothing to undo."),
        ("redo", Facts(can_redo=True, frozen=True), "Answer the open question first."),
        ("redo", Facts(can_redo=True), ""),
        ("rename", Facts(has_tree=True, comparing=True, frozen=True), COMPARING),
        ("undo", Facts(has_tree=True, can_undo=True, publishing=True, frozen=True), PUBLISHING),
        ("publish", Facts(has_tree=True, mode="live", publishing=True), PUBLISHING),
        ("publish", Facts(has_tree=True), "Open a tree of a contact center first."),
        ("keep-mine", Facts(has_tree=True, has_session=True), "There is no conflict."),
        ("stop-publishing", Facts(has_tree=True), "Nothing is being published."),
    ],
)
def test_reason(action, facts, words):
    assert reason(BY_ID[action], facts) == words


def test_every_action_that_can_be_off_knows_why():
    off = [s for s in SPECS if not s.enabled(Facts())]
    assert off
    assert [s.id for s in off if not reason(s, Facts())] == []


def test_offers_all_actions_but_itself(actions):
    choices = action_choices(actions, READY, ("command-palette",))
    assert {c.id for c in choices} == {s.id for s in SPECS} - {"command-palette"}
    undo = next(c for c in choices if c.id == "undo")
    assert (undo.label, undo.shortcut) == ("Undo", native(QKeySequence("Ctrl+Z")))
    assert undo.detail == "Edit · Take back the last step."


def test_disabled_ones_are_last_and_say_why(actions):
    actions.refresh(Facts())
    choices = ranked(action_choices(actions, Facts()), "")
    usable = [c.enabled for c in choices]
    assert usable == sorted(usable, reverse=True)
    assert next(c for c in choices if c.id == "zoom-in").detail == "View · Open a tree first."


def test_recent_come_first(actions):
    choices = ranked(action_choices(actions, READY), "", ["about", "undo"])
    assert [c.id for c in choices[:2]] == ["about", "undo"]


@pytest.mark.parametrize(
    ("query", "first"),
    [("zoom in", "zoom-in"), ("zomo in", "zoom-in"), ("fit", "zoom-fit"), ("undo", "undo"),
     ("prefer", "preferences"), ("keybord shortcuts", "shortcuts"), ("find next", "find-next")],
)  # fmt: skip
def test_best_match(actions, query, first):
    assert ranked(action_choices(actions, READY), query)[0].id == first


def test_nonsense_finds_nothing(actions):
    assert ranked(action_choices(actions, READY), "qqqxxz") == []


def choice(label, vertex=None):
    return Choice(label, label, vertex=vertex)


def test_boxes_only_after_the_sign_or_when_typed():
    choices = [choice("Sales report"), choice("Sales", NodeId("n1")), choice("Đà Nẵng", NodeId("n2"))]
    assert [c.label for c in ranked(choices, "")] == ["Sales report"]
    assert [c.label for c in ranked(choices, "@")] == ["Sales", "Đà Nẵng"]
    assert [c.label for c in ranked(choices, "@da nang")] == ["Đà Nẵng"]
    assert {c.label for c in ranked(choices, "sales")} == {"Sales report", "Sales"}


def test_boxes_of_a_tree_and_none_without():
    node = Node(NodeId("n"), "Lời chào", TalkPrompt("Xin chào."))
    tree = IvrTree(TreeId("t"), TreeContent("T", node.id, {node.id: node}))
    (only,) = box_choices(tree, {})
    assert (only.label, only.vertex, only.icon) == ("Lời chào", "n", "talk")
    assert box_choices(None, {}) == []


def test_ten_times_the_nodes_are_ten_times_the_work_at_most(actions):
    def work(count):
        choices = action_choices(actions, READY)
        choices += [choice(f"Chi nhánh {i}", NodeId(f"n{i}")) for i in range(count)]
        assert ranked(choices, "@chi nhanh 44")[0].label == "Chi nhánh 44"
        return calls_in(lambda: ranked(choices, "@chi nhanh 44"))

    assert work(500) < 12 * work(50)
