"""FreeSWITCH menus: each action of a key, and attributes that say nonsense."""

import pytest

from ivr_designer.domain.nodes import PlayPrompt, TalkPrompt
from ivr_designer.storage.importers.detect import read_foreign
from ivr_designer.storage.importers.report import NotAMenu
from tests.unit.storage.importers.reading import Read


def menu(entries="", name="top", more='greet-long="say:Hello"'):
    return f'<menu name="{name}" {more}>{entries}</menu>'


def entry(action, param=None, digits="1"):
    said = "" if param is None else f' param="{param}"'
    return f'<entry action="{action}" digits="{digits}"{said}/>'


@pytest.mark.parametrize(
    ("action", "param", "end"),
    [
        ("menu-exit", None, "stop"),
        ("menu-top", None, "top"),
        ("menu-sub", "other", "other"),
        ("menu-exec-app", "hangup", "stop"),
        ("menu-exec-app", "hangup NORMAL_CLEARING", "stop"),
        ("menu-exec-app", "voicemail default domain 1000", "voicemail"),
        ("menu-exec-app", "callcenter sales@default", "queue sales"),
        ("menu-exec-app", "fifo help in", "queue help"),
        ("menu-exec-app", "bridge sofia/gateway/carrier/+84901234567", "phone 84901234567"),
        ("menu-exec-app", "bridge sofia/internal/84901234567@10.0.0.1", "phone 84901234567"),
        ("menu-exec-app", "  transfer   1001 XML default ", "phone 1001"),
        ("menu-call-transfer", "84901234567 XML default", "phone 84901234567"),
        ("menu-call-transfer", "reception", "phone reception"),
    ],
)
def test_what_a_key_does(action, param, end):
    assert Read(menu(entry(action, param))).keys("top") == {"1": end}


@pytest.mark.parametrize(
    ("action", "param"),
    [
        ("menu-exec-app", "lua x.lua"),
        ("menu-exec-app", ""),
        ("menu-nothing", "x"),
        ("", None),
        ("menu-back", None),
    ],
)
def test_an_action_without_an_equal_is_told(action, param):
    read = Read(menu(entry(action, param)))
    assert read.keys("top") == {}
    assert read.lost["menu.entry[1]"] == "Nothing here does what this key did."


@pytest.mark.parametrize("param", [None, ""])
def test_a_sub_menu_that_is_not_named_is_told_and_not_dropped(param):
    read = Read(menu(entry("menu-sub", param)))
    assert read.keys("top") == {}
    assert read.lost["menu.entry[1].@digits"] == "It is not said where this key leads."


@pytest.mark.parametrize("digits", ["12", "/^1$/", "EMPTY_KEY", "", "x"])
def test_what_is_no_single_key_is_told(digits):
    read = Read(menu(entry("menu-exit", digits=digits)))
    assert read.keys("top") == {}
    assert any("menu.entry[1]" in place for place in read.lost)


def test_a_short_number_is_looked_at_again():
    assert (
        "extension of the other system"
        in Read(menu(entry("menu-call-transfer", "1001"))).lost["menu.entry[1].@param"]
    )
    assert "menu.entry[1].@param" not in Read(menu(entry("menu-call-transfer", "1234567"))).lost


def test_each_key_that_plays_something_plays_it_in_a_node_of_its_own():
    read = Read(menu(entry("menu-play-sound", "a.wav") + entry("menu-play-sound", "a.wav", "2")))
    assert read.keys("top") == {"1": "top a.wav", "2": "top a.wav (2)"}
    assert read.nodes["top a.wav (2)"].prompt == PlayPrompt("a.wav")
    assert read.edges["top a.wav"] == {"EMPTY_KEY": "top", "INVALID_KEY": "top"}


@pytest.mark.parametrize(
    ("more", "prompt"),
    [
        ('greet-long="say:  Hello "', TalkPrompt("Hello")),
        ('greet-long="phrase:welcome"', TalkPrompt("welcome")),
        ('greet-long="a/b/c.wav"', PlayPrompt("c.wav")),
        ('greet-long="" greet-short="say:Short"', TalkPrompt("Short")),
        ('greet-long="say:Long" greet-short="say:Short"', TalkPrompt("Long")),
        ("", TalkPrompt("")),
    ],
)
def test_what_a_menu_says(more, prompt):
    assert Read(menu(entry("menu-exit"), more=more)).nodes["top"].prompt == prompt


@pytest.mark.parametrize(
    ("more", "wait", "loops"),
    [
        ('timeout="10000" max-timeouts="3"', 10, 3),
        ('timeout="200" max-failures="4"', 1, 4),
        ('timeout="10000" max-failures="4" max-timeouts="2"', 10, 2),
        ('timeout="-1" max-timeouts="0"', 5, 1),
        ('timeout="x" max-timeouts="-2"', 5, 1),
        ('timeout="1e9" max-failures="nan"', 5, 1),
    ],
)
def test_how_long_is_waited_and_how_often_it_is_played(more, wait, loops):
    node = Read(menu(entry("menu-exit"), more=more)).nodes["top"]
    assert (node.keypress_timeout_s, node.loop_count) == (wait, loops)


def test_the_first_menu_is_the_entry_and_menus_without_a_name_are_none():
    read = Read(f"<menus>{menu(name='')}{menu(name='b')}{menu(entry('menu-top'), name='a')}</menus>")
    assert read.root == "b"
    assert read.keys("a") == {"1": "b"}
    assert list(read.nodes) == ["b", "a"]


def test_a_menu_in_the_form_of_a_document_without_a_named_menu_is_refused():
    with pytest.raises(NotAMenu, match="no FreeSWITCH menu"):
        read_foreign(b'<menu greet-long="say:x"><entry digits="1" action="menu-exit"/></menu>')
