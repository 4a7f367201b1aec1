"""Frozen records by the thousand are as those made one by one."""

from dataclasses import FrozenInstanceError, dataclass, field

import pytest

from ivr_designer.domain.making import maker


@dataclass(frozen=True, slots=True)
class Row:
    """A record with defaults of both kinds."""

    name: str
    count: int = 1
    notes: dict[str, int] = field(default_factory=dict, hash=False)

    @property
    def is_one(self) -> bool:
        return self.count == 1


def test_what_is_made_is_equal_frozen_and_of_the_class():
    made = maker(Row)("a", 2)
    assert made == Row("a", 2)
    assert hash(made) == hash(Row("a", 2))
    assert repr(made) == repr(Row("a", 2))
    assert type(made) is Row
    assert not made.is_one
    with pytest.raises(FrozenInstanceError):
        made.count = 3


def test_defaults_are_made_for_each():
    make = maker(Row)
    one, two = make("a"), make("a")
    assert one == two == Row("a")
    assert one.notes is not two.notes


def test_too_few_fields_are_an_error():
    with pytest.raises(TypeError):
        maker(Row)()
