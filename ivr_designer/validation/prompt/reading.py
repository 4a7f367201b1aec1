"""What a prompt offers: which keys, for what purpose, in which order; with places in the text as typed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ivr_designer.domain.keys import Key
from ivr_designer.validation.finding import Span
from ivr_designer.validation.prompt import lexicon as lx
from ivr_designer.validation.prompt.folding import Folded, fold
from ivr_designer.validation.prompt.mentions import Named, carries, find_mentions
from ivr_designer.validation.prompt.tokens import Kind, Token, tokens_of

MAX_CHARS = 20_000
"""What comes after so much text (an hour of speech) is not looked at."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of a key.

    `span` covers the words that name the key, `option_span` the whole option with its purpose. `purpose` is
    the folded purpose ("" if none is said), `purpose_span` where it stands, `words` those of its words that
    carry meaning. `key_first` says the key comes before its purpose. `first_token` and `end_token` bound the
    option among the tokens; when it ends, a caller knows the key. `joined` shares the option of the mention
    before.
    """

    key: Key
    span: Span
    option_span: Span
    purpose: str
    purpose_span: Span | None
    key_first: bool
    first_token: int
    end_token: int
    verb: str = ""
    verb_span: Span | None = None
    joined: bool = False
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PromptReading:
    """A prompt as read. `language` is "vi", "en" or "" when nothing tells."""

    text: str
    language: str
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    folded: Folded

    @property
    def keys(self) -> frozenset[Key]:
        """The keys that are named."""
        return frozenset(m.key for m in self.mentions)

    def mention(self, key: Key) -> Mention | None:
        """The first mention of `key`."""
        return next((m for m in self.mentions if m.key is key), None)

    def token_span(self, first: int, end: int) -> Span:
        """Where tokens `first` to `end` (excluded, at least one) stand in the text as typed."""
        return self.folded.span(self.tokens[first].start, self.tokens[end - 1].end)


@lru_cache(maxsize=4096)
def read_prompt(text: str) -> PromptReading:
    """Read the first MAX_CHARS of a prompt text. Never raises; remembers what it read last."""
    folded = fold(text[:MAX_CHARS])
    tokens = tokens_of(folded)
    named = find_mentions(tokens)
    mentions: list[Mention] = []
    boundary = 0
    for group, limit in _groups(tokens, named):
        made, boundary = _option(folded, tokens, group, boundary, limit)
        mentions += made
    return PromptReading(text, language_of(tokens), tokens, tuple(mentions), folded)


def language_of(tokens: Sequence[Token]) -> str:
    """The language: "vi" if letters or words say so, "en" for other Latin words, "" without words."""
    words = [t.text for t in tokens if t.kind is Kind.WORD and t.text[0].isalpha()]
    if any(not w.isascii() and not lx.VIETNAMESE_LETTERS.isdisjoint(w) for w in words):
        return "vi"
    if sum(w in lx.VIETNAMESE_PLAIN for w in words) >= 2:
        return "vi"
    return "en" if any(w.isascii() for w in words) else ""


@lru_cache(maxsize=65_536)
def named_keys(text: str) -> frozenset[Key]:
    """The keys that a prompt names; remembered for more prompts than the largest tree has, for of a node to
    which thousands lead it is asked what all of these say.
    """
    return read_prompt(text).keys


def _groups(tokens: Sequence[Token], named: list[Named]) -> list[tuple[list[Named], int]]:
    """Mentions that share an option, with the token at which the next option may begin."""
    groups: list[list[Named]] = []
    for mention in named:
        if mention.joined and groups:
            groups[-1].append(mention)
        else:
            groups.append([mention])
    starts = [*(g[0].start for g in groups[1:]), len(tokens)][: len(groups)]
    return list(zip(groups, starts, strict=True))


def _option(
    folded: Folded, tokens: Sequence[Token], group: list[Named], boundary: int, limit: int
) -> tuple[list[Mention], int]:
    """The mentions of one option with its purpose, and where the next option may begin."""
    start, end = group[0].start, group[-1].end
    before = _after_break(tokens, boundary, start)
    after = _until_break(tokens, end, limit)
    key_first = _is_key_first(tokens, before, start, end, after)
    if key_first:
        stop = _until_pause(tokens, end, after)
        span = _trim(tokens, end, stop)
        first, last = start, max(end, span[1] if span else end)
    else:
        span = _trim(tokens, _purpose_start(tokens, before, start), start)
        first, last = (span[0] if span else start), end
    purpose = " ".join(t.text for t in tokens[span[0] : span[1]] if t.kind is Kind.WORD) if span else ""
    place = folded.span(tokens[span[0]].start, tokens[span[1] - 1].end) if span else None
    whole = folded.span(tokens[first].start, tokens[last - 1].end)
    words = frozenset(_content(tokens, span)) if span else frozenset()
    made = [
        Mention(
            n.key,
            folded.span(tokens[n.start].start, tokens[n.end - 1].end),
            whole,
            purpose,
            place,
            key_first and span is not None,
            first,
            last,
            n.verb,
            folded.span(tokens[n.start].start, tokens[n.start].end) if n.verb else None,
            n.joined,
            words,
        )
        for n in group
    ]
    return made, last


def _after_break(tokens: Sequence[Token], start: int, end: int) -> int:
    """The first token after the last sentence break in tokens[start:end]."""
    return next((i + 1 for i in range(end - 1, start - 1, -1) if tokens[i].kind is Kind.BREAK), start)


def _until_break(tokens: Sequence[Token], start: int, limit: int) -> int:
    return next((i for i in range(start, limit) if tokens[i].kind is Kind.BREAK), limit)


def _until_pause(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where the purpose after a key ends: at a comma, unless that comes at once ("1, for sales")."""
    return next((i for i in range(start + 1, end) if tokens[i].kind is Kind.PAUSE), end)


def _is_key_first(tokens: Sequence[Token], before: int, start: int, end: int, after: int) -> bool:
    if any(_opens_purpose(tokens, i, before) for i in range(before, start)):
        return False
    # After a comma a purpose belongs to the next key: "news press 3, agents press 9".
    if end < after and tokens[end].text in lx.AFTER_KEY:
        return True
    if any(carries(tokens, i) for i in range(before, start)):
        return False
    return any(carries(tokens, i) for i in range(end, after))


def _opens_purpose(tokens: Sequence[Token], place: int, before: int) -> bool:
    """True for "for" or "để" at the start of a clause, polite words aside."""
    if tokens[place].text not in lx.BEFORE_PURPOSE:
        return False
    back = place - 1
    while back >= before and tokens[back].kind is Kind.WORD and not carries(tokens, back):
        back -= 1
    return back < before or tokens[back].kind is not Kind.WORD


def _purpose_start(tokens: Sequence[Token], before: int, start: int) -> int:
    opening = [i for i in range(before, start) if _opens_purpose(tokens, i, before)]
    return opening[0] if opening else before


def _content(tokens: Sequence[Token], span: tuple[int, int]) -> Iterator[str]:
    """The words of a purpose that carry meaning."""
    for place in range(*span):
        text = tokens[place].text
        if carries(tokens, place) and (text not in lx.NO_CONTENT or text in lx.NAMES_AFTER):
            yield text


def _trim(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int] | None:
    """tokens[start:end] without polite words and pauses at its ends; None when nothing is left."""
    while start < end and not carries(tokens, start):
        start += 1
    while end > start and not carries(tokens, end - 1):
        end -= 1
    return (start, end) if start < end else None
