"""What happens in a call, in words."""

import pytest

from ivr_designer.domain.keypresses import Destination, DestinationKind
from ivr_designer.domain.keys import Key
from ivr_designer.simulator.machine import Call, End, Phase
from ivr_designer.simulator.walk import Walk
from ivr_designer.ui.call_words import clock, effect_words, end_words, phase_words, step_words
from ivr_designer.validation.timing import TimeModel
from tests.helpers.builders import node, tree

QUEUE = Destination(DestinationKind.QUEUE, "Q")


def test_times_and_steps():
    assert [clock(s) for s in (0, 7.9, 750)] == ["0:00", "0:07", "12:30"]
    assert step_words((Key.ONE, Key.NO_INPUT, Key.HASH)) == "1, say nothing, #"
    assert step_words(()) == "only listen"


@pytest.mark.parametrize(
    ("end", "destination", "words"),
    [
        (End.UNDEFINED, None, "The tree does not say what happens now."),
        (End.LOST, QUEUE, "The call leads to something that is not there."),
        (End.STOP, Destination(DestinationKind.STOP), "The system hangs up."),
        (End.QUEUE, QUEUE, "The call goes to: Sales"),
    ],
)
def test_how_a_call_ends(end, destination, words):
    call = Call("a", Phase.ENDED, end=end, destination=destination)
    assert end_words(call, {"Q": "Sales"}) == words


def test_every_happening_of_a_call():
    t = tree("a -1-> b; b -1-> queue:Q; b -bad-> b; b -none-> b", node("a", barge_in=False, loop_count=2))
    walk = Walk(t, TimeModel())
    assert phase_words(t, walk.call) == "Prompt 1 of 2: 1 s left. Keys do not work yet."
    walk.press(Key.ONE)
    walk.press_when_heard(Key.ONE)
    walk.press(Key.NINE)
    walk.advance(walk.call.left_s)
    assert phase_words(t, walk.call) == "Waits for a key: 5 s left"
    walk.stay_silent()
    walk.press(Key.ONE)
    said = [w for e in walk.effects if (w := effect_words(t, e, {"Q": "Sales"}))]
    assert said == [
        "Comes to “a”", "Presses too early, which is lost: Key 1", "Hears the prompt again (2)",
        "Presses: Key 1", "Comes to “b”", "Presses a wrong key: Key 9", "Comes to “b”", "Says nothing",
        "Comes to “b”", "Presses: Key 1", "The call goes to: Sales",
    ]  # fmt: skip
    assert phase_words(t, walk.call, {"Q": "Sales"}) == "The call goes to: Sales"
