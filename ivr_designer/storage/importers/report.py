"""What an import gives: a draft, and a report of what the draft does not say."""

from dataclasses import dataclass
from typing import Any

from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.domain.tree import TreeContent
from ivr_designer.storage.errors import FileProblem


class NotAMenu(FileProblem):
    """The file cannot be read as the phone menu of any program we know, or is no phone menu."""


def not_a_menu(cause: Phrase) -> NotAMenu:
    """A refusal with the advice that fits them all."""
    return NotAMenu(cause, phrase("Export the call flow that holds the menu, and import that file."))


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing of the source without an equal. `place` says where, `parts` are the values lost there.

    `what` names the kind of thing in the source's own words; all of it is text from the file.
    """

    place: str
    what: str
    why: Phrase
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LossReport:
    """What was not taken over. `values` counts what the source holds, `taken` what the tree has of it."""

    format: str
    losses: tuple[Loss, ...]
    values: int
    taken: int

    def as_json(self) -> dict[str, Any]:
        """A plain dictionary, for a file; `losses` is a list of the same fields."""
        losses = [
            {"place": x.place, "what": x.what, "why": str(x.why), "parts": list(x.parts)} for x in self.losses
        ]
        return {"format": self.format, "values": self.values, "taken": self.taken, "losses": losses}


@dataclass(frozen=True, slots=True)
class Draft:
    """An imported tree and its report."""

    content: TreeContent
    report: LossReport
