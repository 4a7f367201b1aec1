"""Calls and events in words, for the activity list."""

from ivr_designer.domain.keypresses import Keypress
from ivr_designer.domain.nodes import Node
from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.sync.book import TreeBook
from ivr_designer.sync.operations import Verb
from ivr_designer.sync.values import Kind, TreeFacts, Value

_PATHS = {Kind.TREE: "ivrtree", Kind.NODE: "ivrnode", Kind.KEY: "ivrkeypress"}
_METHODS = {Verb.CREATE: "POST", Verb.UPDATE: "PUT", Verb.DELETE: "DELETE"}


def node_name(book: TreeBook, lid: str | None) -> str:
    """The name of a node, as it is here or as the server last had it; "" if nobody knows."""
    if lid is None:
        return ""
    item = book.item((Kind.NODE, lid))
    for value in (item.local, item.base, item.theirs):
        if isinstance(value, Node):
            return value.name
    return ""


def item_phrase(book: TreeBook, value: Value | None) -> Phrase:
    """What an item is called: key 2 of “Sales”, “Sales”, tree “Hotline”."""
    if isinstance(value, Keypress):
        return phrase("key {key} of “{node}”", key=value.key.words, node=node_name(book, value.node))
    if isinstance(value, Node):
        return phrase("“{name}”", name=value.name)
    if isinstance(value, TreeFacts):
        return phrase("tree “{name}”", name=value.name)
    return phrase("something that is gone")


def call_phrase(book: TreeBook, verb: Verb, value: Value | None) -> Phrase:
    """A write in words."""
    thing = item_phrase(book, value)
    match verb:
        case Verb.CREATE:
            return phrase("Create {thing}", thing=thing)
        case Verb.UPDATE:
            return phrase("Change {thing}", thing=thing)
        case _:
            return phrase("Delete {thing}", thing=thing)


def call_name(verb: Verb, kind: Kind) -> str:
    """A write as the API spells it: "POST ivrnode"."""
    return f"{_METHODS[verb]} {_PATHS[kind]}"
