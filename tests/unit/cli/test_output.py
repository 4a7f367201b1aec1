import io
import json
import sys
from pathlib import Path

import pytest

from ivr_designer.cli.output import (
    complain,
    counted,
    is_stdout,
    prepare_streams,
    put_out,
    say,
    say_json,
    visible,
)


def test_tricks_on_the_terminal_are_spelt_out():
    assert visible("a\x1b[31mb\u202ec\0\n\u2066") == "a\\x1b[31mb\\u202ec\\x00\\n\\u2066"
    assert visible("đường dây “nóng” 1") == "đường dây “nóng” 1"
    assert visible(5) == "5"


def test_say_is_one_line(capsys):
    say("one\ntwo")
    say()
    assert capsys.readouterr().out == "one\\ntwo\n\n"


def test_complaints_go_to_stderr_a_line_each(capsys):
    complain("It is\nbroken.", "Mend it.")
    assert capsys.readouterr() == ("", "It is\\nbroken.\nMend it.\n")


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 keys"), (1, "1 key"), (2, "2 keys"), (1200, "1,200 keys")]
)
def test_a_number_and_what_is_counted(count, words):
    assert counted(count, "key") == words


def test_bytes_go_to_standard_output_as_they_are(capfdbinary):
    assert is_stdout(Path("-"))
    assert not is_stdout(Path("a/-"))
    say("before")
    put_out(b"\xff\n")
    sys.stdout.flush()
    assert capfdbinary.readouterr().out == b"before\n\xff\n"


def test_json_is_json_without_tricks(capsys):
    value = {"a": "đ\u202e\x1b\x7f\ud800", "b": [1, None]}
    say_json(value)
    out = capsys.readouterr().out
    assert json.loads(out) == value
    assert not {"\u202e", "\x1b", "\x7f"} & set(out)


def test_a_terminal_of_another_alphabet_does_not_stop_a_line(monkeypatch):
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, "ascii", errors="strict"))
    prepare_streams()
    say("Lời chào")
    say_json({"a": "ờ"})
    sys.stdout.flush()
    assert raw.getvalue().decode("ascii").splitlines()[0] == "L\\u1eddi ch\\xe0o"


def test_it_has_the_quotation_marks_that_every_terminal_has(monkeypatch):
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, "ascii", errors="strict"))
    prepare_streams()
    say("“Kỹ thuật” → ‘1’…")
    sys.stdout.flush()
    assert raw.getvalue().decode("ascii").splitlines() == ["\"K\\u1ef9 thu\\u1eadt\" -> '1'..."]
