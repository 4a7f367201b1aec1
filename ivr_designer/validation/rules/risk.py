"""C: what a change does to callers who know the menu by heart. Needs the version that they know."""

from collections.abc import Iterator

from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.keypresses import Keypress, Vertex
from ivr_designer.domain.keys import Key
from ivr_designer.domain.phrases import phrase
from ivr_designer.validation.context import Context
from ivr_designer.validation.finding import Fault, Severity
from ivr_designer.validation.registry import define, whole_tree

define(
    "C01",
    Severity.WARNING,
    phrase("Keys keep their meaning"),
    phrase("Regular callers press from memory and end up in the wrong place."),
)
define(
    "C02",
    Severity.WARNING,
    phrase("Most keys stay"),
    phrase("So many moved keys make everybody learn the menu anew."),
)
define(
    "C03",
    Severity.WARNING,
    phrase("A person stays as near"),
    phrase("Callers will wait longer for a person than they are used to."),
)


def _digits(context: Context) -> dict[tuple[NodeId, Key], Keypress]:
    return {
        (view.id, key): keypress
        for view in context.views.values()
        for key, keypress in view.pressed.items()
        if key.is_digit
    }


def _changed(context: Context, before: Context) -> Iterator[tuple[Keypress, Keypress]]:
    """(now, before) for every digit of a node that is in both versions and leads elsewhere now."""
    old = _digits(before)
    for place, keypress in _digits(context).items():
        known = old.get(place)
        if known is not None and before.target(known) != context.target(keypress):
            yield keypress, known


@whole_tree("C01")
def keys_keep_meaning(context: Context) -> Iterator[Fault]:
    """C01: a digit is still there but its purpose is another: other words, or another place without words."""
    if context.previous is None:
        return
    for now, known in _changed(context, context.previous):
        view, old = context.views[now.node], context.previous.views[now.node]
        said, told = view.reading.mention(now.key), old.reading.mention(known.key)
        if said is not None and told is not None and said.words and said.words == told.words:
            continue
        message = phrase("Key {key} of “{name}” means something else now.", key=now.key.words, name=view.name)
        yield Fault(message, (now.node,), (now.id,))


@whole_tree("C02")
def most_keys_stay(context: Context) -> Iterator[Fault]:
    """C02: too large a share of the digits now have another digit in the same menu."""
    if context.previous is None:
        return
    old = _digits(context.previous)
    now: dict[tuple[NodeId, Vertex], set[Key]] = {}
    for (node, key), keypress in _digits(context).items():
        now.setdefault((node, context.target(keypress)), set()).add(key)
    moved = 0
    for (node, key), keypress in old.items():
        keys = now.get((node, context.previous.target(keypress)))
        moved += keys is not None and key not in keys
    share = moved / len(old) if old else 0.0
    if share > context.settings.limit("C02.share"):
        yield Fault(
            phrase("{count} of {all} digits have moved ({share} %).", count=moved, all=len(old),
                   share=round(100 * share))
        )  # fmt: skip


@whole_tree("C03")
def person_stays_near(context: Context) -> Iterator[Fault]:
    """C03: the typical time to a person grew too much, or nobody is reached any more."""
    if context.previous is None or context.shape.root is None:
        return
    before, now = context.previous.times.person_s, context.times.person_s
    if before is None:
        return
    if now is None:
        yield Fault(phrase("A person could be reached before, and cannot now."), (context.shape.root,))
    elif now > before * (1 + context.settings.limit("C03.share")):
        message = phrase(
            "A person is reached after {now} s; it was {before} s.",
            now=round(now),
            before=round(before),
        )
        yield Fault(message, (context.shape.root,))
