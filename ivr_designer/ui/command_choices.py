"""What the command palette offers, and how well each of it fits what was typed. No widgets."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace

from PySide6.QtGui import QKeySequence

from ivr_designer.domain.keypresses import Destination, Vertex
from ivr_designer.domain.seeking import fold
from ivr_designer.domain.tree import IvrTree
from ivr_designer.ui.action_table import MENUS, Facts, Spec
from ivr_designer.ui.actions import Actions
from ivr_designer.ui.labels import KIND_NAMES, vertex_icon, vertex_label
from ivr_designer.ui.search_index import reading_order
from ivr_designer.ui.text import mark, tr

BOX_SIGN = "@"
"""Typed first, it leaves only boxes of the tree."""

_CUTOFF = 60.0
_BOX_HANDICAP = 12.0
COMPARING = mark("This is a picture to look at. Go back to the canvas with Escape to change the tree.")
PUBLISHING = mark("The draft is being published. Wait until that has ended.")
_NEEDS = {
    "has_session": mark("Connect to a contact center first."),
    "has_tree": mark("Open a tree first."),
    "boxes": mark("Select a box first."),
    "nodes": mark("Select a node first."),
    "writable": mark("Select one node that can be edited."),
    "keypresses": mark("Select a key first."),
    "led": mark("Select one key, or one box that a key leads to."),
    "can_undo": mark("There is nothing to undo."),
    "can_redo": mark("There is nothing to redo."),
    "frozen": mark("Answer the open question first."),
}
_EVERYTHING = Facts(
    has_session=True, has_tree=True, boxes=2, nodes=2, keypresses=1, writable=True, led=True, can_undo=True,
    can_redo=True, connected=True,
)  # fmt: skip
_NO_SERVER = mark("Open a tree of a contact center first.")
_NOT_STUCK = mark("Nothing was refused or held back.")
_NO_CONFLICT = mark("There is no conflict.")
_OWN = {
    "arrange-selection": mark("Select several boxes first."),
    "mode-live": mark("This tree is edited live already, or belongs to no contact center."),
    "mode-draft": mark("This tree is a draft already, or belongs to no contact center."),
    "preview": _NO_SERVER,
    "publish": _NO_SERVER,
    "stop-publishing": mark("Nothing is being published."),
    "roll-back": mark("No tree of before is kept."),
    "end-comparison": mark("The canvas is on screen already."),
    "seen-news": mark("Nothing is marked as changed on the server."),
    "send-again": _NOT_STUCK,
    "take-back": _NOT_STUCK,
    "next-conflict": _NO_CONFLICT,
    "keep-mine": _NO_CONFLICT,
    "take-theirs": _NO_CONFLICT,
    "lock": mark("The connection is locked already, or there is none."),
    "unlock": mark("The connection is not locked."),
}
"""What those lack that need more than a selection."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One line: an action by its id, or the box `vertex`. `also` are more words that find it."""

    id: str
    label: str
    detail: str = ""
    shortcut: str = ""
    icon: str = ""
    enabled: bool = True
    vertex: Vertex | None = None
    also: str = ""


def reason(spec: Spec, facts: Facts) -> str:
    """Why an action cannot be used now, as a sentence; empty if it can be, or if nobody knows."""
    if spec.enabled(facts):
        return ""
    if facts.comparing and spec.enabled(_EVERYTHING):
        return tr(COMPARING)
    if facts.publishing and spec.enabled(replace(facts, publishing=False, frozen=False)):
        return tr(PUBLISHING)
    if spec.id in _OWN:
        return tr(_OWN[spec.id])
    names = [each.name for each in fields(Facts) if each.name in _NEEDS]
    for name in names:
        if not spec.enabled(replace(_EVERYTHING, **{name: getattr(facts, name)})):
            return tr(_NEEDS[name])
    for name in names:  # one of several would do
        if spec.enabled(replace(facts, **{name: getattr(_EVERYTHING, name)})):
            return tr(_NEEDS[name])
    return ""


def action_choices(actions: Actions, facts: Facts, leave_out: Iterable[str] = ()) -> list[Choice]:
    """Every action in the order of the table; what cannot be used says why."""
    menus = {action_id: tr(title).replace("&", "") for title, ids in MENUS for action_id in ids}
    without = set(leave_out)
    found = []
    for spec in actions.specs:
        if spec.id in without:
            continue
        action = actions[spec.id]
        why = reason(spec, facts)
        menu = menus.get(spec.id, "")
        hint = why or tr(spec.hint)
        found.append(
            Choice(
                spec.id,
                action.text().replace("&&", "\0").replace("&", "").replace("\0", "&"),
                f"{menu} · {hint}" if menu else hint,
                action.shortcut().toString(QKeySequence.SequenceFormat.NativeText),
                spec.icon,
                action.isEnabled(),
                also=spec.text.replace("&", ""),
            )
        )
    return found


def box_choices(tree: IvrTree | None, queues: dict[str, str]) -> list[Choice]:
    """Every box of the tree in reading order."""
    if tree is None:
        return []
    found = []
    for place, vertex in enumerate(reading_order(tree)):
        kind = tr(KIND_NAMES[vertex.kind]) if isinstance(vertex, Destination) else tr("Node of this tree")
        label = vertex_label(tree, vertex, queues)
        found.append(
            Choice(
                f"box:{place}", label, kind if kind != label else "", "", vertex_icon(tree, vertex),
                vertex=vertex, also=vertex.value if isinstance(vertex, Destination) else vertex,
            )
        )  # fmt: skip
    return found


def ranked(choices: Sequence[Choice], query: str, recent: Sequence[str] = ()) -> list[Choice]:
    """The choices that fit `query`, best first; for a blank one what was used last, then what can be used."""
    only_boxes = query.lstrip().startswith(BOX_SIGN)
    words = fold(query.replace(BOX_SIGN, " ", 1) if only_boxes else query).strip()
    offered = [c for c in choices if not only_boxes or c.vertex is not None]
    places = {action_id: place for place, action_id in enumerate(recent)}
    if not words:
        shown = [c for c in offered if only_boxes or c.vertex is None]
        return sorted(shown, key=lambda c: (places.get(c.id, len(places)), not c.enabled))
    scored = [(_score(c, words), c) for c in offered]
    good = [(s, c) for s, c in scored if s >= _CUTOFF]
    return [c for _s, c in sorted(good, key=lambda p: (-p[0], places.get(p[1].id, len(places))))]


def _score(choice: Choice, words: str) -> float:
    """0 to about 130: how alike, more where a word begins as typed, less for boxes among actions."""
    from rapidfuzz import fuzz

    best = 0.0
    for text in {fold(choice.label), fold(choice.also)} - {""}:
        score = fuzz.WRatio(words, text)
        if len(words) < 3 and words not in text:
            score = 0.0
        if text.startswith(words):
            score += 30
        elif f" {words}" in text:
            score += 20
        elif words in text:
            score += 10
        best = max(best, score)
    return best - (_BOX_HANDICAP if choice.vertex is not None else 0.0)
