"""The books of an import: what is taken, what is lost and why, and where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivr_designer.domain.phrases import phrase
from ivr_designer.storage.importers.ledger import Ledger, leaves, small_number, spelt

WHY = phrase("Nothing here does what this key did.")
OTHER = phrase("Upload this recording, and choose it again.")


def losses(ledger):
    return [(loss.place, loss.what, str(loss.why), loss.parts) for loss in ledger.report("test").losses]


# ---- reading


def test_fields_are_walked_and_a_missing_one_is_nothing():
    top = Ledger({"a": {"b": [1, {"c": "x"}]}}).top()
    assert top.get("a", "b").value == [1, {"c": "x"}]
    assert [one.place for one in top.get("a", "b")] == ["a.b[0]", "a.b[1]"]
    missing = top.get("a", "no", "where")
    assert (missing.value, bool(missing), missing.place) == (None, False, "a.no.where")


@pytest.mark.parametrize("value", [None, 1, "text", True, [1]])
def test_what_has_no_fields_gives_none(value):
    item = Ledger({"a": value}).top().get("a")
    assert list(item.fields()) == []
    assert not item.get("b")


@pytest.mark.parametrize("value", [None, 1, "text", True, {"a": 1}])
def test_what_is_no_list_gives_no_items(value):
    assert list(Ledger({"a": value}).top().get("a")) == []


@pytest.mark.parametrize("value", [0, False, "", [], {}])
def test_what_is_there_is_there_even_if_it_says_nothing(value):
    assert Ledger({"a": value}).top().get("a")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("x", "x"),
        (1, "1"),
        (1.5, "1.5"),
        (True, "true"),
        (False, "false"),
        (None, ""),
        ([1], ""),
        ({"a": 1}, ""),
    ],
)
def test_values_as_text(value, text):
    ledger = Ledger({"a": value})
    item = ledger.top().get("a")
    assert item.peek() == text
    assert ledger.taken == set(), "looking takes nothing"
    assert item.take() == text
    assert ledger.taken == {("a",)}


def test_a_text_is_cut_before_it_fills_the_memory():
    assert len(Ledger({"a": "x" * 100_000}).top().get("a").peek()) == 20_000


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("5", 5.0), ("0", 0.0), (" 2.5 ", 2.5), ("99999", 99_999.0), ("1e2", 100.0), ("٣", 3.0),
        ("100000", None), ("-1", None), ("nan", None), ("inf", None), ("-inf", None), ("", None), ("x", None),
        ("²", None), ("5s", None), ("0x10", None), ("9" * 5000, None),
    ],
)  # fmt: skip
def test_numbers_that_a_menu_may_hold(text, number):
    assert small_number(text) == number
    ledger = Ledger({"a": text})
    assert ledger.top().get("a").number() == number
    assert (("a",) in ledger.taken) is (number is not None), "what is no number is not taken"


@pytest.mark.parametrize("value", [True, None, [], {}])
def test_other_values_are_no_numbers(value):
    assert Ledger({"a": value}).top().get("a").number() is None


# ---- the report


def test_every_value_is_taken_or_lost():
    ledger = Ledger({"a": 1, "b": {"c": 2, "d": [3, 4]}, "e": None})
    ledger.top().get("b", "c").take()
    report = ledger.report("test")
    assert (report.format, report.values, report.taken) == ("test", 4, 1)
    assert losses(ledger) == [
        ("a", "a", "This has no equal here.", ("a",)),
        ("b", "b", "This has no equal here.", ("b.d[0]", "b.d[1]")),
    ]


def test_what_is_lost_together_is_told_together_with_its_name_and_reason():
    ledger = Ledger({"list": [{"x": 1, "y": {"z": 2}}, {"x": 3}]})
    first, second = ledger.top().get("list")
    first.named("entry").lose(WHY)
    second.named("entry")
    assert losses(ledger) == [
        ("list[0]", "entry", str(WHY), ("list[0].x", "list[0].y.z")),
        ("list[1]", "entry", "This has no equal here.", ("list[1].x",)),
    ]


def test_a_nearer_reason_wins_and_has_a_line_of_its_own():
    ledger = Ledger({"a": {"b": 1, "c": 2}})
    ledger.top().get("a").named("outer").lose(WHY)
    ledger.top().get("a", "c").lose(OTHER)
    assert losses(ledger) == [
        ("a", "outer", str(WHY), ("a.b",)),
        ("a.c", "outer", str(OTHER), ("a.c",)),
    ]


def test_a_part_that_was_taken_all_the_same_is_not_lost():
    ledger = Ledger({"a": {"b": 1, "c": 2}})
    ledger.top().get("a").lose(WHY)
    ledger.top().get("a", "b").take()
    assert losses(ledger) == [("a", "a", str(WHY), ("a.c",))]


def test_things_of_no_interest_make_one_line():
    ledger = Ledger({"states": [{"at": {"x": 1}}, {"at": {"x": 2}}]})
    for state in ledger.top().get("states"):
        state.get("at").aside("places")
    assert losses(ledger) == [
        ("places", "places", "This has no equal here.", ("states[0].at.x", "states[1].at.x"))
    ]


def test_what_was_taken_may_need_a_look_and_hides_no_loss():
    ledger = Ledger({"a": 1, "b": 2})
    item = ledger.top().get("a")
    item.take()
    item.named("file").warn(OTHER)
    assert losses(ledger) == [
        ("b", "b", "This has no equal here.", ("b",)),
        ("a", "file", str(OTHER), ()),
    ]
    assert ledger.report("test").taken == 1


def test_all_of_a_thing_is_taken():
    ledger = Ledger({"a": {"b": [1, {"c": 2}], "d": None}, "e": 3})
    ledger.top().get("a").take_all()
    assert [place for place, *_ in losses(ledger)] == ["e"]


def test_a_report_goes_into_a_file_as_plain_json():
    ledger = Ledger({"a": 1})
    assert ledger.report("test").as_json() == {
        "format": "test",
        "values": 1,
        "taken": 0,
        "losses": [{"place": "a", "what": "a", "why": "This has no equal here.", "parts": ["a"]}],
    }


# ---- places


@pytest.mark.parametrize(
    ("path", "words"),
    [((), ""), (("a",), "a"), (("a", 0, "b"), "a[0].b"), ((0, "a"), "[0].a"), (("a.b", "c"), "a.b.c")],
)
def test_a_path_in_words(path, words):
    assert spelt(path) == words


def test_leaves_come_in_the_order_of_the_document_and_without_recursion():
    assert [path for path, _ in leaves({"a": [1, None, {"b": 2}], "c": False}, ())] == [
        ("a", 0), ("a", 2, "b"), ("c",),
    ]  # fmt: skip
    deep = value = {}
    for _ in range(5000):
        value["a"] = {}
        value = value["a"]
    value["a"] = 1
    assert [len(path) for path, _ in leaves(deep, ())] == [5001]


JSON = st.recursive(
    st.none() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(st.text(max_size=3), JSON, max_size=4), st.data())
def test_whatever_is_taken_the_books_close(document, draw):
    ledger = Ledger(document)
    places = [path for path, _ in leaves(document, ())]
    some = draw.draw(st.lists(st.sampled_from(places), max_size=5)) if places else []
    ledger.taken.update(some)
    for path in draw.draw(st.lists(st.sampled_from(places), max_size=3)) if places else []:
        ledger.reasons[path[: draw.draw(st.integers(1, len(path)))]] = WHY
    report = ledger.report("test")
    parts = [part for loss in report.losses for part in loss.parts]
    assert report.values == len(places)
    assert report.taken == len(set(some))
    assert report.taken + len(parts) == report.values
