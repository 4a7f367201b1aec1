"""What a fresh list proves about a write whose answer never came. Pure.

The reasoning rests on four assumptions about the server: it refuses a request whose token has expired when it
arrives; a request it accepted takes effect within `margin_s`; a list that is asked for after an effect shows
it; and a list is read whole or not at all. Then a list whose own date is past the token's end plus the
margin, and which does not show the effect, proves that there was none and never will be.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from ivr_designer.domain.keypresses import Keypress
from ivr_designer.domain.nodes import Node
from ivr_designer.sync.operations import Operation, Verb
from ivr_designer.sync.records import from_text
from ivr_designer.sync.values import Kind, TreeFacts, Value, matches, resembles

DEFAULT_MARGIN_S = 90.0
_SAID_NO = ("denied", "refused")


@dataclass(frozen=True, slots=True)
class Listing:
    """A list as evidence: rows by remote id, and the server's date when it was asked for.

    `date` is Unix seconds of the server, as its own answer told; None if it told none. `estimate` is then our
    idea of that time, which counts with doubled margin. `root` is the tree's entry node where it matters;
    a list of trees has `roots` by tree.
    """

    kind: Kind
    parent: str
    rows: Mapping[str, Value]
    date: float | None
    estimate: float
    root: str | None = None
    roots: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Landed:
    """The write took effect; for a create, `rid` is the new thing."""

    rid: str | None = None


@dataclass(frozen=True, slots=True)
class NotLanded:
    """It did not. With `may_still` a copy may be under way: only the very same write may be sent now."""

    may_still: bool = False


@dataclass(frozen=True, slots=True)
class Undecided:
    """Nothing is proven yet; look again later."""


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A person must choose: `candidates` might be ours, or the thing was changed by somebody else."""

    candidates: tuple[str, ...] = ()


Verdict = Landed | NotLanded | Undecided | Doubtful


def is_past(listing: Listing, exp: float | None, margin_s: float) -> bool:
    """True when `listing` was asked for after a token that ended at `exp`, plus the margin."""
    if exp is None:
        return False
    if listing.date is not None:
        return listing.date >= exp + margin_s
    return listing.estimate >= exp + 2 * margin_s


def judge(
    op: Operation, base: Value | None, listing: Listing, mapped: Collection[str], margin_s: float
) -> Verdict:
    """What `listing` says about an UNKNOWN operation. `base` is the wire form of what was there before;
    `mapped` are remote ids that belong to other items of ours.
    """
    want = from_text(op.want)
    # Where the server said no, a list only tells whether it did it all the same: nothing comes later.
    past = is_past(listing, op.exp, margin_s) or not op.notes.keys().isdisjoint(_SAID_NO)
    if op.verb is Verb.DELETE:
        return _judge_delete(op, base, listing, past=past)
    assert want is not None
    if op.verb is Verb.UPDATE:
        return _judge_update(op, base, want, listing, past=past)
    if isinstance(want, Keypress):
        return _judge_keypress(op, want, listing, mapped, past=past)
    return _judge_create(op, want, listing, mapped, past=past)


def _judge_delete(op: Operation, base: Value | None, listing: Listing, *, past: bool) -> Verdict:
    row = listing.rows.get(op.rid or "")
    if row is None:
        return Landed()
    if not past:  # it may come yet, and then an undo or an answer would be in vain
        return Undecided()
    return NotLanded() if base is None or matches(row, base) else Doubtful()


def _judge_update(op: Operation, base: Value | None, want: Value, listing: Listing, *, past: bool) -> Verdict:
    row = listing.rows.get(op.rid or "")
    if row is None:
        return Doubtful()
    if matches(row, want):
        return Landed()
    if base is not None and matches(row, base):
        return NotLanded(may_still=not past)
    return Doubtful()


def _judge_keypress(
    op: Operation, want: Keypress, listing: Listing, mapped: Collection[str], *, past: bool
) -> Verdict:
    rivals = {
        rid: row
        for rid, row in listing.rows.items()
        if rid not in mapped and isinstance(row, Keypress) and row.key is want.key
    }
    if not rivals:
        return NotLanded() if past else Undecided()
    if len(rivals) == 1:
        rid, row = next(iter(rivals.items()))
        return Landed(rid) if matches(row, want) else Doubtful((rid,))
    return Doubtful(tuple(rivals))


def _judge_create(
    op: Operation, want: Value, listing: Listing, mapped: Collection[str], *, past: bool
) -> Verdict:
    fresh = {rid: row for rid, row in listing.rows.items() if rid not in op.pre_ids and rid not in mapped}
    equal = [rid for rid, row in fresh.items() if matches(row, want)]
    if len(equal) == 1:
        return Landed(equal[0])
    if equal:
        return Landed(listing.root) if listing.root in equal else Doubtful(tuple(equal))
    if not past:
        return Undecided()
    if op.notes.get("denied"):
        return NotLanded()
    alike = [rid for rid, row in fresh.items() if _alike(row, want)]
    return Doubtful(tuple(alike)) if alike else NotLanded()


def _alike(row: Value, want: Value) -> bool:
    """True when the server may have cut or respelled what we sent."""
    if isinstance(row, Node) and isinstance(want, Node):
        return resembles(row, want)
    if isinstance(row, TreeFacts) and isinstance(want, TreeFacts):
        return bool(row.name) and want.name.startswith(row.name)
    return False
