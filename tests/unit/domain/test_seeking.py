"""Search and order of Vietnamese names, and phone numbers as people type them."""

import random

import pytest

from ivr_designer.domain import seeking


@pytest.mark.parametrize(
    ("typed", "clean"),
    [("028 3822 3344", "842838223344"), ("+84 28 3822 3344", "842838223344"),
     ("84 28-3822.3344", "842838223344"), ("113", "113"), ("", ""),
     ("abc", ""), ("+1 (555) 0100", "15550100")],
)  # fmt: skip
def test_typed_numbers_are_cleaned(typed, clean):
    assert seeking.clean_phone(typed) == clean


@pytest.mark.parametrize(
    ("text", "yes"), [("028 38", True), ("+84", False), ("12a", False), ("", False), ("٣٤٥", False)]
)
def test_what_looks_like_a_number(text, yes):
    assert seeking.looks_like_phone(text) is yes


def test_search_ignores_accents():
    assert seeking.fold("Đà Nẵng") == "da nang"
    assert seeking.fold("KỸ THUẬT") == "ky thuat"
    assert seeking.fold("nhánh") == seeking.fold("nha\u0301nh") == "nhanh"


IN_ORDER = [
    "", "2 nhánh", "an", "án", "ăn", "ân", "bấm phím", "da", "Dung", "đa", "Đà Nẵng", "em", "êm", "hang",
    "hàng", "o", "ô", "ơ", "u", "ư", "x",
]  # fmt: skip


def test_names_are_sorted_as_in_a_vietnamese_dictionary():
    assert sorted(random.Random(1).sample(IN_ORDER, len(IN_ORDER)), key=seeking.sort_key) == IN_ORDER
    assert sorted(["b", "B", "a", "A"], key=seeking.sort_key) == ["A", "a", "B", "b"]


def test_order_does_not_depend_on_how_accents_are_written():
    composed, apart = seeking.sort_key("Đường"), seeking.sort_key("Đu\u031bo\u031b\u0300ng")
    assert composed[:2] == apart[:2]
    assert seeking.sort_key("\u0301a") < seeking.sort_key("b"), "a sign that follows no letter"
