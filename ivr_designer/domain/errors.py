"""What can go wrong in the domain.

DomainError
├── EditRefused        the tree's rules forbid the edit; carries the reason
└── CommitFailed       the edit could not be made durable; nothing happened
"""

from ivr_designer.domain.phrases import Phrase


class DomainError(Exception):
    """Base of all errors of the domain."""


class EditRefused(DomainError):
    """The edit breaks a rule of the tree. `reason` is one sentence for the user."""

    def __init__(self, reason: Phrase) -> None:
        super().__init__(str(reason))
        self.reason = reason


class CommitFailed(DomainError):
    """The edit could not be stored (disk full, journal damaged) and was taken back.

    `cause` and `advice` are one sentence each.
    """

    def __init__(self, cause: Phrase, advice: Phrase) -> None:
        super().__init__(f"{cause} {advice}")
        self.cause = cause
        self.advice = advice
