"""Plans, conflicts and guards as a person sees them. Pure: from the book to proposals."""

import hashlib
from collections.abc import Mapping
from typing import Any

from ivr_designer.domain.keypresses import Keypress
from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.domain.tree import TreeContent
from ivr_designer.sync.activity import call_name, call_phrase, item_phrase, node_name
from ivr_designer.sync.book import Item, Side, TreeBook
from ivr_designer.sync.clashes import BOUND, IS_BOUND, clashes
from ivr_designer.sync.contract import ItemId
from ivr_designer.sync.fields import changes_between, fields_of, whole_prompt
from ivr_designer.sync.merge import merge
from ivr_designer.sync.operations import OpState, Verb
from ivr_designer.sync.plan import Step, make_plan, reachable, verb_for
from ivr_designer.sync.proposals import (
    ChangeKind,
    Conflict,
    ConflictField,
    FieldChange,
    PlannedCall,
    PlanPreview,
)
from ivr_designer.sync.records import dumps
from ivr_designer.sync.twins import TWICE, twins
from ivr_designer.sync.values import ItemKey, TreeFacts, Value, bare, facts, incomplete, is_read_only

_KINDS = {Verb.CREATE: ChangeKind.ADD, Verb.UPDATE: ChangeKind.CHANGE, Verb.DELETE: ChangeKind.REMOVE}
SECONDS_A_CALL = 0.4
"""A write and the reading around it, as an estimate for the preview."""


def dirty_verbs(book: TreeBook) -> dict[ItemKey, Verb]:
    """What separates the local state from the server's, whether or not an operation is open for it."""
    verbs: dict[ItemKey, Verb] = {}
    for item in book.index.dirty():
        verb = verb_for(item)
        if verb is not None and not is_read_only(item.local):
            verbs[item.key] = verb
    return verbs


def stamp_of(book: TreeBook) -> str:
    """A name for what the server has and what is wanted: another one means that a preview is out of date."""
    rows = sorted(
        (i.key[0].value, i.key[1], i.rid or "", repr(facts(i.base)), repr(facts(i.local)))
        for i in book.items.values()
    )
    return hashlib.sha256(dumps([book.rid, rows]).encode()).hexdigest()


def preview_of(book: TreeBook, numbers: tuple[str, ...]) -> PlanPreview:
    """What publishing would do now. `book` is `still` if it is large: it takes its time."""
    verbs = dirty_verbs(book)
    steps = make_plan(book.own, book.base_side(), book.local_side(), verbs)
    calls = tuple(_call(book, step) for step in steps)
    return PlanPreview(
        book.id,
        stamp_of(book),
        calls,
        live_content(book),
        book.content(),
        _of(calls, ChangeKind.ADD),
        _of(calls, ChangeKind.CHANGE),
        _of(calls, ChangeKind.REMOVE),
        numbers,
        len(calls) * SECONDS_A_CALL,
        len(book.index.contested()) + len(clashes(book)),
        _blocked(book, verbs),
    )


def live_content(book: TreeBook) -> TreeContent:
    """What the server has, as a tree to draw: at the places where the local boxes are."""
    side, facts_ = book.base_side(), book.own.base
    name = facts_.name if isinstance(facts_, TreeFacts) else ""
    return TreeContent(name, side.root, side.nodes, side.keys, dict(book.spots))


def _of(calls: tuple[PlannedCall, ...], kind: ChangeKind) -> frozenset[ItemId]:
    return frozenset(call.item for call in calls if call.kind is kind)


def _call(book: TreeBook, step: Step) -> PlannedCall:
    item = book.item(step.item)
    value = item.base if step.verb is Verb.DELETE else item.local
    changes = field_changes(book, item.base, item.local) if step.verb is Verb.UPDATE else ()
    name = call_name(step.verb, step.item[0])
    return PlannedCall(
        _KINDS[step.verb], step.item[1], call_phrase(book, step.verb, value), name, changes  # type: ignore[arg-type]
    )  # fmt: skip


def _blocked(book: TreeBook, verbs: Mapping[ItemKey, Verb]) -> Phrase | None:
    """Why publishing cannot begin: what is incomplete, contested, or would leave callers nowhere."""
    if book.index.contested() or clashes(book):
        return phrase("Somebody else changed the same things; decide the conflicts first.")
    for key, verb in verbs.items():
        value = book.item(key).local
        if verb is not Verb.DELETE and incomplete(value):
            return phrase("This is not complete: {thing}.", thing=item_phrase(book, value))
    local = book.local_side()
    if local.root is None or local.root not in local.nodes:
        return phrase("The tree has no node where callers enter.")
    lost = _dangling(local)
    if lost is not None:
        return phrase("This leads to a node that does not exist: {thing}.", thing=item_phrase(book, lost))
    return None


def _dangling(side: Side) -> Keypress | None:
    """A keypress that callers can press and that leads nowhere."""
    open_to_callers = reachable(side)
    for keypress in side.keys.values():
        target = bare(keypress).next_node
        if keypress.node in open_to_callers and target is not None and target not in side.nodes:
            return keypress
    return None


def shown_fields(book: TreeBook, value: Value | None) -> dict[str, Any]:
    """The fields of a value by the names that proposals use, as plain values."""
    return fields_of(value, lambda node: node_name(book, node))


def field_changes(book: TreeBook, old: Value | None, new: Value | None) -> tuple[FieldChange, ...]:
    """The fields in which two values differ."""
    return changes_between(shown_fields(book, old), shown_fields(book, new))


def conflicts_of(book: TreeBook) -> tuple[Conflict, ...]:
    """The open conflicts of a tree."""
    found = [_conflict(book, i) for i in book.index.contested() if i.key not in book.flying]
    found += [_clash(book, mine, theirs) for mine, theirs in clashes(book).items()]
    contested = OpState.CONFLICT  # looked up once: that takes longer than the comparing
    for key, op in book.ops.items():
        if op.state is not contested or IS_BOUND in op.notes:
            continue
        item = book.item(key)
        if not item.has_theirs:
            title = item_phrase(book, item.local or item.base)
            candidates = tuple(str(c) for c in op.notes.get("candidates", ()))
            found.append(Conflict(book.id, key[1], title, op.why or _BOTH, (), candidates))  # type: ignore[arg-type]
    for key, original in twins(book).items():
        title = item_phrase(book, book.item(key).local)
        found.append(Conflict(book.id, key[1], title, TWICE, twin_of=original))  # type: ignore[arg-type]
    return tuple(found)


_BOTH = phrase("Somebody else changed this as well.")


def _conflict(book: TreeBook, item: Item) -> Conflict:
    outcome = merge(item.base, item.local, item.theirs)
    fields: tuple[ConflictField, ...]
    if item.local is None or item.theirs is None:
        fields = (
            ConflictField("", _words(book, item.base), _words(book, item.local), _words(book, item.theirs)),
        )
    else:
        base, mine, theirs = (
            shown_fields(book, value) | whole_prompt(value) for value in (item.base, item.local, item.theirs)
        )
        names = [c.field for c in outcome.conflicts]
        fields = tuple(ConflictField(n, base.get(n), mine.get(n), theirs.get(n)) for n in names)
    why = _BOTH
    if item.theirs is None:
        why = phrase("Somebody else deleted this while it was changed here.")
    elif item.local is None:
        why = phrase("Somebody else changed this while it was deleted here.")
    title = item_phrase(book, item.local or item.theirs or item.base)
    return Conflict(book.id, item.key[1], title, why, fields)  # type: ignore[arg-type]


def _clash(book: TreeBook, mine: ItemKey, theirs: ItemKey) -> Conflict:
    """Somebody else bound the key meanwhile: where each of the two leads."""
    ours, other = book.item(mine), book.item(theirs)
    leads = [shown_fields(book, value).get("leads_to") for value in (ours.local, other.local)]
    field = ConflictField("leads_to", None, *leads)
    return Conflict(book.id, mine[1], item_phrase(book, ours.local), BOUND, (field,))  # type: ignore[arg-type]


def _words(book: TreeBook, value: Value | None) -> str | None:
    return None if value is None else str(item_phrase(book, value))


def difference(book: TreeBook) -> str | None:
    """In what the server's state of a tree is not the local one; None when it is exactly that."""
    have, want = book.base_side(), book.local_side()
    if have.root != want.root:
        return "its entry node"
    for item in book.index.dirty():
        return f"{item.key[0].value} {item_phrase(book, item.local or item.base)}"
    return None
