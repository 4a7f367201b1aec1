"""Tree files: open, save, recent ones; every trouble in a sentence."""

import json
import threading

import pytest
from PySide6.QtWidgets import QFileDialog, QMenu

from ivr_designer.config import options
from ivr_designer.config.paths import resource
from ivr_designer.storage.files import read_tree, write_tree
from ivr_designer.sync.contract import Mode
from ivr_designer.ui.canvas.requests import BoxKind
from ivr_designer.ui.controllers.files import FileController
from tests.helpers.backend import MemoryBackend


class Disk:
    """Reads and writes files, once it is let go, and keeps on which threads."""

    def __init__(self):
        self.let_go = threading.Event()
        self.let_go.set()
        self.threads = []

    def read(self, path):
        self._wait()
        return read_tree(path)

    def write(self, *what):
        self._wait()
        write_tree(*what)

    def _wait(self):
        self.threads.append(threading.current_thread())
        assert self.let_go.wait(20)


@pytest.fixture
def disk():
    disk = Disk()
    yield disk
    disk.let_go.set()


@pytest.fixture
def files(rig, tmp_path, disk):
    backend, window = MemoryBackend(tmp_path), rig.window
    made = FileController(
        backend, window.io, window.documents, window.prompts, window, read=disk.read, write=disk.write
    )
    made.backend = backend
    yield made
    made.close()


def saved(rig, files, path):
    """Save and wait until it is told how it went."""
    future = files.save_to(path)
    rig.wait(lambda: future.done() and not files.is_saving)
    return future.exception() is None


def opened(rig, files, path):
    """Open and wait until it is told how it went."""
    future = files.open(path)
    rig.wait_until_told(files)
    return future


def test_open_shows_the_tree_as_a_draft(rig, files, session):
    sample = resource("samples/hotline.ivr.json")
    files.open(sample)
    rig.wait(lambda: rig.window.bridge.document is not None and rig.tree.id != "hotline")
    assert rig.tree.name == "Hotline 1900"
    assert rig.window.trees.row(rig.tree.id).path == str(sample)
    assert files.backend.state.recent_files() == (sample,)


def test_a_file_of_a_tree_of_this_account_is_that_tree(rig, files, session, tmp_path):
    path = tmp_path / "t.ivr.json"
    assert saved(rig, files, path)
    opened(rig, files, path)
    rig.wait(lambda: rig.window.bridge.document is not None)
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
    rig.wait(lambda: not files.is_saving)
    assert json.loads(path.read_text("utf-8"))["remote"] == data["remote"]


def test_save_and_open_again(rig, files, tmp_path):
    path = tmp_path / "cây.ivr.json"
    assert saved(rig, files, path)
    content = json.loads(path.read_text("utf-8"))
    assert content["name"] == "Hotline 1900"
    assert content["remote"]["tree"] == "TR_hotline"
    assert "Saved to" in rig.window.toast.text
    path.unlink()
    files.save()
    rig.wait(lambda: not files.is_saving)
    assert path.exists(), "the second time it knows where"


def test_typed_text_is_saved_too(rig, files, tmp_path):
    from ivr_designer.ui.canvas.requests import Selection

    rig.window.inspector.set_selection(Selection(frozenset({rig.node("Kinh doanh")})))
    rig.window.inspector.node_form.name.setText("Vừa gõ")
    assert saved(rig, files, tmp_path / "a.ivr.json")
    assert "Vừa gõ" in (tmp_path / "a.ivr.json").read_text("utf-8")


@pytest.mark.parametrize("text", ["", "{", "<html>", '{"format": "x"}', "[1, 2]"])
def test_a_broken_file_is_refused_in_a_sentence(rig, files, tmp_path, text):
    path = tmp_path / "broken.ivr.json"
    path.write_text(text, "utf-8")
    opened(rig, files, path)
    (bar,) = rig.window.bars.bars
    assert bar.cause.endswith(".")
    assert bar.advice.endswith(".")
    assert "Traceback" not in bar.cause
    assert rig.tree.name == "Hotline 1900"


def test_a_missing_file_and_a_missing_folder(rig, files, tmp_path):
    opened(rig, files, tmp_path / "none.ivr.json")
    assert "does not exist" in rig.window.bars.bars[0].cause
    assert not saved(rig, files, tmp_path / "no" / "folder.ivr.json")
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
    assert files.save_to(tmp_path / "x.ivr.json") is None
    files.close()


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
    assert saved(rig, files, tmp_path / "a&b.ivr.json")
    assert saved(rig, files, tmp_path / "gone.ivr.json")
    (tmp_path / "gone.ivr.json").unlink()
    files.fill_recent(menu)
    texts = [a.text() for a in menu.actions() if not a.isSeparator()]
    assert texts == ["gone.ivr.json (not there)", "a&&b.ivr.json", "Clear this list"]
    assert not menu.actions()[0].isEnabled()
    menu.actions()[-1].trigger()
    assert files.backend.state.recent_files() == ()


def test_recent_files_can_be_switched_off(rig, files, tmp_path):
    files.backend.settings.set(options.REMEMBER_RECENT, False)
    assert saved(rig, files, tmp_path / "a.ivr.json")
    assert files.backend.state.recent_files() == ()


def test_files_are_read_and_written_beside_the_window(rig, files, disk, session, tmp_path):
    assert saved(rig, files, tmp_path / "a.ivr.json")
    opened(rig, files, resource("samples/hotline.ivr.json"))
    assert len(disk.threads) == 2
    assert threading.main_thread() not in disk.threads


def test_a_file_that_is_being_opened_makes_one_tree(rig, files, disk, session):
    before = len(session.account.trees)
    disk.let_go.clear()
    sample = resource("samples/hotline.ivr.json")
    first = files.open(sample)
    assert files.open(sample) is first
    disk.let_go.set()
    rig.wait(lambda: rig.window.bridge.document is not None and rig.tree.id != "hotline")
    assert len(session.account.trees) == before + 1


def test_opening_is_given_up(rig, files, disk, session):
    before = len(session.account.trees)
    disk.let_go.clear()
    future = files.open(resource("samples/hotline.ivr.json"))
    rig.wait(lambda: any("Opening" in bar.cause for bar in rig.window.bars.bars))
    (bar,) = rig.window.bars.bars
    bar.act()
    assert rig.window.bars.bars == ()
    disk.let_go.set()
    rig.wait(future.done)
    rig.wait(lambda: "was not opened" in rig.window.toast.text)
    assert len(session.account.trees) == before
    assert rig.tree.id == "hotline"


def test_an_edit_while_a_file_is_written_is_of_the_next_save(rig, files, disk, tmp_path):
    path, before = tmp_path / "a.ivr.json", len(rig.tree.nodes)
    disk.let_go.clear()
    future = files.save_to(path)
    rig.window.nodes.add_node(BoxKind.TALK)
    assert "Saved" not in rig.window.toast.text, "it is told when it is there"
    second = files.save_to(path)
    disk.let_go.set()
    rig.wait(future.done)
    rig.wait(lambda: second.done() and not files.is_saving)
    assert len(json.loads(path.read_text("utf-8"))["nodes"]) == before + 1
    assert "Saved" in rig.window.toast.text


def test_saving_again_before_the_first_is_there_asks_for_no_name(rig, files, disk, tmp_path):
    path, before = tmp_path / "a.ivr.json", len(rig.tree.nodes)
    disk.let_go.clear()
    files.save_to(path)
    rig.window.nodes.add_node(BoxKind.TALK)
    files.save()
    assert rig.window.findChild(QFileDialog) is None
    disk.let_go.set()
    rig.wait(lambda: not files.is_saving)
    assert len(json.loads(path.read_text("utf-8"))["nodes"]) == before + 1


def test_saving_again_after_a_failure_asks_for_another_name(rig, files, tmp_path):
    assert not saved(rig, files, tmp_path / "no" / "folder.ivr.json")
    files.save()
    assert rig.window.findChild(QFileDialog).isVisible()


def test_what_is_edited_while_its_file_is_compared_stays(rig, files, disk, tmp_path):
    path = tmp_path / "t.ivr.json"
    assert saved(rig, files, path)
    path.write_text(path.read_text("utf-8").replace("Kinh doanh", "Bán hàng"), "utf-8")
    disk.let_go.clear()
    files.open(path)
    rig.window.nodes.add_node(BoxKind.TALK)
    disk.let_go.set()
    rig.wait(lambda: "Bán hàng" in {n.name for n in rig.tree.nodes.values()})
    before = len(rig.tree.nodes)
    rig.window.documents.undo()
    rig.wait(lambda: len(rig.tree.nodes) == before + 1)
