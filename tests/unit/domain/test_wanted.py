from dataclasses import replace

import pytest

from ivr_designer.domain.errors import EditRefused
from ivr_designer.domain.ids import KeypressId
from ivr_designer.domain.keypresses import Action
from ivr_designer.domain.wanted import lead_to_queues, queue_id_of, wanted, wanted_name
from ivr_designer.icc.mapping import NotWritable, keypress_body
from ivr_designer.sync.values import incomplete
from tests.helpers.builders import tree


@pytest.mark.parametrize("name", ["Sales", "Kinh doanh", "?", " a "])
def test_a_name_comes_back_and_is_no_id(name):
    assert wanted_name(wanted(name)) == name


@pytest.mark.parametrize("queue_id", [None, "", "QU_1", "1?"])
def test_ids_and_nothing_are_not_wanted(queue_id):
    assert wanted_name(queue_id) == ""


def test_no_name_is_no_queue():
    assert wanted("") == wanted("  ") == ""


def test_a_wanted_queue_is_never_sent():
    (press,) = tree("a -1-> queue:?Sales").keypresses.values()
    assert queue_id_of(press) is None
    assert incomplete(press) == "queue"
    with pytest.raises(NotWritable):
        keypress_body(press, create=True)
    assert queue_id_of(replace(press, queue_id="QU_1")) == "QU_1"
    assert queue_id_of(replace(press, queue_id="QU_1", action=Action.STOP)) is None


def test_all_keys_of_a_queue_are_led_to_the_chosen_one_in_one_step():
    found = tree("a -1-> queue:?Sales; a -2-> queue:?Care; a -0-> queue:?Sales; a -3-> stop")
    before = found.content()
    edit = lead_to_queues(found, {"?Sales": "QU_1"})
    back, _change = edit.apply(found)
    assert {k.key.value: k.queue_id for k in found.keypresses.values()} == {
        "1": "QU_1", "2": "?Care", "0": "QU_1", "3": None,
    }  # fmt: skip
    back.apply(found)
    assert found.content() == before
    assert lead_to_queues(found, {"?Other": "QU_1"}) is None
    with pytest.raises(EditRefused):
        replace(edit.edits[0], keypress=replace(edit.edits[0].keypress, id=KeypressId("no"))).apply(found)
