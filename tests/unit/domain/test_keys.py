import copy
import pickle

import pytest

from ivr_designer.domain.keys import MENU_ORDER, Key
from ivr_designer.domain.phrases import Phrase, phrase


def test_there_are_fourteen_in_menu_order():
    assert "".join(k for k in MENU_ORDER if k.is_pressed) == "1234567890*#"
    assert MENU_ORDER[-2:] == (Key.NO_INPUT, Key.NO_MATCH)
    assert [k.rank for k in MENU_ORDER] == list(range(14))


@pytest.mark.parametrize("key", MENU_ORDER)
def test_what_is_written_is_read_back(key):
    assert Key.parse(key.value) is key


def test_an_int_digit_is_accepted():
    assert Key.parse(0) is Key.ZERO
    assert Key.parse(9) is Key.NINE


@pytest.mark.parametrize(
    "bad", [True, False, 10, -1, 1.0, None, "", " 1", "a", "empty_key", "DTMF_KEY", [], {}, "１"]
)
def test_everything_else_is_no_key(bad):
    assert Key.parse(bad) is None


def test_digits_and_pressed_keys():
    assert [k for k in Key if k.is_digit] == list("1234567890")
    assert Key.STAR.is_pressed
    assert not Key.STAR.is_digit
    assert not Key.NO_INPUT.is_pressed
    assert not Key.NO_MATCH.is_digit


def test_faces_are_short_words():
    assert Key.ONE.face == "1"
    assert Key.NO_INPUT.face == "no input"
    assert Key.NO_MATCH.face == "no match"


def test_in_a_sentence_silence_and_wrong_keys_are_words_to_be_translated():
    assert Key.STAR.words == "*"
    assert str(phrase("Key {key}", key=Key.NO_INPUT.words)) == "Key “no input”"
    assert isinstance(Key.NO_MATCH.words, Phrase)


@pytest.mark.parametrize("text", ["DTMF_KEY", "A", "", "10", "x" * 500, "１"])
def test_a_key_that_is_none_of_the_fourteen_is_kept_as_it_is(text):
    key = Key.other(text)
    assert (key.value, str(key), key == text) == (text, text, True)
    assert key is Key.other(text)
    assert not key.is_known
    assert not key.is_pressed
    assert not key.is_digit
    assert key.rank == 14
    assert key.face.startswith("“")
    assert len(key.face) <= 14
    assert key not in list(Key)
    assert Key.parse(text) is None
    assert copy.deepcopy(key) is copy.copy(key) is key
    assert pickle.loads(pickle.dumps(key)) is key
    assert len(str(key.words)) <= 14


def test_other_gives_the_known_ones_as_they_are():
    assert all(Key.other(key.value) is key and key.is_known for key in Key)
    assert len(list(Key)) == 14


def test_hostile_servers_do_not_fill_the_memory():
    made = [Key.other(f"odd {n}") for n in range(2000)]
    assert made[-1] == Key.other("odd 1999")
    assert made[-1] is not Key.other("odd 1999")
