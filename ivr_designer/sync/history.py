"""Versions: every live state of a tree that was seen, stored once by its digest, kept for 90 days.

The body of a version is lines of JSON: what the tree is called and how much follows, its nodes, its keys.
Python does nothing else while it reads or writes one JSON text, 0.2 s for a tree of 5,000 nodes in one piece.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ivr_designer.domain.edit import Edit
from ivr_designer.domain.edits import (
    AddKeypress,
    AddNode,
    Batch,
    RemoveKeypress,
    ReplaceTree,
    UpdateKeypress,
    UpdateNode,
)
from ivr_designer.domain.ids import KeypressId, NodeId, TreeId
from ivr_designer.domain.keypresses import Action, Keypress
from ivr_designer.domain.nodes import Node
from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.tree import TreeContent
from ivr_designer.domain.turns import politely
from ivr_designer.sync.book import Side, TreeBook
from ivr_designer.sync.journal import Journal
from ivr_designer.sync.proposals import Version
from ivr_designer.sync.records import RecordDamaged, dumps, to_data, value_from_data
from ivr_designer.sync.transaction import Transaction
from ivr_designer.sync.values import TreeFacts


@dataclass(frozen=True, slots=True)
class Picture:
    """A live state of a tree, ready to be stored: `body` is canonical, `digest` that of it."""

    tree: TreeId
    digest: str
    reason: str
    body: str


def picture(journal: Journal, book: TreeBook, reason: str) -> Picture | None:
    """The server's confirmed state; None when nothing of the tree is there.

    The journal's lock is held for a look at what there is, not while a large tree is written.
    """
    with journal.lock:
        still = book.still()
    side, own = still.base_side(), still.own.base
    if not isinstance(own, TreeFacts):
        return None
    body = _body(side, own)
    return Picture(book.id, hashlib.sha256(body.encode()).hexdigest(), reason, body)


def _body(side: Side, own: TreeFacts) -> str:
    head = {"name": own.name, "root": side.root, "nodes": len(side.nodes), "keys": len(side.keys)}
    items: list[tuple[str, Node | Keypress]] = [*sorted(side.nodes.items()), *sorted(side.keys.items())]
    return "\n".join([dumps(head), *(dumps([lid, to_data(value)]) for lid, value in politely(items))])


def put(work: Transaction, taken: Picture | None) -> None:
    """Store a picture, if there is one."""
    if taken is not None:
        work.put_snapshot(taken.tree, taken.digest, taken.reason, taken.body)


def remember(journal: Journal, book: TreeBook, reason: str) -> str | None:
    """Store the live state; returns its digest. Raises JournalFailed."""
    taken = picture(journal, book, reason)
    with journal.lock, journal.transaction() as work:
        put(work, taken)
    return None if taken is None else taken.digest


def versions(journal: Journal, tree: TreeId) -> tuple[Version, ...]:
    """Newest first. Raises JournalFailed."""
    rows = journal.read(
        "SELECT hash,at,seen_at,reason FROM snap WHERE tree=? ORDER BY seen_at DESC, rowid DESC", (tree,)
    )
    return tuple(Version(r["hash"], tree, r["at"], r["seen_at"], r["reason"]) for r in rows)


def content(journal: Journal, tree: TreeId, digest: str, here: TreeContent) -> TreeContent | None:
    """A version as a tree; places, notes, tests and file fields are those of `here`. None if there is none.

    Raises JournalFailed, RecordDamaged.
    """
    rows = journal.read("SELECT body FROM snap WHERE tree=? AND hash=?", (tree, digest))
    if not rows:
        return None
    try:
        head, node_data, key_data = _parts(rows[0]["body"])
        nodes = {NodeId(k): _node(v, here.nodes.get(NodeId(k))) for k, v in politely(node_data)}
        keys = {KeypressId(k): _keypress(v) for k, v in politely(key_data)}
        root = None if head["root"] is None else NodeId(head["root"])
        return TreeContent(
            head["name"], root, nodes, keys, here.positions, here.loose, here.tests, here.extra
        )
    except (ValueError, KeyError, TypeError) as error:
        raise RecordDamaged(str(error)) from error


_Pairs = Iterable[tuple[str, Any]]


def _parts(body: str) -> tuple[Mapping[str, Any], _Pairs, _Pairs]:
    """The first line of a version, and its nodes and keys by their ids."""
    first, *lines = body.split("\n")
    head = json.loads(first)
    count = head["nodes"]
    if isinstance(count, dict):  # all in one text, as the first versions were written
        return head, count.items(), head["keys"].items()
    pairs = [json.loads(line) for line in politely(lines)]
    if len(pairs) != count + head["keys"]:
        raise ValueError("a part of it is missing")
    return head, pairs[:count], pairs[count:]


def _node(data: Any, here: Node | None) -> Node:
    value = value_from_data(data)
    if not isinstance(value, Node):
        raise RecordDamaged("a node is something else")
    return value if here is None else replace(value, note=here.note, extra=here.extra)


def _keypress(data: Any) -> Keypress:
    value = value_from_data(data)
    if not isinstance(value, Keypress):
        raise RecordDamaged("a keypress is something else")
    return value


def restoring_all(old: TreeContent) -> Edit:
    """The edit that brings a whole version back."""
    return ReplaceTree(old, phrase("Restore an earlier version"))


def restoring_node(old: TreeContent, here: TreeContent, node: NodeId) -> Edit | None:
    """The edit that brings one node back as it was, with its keys; None when it is as it was."""
    then = old.nodes.get(node)
    if then is None:
        return None
    edits: list[Edit] = []
    if node not in here.nodes:
        edits.append(AddNode(then, restoring=True))
    elif here.nodes[node] != then:
        edits.append(UpdateNode(then, restoring=True))
    edits += _restoring_keys(old, here, node)
    return Batch(tuple(edits), phrase("Restore “{name}”", name=then.name)) if edits else None


def _restoring_keys(old: TreeContent, here: TreeContent, node: NodeId) -> Iterable[Edit]:
    then = {k: v for k, v in old.keypresses.items() if v.node == node}
    now = {k: v for k, v in here.keypresses.items() if v.node == node}
    for lid in sorted(now.keys() - then.keys()):
        yield RemoveKeypress(lid)
    for lid, keypress in then.items():
        target = keypress.next_node if keypress.action is Action.NEXT_NODE else None
        if target is not None and target not in here.nodes and target != node:
            continue  # the node it led to is gone: restore that one first
        if lid not in now:
            yield AddKeypress(keypress, restoring=True)
        elif now[lid] != keypress:
            yield UpdateKeypress(keypress, restoring=True)
