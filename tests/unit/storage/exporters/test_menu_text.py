from dataclasses import replace

from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.nodes import SCRIPT, Node, TalkPrompt
from ivr_designer.domain.tree import TreeContent
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
