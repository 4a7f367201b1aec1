"""Waivers: findings that somebody looked at and accepted, with a reason and a last day, kept in the file.

They are a list under "waivers" among the tree's own fields:
`{"rule": "P02", "nodes": ["n1"], "keys": ["3"], "reason": "Staff only", "until": "2027-01-31"}`. Nodes and
keys must be those of the finding; `until` may be left out. A record of another form is kept and ignored.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from ivr_designer.domain.edits import UpdateTree
from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.tree import IvrTree
from ivr_designer.validation.finding import Finding

FIELD = "waivers"


@dataclass(frozen=True, slots=True)
class Waiver:
    """One accepted finding: what it is about, why it is accepted, and its last day (None: for good)."""

    rule: str
    nodes: tuple[NodeId, ...]
    keys: tuple[str, ...]
    reason: str
    until: date | None = None

    def holds(self, today: date) -> bool:
        """True up to and including its last day."""
        return self.until is None or today <= self.until


def waivers_of(tree: IvrTree) -> tuple[Waiver, ...]:
    """The waivers in the tree's file, broken records left out."""
    records = tree.extra.get(FIELD, ())
    if not isinstance(records, list | tuple):
        return ()
    return tuple(w for w in map(_parse, records) if w is not None)


def _parse(record: Any) -> Waiver | None:
    if not isinstance(record, dict) or not isinstance(record.get("rule"), str):
        return None
    nodes, keys = record.get("nodes", []), record.get("keys", [])
    until, reason = record.get("until"), record.get("reason")
    lists_fit = all(isinstance(x, list) and all(isinstance(v, str) for v in x) for x in (nodes, keys))
    if not lists_fit or not isinstance(reason, str) or not reason.strip():
        return None
    try:
        last = None if until is None else date.fromisoformat(until)
    except (ValueError, TypeError):
        return None
    return Waiver(record["rule"], tuple(NodeId(n) for n in nodes), tuple(keys), reason, last)


def _subject(tree: IvrTree, finding: Finding) -> tuple[str, tuple[NodeId, ...], tuple[str, ...]]:
    keys = tuple(tree.keypresses[k].key.value for k in finding.keypresses if k in tree.keypresses)
    return finding.rule, finding.nodes, keys


def sort_out(
    tree: IvrTree, findings: Iterable[Finding], waivers: Iterable[Waiver], today: date
) -> tuple[list[Finding], list[tuple[Finding, Waiver]]]:
    """(findings that stand, findings that are waived with the waiver)."""
    holding = {(w.rule, w.nodes, w.keys): w for w in waivers if w.holds(today)}
    if not holding:
        return list(findings), []
    rules = {rule for rule, _, _ in holding}
    kept: list[Finding] = []
    waived: list[tuple[Finding, Waiver]] = []
    for finding in findings:
        waiver = holding.get(_subject(tree, finding)) if finding.rule in rules else None
        if waiver is None:
            kept.append(finding)
        else:
            waived.append((finding, waiver))
    return kept, waived


def waive(tree: IvrTree, finding: Finding, reason: str, until: date | None = None) -> UpdateTree:
    """The edit that accepts `finding`; an older waiver of the same thing is replaced.

    Raises ValueError for an empty reason.
    """
    if not reason.strip():
        raise ValueError("a waiver needs a reason")
    rule, nodes, keys = _subject(tree, finding)
    record: dict[str, Any] = {
        "rule": rule,
        "nodes": list(nodes),
        "keys": list(keys),
        "reason": reason.strip(),
    }
    if until is not None:
        record["until"] = until.isoformat()
    extra = {**tree.extra, FIELD: [*_others(tree, finding), record]}
    return UpdateTree(extra=extra, label=phrase("Accept {rule}", rule=rule))


def unwaive(tree: IvrTree, finding: Finding) -> UpdateTree:
    """The edit that takes back the waiver of `finding`."""
    rest = _others(tree, finding)
    extra = {k: v for k, v in tree.extra.items() if k != FIELD}
    if rest:
        extra[FIELD] = rest
    return UpdateTree(extra=extra, label=phrase("Stop accepting {rule}", rule=finding.rule))


def _others(tree: IvrTree, finding: Finding) -> list[Any]:
    records = tree.extra.get(FIELD, ())
    if not isinstance(records, list | tuple):
        return []
    subject = _subject(tree, finding)
    parsed = ((r, _parse(r)) for r in records)
    return [r for r, w in parsed if w is None or (w.rule, w.nodes, w.keys) != subject]
