"""Every editing key, pressed as a real key of X on locked trees: nothing changes, and why is said."""

import pytest

from tests.helpers.locked_walk import EVERYWHERE, FREE, ON_CANVAS, STATES
from tests.helpers.screen_reader import lacking_keys, run_on_screen


def test_nothing_changes_and_nothing_is_silent(tmp_path):
    if why := lacking_keys():
        pytest.skip(why)
    told = run_on_screen("tests.helpers.locked_walk", tmp_path)
    assert [line for line in told if line["trouble"]] == []
    assert len(told) == len(STATES) * (2 * len(EVERYWHERE) + len(ON_CANVAS)) - len(FREE)
    words = {line["state"]: {" ".join(line["said"]) for line in told} for line in told}
    assert any("damaged" in said for said in words["damaged"])
    assert any("being published" in said for said in words["publishing"])
    assert any("picture to look at" in said for said in words["picture"])
