"""The fourteen DTMF keys a node can bind, in the order in which people read a menu."""

from enum import StrEnum
from typing import Any

from ivr_designer.domain.phrases import Phrase, phrase


class Key(StrEnum):
    """One of the fourteen values of the API's `node_key`."""

    ONE = "1"
    TWO = "2"
    THREE = "3"
    FOUR = "4"
    FIVE = "5"
    SIX = "6"
    SEVEN = "7"
    EIGHT = "8"
    NINE = "9"
    ZERO = "0"
    STAR = "*"
    HASH = "#"
    NO_INPUT = "EMPTY_KEY"
    NO_MATCH = "INVALID_KEY"

    rank: int
    """Place in menu order: 1-9, 0, *, #, no input, no match; then what is none of these."""

    # Enum's own hash is that of the name, in Python: slow, and unlike that of the equal string.
    __hash__ = str.__hash__

    @classmethod
    def other(cls, value: str) -> "Key":
        """A key that is none of the fourteen, as a server may have it: shown and kept, never written.

        It is in no list of keys. Equal values give one object, so that `is` works as for the others.
        """
        known = cls.parse(value) or _OTHERS.get(value)
        if known is not None:
            return known
        made = str.__new__(cls, value)
        made._name_, made._value_ = "OTHER", value
        made.rank = len(_RANK)
        if len(_OTHERS) < _MAX_OTHERS:
            _OTHERS[value] = made
        return made

    @property
    def is_known(self) -> bool:
        """True for the fourteen."""
        return self in _RANK

    @property
    def is_digit(self) -> bool:
        """True for 0-9."""
        return len(self) == 1 and self.isdigit() and self.is_known

    @property
    def is_pressed(self) -> bool:
        """True for a key a caller presses; False for no input and no match."""
        return len(self) == 1 and self in _RANK

    @property
    def face(self) -> str:
        """What is printed on an edge: the key itself, or a short word for silence and a wrong key."""
        if self in _RANK:
            return _FACES.get(self, self.value)
        return f"“{self.value[:_MAX_FACE]}”" if self.value else "“ ”"

    @property
    def words(self) -> "str | Phrase":
        """What stands for it inside a sentence, to be translated with it."""
        return _WORDS.get(self) or (self.value if self in _RANK else self.face)

    def __copy__(self) -> "Key":
        return self

    def __deepcopy__(self, _memo: object) -> "Key":
        return self  # before Python 3.11.4 an Enum is looked up again by its value, and `other` is not found

    def __reduce_ex__(self, _protocol: object) -> "tuple[Any, ...]":
        return Key.other, (self.value,)

    @classmethod
    def parse(cls, value: Any) -> "Key | None":
        """The key that a server or a file spells `value`; an int 0-9 is accepted. None if it is no key."""
        if isinstance(value, bool):
            return None
        try:
            return cls(str(value))
        except ValueError:
            return None


_MAX_FACE = 12
_MAX_OTHERS = 1000
_OTHERS: dict[str, Key] = {}
_RANK = {key: rank for rank, key in enumerate(Key)}
for _key, _rank in _RANK.items():
    _key.rank = _rank
_FACES = {Key.NO_INPUT: "no input", Key.NO_MATCH: "no match"}
_WORDS = {Key.NO_INPUT: phrase("“no input”"), Key.NO_MATCH: phrase("“no match”")}

MENU_ORDER: tuple[Key, ...] = tuple(Key)
"""All keys in menu order."""
