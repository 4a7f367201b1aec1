"""Lists of changes: what two states of a tree differ in, and what was sent for one from this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ivr_designer.cli.output import SIGNS, Refusal
from ivr_designer.sync.comparing import differences, kinds_between, title_of
from ivr_designer.sync.proposals import ChangeKind

if TYPE_CHECKING:
    from ivr_designer.cli.connection import Given
    from ivr_designer.domain.phrases import Phrase
    from ivr_designer.domain.tree import TreeContent
    from ivr_designer.storage.remote import RemoteIds
    from ivr_designer.sync.proposals import FieldChange

Compared = tuple[ChangeKind, "Phrase", "tuple[FieldChange, ...]"]
"""What became of an item, what it is called, and the fields that differ if it is in both states."""


def compared(before: TreeContent, after: TreeContent) -> list[Compared]:
    """What leads from one state to the other, item by item."""
    return [
        (
            kind,
            title_of(before if kind is ChangeKind.REMOVE else after, item),
            differences(before, after, item) if kind is ChangeKind.CHANGE else (),
        )
        for item, kind in kinds_between(before, after).items()
    ]


def lines_between(before: TreeContent, after: TreeContent) -> tuple[str, ...]:
    """The same, a line an item, for a document: in the language that the window's words are in now."""
    from ivr_designer.ui.field_words import field_label, value_words
    from ivr_designer.ui.text import say

    lines = []
    for kind, title, fields in compared(before, after):
        told = "; ".join(
            f"{field_label(f.field)}: {value_words(f.field, f.old)} → {value_words(f.field, f.new)}"
            for f in fields
        )
        lines.append(f"{SIGNS[kind.value]} {say(title)}" + (f": {told}" if told else ""))
    return tuple(lines)


def lines_sent(given: Given, remote: RemoteIds) -> tuple[str, ...]:
    """What was sent for the tree of a file from this machine, oldest first. Raises Refusal, JournalFailed."""
    if given.is_empty or remote.tree is None:
        raise Refusal(
            "The list of changes is kept for a tree of a contact center.",
            "Give a file that was pulled, with --profile or --url, or compare with an older file: --since.",
        )
    from ivr_designer.cli.connection import profile_of
    from ivr_designer.config.paths import folders
    from ivr_designer.sync.log_reading import change_lines, read_file
    from ivr_designer.sync.session import journal_path
    from ivr_designer.ui.text import say

    read = read_file(journal_path(folders(), profile_of(given)))
    return change_lines(read.entries, read.trees_of(remote.tree), say)
