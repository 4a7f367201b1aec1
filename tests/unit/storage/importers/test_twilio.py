"""Twilio Studio flows: widgets, the keys of a split, and where calls go on."""

import json

import pytest

from ivr_designer.domain.nodes import PlayPrompt, TalkPrompt
from ivr_designer.storage.importers.detect import read_foreign
from ivr_designer.storage.importers.report import NotAMenu
from tests.unit.storage.importers.reading import Read

PASSED = "Callers do not notice this step; the call goes on after it."


def state(name, kind, moves=(), **properties):
    """A widget; `moves` are pairs of event and next widget."""
    transitions = [
        {"event": event, "next": target} if target else {"event": event} for event, target in moves
    ]
    return {"name": name, "type": kind, "transitions": transitions, "properties": properties}


def say(name, text="Hello", onward=None, **properties):
    return state(name, "say-play", [("audioComplete", onward)], say=text, **properties)


def gather(name="menu", **properties):
    moves = [("keypress", "split"), ("timeout", None)]
    return state(name, "gather-input-on-call", moves, say="Press a key", **properties)


def match(value, target, kind="equal_to", name="menu"):
    condition = {"arguments": [f"{{{{widgets.{name}.Digits}}}}"], "type": kind, "value": value}
    return {"event": "match", "next": target, "conditions": [condition]}


def split(*matches, no_match=None, of="menu", name="split", text="{{widgets.%s.Digits}}"):
    found = state(name, "split-based-on", [("noMatch", no_match)], input=text % of)
    found["transitions"] += matches
    return found


def flow(*states, start="", trigger=(("incomingCall", None),)):
    """The text of a flow whose calls come in at the first of `states`."""
    first = start or states[0]["name"]
    moves = [(event, first if event == "incomingCall" else target) for event, target in trigger]
    document = {
        "description": "Desk",
        "initial_state": "Trigger",
        "states": [state("Trigger", "trigger", moves)],
    }
    document["states"] += states
    return json.dumps(document)


def read(*states, **options):
    return Read(flow(*states, **options))


# ---- where calls come in


@pytest.mark.parametrize(
    "text",
    [
        flow(say("a"), trigger=[("incomingMessage", "a")]),
        flow(say("a")).replace('"initial_state": "Trigger"', '"initial_state": "Other"'),
        flow(say("a")).replace('"incomingCall", "next": "a"', '"incomingCall"'),
    ],
    ids=["messages only", "no trigger", "calls lead nowhere"],
)
def test_a_flow_that_takes_no_calls_is_refused(text):
    with pytest.raises(NotAMenu) as refused:
        read_foreign(text.encode())
    assert str(refused.value.cause) == "This Twilio flow answers messages and no calls."


def test_calls_come_in_where_the_trigger_says_and_not_at_the_first():
    found = read(
        say("b"), say("a", onward="b"), start="a", trigger=[("incomingMessage", "b"), ("incomingCall", None)]
    )
    assert found.root == "a"
    assert found.name == "Desk"
    assert found.edges["a"]["EMPTY_KEY"] == "b"


def test_a_start_that_is_nowhere_is_told():
    found = read(say("a"), start="gone")
    told = "This leads to no prompt; calls come in at the first one."
    assert found.lost["states[0].transitions[0].next"] == told


@pytest.mark.parametrize("text", ['{"states": {}}', '{"states": "x"}', '[{"states": []}]'])
def test_what_only_looks_alike_is_not_taken_for_one(text):
    with pytest.raises(NotAMenu) as refused:
        read_foreign(text.encode())
    assert "Twilio" not in str(refused.value.cause)


def test_a_widget_is_told_by_its_kind_and_its_name():
    found = read(say("a", voice="alice"), state("log_it", "run-function", url="https://example.com"))
    assert {loss.what for loss in found.report.losses} >= {"say-play a", "run-function log_it"}


def test_a_widget_that_nothing_leads_to_is_told():
    found = read(say("a"), state("x", "connect-call-to", noun="number", to="+841"))
    assert found.lost["states[2]"] == "Nothing that was taken over leads here."


# ---- what is said


@pytest.mark.parametrize(
    ("properties", "prompt", "told"),
    [
        ({"say": " Good \n morning "}, TalkPrompt("Good morning"), ""),
        ({"say": "Hi {{flow.data.name}}"}, TalkPrompt("Hi {{flow.data.name}}"), "comes from data"),
        ({"say": "{% if x %}Hi{% endif %}"}, TalkPrompt("{% if x %}Hi{% endif %}"), "comes from data"),
        ({"play": "https://example.com/a/hello.mp3"}, PlayPrompt("hello.mp3"), "Upload this recording"),
        ({"play": "hello.mp3"}, PlayPrompt("hello.mp3"), "Upload this recording"),
        ({"digits": "1w2"}, TalkPrompt(""), ""),
    ],
)
def test_what_is_said(properties, prompt, told):
    found = Read(flow(state("a", "say-play", **properties)))
    assert found.nodes["a"].prompt == prompt
    said = [why for place, why in found.lost.items() if place.endswith((".say", ".play"))]
    assert len(said) == bool(told)
    assert all(told in why for why in said)


def test_words_come_before_a_recording_and_the_recording_is_told():
    found = read(state("a", "say-play", say="Hello", play="hello.mp3"))
    assert found.nodes["a"].prompt == TalkPrompt("Hello")
    assert any("states[1].properties.play" in loss.parts for loss in found.report.losses)


@pytest.mark.parametrize(("loop", "times"), [(3, 3), (0, 1), (None, 1), ("many", 1)])
def test_how_often_a_prompt_is_heard(loop, times):
    assert read(say("a", loop=loop)).nodes["a"].loop_count == times
    assert read(gather(loop=loop)).nodes["menu"].loop_count == times


def test_names_are_written_with_spaces():
    assert read(say("say_good_day")).nodes["say_good_day"].name == "say good day"


# ---- where calls go on


@pytest.mark.parametrize(
    ("widget", "end"),
    [
        (state("x", "connect-call-to", noun="number", to="+84901234567"), "phone +84901234567"),
        (state("x", "connect-call-to", noun="number-multi", to="+841,+842"), "phone +841,+842"),
        (state("x", "connect-call-to", noun="sip", to="sip:an@example.com"), "stop"),
        (state("x", "enqueue-call", queue_name="support"), "queue support"),
        (state("x", "send-to-flex", workflow="WW1"), "queue WW1"),
        (state("x", "record-voicemail"), "voicemail"),
        (say("x"), "x"),
        (state("x", "run-function"), "stop"),
    ],
)
def test_what_a_widget_is_to_a_caller(widget, end):
    assert read(say("a", onward="x"), widget).edges["a"] == {"EMPTY_KEY": end, "INVALID_KEY": end}


@pytest.mark.parametrize(
    "event", ["success", "next", "audioComplete", "callCompleted", "noMatch", "recordingComplete"]
)
def test_a_step_that_is_not_noticed_is_passed_by_the_way_that_is_usual(event):
    step = state("x", "set-variables", [("failed", "no"), (event, "yes")])
    found = read(say("a", onward="x"), step, say("yes"), say("no"))
    assert found.edges["a"]["EMPTY_KEY"] == "yes"
    assert found.lost["states[2]"] == PASSED
    left = {part for loss in found.report.losses for part in loss.parts}
    assert "states[2].transitions[0].next" in left, "the other way out"
    assert "states[2].transitions[1].next" not in left


def test_a_queue_is_to_be_chosen_again_and_a_number_is_not():
    found = read(say("a", onward="x"), state("x", "enqueue-call", queue_name="support"))
    assert "Choose the queue" in found.lost["states[2].properties.queue_name"]
    number = state("x", "connect-call-to", noun="number", to="+84901234567")
    assert not read(say("a", onward="x"), number).lost


def test_places_in_the_other_editor_make_one_line():
    found = read(say("a", offset={"x": 1, "y": 2}), say("b", offset={"x": 3, "y": 4}))
    loss = next(loss for loss in found.report.losses if loss.place == "places in the other editor")
    assert len(loss.parts) == 4


# ---- keys


def test_the_choices_of_a_split_are_the_keys_of_the_menu_before_it():
    found = read(gather(timeout=7), split(match("1", "a"), match("2", "gone"), no_match="a"), say("a"))
    assert found.edges["menu"] == {"1": "a", "2": "gone", "INVALID_KEY": "a", "EMPTY_KEY": "stop"}
    assert found.nodes["menu"].keypress_timeout_s == 7
    assert "split" not in found.nodes
    lost = {part for loss in found.report.losses for part in loss.parts}
    assert not any(part.startswith("states[2]") for part in lost), "all of the split is in the tree"


def test_a_choice_that_leads_nowhere_ends_the_call():
    found = read(gather(), split(match("1", None), no_match=None))
    assert found.edges["menu"] == {"1": "stop", "INVALID_KEY": "stop", "EMPTY_KEY": "stop"}


@pytest.mark.parametrize("kind", ["contains", "not_equal_to", "regex"])
def test_only_equal_to_one_key_can_be_kept(kind):
    found = read(gather(), split(match("1", "a"), match("2", "a", kind)), say("a"))
    assert found.keys("menu") == {"1": "a"}
    assert found.lost["states[2].transitions[2].conditions[0]"] == "Only “is equal to one key” can be kept."


@pytest.mark.parametrize(
    ("value", "why"), [("12", "press one key"), ("yes", "press one key"), ("1", "taken already")]
)
def test_a_value_that_is_no_free_key_is_told(value, why):
    found = read(gather(), split(match("1", "a"), match(value, "a")), say("a"))
    assert found.keys("menu") == {"1": "a"}
    assert why in found.lost["states[2].transitions[2].conditions[0].value"]


@pytest.mark.parametrize(
    "text", ["{{widgets.%s.Digits}}", "{{ widgets.%s.Digits }}", " {{widgets.%s.Digits}} "]
)
def test_the_key_of_the_menu_is_known_however_it_is_spaced(text):
    assert read(gather(), split(match("1", "a"), text=text), say("a")).keys("menu") == {"1": "a"}


def test_a_menu_may_lead_on_to_a_step_that_is_no_split():
    menu = state("menu", "gather-input-on-call", [("speech", "a"), ("keypress", "log")], say="Press a key")
    found = read(menu, state("log", "run-function", [("success", "a")]), say("a"))
    assert found.edges["menu"] == {"INVALID_KEY": "a", "EMPTY_KEY": "stop"}
    other = state("log", "say-play", [("audioComplete", "a")], say="Hm", input="{{widgets.menu.Digits}}")
    assert read(menu, other, say("a")).edges["menu"]["INVALID_KEY"] == "log", "only a split looks at keys"


def test_a_transfer_to_several_numbers_says_so():
    place = "states[2].properties.noun"
    for noun, told in (("number", False), ("number-multi", True)):
        widget = state("x", "connect-call-to", noun=noun, to="+841")
        lost = {p for loss in read(say("a", onward="x"), widget).report.losses for p in loss.parts}
        assert (place in lost) is told


def test_only_a_transfer_has_a_number():
    widget = state("x", "set-variables", [("next", "b")], noun="number", to="+841")
    assert read(say("a", onward="x"), widget, say("b")).edges["a"]["EMPTY_KEY"] == "b"


@pytest.mark.parametrize(
    "other",
    [
        split(match("1", "a"), of="another"),
        split(match("1", "a"), text="{{widgets.%s.SpeechResult}}"),
        split(match("1", "a"), text="x {{widgets.%s.Digits}}"),
    ],
    ids=["another menu's", "what was said", "more than the key"],
)
def test_a_split_that_looks_at_something_else_is_passed_over(other):
    found = read(gather(), other, say("a"))
    assert found.keys("menu") == {}
    assert found.edges["menu"] == {"INVALID_KEY": "stop", "EMPTY_KEY": "stop"}
    assert found.lost["states[2]"] == PASSED


def test_where_any_key_leads_on_every_key_is_a_wrong_one():
    menu = state("menu", "gather-input-on-call", [("keypress", "a"), ("timeout", "b")], say="Press any key")
    found = read(menu, say("a"), say("b"))
    assert found.edges["menu"] == {"INVALID_KEY": "a", "EMPTY_KEY": "b"}


def test_how_many_digits_is_told_unless_it_is_one():
    place = "states[1].properties.number_of_digits"
    lost = {p for loss in read(gather(number_of_digits=4)).report.losses for p in loss.parts}
    assert place in lost
    lost = {p for loss in read(gather(number_of_digits=1)).report.losses for p in loss.parts}
    assert place not in lost
