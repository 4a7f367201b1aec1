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
_NUMBER_WORDS = frozenset({"số", "so", "number"})
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
            named = _bare(tokens, place, spelled=tokens[found[-1].end - 1].text in lx.SPELLED)
        if named is None:
            place += 1
            continue
        shares = not _has_purpose(tokens, found[-1].end if found else 0, named.start)
        while named is not None:
            found.append(named)
            place = named.end
            named = _joined(tokens, place, shares=shares)
    return found


def _has_purpose(tokens: Sequence[Token], start: int, end: int) -> bool:
    """True if words that may be a purpose stand in the sentence before `end`."""
    for place in range(end - 1, start - 1, -1):
        if tokens[place].kind is Kind.BREAK:
            break
        if carries(tokens, place):
            return True
    return False


def carries(tokens: Sequence[Token], place: int) -> bool:
    """True for a word that may be part of a purpose, not only polite."""
    token = tokens[place]
    if token.kind is not Kind.WORD:
        return False
    before = _word(tokens, place - 1)
    if token.text in lx.POLITE:
        return before in lx.NAMES_AFTER.get(token.text, ())
    return before not in lx.POLITE_AFTER.get(token.text, ()) or (
        before not in lx.POLITE and carries(tokens, place - 1)
    )


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
    if verb == lx.RECEIVE and not noun and _word(tokens, start - 1) in lx.BEFORE_RECEIVE:
        return None
    return _finish(tokens, start, place, verb, noun=noun, filler=filler, plain=plain)


def _finish(
    tokens: Sequence[Token], start: int, place: int, verb: str, *, noun: bool, filler: bool, plain: bool
) -> Named | None:
    spelled = noun or (bool(verb) and (verb not in lx.WEAK_VERBS or filler))
    key = _key(tokens, place, spelled=spelled, plain=plain, sure=noun)
    if key is None:
        return None
    end = place + 1
    if _word(tokens, end) in lx.TRAILING:
        end += 1
        noun = True
    return Named(key, start, _after_echo(tokens, end, key), verb) if verb or noun else None


def _after_echo(tokens: Sequence[Token], end: int, key: Key) -> int:
    """Past "(*)" in "phím sao (*)": the key said once more, in brackets."""
    if not _word(tokens, end).startswith("(") or _key(tokens, end + 1, spelled=True) is not key:
        return end
    return end + 3 if _word(tokens, end + 2).startswith(")") else end


def _key(
    tokens: Sequence[Token], place: int, *, spelled: bool, plain: bool = False, sure: bool = False
) -> Key | None:
    """The key that one token says, unless the word after it shows that it counts something.

    `sure`: "phím" stands before it, so that a digit is a key in any case ("phím 1 lần nữa").
    """
    word = _word(tokens, place)
    if sure and word in _BARE:
        return Key(word)
    if _word(tokens, place + 1) in lx.NOT_A_KEY_BEFORE:
        return None
    if word in _BARE:
        return Key(word)
    if spelled and word in lx.SPELLED:
        return lx.SPELLED[word]
    return lx.SPELLED_PLAIN.get(word) if plain else None


def _joined(tokens: Sequence[Token], place: int, *, shares: bool) -> Named | None:
    """A further key of the same option: "… 1 or 2", "… 1 hoặc phím 2", "… 1, 2 or 3", "… 1, 2, or 3".

    `shares`: no purpose was said before, so that one said after belongs to all of them; else "for A press 1
    or 2 for B" are two options.
    """
    start = place + 1
    last = _word(tokens, place) in lx.CONJUNCTIONS
    if not last:
        if _word(tokens, place) != "," or not _list_goes_on(tokens, place):
            return None
        last = _word(tokens, start) in lx.CONJUNCTIONS
        start += last
    while _word(tokens, start) in lx.KEY_NOUNS | lx.FILLERS:
        start += 1
    key = _key(tokens, start, spelled=last, sure=start > place + 2)
    if key is None or (not shares and _word(tokens, start + 1) in lx.AFTER_KEY):
        return None
    return Named(key, place + 1, start + 1, joined=True)


def _list_goes_on(tokens: Sequence[Token], place: int) -> bool:
    """True at the first comma of ", 2, 3 or 4" or ", 2, or 3": a comma alone does not make a list."""
    for _ in range(_MAX_LIST):
        if _word(tokens, place) != "," or _key(tokens, place + 1, spelled=False) is None:
            break
        place += 2
    if _word(tokens, place) == ",":
        place += 1
    return _word(tokens, place) in lx.CONJUNCTIONS and _key(tokens, place + 1, spelled=True) is not None


def _bare(tokens: Sequence[Token], place: int, *, spelled: bool) -> Named | None:
    """A key without a verb at the start of a later option: "press 1 for sales, 2 for support", "… số 2 để …".

    It is spelled only where the one before was: "press one for sales, two for support".
    """
    before = tokens[place - 1]
    starts = before.kind in {Kind.PAUSE, Kind.BREAK} or before.text in lx.CONJUNCTIONS
    said = place + (tokens[place].text in _NUMBER_WORDS)
    if not starts or _word(tokens, said + 1) not in lx.AFTER_KEY - {"là"}:
        return None
    key = _key(tokens, said, spelled=spelled or said > place)
    return None if key is None else Named(key, place, said + 1)
