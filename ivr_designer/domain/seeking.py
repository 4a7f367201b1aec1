"""Text in the form in which it is found and put in order: without accents, phone numbers as digits."""

import unicodedata

_LETTERS = {"\u0306": 1, "\u0302": 2, "\u031b": 3}
"""Signs that make another letter in Vietnamese: ă before â, ô before ơ, all of them after the bare one."""


def fold(text: str) -> str:
    """`text` for searching: small letters without accents, đ as d."""
    bare = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(c for c in bare if not unicodedata.combining(c))


def sort_key(text: str) -> tuple[object, ...]:
    """A key to sort names by, as Vietnamese dictionaries do: d before đ, o before ô before ơ, tones last."""
    letters: list[tuple[str, int]] = []
    tones: list[str] = []
    for char in unicodedata.normalize("NFD", text.casefold()):
        if not unicodedata.combining(char):
            letters.append(("d", 1) if char == "đ" else (char, 0))
            tones.append("")
        elif letters and char in _LETTERS:
            letters[-1] = (letters[-1][0], _LETTERS[char])
        elif tones:
            tones[-1] += char
    return tuple(letters), tuple(tones), text


def clean_phone(text: str) -> str:
    """What people type as a number in the form the server takes: digits, a leading 0 as 84. May be empty."""
    digits = "".join(c for c in text if c.isdigit() and c.isascii())
    if digits.startswith("0") and not text.strip().startswith("+"):
        return "84" + digits[1:]
    return digits


def looks_like_phone(text: str) -> bool:
    """True when `text` can only be meant as a phone number."""
    allowed = all(c.isascii() and (c.isdigit() or c in "+ .-()") for c in text.strip())
    return allowed and len(clean_phone(text)) >= 3
