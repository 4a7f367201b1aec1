"""Retries by one command, folded into one box."""

import pytest

from ivr_designer.domain.keypresses import Destination, DestinationKind
from ivr_designer.domain.ladder import ladder_below
from ivr_designer.ui.canvas.labels import branch_words
from ivr_designer.ui.dialogs.add_ladder import LadderDialog

QUEUE = Destination(DestinationKind.QUEUE, "QU_2")


@pytest.fixture
def head(rig):
    rig.wait(lambda: rig.window.checks.report is not None)
    node = rig.node("Kinh doanh")
    rig.window.surface.select([node])
    return node


def test_one_command_one_step_one_box_with_a_badge(rig, head):
    window, before = rig.window, rig.tree.content()
    window.actions_.trigger("add-ladder")
    dialog = window.findChild(LadderDialog)
    assert dialog.intro.text().startswith("Xin lỗi")
    assert dialog.tries.value() == 3
    dialog.person.setCurrentIndex(dialog.person.findText("Hỗ trợ kỹ thuật"))
    dialog.add.click()
    ladder = ladder_below(rig.tree, head)
    assert (ladder.tries, ladder.last) == (3, QUEUE)
    boxes = window.surface.picture.boxes
    first, second = ladder.rungs
    assert second not in boxes
    assert boxes[first].words.title == "Retries of “Kinh doanh”"
    assert boxes[first].words.text == "Then: Hỗ trợ kỹ thuật"
    assert branch_words(boxes[first].folded).startswith("2 retries")
    window.documents.undo()
    assert rig.tree.content() == before


def test_the_same_command_on_a_retry_changes_the_whole_ladder(rig, head):
    ladders = rig.window.features.ladders
    ladders.add(head, 3, QUEUE, "")
    rig.window.surface.select([ladder_below(rig.tree, head).rungs[1]])
    dialog = ladders.ask()
    dialog.tries.setValue(2)
    dialog.person.setCurrentIndex(dialog.person.findText("Hỗ trợ kỹ thuật"))
    dialog.add.click()
    assert ladder_below(rig.tree, head).tries == 2


def test_retries_can_be_taken_away(rig, head):
    ladders, count = rig.window.features.ladders, len(rig.tree.nodes)
    rig.window.actions_.trigger("remove-ladder")
    assert rig.window.toast.isVisible(), "there are none"
    ladders.add(head, 4, QUEUE, "")
    rig.window.surface.select([head])
    rig.window.actions_.trigger("remove-ladder")
    assert len(rig.tree.nodes) == count
    assert ladder_below(rig.tree, head) is None


def test_a_tree_that_is_opened_has_its_ladders_folded(rig, head, session):
    rig.window.features.ladders.add(head, 3, QUEUE, "")
    first = ladder_below(rig.tree, head).rungs[0]
    rig.window.surface.set_collapsed(first, False)
    rig.open("empty")
    rig.open("hotline")
    rig.wait(lambda: rig.window.surface.picture.boxes[first].folded is not None)


def test_nothing_selected_asks_nothing(rig, head):
    rig.window.surface.select()
    assert rig.window.features.ladders.ask() is None
    rig.window.features.ladders.remove()
