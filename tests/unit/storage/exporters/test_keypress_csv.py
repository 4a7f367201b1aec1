import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Action, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.domain.tree import TreeContent
from ivr_designer.storage.exporters.keypress_csv import COLUMNS, guarded, read, spaced, write
from ivr_designer.storage.exporters.words import Words
from tests.unit.storage.exporters.build import empty, nasty, sample, source


def plain(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_one_line_a_key_in_menu_order():
    rows = read(write(sample()))
    assert len(rows) == 12
    assert [r["key"] for r in rows if r["node"] == "main"] == ["1", "2", "0", "#", "EMPTY_KEY", "INVALID_KEY"]
    phone = next(r for r in rows if r["action"] == "phone")
    assert (phone["phone_number"], phone["from_number"]) == ("842838223344", "84986225112")
    assert write(sample()).startswith(b"\xef\xbb\xbf")


def test_everything_comes_back_as_it_was():
    one = nasty()
    rows = read(write(one))
    presses = [k for n in one.tree.nodes for k in one.tree.keypresses_of(n)]
    assert [r["key"] for r in rows] == [k.key for k in presses]
    for row, press in zip(rows, presses, strict=True):
        assert row["queue_id"] == (press.queue_id or "").replace("\0", "\ufffd").replace("\ud800", "?")


@pytest.mark.parametrize(
    ("number", "cell"),
    [("+84986225112", "+84 986 225 112"), ("84986225112", "84 986 225 112"), ("0986225112", "0 986 225 112"),
     ("+84••••••112", "+84 ••• ••• 112"), ("112", "112"), ("19001", "19001"), ("", ""),
     ("sip:a@b", "sip:a@b"), ("+84 28 3822", "+84 28 3822"), ("=1+1", "'=1+1"), ("+1", "'+1"),
     ("012", "'012")],
)  # fmt: skip
def test_phone_numbers_are_text_to_a_spreadsheet(number, cell):
    assert guarded(spaced(number)) == cell


def test_phone_numbers_come_back_as_they_were():
    one = sample()
    for press in one.tree.keypresses.values():
        if press.phone_number:
            one.tree._put_keypress(replace(press, phone_number="+84986225112", from_number="0986225112"))
    found = [(r["phone_number"], r["from_number"]) for r in read(write(one)) if r["action"] == "phone"]
    assert set(found) == {("+84986225112", "0986225112")}


@pytest.mark.parametrize(
    "risky",
    ["=1+1", "+1+1", "-2", "@SUM(A1)", "\t=1", "\r=1", "＝1", "+84=cmd|' /C calc'!A0", "'x", "+84;=1"],
)
def test_formulas_are_made_harmless(risky):
    assert guarded(risky) == f"'{risky}"


@pytest.mark.parametrize("text", ["007", "1234567890123456", "12E5", "1-2", "3/4/26", "10:30"])
def test_what_a_spreadsheet_would_respell_stays_text(text):
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["7", "1900", "7.4", "12:", "2026-11-23T10:00:00.000+07:00", "1 2"])
def test_other_text_is_left_alone(text):
    assert guarded(text) == text


@given(st.text())
def test_guarding_loses_nothing(text):
    assert guarded(text).removeprefix("'") == text.replace("\0", "\ufffd")
    assert not guarded(text).startswith(("=", "-", "@", "\t", "\r"))


def test_no_cell_of_a_hostile_tree_computes():
    for row in plain(write(nasty()))[1:]:
        assert not any(cell.startswith(("=", "-", "@", "\t", "\r")) for cell in row)
        assert not any(cell.startswith("+") and not cell[1:].replace(" ", "").isdigit() for cell in row)


def test_an_empty_tree_has_a_head_only():
    assert plain(write(empty())) == [list(COLUMNS)]
    assert read(write(empty())) == []


@pytest.mark.parametrize("data", [b"a,b\r\n1,2\r\n", b"\xff\xfe", b'"x'])
def test_another_table_is_refused(data):
    with pytest.raises(ValueError, match="not a table of keys"):
        read(data)


def test_the_whole_of_a_small_table():
    a = NodeId("a")
    ends = [
        (Key.ONE, {"action": Action.NEXT_NODE, "next_node": a}),
        (Key.TWO, {"action": Action.QUEUE, "queue_id": "QU_1"}),
        (Key.THREE, {"action": Action.PHONE, "phone_number": "84986225112", "from_number": "1900"}),
        (Key.FOUR, {"action": Action.SMS, "sms": "line\nbreak"}),
        (Key.NO_INPUT, {"action": Action.STOP}),
    ]
    presses = [Keypress(KeypressId(key.value), a, key, **end) for key, end in ends]
    tree = TreeContent("Desk", a, {a: Node(a, "Main", TalkPrompt("Hi"))}, {k.id: k for k in presses})
    data = write(source(tree, words=Words("en"), queues={"QU_1": "Care"}))
    rows = [
        COLUMNS,
        ("a", "Main", "1", "next_node", "a", "Main", "", "", "", ""),
        ("a", "Main", "2", "queue", "", "Queue: Care", "QU_1", "", "", ""),
        ("a", "Main", "3", "phone", "", "Phone: 84986225112", "", "84 986 225 112", "1900", ""),
        ("a", "Main", "4", "sms", "", "Text message: line break", "", "", "", "line break"),
        ("a", "Main", "EMPTY_KEY", "stop", "", "End of call", "", "", "", ""),
    ]
    assert data.decode("utf-8-sig").split("\r\n") == [*(",".join(f'"{c}"' for c in row) for row in rows), ""]


def table(*rows):
    return ("\r\n".join(",".join(row) for row in (COLUMNS, *rows)) + "\r\n").encode()


def test_only_phone_numbers_lose_their_spaces():
    number = "84 986 225 112"
    (row,) = read(table([number] * len(COLUMNS)))
    assert {name for name in COLUMNS if row[name] == "84986225112"} == {"phone_number", "from_number"}
    (row,) = read(table(["12 fl 3"] * len(COLUMNS)))
    assert set(row.values()) == {"12 fl 3"}, "what is no number in groups stays"


@pytest.mark.parametrize("row", [["x"] * (len(COLUMNS) - 1), []])
def test_a_row_that_is_too_short_is_no_row_of_keys(row):
    data = table(row)
    if row:
        with pytest.raises(ValueError, match="not a table of keys"):
            read(data)
    else:
        assert read(data) == [], "an empty line is none"
