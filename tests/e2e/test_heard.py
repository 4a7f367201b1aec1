"""The whole act by keys alone, heard through AT-SPI by another process: told once, and no flood."""

import pytest

from tests.helpers.heard_walk import WALK
from tests.helpers.screen_reader import lacking, lacking_keys, run_on_screen


def test_one_who_does_not_see_hears_what_each_act_did_and_what_became_of_it(tmp_path):
    if why := lacking() or lacking_keys():
        pytest.skip(why)
    told = run_on_screen("tests.helpers.heard_walk", tmp_path, seconds=500)
    assert [line["step"] for line in told] == [step.name for step in WALK]
    assert [line for line in told if line["missed"] or line["twice"] or line["flood"]] == []
