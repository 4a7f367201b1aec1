"""Writing what a menu says from its keys: purpose first, ascending, a sentence for each."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from ivr_designer.domain.keys import Key
from ivr_designer.validation.prompt import lexicon as lx
from ivr_designer.validation.prompt.folding import fold
from ivr_designer.validation.prompt.reading import Mention, PromptReading
from ivr_designer.validation.prompt.tokens import Kind

KEY_WORDS = {
    "vi": {Key.STAR: "phím sao", Key.HASH: "phím thăng"},
    "en": {Key.STAR: "the star key", Key.HASH: "the pound key"},
}
"""What * and # are called; a digit is written as it is."""


def spoken_key(key: Key, language: str) -> str:
    """A key as a prompt says it: "phím 1", "1", "phím sao", "the star key"."""
    word = KEY_WORDS.get(language, KEY_WORDS["en"]).get(key)
    return word or (f"phím {key.value}" if language == "vi" else key.value)


def option_sentence(key: Key, purpose: str, language: str) -> str:
    """One option as a sentence: "Để gặp phòng kinh doanh, bấm phím 1." or "For sales, press 1.".

    A `purpose` that begins with a word like "để" or "for" is taken as it is, any other gets one. An empty
    purpose gives a bare "Press 1.".
    """
    verb = "bấm" if language == "vi" else "press"
    words = purpose.strip(" ,.;:")
    if not words:
        return f"{_capital(verb)} {spoken_key(key, language)}."
    if fold(words).text.split()[0] not in lx.BEFORE_PURPOSE:
        words = f"{'để chọn' if language == 'vi' else 'for'} {words}"
    return f"{_capital(words)}, {verb} {spoken_key(key, language)}."


def menu_sentence(options: Iterable[tuple[Key, str]], language: str) -> str:
    """The whole menu sentence from (key, purpose) pairs; language is "vi" or "en"."""
    ordered = sorted(options, key=lambda option: option[0].rank)
    return " ".join(option_sentence(key, purpose, language) for key, purpose in ordered)


def typed_purpose(reading: PromptReading, mention: Mention) -> str:
    """The purpose of a mention as it was typed, "" if none is said."""
    return "" if mention.purpose_span is None else reading.text[slice(*mention.purpose_span)]


def rewritten(reading: PromptReading, options: Sequence[tuple[Key, str]], language: str) -> str:
    """The prompt with its options replaced by the menu sentence of `options`; all other sentences stay.

    What was said before the first option stays before, what came after it follows the menu.
    """
    before, after = _around(reading)
    parts = [before, menu_sentence(options, language), after]
    return " ".join(part for part in parts if part)


def _around(reading: PromptReading) -> tuple[str, str]:
    text = reading.text
    if not reading.mentions:
        return _closed(text.strip()), ""
    spans = sorted({m.option_span for m in reading.mentions})  # keys of one option share it
    before = _closed(_clean(text[: spans[0][0]]))
    rest = [text[a[1] : b[0]] for a, b in pairwise(spans)] + [text[spans[-1][1] :]]
    after = " ".join(filter(None, (_closed(_clean(piece)) for piece in rest)))
    return before, after


def _clean(piece: str) -> str:
    """What is left beside the options; nothing if only marks and polite words are left."""
    trimmed = piece.strip().lstrip(".,;:!?…").strip()
    words = fold(trimmed).text.replace(",", " ").replace(".", " ").split()
    if len(words) <= 2 and all(w in lx.POLITE or w in lx.TRAILING for w in words):
        return ""
    return trimmed


def _closed(piece: str) -> str:
    """A piece as a sentence of its own."""
    piece = piece.rstrip(" ,;:-–")
    return piece if not piece or piece[-1] in ".!?…" else f"{piece}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def retry_intro(reading: PromptReading) -> str:
    """What to say before a menu is repeated because nothing, or a wrong key, came."""
    if reading.language == "vi":
        return "Xin lỗi, tổng đài chưa nhận được lựa chọn của quý khách."
    return "Sorry, we did not get your choice."


def with_breaks(reading: PromptReading) -> str:
    """The prompt with a sentence break between any two options that have none."""
    text = reading.text
    parts: list[str] = []
    done = 0
    for first, second in unbroken(reading):
        end, start = first.option_span[1], second.option_span[0]
        words = text[end:start].strip(" ,;:-–")
        parts.append(f"{text[done:end]}. ")
        if words:
            parts.append(f"{_capital(words)} ")
            done = start
        else:
            parts.append(text[start : start + 1].upper())
            done = start + 1
    return "".join(parts) + text[done:]


def unbroken(reading: PromptReading) -> list[tuple[Mention, Mention]]:
    """Neighbouring options without a sentence break between them."""
    heads = [m for m in reading.mentions if not m.joined]
    return [
        (first, second)
        for first, second in pairwise(heads)
        if not any(t.kind is Kind.BREAK for t in reading.tokens[first.end_token : second.first_token])
        and first.end_token <= second.first_token
    ]
