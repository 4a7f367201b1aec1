"""Where a prompt names a key: "phím một", "bấm 1", "nhấn số 2", "press one", "the star key", "1 or 2"."""

from collections.abc import Sequence
from typing import NamedTuple

from ivr_designer.domain.keys import Key
from ivr_designer.validation.prompt import lexicon as lx
from ivr_designer.validation.prompt.tokens import Kind, Token

_VERBS = lx.PRESS_VERBS | lx.OTHER_VERBS | lx.WEAK_VERBS
_OPENERS = _VERBS | lx.KEY_NOUNS | {"the", "dấu"}
_TRAILING_NOUNS = lx.TRAILING - {"sign"}
_BARE = frozenset("0123456789*#")
_MAX_FILLERS = 4
_MAX_LIST = 12


class Named(NamedTuple):
    """A key named by tokens `start` to `end` (excluded); `joined`: it shares the option of the one before."""

    key: Key
    start: int
    end: int
    verb: str = ""
    joined: bool = False


def find_mentions(tokens: Sequence[Token]) -> list[Named]:
    """Every naming of a key, in order."""
    found: list[Named] = []
    place = 0
    while place < len(tokens):
        named = _introduced(tokens, place)
        if named is None and found:
            spelled = tokens[found[-1].end - 1].text in lx.SPELLED
            if tokens[place].text in _BARE or (spelled and tokens[place].text in lx.SPELLED):
                named = _bare(tokens, place, spelled=spelled)
        if named is None:
            place += 1
            continue
        while named is not None:
            found.append(named)
            place = named.end
            named = _joined(tokens, place)
    return found


def _word(tokens: Sequence[Token], place: int) -> str:
    return tokens[place].text if 0 <= place < len(tokens) else ""


def _introduced(tokens: Sequence[Token], start: int) -> Named | None:
    """A key after a verb or the word "key", or before it ("the star key")."""
    first = _word(tokens, start)
    if first not in _OPENERS:
        if _word(tokens, start + 1) not in _TRAILING_NOUNS:
            return None
        trailing = _key(tokens, start, spelled=True)
        return None if trailing is None else Named(trailing, start, start + 2)
    verb = first if first in _VERBS else ""
    place = start + (1 if verb else 0)
    noun = filler = plain = False
    for _ in range(_MAX_FILLERS):
        word = _word(tokens, place)
        if word in lx.KEY_NOUNS:
            noun = True
            plain = word in lx.PLAIN_NOUNS
        elif word in lx.FILLERS:
            filler = True
        elif not (verb and word in _VERBS and _word(tokens, place + 1) in lx.KEY_NOUNS | lx.FILLERS):
            break
        place += 1
    return _finish(tokens, start, place, verb, noun=noun, filler=filler, plain=plain)


def _finish(
    tokens: Sequence[Token], start: int, place: int, verb: str, *, noun: bool, filler: bool, plain: bool
) -> Named | None:
    spelled = noun or (bool(verb) and (verb not in lx.WEAK_VERBS or filler))
    key = _key(tokens, place, spelled=spelled, plain=plain)
    if key is None:
        return None
    end = place + 1
    if _word(tokens, end) in lx.TRAILING:
        end += 1
        noun = True
    return Named(key, start, end, verb) if verb or noun else None


def _key(tokens: Sequence[Token], place: int, *, spelled: bool, plain: bool = False) -> Key | None:
    """The key that one token says, unless the word after it shows that it counts something."""
    word = _word(tokens, place)
    if not word or _word(tokens, place + 1) in lx.NOT_A_KEY_BEFORE:
        return None
    if len(word) == 1 and word in "0123456789*#":
        return Key(word)
    if spelled and word in lx.SPELLED:
        return lx.SPELLED[word]
    return lx.SPELLED_PLAIN.get(word) if plain else None


def _joined(tokens: Sequence[Token], place: int) -> Named | None:
    """A further key of the same option: "… 1 or 2", "… 1, 2 hoặc 3"."""
    word = _word(tokens, place)
    if word in lx.CONJUNCTIONS:
        key = _key(tokens, place + 1, spelled=True)
        # "press 1 for A, or 2 for B" is another option; so is "or press 2".
        if key is not None and _word(tokens, place + 2) not in lx.AFTER_KEY:
            return Named(key, place + 1, place + 2, joined=True)
    elif word == "," and _list_goes_on(tokens, place):
        key = _key(tokens, place + 1, spelled=False)
        return None if key is None else Named(key, place + 1, place + 2, joined=True)
    return None


def _list_goes_on(tokens: Sequence[Token], place: int) -> bool:
    """True at the first comma of ", 2, 3 or 4": a comma alone does not make a list."""
    for _ in range(_MAX_LIST):
        if _word(tokens, place) != "," or _key(tokens, place + 1, spelled=False) is None:
            break
        place += 2
    return _word(tokens, place) in lx.CONJUNCTIONS and _key(tokens, place + 1, spelled=True) is not None


def _bare(tokens: Sequence[Token], place: int, *, spelled: bool) -> Named | None:
    """A key without a verb at the start of a later option: "press 1 for sales, 2 for support".

    It is spelled only where the one before was: "press one for sales, two for support".
    """
    before = tokens[place - 1]
    starts = before.kind in {Kind.PAUSE, Kind.BREAK} or before.text in lx.CONJUNCTIONS
    if not starts or _word(tokens, place + 1) not in lx.AFTER_KEY - {"là"}:
        return None
    key = _key(tokens, place, spelled=spelled)
    return None if key is None else Named(key, place, place + 1)
