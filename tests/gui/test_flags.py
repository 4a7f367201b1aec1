from itertools import combinations

from PySide6.QtCore import Qt

from ivr_designer.ui.flags import without

KEYS = Qt.KeyboardModifier
MODIFIERS = (
    KEYS.ShiftModifier,
    KEYS.ControlModifier,
    KEYS.AltModifier,
    KEYS.MetaModifier,
    KEYS.KeypadModifier,
)


def test_each_modifier_can_be_dropped_and_leaves_the_others():
    for kept, dropped in combinations(MODIFIERS, 2):
        assert without(kept | dropped, dropped) == kept
        assert without(kept | dropped, kept) == dropped
        assert without(kept, dropped) == kept
        assert not without(kept, kept)
    every = KEYS.ShiftModifier | KEYS.ControlModifier | KEYS.AltModifier
    assert without(every, KEYS.ShiftModifier | KEYS.AltModifier) == KEYS.ControlModifier
