"""The activity log is written as a table, or it is said why not."""

from PySide6.QtWidgets import QFileDialog


def test_the_action_asks_where_and_writes_the_table(rig, session, tmp_path):
    rig.window.actions_.trigger("export-activity")
    (dialog,) = [d for d in rig.window.findChildren(QFileDialog) if d.isVisible()]
    path = tmp_path / "log.csv"
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    assert path.read_bytes() == session.activity_csv()
    rig.wait(lambda: not rig.window.findChildren(QFileDialog))


def test_a_folder_that_is_not_there_is_told(rig, tmp_path):
    assert not rig.window.features.activity_table.save(tmp_path / "no" / "log.csv")
    assert rig.window.bars.bars[0].topic == "activity"
    assert rig.window.features.activity_table.save(tmp_path / "log.csv")
    assert not rig.window.bars.bars
