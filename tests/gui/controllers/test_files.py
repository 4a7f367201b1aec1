"""Tree files: open, save, recent ones; every trouble in a sentence."""

import json

import pytest
from PySide6.QtWidgets import QFileDialog, QMenu

from ivr_designer.config import options
from ivr_designer.config.paths import resource
from ivr_designer.sync.contract import Mode
from ivr_designer.ui.controllers.files import FileController
from tests.helpers.backend import MemoryBackend


@pytest.fixture
def files(rig, tmp_path):
    backend = MemoryBackend(tmp_path)
    made = FileController(backend, rig.window.io, rig.window.documents, rig.window.prompts, rig.window)
    made.backend = backend
    return made


def test_open_shows_the_tree_as_a_draft(rig, files, session):
    sample = resource("samples/hotline.ivr.json")
    files.open(sample)
    rig.wait(lambda: rig.window.bridge.document is not None and rig.tree.id != "hotline")
    assert rig.tree.name == "Hotline 1900"
    assert rig.window.trees.row(rig.tree.id).path == str(sample)
    assert files.backend.state.recent_files() == (sample,)


def test_a_file_of_a_tree_of_this_account_is_that_tree(rig, files, session, tmp_path):
    path = tmp_path / "t.ivr.json"
    assert files.save_to(path)
    files.open(path)
    rig.pump(10)
    assert rig.tree.id == "hotline"
    assert len(rig.window.trees.numbers_of(rig.window.trees.row(rig.tree.id))) == 1
    assert session.account.trees[0].mode is Mode.LIVE, "an unchanged file changes nothing"
    path.write_text(path.read_text("utf-8").replace("Kinh doanh", "Bán hàng"), "utf-8")
    files.open(path)
    rig.wait(lambda: "Bán hàng" in {n.name for n in rig.tree.nodes.values()})
    assert rig.tree.id == "hotline"
    assert rig.window.trees.row(rig.tree.id).mode is Mode.DRAFT
    rig.window.documents.undo()
    rig.wait(lambda: "Kinh doanh" in {n.name for n in rig.tree.nodes.values()})


def test_what_a_file_says_of_another_contact_center_is_kept(rig, files, tmp_path):
    path = tmp_path / "t.ivr.json"
    data = json.loads(resource("samples/hotline.ivr.json").read_text("utf-8"))
    data["remote"] = {"base_url": "https://elsewhere.example", "tree": "TR_X", "project": 7, "odd": 1}
    path.write_text(json.dumps(data), "utf-8")
    files.open(path)
    rig.wait(lambda: rig.window.bridge.document is not None and rig.tree.id != "hotline")
    files.save()
    assert json.loads(path.read_text("utf-8"))["remote"] == data["remote"]


def test_save_and_open_again(rig, files, tmp_path):
    path = tmp_path / "cây.ivr.json"
    assert files.save_to(path)
    content = json.loads(path.read_text("utf-8"))
    assert content["name"] == "Hotline 1900"
    assert content["remote"]["tree"] == "TR_hotline"
    assert "Saved to" in rig.window.toast.text
    path.unlink()
    files.save()
    assert path.exists(), "the second time it knows where"


def test_typed_text_is_saved_too(rig, files, tmp_path):
    from ivr_designer.ui.canvas.requests import Selection

    rig.window.inspector.set_selection(Selection(frozenset({rig.node("Kinh doanh")})))
    rig.window.inspector.node_form.name.setText("Vừa gõ")
    files.save_to(tmp_path / "a.ivr.json")
    assert "Vừa gõ" in (tmp_path / "a.ivr.json").read_text("utf-8")


@pytest.mark.parametrize("text", ["", "{", "<html>", '{"format": "x"}', "[1, 2]"])
def test_a_broken_file_is_refused_in_a_sentence(rig, files, tmp_path, text):
    path = tmp_path / "broken.ivr.json"
    path.write_text(text, "utf-8")
    files.open(path)
    (bar,) = rig.window.bars.bars
    assert bar.cause.endswith(".")
    assert bar.advice.endswith(".")
    assert "Traceback" not in bar.cause
    assert rig.tree.name == "Hotline 1900"


def test_a_missing_file_and_a_missing_folder(rig, files, tmp_path):
    files.open(tmp_path / "none.ivr.json")
    assert "does not exist" in rig.window.bars.bars[0].cause
    assert not files.save_to(tmp_path / "no" / "folder.ivr.json")
    assert "cannot be written" in rig.window.bars.bars[0].cause


def test_without_a_session_one_is_asked_for(make_window, tmp_path):
    rig = make_window()
    files = FileController(
        MemoryBackend(tmp_path), rig.window.io, rig.window.documents, rig.window.prompts, rig.window
    )
    told = []
    files.session_wanted.connect(told.append)
    files.open(tmp_path / "x.ivr.json")
    assert told == [tmp_path / "x.ivr.json"]
    files.save()
    assert not files.save_to(tmp_path / "x.ivr.json")


def test_dialogs_do_not_block(rig, files):
    files.save()
    dialog = rig.window.findChild(QFileDialog)
    assert dialog.isVisible()
    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    files.ask_open()
    rig.pump(10)
    assert files._dialog.fileMode() == QFileDialog.FileMode.ExistingFile
    files._dialog.reject()
    rig.pump(10)
    assert files._dialog is None


def test_recent_files_mark_what_is_gone(rig, files, tmp_path):
    menu = QMenu(rig.window)
    files.fill_recent(menu)
    assert [a.text() for a in menu.actions()] == ["Nothing yet"]
    files.save_to(tmp_path / "a&b.ivr.json")
    files.save_to(tmp_path / "gone.ivr.json")
    (tmp_path / "gone.ivr.json").unlink()
    files.fill_recent(menu)
    texts = [a.text() for a in menu.actions() if not a.isSeparator()]
    assert texts == ["gone.ivr.json (not there)", "a&&b.ivr.json", "Clear this list"]
    assert not menu.actions()[0].isEnabled()
    menu.actions()[-1].trigger()
    assert files.backend.state.recent_files() == ()


def test_recent_files_can_be_switched_off(rig, files, tmp_path):
    files.backend.settings.set(options.REMEMBER_RECENT, False)
    files.save_to(tmp_path / "a.ivr.json")
    assert files.backend.state.recent_files() == ()
