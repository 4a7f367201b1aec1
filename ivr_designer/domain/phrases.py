"""Sentences for people, kept apart from their values so that a screen can translate them.

The domain does not know languages. It says *what* it wants to say as a template and named values; `str()`
gives English, and `ui.text` looks the template up in the translation first.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Phrase:
    """A template with `{named}` fields and their values. A value may itself be a Phrase."""

    template: str
    values: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return self.template.format(**self.values) if self.values else self.template


def phrase(template: str, **values: Any) -> Phrase:
    """Build a Phrase. The template must be a literal: the translation check reads it from the source."""
    return Phrase(template, values)
