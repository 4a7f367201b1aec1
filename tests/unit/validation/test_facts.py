"""What is known of the account."""

import pytest

from ivr_designer.domain.nodes import PlayPrompt
from ivr_designer.validation.facts import AccountFacts, NumberFact, plain_number, unknown_lists
from tests.helpers.builders import node, tree


def test_whose_number() -> None:
    assert AccountFacts().owns("8490") is None
    facts = AccountFacts(numbers=(NumberFact("+84 90"),))
    assert facts.owns("8490") is True
    assert facts.owns("+8490") is True
    assert facts.owns("8491") is False
    assert facts.owns(None) is False
    assert plain_number("+84 (90) 1-2") == "849012"


@pytest.mark.parametrize(
    ("drawing", "facts", "count"),
    [
        ("a -1-> stop", AccountFacts(), 0),
        ("a -1-> queue:Q", AccountFacts(), 1),
        ("a -1-> queue:Q", AccountFacts(queues=frozenset()), 0),
        ("a -1-> phone:8490", AccountFacts(), 1),
        ("a -1-> phone:8490; a -2-> queue:Q", AccountFacts(), 2),
        ("a -1-> phone:8490", AccountFacts(numbers=()), 0),
        ("a -1-> stop", AccountFacts(tree="T"), 1),
    ],
)
def test_unknown_lists(drawing: str, facts: AccountFacts, count: int) -> None:
    said = unknown_lists(tree(drawing), facts)
    assert len(said) == count
    assert all(str(s).endswith("checked.") for s in said)


def test_recordings_matter_where_one_is_played() -> None:
    t = tree("a -1-> stop", node("a", prompt=PlayPrompt("x.mp3")))
    assert [str(s) for s in unknown_lists(t, AccountFacts())] == [
        "The uploaded recordings are not known here, so no audio file was checked."
    ]
    assert unknown_lists(t, AccountFacts(recordings=frozenset())) == ()
