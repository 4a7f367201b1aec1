"""The menu sentence of a node, from its keys: what each key is for, said first where the prompt says it."""

from dataclasses import replace

from ivr_designer.domain.edits import UpdateNode
from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.keypresses import Destination, DestinationKind, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.tree import IvrTree
from ivr_designer.validation.prompt.reading import PromptReading, read_prompt
from ivr_designer.validation.prompt.writing import rewritten, typed_purpose

_WORDS = {
    "again": ("Để nghe lại", "To hear this again"),
    "back": ("Để quay lại", "To go back"),
    "person": ("Để gặp tổng đài viên", "To speak to an agent"),
    "end": ("Để kết thúc cuộc gọi", "To end this call"),
    "message": ("Để để lại lời nhắn", "To leave a message"),
    "sms": ("Để nhận tin nhắn", "To get a text message"),
    "node": ("Để chọn", "For"),
}
_KINDS = {
    DestinationKind.QUEUE: "person",
    DestinationKind.PHONE: "person",
    DestinationKind.STOP: "end",
    DestinationKind.VOICEMAIL: "message",
    DestinationKind.SMS: "sms",
}


def menu_language(tree: IvrTree, node: NodeId) -> str:
    """The language of a node's prompt, else of the first prompt of the tree that shows one, else "vi"."""
    own = _reading(tree.nodes[node]).language
    if own:
        return own
    return next(filter(None, (_reading(n).language for n in tree.nodes.values())), "vi")


def _reading(node: Node) -> PromptReading:
    return read_prompt(node.prompt.text if isinstance(node.prompt, TalkPrompt) else "")


def menu_options(tree: IvrTree, node: NodeId, language: str) -> list[tuple[Key, str]]:
    """(key, purpose) of every pressed key of a node; the purpose as its prompt says it, or by its target."""
    reading = _reading(tree.nodes[node])
    found: dict[Key, str] = {}
    for keypress in tree.keypresses_of(node):
        if keypress.key.is_pressed and keypress.key not in found:
            mention = reading.mention(keypress.key)
            said = typed_purpose(reading, mention) if mention is not None else ""
            found[keypress.key] = said or _purpose_from_target(tree, keypress, language)
    return list(found.items())


def _purpose_from_target(tree: IvrTree, keypress: Keypress, language: str) -> str:
    target = tree.target(keypress)
    place = 0 if language == "vi" else 1
    if isinstance(target, Destination):
        kind = _KINDS.get(target.kind)
        return _WORDS[kind][place] if kind else ""
    if target == keypress.node:
        return _WORDS["again"][place]
    leads_back = any(k.next_node == keypress.node for k in tree.keypresses_of(target))
    if keypress.key in {Key.STAR, Key.HASH} and leads_back:
        return _WORDS["back"][place]
    name = tree.nodes[target].name.strip()
    return f"{_WORDS['node'][place]} {name}" if name else ""


def written_prompt(tree: IvrTree, node: NodeId, language: str | None = None) -> str:
    """The text of a node with its menu written from its keys: purpose first, ascending, one sentence each.

    What the prompt says besides its options stays. Language is "vi", "en", or None to see for itself.
    """
    chosen = language or menu_language(tree, node)
    return rewritten(_reading(tree.nodes[node]), menu_options(tree, node, chosen), chosen)


def write_menu(tree: IvrTree, node: NodeId, language: str | None = None) -> UpdateNode | None:
    """The edit that does it; None for a node that does not talk, or when nothing would change."""
    prompt = tree.nodes[node].prompt
    if not isinstance(prompt, TalkPrompt):
        return None
    text = written_prompt(tree, node, language)
    if text == prompt.text or not text:
        return None
    fresh = replace(tree.nodes[node], prompt=replace(prompt, text=text))
    return UpdateNode(fresh, phrase("Write the menu from the keys"))
