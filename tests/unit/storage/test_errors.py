import pytest

from ivr_designer.domain.phrases import phrase
from ivr_designer.storage.errors import FileProblem, NewerFormat, NotATree


@pytest.mark.parametrize("kind", [FileProblem, NotATree, NewerFormat])
def test_every_problem_says_cause_and_advice(kind):
    with pytest.raises(FileProblem) as caught:
        raise kind(phrase("“{file}” is full.", file="a"), phrase("Empty it."))
    assert str(caught.value) == "“a” is full. Empty it."
    assert str(caught.value.advice) == "Empty it."
