"""Files find their nodes by name, by number, or not at all."""

import pytest

from ivr_designer.domain.ids import NodeId, TreeId
from ivr_designer.domain.nodes import SCRIPT, Node, PlayPrompt, TalkPrompt
from ivr_designer.ui.prompt_rows import PromptRow
from ivr_designer.ui.recording_match import match_files, playing, speaking, words

NAMES = ["Lời chào", "Kinh doanh", "Hỗ trợ kỹ thuật", "Ngoài giờ"]
ROWS = [PromptRow(TreeId("t"), "T", NodeId(f"n{i}"), name) for i, name in enumerate(NAMES, 1)]


@pytest.mark.parametrize(
    ("file", "node"),
    [
        ("Lời chào.wav", "n1"), ("loi_chao.mp3", "n1"), ("LoiChao.WAV", "n1"), ("01 - Lời chào.wav", "n1"),
        ("2.wav", "n2"), ("002.mp3", "n2"), ("03_ho-tro-ky-thuat.mp3", "n3"), ("ho tro ky thuatt.mp3", "n3"),
        ("99 Kinh doanh.mp3", "n2"), ("9.wav", None), ("nhac nen.mp3", None), (".wav", None),
    ],
)  # fmt: skip
def test_one_file(file, node):
    found = match_files([file], ROWS)
    assert (found[file].node if file in found else None) == node


def test_the_best_file_has_the_node_and_no_node_gets_two():
    found = match_files(["1.wav", "Lời chào.wav", "loi chaoo.wav"], ROWS)
    assert {f: r.node for f, r in found.items()} == {"Lời chào.wav": "n1"}


def test_what_cannot_be_written_gets_none():
    locked = PromptRow(TreeId("t"), "T", NodeId("n"), "VIP", locked=True)
    assert match_files(["VIP.wav", "1.wav"], [locked]) == {}


def test_words_are_folded():
    assert words("Đường-dây_Nóng (2).v1") == "duong day nong 2 v1"


def test_what_was_spoken_becomes_the_script_and_comes_back():
    node = Node(NodeId("n"), "A", TalkPrompt("Xin chào"))
    recorded = playing(node, "X.wav", 2.5).node
    assert (recorded.prompt, recorded.extra) == (PlayPrompt("X.wav", 2.5), {SCRIPT: "Xin chào"})
    again = playing(recorded, "Y.wav", None).node
    assert (again.prompt, again.extra) == (PlayPrompt("Y.wav"), {SCRIPT: "Xin chào"})
    assert speaking(again) == node
