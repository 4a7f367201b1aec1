"""All prompts as rows of a sheet: what is said, for how long, by whom; replacing in them. No widgets."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING

from ivr_designer.domain.edits import Batch, UpdateNode
from ivr_designer.domain.ids import NodeId, TreeId
from ivr_designer.domain.nodes import (
    DEFAULT_VOICE,
    SCRIPT,
    SECOND,
    Node,
    PlayPrompt,
    TalkPrompt,
    own_text,
    words_of,
)
from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.tree import IvrTree
from ivr_designer.sync.contract import Account, Recording
from ivr_designer.ui.labels import VOICES
from ivr_designer.ui.search_index import reading_order
from ivr_designer.ui.text import tr

if TYPE_CHECKING:
    from ivr_designer.validation.timing import TimeModel


class Column(IntEnum):
    """Columns of the sheet."""

    TREE = 0
    NODE = 1
    TEXT = 2
    SECOND = 3
    SECONDS = 4
    VOICE = 5


@dataclass(frozen=True, slots=True)
class PromptRow:
    """One node. `text` is None where nothing is spoken, `file` where nothing is played.

    `title` is what people call the recording, `script` what it says, as far as somebody wrote it down.
    `seconds` is None when nobody knows the length; `missing` says that the contact center lacks the file.
    """

    tree: TreeId
    tree_name: str
    node: NodeId
    name: str
    text: str | None = None
    file: str | None = None
    title: str = ""
    script: str = ""
    second: str = ""
    seconds: float | None = None
    voice: str = ""
    missing: bool = False
    locked: bool = False


def prompt_rows(trees: Iterable[IvrTree], account: Account | None) -> list[PromptRow]:
    """A row for every node, in reading order."""
    return list(each_row(trees, account))


def each_row(trees: Iterable[IvrTree], account: Account | None) -> Iterator[PromptRow]:
    """The same, for whoever takes them a few at a time: those of thousands of nodes take a while."""
    from ivr_designer.validation.timing import TimeModel

    files = None
    if account is not None and account.recordings is not None:
        files = {r.file: r for r in account.recordings}
    times = TimeModel()
    for tree in trees:
        for vertex in reading_order(tree):
            node = tree.nodes.get(vertex) if isinstance(vertex, str) else None
            if node is not None:
                yield _row(tree, node, times, files)


def _row(tree: IvrTree, node: Node, times: "TimeModel", files: Mapping[str, Recording] | None) -> PromptRow:
    row = PromptRow(
        tree.id, tree.name, node.id, node.name, second=own_text(node, SECOND),
        locked=node.is_read_only,
    )  # fmt: skip
    match node.prompt:
        case TalkPrompt(text=text, voice=voice):
            name = voice or DEFAULT_VOICE
            shown = tr(VOICES[name]) if name in VOICES else name
            seconds = times.prompt_s(node) - node.delay_ms / 1000
            return replace(row, text=text, voice=shown, seconds=seconds)
        case PlayPrompt(file=file, duration_s=length):
            gone = not file or (files is not None and file not in files)
            known = files.get(file) if files is not None else None
            length = known.duration_s if known is not None and known.duration_s is not None else length
            title = known.title if known is not None else ""
            script = own_text(node, SCRIPT)
            return replace(row, file=file, title=title, script=script, seconds=length, missing=gone)
    return row


def with_text(node: Node, column: Column, text: str) -> Node | None:
    """`node` with a cell of the sheet changed; None when that cell holds nothing to change."""
    if column is Column.NODE:
        return replace(node, name=text.strip())
    if column is Column.SECOND:
        return _with_field(node, SECOND, text)
    if column is Column.TEXT and isinstance(node.prompt, TalkPrompt):
        return replace(node, prompt=replace(node.prompt, text=text))
    if column is Column.TEXT and isinstance(node.prompt, PlayPrompt):
        return _with_field(node, SCRIPT, text)
    return None


def _with_field(node: Node, name: str, text: str) -> Node:
    rest = {k: v for k, v in node.extra.items() if k != name}
    return replace(node, extra={**rest, name: text} if text else rest)


@dataclass(frozen=True, slots=True)
class Replacement:
    """One prompt before and after; `column` is TEXT or SECOND."""

    row: PromptRow
    column: Column
    before: str
    after: str
    count: int


def replacements(
    rows: Iterable[PromptRow], find: str, instead: str, *, match_case: bool = False
) -> list[Replacement]:
    """What replacing `find` by `instead` would do, text by text; texts that stay are left out."""
    if not find:
        return []
    pattern = re.compile(re.escape(find), 0 if match_case else re.IGNORECASE)
    found = []
    for row in rows:
        for column, text in ((Column.TEXT, row.text or row.script), (Column.SECOND, row.second)):
            if not text or row.locked:
                continue
            after, count = pattern.subn(lambda _hit: instead, text)
            if after != text:
                found.append(Replacement(row, column, text, after, count))
    return found


def replacing(tree: IvrTree, wanted: Iterable[Replacement], find: str, instead: str) -> Batch:
    """One edit of `tree` that makes the replacements whose text is still what it was."""
    nodes: dict[NodeId, Node] = {}
    for each in wanted:
        node = nodes.get(each.row.node) or tree.nodes.get(each.row.node)
        if each.row.tree != tree.id or node is None or _cell(node, each.column) != each.before:
            continue
        changed = with_text(node, each.column, each.after)
        if changed is not None:
            nodes[node.id] = changed
    text = phrase("Replace “{find}” by “{instead}”", find=find, instead=instead)
    return Batch(tuple(UpdateNode(n) for n in nodes.values()), text)


def _cell(node: Node, column: Column) -> object:
    if column is Column.SECOND:
        return own_text(node, SECOND)
    return words_of(node)


def total_seconds(rows: Iterable[PromptRow]) -> float:
    """The length of all prompts whose length is known, in seconds."""
    return sum(r.seconds or 0.0 for r in rows)


def by_tree(found: Iterable[Replacement]) -> Mapping[TreeId, list[Replacement]]:
    """Replacements in groups of one tree each."""
    groups: dict[TreeId, list[Replacement]] = {}
    for each in found:
        groups.setdefault(each.row.tree, []).append(each)
    return groups
