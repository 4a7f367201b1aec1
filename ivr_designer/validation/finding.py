"""What the checks say: findings, and the raw faults that rules return."""

from dataclasses import dataclass, field
from enum import StrEnum

from ivr_designer.domain.edit import Edit
from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.phrases import Phrase

Span = tuple[int, int]
"""Where a fault stands in a prompt: first character and the one after the last, in the text as typed."""


class Severity(StrEnum):
    """How bad: an error blocks publishing unless waived, a warning asks for a look, info is advice."""

    ERROR = "E"
    WARNING = "W"
    INFO = "I"

    # Enum's own hash is that of the name, in Python: slow, and unlike that of the equal string.
    __hash__ = str.__hash__

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for info: sorts the worst first."""
        return _RANKS[self]


_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@dataclass(frozen=True, slots=True)
class Fault:
    """What a rule returns. `high` asks for its second severity, `span` points into the text of `nodes[0]`."""

    message: Phrase
    nodes: tuple[NodeId, ...] = ()
    keypresses: tuple[KeypressId, ...] = ()
    fix: Edit | None = None
    span: Span | None = None
    high: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, or could be better.

    `rule` is an id of the catalogue. `message` and `why` are one sentence each. `nodes` and `keypresses` are
    what it is about, the main one first. `fix` is an edit that mends it in one undo step, made for the tree
    as it is now; it does not count when findings are compared. `span` lies in the prompt text of `nodes[0]`.
    """

    rule: str
    severity: Severity
    message: Phrase
    why: Phrase
    nodes: tuple[NodeId, ...] = ()
    keypresses: tuple[KeypressId, ...] = ()
    fix: Edit | None = field(default=None, compare=False)
    span: Span | None = None


def worst_first(findings: "list[Finding] | tuple[Finding, ...]") -> list[Finding]:
    """Findings in the order in which a person should read them: errors first, then by rule; stable."""
    return sorted(findings, key=lambda f: (f.severity.rank, f.rule))


def counts(findings: "list[Finding] | tuple[Finding, ...]") -> dict[str, int]:
    """How many of each severity: {"E": 1, "W": 0, "I": 3}."""
    found = {severity.value: 0 for severity in Severity}
    for finding in findings:
        found[finding.severity.value] += 1
    return found
