"""Three-way merge of one item, field by field. Pure.

`base` is what both sides last agreed on, `mine` what this machine wants, `theirs` what the server has now.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from ivr_designer.domain.keypresses import Action, Keypress
from ivr_designer.domain.nodes import Node, PlayPrompt, Prompt, TalkPrompt
from ivr_designer.sync.values import TreeFacts, Value, bare, prompt_facts, same

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """One field that both sides changed; `field` is our name of it, "" for delete against edit."""

    field: str
    base: Any
    mine: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Merged:
    """Outcome of a merge: `value` takes mine wherever there is a conflict that was not given up."""

    value: Value | None
    conflicts: tuple[FieldConflict, ...] = ()


def merge(
    base: Value | None, mine: Value | None, theirs: Value | None, given_up: Collection[str] = ()
) -> Merged:
    """Merge one item. Delete against edit is always a conflict; equal changes on both sides are none.

    Of the fields that both sides changed, those in `given_up` are as theirs in `value`.
    """
    if same(mine, theirs) or same(base, theirs):
        return Merged(mine)
    if same(base, mine):
        return Merged(theirs)
    if mine is None or theirs is None:
        return Merged(mine, (FieldConflict("", base, mine, theirs),))
    if isinstance(mine, Node) and isinstance(theirs, Node):
        return _merge_nodes(_Fields(given_up), base if isinstance(base, Node) else None, mine, theirs)
    if isinstance(mine, Keypress) and isinstance(theirs, Keypress):
        known = base if isinstance(base, Keypress) else None
        return _merge_keypresses(_Fields(given_up), known, mine, theirs)
    assert isinstance(mine, TreeFacts)
    assert isinstance(theirs, TreeFacts)
    fields = _Fields(given_up)
    name = fields.pick("name", getattr(base, "name", None), mine.name, theirs.name)
    return Merged(TreeFacts(name), tuple(fields.conflicts))


class _Fields:
    """Collects the outcome field by field."""

    def __init__(self, given_up: Collection[str]) -> None:
        self._given_up = given_up
        self.conflicts: list[FieldConflict] = []

    def pick(self, field: str, base: T | None, mine: T, theirs: T) -> T:
        """The merged value of one field; when both changed it a conflict is noted, and mine is taken unless
        it was given up.
        """
        if theirs in (mine, base):
            return mine
        if mine == base:
            return theirs
        return self.contest(field, base, mine, theirs)

    def contest(self, field: str, base: Any, mine: T, theirs: T) -> T:
        """One field that both changed."""
        self.conflicts.append(FieldConflict(field, base, mine, theirs))
        return theirs if field in self._given_up else mine


_PLAIN = ("name", "barge_in", "loop_count", "delay_ms", "keypress_timeout_s")


def _merge_nodes(fields: _Fields, base: Node | None, mine: Node, theirs: Node) -> Merged:
    picked: dict[str, Any] = {
        name: fields.pick(name, getattr(base, name, None), getattr(mine, name), getattr(theirs, name))
        for name in _PLAIN
    }
    prompt = _merge_prompts(fields, base.prompt if base else None, mine.prompt, theirs.prompt)
    return Merged(replace(mine, prompt=prompt, **picked), tuple(fields.conflicts))


def _merge_prompts(fields: _Fields, base: Prompt | None, mine: Prompt, theirs: Prompt) -> Prompt:
    if isinstance(mine, TalkPrompt) and isinstance(theirs, TalkPrompt):
        if prompt_facts(mine) == prompt_facts(theirs):
            return mine
        spoken = {
            name: fields.pick(name, getattr(base, name, None), getattr(mine, name), getattr(theirs, name))
            for name in ("text", "voice", "speed")
        }
        return replace(mine, **spoken)
    known = None if base is None else prompt_facts(base)
    if prompt_facts(mine) == prompt_facts(theirs) or prompt_facts(theirs) == known:
        return mine
    if prompt_facts(mine) == known:
        return theirs
    played = isinstance(mine, PlayPrompt) and isinstance(theirs, PlayPrompt)
    return fields.contest("file" if played else "prompt", base, mine, theirs)


def _merge_keypresses(fields: _Fields, base: Keypress | None, mine: Keypress, theirs: Keypress) -> Merged:
    """The key, and where it leads (action with its target), are two fields; the caller number a third."""
    key = fields.pick("key", base.key if base else None, mine.key, theirs.key)
    known = None if base is None else _leads(base)
    leads = fields.pick("leads_to", known, _leads(mine), _leads(theirs))
    source = mine if leads == _leads(mine) else theirs
    number = source.from_number
    if mine.action is theirs.action is Action.PHONE:
        seen = base.from_number if base else None
        number = fields.pick("from_number", seen, mine.from_number, theirs.from_number)
    value = replace(source, id=mine.id, key=key, from_number=number, extra=mine.extra)
    return Merged(value, tuple(fields.conflicts))


def _leads(keypress: Keypress) -> tuple[Any, ...]:
    k = bare(keypress)
    return k.action, k.next_node, k.queue_id, k.phone_number, k.sms, str(k.raw_action)


def reapply(seen: Value | None, wanted: Value | None, current: Value | None) -> Value | None:
    """What an edit that turned `seen` into `wanted` makes of `current`, if that moved on in between.

    Used when an edit was drawn on a picture that an arriving change had already overtaken: fields that the
    edit touched are taken from it, all others stay as they are now.
    """
    if current == seen or wanted is None or current is None or seen is None:
        return wanted
    merged = merge(seen, wanted, current)
    value = merged.value
    if isinstance(value, Node) and isinstance(wanted, Node):
        return replace(value, note=wanted.note, extra=wanted.extra)
    return value
