"""Masked is masked wherever a number can stand."""

import re
from dataclasses import replace

import pytest

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Action, Destination, DestinationKind, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import SCRIPT, Node, PlayPrompt, TalkPrompt, UnknownPrompt
from ivr_designer.domain.tree import TreeContent
from ivr_designer.storage.exporters.registry import exporters
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
