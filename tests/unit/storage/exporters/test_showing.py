"""Masked is masked wherever a number can stand."""

import re
from dataclasses import replace

import pytest

from ivr_designer.domain.ids import KeypressId, NodeId, TreeId
from ivr_designer.domain.keypresses import Action, Destination, DestinationKind, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import SCRIPT, Node, PlayPrompt, TalkPrompt, UnknownPrompt
from ivr_designer.domain.tree import IvrTree, TreeContent
from ivr_designer.storage.exporters.registry import exporters
from ivr_designer.storage.exporters.showing import shown
from ivr_designer.storage.exporters.source import FoundFault, without_numbers
from tests.unit.storage.exporters.build import nasty, sample, source

NUMBER = "0912 345 678"
SECRET = "91234567"


def everywhere():
    """A number in every field that a person or a server can write one into."""
    nodes = [
        Node(NodeId("a"), f"Gọi {NUMBER}", TalkPrompt(f"Gọi {NUMBER}"), note=f"Gọi {NUMBER}"),
        Node(NodeId("b"), "b", PlayPrompt(f"Gọi {NUMBER}.mp3"), extra={SCRIPT: f"Gọi {NUMBER}"}),
        Node(NodeId("c"), "c", UnknownPrompt(f"Gọi {NUMBER}")),
    ]
    digits = NUMBER.replace(" ", "")
    targets = [
        NodeId("b"),
        Destination(DestinationKind.PHONE, digits),
        Destination(DestinationKind.SMS, f"Gọi {NUMBER}"),
        Destination(DestinationKind.QUEUE, "QU_1"),
        Destination(DestinationKind.QUEUE, f"?Gọi {NUMBER}"),
        Destination(DestinationKind.QUEUE, digits),
    ]
    presses = [
        replace(
            Keypress(KeypressId(f"k{i}"), NodeId("a"), key, Action.STOP).leading_to(t), from_number=digits
        )
        for i, (key, t) in enumerate(zip(Key, targets, strict=False))
    ]
    odd = Keypress(KeypressId("x"), NodeId("a"), Key.NO_MATCH, Action.UNKNOWN, raw_action=f"Gọi {NUMBER}")
    loose = frozenset(
        {Destination(DestinationKind.PHONE, digits), Destination(DestinationKind.QUEUE, digits)}
    )
    content = TreeContent(
        f"Gọi {NUMBER}", NodeId("a"), {n.id: n for n in nodes}, {k.id: k for k in [*presses, odd]},
        {Destination(DestinationKind.PHONE, digits): (5.0, 5.0)}, loose,
    )  # fmt: skip
    return source(
        content, masked=True, numbers=(digits,), queues={"QU_1": f"Gọi {NUMBER}"},
        findings=(FoundFault("D01", "E", f"Gọi {NUMBER}"),), changes=(f"2026-11-23 10:00 · Gọi {NUMBER}",),
    )  # fmt: skip


@pytest.mark.parametrize("kind", ["dot", "mermaid", "graphml", "csv", "script", "text"])
def test_no_kind_tells_a_masked_number(kind):
    text = exporters()[kind].write(everywhere()).decode("utf-8-sig")
    assert "678" in text, "the last digits stay"
    assert SECRET not in re.sub(r"\D", "", text)


@pytest.mark.parametrize(
    "text", ["2026-11-23", "2026-11-23 10:00", "2026-11-23T10:00:59 · key 2", "1 2 3", "Bấm 1, 2, 3 hoặc 4"]
)
def test_dates_and_keys_are_no_phone_numbers(text):
    assert without_numbers(text) == text


@pytest.mark.parametrize(
    "text",
    ["028.3822.3344", "028/3822-3344", "(028) 3822 3344", "028\u00a03822\u00a03344", "+84–28–3822–3344"],
)
def test_numbers_are_found_however_they_are_written(text):
    assert re.sub(r"\D", "", without_numbers(text)) == "344"


def test_ids_and_what_is_not_masked_stay():
    plain = sample()
    assert plain.shown_tree().content() == replace(plain.tree.content(), tests=())
    hostile = nasty().shown_tree()
    assert list(hostile.nodes) == list(nasty().tree.nodes)
    shown = [n.name for n in hostile.nodes.values()] + [
        d.value for d in hostile.destinations() if d.kind is not DestinationKind.MISSING
    ]
    assert not any(c < " " or c == "\u202e" for words in shown for c in words)


A = NodeId("a")


def marked(content, queues=("QU_1",)):
    """The content with every text in <> and every number in ()."""
    tree = shown(IvrTree(TreeId("t"), content), "<{}>".format, "({})".format, queues)
    assert tree.id == "t"
    return tree.content()


@pytest.mark.parametrize(
    ("prompt", "after"),
    [
        (TalkPrompt("t", "v", 2), TalkPrompt("<t>", "v", 2)),
        (PlayPrompt("f", 2.5), PlayPrompt("<f>", 2.5)),
        (UnknownPrompt("m", {"a": 1}), UnknownPrompt("<m>", {"a": 1})),
    ],
)
def test_every_text_of_a_node_is_shown_and_the_rest_stays(prompt, after):
    node = Node(A, "n", prompt, False, 3, 40, 7, "o", {"x": 1})
    content = marked(TreeContent("T", A, {A: node}, tests=({"name": "t"},), extra={"y": 2}))
    assert content.nodes == {A: Node(A, "<n>", after, False, 3, 40, 7, "<o>", {"x": 1})}
    assert (content.name, content.root, content.tests, content.extra) == ("<T>", A, (), {"y": 2})


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"action": Action.PHONE, "phone_number": "1", "from_number": "2"},
         {"phone_number": "(1)", "from_number": "(2)"}),
        ({"action": Action.PHONE, "phone_number": ""}, {}),
        ({"action": Action.SMS, "sms": "s"}, {"sms": "<s>"}),
        ({"action": Action.QUEUE, "queue_id": "QU_1"}, {}),
        ({"action": Action.QUEUE, "queue_id": "QU_2"}, {"queue_id": "<QU_2>"}),
        ({"action": Action.NEXT_NODE, "next_node": A}, {}),
        ({"action": Action.UNKNOWN, "raw_action": "r"}, {"raw_action": "<r>"}),
        ({"action": Action.UNKNOWN, "raw_action": 9}, {}),
    ],
)  # fmt: skip
def test_every_text_and_number_of_a_key_is_shown(before, after):
    press = Keypress(KeypressId("k"), A, Key.ONE, **before)
    content = TreeContent("T", A, {A: Node(A, "n", TalkPrompt("t"))}, {press.id: press})
    assert marked(content).keypresses == {press.id: replace(press, **after)}


def test_places_stay_but_those_of_boxes_that_are_called_otherwise_now():
    kept = {
        A: (1.0, 2.0),
        Destination(DestinationKind.STOP): (3.0, 4.0),
        Destination(DestinationKind.QUEUE, "QU_1"): (5.0, 6.0),
    }
    lost = {
        Destination(DestinationKind.QUEUE, "QU_2"): (7.0, 8.0),
        Destination(DestinationKind.PHONE, "1"): (9.0, 9.0),
        Destination(DestinationKind.SMS, "s"): (9.0, 8.0),
    }
    content = TreeContent(
        "T", A, {A: Node(A, "n", TalkPrompt("t"))}, positions={**kept, **lost}, loose=frozenset(lost)
    )
    assert marked(content).positions == kept
    assert {end.value for end in marked(content).loose} == {"<QU_2>", "(1)", "<s>"}
    stop = frozenset({Destination(DestinationKind.STOP)})
    assert marked(replace(content, loose=stop)).loose == stop


def test_a_masked_graph_keeps_the_places_of_its_nodes():
    one = everywhere()
    content = replace(one.tree.content(), positions={NodeId("a"): (1.5, 2.5)})
    text = exporters()["graphml"].write(source(content, masked=True)).decode()
    assert '<data key="node_x">1.5</data>' in text
