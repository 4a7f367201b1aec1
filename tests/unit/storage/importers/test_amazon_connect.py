"""Amazon Connect flows of both formats: steps, ways on, queues that are set on the way, and keys."""

import json

import pytest

from ivr_designer.domain.nodes import PlayPrompt, TalkPrompt
from ivr_designer.storage.importers.detect import read_foreign
from ivr_designer.storage.importers.report import NotAMenu
from tests.unit.storage.importers.reading import Read

PASSED = "Callers do not notice this step; the call goes on after it."


def action(name, kind, onward=None, *, keys=(), errors=(), **parameters):
    """A step of the new format; `keys` are pairs of key and step, `errors` of error and step."""
    moves = {"NextAction": onward} if onward else {}
    moves["Conditions"] = [
        {"NextAction": target, "Condition": {"Operator": "Equals", "Operands": [key]}} for key, target in keys
    ]
    moves["Errors"] = [{"NextAction": target, "ErrorType": error} for error, target in errors]
    return {"Identifier": name, "Type": kind, "Parameters": parameters, "Transitions": moves}


def say(name, text="Hello", onward=None):
    return action(name, "MessageParticipant", onward, Text=text)


def ask(name="menu", **more):
    return action(name, "GetParticipantInput", Text="Press a key", **more)


def new(*actions, start="", **more):
    start = start or actions[0]["Identifier"]
    return json.dumps({"Version": "2019-10-30", "StartAction": start, "Actions": actions, **more})


def module(name, kind, ways=(), *, target=None, **values):
    """A step of the old format; `ways` are pairs of condition and step, `values` the parameters."""
    parameters = [{"name": key, "value": value} for key, value in values.items()]
    branches = [{"condition": condition, "transition": step} for condition, step in ways]
    found = {"id": name, "type": kind, "branches": branches, "parameters": parameters}
    return found | ({"target": target} if target else {})


def old(*modules, **more):
    return json.dumps({"version": "1", "start": modules[0]["id"], "modules": modules, **more})


def parts_lost(found):
    return {part for loss in found.report.losses for part in loss.parts}


# ---- the document


@pytest.mark.parametrize("text", ['{"modules": []}', '{"Actions": [], "StartAction": "a"}'])
def test_an_empty_flow_is_refused(text):
    with pytest.raises(NotAMenu) as refused:
        read_foreign(text.encode())
    assert str(refused.value.cause) == "This Amazon Connect flow is empty."


@pytest.mark.parametrize(
    "text", ['{"modules": {}}', '{"Actions": []}', '{"Actions": {}, "StartAction": "a"}']
)
def test_what_only_looks_alike_is_not_taken_for_one(text):
    with pytest.raises(NotAMenu) as refused:
        read_foreign(text.encode())
    assert "Amazon" not in str(refused.value.cause)


def test_calls_come_in_where_it_is_said_and_not_at_the_first():
    assert Read(new(say("b"), say("a", onward="b"), start="a")).root == "a"


@pytest.mark.parametrize(
    ("more", "name"),
    [
        ({"Metadata": {"name": "Night"}}, "Night"),
        ({"Metadata": {"Name": "Night"}}, "Night"),
        ({"metadata": {"name": "Night"}}, "Night"),
        ({"Metadata": {"name": ""}}, "Hello"),
        ({}, "Hello"),
    ],
)
def test_the_tree_is_called_as_the_flow_or_as_its_first_node(more, name):
    assert Read(new(say("a"), **more)).name == name


@pytest.mark.parametrize(("version", "told"), [("2019-10-30", False), ("2031-01-01", True)])
def test_a_version_that_is_not_known_is_told(version, told):
    found = Read(new(say("a")).replace("2019-10-30", version))
    assert ("Version" in parts_lost(found)) is told


def test_an_old_version_that_is_not_known_is_told():
    text = old(module("a", "PlayPrompt", Text="Hello"))
    assert "version" not in parts_lost(Read(text))
    assert "version" in parts_lost(Read(text.replace('"version": "1"', '"version": "9"')))


# ---- what is said


@pytest.mark.parametrize(
    ("parameters", "prompt", "told"),
    [
        ({"Text": " Good \n day "}, TalkPrompt("Good day"), ""),
        ({"Text": "a < b > c"}, TalkPrompt("a < b > c"), ""),
        ({"SSML": "<speak>Good<break/>day</speak>"}, TalkPrompt("Good day"), "Speech marks"),
        ({"SSML": "Good day"}, TalkPrompt("Good day"), ""),
        ({"Text": "$.Attributes.x"}, TalkPrompt("$.Attributes.x"), "comes from data"),
        ({"Text": "Hi $.Attributes.x"}, TalkPrompt("Hi $.Attributes.x"), "comes from data"),
        ({"PromptId": "arn:aws:connect:x:1:instance/i/prompt/p1"}, PlayPrompt("p1"), "Upload this recording"),
        ({"PromptId": "prompt/"}, PlayPrompt("prompt/"), "Upload this recording"),
        ({"Text": "", "PromptId": "p1"}, PlayPrompt("p1"), "Upload this recording"),
        ({}, TalkPrompt(""), ""),
    ],
)
def test_what_is_said(parameters, prompt, told):
    found = Read(new(action("a", "MessageParticipant", **parameters)))
    assert found.nodes["a"].prompt == prompt
    said = [str(loss.why) for loss in found.report.losses if not loss.parts]
    assert len(said) == bool(told)
    assert all(told in why for why in said)


@pytest.mark.parametrize(
    ("kind", "text", "prompt"),
    [
        ("ssml", "<speak>Good day</speak>", TalkPrompt("Good day")),
        ("text", "<speak>Good day</speak>", TalkPrompt("<speak>Good day</speak>")),
        ("other", "<speak>Good day</speak>", TalkPrompt("<speak>Good day</speak>")),
    ],
)
def test_the_old_format_says_whether_a_text_holds_speech_marks(kind, text, prompt):
    found = Read(old(module("a", "PlayPrompt", Text=text, TextToSpeechType=kind)))
    assert found.nodes["a"].prompt == prompt
    place = "modules[0].parameters[1].value"
    assert (place in parts_lost(found)) is (kind == "other")
    assert ("modules[0].parameters[1].name" in parts_lost(found)) is (kind == "other")
    assert "modules[0].parameters[0].name" not in parts_lost(found)
    assert not any("comes from data" in why for why in found.lost.values())


def test_the_old_format_marks_a_text_that_comes_from_data():
    one = module("a", "PlayPrompt", Text="question")
    one["parameters"][0]["namespace"] = "User Defined"
    assert "comes from data" in Read(old(one)).lost["modules[0].parameters[0].value"]


# ---- steps


@pytest.mark.parametrize(
    ("step", "end"),
    [
        (action("x", "DisconnectParticipant"), "stop"),
        (action("x", "EndFlowExecution"), "stop"),
        (action("x", "TransferParticipantToThirdParty", ThirdPartyPhoneNumber="+841"), "phone +841"),
        (action("x", "TransferParticipantToThirdParty"), "phone "),
        (action("x", "UpdateContactAttributes", "y"), "y"),
        (action("x", "TransferToFlow", "y"), "x"),
        (action("x", "UpdateContactAttributes"), "x"),
        (action("x", "UpdateContactAttributes", "y", errors=[("NoMatchingError", "a")]), "y"),
    ],
)
def test_what_a_step_is_to_a_caller(step, end):
    found = Read(new(say("a", onward="x"), step, say("y")))
    assert found.edges["a"] == {"EMPTY_KEY": end, "INVALID_KEY": end}


@pytest.mark.parametrize(
    ("step", "end"),
    [
        (module("x", "Disconnect"), "stop"),
        (module("x", "Transfer", [("Success", "y")], target="PhoneNumber", PhoneNumber="+841"), "phone +841"),
        (module("x", "Transfer", [("Error", "y")], target="Flow"), "x"),
        (module("x", "SetVoice", [("Error", "a"), ("Success", "y")]), "y"),
        (module("x", "CheckHours", [("False", "a"), ("True", "y")]), "y"),
        (module("x", "Loop", [("Complete", "a"), ("Looping", "y")]), "y"),
        (module("x", "CheckAttribute", [("Evaluate", "a"), ("NoMatch", "y")]), "y"),
        (module("x", "Wait", [("Other", ""), ("Odd", "y")]), "y"),
    ],
)
def test_what_a_step_of_the_old_format_is_to_a_caller(step, end):
    text = old(
        module("a", "PlayPrompt", [("Success", "x")], Text="Hello"), step, module("y", "PlayPrompt", Text="Y")
    )
    assert Read(text).edges["a"] == {"EMPTY_KEY": end, "INVALID_KEY": end}


def test_only_the_usual_way_on_is_taken_in_silence():
    steps = [
        module("a", "PlayPrompt", [("Success", "x")], Text="Hello"),
        module("x", "SetVoice", [("Error", "a"), ("Success", "y")]),
        module("y", "PlayPrompt", [("Odd", "a")], Text="Y"),
    ]
    found = Read(old(*steps))
    assert found.lost["modules[1]"] == PASSED
    lost = parts_lost(found)
    assert {"modules[1].branches[0].condition", "modules[1].branches[0].transition"} <= lost
    assert not lost & {"modules[1].branches[1].condition", "modules[1].branches[1].transition"}
    assert "modules[2].branches[0].condition" in lost, "taken, but what it is for has no equal"


@pytest.mark.parametrize("kind", ["StoreUserInput", "GetUserInput:Lex"])
def test_of_a_step_that_takes_more_than_a_key_only_the_words_stay(kind):
    name, _, target = kind.partition(":")
    found = Read(old(module("a", name, [("Success", "b")], target=target, Text="Number?"),
                     module("b", "PlayPrompt", Text="Thanks")))  # fmt: skip
    assert found.nodes["a"].prompt == TalkPrompt("Number?")
    assert found.edges["a"] == {"EMPTY_KEY": "b", "INVALID_KEY": "b"}
    assert "Only single keys" in found.lost["modules[0]"]


@pytest.mark.parametrize("stored", ["True", "true"])
def test_a_menu_that_stores_what_is_typed_is_none(stored):
    found = Read(new(ask(keys=[("1", "b")], StoreInput=stored), say("b")))
    assert found.edges["menu"] == {"EMPTY_KEY": "b", "INVALID_KEY": "b"}
    assert "Only single keys" in found.lost["Actions[0]"]


@pytest.mark.parametrize(
    ("step", "why"),
    [
        (module("x", "Wait", [("Success", "b")]), PASSED),
        (module("x", "Transfer", target="Flow"), "A call cannot go on in another flow"),
        (module("x", "StoreUserInput", [("Success", "b")]), "Only single keys"),
    ],
)
def test_a_step_that_says_nothing_but_its_kind_is_told_all_the_same(step, why):
    found = Read(
        old(module("a", "PlayPrompt", [("Success", "x")], Text="A"), step, module("b", "Disconnect"))
    )
    assert why in found.lost["modules[1]"]
    assert "modules[1].type" in parts_lost(found)
    assert "modules[0].type" not in parts_lost(found)


def test_the_kind_of_a_step_that_was_kept_is_not_told():
    steps = [
        module("menu", "GetUserInput", [("Timeout", "out")], target="Digits", Text="Press a key"),
        module("out", "Transfer", target="PhoneNumber", PhoneNumber="+841"),
    ]
    assert not any(part.endswith(("type", "target")) for part in parts_lost(Read(old(*steps))))
    assert not any(part.endswith("Type") for part in parts_lost(Read(new(say("a", onward="b"), say("b")))))


def test_what_the_other_editor_keeps_beside_a_step_makes_one_line():
    steps = [module("a", "PlayPrompt", [("Success", "b")], Text="A"), module("b", "PlayPrompt", Text="B")]
    for step in steps:
        step["metadata"] = {"position": {"x": 1, "y": 2}}
    (loss,) = Read(old(*steps)).report.losses
    assert (loss.place, len(loss.parts)) == ("metadata", 4)


# ---- keys


def test_a_menu_binds_keys_silence_and_wrong_keys():
    errors = [("InputTimeLimitExceeded", "menu"), ("NoMatchingCondition", "b"), ("NoMatchingError", "b")]
    found = Read(new(ask(keys=[("1", "a"), ("#", "b")], errors=errors), say("a"), say("b", "Bye")))
    assert found.edges["menu"] == {"1": "a", "#": "b", "EMPTY_KEY": "menu", "INVALID_KEY": "b"}
    lost = parts_lost(found)
    assert {
        "Actions[0].Transitions.Errors[2].NextAction",
        "Actions[0].Transitions.Errors[2].ErrorType",
    } <= lost
    assert not any(
        part.startswith(("Actions[0].Transitions.Cond", "Actions[0].Transitions.Errors[0]")) for part in lost
    )


def test_only_equal_to_a_key_binds_it():
    text = new(ask(keys=[("1", "a"), ("2", "a")]), say("a"))
    spoiled = text.replace(
        '"Operator": "Equals", "Operands": ["2"]', '"Operator": "Contains", "Operands": ["2"]'
    )
    assert Read(text).keys("menu") == {"1": "a", "2": "a"}
    assert Read(spoiled).keys("menu") == {"1": "a"}
    one = module(
        "menu", "GetUserInput", [("Evaluate", "a"), ("Evaluate", "a")], target="Digits", Text="Press"
    )
    for number, (branch, kind) in enumerate(
        zip(one["branches"], ("Equals", "Contains"), strict=True), start=1
    ):
        branch |= {"conditionType": kind, "conditionValue": str(number)}
    assert Read(old(one, module("a", "PlayPrompt", Text="A"))).keys("menu") == {"1": "a"}


def test_a_menu_without_keys_goes_on():
    found = Read(new(ask(onward="a"), say("a")))
    assert found.edges["menu"] == {"EMPTY_KEY": "a", "INVALID_KEY": "a"}


@pytest.mark.parametrize(("name", "wait"), [("Timeout", "7"), ("InputTimeLimitSeconds", "7")])
def test_how_long_is_waited_for_a_key(name, wait):
    found = Read(new(ask(keys=[("1", "a")], **{name: wait}), say("a")))
    assert found.nodes["menu"].keypress_timeout_s == 7
    assert f"Actions[0].Parameters.{name}" not in parts_lost(found)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("MaxDigits", "1", False),
        ("MaxDigits", "4", True),
        ("StoreInput", "False", False),
        ("StoreInput", "", True),
    ],
)
def test_how_many_digits_is_told_unless_it_is_one(name, value, told):
    found = Read(new(ask(keys=[("1", "a")], **{name: value}), say("a")))
    assert (f"Actions[0].Parameters.{name}" in parts_lost(found)) is told


# ---- queues


def set_queue(name, queue, onward, error=""):
    errors = [("NoMatchingError", error)] if error else []
    return action(name, "UpdateContactTargetQueue", onward, errors=errors, QueueId=queue)


def test_a_call_is_put_into_the_queue_that_was_set_last_on_its_way():
    found = Read(
        new(
            set_queue("s1", "arn:x/queue/first", "s2"),
            set_queue("s2", "arn:x/queue/second", "w"),
            say("w", onward="go"),
            action("go", "TransferContactToQueue"),
        )
    )
    assert found.edges["w"]["EMPTY_KEY"] == "queue second"
    assert "Choose the queue" in found.lost["Actions[0].Parameters.QueueId"]


def test_two_ways_with_two_queues_are_asked_about():
    found = Read(
        new(
            ask(keys=[("1", "s1"), ("2", "s2")]),
            set_queue("s1", "first", "w"),
            set_queue("s2", "second", "w"),
            say("w", onward="go"),
            action("go", "TransferContactToQueue"),
        )
    )
    assert found.keys("menu") == {"1": "w", "2": "w"}
    assert found.edges["w"]["EMPTY_KEY"] == "queue "
    assert found.lost["Actions[4]"] == "It is not clear which queue this goes to; choose one."


def test_a_queue_that_could_not_be_set_is_not_the_one_of_the_way_from_there():
    found = Read(
        new(
            set_queue("s", "first", "go", error="sorry"),
            say("sorry", "Sorry", onward="go2"),
            action("go", "TransferContactToQueue"),
            action("go2", "TransferContactToQueue"),
        )
    )
    assert found.edges["sorry"]["EMPTY_KEY"] == "queue "
    assert "Actions[3]" in found.lost


def test_a_queue_is_called_as_the_old_format_names_it():
    steps = [
        module("s", "SetQueue", [("Success", "w")], Queue="arn:x/queue/q1"),
        module("w", "PlayPrompt", [("Success", "go")], Text="Please wait"),
        module("go", "Transfer", target="Queue"),
    ]
    assert Read(old(*steps)).edges["w"]["EMPTY_KEY"] == "queue q1"
    steps[0]["parameters"][0]["resourceName"] = "Sales"
    found = Read(old(*steps))
    assert found.edges["w"]["EMPTY_KEY"] == "queue Sales"
    lost = parts_lost(found)
    assert "modules[0].parameters[0].value" in lost, "the id means nothing here"
    assert not lost & {"modules[0].parameters[0].name", "modules[0].parameters[0].resourceName"}


# ---- names


def test_a_step_without_words_is_called_by_its_kind_and_the_head_of_its_id():
    found = Read(new(action("0123456789", "MessageParticipant", PromptId="p1")))
    assert found.nodes["0123456789"].name == "MessageParticipant 01234567"
    found = Read(old(module("0123456789", "GetUserInput", target="Digits")))
    assert found.nodes["0123456789"].name == "GetUserInput 01234567"
