"""Words that boxes, tags, tooltips and a screen reader share."""

from ivr_designer.domain.keys import Key
from ivr_designer.sync.status import ItemState
from ivr_designer.ui.canvas.requests import BranchCount, FindingCount
from ivr_designer.ui.text import mark, tr, trn

STATES = {
    ItemState.LIVE: mark("Live"),
    ItemState.WAITING: mark("Waiting"),
    ItemState.SENDING: mark("Sending"),
    ItemState.CHECKING: mark("Checking"),
    ItemState.REFUSED: mark("Refused"),
    ItemState.CONFLICT: mark("Conflict"),
    ItemState.HELD: mark("Held"),
    ItemState.DRAFT: mark("Draft"),
    ItemState.LOCAL: mark("Local"),
}

STATE_INKS = {
    ItemState.WAITING: "info",
    ItemState.SENDING: "info",
    ItemState.CHECKING: "warning",
    ItemState.REFUSED: "danger",
    ItemState.CONFLICT: "danger",
    ItemState.HELD: "warning",
    ItemState.DRAFT: "muted",
}
"""Colour tokens of states that are shown; the icon has the state's own name."""


def state_word(state: ItemState) -> str:
    """One word for a state."""
    return tr(STATES[state])


def key_word(key: Key) -> str:
    """What is printed on a key chip."""
    if key is Key.NO_INPUT:
        return tr("no input")
    if key is Key.NO_MATCH:
        return tr("no match")
    return key.value


def key_spoken(key: Key) -> str:
    """A key as it is said."""
    if key is Key.STAR:
        return tr("star key")
    if key is Key.HASH:
        return tr("hash key")
    return key_word(key) if not key.is_pressed else tr("key {key}").format(key=key.value)


def finding_words(count: FindingCount) -> str:
    """Findings in words, empty if there are none."""
    parts = []
    if count.errors:
        parts.append(trn("{n} error", "{n} errors", count.errors))
    if count.warnings:
        parts.append(trn("{n} warning", "{n} warnings", count.warnings))
    if count.infos and not parts:
        parts.append(trn("{n} note", "{n} notes", count.infos))
    return ", ".join(parts)


def branch_words(count: BranchCount) -> str:
    """What a folded box hides."""
    parts = [trn("{n} node", "{n} nodes", count.nodes)]
    if not count.nodes and count.destinations:
        parts = [trn("{n} destination", "{n} destinations", count.destinations)]
    if count.retries:
        parts = [trn("{n} retry", "{n} retries", count.retries)]
    if count.findings:
        parts.append(trn("{n} finding", "{n} findings", count.findings))
    if count.waiting:
        parts.append(trn("{n} waiting", "{n} waiting", count.waiting))
    return " · ".join(parts)
