import subprocess

import pytest

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Action, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.domain.tree import TreeContent
from ivr_designer.storage.exporters.dot import write
from ivr_designer.storage.exporters.words import Words
from tests.helpers.machine import needs_program
from tests.unit.storage.exporters.build import empty, nasty, sample, source

graphviz = needs_program("dot")


@graphviz
@pytest.mark.parametrize("source", [sample, nasty, empty], ids=lambda f: f.__name__)
def test_graphviz_reads_it_and_finds_every_box_and_line(source):
    one = source()
    done = subprocess.run(
        ["dot", "-Tplain"], input=write(one).encode(), capture_output=True, check=True, timeout=60
    )
    rows = [line.split()[0] for line in done.stdout.decode().replace("\\\n", "").splitlines()]
    assert rows.count("node") == len(one.tree.vertices())
    assert rows.count("edge") == len(one.tree.keypresses)
    assert b"warning" not in done.stderr.lower()


def test_lines_say_their_keys_and_silence_is_dashed():
    text = write(sample())
    assert 'b0 -> b1 [label="1"];' in text
    assert 'label="không bấm", style=dashed' in text
    assert 'label="Lời chào", penwidth=2' in text


def test_quotes_and_backslashes_stay_inside_their_strings():
    assert '\\"];}\\\\ evil' in write(nasty())


def test_the_whole_of_a_small_tree():
    a = NodeId("a")
    ends = [
        (Key.ONE, {"action": Action.NEXT_NODE, "next_node": a}),
        (Key.TWO, {"action": Action.QUEUE, "queue_id": "QU_1"}),
        (Key.THREE, {"action": Action.PHONE, "phone_number": "8424"}),
        (Key.FOUR, {"action": Action.SMS, "sms": "Hi"}),
        (Key.FIVE, {"action": Action.VOICEMAIL}),
        (Key.SIX, {"action": Action.NEXT_NODE, "next_node": NodeId("gone")}),
        (Key.NO_INPUT, {"action": Action.STOP}),
    ]
    presses = [Keypress(KeypressId(key.value), a, key, **end) for key, end in ends]
    nodes = {n: Node(n, f"Node {n}", TalkPrompt("Hi")) for n in (a, NodeId("b"))}
    content = TreeContent("Desk", a, nodes, {k.id: k for k in presses})
    lines = write(source(content, words=Words("en"))).splitlines()
    assert lines[:4] == [
        'digraph "Desk" {',
        "  rankdir=TB;",
        '  node [shape=box, style="rounded,filled", fillcolor=white, fontname="sans-serif"];',
        '  edge [fontname="sans-serif"];',
    ]
    assert lines[4:6] == ['  b0 [label="Node a", penwidth=2];', '  b1 [label="Node b"];']
    assert lines[6:12] == [
        '  b2 [label="Queue: QU_1", shape=ellipse, fillcolor="#dcefe0"];',
        '  b3 [label="Phone: 8424", shape=ellipse, fillcolor="#dbe9f6"];',
        '  b4 [label="Text message: Hi", shape=ellipse, fillcolor="#f5efd8"];',
        '  b5 [label="Voicemail", shape=ellipse, fillcolor="#efe3f5"];',
        '  b6 [label="Missing node: gone", shape=octagon, fillcolor="#f8d7da"];',
        '  b7 [label="End of call", shape=circle, fillcolor="#eeeeee"];',
    ]
    assert lines[12] == '  b0 -> b0 [label="1"];'
    assert lines[18].endswith(' [label="no input", style=dashed];')
    assert lines[19:] == ["}"]
