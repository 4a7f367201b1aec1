"""The activity log is written as a table, or it is said why not."""

import threading

from PySide6.QtWidgets import QFileDialog


def test_the_action_asks_where_and_writes_the_table(rig, session, tmp_path):
    rig.window.actions_.trigger("export-activity")
    (dialog,) = [d for d in rig.window.findChildren(QFileDialog) if d.isVisible()]
    path = tmp_path / "log.csv"
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    rig.wait(path.exists)
    assert path.read_bytes() == session.activity_csv()
    rig.wait(lambda: not rig.window.findChildren(QFileDialog))


def test_a_folder_that_is_not_there_is_told(rig, tmp_path):
    bars = rig.window.bars
    rig.window.features.activity_table.save(tmp_path / "no" / "log.csv")
    rig.wait(lambda: [bar.topic for bar in bars.bars] == ["activity"])
    rig.window.features.activity_table.save(tmp_path / "log.csv")
    rig.wait(lambda: not bars.bars)
    assert (tmp_path / "log.csv").exists()


def test_the_table_is_made_beside_the_window(rig, session, tmp_path):
    """0.3 s with 11,000 lines, in which the window stood still."""
    made_by = []
    session.activity_csv = lambda: made_by.append(threading.current_thread()) or b"a table"
    rig.wait(rig.window.features.activity_table.save(tmp_path / "log.csv").done)
    assert (tmp_path / "log.csv").read_bytes() == b"a table"
    assert made_by != [threading.current_thread()]


def test_a_table_that_takes_long_is_told_and_can_be_stopped(rig, session, tmp_path):
    let_go, bars, path = threading.Event(), rig.window.bars, tmp_path / "log.csv"
    session.activity_csv = lambda: b"a table" if let_go.wait(20) else b""
    future = rig.window.features.activity_table.save(path)
    rig.wait(lambda: [bar.cause for bar in bars.bars] == ["Writing “log.csv”…"])
    bars.bars[0].act()
    assert not bars.bars
    let_go.set()
    rig.wait(future.done)
    rig.wait(lambda: "was not written" in rig.window.toast.text)
    assert not path.exists()
