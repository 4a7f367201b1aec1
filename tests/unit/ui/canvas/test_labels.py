"""Words of keys, states, findings and folded branches."""

from ivr_designer.domain.keys import MENU_ORDER, Key
from ivr_designer.sync.status import ItemState
from ivr_designer.ui.canvas.labels import (
    STATE_INKS,
    branch_words,
    finding_words,
    key_spoken,
    key_word,
    state_word,
)
from ivr_designer.ui.canvas.requests import BranchCount, FindingCount


def test_every_state_has_its_own_word_and_what_is_shown_a_colour() -> None:
    assert len({state_word(s) for s in ItemState}) == len(ItemState)
    assert set(STATE_INKS) == set(ItemState) - {ItemState.LIVE, ItemState.LOCAL}


def test_every_key_has_its_own_words() -> None:
    assert len({key_spoken(k) for k in MENU_ORDER}) == len(MENU_ORDER)
    assert key_word(Key.ONE) == "1"
    assert key_spoken(Key.NO_INPUT) == "no input"
    assert key_spoken(Key.STAR) == "star key"


def test_findings_in_words() -> None:
    assert finding_words(FindingCount()) == ""
    assert finding_words(FindingCount(1, 2, 3)) == "1 error, 2 warnings"
    assert finding_words(FindingCount(infos=1)) == "1 note"


def test_a_folded_branch_in_words() -> None:
    assert branch_words(BranchCount(1)) == "1 node"
    assert branch_words(BranchCount(1, destinations=2)) == "1 node"
    assert branch_words(BranchCount(destinations=2)) == "2 destinations", "a folded box never hides nothing"
    assert branch_words(BranchCount(12, 2, 1)) == "12 nodes · 2 findings · 1 waiting"
