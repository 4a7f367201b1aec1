"""3CX Call Flow Designer: components, branches of a menu, and prompts that are XML in an attribute."""

from xml.sax.saxutils import quoteattr

import pytest

from ivr_designer.domain.nodes import PlayPrompt, TalkPrompt
from ivr_designer.storage.importers.detect import read_foreign
from ivr_designer.storage.importers.report import NotAMenu
from tests.unit.storage.importers.reading import Read

PASSED = "Callers do not notice this step; the call goes on after it."
MAIN = "File.Flows[1].MainFlow[1].MainFlow[1]"


def prompts(*parts):
    """A PromptList attribute; each part is the inner XML of a prompt."""
    rows = "".join(f'<Prompt xsi:type="P">{part}</Prompt>' for part in parts)
    return quoteattr(
        '<?xml version="1.0" encoding="utf-16"?>'
        f'<ArrayOfPrompt xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{rows}</ArrayOfPrompt>'
    )


def file(name):
    return f"<AudioFileName>{name}</AudioFileName>"


def text(words):
    return f'<Text>"{words}"</Text>'


def play(name, *parts):
    return (
        f'<c:PromptPlaybackComponent x:Name="{name}" PromptList={prompts(*parts or [file(name + ".wav")])}/>'
    )


def transfer(number):
    return f'<c:TransferComponent x:Name="t" Destination="&quot;{number}&quot;"/>'


def menu(branches="", more="", name="menu"):
    found = prompts(file("Menu.wav"))
    return f'<c:MenuComponent x:Name="{name}" {more} InitialPromptList={found}>{branches}</c:MenuComponent>'


def branch(option, inner=""):
    return f'<c:MenuComponentBranch Option="{option}">{inner}</c:MenuComponentBranch>'


def flow(components):
    return (
        '<?xml version="1.0"?><File><Flows><MainFlow>'
        f'<c:MainFlow x:Name="Main" xmlns:x="urn:x" xmlns:c="urn:c">{components}</c:MainFlow>'
        "</MainFlow></Flows></File>"
    )


def read(components):
    return Read(flow(components))


def parts_lost(found):
    return {part for loss in found.report.losses for part in loss.parts}


# ---- the document


@pytest.mark.parametrize(
    "document",
    ["<File/>", "<File><Flows><MainFlow/></Flows></File>", flow("").replace('x:Name="Main"', 'x:Name=""')],
)
def test_a_file_without_a_main_flow_is_refused(document):
    with pytest.raises(NotAMenu):
        read_foreign(document.encode())


def test_the_main_flow_is_taken_and_its_wrappers_say_nothing_more():
    found = read(play("hello"))
    assert found.root == found.name == "hello"
    assert found.edges["hello"] == {"EMPTY_KEY": "stop", "INVALID_KEY": "stop"}
    assert not any("MainFlow[1].element" in part or "Flows[1].element" in part for part in parts_lost(found))


def test_names_of_components_make_one_line():
    found = read(
        f'{play("a")}<c:DisconnectCallComponent x:Name="b" Description="end" DebugModeActive="True"/>'
    )
    loss = next(loss for loss in found.report.losses if loss.place == "names of components")
    assert {part.rpartition("@")[2] for part in loss.parts} == {"Name", "Description", "DebugModeActive"}


def test_of_what_was_taken_nothing_is_told():
    every = play("a") + menu(
        branch("Option1", transfer("84901234567"))
        + branch("Option2", '<c:DisconnectCallComponent x:Name="d"/>')
        + branch("TimeoutOrInvalidOption", play("sorry", text("Sorry"))),
        'IsValidOption_1="True"',
    )
    found = read(every)
    assert parts_lost(found) == {
        f"{MAIN}.@Name",
        f"{MAIN}.MenuComponent[1].MenuComponentBranch[1].TransferComponent[1].@Name",
        f"{MAIN}.MenuComponent[1].MenuComponentBranch[2].DisconnectCallComponent[1].@Name",
    }


def test_an_empty_flow_is_refused_and_not_taken_to_begin_somewhere():
    with pytest.raises(NotAMenu) as refused:
        read_foreign(flow('<c:DisconnectCallComponent x:Name="d"/>').encode())
    assert str(refused.value.cause) == "This call flow plays no prompt and asks for no key."


# ---- components


@pytest.mark.parametrize(
    ("component", "end"),
    [
        ('<c:DisconnectCallComponent x:Name="d"/>', "stop"),
        (transfer("84901234567"), "phone 84901234567"),
        (transfer(" 100 "), "phone 100"),
        (play("b"), "b"),
        ('<c:EmailSenderComponent x:Name="mail"/>', "stop"),
        ("<c:EmailSenderComponent/>" + play("b"), "b"),
    ],
)
def test_where_a_prompt_goes_on(component, end):
    assert read(play("a") + component).edges["a"] == {"EMPTY_KEY": end, "INVALID_KEY": end}


@pytest.mark.parametrize(("number", "told"), [("100", True), ("123456", True), ("1234567", False)])
def test_an_extension_of_the_other_system_is_told(number, told):
    found = read(play("a") + transfer(number))
    why = found.lost.get(f"{MAIN}.TransferComponent[1].@Destination", "")
    assert ("extension of the other system" in why) is told


@pytest.mark.parametrize("kind", ["UserInputComponent", "AuthenticationComponent", "VoiceInputComponent"])
def test_of_an_answer_that_is_asked_for_the_words_stay(kind):
    found = read(f'<c:{kind} x:Name="pin" InitialPromptList={prompts(file("Pin.wav"))}/>' + play("b"))
    assert found.nodes["pin"].prompt == PlayPrompt("Pin.wav")
    assert found.edges["pin"]["EMPTY_KEY"] == "b"
    assert "Only single keys" in found.lost[f"{MAIN}.{kind}[1]"]


def test_what_callers_do_not_notice_is_told():
    found = read('<c:EmailSenderComponent x:Name="mail" To="a"/>' + play("a"))
    assert found.root == "a"
    assert found.lost[f"{MAIN}.EmailSenderComponent[1]"] == PASSED


# ---- menus


def test_branches_are_keys_and_what_follows_the_menu_is_where_they_go_on():
    every = "".join(branch(f"Option{key}") for key in [*range(10), "Star", "Pound"])
    found = read(menu(every) + play("after"))
    assert found.keys("menu") == dict.fromkeys("0123456789*#", "after")
    assert found.edges["menu"]["EMPTY_KEY"] == found.edges["menu"]["INVALID_KEY"] == "after"


def test_a_branch_for_silence_and_wrong_keys():
    found = read(menu(branch("Option1") + branch("TimeoutOrInvalidOption", play("sorry"))) + play("after"))
    assert found.edges["menu"] == {"1": "after", "EMPTY_KEY": "sorry", "INVALID_KEY": "sorry"}
    assert found.edges["sorry"]["EMPTY_KEY"] == "after"


@pytest.mark.parametrize("option", ["Option1", "Option10", "OptionHash", ""])
def test_a_branch_that_is_no_free_key_is_told(option):
    found = read(menu(branch("Option1", transfer("84901234567")) + branch(option, play("lost"))))
    assert found.keys("menu") == {"1": "phone 84901234567"}
    place = f"{MAIN}.MenuComponent[1].MenuComponentBranch[2]"
    assert "none that is free" in found.lost[place]


def test_how_long_is_waited_and_how_often_it_is_said():
    node = read(menu(branch("Option1"), 'Timeout="7" MaxRetryCount="3"')).nodes["menu"]
    assert (node.keypress_timeout_s, node.loop_count) == (7, 3)
    node = read(menu(branch("Option1"))).nodes["menu"]
    assert (node.keypress_timeout_s, node.loop_count) == (5, 1)


def test_what_the_tree_says_by_its_keys_is_not_told_again():
    keys = (
        'IsValidOption_1="True" IsValidOption_Star="True" IsValidOption_Pound="True" IsValidOption_2="False"'
    )
    branches = branch("Option1") + branch("OptionStar") + branch("OptionPound")
    lost = parts_lost(read(menu(branches, f'AllowDtmfInput="True" {keys}')))
    assert not any("IsValidOption" in part or "AllowDtmf" in part for part in lost)


def test_what_the_keys_do_not_say_is_told():
    lost = parts_lost(read(menu(branch("Option1"), 'AllowDtmfInput="False" IsValidOption_2="True"')))
    place = f"{MAIN}.MenuComponent[1]"
    assert {f"{place}.@AllowDtmfInput", f"{place}.@IsValidOption_2"} <= lost


def test_a_key_that_is_off_and_has_a_branch_all_the_same_is_kept_and_its_switch_told_as_taken():
    found = read(menu(branch("Option1"), 'IsValidOption_1="maybe"'))
    assert found.keys("menu") == {"1": "stop"}
    assert f"{MAIN}.MenuComponent[1].@IsValidOption_1" in parts_lost(found)


# ---- prompts


@pytest.mark.parametrize(
    ("parts", "prompt"),
    [
        ([file("a.wav")], PlayPrompt("a.wav")),
        ([text("Good day")], TalkPrompt("Good day")),
        ([file("a.wav"), file("b.wav")], TalkPrompt("[a.wav] [b.wav]")),
        ([text("Good day"), file("b.wav")], TalkPrompt("Good day [b.wav]")),
        (["<Expression>x</Expression>"], TalkPrompt("")),
        ([file("a.wav"), "<Expression>x</Expression>"], PlayPrompt("a.wav")),
    ],
)
def test_prompts_in_a_list(parts, prompt):
    assert read(play("a", *parts)).nodes["a"].prompt == prompt


def test_each_recording_is_to_be_uploaded_and_what_is_put_together_to_be_written():
    found = Read(flow(play("a", file("a.wav"), file("b.wav"), "<Expression>x</Expression>", text("Hi"))))
    said = [str(loss.why) for loss in found.report.losses if loss.place.endswith("@PromptList")]
    assert said == [
        "Upload the recording a.wav, and choose it again.",
        "Upload the recording b.wav, and choose it again.",
        "One prompt is put together when the call is made; write its words here.",
    ]


def test_a_list_that_cannot_be_read_is_told():
    found = read('<c:PromptPlaybackComponent x:Name="a" PromptList="&lt;broken"/>')
    assert found.nodes["a"].prompt == TalkPrompt("")
    place = f"{MAIN}.PromptPlaybackComponent[1].@PromptList"
    assert found.lost[place] == "The list of prompts cannot be read."
    assert place in parts_lost(found)


def test_blanks_between_the_parts_of_a_list_are_no_prompts():
    spaced = prompts(file("a.wav")).replace("&gt;&lt;", "&gt;\n  &lt;")
    found = read(f'<c:PromptPlaybackComponent x:Name="a" PromptList={spaced}/>')
    assert found.nodes["a"].prompt == PlayPrompt("a.wav")


@pytest.mark.parametrize("encoding", ["utf-16", "UTF-16", "utf-8", "windows-1258"])
def test_a_list_is_text_already_whatever_encoding_it_speaks_of(encoding):
    listed = prompts(text("Chào bạn")).replace("utf-16", encoding)
    found = read(f'<c:PromptPlaybackComponent x:Name="a" PromptList={listed}/>')
    assert found.nodes["a"].prompt == TalkPrompt("Chào bạn")


def test_a_component_without_prompts_is_not_told_of():
    found = read(play("b") + '<c:PromptPlaybackComponent x:Name="a" PromptList=""/>')
    assert not any("cannot be read" in why for why in found.lost.values())


def test_a_component_without_prompts_says_nothing():
    assert read('<c:PromptPlaybackComponent x:Name="a"/>').nodes["a"].prompt == TalkPrompt("")


def test_a_component_without_a_name_is_called_by_its_kind():
    assert "MenuComponent" in read(menu().replace('x:Name="menu"', "")).nodes
