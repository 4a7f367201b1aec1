import re

import pytest

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Action, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.domain.tree import TreeContent
from ivr_designer.storage.exporters.mermaid import write
from ivr_designer.storage.exporters.words import Words
from tests.unit.storage.exporters.build import empty, nasty, sample, source

BOX = re.compile(r'  b\d+(\["[^"\[\]<>]*"\]|\(\["[^"\[\]<>]*"\]\))')
LINE = re.compile(r'  b\d+ (-->|-\.->)\|"[^"|]*"\| b\d+')


@pytest.mark.parametrize("make", [sample, nasty, empty], ids=lambda f: f.__name__)
def test_no_name_becomes_syntax(make):
    one = make()
    head, title, end, kind, *lines = write(one).splitlines()
    assert (head, end, kind) == ("---", "---", "flowchart TD")
    assert title.startswith('title: "')
    assert sum(bool(BOX.fullmatch(line)) for line in lines) == len(one.tree.vertices())
    assert sum(bool(LINE.fullmatch(line)) for line in lines) == len(one.tree.keypresses)
    assert len(lines) - len(one.tree.vertices()) - len(one.tree.keypresses) in {0, 1}


def test_the_root_is_marked_and_letters_stay_readable():
    text = write(sample())
    assert "style b0 stroke-width:3px" in text
    assert 'b0["Lời chào"]' in text
    assert '|"#35;"|' in text


def chart(root):
    a = NodeId("a")
    presses = [
        Keypress(KeypressId("1"), a, Key.ONE, Action.NEXT_NODE, next_node=a),
        Keypress(KeypressId("2"), a, Key.NO_INPUT, Action.STOP),
    ]
    nodes = {
        a: Node(a, 'A "quoted" <name>', TalkPrompt("Hi")),
        NodeId("b"): Node(NodeId("b"), "", TalkPrompt("Hi")),
    }
    content = TreeContent('De\\sk "1"', root, nodes, {k.id: k for k in presses})
    return write(source(content, words=Words("en")))


def test_the_whole_of_a_small_tree():
    assert chart("a").split("\n") == [
        "---",
        'title: "De\\\\sk \\"1\\""',
        "---",
        "flowchart TD",
        '  b0["A #34;quoted#34; #60;name#62;"]',
        '  b1[" "]',
        '  b2(["End of call"])',
        '  b0 -->|"1"| b0',
        '  b0 -.->|"no input"| b2',
        "  style b0 stroke-width:3px",
        "",
    ]


@pytest.mark.parametrize("root", [None, "gone"])
def test_a_tree_that_begins_nowhere_has_no_root_to_mark(root):
    assert "style" not in chart(root)
