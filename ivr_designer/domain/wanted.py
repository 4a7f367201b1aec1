"""Queues a tree speaks of by name only, as templates and imports do, until it is said which one is meant.

In a keypress such a name stands where the queue id belongs, behind a mark that no id has. It is never sent.
"""

from collections.abc import Mapping
from dataclasses import replace

from ivr_designer.domain.edits import Batch, UpdateKeypress
from ivr_designer.domain.keypresses import Action, Keypress
from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.tree import IvrTree

_MARK = "?"


def wanted(name: str) -> str:
    """What stands in place of the id of a queue that is called `name`; "" for no name."""
    return f"{_MARK}{name}" if name.strip() else ""


def wanted_name(queue_id: str | None) -> str:
    """The name of the queue that is meant; "" for an id and for nothing."""
    return queue_id[len(_MARK) :] if queue_id is not None and queue_id.startswith(_MARK) else ""


def queue_id_of(keypress: Keypress) -> str | None:
    """The id of the queue a keypress leads to; None if there is none, or none is chosen yet."""
    found = keypress.queue_id if keypress.action is Action.QUEUE else None
    return None if wanted_name(found) else found or None


def lead_to_queues(tree: IvrTree, chosen: Mapping[str, str]) -> Batch | None:
    """One step that puts queue ids in the place of others, or of wanted names; None if it changes nothing.

    Keys that must not be written stay.
    """
    edits = tuple(
        UpdateKeypress(replace(keypress, queue_id=chosen[keypress.queue_id or ""]))
        for keypress in tree.keypresses.values()
        if keypress.action is Action.QUEUE
        and keypress.queue_id in chosen
        and not keypress.is_read_only
        and not tree.nodes[keypress.node].is_read_only
    )
    return Batch(edits, phrase("Choose queues")) if edits else None
