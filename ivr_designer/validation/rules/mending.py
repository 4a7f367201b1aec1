"""Fixes that several rules offer, and small questions about what a key leads to."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from ivr_designer.domain.changes import Change
from ivr_designer.domain.edits import AddKeypress, Edit, UpdateNode
from ivr_designer.domain.ids import new_keypress_id
from ivr_designer.domain.keypresses import Action, Destination, Keypress, Vertex
from ivr_designer.domain.keys import Key
from ivr_designer.domain.ladder import AddLadder
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.domain.tree import IvrTree
from ivr_designer.validation.context import Context, NodeView
from ivr_designer.validation.moves import Leads, Move
from ivr_designer.validation.prompt.folding import fold
from ivr_designer.validation.prompt.writing import retry_intro

TRIES = 3


@dataclass(frozen=True, slots=True)
class Deferred:
    """An edit that is worked out for the tree as it is when it is applied, since most fixes never are."""

    text: Phrase
    make: Callable[[IvrTree], Edit] = field(compare=False)

    def apply(self, tree: IvrTree) -> tuple[Edit, Change]:
        """See Edit."""
        return self.make(tree).apply(tree)


def bind(view: NodeView, key: Key, target: Vertex | None) -> Edit | None:
    """The edit that binds a free `key` of a node to `target`.

    None without a target, when the node cannot be written, or when the key is taken.
    """
    if target is None or view.node.is_read_only or view.at(key) is not None:
        return None
    node = view.id

    def make(_: IvrTree) -> Edit:
        return AddKeypress(Keypress(new_keypress_id(), node, key, Action.STOP).leading_to(target))

    return Deferred(phrase("Add key {key}", key=key.face), make)


def set_node(view: NodeView, **fields: object) -> Edit | None:
    """The edit that gives a node other settings, None when it cannot be written."""
    if view.node.is_read_only:
        return None
    return UpdateNode(replace(view.node, **fields))  # type: ignore[arg-type]


def set_text(node: Node, text: str) -> Edit | None:
    """The edit that gives a talk node another text; None if that changes nothing or would leave none."""
    if not isinstance(node.prompt, TalkPrompt) or node.prompt.text == text or not text.strip():
        return None
    return UpdateNode(replace(node, prompt=replace(node.prompt, text=text)))


def person_near(view: NodeView, context: Context) -> Destination | None:
    """The person to give to a caller of this node: its own, key 0 first, else the tree's usual one."""
    own = [m for m in view.moves if m.leads is Leads.PERSON]
    own.sort(key=lambda m: m.key is not Key.ZERO)
    return context.tree.keypresses[own[0].keypress].destination if own else context.usual_person


def ladder_fix(view: NodeView, person: Destination | None) -> Edit | None:
    """The edit that turns silence and wrong keys of a node into a retry ladder, if that is possible."""
    if person is None or view.node.is_read_only:
        return None
    intro = retry_intro(view.reading) if view.text is not None else ""
    return AddLadder(view.id, TRIES, person, intro)


def goes_back(view: NodeView, move: Move, context: Context) -> bool:
    """True if a move repeats this node or leads up towards the entry."""
    if move.node is None:
        return False
    depth = context.shape.depth
    return move.node == view.id or depth.get(move.node, 0) < depth.get(view.id, 0)


def mentions_any(text: str, words: tuple[str, ...]) -> bool:
    """True if the folded text holds one of the (folded) words as whole words."""
    padded = f" {' '.join(fold(text).text.replace(',', ' ').replace('.', ' ').split())} "
    return any(f" {fold(word).text} " in padded for word in words)


def is_helpful(view: NodeView, move: Move, context: Context) -> bool:
    """True if a move leads to a person, or to a node that is one step from one or is called help."""
    if move.leads is Leads.PERSON:
        return True
    target = context.views.get(move.node) if move.node is not None else None
    if target is None:
        return False
    if target.id == view.id or any(m.leads is Leads.PERSON for m in target.moves):
        return True
    mention = view.reading.mention(move.key)
    said = f"{target.name} {mention.purpose if mention else ''}"
    return mentions_any(said, context.settings.word_list("help"))


def options(view: NodeView) -> list[Key]:
    """The keys counted as options of a menu: digits but 0 and 9."""
    return [k for k in view.pressed if k.is_digit and k not in {Key.ZERO, Key.NINE}]
