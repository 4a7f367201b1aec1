"""What can be turned: limits, severities, word lists, and how fast prompts are spoken."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ivr_designer.validation.finding import Severity

LIMITS: Mapping[str, float] = {
    "L05.min": 1,  # steps
    "L05.max": 3,
    "L06.steps": 8,
    "T03.min": 3,  # s
    "T03.max": 10,
    "T05.timeout": 5,  # s
    "T05.options": 5,
    "M01.options": 4,
    "M01.high": 7,
    "M02.depth": 3,
    "M04.seconds": 10,
    "M05.seconds": 20,
    "M05.high": 40,
    "M06.seconds": 60,
    "M06.high": 180,
    "M07.keys": 3,
    "M08.gain": 0.10,
    "M09.ms": 3000,
    "M10.seconds": 8,
    "M11.max": 3,
    "P09.overlap": 0.8,
    "P13.digits": 6,
    "C02.share": 0.30,
    "C03.share": 0.20,
    "R-ES1.seconds": 180,
}
"""Every limit with its default: name is rule id, dot, what is limited. Units as in the catalogue of rules."""

WORDS: Mapping[str, tuple[str, ...]] = {
    "home_country": ("84",),
    "allowed_countries": ("84",),
    "allowed_numbers": (),
    "premium": ("1900", "841900"),
    "emergency": ("112", "113", "114", "115", "911", "999"),
    "complaint": ("khiếu nại", "phản ánh", "complaint", "reclamação", "reclamacion", "reclamación"),
    "cancel": ("hủy", "huỷ", "chấm dứt", "cancel", "cancelamento", "cancelar", "cancelación"),
    "help": ("trợ giúp", "hỗ trợ", "hướng dẫn", "tổng đài viên", "help", "operator", "assistance"),
}
"""Word lists that some rules read, by name, each with its default."""


@dataclass(frozen=True, slots=True)
class SpeechRate:
    """How fast a voice speaks at speed 0: Vietnamese in syllables per second, English in words per minute.

    `speed_step` is by how much one step of a node's `speed` changes it. The pauses are seconds.
    """

    syllables_per_s: float = 5.25
    words_per_min: float = 160.0
    speed_step: float = 0.1
    sentence_pause_s: float = 0.5
    clause_pause_s: float = 0.25
    react_s: float = 1.0
    unknown_audio_s: float = 8.0


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """Settings of the checks; what is not named has its default.

    `severities` maps a rule id (or "M05.high" for a rule's second step) to a severity, None turns it off.
    `limits` and `words` override LIMITS and WORDS. `profiles` are the ids of the profiles folded in.
    `live_actions` are actions the service offers by now although documented as coming soon.
    """

    severities: Mapping[str, Severity | None] = field(default_factory=dict, hash=False)
    limits: Mapping[str, float] = field(default_factory=dict, hash=False)
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    profiles: tuple[str, ...] = ()
    speech: SpeechRate = SpeechRate()
    live_actions: frozenset[str] = frozenset()

    def limit(self, name: str) -> float:
        """The limit called `name`; KeyError for a name that LIMITS does not have."""
        default = LIMITS[name]
        return self.limits.get(name, default)

    def word_list(self, name: str) -> tuple[str, ...]:
        """The word list called `name`; KeyError for a name that WORDS does not have."""
        default = WORDS[name]
        return self.words.get(name, default)

    def over(self, other: "RuleSettings") -> "RuleSettings":
        """These settings on top of `other`: what both name is taken from here."""
        return replace(
            other,
            severities={**other.severities, **self.severities},
            limits={**other.limits, **self.limits},
            words={**other.words, **self.words},
            profiles=tuple(dict.fromkeys((*other.profiles, *self.profiles))),
            speech=self.speech if self.speech != SpeechRate() else other.speech,
            live_actions=self.live_actions | other.live_actions,
        )
