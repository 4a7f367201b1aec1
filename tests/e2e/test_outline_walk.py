"""The outline edits everything the canvas does: each act by real keys of X, and undone there."""

import pytest

from ivr_designer.ui.action_table import CANVAS_MENU, MENUS
from tests.helpers.outline_walk import ACTS
from tests.helpers.screen_reader import lacking_keys, run_on_screen

COVERED = {action for act in ACTS.values() for action in act.covers}
ELSEWHERE = {"undo", "redo", "find", "find-next", "find-previous", "arrange-selection", "hear", "show-paths",
             "where-used"}  # fmt: skip
"""Of the whole window, whatever has the keyboard: undo brings back each act; the others edit nothing."""


def test_there_is_an_act_for_every_edit_of_the_menus():
    menus = dict(MENUS)
    wanted = {*menus["&Edit"], *menus["&Insert"], *CANVAS_MENU} - {"-"} - ELSEWHERE
    assert wanted <= COVERED
    assert {"arrange", "add-ladder", "write-menu"} <= COVERED


def test_every_edit_of_the_canvas_is_done_from_the_outline(tmp_path):
    if why := lacking_keys():
        pytest.skip(why)
    told = run_on_screen("tests.helpers.outline_walk", tmp_path)
    assert [line["act"] for line in told] == list(ACTS)
    assert [line for line in told if line["trouble"]] == []
