"""What an edit did, as a sentence that stands alone: for those who do not see the picture change."""

from collections.abc import Mapping

from ivr_designer.domain.changes import Change
from ivr_designer.domain.keypresses import Keypress
from ivr_designer.domain.tree import IvrTree
from ivr_designer.ui.labels import key_words, vertex_label
from ivr_designer.ui.text import tr, trn


def is_only_moved(change: Change) -> bool:
    """True if boxes have other places now, and that is all."""
    return bool(change.moved) and not (
        change.touches_structure
        or change.nodes_changed
        or change.destinations_added
        or change.destinations_removed
        or change.tree_changed
    )


def told(
    text: str, tree: IvrTree | None, change: Change, queues: Mapping[str, str], *, undone: bool = False
) -> str:
    """The sentence. `text` is what menus call the edit, `queues` are names of queues by id."""
    led = _led(tree, change, queues) if tree is not None else ""
    if undone:
        return " ".join(filter(None, [tr("Undone: {what}.").format(what=text), led]))
    if is_only_moved(change):
        return _moved(tree, change)
    if led and (change.keypresses_changed or not change.nodes_added):
        return led
    if len(change.nodes_added) > 1 and not change.replaced:
        count = trn("{n} node", "{n} nodes", len(change.nodes_added))
        return tr("{what}: {count}.").format(what=text, count=count)
    return tr("{what}.").format(what=text)


def _moved(tree: IvrTree | None, change: Change) -> str:
    """Where boxes are now: at places of their own, or back in order."""
    by_hand = tree is None or any(vertex in tree.positions for vertex in change.moved)
    count = len(change.moved)
    if by_hand:
        return trn("{n} box moved.", "{n} boxes moved.", count)
    return trn("{n} box put in order.", "{n} boxes put in order.", count)


def _led(tree: IvrTree, change: Change, queues: Mapping[str, str]) -> str:
    """Where the one key leads that was added or led elsewhere; empty if it is not about that."""
    found = _one_key(tree, change)
    node = tree.nodes.get(found.node) if found is not None else None
    if found is None or node is None:
        return ""
    return tr("{key} of “{node}” now leads to “{target}”.").format(
        key=key_words(found.key),
        node=vertex_label(tree, node.id, queues),
        target=vertex_label(tree, tree.target(found), queues),
    )


def _one_key(tree: IvrTree, change: Change) -> Keypress | None:
    if change.replaced or change.nodes_removed or change.keypresses_removed:
        return None
    found: Keypress | None = None
    for id in (*change.keypresses_changed, *change.keypresses_added):
        here, old = tree.keypresses.get(id), change.keypresses_changed.get(id)
        if here is None or (old is not None and tree.target(here) == tree.target(old)):
            continue
        if found is not None:
            return None
        found = here
    return found
