"""Prompts as rows, edits of cells, and replacing."""

import pytest

from ivr_designer.config.paths import resource
from ivr_designer.domain.document import Document
from ivr_designer.domain.edits import UpdateNode
from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.nodes import SCRIPT, SECOND
from ivr_designer.domain.tree import IvrTree
from ivr_designer.storage.files import parse_tree, tree_text
from ivr_designer.sync.contract import Account, Recording
from ivr_designer.ui.prompt_rows import (
    Column,
    by_tree,
    prompt_rows,
    replacements,
    replacing,
    total_seconds,
    with_text,
)


@pytest.fixture
def tree():
    return IvrTree(TreeId("t"), parse_tree(resource("samples/hotline.ivr.json").read_bytes()).content)


def row(tree, name, account=None):
    return next(r for r in prompt_rows([tree], account) if r.name == name)


def test_a_row_for_every_node_in_reading_order(tree):
    rows = prompt_rows([tree], None)
    assert [r.name for r in rows] == ["Lời chào", "Kinh doanh", "Kỹ thuật", "Khuyến mãi cũ"]
    assert {r.node for r in rows} == set(tree.nodes)


def test_spoken_and_played(tree):
    spoken, played = row(tree, "Kinh doanh"), row(tree, "Kỹ thuật")
    assert spoken.text.startswith("Để mua mới")
    assert spoken.voice == "Thu Trang, woman, Hanoi"
    assert 3 < spoken.seconds < 8
    assert (played.text, played.seconds) == (None, 7.4)
    assert played.file.endswith(".mp3")
    assert total_seconds([spoken, played]) == spoken.seconds + 7.4


def test_missing_only_when_the_list_is_known(tree):
    assert not row(tree, "Kỹ thuật", None).missing
    assert not row(tree, "Kỹ thuật", Account()).missing
    assert row(tree, "Kỹ thuật", Account(recordings=())).missing
    there = Account(recordings=(Recording("R", "VYWKDLWVXL-1531544847245.mp3"),))
    assert not row(tree, "Kỹ thuật", there).missing


def test_cells_change_what_they_show(tree):
    main, played = tree.nodes["main"], tree.nodes["support"]
    assert with_text(main, Column.TEXT, "Chào").prompt.text == "Chào"
    assert with_text(main, Column.NODE, " Mới ").name == "Mới"
    assert with_text(main, Column.SECOND, "Hello").extra[SECOND] == "Hello"
    assert SECOND not in with_text(with_text(main, Column.SECOND, "Hello"), Column.SECOND, "").extra
    scripted = with_text(played, Column.TEXT, "Xin chờ")
    assert (scripted.prompt, scripted.extra[SCRIPT]) == (played.prompt, "Xin chờ")
    assert SCRIPT not in with_text(scripted, Column.TEXT, "").extra
    assert with_text(main, Column.VOICE, "x") is None


def test_second_language_survives_the_file(tree):
    Document(tree).apply(UpdateNode(with_text(tree.nodes["main"], Column.SECOND, "Welcome")))
    again = parse_tree(tree_text(tree.content())).content
    (found,) = [n for n in again.nodes.values() if n.name == "Lời chào"]
    assert found.extra[SECOND] == "Welcome"


def test_a_measured_length_is_taken_before_a_stated_one(tree):
    there = Account(recordings=(Recording("R", "VYWKDLWVXL-1531544847245.mp3", duration_s=9.5),))
    assert row(tree, "Kỹ thuật", there).seconds == 9.5


def test_what_a_recording_says_is_replaced_too(tree):
    document = Document(tree)
    document.apply(UpdateNode(with_text(tree.nodes["support"], Column.TEXT, "Xin chờ máy")))
    assert row(tree, "Kỹ thuật").script == "Xin chờ máy"
    (found,) = replacements(prompt_rows([tree], None), "chờ máy", "giữ máy")
    document.apply(replacing(tree, [found], "chờ máy", "giữ máy"))
    assert row(tree, "Kỹ thuật").script == "Xin giữ máy"


def test_replacing_is_one_step_and_back(tree):
    document = Document(tree)
    before = tree.content()
    found = replacements(prompt_rows([tree], None), "BẤM PHÍM", "nhấn")
    assert [(f.row.name, f.count) for f in found] == [("Lời chào", 4), ("Kinh doanh", 3)]
    back = document.apply(replacing(tree, found, "bấm phím", "nhấn"))
    assert document.revision == 1
    assert "nhấn 1" in tree.nodes["main"].prompt.text
    document.apply(back)
    assert tree.content().nodes == before.nodes


def test_match_case_plain_text_and_nothing(tree):
    rows = prompt_rows([tree], None)
    assert replacements(rows, "BẤM PHÍM", "x", match_case=True) == []
    assert replacements(rows, "", "x") == []
    assert replacements(rows, ".", "!")[0].count == tree.nodes["main"].prompt.text.count(".")
    (only,) = replacements(rows, "mua mới", r"\1 \g<0>")
    assert r"\1 \g<0>" in only.after, "what is typed is no pattern"


def test_text_and_second_language_of_one_node_together(tree):
    Document(tree).apply(UpdateNode(with_text(tree.nodes["main"], Column.SECOND, "bấm phím")))
    found = replacements(prompt_rows([tree], None), "bấm phím", "press")
    Document(tree).apply(replacing(tree, found, "a", "b"))
    assert tree.nodes["main"].extra[SECOND] == "press"
    assert "bấm" not in tree.nodes["main"].prompt.text


def test_what_changed_meanwhile_is_left_alone(tree):
    found = replacements(prompt_rows([tree], None), "bấm phím", "nhấn")
    Document(tree).apply(UpdateNode(with_text(tree.nodes["main"], Column.TEXT, "Khác rồi, bấm phím 1.")))
    batch = replacing(tree, found, "a", "b")
    assert [e.node.id for e in batch.edits] == ["sales"]
    assert set(by_tree(found)) == {"t"}


def test_a_recording_is_called_as_people_call_it(tree):
    there = Account(recordings=(Recording("R", "VYWKDLWVXL-1531544847245.mp3", "Hướng dẫn kỹ thuật"),))
    assert row(tree, "Kỹ thuật", there).title == "Hướng dẫn kỹ thuật"
    assert row(tree, "Kỹ thuật").title == ""
