import json
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivr_designer.domain.strict_json import MAX_DEPTH, JsonRefused, excerpt_of, loads, loads_object


def reason(data, **limits):
    with pytest.raises(JsonRefused) as caught:
        loads(data, **limits)
    assert str(caught.value) == caught.value.reason
    return caught.value.reason


@pytest.mark.parametrize(
    "value",
    [0, -1, 2**63 - 1, -(2**63), 1.5, True, None, "", "Tiếng Việt 😀", [], {}, {"a": [1, {"b": None}]}],
)
def test_good_json_is_read(value):
    assert loads(json.dumps(value)) == value
    assert loads(json.dumps(value, ensure_ascii=False).encode()) == value


@pytest.mark.parametrize(
    ("data", "clause"),
    [
        (b"", "it is empty"),
        (b" \n", "it is empty"),
        (b'{"a":\n 1 2}', "not valid JSON at line 2, column 4"),
        (b"{", "not valid JSON"),
        (b'{"r": 0} {"r": 0}', "not valid JSON"),
        (b"[1,]", "not valid JSON"),
        (b"'a'", "not valid JSON"),
        (b'{"r": 1, "r": 0}', "twice"),
        (b'{"a": {"b": 1, "b": 1}}', "twice"),
        (b"NaN", "NaN"),
        (b"[Infinity]", "Infinity"),
        (b"-Infinity", "-Infinity"),
        (b"1e999", "too large"),
        (str(2**63).encode(), "64 bits"),
        (str(-(2**63) - 1).encode(), "64 bits"),
        (b"1" * 5000, "64 bits"),
        (b'"\\ud800"', "UTF-8"),
        (b'{"\\udfff": 1}', "UTF-8"),
        (b'"\xff"', "UTF-8"),
        (b'"\xed\xa0\x80"', "UTF-8"),
        (b'\xef\xbb\xbf{"r": 0}', "byte order mark"),
        (b"<!DOCTYPE html><html>", "web page"),
        (b"\n  <html><body>Log in</body></html>", "web page"),
        (b"<?xml version='1.0'?>", "web page"),
        (b'"a\nb"', "not valid JSON"),
    ],
)
def test_bad_json_is_refused_with_a_reason(data, clause):
    assert clause in reason(data)


def test_text_with_half_a_surrogate_pair_is_refused():
    assert "Unicode" in reason('"\ud800"')


def test_a_whole_surrogate_pair_is_a_character():
    assert loads(b'"\\ud83d\\ude00"') == "😀"


def test_a_byte_order_mark_is_taken_where_files_are_read():
    assert loads(b"\xef\xbb\xbf[1]", allow_bom=True) == [1]


@pytest.mark.parametrize("pair", ["[]", "{}"])
def test_depth_ends_at_the_limit(pair):
    inner = {"[]": "[" * MAX_DEPTH + "]" * MAX_DEPTH, "{}": '{"a":' * MAX_DEPTH + "1" + "}" * MAX_DEPTH}[pair]
    assert loads(inner)
    assert "deep" in reason(f"[{inner}]")
    assert "deep" in reason(inner, max_depth=MAX_DEPTH - 1)


def test_brackets_inside_strings_do_not_count():
    text = json.dumps(['[[[{{{"\\' * 500])
    assert loads(text) == json.loads(text)


def test_depth_far_beyond_pythons_stack_is_refused():
    assert "deep" in reason("[" * 100_000 + "]" * 100_000)
    assert reason("[" * 100_000)
    assert sys.getrecursionlimit() < 100_000


def test_size_and_number_of_values_are_capped():
    assert "larger than 10 bytes" in reason(b" " * 11, max_bytes=10)
    assert "more than 5 values" in reason(json.dumps([1] * 7), max_values=5)
    assert loads(json.dumps(["a,b,c,d,e,f,g,h"]), max_values=5)


def test_far_more_strings_than_values_are_refused_before_they_cost_memory():
    assert "more than 5 values" in reason('{"a":' * 13, max_values=5)
    full = json.dumps({f"k{n}": 'with "quotes" and \\ "more" of them, too' for n in range(5)})
    assert len(loads(full, max_values=5)) == 5
    with pytest.raises(JsonRefused):
        loads(b'{"a":' * 1_000_000)


def test_the_outermost_value_can_be_asked_to_be_an_object():
    assert loads_object(b'{"a": 1}') == {"a": 1}
    with pytest.raises(JsonRefused, match="not an object"):
        loads_object("[1]")


def test_the_excerpt_is_short_and_printable():
    assert excerpt_of(b"<html>\x1b[31m\x00" + b"x" * 500) == ("<html>\\x1b[31m\\x00" + "x" * 68)
    assert excerpt_of("Tiếng\u202e".encode()) == "Tiếng\\u202e"
    with pytest.raises(JsonRefused) as caught:
        loads(b"<html>hello")
    assert caught.value.excerpt == "<html>hello"


@pytest.mark.parametrize(
    "text",
    [
        '"' + '\\"' * 500_000,
        '"' * 1_000_000,
        "\\" * 1_000_000,
        "[" * 1_000_000,
        "[" + "[]," * 300_000 + "1]",
        ("[" * 60 + "]" * 60 + ",") * 4000,
        "1" * 1_000_000,
        "0." + "1" * 1_000_000,
        '"\\' + "u" * 1_000_000,
    ],
    ids=lambda text: text[:6],
)
@pytest.mark.timeout(60)  # steps that grow with the square of its length would take hours
def test_text_made_to_hurt_does_not(text):
    reason(text) if text[0] != "0" else loads(text)


texts = st.text(st.characters(exclude_categories=["Cs"]))
numbers = st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False)
json_values = st.recursive(
    st.none() | st.booleans() | numbers | texts,
    lambda inner: st.lists(inner) | st.dictionaries(texts, inner),
    max_leaves=20,
)


@settings(max_examples=200)
@given(json_values)
def test_all_json_that_python_writes_is_read_back(value):
    assert loads(json.dumps(value)) == value


@settings(max_examples=500)
@given(st.binary() | st.text() | st.text('{}[]",:\\u0123456789abdeEfnrtl.-+ \n').map(lambda t: t * 3))
def test_no_text_gets_through_with_another_exception(data):
    try:
        value = loads(data)
    except JsonRefused:
        return
    json.dumps(value, ensure_ascii=False, allow_nan=False).encode("utf-8")
