"""The prompts sheet in the window: editing in place, replacing with a preview, other trees, files."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from ivr_designer.domain.edits import UpdateNode
from ivr_designer.domain.nodes import SECOND, TalkPrompt
from ivr_designer.ui.dialogs.replace_preview import ReplacePreview
from ivr_designer.ui.prompt_rows import Column, Replacement, prompt_rows
from ivr_designer.ui.text import plain_tip
from tests.helpers.memory_session import MemorySession
from tests.helpers.trees import menu_content

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def sheet(rig):
    QTest.keySequence(rig.window, "Ctrl+Shift+T")
    sheet = rig.window.features.prompts.dialog
    rig.wait(sheet.isVisible)
    return sheet


def place(sheet, name):
    return next(i for i, r in enumerate(sheet.model.rows) if r.name == name)


def test_model_keeps_the_rules(rig, sheet, qtmodeltester):
    qtmodeltester.check(sheet.model)
    assert sheet.model.rowCount() == len(rig.tree.nodes)
    assert sheet.model.headerData(Column.TEXT, Qt.Orientation.Horizontal) == "What callers hear"
    assert sheet.view.isColumnHidden(Column.TREE)


def test_typing_in_a_cell_is_one_undo_step(rig, sheet):
    index = sheet.model.index(place(sheet, "Kinh doanh"), Column.TEXT)
    sheet.view.setCurrentIndex(index)
    sheet.view.edit(index)
    (editor,) = sheet.view.findChildren(QPlainTextEdit)
    QTest.keyClicks(editor, "Bam phim 1.")
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(editor, "Het.")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    rig.pump()
    assert rig.tree.nodes["sales"].prompt.text == "Bam phim 1.\nHet."
    assert sheet.model.rows[index.row()].text == "Bam phim 1.\nHet."
    rig.window.documents.undo()
    assert rig.tree.nodes["sales"].prompt.text.startswith("Để mua mới")


def test_second_language_and_name(rig, sheet):
    row = place(sheet, "Lời chào")
    sheet.model.setData(sheet.model.index(row, Column.SECOND), "Welcome")
    sheet.model.setData(sheet.model.index(row, Column.NODE), "Chào")
    assert rig.tree.nodes["main"].extra[SECOND] == "Welcome"
    assert rig.tree.nodes["main"].name == "Chào"


def test_a_name_is_not_taken_away(rig, sheet):
    sheet.model.setData(sheet.model.index(place(sheet, "Lời chào"), Column.NODE), "  ")
    assert rig.tree.nodes["main"].name == "Lời chào"
    rig.wait(lambda: any("needs a name" in s for s in rig.window.announcer.said))


def test_what_a_recording_says_is_typed_beside_its_file(rig, sheet):
    index = sheet.model.index(place(sheet, "Kỹ thuật"), Column.TEXT)
    assert index.data() == "(recording: VYWKDLWVXL-1531544847245.mp3)"
    assert index.data(Qt.ItemDataRole.EditRole) == ""
    sheet.model.setData(index, "Xin chờ")
    assert index.data() == "Xin chờ"
    assert rig.tree.nodes[rig.node("Kỹ thuật")].prompt.file == "VYWKDLWVXL-1531544847245.mp3"
    assert "does not have" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert sheet.summary.text().endswith("1 recording missing")
    assert "0 min" not in sheet.summary.text()


def test_filters(sheet):
    QTest.keyClicks(sheet.field, "gia han")
    assert [r.name for r in sheet.shown] == ["Kinh doanh"]
    sheet.field.clear()
    sheet.missing.setChecked(True)
    assert [r.name for r in sheet.shown] == ["Kỹ thuật"]


def test_replace_after_a_look_and_one_undo(rig, sheet):
    before = rig.tree.content().nodes
    sheet.wanted.setText("bấm phím")
    sheet.instead.setText("nhấn")
    QTest.mouseClick(sheet.preview, LEFT)
    (preview,) = sheet.findChildren(ReplacePreview)
    rig.wait(preview.isVisible)
    assert rig.tree.content().nodes == before, "nothing before the answer"
    assert preview.go.text() == "Replace in 2 texts"
    preview.model.item(1).setCheckState(Qt.CheckState.Unchecked)
    assert preview.go.text() == "Replace in 1 text"
    preview.model.item(1).setCheckState(Qt.CheckState.Checked)
    QTest.mouseClick(preview.go, LEFT)
    rig.pump()
    assert not any("bấm phím" in (r.text or "") for r in sheet.shown)
    rig.window.documents.undo()
    assert rig.tree.content().nodes == before


def test_nothing_to_replace_is_said(rig, sheet):
    assert rig.window.features.prompts.preview("zebra", "x", False) is None
    rig.wait(lambda: any("No prompt contains" in s for s in rig.window.announcer.said))


def test_all_trees_are_read_and_jumped_to(rig, sheet):
    sheet.all_trees.setChecked(True)
    assert not sheet.view.isColumnHidden(Column.TREE)
    rig.wait(lambda: rig.window.documents.opened("empty") is not None)
    sheet.view.setCurrentIndex(sheet.model.index(place(sheet, "Kỹ thuật"), Column.NODE))
    rig.window.documents.show("empty")
    rig.pump()
    sheet.jump_wanted.emit(sheet.model.rows[place(sheet, "Kỹ thuật")])
    rig.wait(lambda: rig.window.selection.vertices == {"support"})


@pytest.mark.parametrize(("kind", "start"), [("csv", b"\xef\xbb\xbf"), ("pdf", b"%PDF")])
def test_writes_the_script(rig, sheet, tmp_path, kind, start):
    path = tmp_path / f"script.{kind}"
    assert rig.window.features.prompts.export(kind, path)
    assert path.read_bytes().startswith(start)
    assert not rig.window.features.prompts.export(kind, tmp_path / "no" / "where")


def test_a_change_far_inside_a_long_text_is_in_sight_and_the_text_whole_in_its_tip(rig):
    (row, *_) = prompt_rows([rig.tree], None)
    before = "Xin chào quý khách. " * 20 + "Để gặp kinh doanh, bấm phím 1."
    after = before.replace("kinh doanh", "bán hàng")
    preview = ReplacePreview(
        [Replacement(row, Column.TEXT, before, after, 1)], lambda _wanted: None, rig.window
    )
    shown = [preview.model.item(0, column) for column in (1, 2)]
    assert [cell.text() for cell in shown] == [
        "…chào quý khách. Để gặp kinh doanh, bấm phím 1.",
        "…chào quý khách. Để gặp bán hàng, bấm phím 1.",
    ]  # fmt: skip
    assert [cell.toolTip() for cell in shown] == [plain_tip(before), plain_tip(after)]
    preview.deleteLater()


def test_rows_of_thousands_of_nodes_come_a_few_at_a_time_and_whoever_needs_them_gets_all(make_window):
    rig = make_window(MemorySession({"large": menu_content(3000)}))
    rig.open("large")
    prompts = rig.window.features.prompts
    sheet = prompts.open()
    assert sheet.model.rowCount() == 0, "the window goes on meanwhile"
    rig.wait(lambda: sheet.model.rowCount() == 3000)
    node = next(reversed(rig.tree.nodes.values()))
    rig.window.documents.submit(UpdateNode(replace(node, prompt=TalkPrompt("only here"))))
    assert not any(row.text == "only here" for row in sheet.shown)
    preview = prompts.preview("only here", "x", False)
    assert preview is not None
    preview.close()
    rig.window.documents.undo()
    rig.window.documents.redo()
    rig.wait(lambda: any(row.text == "only here" for row in sheet.shown))
    rig.wait(lambda: not rig.window.is_busy())
