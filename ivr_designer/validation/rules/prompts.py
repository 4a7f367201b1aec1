"""P: what a prompt says, against the keys that are there."""

import re
from collections.abc import Iterable, Iterator

from ivr_designer.domain.edit import Edit
from ivr_designer.domain.edits import UpdateNode
from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import PlayPrompt, TalkPrompt
from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.tree import IvrTree
from ivr_designer.validation.context import Context, NodeView
from ivr_designer.validation.finding import Fault, Severity, Span
from ivr_designer.validation.menu_text import write_menu
from ivr_designer.validation.prompt import lexicon as lx
from ivr_designer.validation.prompt.reading import Mention, named_keys
from ivr_designer.validation.prompt.writing import unbroken, with_breaks
from ivr_designer.validation.registry import define, each_node, each_node_and_neighbours
from ivr_designer.validation.rules.mending import Deferred, set_text

define(
    "P01",
    Severity.ERROR,
    phrase("Named keys work"),
    phrase("A caller who does as told gets the answer for a wrong key."),
)
define(
    "P02",
    Severity.WARNING,
    phrase("Working keys are named"),
    phrase("No caller presses a key that nobody told of."),
)
define(
    "P03",
    Severity.WARNING,
    phrase("Purpose before key"),
    phrase("Callers listen for their matter first, and have forgotten the key when they hear it."),
)
define(
    "P04",
    Severity.WARNING,
    phrase("Keys in order"),
    phrase("Callers expect the keys in ascending order and miss one that comes late."),
)
define(
    "P05",
    Severity.WARNING,
    phrase("No gaps between keys"),
    phrase("A missing number makes callers think that they missed an option."),
)
define(
    "P06",
    Severity.ERROR,
    phrase("Something to hear"),
    phrase("Callers hear silence, or a placeholder read aloud."),
)
define(
    "P07",
    Severity.INFO,
    phrase("Usual words"),
    phrase("The usual words are understood at once by everybody."),
)
define(
    "P08",
    Severity.INFO,
    phrase("No empty phrases"),
    phrase("It costs every caller seconds and tells them nothing."),
)
define(
    "P09",
    Severity.WARNING,
    phrase("Options are distinct"),
    phrase("Callers cannot decide between two options that sound the same."),
)
define(
    "P10",
    Severity.WARNING,
    phrase("Yes is 1, no is 2"),
    phrase("That is what callers know from other systems."),
)
define(
    "P11",
    Severity.WARNING,
    phrase("Voice speaks the language"),
    phrase("A voice of another language makes the text hard to understand."),
)
define(
    "P12",
    Severity.WARNING,
    phrase("A pause between options"),
    phrase("Without a full stop the voice runs from one option into the next."),
)
define(
    "P13",
    Severity.INFO,
    phrase("Text that can be spoken"),
    phrase("Speech synthesis reads such text wrongly or too fast to write down."),
)
define(
    "P14",
    Severity.INFO,
    phrase("The same everywhere"),
    phrase("Callers rely on what a key meant in the menu before."),
)


def menu_fix(view: NodeView) -> Edit | None:
    """Write the menu from the keys, worked out when it is wanted."""
    node = view.id
    if view.node.is_read_only or not view.is_menu:
        return None
    return Deferred(phrase("Write the menu from the keys"), lambda tree: _write(tree, node))


def _write(tree: IvrTree, node: NodeId) -> Edit:
    return write_menu(tree, node) or UpdateNode(tree.nodes[node])


@each_node("P01")
def named_keys_work(view: NodeView, _: Context) -> Iterator[Fault]:
    """P01: the text names a key that is not bound."""
    bound = view.pressed
    for mention in view.reading.mentions:
        if mention.key not in bound:
            message = phrase(
                "“{name}” tells callers to press {key}, which does nothing here.",
                name=view.name,
                key=mention.key.words,
            )
            yield Fault(message, (view.id,), span=mention.span)


@each_node_and_neighbours("P02")
def working_keys_are_named(view: NodeView, context: Context) -> Iterator[Fault]:
    """P02: a bound key is never named. 0, * and # may be named one node before; a hidden key need not be."""
    if view.text is None:
        return
    named: frozenset[Key] = view.reading.keys
    before: set[Key] | None = None
    for key, keypress in view.pressed.items():
        if key in named or keypress.extra.get("hidden") is True:
            continue
        if not (key.is_digit and key is not Key.ZERO):
            before = _named_before(view, context) if before is None else before
            if key in before:
                continue
        message = phrase("“{name}” never tells callers about key {key}.", name=view.name, key=key.words)
        yield Fault(message, (view.id,), (keypress.id,), menu_fix(view))


def _named_before(view: NodeView, context: Context) -> set[Key]:
    """What is named one node before. No views are made for that: thousands of nodes may lead to a root."""
    sources = {k.node for k in context.tree.keypresses_to(view.id)} - {view.id}
    found: set[Key] = set()
    for source in sources:
        prompt = context.tree.nodes[source].prompt
        if type(prompt) is TalkPrompt:
            found |= named_keys(prompt.text)
    return found


@each_node("P03")
def purpose_comes_first(view: NodeView, _: Context) -> Iterator[Fault]:
    """P03: the key is said before what it is for."""
    for mention in view.reading.mentions:
        if mention.key_first and not mention.joined:
            message = phrase(
                "“{name}” says key {key} before what it is for.", name=view.name, key=mention.key.words
            )
            yield Fault(message, (view.id,), fix=menu_fix(view), span=mention.option_span)


@each_node("P04")
def keys_ascend(view: NodeView, _: Context) -> Iterator[Fault]:
    """P04: a key is named after a higher one; 0, * and # come last."""
    highest: Mention | None = None
    seen: set[Key] = set()
    for mention in view.reading.mentions:
        if mention.key in seen:
            continue
        seen.add(mention.key)
        if highest is not None and mention.key.rank < highest.key.rank:
            message = phrase(
                "“{name}” names key {key} after key {other}.",
                name=view.name,
                key=mention.key.words,
                other=highest.key.words,
            )
            yield Fault(message, (view.id,), fix=menu_fix(view), span=mention.span)
        else:
            highest = mention


@each_node("P05")
def no_gaps(view: NodeView, _: Context) -> Iterator[Fault]:
    """P05: a digit is left out between 1 and the highest, 0 and 9 aside."""
    digits = {int(k) for k in view.pressed if k.is_digit and k not in {Key.ZERO, Key.NINE}}
    missing = [str(d) for d in range(1, max(digits, default=0)) if d not in digits]
    if missing:
        message = phrase("“{name}” leaves out key {keys}.", name=view.name, keys=", ".join(missing))
        yield Fault(message, (view.id,))


_TEMPLATE = re.compile(
    r"\{\{[^{}]{0,200}\}\}|\{\w{1,50}\}|\$\{[^{}]{0,200}\}|\$[A-Za-z_]\w*|<%[^%]{0,200}%>"
    r"|%\(\w{1,50}\)s|\b[A-Z]{2,40}(?:_[A-Z]{1,40})+\b"
)


@each_node("P06")
def there_is_something_to_hear(view: NodeView, _: Context) -> Iterator[Fault]:
    """P06: an empty text or no recording, or marks of a template left in the text."""
    prompt = view.node.prompt
    if isinstance(prompt, PlayPrompt) and not prompt.file.strip():
        yield Fault(phrase("“{name}” has no recording to play.", name=view.name), (view.id,))
    if view.text is None:
        return
    if not view.text.strip():
        yield Fault(phrase("“{name}” has nothing to say.", name=view.name), (view.id,))
    for match in _TEMPLATE.finditer(view.text):
        message = phrase("“{name}” would read “{mark}” aloud.", name=view.name, mark=match.group())
        yield Fault(message, (view.id,), span=match.span())


_ENDING = re.compile(r"\b(terminate|disconnect)\w*\b", re.IGNORECASE)


@each_node("P07")
def words_are_usual(view: NodeView, _: Context) -> Iterator[Fault]:
    """P07: another verb than press, bấm or nhấn; "terminate" for ending a call."""
    text = view.text
    if text is None:
        return
    for mention in view.reading.mentions:
        if mention.verb in lx.ODD_VERBS and mention.verb_span is not None:
            yield _odd_word(view, text, mention.verb_span, "bấm" if mention.verb == "gõ" else "press")
    for match in _ENDING.finditer(text):
        yield Fault(
            phrase("“{name}” says “{word}”; “end the call” is plainer.", name=view.name, word=match.group()),
            (view.id,),
            span=match.span(),
        )


def _odd_word(view: NodeView, text: str, span: Span, usual: str) -> Fault:
    word = text[slice(*span)]
    better = usual.capitalize() if word[:1].isupper() else usual
    message = phrase("“{name}” says “{word}”; “{usual}” is usual.", name=view.name, word=word, usual=usual)
    fix = set_text(view.node, f"{text[: span[0]]}{better}{text[span[1] :]}")
    return Fault(message, (view.id,), fix=fix, span=span)


_EMPTY_PHRASES = (
    ("changed", ("menu", "options", "listen")),
    ("call is important", ()),
    ("call is very important", ()),
    ("listen carefully", ()),
    ("listen closely", ()),
    ("đã thay đổi", ("menu", "nhánh", "lựa chọn", "phím")),
    ("đã được thay đổi", ("menu", "nhánh", "lựa chọn", "phím")),
    ("quan trọng", ("cuộc gọi của",)),
    ("lắng nghe kỹ", ()),
    ("nghe kỹ", ()),
)
"""Words that make a sentence empty, together with one of the others if there are any."""
_SENTENCE = re.compile(r"[^.!?…\n]+[.!?…]*")


@each_node("P08")
def no_empty_phrases(view: NodeView, _: Context) -> Iterator[Fault]:
    """P08: a sentence that tells callers nothing. Text typed in decomposed letters is found too."""
    text = view.text
    folded = view.reading.folded
    if text is None or not any(words in folded.text for words, _ in _EMPTY_PHRASES):
        return
    for match in _SENTENCE.finditer(folded.text):
        said = match.group()
        if not any(w in said and (not o or any(x in said for x in o)) for w, o in _EMPTY_PHRASES):
            continue
        lead = len(said) - len(said.lstrip())
        span = folded.span(match.start() + lead, match.start() + len(said.rstrip()))
        fix = None
        if not any(span[0] <= m.span[0] < span[1] for m in view.reading.mentions):
            fix = set_text(view.node, f"{text[: span[0]].rstrip()} {text[span[1] :].lstrip()}".strip())
        message = phrase("“{name}” says “{words}”.", name=view.name, words=text[slice(*span)])
        yield Fault(message, (view.id,), fix=fix, span=span)


def overlap(one: frozenset[str], two: frozenset[str]) -> float:
    """Shared words as a share of all words, 0 when there are none."""
    return len(one & two) / len(one | two) if one or two else 0.0


@each_node("P09")
def options_are_distinct(view: NodeView, context: Context) -> Iterator[Fault]:
    """P09: two keys with nearly the same purpose that lead to different places."""
    limit = context.settings.limit("P09.overlap")
    first: dict[Key, Mention] = {}
    for mention in view.reading.mentions:
        for other in first.values():
            if other.key is mention.key or overlap(other.words, mention.words) <= limit:
                continue
            ours, theirs = view.at(mention.key), view.at(other.key)
            if ours and theirs and context.target(ours) == context.target(theirs):
                continue
            message = phrase(
                "In “{name}” keys {key} and {other} sound the same.",
                name=view.name,
                key=other.key.words,
                other=mention.key.words,
            )
            span = mention.purpose_span or mention.span
            yield Fault(message, (view.id,), span=span)
            break
        first.setdefault(mention.key, mention)


@each_node("P10")
def yes_is_one(view: NodeView, _: Context) -> Iterator[Fault]:
    """P10: a yes/no question with other keys than 1 and 2."""
    said = {answer: _answering(view.reading.mentions, answer) for answer in (lx.YES, lx.NO)}
    yes, no = said[lx.YES], said[lx.NO]
    if yes is None or no is None:
        return
    for mention, wanted in ((yes, Key.ONE), (no, Key.TWO)):
        if mention.key is not wanted:
            message = phrase(
                "“{name}” asks for {key} where callers expect {wanted}.",
                name=view.name,
                key=mention.key.words,
                wanted=wanted.words,
            )
            yield Fault(message, (view.id,), span=mention.span)


def _answering(mentions: Iterable[Mention], answers: frozenset[str]) -> Mention | None:
    """The first mention whose whole purpose is one of the answers."""
    for mention in mentions:
        words = [w for w in mention.purpose.split() if w not in lx.NO_CONTENT | {"chọn", "trả", "lời", "nếu"}]
        if " ".join(words) in answers:
            return mention
    return None


@each_node("P12")
def options_are_apart(view: NodeView, _: Context) -> Iterator[Fault]:
    """P12: no sentence break between two options."""
    apart = unbroken(view.reading)
    fix = set_text(view.node, with_breaks(view.reading)) if apart else None
    for first, second in apart:
        message = phrase(
            "“{name}” makes no pause between keys {key} and {other}.",
            name=view.name,
            key=first.key.words,
            other=second.key.words,
        )
        span = (first.option_span[1], max(second.option_span[0], first.option_span[1] + 1))
        yield Fault(message, (view.id,), fix=fix, span=span)


_HARD = re.compile(
    r"(?P<url>https?://\S+|\bwww\.\S+)|(?P<mail>[\w.+-]{1,64}@[\w-]{1,64}\.\w+)|(?P<digits>\d{4,})"
    r"|(?P<emoji>[\U0001F000-\U0001FAFF☀-➿]+)|(?P<caps>\b[^\W\d_]{4,}\b)"
)
_HARD_NAMES = {
    "url": phrase("a web address"),
    "mail": phrase("an e-mail address"),
    "digits": phrase("a long number without spaces"),
    "emoji": phrase("a picture"),
    "caps": phrase("a word in capitals"),
}


@each_node("P13")
def text_can_be_spoken(view: NodeView, context: Context) -> Iterator[Fault]:
    """P13: addresses, long numbers, pictures and capitals."""
    longest = context.settings.limit("P13.digits")
    for match in _HARD.finditer(view.text or ""):
        kind = match.lastgroup or ""
        if kind == "caps" and not match.group().isupper():
            continue
        if kind == "digits" and len(match.group()) < longest:
            continue
        message = phrase(
            "“{name}” contains {what}: “{text}”.",
            name=view.name,
            what=_HARD_NAMES[kind],
            text=match.group()[:40],
        )
        yield Fault(message, (view.id,), span=match.span())
