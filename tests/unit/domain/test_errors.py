import pytest

from ivr_designer.domain.errors import CommitFailed, DomainError, EditRefused
from ivr_designer.domain.phrases import phrase


def test_a_refusal_carries_its_reason():
    with pytest.raises(DomainError) as caught:
        raise EditRefused(phrase("“{name}” is full.", name="Main"))
    assert str(caught.value) == "“Main” is full."
    assert caught.value.reason.values == {"name": "Main"}


def test_a_failed_commit_says_cause_and_advice():
    with pytest.raises(DomainError) as caught:
        raise CommitFailed(phrase("The disk is full."), phrase("Free some space."))
    assert str(caught.value) == "The disk is full. Free some space."
    assert (str(caught.value.cause), str(caught.value.advice)) == ("The disk is full.", "Free some space.")
