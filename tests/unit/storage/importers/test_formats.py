"""What each sample becomes: nodes, keys and where they lead."""

import json

import pytest

from ivr_designer.domain.nodes import PlayPrompt, TalkPrompt
from ivr_designer.storage.codec import decode, encode
from ivr_designer.storage.importers.detect import read_foreign
from tests.unit.storage.importers.reading import edges_of, end_of
from tests.unit.storage.importers.samples import ALL, MORE

EDGES = {
    "FreeSWITCH": {
        "front": {
            "1": "queue sales", "2": "help", "3": "front news/today.wav", "0": "phone 84901234567",
            "5": "phone 1001", "6": "voicemail", "9": "stop", "*": "front",
            "EMPTY_KEY": "stop", "INVALID_KEY": "front",
        },
        "front news/today.wav": {"EMPTY_KEY": "front", "INVALID_KEY": "front"},
        "help": {"1": "stop", "*": "front", "EMPTY_KEY": "stop", "INVALID_KEY": "help"},
    },
    "3CX": {
        "hello": {"EMPTY_KEY": "menu", "INVALID_KEY": "menu"},
        "menu": {
            "1": "wait", "2": "stop", "*": "pin", "EMPTY_KEY": "phone 100", "INVALID_KEY": "phone 100",
        },
        "wait": {"EMPTY_KEY": "phone 84901234567", "INVALID_KEY": "phone 84901234567"},
        "pin": {"EMPTY_KEY": "stop", "INVALID_KEY": "stop"},
    },
    "Twilio Studio": {
        "hello": {"EMPTY_KEY": "menu", "INVALID_KEY": "menu"},
        "menu": {"1": "phone +84901234567", "2": "queue support", "EMPTY_KEY": "menu", "INVALID_KEY": "menu"},
    },
    "Genesys": {
        "Main_1": {
            "1": "queue Sales", "2": "phone +84901234567", "3": "More_3",
            "EMPTY_KEY": "stop", "INVALID_KEY": "Main_1",
        },
        "More_3": {"#": "stop", "EMPTY_KEY": "stop", "INVALID_KEY": "More_3"},
    },
    "Asterisk": {
        "main,s,2": {"EMPTY_KEY": "main,s,3", "INVALID_KEY": "main,s,3"},
        "main,s,3": {
            "1": "queue sales", "2": "help", "3": "phone 84901234567", "#": "main,s,3",
            "EMPTY_KEY": "main,t,1", "INVALID_KEY": "main,s,3",
        },
        "main,t,1": {"EMPTY_KEY": "stop", "INVALID_KEY": "stop"},
        "help": {"9": "stop", "0": "phone 100", "EMPTY_KEY": "stop", "INVALID_KEY": "help"},
    },
    "Amazon Connect": {
        "hello": {"EMPTY_KEY": "menu", "INVALID_KEY": "menu"},
        "menu": {"1": "wait", "2": "phone +84901234567", "EMPTY_KEY": "menu"},
        "wait": {"EMPTY_KEY": "queue abc", "INVALID_KEY": "queue abc"},
    },
    "VoiceXML": {
        "top": {
            "1": "phone +84901234567", "2": "news.vxml", "EMPTY_KEY": "top noinput", "INVALID_KEY": "bye",
        },
        "top noinput": {"EMPTY_KEY": "top", "INVALID_KEY": "top"},
        "bye": {"EMPTY_KEY": "stop", "INVALID_KEY": "stop"},
    },
}  # fmt: skip
HEARD = {
    ("FreeSWITCH", "front"): (TalkPrompt("Press 1 for sales, 2 for help, 3 for news"), 2, 6),
    ("FreeSWITCH", "help"): (PlayPrompt("intro.wav"), 1, 4),
    ("3CX", "menu"): (PlayPrompt("Menu.wav"), 2, 4),
    ("Twilio Studio", "menu"): (TalkPrompt("Press 1 for sales, 2 for help."), 2, 6),
    ("Genesys", "Main_1"): (TalkPrompt("Press 1 for sales, 2 for a number, 3 for more."), 2, 7),
    ("Genesys", "More_3"): (PlayPrompt("Prompt.more"), 1, 7),
    ("Asterisk", "main,s,3"): (TalkPrompt("[menu-1] [menu-2]"), 1, 8),
    ("Amazon Connect", "menu"): (TalkPrompt("Press 1"), 1, 8),
    ("Amazon Connect", "wait"): (PlayPrompt("p1"), 1, 1),
    ("VoiceXML", "top"): (TalkPrompt("Press 1 for sales, 2 to hear news."), 1, 2),
}


@pytest.mark.parametrize("kind", ALL)
def test_keys_lead_where_they_led(kind):
    content = read_foreign(ALL[kind].encode()).content
    assert edges_of(content) == EDGES[kind]
    assert content.root == next(iter(EDGES[kind]))


@pytest.mark.parametrize(("kind", "node"), HEARD)
def test_what_is_heard_how_often_and_how_long_is_waited(kind, node):
    found = read_foreign(ALL[kind].encode()).content.nodes[node]
    assert (found.prompt, found.loop_count, found.keypress_timeout_s) == HEARD[kind, node]


@pytest.mark.parametrize(
    ("kind", "place", "words"),
    [
        ("FreeSWITCH", "include.configuration[1].menus[1].menu[1].entry[7]", "Nothing here does"),
        ("FreeSWITCH", "include.configuration[1].menus[1].menu[1].entry[8]", "Only single keys"),
        ("FreeSWITCH", "include.configuration[1].menus[1].menu[1].entry[11]", "each once"),
        ("3CX", "File.Flows[1].MainFlow[1].MainFlow[1].EmailSenderComponent[1]", "do not notice"),
        ("Twilio Studio", "states[2]", "do not notice"),
        ("Twilio Studio", "states[4].transitions[3].conditions[0]", "is equal to one key"),
        ("Genesys", "inboundCall.menus[0].menu.choices[3].menuTransferToFlow", "Nothing here does"),
        ("Asterisk", "line 12", "What else it says"),
        ("Asterisk", "line 9", ""),
        ("Asterisk", "line 13", "when the call before it fails"),
        ("Asterisk", "line 15", "Only single keys"),
        ("Asterisk", "line 19", "Only contexts"),
        (
            "Amazon Connect",
            "Actions[1].Transitions.Conditions[2].Condition.Operands[0]",
            "only press one key",
        ),
        ("Amazon Connect", "Actions[1].Parameters.SSML", "Speech marks"),
        ("VoiceXML", "vxml.menu[1].choice[3].@dtmf", "only press one key"),
        ("VoiceXML", "vxml.menu[1].choice[2].@next", "another document"),
    ],
)
def test_what_has_no_equal_is_told_with_its_place(kind, place, words):
    losses = {loss.place: str(loss.why) for loss in read_foreign(ALL[kind].encode()).report.losses}
    if words:
        assert words in losses[place]
    else:
        assert place not in losses


def test_announcements_cannot_be_interrupted_and_menus_can():
    nodes = read_foreign(ALL["Twilio Studio"].encode()).content.nodes
    assert not nodes["hello"].barge_in
    assert nodes["menu"].barge_in


def test_steps_without_a_name_are_called_after_their_words_and_no_two_alike():
    nodes = read_foreign(ALL["Amazon Connect"].encode()).content.nodes
    assert [n.name for n in nodes.values()] == ["Welcome.", "Press 1", "MessageParticipant wait"]
    twice = ALL["Amazon Connect"].replace("Welcome.", "Press 1")
    assert [n.name for n in read_foreign(twice.encode()).content.nodes.values()][:2] == [
        "Press 1",
        "Press 1 (2)",
    ]


def test_a_step_without_an_id_gets_one_so_that_the_draft_can_be_kept():
    spoiled = ALL["Amazon Connect"].replace('"wait"', '""')
    content = read_foreign(spoiled.encode()).content
    assert decode(json.loads(json.dumps(encode(content))))[0] == content
    assert PlayPrompt("p1") in [node.prompt for node in content.nodes.values()]
    assert all(press.next_node != "" for press in content.keypresses.values())


def test_the_older_amazon_format_means_the_same():
    draft = read_foreign(MORE["Amazon Connect, modules"].encode())
    content, losses = draft.content, {loss.what: loss for loss in draft.report.losses}
    found = {}
    for press in content.keypresses.values():
        found.setdefault(press.node, {})[press.key.value] = end_of(press)
    assert content.root == "menu"
    assert content.name == "Front desk"
    assert found["menu"] == {
        "1": "wait", "2": "phone +84901234567", "EMPTY_KEY": "menu", "INVALID_KEY": "menu",
    }  # fmt: skip
    assert found["wait"] == {"EMPTY_KEY": "queue Sales", "INVALID_KEY": "queue Sales"}
    assert content.nodes["menu"].keypress_timeout_s == 6
    assert content.nodes["closed"].prompt == TalkPrompt("We are closed .")
    for passed in ("SetVoice", "CheckAttribute", "CheckHoursOfOperation", "Loop", "Transfer:Flow",
                   "StoreUserInput", "InvokeExternalResource:Lambda"):  # fmt: skip
        assert passed in losses, passed


def test_what_nothing_leads_to_is_told_and_not_counted_as_taken():
    report = read_foreign(MORE["Amazon Connect, modules"].encode()).report
    lost = {part: str(loss.why) for loss in report.losses for part in loss.parts}
    assert lost["modules[15].type"] == lost["modules[15].id"] == "Nothing that was taken over leads here."
    assert "modules[6].type" not in lost, "the queue that callers are put into after a word"


def test_details_of_a_taken_line_are_told():
    losses = {(loss.place, str(loss.why)) for loss in read_foreign(ALL["Asterisk"].encode()).report.losses}
    for place in ("line 10", "line 12"):
        assert (place, "What else it says is not kept.") in losses
    assert ("line 17", "What else it says is not kept.") not in losses, "a Hangup without a cause"


def test_a_start_that_leads_nowhere_is_told():
    spoiled = MORE["Amazon Connect, modules"].replace('"start": "log"', '"start": "gone"')
    losses = {loss.place: str(loss.why) for loss in read_foreign(spoiled.encode()).report.losses}
    assert losses["start"] == "This leads to no prompt; calls come in at the first one."
