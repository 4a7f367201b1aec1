"""Times of a call in words."""

from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.nodes import PlayPrompt
from ivr_designer.ui.inspection import Inspector, Order
from ivr_designer.ui.time_words import key_times, node_lines, seconds, spread
from ivr_designer.validation.settings import RuleSettings
from ivr_designer.validation.timemap import Times
from tests.helpers.builders import node, tree


def sheet_of(t):
    return Inspector(Order(TreeId("t"), t.content())).look().times


def test_lengths():
    assert [seconds(s) for s in (0.4, 7.4, 119, 125.2)] == ["0 s", "7 s", "119 s", "2 min 5 s"]
    assert spread(Times(1, 12, 200)) == "12 s (best 1 s, worst 3 min 20 s)"


def test_a_node_says_when_callers_come_and_how_far_a_person_is():
    first = node("a", prompt=PlayPrompt("x.mp3", 4.0))
    t = tree("a -1-> b; b -0-> queue:Q; c -1-> stop; a -2-> d; d -1-> stop", first)
    sheet = sheet_of(t)
    root = node_lines(t, "a", sheet, 4.0, known=True).splitlines()
    assert root[0] == "The prompt takes about 4 s."
    assert root[1].startswith("From here to a person: ")
    assert (
        node_lines(t, "b", sheet, 2.0, known=True).splitlines()[1]
        == "Callers are here after 5 s (best 1 s, worst 9 s)."
    )
    assert node_lines(t, "c", sheet, 2.0, known=True).splitlines()[1:] == ["No caller gets here."]
    assert node_lines(t, "d", sheet, 2.0, known=True).endswith("No way leads from here to a person.")
    assert node_lines(t, "b", None, 8.0, known=False) == "Its length is not known; 8 s are assumed."


def test_each_key_says_when_it_is_taken():
    t = tree("a -1-> b; a -none-> queue:Q; c -1-> a", node("a", prompt=PlayPrompt("x.mp3", 4.0)))
    sheet, settings = sheet_of(t), RuleSettings()
    assert key_times(t, "a", sheet, settings) == {"a.1": "5 s", "a.none": "9 s"}
    assert key_times(t, "c", sheet, settings) == {}, "nobody gets there"
    assert key_times(t, "a", None, settings) == {}
