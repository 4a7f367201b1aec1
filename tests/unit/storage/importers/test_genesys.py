"""Genesys flows: tasks and their actions, what is said, and how choices of a menu are read."""

import pytest

from ivr_designer.domain.nodes import PlayPrompt, TalkPrompt
from ivr_designer.storage.importers import genesys
from ivr_designer.storage.importers.detect import read_foreign
from ivr_designer.storage.importers.report import NotAMenu
from tests.unit.storage.importers.reading import Read

PASSED = "Callers do not notice this step; the call goes on after it."
ANSWER = "Only single keys can be asked for here; what callers say or type is not kept."
PUT_TOGETHER = "This text is put together when the call is made; write its words here."


def menu(choices="", more=""):
    """A flow of one menu; `choices` and `more` are rows of YAML, indented below it."""
    rows = "".join(f"          - {row}\n" for row in choices.splitlines())
    return (
        "inboundCall:\n  name: Desk\n  startUpRef: /inboundCall/menus/menu[top]\n  menus:\n    - menu:\n"
        "        name: Top\n        refId: top\n        audio: {tts: Press a key}\n"
        + "".join(f"        {row}\n" for row in more.splitlines())
        + (f"        choices:\n{rows}" if rows else "")
    )


def task(actions):
    """A flow that begins with a list of actions, and has a menu besides."""
    rows = "".join(f"    {row}\n" for row in actions.splitlines())
    return (
        f"inboundCall:\n  name: Desk\n  startUpTaskActions:\n{rows}"
        "  menus:\n    - menu: {name: Top, refId: top, audio: {tts: Press a key}}\n"
    )


# ---- where calls come in


def test_a_flow_of_actions_begins_with_the_first_of_them_that_is_heard():
    found = Read(
        task(
            "- updateData: {name: Count}\n"
            "- playAudio: {name: Hello, audio: {tts: Good morning}}\n"
            "- jumpToMenu: {targetMenuRef: '/inboundCall/menus/menu[top]'}"
        )
    )
    assert found.root == "start.2"
    assert found.nodes["start.2"].name == "Hello"
    assert found.nodes["start.2"].prompt == TalkPrompt("Good morning")
    assert found.edges["start.2"] == {"EMPTY_KEY": "top", "INVALID_KEY": "top"}
    assert found.lost["inboundCall.startUpTaskActions[0].updateData"] == PASSED


def test_the_greeting_comes_before_all_else():
    found = Read(menu("menuDisconnect: {name: Bye, dtmf: digit_1}") + "  initialGreeting: {tts: Welcome}\n")
    assert found.root == "initialGreeting"
    assert found.nodes["initialGreeting"].name == "Initial greeting"
    assert found.edges["initialGreeting"] == {"EMPTY_KEY": "top", "INVALID_KEY": "top"}


def test_a_greeting_without_words_is_none():
    found = Read(menu("menuDisconnect: {dtmf: digit_1}") + "  initialGreeting: {noValue: true}\n")
    assert found.root == "top"
    assert "initialGreeting" not in found.nodes
    assert not Read(menu()).nodes.keys() - {"top"}


def test_the_start_may_be_named_without_a_path():
    assert Read(menu().replace("/inboundCall/menus/menu[top]", "top")).root == "top"


def test_a_start_that_is_nowhere_is_told():
    found = Read(menu().replace("menu[top]", "menu[gone]"))
    assert found.root == "top"
    told = "This leads to no prompt; calls come in at the first one."
    assert found.lost["inboundCall.startUpRef"] == told


def test_a_flow_without_a_start_begins_with_its_first_menu_and_nothing_is_told_of_it():
    found = Read(menu().replace("  startUpRef: /inboundCall/menus/menu[top]\n", ""))
    assert found.root == "top"
    assert not found.lost


@pytest.mark.parametrize("kind", ["inboundCall", "inQueueCall", "outboundCall", "secureCall"])
def test_every_kind_of_call_flow_is_read(kind):
    found = Read(menu("menuReplay: {dtmf: star}").replace("inboundCall", kind))
    assert found.name == "Desk"
    assert found.keys("top") == {"*": "top"}


@pytest.mark.parametrize(
    "text", ["inboundChat:\n  name: Desk\n  menus: []\n", "inboundCall: nothing\nmenus: 1\n"]
)
def test_what_is_no_call_flow_is_refused(text):
    with pytest.raises(NotAMenu):
        read_foreign(text.encode())


@pytest.mark.parametrize("text", ["- inboundCall", "inboundCall", "inboundCall: [1]", "{}"])
def test_yaml_of_another_shape_is_refused_in_words(text):
    with pytest.raises(NotAMenu) as refused:
        genesys.read(text.encode())
    assert str(refused.value.cause) == "The file holds no Genesys call flow."


def test_a_menu_without_words_is_silent_and_a_wrong_key_hears_it_again():
    found = Read(menu("menuDisconnect: {dtmf: digit_1}").replace("        audio: {tts: Press a key}\n", ""))
    assert found.nodes["top"].prompt == TalkPrompt("")
    assert found.edges["top"] == {"1": "stop", "EMPTY_KEY": "stop", "INVALID_KEY": "top"}


def test_parts_of_a_menu_and_of_a_task_are_told_by_what_they_are():
    text = menu(more="speechRecognition: {on: yes}")
    text += "  tasks:\n    - task: {name: Late, odd: thing, actions: [{disconnect: {}}]}\n"
    found = Read(text)
    assert {loss.what for loss in found.report.losses} >= {"menu", "task"}


# ---- choices of a menu


def test_keys_are_spelt_in_the_ways_of_that_program():
    found = Read(
        menu(
            "menuReplay: {dtmf: digit_0}\nmenuReplay: {dtmf: digit_9}\nmenuReplay: {dtmf: digit_star}\n"
            "menuReplay: {dtmf: digit_pound}"
        )
    )
    assert found.keys("top") == dict.fromkeys(("0", "9", "*", "#"), "top")


@pytest.mark.parametrize("kind", ["menuReplay", "menuRepeat", "menuReplayMenu"])
def test_a_choice_that_plays_the_menu_again_leads_back_to_it(kind):
    assert Read(menu(f"{kind}: {{name: Again, dtmf: digit_9}}")).keys("top") == {"9": "top"}


@pytest.mark.parametrize(
    ("choice", "why"),
    [
        ("menuReplay: {name: Off, dtmf: none}", "Nothing here does what this choice did."),
        ("menuReplay: {name: Off}", "Nothing here does what this choice did."),
        ("menuDialByExtension: {name: Off, dtmf: digit_2}", "Nothing here does what this choice did."),
        ("menuSubMenu: {name: Off, dtmf: digit_2}", "Nothing here does what this choice did."),
        ("menuReplay: {name: Off, dtmf: digit_1}", "The key is taken already."),
    ],
)
def test_a_choice_that_cannot_be_kept_is_told(choice, why):
    found = Read(menu("menuDisconnect: {name: Bye, dtmf: digit_1}\n" + choice))
    assert found.keys("top") == {"1": "stop"}
    kind = choice.partition(":")[0]
    assert found.lost[f"inboundCall.menus[0].menu.choices[1].{kind}"] == why


def test_silence_takes_the_choice_that_the_menu_names_for_it():
    choices = (
        "menuDisconnect: {name: Bye, refId: bye_2, dtmf: digit_1}\nmenuReplay: {name: Again, dtmf: digit_2}"
    )
    path = "/inboundCall/menus/menu[top]/choices"
    found = Read(menu(choices, f"defaultChildMenuRef: {path}/menuDisconnect[bye_2]"))
    assert found.edges["top"]["EMPTY_KEY"] == "stop"
    again = Read(menu(choices, f"defaultChildMenuRef: {path}/menuReplay[Again]"))
    assert again.edges["top"]["EMPTY_KEY"] == "top"
    place = "inboundCall.menus[0].menu.defaultChildMenuRef"
    assert not any(place in loss.parts for loss in (*found.report.losses, *again.report.losses))


def test_a_choice_for_silence_that_is_not_there_is_told():
    found = Read(menu("menuReplay: {name: Again, dtmf: digit_2}", "defaultChildMenuRef: gone"))
    assert found.edges["top"]["EMPTY_KEY"] == "stop"
    assert any("inboundCall.menus[0].menu.defaultChildMenuRef" in loss.parts for loss in found.report.losses)


def test_names_of_choices_make_one_line():
    found = Read(
        menu(
            "menuReplay: {name: Again, refId: a_1, dtmf: digit_1}\nmenuDisconnect: {name: Bye, dtmf: digit_2}"
        )
    )
    (loss,) = found.report.losses
    assert loss.place == "names of choices"
    assert len(loss.parts) == 3


def test_a_choice_may_bring_its_own_task_and_lead_to_others():
    text = menu(
        "menuTask: {name: Busy, refId: busy, dtmf: digit_1, actions: [{playAudio: {audio: {tts: Busy}}}]}\n"
        "menuJumpToTask: {name: There, dtmf: digit_2, targetTaskRef: '/inboundCall/tasks/task[Late]'}\n"
        "menuJumpToMenu: {name: Back, dtmf: digit_3, targetMenuRef: '/inboundCall/menus/menu[top]'}"
    )
    text += (
        "  tasks:\n    - task:\n        name: Late\n        actions:\n"
        "          - playAudio: {name: Closed, audio: {tts: Closed}}\n          - disconnect: {name: End}\n"
    )
    found = Read(text)
    assert found.keys("top") == {"1": "busy.1", "2": "Late.1", "3": "top"}
    assert found.nodes["busy.1"].name == "playAudio", "an action without a name is called by its kind"
    assert found.edges["Late.1"] == {"EMPTY_KEY": "stop", "INVALID_KEY": "stop"}


def test_a_menu_within_a_menu_is_one_of_its_own():
    inner = "menuSubMenu: {name: More, refId: more, dtmf: digit_3, choices: [{menuReplay: {dtmf: digit_1}}]}"
    found = Read(menu(inner))
    assert found.keys("top") == {"3": "more"}
    assert found.keys("more") == {"1": "more"}
    reference = "menuSubMenu: {name: More, dtmf: digit_3, targetMenuRef: '/inboundCall/menus/menu[top]'}"
    assert Read(menu(reference)).keys("top") == {"3": "top"}


@pytest.mark.parametrize(
    ("choice", "end"),
    [
        ("menuTransferToAcd: {dtmf: digit_1, targetQueue: {lit: {name: Sales}}}", "queue Sales"),
        ("menuTransferToNumber: {dtmf: digit_1, targetNumber: {lit: 'tel:+841'}}", "phone +841"),
        ("menuTransferToNumber: {dtmf: digit_1, targetNumber: {exp: '\"+841\"'}}", "phone +841"),
    ],
)
def test_a_choice_may_transfer(choice, end):
    assert Read(menu(choice)).keys("top") == {"1": end}


def test_a_menu_without_a_reference_is_known_by_its_name():
    found = Read(
        menu("menuReplay: {dtmf: digit_1}").replace("        refId: top\n", "").replace("[top]", "[Top]")
    )
    assert found.root == "Top"
    assert found.keys("Top") == {"1": "Top"}


# ---- settings


def test_a_setting_of_the_menu_comes_before_that_of_the_flow():
    flow = "  settingsMenu: {repeatCount: {lit: 4}, menuSelectionTimeout: {lit: {seconds: 9}}}\n"
    own = "settingsMenu: {repeatCount: {lit: 3}, menuSelectionTimeout: {lit: {seconds: 8}}}"
    key = "menuReplay: {dtmf: digit_1}"
    node = Read(menu(key, own) + flow).nodes["top"]
    assert (node.loop_count, node.keypress_timeout_s) == (3, 8)
    node = Read(menu(key) + flow).nodes["top"]
    assert (node.loop_count, node.keypress_timeout_s) == (4, 9)
    node = Read(menu(key)).nodes["top"]
    assert (node.loop_count, node.keypress_timeout_s) == (1, 5)


# ---- actions of a task


@pytest.mark.parametrize(
    ("action", "end"),
    [
        ("disconnect: {name: End}", "stop"),
        ("transferToAcd: {targetQueue: {lit: {name: Help desk}}}", "queue Help desk"),
        ("transferToAcd: {targetQueue: {lit: Help desk}}", "queue Help desk"),
        ("transferToAcd: {targetQueue: {exp: Flow.queue}}", "queue Flow.queue"),
        ("transferToAcd: {targetQueue: Help desk}", "queue Help desk"),
        ("""transferToNumber: {targetNumber: {exp: '"tel:+84901234567"'}}""", "phone +84901234567"),
        ("jumpToMenu: {targetMenuRef: '/inboundCall/menus/menu[top]'}", "top"),
        ("jumpToTask: {targetTaskRef: top}", "top"),
        ("jumpToTask: {name: Nowhere}", "stop"),
        ("transferToUser: {targetUser: An}", "stop"),
    ],
)
def test_where_a_prompt_goes_on(action, end):
    found = Read(task(f"- playAudio: {{name: Hello, audio: {{tts: Hello}}}}\n- {action}"))
    assert found.edges["start.1"] == {"EMPTY_KEY": end, "INVALID_KEY": end}


def test_a_queue_is_to_be_chosen_again_and_a_number_is_not():
    place = "inboundCall.startUpTaskActions[0].transferToAcd.targetQueue.lit.name"
    queue = "- transferToAcd: {targetQueue: {lit: {name: Help desk}}}"
    assert "Choose the queue" in Read(task(queue)).lost[place]
    number = "- transferToNumber: {targetNumber: {lit: '+84901234567'}}"
    assert not any("Choose" in why for why in Read(task(number)).lost.values())


def test_of_an_answer_that_is_asked_for_the_words_stay():
    found = Read(
        task(
            "- collectInput:\n    name: Number\n    inputAudio: {tts: Your number please}\n    outputs:\n"
            "      success: {actions: [{playAudio: {name: Thanks, audio: {tts: Thank you}}}]}\n"
            "      failure: {actions: [{playAudio: {name: Sorry, audio: {tts: Sorry}}}]}\n"
            "- disconnect: {name: End}"
        )
    )
    assert found.root == "start.1"
    assert found.nodes["start.1"].prompt == TalkPrompt("Your number please")
    assert found.edges["start.1"]["EMPTY_KEY"] == "start.1.success.1"
    assert found.edges["start.1.success.1"]["EMPTY_KEY"] == "stop"
    assert found.nodes["start.1.failure.1"].name == "Sorry", "kept, though nothing leads there"
    assert found.lost["inboundCall.startUpTaskActions[0].collectInput"] == ANSWER


@pytest.mark.parametrize("usual", ["yes", "success", "open", "default"])
def test_of_a_decision_the_usual_way_is_gone_and_the_others_are_kept(usual):
    found = Read(
        task(
            "- decision:\n    name: Which\n    outputs:\n"
            f"      '{usual}': {{actions: [{{playAudio: {{name: A, audio: {{tts: One}}}}}}]}}\n"
            "      zz: {actions: [{playAudio: {name: B, audio: {tts: Other}}}]}\n"
            "      none: {noActions: true}\n"
            "- jumpToMenu: {targetMenuRef: top}"
        )
    )
    assert found.root == f"start.1.{usual}.1"
    assert found.edges[f"start.1.{usual}.1"]["EMPTY_KEY"] == "top"
    assert found.edges["start.1.zz.1"]["EMPTY_KEY"] == "top"
    assert found.lost["inboundCall.startUpTaskActions[0].decision"] == PASSED


def test_a_step_without_sound_is_passed_over():
    found = Read(
        task("- playAudio: {name: Silence, audio: {noValue: true}}\n- jumpToMenu: {targetMenuRef: top}")
    )
    assert found.root == "top"
    assert found.lost["inboundCall.startUpTaskActions[0].playAudio"] == PASSED


# ---- what is said


@pytest.mark.parametrize(
    ("audio", "prompt", "told"),
    [
        ("{tts: Hello}", TalkPrompt("Hello"), ""),
        ("{exp: 'ToAudioTTS(Flow.name)'}", TalkPrompt("ToAudioTTS(Flow.name)"), PUT_TOGETHER),
        ("{prompt: {lit: {name: Prompt.hello}}}", PlayPrompt("Prompt.hello"), "Upload this recording"),
        ("{prompt: {exp: Prompt.hello}}", PlayPrompt("Prompt.hello"), "Upload this recording"),
        ("{lit: {name: Prompt.hello}}", PlayPrompt("Prompt.hello"), "Upload this recording"),
    ],
)
def test_what_is_said(audio, prompt, told):
    found = Read(task(f"- playAudio: {{name: Hello, audio: {audio}}}"))
    assert found.nodes["start.1"].prompt == prompt
    said = [why for place, why in found.lost.items() if ".audio" in place]
    assert len(said) == bool(told)
    assert all(told in why for why in said)
