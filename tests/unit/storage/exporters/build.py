"""The sample, and a tree of names that were chosen to break things."""

from datetime import date
from pathlib import Path

from ivr_designer.domain.ids import KeypressId, NodeId, TreeId
from ivr_designer.domain.keypresses import Action, Destination, DestinationKind, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import Node, PlayPrompt, TalkPrompt, UnknownPrompt
from ivr_designer.domain.tree import IvrTree, TreeContent
from ivr_designer.storage.exporters.source import ExportSource
from ivr_designer.storage.files import read_tree

SAMPLE = Path(__file__).parents[4] / "resources/samples/hotline.ivr.json"
NASTY = (
    "</text><script>alert(1)</script>",
    '"];}\\ evil -> [label="x\\"',
    '=HYPERLINK("http://x")',
    "a\0b\x1b[31m\u202ecod.exe\n\r\tz\ud800",
    "]]> --> %% #quot; | end",
    "&amp; &lt; 'x' `y` {{z}} ${w}",
    "đường dây nóng 🎉 שלום",
    "",
)


def sample(**more):
    return source(read_tree(SAMPLE).content, **more)


def source(content, **more):
    return ExportSource(IvrTree(TreeId("t"), content), date(2026, 1, 2), **more)


def nasty_content():
    nodes = {}
    for index, name in enumerate(NASTY):
        prompts = [TalkPrompt(name), PlayPrompt(name), UnknownPrompt(name or "x")]
        node = Node(NodeId(name or "empty"), name, prompts[index % 3], note=name)
        nodes[node.id] = node
    presses = {}
    for index, node in enumerate(nodes):
        targets = [
            NodeId(list(nodes)[index - 1]),
            Destination(DestinationKind.QUEUE, node),
            Destination(DestinationKind.PHONE, node),
            Destination(DestinationKind.SMS, node),
            NodeId("gone" + node),
            NodeId(node),
            Destination(DestinationKind.STOP),
            Destination(DestinationKind.VOICEMAIL),
        ]
        for key, target in zip(Key, targets, strict=False):
            bare = Keypress(KeypressId(f"k{len(presses)}"), NodeId(node), key, Action.STOP)
            presses[bare.id] = bare.leading_to(target)
        odd = Keypress(
            KeypressId(f"k{len(presses)}"), NodeId(node), Key.NO_MATCH, Action.UNKNOWN, raw_action=node
        )
        presses[odd.id] = odd
    return TreeContent(NASTY[0] + NASTY[3], next(iter(nodes)), nodes, presses)


def nasty(**more):
    return source(nasty_content(), **more)


def empty():
    return source(TreeContent("Empty"))
