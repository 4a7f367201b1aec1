import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivr_designer.storage.exporters.keypress_csv import COLUMNS, guarded, read, write
from tests.unit.storage.exporters.build import empty, nasty, sample


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


@pytest.mark.parametrize("number", ["+84986225112", "84986225112", "0986225112", "+1", "112"])
def test_phone_numbers_are_not_touched_unless_they_compute(number):
    assert guarded(number) in {number, f"'{number}"}
    if len(number) > 2:
        assert guarded(number) == number


@pytest.mark.parametrize(
    "risky",
    ["=1+1", "+1+1", "-2", "@SUM(A1)", "\t=1", "\r=1", "＝1", "+84=cmd|' /C calc'!A0", "'x", "+84;=1"],
)
def test_formulas_are_made_harmless(risky):
    assert guarded(risky) == f"'{risky}"


@given(st.text())
def test_guarding_loses_nothing(text):
    assert guarded(text).removeprefix("'") == text.replace("\0", "\ufffd")
    assert not guarded(text).startswith(("=", "-", "@", "\t", "\r"))


def test_no_cell_of_a_hostile_tree_computes():
    for row in plain(write(nasty()))[1:]:
        assert not any(cell.startswith(("=", "-", "@", "\t", "\r")) for cell in row)
        assert not any(cell.startswith("+") and not cell[1:].isdigit() for cell in row)


def test_an_empty_tree_has_a_head_only():
    assert plain(write(empty())) == [list(COLUMNS)]
    assert read(write(empty())) == []


@pytest.mark.parametrize("data", [b"a,b\r\n1,2\r\n", b"\xff\xfe", b'"x'])
def test_another_table_is_refused(data):
    with pytest.raises(ValueError, match="not a table of keys"):
        read(data)
