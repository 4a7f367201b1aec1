from dataclasses import replace

import pytest

from ivr_designer.domain.ids import KeypressId, NodeId
from ivr_designer.domain.keypresses import Action, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import SCRIPT, Node, PlayPrompt, TalkPrompt, UnknownPrompt
from ivr_designer.domain.tree import TreeContent
from ivr_designer.domain.wanted import wanted
from ivr_designer.storage.exporters.menu_text import write
from ivr_designer.storage.exporters.words import Words
from tests.unit.domain.build import STOP, content, keypress
from tests.unit.storage.exporters.build import empty, nasty, sample, source


def test_the_sample_reads_as_callers_meet_it():
    text = write(sample(queues={"QU_JFYXLG3RXZBFCTZY": "Chăm sóc khách hàng"}, numbers=("84986225112",)))
    lines = text.splitlines()
    assert lines[0] == "Hotline 1900"
    assert "Số điện thoại: 84986225112" in lines
    at = lines.index("Bấm phím 1: Kinh doanh")
    assert lines[at + 1].startswith("   “Để mua mới")
    assert lines[at + 2 : at + 6] == [
        "   Bấm phím 1: nối máy tới Chăm sóc khách hàng",
        "   Bấm phím 2: nối máy tới một số khác",
        "   Bấm phím sao (*): quay lại “Lời chào”",
        "   Nếu không bấm phím nào: cuộc gọi kết thúc",
    ]
    assert "Bấm phím thăng (#): quý khách nghe lại menu này" in lines


def test_what_callers_cannot_reach_and_where_calls_are_forwarded_is_not_public():
    text = write(sample())
    assert "Khuyến mãi cũ" not in text
    assert "842838223344" not in text


def test_english_on_demand():
    text = write(sample(words=Words("en")))
    assert "Press star (*): back to “Lời chào”" in text
    assert "If you press nothing: the call ends" in text


def test_a_node_is_told_once():
    one = source(content(("a", "1", "b"), ("a", "2", "c"), ("b", "1", "c"), ("c", "1", STOP)))
    text = write(one)
    assert text.count("“Hello from c”") == 1
    assert "Press 2: see “C” above" in text


def test_a_long_chain_needs_no_recursion():
    nodes = {NodeId(f"n{i}"): Node(NodeId(f"n{i}"), f"N{i}", TalkPrompt("x")) for i in range(3000)}
    presses = [keypress(f"n{i}", "1", f"n{i + 1}") for i in range(2999)]
    chain = TreeContent("Chain", NodeId("n0"), nodes, {k.id: k for k in presses})
    assert "N2999" in write(source(chain))


def test_odd_trees_still_make_a_text():
    assert write(empty()).startswith("Empty\n")
    assert "this choice does not work" in write(nasty())
    assert "\0" not in write(nasty())


def test_what_a_recording_says_is_written_for_those_who_cannot_hear_it():
    one = sample()
    node = one.tree.nodes["support"]
    one.tree._put_node(replace(node, extra={SCRIPT: "Kỹ thuật xin nghe, mời quý khách giữ máy."}))
    assert "“Kỹ thuật xin nghe, mời quý khách giữ máy.”" in write(one)
    assert "(một bản ghi âm)" not in write(one)


A = NodeId("a")


def told(*presses, nodes=(), root="a", name="Desk", **more):
    """The menu of a node with these keys, in English, as lines."""
    every = nodes or (Node(A, "Main", TalkPrompt(" Press a key ")),)
    bound = [
        Keypress(KeypressId(f"k{n}"), A, key, action, **end) for n, (key, action, end) in enumerate(presses)
    ]
    tree = TreeContent(name, root, {n.id: n for n in every}, {k.id: k for k in bound})
    return write(source(tree, words=Words("en"), **more)).split("\n")


def test_the_whole_of_a_small_menu():
    assert told((Key.ONE, Action.STOP, {}), (Key.HASH, Action.NEXT_NODE, {"next_node": A})) == [
        "Desk", "====", "", "When you call, you hear:", "“Press a key”", "", "Press 1: the call ends",
        "Press hash (#): you hear this menu again", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "line"), [("", "==="), ("abcd", "===="), ("x" * 72, "=" * 72), ("x" * 99, "=" * 72)]
)
def test_the_line_below_the_name_is_as_long_as_it(name, line):
    assert told(name=name)[1] == line


@pytest.mark.parametrize("root", [None, "gone"])
def test_a_menu_that_begins_nowhere(root):
    assert told(root=root) == ["Desk", "====", "", "this choice does not work at the moment", ""]


@pytest.mark.parametrize(
    ("action", "end", "words"),
    [
        (Action.QUEUE, {"queue_id": "QU_1"}, "we connect you to Care"),
        (Action.QUEUE, {"queue_id": "QU_2"}, "we connect you to our staff"),
        (Action.QUEUE, {"queue_id": wanted("Sales")}, "we connect you to Sales"),
        (Action.PHONE, {"phone_number": "8424"}, "we connect you to another number"),
        (Action.STOP, {}, "the call ends"),
        (Action.VOICEMAIL, {}, "you can leave a message"),
        (Action.SMS, {"sms": "Hi"}, "we send you a text message"),
        (Action.NEXT_NODE, {"next_node": NodeId("gone")}, "this choice does not work at the moment"),
        (Action.UNKNOWN, {"raw_action": 9}, "this choice does not work at the moment"),
    ],
)
def test_what_every_end_is_to_a_caller(action, end, words):
    assert told((Key.ONE, action, end), queues={"QU_1": "Care"})[-2] == f"Press 1: {words}"


@pytest.mark.parametrize(
    ("key", "words"),
    [
        (Key.ZERO, "Press 0"),
        (Key.STAR, "Press star (*)"),
        (Key.HASH, "Press hash (#)"),
        (Key.NO_INPUT, "If you press nothing"),
        (Key.NO_MATCH, "If you press another key"),
    ],
)
def test_every_key_in_words(key, words):
    assert told((key, Action.STOP, {}))[-2] == f"{words}: the call ends"


@pytest.mark.parametrize(
    ("prompt", "heard"),
    [
        (TalkPrompt("  "), "“(no words)”"),
        (PlayPrompt("a.mp3"), "“(a recording)”"),
        (UnknownPrompt("vip"), "“(a recording)”"),
        (TalkPrompt("Call 84986225112"), "“Call ••••••••112”"),
    ],
)
def test_what_is_heard(prompt, heard):
    assert told(nodes=[Node(A, "Main", prompt)], masked=True)[4] == heard


def test_numbers_are_printed_where_some_are_known():
    assert told(numbers=("8424", "8425"))[3:5] == ["Numbers: 8424, 8425", ""]
    assert told(numbers=())[3] == told(numbers=None)[3] == "When you call, you hear:"
