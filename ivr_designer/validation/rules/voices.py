"""P11 and P14: what must fit together across the prompts of a tree."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ivr_designer.domain.edit import Edit
from ivr_designer.domain.edits import UpdateNode
from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import DEFAULT_VOICE, TalkPrompt
from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.domain.tree import IvrTree
from ivr_designer.domain.voices import VOICES
from ivr_designer.validation.context import Context, NodeView
from ivr_designer.validation.finding import Fault
from ivr_designer.validation.moves import Leads
from ivr_designer.validation.prompt.tokens import Kind
from ivr_designer.validation.registry import each_node, whole_tree
from ivr_designer.validation.rules import prompts
from ivr_designer.validation.rules.mending import Deferred, goes_back

if TYPE_CHECKING:
    from ivr_designer.validation.prompt.reading import Mention

assert prompts  # defines P11 and P14

_VIETNAMESE = re.compile(
    r"^(?:hn|sg|hcm|hue|vi)[_-]|^(?:female|male|hatieumai|ngoclam|banmai|leminh|myan|lannhi)$", re.IGNORECASE
)
_LOCALE = re.compile(r"^([a-z]{2})(?:[-_]|$)", re.IGNORECASE)
_ENOUGH_WORDS = 4


def voice_language(voice: str | None) -> str:
    """The language a voice speaks, "" when its name does not tell. None is the service's default voice."""
    name = voice or DEFAULT_VOICE
    if _VIETNAMESE.search(name):
        return "vi"
    match = _LOCALE.match(name)
    return match.group(1).lower() if match else ""


@each_node("P11")
def voice_speaks_language(view: NodeView, _: Context) -> Iterator[Fault]:
    """P11: the text is in one language and the voice speaks another. A few words tell nothing."""
    prompt = view.node.prompt
    if not isinstance(prompt, TalkPrompt):
        return
    text, voice = view.reading.language, voice_language(prompt.voice)
    words = sum(t.kind is Kind.WORD for t in view.reading.tokens)
    if text and voice and text != voice and words >= _ENOUGH_WORDS:
        names = {"vi": phrase("Vietnamese"), "en": phrase("English")}
        message = phrase(
            "“{name}” is written in {text} and spoken by {voice}, a voice of another language.",
            name=view.name,
            text=names[text],
            voice=_called(prompt.voice or DEFAULT_VOICE),
        )
        yield Fault(message, (view.id,))


@whole_tree("P11", moves=False)
def one_voice(context: Context) -> Iterator[Fault]:
    """P11: more than one voice for one language in one tree; the rarer ones are reported."""
    used: dict[str, list[tuple[NodeView, str]]] = defaultdict(list)
    for view in context.views.values():
        prompt = view.node.prompt
        if isinstance(prompt, TalkPrompt) and prompt.text.strip():
            used[view.reading.language].append((view, prompt.voice or DEFAULT_VOICE))
    for spoken in used.values():
        counted = Counter(voice for _, voice in spoken)
        if len(counted) < 2:
            continue
        usual = min(counted, key=lambda v: (-counted[v], v))
        for view, voice in spoken:
            if voice != usual:
                message = phrase(
                    "“{name}” is spoken by {voice}, most others by {usual}.",
                    name=view.name,
                    voice=_called(voice),
                    usual=_called(usual),
                )
                yield Fault(message, (view.id,), fix=_speak_with(view.id, usual))


def _speak_with(node: NodeId, voice: str) -> Edit:
    def make(tree: IvrTree) -> Edit:
        prompt = tree.nodes[node].prompt
        changed = replace(prompt, voice=voice) if isinstance(prompt, TalkPrompt) else prompt
        return UpdateNode(replace(tree.nodes[node], prompt=changed))

    return Deferred(phrase("Use the voice {voice}", voice=_called(voice)), make)


def _called(voice: str) -> Phrase | str:
    """What people call a voice; one that is not known by its name as the server spells it."""
    return VOICES.get(voice, voice)


@whole_tree("P14", moves=False)
def wording_is_consistent(context: Context) -> Iterator[Fault]:
    """P14: the same words ask for different keys in two menus."""
    first: dict[frozenset[str], tuple[NodeView, Mention]] = {}
    for view in context.views.values():
        for mention in view.reading.mentions:
            if not mention.words:
                continue
            other, earlier = first.setdefault(mention.words, (view, mention))
            if other is not view and earlier.key is not mention.key:
                message = phrase(
                    "“{words}” is key {key} in “{name}” but key {other_key} in “{other}”.",
                    words=mention.purpose,
                    key=mention.key.words,
                    name=view.name,
                    other_key=earlier.key.words,
                    other=other.name,
                )
                yield Fault(message, (view.id, other.id), span=mention.span)


@whole_tree("P14", prompts=False)
def keys_are_consistent(context: Context) -> Iterator[Fault]:
    """P14: 0, * or # mean different things in different menus."""
    for key in (Key.ZERO, Key.STAR, Key.HASH):
        yield from _key_meanings(context, key)


def _key_meanings(context: Context, key: Key) -> Iterator[Fault]:
    meant: dict[str, NodeView] = {}
    usual: NodeView | None = None
    for view in context.views.values():
        move = view.move_on.get(key)
        if move is None or move.leads is Leads.OPEN:
            continue
        meaning = "back" if goes_back(view, move, context) else move.leads.value
        usual = usual or view
        if meaning not in meant and meant.setdefault(meaning, view) is not usual:
            message = phrase(
                "Key {key} means something else in “{name}” than in “{other}”.",
                key=key.words,
                name=view.name,
                other=usual.name,
            )
            yield Fault(message, (view.id, usual.id), (move.keypress,))
