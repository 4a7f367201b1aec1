"""What boxes, keys and voices are called on the screen."""

from collections.abc import Mapping

from ivr_designer.domain import voices
from ivr_designer.domain.keypresses import Destination, DestinationKind, Keypress, Vertex
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import Node, PlayPrompt, TalkPrompt
from ivr_designer.domain.one_line import one_line
from ivr_designer.domain.tree import IvrTree
from ivr_designer.sync.contract import Account
from ivr_designer.ui.canvas.boxes import phone_text, queue_words
from ivr_designer.ui.text import mark, tr

NO_QUEUES: Mapping[str, str] = {}

KIND_NAMES = {
    DestinationKind.QUEUE: mark("Queue"),
    DestinationKind.PHONE: mark("Phone"),
    DestinationKind.STOP: mark("Hang up"),
    DestinationKind.VOICEMAIL: mark("Voicemail"),
    DestinationKind.SMS: mark("SMS"),
    DestinationKind.MISSING: mark("Missing node"),
    DestinationKind.UNKNOWN: mark("Unknown action"),
}
KIND_ICONS = {kind: kind.value for kind in DestinationKind} | {DestinationKind.UNKNOWN: "missing"}

VOICES = {name: words.template for name, words in voices.VOICES.items()}
"""Voice names as the server spells them, and what people call them, to be translated."""


def queue_names(account: Account | None) -> dict[str, str]:
    """Names of queues by id; empty while none are known."""
    return {q.id: q.name for q in (account.queues or ())} if account is not None else {}


def account_names(account: Account | None) -> dict[str, str]:
    """What people call queues, by id, and recordings, by file."""
    recordings = account.recordings or () if account is not None else ()
    return {**{r.file: r.title for r in recordings if r.title}, **queue_names(account)}


def key_label(key: Key) -> str:
    """A key as people read it: `1`, `*`, `no input`."""
    return key.value if key.is_pressed else tr(key.face)


def key_words(key: Key) -> str:
    """A key in a sentence: `Key 1`, `No input`, `No match`."""
    if key is Key.NO_INPUT:
        return tr("No input")
    if key is Key.NO_MATCH:
        return tr("No match")
    return tr("Key {key}").format(key=key.face)


def vertex_label(tree: IvrTree, vertex: Vertex, queues: Mapping[str, str] = NO_QUEUES) -> str:
    """The name of a box."""
    if not isinstance(vertex, Destination):
        node = tree.nodes.get(vertex)
        return one_line(node.name) if node is not None else tr("Missing node")
    return destination_label(vertex, queues)


def destination_label(destination: Destination, queues: Mapping[str, str] = NO_QUEUES) -> str:
    """The name of a destination: a queue's name, a number, a kind."""
    kind, value = destination
    if kind is DestinationKind.QUEUE:
        if not value:
            return tr("Queue not chosen yet")
        return queue_words(value, queues)
    if kind is DestinationKind.PHONE:
        return phone_label(value) if value else tr("Number not entered yet")
    if kind is DestinationKind.SMS and value:
        return tr("SMS “{text}”").format(text=value if len(value) <= 40 else value[:39] + "…")
    return tr(KIND_NAMES[kind])


def keypress_label(tree: IvrTree, keypress: Keypress, queues: Mapping[str, str] = NO_QUEUES) -> str:
    """A keypress as one line: `Key 1 → Sales`."""
    return tr("{key} → {target}").format(
        key=key_words(keypress.key), target=vertex_label(tree, tree.target(keypress), queues)
    )


def node_icon(node: Node) -> str:
    """The icon of a node by what it plays."""
    match node.prompt:
        case TalkPrompt():
            return "talk"
        case PlayPrompt():
            return "play"
    return "missing"


def vertex_icon(tree: IvrTree, vertex: Vertex) -> str:
    """The icon of a box."""
    if isinstance(vertex, Destination):
        return KIND_ICONS[vertex.kind]
    node = tree.nodes.get(vertex)
    return node_icon(node) if node is not None else "missing"


def phone_label(number: str) -> str:
    """A phone number grouped for reading, as the canvas shows it; others as written."""
    return phone_text(number)
