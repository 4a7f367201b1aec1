"""The word lists hold together."""

import unicodedata

from ivr_designer.domain.keys import Key
from ivr_designer.validation.prompt import lexicon as lx


def test_everything_is_folded_as_prompts_are() -> None:
    lists = [v for k, v in vars(lx).items() if k.isupper() and isinstance(v, frozenset | dict) and k != "Key"]
    assert len(lists) > 10
    for words in lists:
        for word in words:
            assert word == unicodedata.normalize("NFC", word).lower()


def test_every_key_can_be_spelled() -> None:
    assert set(lx.SPELLED.values()) == {k for k in Key if k.is_pressed}
    assert not lx.SPELLED.keys() & lx.SPELLED_PLAIN.keys()


def test_verbs_do_not_overlap() -> None:
    assert not lx.PRESS_VERBS & lx.WEAK_VERBS
    assert not lx.PRESS_VERBS & lx.ODD_VERBS
