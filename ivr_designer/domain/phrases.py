"""Sentences for people, kept apart from their values so that a screen can translate them.

The domain does not know languages. It says *what* it wants to say as a template and named values; `str()`
gives English, and `ui.text` looks the template up in the translation first.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Phrase:
    """A template with `{named}` fields and their values. A value may itself be a Phrase.

    An `int` among the values is a count and written as people write counts: 12,000. What only looks like a
    number (a code, a line of a file, an id) is given as text.
    """

    template: str
    values: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        if not self.values:
            return self.template
        return self.template.format(**{k: _Count(v) if type(v) is int else v for k, v in self.values.items()})


class _Count(int):
    """A count in English."""

    def __format__(self, spec: str) -> str:
        return super().__format__(spec or ",")


def phrase(template: str, **values: Any) -> Phrase:
    """Build a Phrase. The template must be a literal: the translation check reads it from the source."""
    return Phrase(template, values)


def as_data(words: Phrase) -> dict[str, Any]:
    """A phrase as what JSON can hold, so that it can still be translated when it is read back."""
    values = {k: as_data(v) if isinstance(v, Phrase) else _plain(v) for k, v in words.values.items()}
    return {"t": words.template, "v": values}


def from_data(data: Mapping[str, Any]) -> Phrase:
    """The phrase that `as_data` wrote. Raises KeyError, TypeError, AttributeError for anything else."""
    values = {k: from_data(v) if isinstance(v, dict) else v for k, v in data["v"].items()}
    return Phrase(data["t"], values)


def _plain(value: Any) -> Any:
    return value if isinstance(value, str | int | float | bool) or value is None else str(value)
