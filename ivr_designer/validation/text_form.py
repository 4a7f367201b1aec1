"""Whether the written form of a menu, for callers who cannot follow a spoken one, is still true.

The tree's file keeps a fingerprint of what was exported, under "text_form" among the tree's own fields.
"""

import hashlib

from ivr_designer.domain.edits import UpdateTree
from ivr_designer.domain.nodes import PlayPrompt, TalkPrompt
from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.tree import IvrTree

FIELD = "text_form"


def fingerprint(tree: IvrTree) -> str:
    """Changes whenever a caller would hear or reach something else; not with positions or settings."""
    parts: list[str] = [str(tree.root)]
    for node in sorted(tree.nodes.values(), key=lambda n: n.id):
        prompt = node.prompt
        said = prompt.text if isinstance(prompt, TalkPrompt) else ""
        said = prompt.file if isinstance(prompt, PlayPrompt) else said
        parts += [node.id, node.name, said]
        parts += [f"{k.key.value}>{tree.target(k)}" for k in tree.keypresses_of(node.id)]
    return hashlib.sha256("\x00".join(parts).encode("utf-8", "replace")).hexdigest()[:16]


def is_current(tree: IvrTree) -> bool:
    """True if the text form was exported since the last change."""
    return tree.extra.get(FIELD) == fingerprint(tree)


def mark_exported(tree: IvrTree) -> UpdateTree:
    """The edit that notes that the text form was just exported."""
    extra = {**tree.extra, FIELD: fingerprint(tree)}
    return UpdateTree(extra=extra, label=phrase("Export text form"))
