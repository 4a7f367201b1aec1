"""Asterisk dialplans: each application, where Goto leads, and lines that say nonsense."""

import pytest

from ivr_designer.domain.nodes import PlayPrompt, TalkPrompt
from ivr_designer.storage.importers.asterisk import MAX_LINES
from ivr_designer.storage.importers.detect import read_foreign
from ivr_designer.storage.importers.report import NotAMenu
from tests.unit.storage.importers.reading import Read


def dialplan(*lines, head="exten => s,1,Background(hello)"):
    return "\n".join(["[main]", head, *lines, ""])


def key_one(call):
    return dialplan(f"exten => 1,1,{call}")


@pytest.mark.parametrize(
    ("call", "end"),
    [
        ("Hangup()", "stop"),
        ("Hangup", "stop"),
        ("Congestion(5)", "stop"),
        ("Busy()", "stop"),
        ("VoiceMail(100@default)", "voicemail"),
        ("Queue(sales,tT,,,60)", "queue sales"),
        ("Queue( sales )", "queue sales"),
        ("Dial(PJSIP/84901234567@carrier,30)", "phone 84901234567"),
        ("Dial(SIP/carrier/+84901234567&SIP/100)", "phone 84901234567"),
        ("Dial(DAHDI/g0/reception)", "phone DAHDI/g0/reception"),
        ("DIAL(SIP/100)", "phone 100"),
    ],
)
def test_what_an_application_does(call, end):
    assert Read(key_one(call)).keys("main") == {"1": end}


@pytest.mark.parametrize(
    ("goto", "end", "is_there"),
    [
        ("s,1", "main", True),
        ("main,s,1", "main", True),
        ("main,2,1", "stop", True),
        ("2,1", "stop", True),
        ("bye", "stop", True),
        ("2,last", "stop", True),
        ("elsewhere,s,1", "elsewhere", False),
        ("main,s,99", "main,s,99", False),
        ("main,9,1", "main,9,1", False),
        ("0", "main,1,0", False),
        ("no-such-label", "main,1,1", False),
        ("", "main,1,1", False),
        ("²", "main,1,1", False),
        ("9" * 5000, "main,1,1", False),
        ("main,s,²", "main", False),
    ],
)
def test_where_a_goto_leads(goto, end, is_there):
    text = dialplan(f"exten => 1,1,Goto({goto})", "exten => 1,n(bye),Hangup()", "exten => 2,1(last),Hangup()")
    read = Read(text)
    assert read.keys("main")["1"] == end
    assert ("not in the file" in read.lost.get("line 3", "")) is not is_there


@pytest.mark.parametrize(
    ("seconds", "wait"),
    [("8", 8), ("2.5", 2), (" 7 ", 7), ("", 5), ("²", 5), ("x", 5), ("-1", 5), ("8,d(x)", 8), ("9" * 400, 5)],
)
def test_how_long_is_waited(seconds, wait):
    read = Read(dialplan(f"exten => s,n,WaitExten({seconds})", "exten => 1,1,Hangup()"))
    assert read.nodes["main"].keypress_timeout_s == wait


def test_several_recordings_are_one_prompt_and_the_last_prompt_asks():
    read = Read(dialplan("exten => s,n,Background(a&b)", "exten => 1,1,Hangup()"))
    assert read.nodes["main"].prompt == PlayPrompt("hello")
    assert read.nodes["main,s,2"].prompt == TalkPrompt("[a] [b]")
    assert read.edges["main"] == {"EMPTY_KEY": "main,s,2", "INVALID_KEY": "main,s,2"}
    assert read.keys("main,s,2") == {"1": "stop"}


def test_silence_and_wrong_keys_have_extensions_of_their_own():
    read = Read(dialplan("exten => 1,1,Hangup()", "exten => t,1,Queue(help)", "exten => i,1,Goto(s,1)"))
    assert read.edges["main"] == {"1": "stop", "EMPTY_KEY": "queue help", "INVALID_KEY": "main"}


def test_without_them_silence_ends_and_a_wrong_key_asks_again():
    assert Read(key_one("Hangup()")).edges["main"] == {
        "1": "stop", "EMPTY_KEY": "stop", "INVALID_KEY": "main",
    }  # fmt: skip


def test_what_callers_do_not_notice_is_passed_over_and_told():
    read = Read(dialplan("exten => 1,1,NoOp(x)", "same => n,Set(a=b)", "same => n,Queue(sales)"))
    assert read.keys("main") == {"1": "queue sales"}
    assert "do not notice" in read.lost["line 3"]
    assert "do not notice" in read.lost["line 4"]


def test_what_follows_an_end_is_told_unless_a_label_leads_there():
    read = Read(dialplan("exten => 1,1,Hangup()", "same => n,Queue(never)", "same => n(back),Queue(sales)"))
    assert "when the call before it fails" in read.lost["line 4"]
    assert "line 5" not in {place for place, why in read.lost.items() if "fails" in why}


@pytest.mark.parametrize(
    "line",
    [
        "exten => 1", "exten => 1,1", "exten => ,1,Hangup()", "exten => 1,x,Hangup()",
        "exten => 1,hint,SIP/1", "exten => 1,1,",
    ],
)  # fmt: skip
def test_a_line_that_is_no_step_is_told(line):
    read = Read(dialplan(line, "exten => 2,1,Hangup()"))
    assert read.lost["line 3"] == "This line cannot be read as a step of a call."
    assert read.keys("main") == {"2": "stop"}


def test_longer_numbers_and_patterns_are_told():
    read = Read(dialplan("exten => 1,1,Hangup()", "exten => 100,1,Hangup()", "exten => _X.,1,Hangup()"))
    assert read.keys("main") == {"1": "stop"}
    assert read.lost["line 4"] == read.lost["line 5"]
    assert "longer number or a pattern" in read.lost["line 4"]


def test_comments_and_settings_are_no_steps():
    read = Read(
        "; a comment\n[general]\nstatic=yes\n" + dialplan("exten => 1,1,Hangup() ; bye", ";exten => 2,1,X()")
    )
    assert read.keys("main") == {"1": "stop"}
    assert "Only contexts with extensions" in read.lost["line 3"]
    assert "line 1" not in read.lost


def test_a_context_continued_later_is_one_context():
    read = Read(key_one("Hangup()") + "[other]\nexten => s,1,Hangup()\n[main]\nexten => 2,1,Queue(q)\n")
    assert read.keys("main") == {"1": "stop", "2": "queue q"}


def test_a_dialplan_of_thousands_of_menus_is_read():
    menus = [
        f"[m{n}]\nexten => s,1,Background(b{n})\nsame => n,WaitExten(5)\n"
        + "".join(f"exten => {key},1,Goto(m{(n * 4 + key) % 5000},s,1)\n" for key in range(1, 5))
        for n in range(5000)
    ]
    read = read_foreign("".join(menus).encode())
    assert len(read.content.nodes) == 5000
    assert len(read.content.keypresses) == 5000 * 6


def test_a_file_of_too_many_lines_is_refused():
    with pytest.raises(NotAMenu, match="more than"):
        read_foreign((key_one("Hangup()") + "same => n,NoOp()\n" * MAX_LINES).encode())
