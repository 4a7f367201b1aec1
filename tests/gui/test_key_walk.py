"""Every key of the shortcut table, pressed as a real key of X on the real program, and what is seen of it."""

import pytest

from ivr_designer.ui.action_table import SPECS
from tests.helpers.key_tries import REACHED, TRIES
from tests.helpers.screen_reader import lacking_keys, run_on_screen

WITH_KEYS = {spec.id for spec in SPECS if spec.shortcut is not None or spec.also}


def test_there_is_a_try_of_every_key_and_of_nothing_else():
    assert set(TRIES) | REACHED == WITH_KEYS
    assert not set(TRIES) & REACHED


def test_every_key_does_what_the_table_says(tmp_path):
    if why := lacking_keys():
        pytest.skip(why)
    told = run_on_screen("tests.helpers.key_walk", tmp_path)
    assert {line["action"] for line in told} == WITH_KEYS
    assert [line for line in told if line["trouble"]] == []
