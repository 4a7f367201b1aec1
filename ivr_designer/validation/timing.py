"""How long callers listen: a model of speech, of pauses, and of people who press keys. All times in seconds.

Vietnamese is counted in syllables (one written word each), English in words; each digit is one. A recording
of known length counts as it is. What is not documented about the service is an assumption here: the silence
before a prompt and the prompt itself repeat together, then the wait for a key begins.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from ivr_designer.config import options
from ivr_designer.config.settings import Settings
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import Node, PlayPrompt, TalkPrompt
from ivr_designer.validation.prompt.reading import PromptReading, read_prompt
from ivr_designer.validation.prompt.tokens import Kind, Token
from ivr_designer.validation.settings import SpeechRate

SHORTEST_WAIT_S = 0.1
"""What a time to press a key of 0 s or less is taken for."""


@dataclass(frozen=True, slots=True)
class Pace:
    """One playing of a node's prompt, the silence before it included.

    `heard` says for each named key when a listener knows it, `first_option_s` when the first option begins
    (None without one). `known` is False for a recording of unknown length or an unknown kind of node.
    """

    prompt_s: float
    heard: Mapping[Key, float] = field(default_factory=dict, hash=False)
    first_option_s: float | None = None
    known: bool = True


class Cost(NamedTuple):
    """Seconds for one step: by a caller who knows the menu, and by one who listens."""

    best: float
    typical: float


def units(token: Token) -> int:
    """How many syllables or words a token is spoken as: a number digit by digit."""
    if token.text[0].isdigit():
        return sum(c.isdigit() for c in token.text)
    return 1


def _unit_s(language: str, speed: int, rate: SpeechRate) -> float:
    factor = max(0.1, 1 + rate.speed_step * speed)
    per_s = rate.words_per_min / 60 if language == "en" else rate.syllables_per_s
    return 1 / (per_s * factor)


def beats(reading: PromptReading, speed: int, rate: SpeechRate) -> list[float]:
    """When each token has been spoken, from the prompt's start; one more entry than tokens, the first 0."""
    unit = _unit_s(reading.language, speed, rate)
    pauses = {Kind.BREAK: rate.sentence_pause_s, Kind.PAUSE: rate.clause_pause_s}
    times = [0.0]
    now = pending = 0.0
    for token in reading.tokens:
        pause = pauses.get(token.kind)
        if pause is None:
            # A pause only counts between words, and two marks in a row are one pause.
            now += (pending if now else 0.0) + units(token) * unit
            pending = 0.0
        else:
            pending = max(pending, pause)
        times.append(now)
    return times


def speech_s(text: str, speed: int = 0, rate: SpeechRate | None = None) -> float:
    """How long a text is spoken."""
    return beats(read_prompt(text), speed, rate or SpeechRate())[-1]


def pace_of(node: Node, reading: PromptReading, rate: SpeechRate) -> Pace:
    """The pace of a node's prompt; `reading` is of its text, and ignored for a recording."""
    delay = node.delay_ms / 1000
    prompt = node.prompt
    if isinstance(prompt, PlayPrompt):
        length = prompt.duration_s
        return Pace(delay + (rate.unknown_audio_s if length is None else length), known=length is not None)
    if not isinstance(prompt, TalkPrompt):
        return Pace(delay + rate.unknown_audio_s, known=False)
    times = beats(reading, prompt.speed, rate)
    heard: dict[Key, float] = {}
    for mention in reading.mentions:
        heard.setdefault(mention.key, delay + times[mention.end_token])
    first = delay + times[reading.mentions[0].first_token] if reading.mentions else None
    return Pace(delay + times[-1], heard, first)


def silent_s(node: Node, pace: Pace) -> float:
    """What one silence costs at a node: every playing, then the wait."""
    return max(1, node.loop_count) * pace.prompt_s + max(node.keypress_timeout_s, SHORTEST_WAIT_S)


def heard_s(node: Node, pace: Pace, key: Key) -> float:
    """When a listening caller can press `key`: once it is named, or at the end of the prompt.

    Without barge-in that is after the last playing, for a key pressed before is lost.
    """
    if not node.barge_in:
        return max(1, node.loop_count) * pace.prompt_s
    return pace.heard.get(key, pace.prompt_s)


def cost(node: Node, pace: Pace, key: Key, rate: SpeechRate) -> Cost:
    """What taking `key` costs at a node."""
    if key is Key.NO_INPUT:
        silence = silent_s(node, pace)
        return Cost(silence, silence)
    typical = heard_s(node, pace, key) + rate.react_s
    if key is Key.NO_MATCH or not node.barge_in:
        return Cost(typical, typical)
    return Cost(rate.react_s, typical)


def longest_s(node: Node, pace: Pace, rate: SpeechRate) -> float:
    """The longest a caller can stay at a node in one visit."""
    return max(silent_s(node, pace), heard_s(node, pace, Key.NO_MATCH) + rate.react_s)


def calibrated(rate: SpeechRate, text: str, speed: int, measured_s: float) -> SpeechRate:
    """`rate` made to fit one measured prompt: `text` at `speed` took `measured_s` without silence around it.

    Only the language of the text is calibrated. Raises ValueError if the text has no words, or if the
    measured time is not longer than its pauses.
    """
    reading = read_prompt(text)
    spoken = sum(units(t) for t in reading.tokens if t.kind in {Kind.WORD, Kind.SYMBOL})
    words = spoken * _unit_s(reading.language, speed, rate)
    pauses = beats(reading, speed, rate)[-1] - words
    if not spoken or measured_s <= pauses:
        raise ValueError("the measured time is too short for this text")
    factor = words / (measured_s - pauses)
    if reading.language == "en":
        return replace(rate, words_per_min=rate.words_per_min * factor)
    return replace(rate, syllables_per_s=rate.syllables_per_s * factor)


def kept_rate(settings: Settings) -> SpeechRate:
    """How fast prompts are spoken, as last calibrated on this machine or set by its administrator."""
    return SpeechRate(settings.get(options.SPEECH_VI), settings.get(options.SPEECH_EN))


@dataclass(frozen=True, slots=True)
class TimeModel:
    """The times of single nodes under one speaking rate, for whoever plays calls."""

    rate: SpeechRate = field(default_factory=SpeechRate)

    def prompt_s(self, node: Node) -> float:
        """One playing of the prompt, the silence before it included."""
        return self._pace(node).prompt_s

    def heard_s(self, node: Node, key: Key) -> float:
        """When a listening caller presses `key`, from the start of the prompt, reaction included."""
        return heard_s(node, self._pace(node), key) + self.rate.react_s

    def _pace(self, node: Node) -> Pace:
        text = node.prompt.text if isinstance(node.prompt, TalkPrompt) else ""
        return pace_of(node, read_prompt(text), self.rate)
