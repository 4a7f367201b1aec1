"""Who may be used when, straight from the table."""

import pytest

from ivr_designer.ui.action_table import SPECS, Facts

BY_ID = {spec.id: spec for spec in SPECS}


@pytest.mark.parametrize(
    ("action", "facts", "usable"),
    [
        ("undo", Facts(can_undo=True), True),
        ("undo", Facts(can_undo=True, frozen=True), False),
        ("arrange-selection", Facts(boxes=1), False),
        ("arrange-selection", Facts(boxes=2), True),
        ("cut", Facts(keypresses=1), False),
        ("delete", Facts(keypresses=1), True),
        ("paste", Facts(has_tree=True), True),
        ("add-key", Facts(nodes=1), False),
        ("about", Facts(), True),
    ],
)
def test_enabled(action, facts, usable):
    assert BY_ID[action].enabled(facts) is usable


def test_words_end_like_what_they_do():
    for spec in SPECS:
        assert spec.text.strip() == spec.text
        assert spec.hint[0].isupper()
