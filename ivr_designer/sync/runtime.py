"""What the engine keeps in memory per tree, and which job comes next. Decisions only; no awaiting."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from ivr_designer.domain.ids import NodeId, TreeId
from ivr_designer.domain.keypresses import Keypress
from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.domain.turns import politely
from ivr_designer.sync import guards
from ivr_designer.sync.activity import item_phrase
from ivr_designer.sync.book import Item, TreeBook
from ivr_designer.sync.contract import Mode
from ivr_designer.sync.evidence import Listing
from ivr_designer.sync.groups import Group, Watch, parts_first
from ivr_designer.sync.guards import Recent
from ivr_designer.sync.operations import Operation, OpState, Verb
from ivr_designer.sync.plan import Step, make_plan, verb_for
from ivr_designer.sync.records import from_text, to_text
from ivr_designer.sync.spaces import local_node, remote_node
from ivr_designer.sync.values import ItemKey, Kind, Scope, incomplete, is_read_only
from ivr_designer.sync.writing import scope_of, wire_or_none


@dataclass(frozen=True, slots=True)
class Do:
    """Carry out a step."""

    step: Step


@dataclass(frozen=True, slots=True)
class Settle:
    """Look for evidence about an operation."""

    op: Operation


@dataclass(frozen=True, slots=True)
class Verify:
    """Read a list again and take it in."""

    scope: Scope


@dataclass(frozen=True, slots=True)
class Wait:
    """Nothing to do for that many seconds."""

    seconds: float


Job = Do | Settle | Verify | Wait
Lost = Callable[[], list[Keypress]]
"""What calls whose outcome is not known may still bring about."""


@dataclass(slots=True)
class Runtime:
    """One tree at work. Times are monotonic seconds; `looks` counts the looks at an unknown outcome. Until
    `uncalled_until` it counts as known that no number plays the tree. `late` holds lists to read at a time.
    `known_at` says when what is known of a list was read, or made so by a write of ours. `believed` lists are
    taken in whatever they show, as a person wants it; `doubted` ones are read again for one who asked that.
    `asked_time_at` is when a list was read only for the time that its answer tells.
    """

    tree: TreeId
    kick: asyncio.Event = field(default_factory=asyncio.Event)
    running: bool = False
    steps: list[Step] | None = None
    planned: int = -1
    verify: dict[Scope, float] = field(default_factory=dict)
    late: dict[Scope, float] = field(default_factory=dict)
    looks: dict[int, tuple[int, float]] = field(default_factory=dict)
    cache: dict[Scope, tuple[float, Listing]] = field(default_factory=dict)
    known_at: dict[Scope, float] = field(default_factory=dict)
    recent: dict[ItemKey, Recent] = field(default_factory=dict)
    believed: set[Scope] = field(default_factory=set)
    doubted: set[Scope] = field(default_factory=set)
    wrote: bool = False
    remembered_at: float = -1e9
    uncalled_until: float = -1e9
    asked_time_at: float = -1e9

    def replan(self) -> None:
        """Have the plan made anew before the next step."""
        self.steps = None

    def take_plan(self, book: TreeBook, steps: list[Step]) -> None:
        """Go by a plan of what a tree is now."""
        self.steps, self.planned = steps, book.edits

    def forget_done(self, book: TreeBook) -> None:
        """Drop steps that are done, once these are most of them."""
        if self.steps and len(self.steps) > 2 * (len(book.ops) + len(book.flying)):
            self.steps = [step for step in self.steps if is_pending(book, step.item)]

    def refresh(self, book: TreeBook) -> None:
        """Drop a plan that an edit has overtaken."""
        if self.planned != book.edits:
            self.steps = None


def is_publishing(book: TreeBook) -> bool:
    """True while a draft is being published call by call."""
    return bool(book.record.notes.get("publishing"))


def open_verbs(book: TreeBook) -> dict[ItemKey, Verb]:
    """Items with an operation that is not finished, and what each would do."""
    verbs: dict[ItemKey, Verb] = {}
    for key in (*book.flying, *book.ops):
        flying = book.flying.get(key)
        verb = flying.verb if flying is not None else verb_for(book.item(key))
        if verb is not None and not is_read_only(book.item(key).local):
            verbs[key] = verb
    return verbs


def _owners(book: TreeBook) -> dict[ItemKey, NodeId]:
    """The nodes of keypresses that are being made."""
    return {
        key: lid
        for key, op in book.flying.items()
        if key[0] is Kind.KEY and (lid := local_node(book, op.parent)) is not None
    }


def plan_of(book: TreeBook) -> list[Step]:
    """In which order what is open in a tree may be sent."""
    return make_plan(book.own, book.base_side(), book.local_side(), open_verbs(book), _owners(book))


def _to_settle(book: TreeBook, run: Runtime, now: float) -> Operation | None:
    for op in book.flying.values():
        if op.state is OpState.UNKNOWN and run.looks.get(op.seq, (0, 0.0))[1] <= now:
            return op
    return None


def _may_send(book: TreeBook) -> bool:
    record = book.record
    if not book.ops or any(op.state is OpState.SENDING for op in book.flying.values()):
        return False
    runs = record.mode is Mode.LIVE or is_publishing(book)
    return runs and not record.gone and not guards.is_asked(record)


def wants_plan(book: TreeBook, run: Runtime, now: float) -> bool:
    """True when a plan is lacking without which the next job cannot be told."""
    return run.steps is None and _to_settle(book, run, now) is None and _may_send(book)


def next_job(book: TreeBook, run: Runtime, now: float, server_now: float, margin_s: float) -> Job | None:
    """The next thing to do for a tree; None when nothing will be due by itself."""
    unknown = _to_settle(book, run, now)
    if unknown is not None:
        return Settle(unknown)
    step = _next_step(book, run, server_now, margin_s) if _may_send(book) else None
    due = [scope for scope, at in run.verify.items() if at <= now]
    if step is not None:
        scope = (step.item[0], scope_of(book, step.item) or "")
        others = [s for s in due if s != scope]
        return Verify(others[0]) if others else Do(step)
    if due:
        return Verify(due[0])
    times = [at for _, at in run.verify.items()] + [
        run.looks.get(op.seq, (0, 0.0))[1] for op in book.flying.values() if op.state is OpState.UNKNOWN
    ]
    fences = [i.fence + margin_s - server_now for i in book.index.fenced() if i.fence is not None]
    waits = [t - now for t in times] + [max(f, 0.0) + 1.0 for f in fences]
    return Wait(max(min(waits), 0.05)) if waits else None


def _next_step(book: TreeBook, run: Runtime, server_now: float, margin_s: float) -> Step | None:
    if run.steps is None:
        run.take_plan(book, plan_of(book))
    run.forget_done(book)
    watch = Watch(lambda items: _is_any_pending(book, items))
    for step in run.steps or ():
        if _is_due(book, step, watch) and _is_free(book, step, server_now, margin_s):
            return step
    return None


def is_pending(book: TreeBook, key: ItemKey) -> bool:
    """True while an operation of an item is not finished."""
    return key in book.ops or key in book.flying


def _is_any_pending(book: TreeBook, items: frozenset[ItemKey]) -> bool:
    return not (book.ops.keys().isdisjoint(items) and book.flying.keys().isdisjoint(items))


def _is_due(book: TreeBook, step: Step, watch: Watch) -> bool:
    """True when a step waits for no other any more."""
    op = book.ops.get(step.item)
    if op is None or op.state is not OpState.NEW or step.item in book.flying:
        return False
    return not (_is_any_pending(book, step.own) or (step.group is not None and watch.is_open(step.group)))


def _is_free(book: TreeBook, step: Step, server_now: float, margin_s: float) -> bool:
    """True when nothing else is in the way of a step."""
    item = book.item(step.item)
    if step.verb is not Verb.DELETE and (incomplete(item.local) or not _has_ends(book, item.local)):
        return False
    if scope_of(book, step.item) is None or contested_owner(book, item) is not None:
        return False
    would_harm = _would_open if step.verb is Verb.DELETE else _would_double
    if would_harm(book, item, lambda: _underway(book, step.item, server_now, margin_s)):
        return False
    return not _is_fenced(book, step, server_now, margin_s)


def contested_owner(book: TreeBook, item: Item) -> Item | None:
    """The node of a keypress while it is disputed whether and how that node goes on."""
    value = item.local or item.base
    if not isinstance(value, Keypress):
        return None
    owner = book.item((Kind.NODE, value.node))
    return owner if owner.has_theirs else None


def _has_ends(book: TreeBook, value: object) -> bool:
    if not isinstance(value, Keypress):
        return True
    if remote_node(book, value.node) is None:
        return False
    return value.next_node is None or remote_node(book, value.next_node) is not None


def _underway(book: TreeBook, key: ItemKey, server_now: float, margin_s: float) -> list[Keypress]:
    """Keypresses, in the server's ids, that calls for other items may still bring about."""
    wants = [op.want for op in book.flying.values() if op.item[0] is Kind.KEY and op.item != key]
    wants += [
        i.ghost
        for i in book.index.fenced()
        if i.fence is not None and server_now <= i.fence + margin_s and i.key != key
    ]
    return [value for value in map(from_text, wants) if isinstance(value, Keypress)]


def _would_open(book: TreeBook, item: Item, lost: Lost) -> bool:
    """True while one of `lost` may lead callers to a node that goes: it stays whole for them."""
    owner = item.base.node if isinstance(item.base, Keypress) else item.key[1]
    if item.key[0] is Kind.TREE or book.item((Kind.NODE, owner)).local is not None:
        return False
    targets = {value.next_node for value in lost()}
    return bool(targets) and any(
        i.rid in targets for i in book.items.values() if i.key[0] is Kind.NODE and i.local is None
    )


def _would_double(book: TreeBook, item: Item, lost: Lost) -> bool:
    """True while one of `lost` may bind the key that is to be bound to something else, or while what binds
    it may or may not be gone.
    """
    wanted = item.local
    if not isinstance(wanted, Keypress):
        return False
    node = remote_node(book, wanted.node)
    if any((value.node, value.key) == (node, wanted.key) for value in lost()):
        return True
    bases = [book.item(key).base for key in book.flying if key != item.key]
    return any(isinstance(b, Keypress) and (b.node, b.key) == (wanted.node, wanted.key) for b in bases)


def _is_fenced(book: TreeBook, step: Step, server_now: float, margin_s: float) -> bool:
    """A lost update may still land: until it cannot, only the same one may be sent."""
    item = book.item(step.item)
    if item.fence is None or server_now > item.fence + margin_s:
        return False
    if step.verb is Verb.DELETE:
        return False
    return to_text(wire_or_none(book, item.local, item.rid)) != item.ghost


def stuck_items(book: TreeBook, ops: Iterable[tuple[ItemKey, Operation]]) -> set[ItemKey]:
    """Items whose operation of these does not go on by itself; others may wait for them."""
    return {key for key, op in politely(ops) if op.is_stuck or incomplete(book.item(key).local)}


def stuck_behind(book: TreeBook, steps: list[Step], stuck: set[ItemKey]) -> dict[ItemKey, ItemKey]:
    """For what waits, the stuck thing at the end of a chain that it waits for. What is done holds up nothing.

    `steps` are in an order that what they wait for allows, so each of them is looked at once.
    """
    found: dict[ItemKey, ItemKey] = {}
    of_group: dict[Group, ItemKey | None] = {}
    seen: set[Group] = set()
    for step in steps:
        if step.group is not None:
            for group in parts_first((step.group,), seen):
                of_group[group] = _first(stuck, found, group.items, [of_group[part] for part in group.parts])
        if is_pending(book, step.item):
            behind = [] if step.group is None else [of_group[step.group]]
            end = _first(stuck, found, step.own, behind)
            if end is not None:
                found[step.item] = end
    return found


def _first(
    stuck: set[ItemKey],
    found: dict[ItemKey, ItemKey],
    items: frozenset[ItemKey],
    others: list[ItemKey | None],
) -> ItemKey | None:
    """What of `items` is stuck, else what one of them or of the `others` waits for."""
    ends = [*(items & stuck), *filter(None, others)]
    return min(ends or (found[item] for item in items if item in found), default=None)


def blocked_by(book: TreeBook, behind: Mapping[ItemKey, ItemKey], key: ItemKey) -> Phrase | None:
    """Why a waiting operation cannot go on by itself; None when it can. `behind` is from `stuck_behind`."""
    value = book.item(key).local
    lacking = incomplete(value)
    if lacking is not None:
        return _LACKING[lacking]
    if (
        isinstance(value, Keypress)
        and value.next_node is not None
        and remote_node(book, value.next_node) is None
    ):
        target = (Kind.NODE, str(value.next_node))
        if target not in book.ops and target not in book.flying:
            return phrase("The node it leads to does not exist.")
    owner = contested_owner(book, book.item(key))
    if owner is not None:
        return phrase("Waits for {thing}.", thing=item_phrase(book, owner.local or owner.base))
    if key not in behind:
        return None
    thing = book.item(behind[key])
    return phrase("Waits for {thing}.", thing=item_phrase(book, thing.local or thing.base))


_LACKING = {
    "queue": phrase("No queue is chosen yet."),
    "phone": phrase("No phone number is entered yet."),
    "target": phrase("It does not lead to a node yet."),
    "sms": phrase("The SMS has no text yet."),
    "file": phrase("No recording is chosen yet."),
}
