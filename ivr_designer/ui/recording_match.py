"""Which recording belongs to which node, told by file names; and nodes that play one. No widgets."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import PurePath

from ivr_designer.domain.edits import UpdateNode
from ivr_designer.domain.nodes import SCRIPT, Node, PlayPrompt, TalkPrompt, own_text
from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.seeking import fold
from ivr_designer.ui.prompt_rows import PromptRow

_LIKE = 85.0
"""From this likeness of 100 on a name is taken for another one."""


def words(text: str) -> str:
    """A name as it is compared: small letters without accents, signs and word joints as blanks."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
    return " ".join(re.findall(r"[a-z0-9]+", fold(spaced)))


def match_files(names: Sequence[str], rows: Sequence[PromptRow]) -> dict[str, PromptRow]:
    """The node of each file that has one; no node gets two files.

    A file is named like the node, with or without its number in the studio script before it, or is the
    number alone. `rows` are in the order of the script.
    """
    from rapidfuzz.fuzz import ratio

    found: dict[str, PromptRow] = {}
    pairs = [
        (score, name, row)
        for name in names
        for place, row in enumerate(rows, 1)
        if not row.locked and (score := _likeness(name, place, row, ratio)) >= _LIKE
    ]
    taken: set[object] = set()
    for _score, name, row in sorted(pairs, key=lambda p: -p[0]):
        if name not in found and row.node not in taken:
            found[name] = row
            taken.add(row.node)
    return found


def _likeness(name: str, place: int, row: PromptRow, ratio: Callable[[str, str], float]) -> float:
    stem, node = words(PurePath(name).stem), words(row.name)
    number, _, rest = stem.partition(" ")
    if stem == node:
        return 102.0
    if not number.isdigit():
        return ratio(stem, node) if node else 0.0
    if not rest:
        return 100.0 if int(number) == place else 0.0
    if rest == node:
        return 101.0 if int(number) == place else 100.0
    return ratio(rest, node) if node else 0.0


def playing(node: Node, file: str, duration_s: float | None) -> UpdateNode:
    """The edit that has a node play a recording; what it spoke before is kept as the recording's script."""
    extra = dict(node.extra)
    if isinstance(node.prompt, TalkPrompt) and node.prompt.text:
        extra[SCRIPT] = node.prompt.text
    kept = node.prompt.extra if isinstance(node.prompt, PlayPrompt) else {}
    changed = replace(node, prompt=PlayPrompt(file, duration_s, kept), extra=extra)
    return UpdateNode(changed, phrase("Change recording"))


def speaking(node: Node) -> Node:
    """A node that speaks instead of playing: the script of its recording, if it has one."""
    extra = {k: v for k, v in node.extra.items() if k != SCRIPT}
    return replace(node, prompt=TalkPrompt(own_text(node, SCRIPT)), extra=extra)
