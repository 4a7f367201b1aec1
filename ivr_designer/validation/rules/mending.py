"""Fixes that several rules offer, and small questions about what a key leads to."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from ivr_designer.domain.changes import Change
from ivr_designer.domain.edit import Edit
from ivr_designer.domain.edits import AddKeypress, UpdateKeypress, UpdateNode
from ivr_designer.domain.errors import EditRefused
from ivr_designer.domain.ids import NodeId, new_keypress_id
from ivr_designer.domain.keypresses import Action, Destination, DestinationKind, Keypress, Vertex
from ivr_designer.domain.keys import Key
from ivr_designer.domain.ladder import AddLadder
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.domain.tree import IvrTree
from ivr_designer.validation.context import Context, NodeView
from ivr_designer.validation.moves import Leads, Move
from ivr_designer.validation.prompt.folding import fold
from ivr_designer.validation.prompt.reading import read_prompt
from ivr_designer.validation.prompt.writing import retry_intro

TRIES = 3


@dataclass(frozen=True, slots=True)
class Deferred:
    """An edit that is worked out for the tree as it is when it is applied, since most fixes never are.

    Two of them are equal when text and `about` are. What it is about may have gone since, or be another
    thing by now; then it is refused.
    """

    text: Phrase
    make: Callable[[IvrTree], Edit] = field(compare=False)
    about: tuple[object, ...] = ()

    def apply(self, tree: IvrTree) -> tuple[Edit, Change]:
        """See Edit."""
        try:
            edit = self.make(tree)
        except LookupError:
            raise EditRefused(phrase("What this would mend is not there any more.")) from None
        return edit.apply(tree)


def bind(view: NodeView, key: Key, target: Vertex | None) -> Edit | None:
    """The edit that binds a free `key` of a node to `target`.

    None without a target, when the node cannot be written, or when the key is taken.
    """
    if target is None or view.node.is_read_only or view.at(key) is not None:
        return None
    node = view.id

    def make(_: IvrTree) -> Edit:
        return AddKeypress(Keypress(new_keypress_id(), node, key, Action.STOP).leading_to(target))

    return Deferred(phrase("Add key {key}", key=key.words), make, (node, key, target))


def bind_person(view: NodeView, key: Key, context: Context) -> Edit | None:
    """The edit that binds a free `key` to the person the tree usually leads to; None if it leads to none."""
    if not context.has_person or view.node.is_read_only or view.at(key) is not None:
        return None
    node = view.id

    def make(tree: IvrTree) -> Edit:
        person = usual_person(tree)
        if person is None:
            raise EditRefused(phrase("No key of this tree leads to a person any more."))
        return AddKeypress(Keypress(new_keypress_id(), node, key, Action.STOP).leading_to(person))

    return Deferred(phrase("Connect key {key} to a person", key=key.words), make)


def usual_person(tree: IvrTree) -> Destination | None:
    """The queue or number that most keys of a tree lead to; None if no key leads to a person."""
    people = {DestinationKind.QUEUE, DestinationKind.PHONE}
    found = (k.destination for k in tree.keypresses.values())
    counted = Counter(d for d in found if d is not None and d.kind in people and d.value)
    return min(counted, key=lambda d: (-counted[d], d), default=None)


def set_node(view: NodeView, **fields: object) -> Edit | None:
    """The edit that gives a node other settings, None when it cannot be written."""
    if view.node.is_read_only:
        return None
    node = view.id

    def make(tree: IvrTree) -> Edit:
        return UpdateNode(replace(tree.nodes[node], **fields))  # type: ignore[arg-type]

    return Deferred(phrase("Change “{name}”", name=view.name), make, (node, *fields.items()))


def set_text(node: Node, text: str) -> Edit | None:
    """The edit that gives a talk node another text; None if that changes nothing or would leave none."""
    prompt = node.prompt
    if not isinstance(prompt, TalkPrompt) or prompt.text == text or not text.strip():
        return None

    def make(tree: IvrTree) -> Edit:
        now = tree.nodes[node.id]
        if now.prompt != prompt:
            raise EditRefused(phrase("The prompt was changed meanwhile; see whether it is still wrong."))
        return UpdateNode(replace(now, prompt=replace(prompt, text=text)))

    return Deferred(phrase("Change “{name}”", name=node.name), make, (node.id, text))


def set_keypress(view: NodeView, keypress: Keypress, **fields: object) -> Edit | None:
    """The edit that gives a keypress other values, None when its node cannot be written."""
    if view.node.is_read_only:
        return None

    def make(tree: IvrTree) -> Edit:
        if tree.keypresses[keypress.id] != keypress:
            raise EditRefused(phrase("The key was changed meanwhile; see whether it is still wrong."))
        return UpdateKeypress(replace(keypress, **fields))  # type: ignore[arg-type]

    return Deferred(UpdateKeypress(keypress).text, make, (keypress.id, *fields.items()))


def person_near(tree: IvrTree, node: NodeId) -> Destination | None:
    """The person to give to a caller of `node`: its own, key 0 first, else the tree's usual one."""
    keypresses = sorted(tree.keypresses_of(node), key=lambda k: k.key is not Key.ZERO)
    people = {DestinationKind.QUEUE, DestinationKind.PHONE}
    own = (d for k in keypresses if (d := k.destination) is not None and d.kind in people and d.value)
    return next(own, None) or usual_person(tree)


def ladder_edit(tree: IvrTree, node: NodeId, tries: int, person: Vertex) -> AddLadder:
    """The retry ladder of a node, its rungs beginning with an apology in the language of the prompt."""
    prompt = tree.nodes[node].prompt
    intro = retry_intro(read_prompt(prompt.text)) if isinstance(prompt, TalkPrompt) else ""
    return AddLadder(node, tries, person, intro)


def ladder_fix(node: NodeId) -> Edit:
    """The edit that turns silence and wrong keys of a node into a retry ladder that ends at a person."""

    def make(tree: IvrTree) -> Edit:
        person = person_near(tree, node)
        if person is None:
            raise EditRefused(phrase("No key of this tree leads to a person any more."))
        return ladder_edit(tree, node, TRIES, person)

    return Deferred(phrase("Retry, then a person"), make, (node,))


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
