"""The recordings dialog, and files on their way to nodes."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ivr_designer.domain.nodes import PlayPrompt
from ivr_designer.domain.phrases import phrase
from ivr_designer.sync.upload_types import UploadState
from ivr_designer.ui.widgets.two_line import Role
from tests.helpers.audio import TONE_MP3, wav


@pytest.fixture
def recordings(rig):
    return rig.window.features.recordings


@pytest.fixture
def dialog(rig, recordings):
    rig.window.actions_.trigger("recordings")
    rig.wait(recordings.dialog.isVisible)
    return recordings.dialog


def titles(dialog):
    return [dialog.model.index(i).data() for i in range(dialog.model.rowCount())]


def choose(dialog, title):
    dialog.view.setCurrentIndex(dialog.model.index(titles(dialog).index(title)))


@pytest.fixture
def files(tmp_path):
    paths = [tmp_path / "Kinh doanh.wav", tmp_path / "nhac.mp3", tmp_path / "broken.wav"]
    for path, data in zip(paths, (wav(2.0), TONE_MP3, b"RIFF"), strict=True):
        path.write_bytes(data)
    return paths


def test_lists_what_is_there_and_finds_it(rig, dialog):
    assert titles(dialog) == ["closed.wav", "Lời chào"]
    assert not dialog.isModal()
    rig.type(dialog.field, "loi chao")
    assert titles(dialog) == ["Lời chào"]
    assert dialog.summary.text() == "1 recording"


def test_why_a_file_is_refused_can_be_read_whole(rig, recordings, files):
    form = recordings.offer(files)
    rig.wait(form.isVisible)
    why = form.troubles[2]
    assert why.text().startswith("This is neither a WAV nor")
    assert why.text().endswith("choose that file.")
    assert why.height() >= why.heightForWidth(why.width()), "no line is cut off"
    assert form.table.rowHeight(2) >= why.height()


def test_a_node_is_given_one_and_its_use_is_counted(rig, dialog):
    rig.window.show_item(rig.node("Kinh doanh"))
    rig.window.features.recordings.open()
    choose(dialog, "Lời chào")
    QTest.mouseClick(dialog.use, Qt.MouseButton.LeftButton)
    assert rig.tree.nodes[rig.node("Kinh doanh")].prompt == PlayPrompt("welcome.mp3")
    assert dialog.view.currentIndex().data(Role.DETAIL).startswith("1 node plays it")
    rig.window.documents.undo()
    assert dialog.view.currentIndex().data(Role.DETAIL).startswith("No node plays it")


def test_opens_on_the_recording_of_the_selected_node_and_leads_to_its_uses(rig, recordings):
    node = rig.tree.nodes[rig.node("Kỹ thuật")]
    rig.session.add_recording(node.prompt.file)
    rig.window.show_item(node.id)
    recordings.open()
    assert recordings.dialog.entry.file == node.prompt.file
    QTest.mouseClick(recordings.dialog.where, Qt.MouseButton.LeftButton)
    assert rig.window.features.usage.dialog.thing.value == node.prompt.file


def test_sound_is_added_then_played(rig, recordings, dialog, files):
    choose(dialog, "Lời chào")
    assert not dialog.play.isEnabled()
    assert dialog.copy.isVisible()
    recordings.add_copy("welcome.mp3", files[2])
    assert "WAV" in rig.window.bars.bars[0].cause + rig.window.bars.bars[0].advice
    recordings.add_copy("welcome.mp3", files[0])
    rig.wait(dialog.play.isEnabled)
    assert dialog.view.currentIndex().data(Role.TRAILING) == "0:02"
    assert not dialog.copy.isVisible()


def test_files_are_proposed_to_the_nodes_they_are_named_like(rig, recordings, files):
    form = recordings.offer(files)
    rig.wait(form.isVisible)
    first, second = form.chosen()
    assert first.node == (rig.tree.id, rig.node("Kinh doanh"))
    assert (second.title, second.node) == ("nhac", None)
    assert form.upload.text() == "Upload 2 files"
    assert form.summary.text() == "1 node will play one of them. 1 file cannot be used."
    form.nodes[1].setCurrentIndex(form.nodes[0].currentIndex())
    assert "chosen twice" in form.summary.text()
    form.nodes[1].setCurrentIndex(0)
    rig.replace(form.titles[0], "Bộ phận bán hàng")
    QTest.mouseClick(form.upload, Qt.MouseButton.LeftButton)
    assert [u.title for u in rig.session.uploads] == ["Bộ phận bán hàng", "nhac"]
    assert titles(recordings.dialog)[:2] == ["Bộ phận bán hàng", "nhac"]


def test_when_it_is_there_its_node_plays_it_as_one_step_of_undo(rig, recordings, files):
    node = rig.node("Kinh doanh")
    spoken = rig.tree.nodes[node].prompt
    recordings.offer(files[:1]).upload.click()
    (upload,) = rig.session.uploads
    rig.session.set_upload(replace(upload, state=UploadState.SENDING, sent=upload.size // 2))
    rig.wait(lambda: "50 %" in recordings.dialog.model.index(0).data(Role.DETAIL))
    percent = 100 * (upload.size // 2) // upload.size
    rig.wait(lambda: rig.window.status_bar.work.text() == f"Uploading recordings: {percent} %")
    assert not rig.window.status_bar.work.isHidden()
    rig.session.set_upload(replace(upload, state=UploadState.DONE, file="NEW-1.wav"))
    rig.wait(lambda: rig.tree.nodes[node].prompt == PlayPrompt("NEW-1.wav", 2.0))
    assert rig.session.uploads == ()
    rig.wait(lambda: any("“Kinh doanh” plays it" in s for s in rig.window.announcer.said))
    rig.window.documents.undo()
    assert rig.tree.nodes[node].prompt == spoken


def test_a_node_that_is_gone_costs_nothing(rig, recordings, files):
    upload = rig.session.upload_recording(wav(1.0), "a.wav", "A", (rig.tree.id, "nobody"))
    (known,) = rig.session.uploads
    rig.session.set_upload(replace(known, state=UploadState.DONE, file="NEW-2.wav"))
    rig.wait(lambda: rig.session.uploads == ())
    assert ("cancel_upload", upload) in rig.session.calls


def test_what_failed_says_why_and_can_be_tried_or_given_up(rig, dialog):
    upload = rig.session.upload_recording(wav(1.0), "a.wav", "A")
    (known,) = rig.session.uploads
    rig.session.set_upload(
        replace(known, state=UploadState.FAILED, cause=phrase("No."), advice=phrase("Ask."))
    )
    rig.wait(lambda: "A" in titles(dialog))
    choose(dialog, "A")
    assert dialog.trouble.text() == "No. Ask."
    assert not dialog.play.isVisible()
    QTest.mouseClick(dialog.retry, Qt.MouseButton.LeftButton)
    QTest.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
    assert rig.session.calls[-2:] == [("retry_upload", upload), ("cancel_upload", upload)]
    rig.wait(lambda: "A" not in titles(dialog))


def test_unknown_is_not_empty(make_window):
    from tests.helpers.memory_session import MemorySession

    rig = make_window(MemorySession(known=False))
    rig.window.features.recordings.open()
    dialog = rig.window.features.recordings.dialog
    assert dialog.empty.isVisible()
    assert "not read yet" in dialog.empty.detail.text()


def test_a_full_disk_is_told(rig, recordings, files):
    rig.session.full_disk = True
    recordings.offer(files[:1]).upload.click()
    assert "full" in rig.window.bars.bars[0].cause
    assert rig.session.uploads == ()
