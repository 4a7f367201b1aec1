"""VoiceXML: menus, forms and events, and times that say nonsense."""

import pytest

from ivr_designer.domain.nodes import PlayPrompt, TalkPrompt
from ivr_designer.storage.importers.voicexml import _seconds
from tests.unit.storage.importers.reading import Read

HI = "<prompt>Hi</prompt>"
CHOICE = '<choice dtmf="1" next="#b"/>'


def document(inside, more='<form id="b"><block><prompt>Bye</prompt><exit/></block></form>'):
    return f'<vxml version="2.1">{inside}{more}</vxml>'


def menu(inside, prompt=HI):
    return document(f'<menu id="a">{prompt}{CHOICE}{inside}</menu>')


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("5s", 5.0), ("0s", 0.0), ("2.5s", 2.5), ("500ms", 0.5), ("1500ms", 1.5),
        ("5", None), ("s", None), ("ms", None), ("", None), (".s", None), ("²s", None), ("-5s", None),
        ("xs", None), ("5m", None), ("1e9s", None), ("nans", None), ("9" * 500 + "s", None),
    ],
)  # fmt: skip
def test_times(text, seconds):
    assert _seconds(text) == seconds


@pytest.mark.parametrize(("value", "wait"), [("8s", 8), ("2500ms", 2), ("²s", 5), ("soon", 5)])
def test_how_long_a_menu_waits(value, wait):
    by_property = menu(f'<property name="timeout" value="{value}"/>')
    by_prompt = menu("", prompt=f'<prompt timeout="{value}">Hi</prompt>')
    assert Read(by_property).nodes["a"].keypress_timeout_s == wait
    assert Read(by_prompt).nodes["a"].keypress_timeout_s == wait


def test_another_property_is_told():
    read = Read(menu('<property name="bargein" value="8s"/>'))
    assert read.nodes["a"].keypress_timeout_s == 5
    assert "vxml.menu[1].property[1]" in read.lost


@pytest.mark.parametrize(
    ("event", "leads"),
    [
        ("", {"EMPTY_KEY": "a", "INVALID_KEY": "a"}),
        ("<noinput><exit/></noinput>", {"EMPTY_KEY": "stop", "INVALID_KEY": "a"}),
        ("<nomatch><goto next='#b'/></nomatch>", {"EMPTY_KEY": "a", "INVALID_KEY": "b"}),
        ("<noinput><reprompt/></noinput>", {"EMPTY_KEY": "a", "INVALID_KEY": "a"}),
        ("<noinput>Hello?<reprompt/></noinput>", {"EMPTY_KEY": "a noinput", "INVALID_KEY": "a"}),
        ("<nomatch>No.<disconnect/></nomatch>", {"EMPTY_KEY": "a", "INVALID_KEY": "a nomatch"}),
    ],
)
def test_what_silence_and_a_wrong_key_do(event, leads):
    found = Read(menu(event)).edges["a"]
    assert {key: end for key, end in found.items() if key != "1"} == leads


def test_what_an_event_says_is_a_node_that_goes_on_where_the_event_goes():
    read = Read(menu("<nomatch>No.<disconnect/></nomatch><noinput>Hello?</noinput>"))
    assert read.nodes["a nomatch"].prompt == TalkPrompt("No.")
    assert read.edges["a nomatch"] == {"EMPTY_KEY": "stop", "INVALID_KEY": "stop"}
    assert read.edges["a noinput"] == {"EMPTY_KEY": "a", "INVALID_KEY": "a"}


def test_a_second_answer_to_silence_is_told():
    read = Read(menu("<noinput>One</noinput><noinput count='2'>Two<exit/></noinput>"))
    assert read.nodes["a noinput"].prompt == TalkPrompt("One")
    assert "not counted here" in read.lost["vxml.menu[1].noinput[2]"]


@pytest.mark.parametrize(
    ("prompt", "heard"),
    [
        ("<prompt>  Press <emphasis>one</emphasis> , please. </prompt>", TalkPrompt("Press one, please.")),
        ("<prompt><audio src='x/y.wav'/></prompt>", PlayPrompt("y.wav")),
        ("<prompt>Hello <audio src='y.wav'>spare</audio></prompt>", TalkPrompt("Hello [y.wav]")),
        ("Plain words", TalkPrompt("Plain words")),
        ("", TalkPrompt("")),
    ],
)
def test_what_is_heard(prompt, heard):
    assert Read(menu("", prompt=prompt)).nodes["a"].prompt == heard


@pytest.mark.parametrize(
    ("inside", "end"),
    [
        ('<transfer dest="tel:+84901234567"/>', "phone +84901234567"),
        ('<transfer dest="sip:100@pbx.invalid"/>', "phone 100"),
        ("<transfer destexpr='x'/>", "phone "),
        ("<block><exit/></block>", "stop"),
        ("<block><return/></block>", "stop"),
        ("<block><goto next='#b'/></block>", "b"),
        ("<block><assign name='x' expr='1'/></block>", "stop"),
        ("", "stop"),
    ],
)
def test_a_form_that_says_nothing_is_passed_over(inside, end):
    text = document(f'<menu id="m">{HI}<choice dtmf="2" next="#f"/></menu><form id="f">{inside}</form>')
    read = Read(text)
    assert read.keys("m") == {"2": end}
    assert "f" not in read.nodes


def test_a_form_is_done_item_by_item():
    items = '<block>One</block><field name="x"><prompt>Two</prompt></field><block>Three</block>'
    read = Read(document(f'<form id="f">{items}</form>'))
    assert read.root == "f"
    assert read.edges["f"] == {"EMPTY_KEY": "f 2", "INVALID_KEY": "f 2"}
    assert read.edges["f 2"] == {"INVALID_KEY": "f 3", "EMPTY_KEY": "f 3"}
    assert read.edges["f 3"] == {"EMPTY_KEY": "stop", "INVALID_KEY": "stop"}
    assert "what callers say or type is not kept" in read.lost["vxml.form[1].field[1]"]


def test_a_dialog_without_a_name_gets_one():
    read = Read(document(f"<menu>{HI}{CHOICE}</menu>"))
    assert read.root == "menu 1"


def test_a_choice_without_a_key_or_a_place_is_told():
    choices = '<choice next="#b">sales</choice><choice dtmf="1"/><choice dtmf="2" next="#"/>'
    read = Read(document(f'<menu id="a">{HI}{choices}</menu>'))
    assert read.keys("a") == {}
    assert {f"vxml.menu[1].choice[{n}]" for n in (1, 2, 3)} <= set(read.lost)


def test_another_document_is_named_and_told():
    read = Read(document(f'<menu id="a">{HI}<choice dtmf="1" next="other.vxml#x"/></menu>'))
    assert read.keys("a") == {"1": "other.vxml#x"}
    assert "another document" in read.lost["vxml.menu[1].choice[1].@next"]
