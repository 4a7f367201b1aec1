"""Short turns while anybody needs them."""

import sys

import pytest

from ivr_designer.config.turns import SWITCH_S, short_turns


def test_turns_are_short_while_anybody_needs_it():
    before = sys.getswitchinterval()
    with short_turns:
        with pytest.raises(ZeroDivisionError), short_turns:
            raise ZeroDivisionError
        assert sys.getswitchinterval() == pytest.approx(SWITCH_S)
    assert sys.getswitchinterval() == before
