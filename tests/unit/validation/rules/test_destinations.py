"""D: where calls leave the tree."""

from dataclasses import replace

import pytest

from ivr_designer.domain.ids import KeypressId, TreeId
from ivr_designer.domain.tree import IvrTree
from ivr_designer.validation.facts import AccountFacts, NumberFact
from ivr_designer.validation.settings import RuleSettings
from tests.helpers.builders import tree
from tests.helpers.checks import found, mended, said


def phone(number: str, shown: str | None = None) -> IvrTree:
    t = tree(f"a -1-> phone:{number}")
    keypress = replace(t.keypresses[KeypressId("a.1")], from_number=shown)
    return IvrTree(TreeId("t"), replace(t.content(), keypresses={keypress.id: keypress}))


@pytest.mark.parametrize("number", ["842838223344", "+842838223344", "1234567", "123456789012345"])
def test_d01_valid(number: str) -> None:
    assert said(phone(number), "D01") == []


@pytest.mark.parametrize(
    ("number", "message"),
    [
        ("0912345678", "Key 1 of “a” forwards to 0912345678, which lacks the country code."),
        ("84 28 3822 3344", "Key 1 of “a” forwards to “84 28 3822 3344”, which is not a phone number."),
        ("123456", "Key 1 of “a” forwards to “123456”, which is not a phone number."),
        ("1234567890123456", "Key 1 of “a” forwards to “1234567890123456”, which is not a phone number."),
        ("sales", "Key 1 of “a” forwards to “sales”, which is not a phone number."),
    ],
)
def test_d01_invalid(number: str, message: str) -> None:
    assert said(phone(number), "D01") == [message]


@pytest.mark.parametrize("number", ["0912345678", "84 28 3822 3344", "+84 (28) 3822-3344"])
def test_d01_is_mended(number: str) -> None:
    assert mended(phone(number), "D01") == []


def test_d01_cannot_guess_a_number() -> None:
    assert found(phone("sales"), "D01")[0].fix is None


def test_d02_number_that_is_shown() -> None:
    ours = AccountFacts(numbers=(NumberFact("84286000"),))
    assert said(phone("842838223344"), "D02", facts=ours) == [], "unknown is not empty"
    assert said(phone("842838223344", ""), "D02") == ["Key 1 of “a” forwards without a number to show."]
    assert said(phone("842838223344", "84999"), "D02") == [], "the numbers are not known"
    assert said(phone("842838223344", "84999"), "D02", facts=ours) == [
        "Key 1 of “a” shows 84999, which is not one of your numbers."
    ]
    assert said(phone("842838223344", "+84286000"), "D02", facts=ours) == []


def test_d03_back_to_ourselves() -> None:
    facts = AccountFacts(numbers=(NumberFact("+842838223344", True, "T"), NumberFact("842899999999")))
    assert said(phone("842838223344"), "D03", facts=facts) == [
        "Key 1 of “a” forwards to 842838223344, which plays one of your own menus."
    ]
    assert said(phone("842899999999"), "D03", facts=facts) == []
    assert said(phone("842838223344"), "D03") == []


@pytest.mark.parametrize(
    ("number", "what"),
    [
        ("14155550100", "a number abroad"),
        ("113", "an emergency number"),
        ("1900561252", "a premium number"),
        ("841900561252", "a premium number"),
    ],
)
def test_d04_unexpected_numbers(number: str, what: str) -> None:
    assert said(phone(number), "D04") == [f"Key 1 of “a” forwards to {what}: {number}."]
    allowed = RuleSettings(words={"allowed_numbers": (number,)})
    assert said(phone(number), "D04", settings=allowed) == []


def test_d04_at_home() -> None:
    assert said(phone("842838223344"), "D04") == []
    assert said(phone("0912345678"), "D04") == [], "D01 says that better"
    wider = RuleSettings(words={"allowed_countries": ("84", "1")})
    assert said(phone("14155550100"), "D04", settings=wider) == []


def test_d05_same_place_twice() -> None:
    assert said(tree("a -1-> queue:Q; a -2-> queue:Q"), "D05") == [
        "Keys 1 and 2 of “a” lead to the same place."
    ]
    assert said(tree("a -1-> queue:Q; a -none-> queue:Q; a -2-> queue:R"), "D05") == []
    assert said(tree("a -1-> queue:; a -2-> queue:"), "D05") == []
