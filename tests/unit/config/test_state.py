import json
from pathlib import Path

import pytest

from ivr_designer.config.state import WindowState


@pytest.fixture
def path(tmp_path):
    return tmp_path / "state" / "window.json"


def test_geometry_is_bytes_there_and_back(path):
    geometry = bytes(range(256))
    state = WindowState(path)
    assert state.get_bytes("main") is None
    state.set_bytes("main", geometry)
    state.set_bytes("docks", bytearray(b"\x00"))
    again = WindowState(path)
    assert (again.get_bytes("main"), again.get_bytes("docks")) == (geometry, b"\x00")


def test_small_values_keep_their_types(path):
    state = WindowState(path)
    state.set_value("minimap", False)
    state.set_value("columns", [1, 2])
    again = WindowState(path)
    assert again.value("minimap") is False
    assert again.value("columns") == [1, 2]
    assert again.value("none", 7) == 7


def test_recent_files_are_newest_first_once_and_few(path, tmp_path):
    state = WindowState(path)
    for name in "abcab":
        state.add_recent_file(tmp_path / name, 3)
    assert [p.name for p in WindowState(path).recent_files()] == ["b", "a", "c"]
    state.add_recent_file(Path("relative"), 3)
    assert state.recent_files()[0].is_absolute()
    state.add_recent_file(tmp_path / "x", 0)
    assert state.recent_files() == ()
    state.add_recent_file(tmp_path / "y", 3)
    state.forget_recent_files()
    assert WindowState(path).recent_files() == ()


@pytest.mark.parametrize(
    "content",
    [
        "{",
        '{"bytes": {"main": "***"}}',
        '{"bytes": {"main": 5}, "recent_files": [1, "", null]}',
        '{"bytes": [], "values": "x", "recent_files": {"a": 1}}',
    ],
)
def test_what_cannot_be_read_is_not_there(path, content):
    path.parent.mkdir()
    path.write_text(content)
    state = WindowState(path)
    assert (state.get_bytes("main"), state.recent_files(), state.value("a")) == (None, (), None)
    state.set_value("a", 1)
    assert WindowState(path).value("a") == 1


def test_an_equal_value_is_not_written_again(path):
    state = WindowState(path)
    state.set_value("a", 1)
    path.unlink()
    state.set_value("a", 1)
    assert not path.exists()


def test_unknown_content_is_kept(path):
    path.parent.mkdir()
    path.write_text('{"version": 1, "later": 1}')
    WindowState(path).set_value("a", 1)
    assert json.loads(path.read_text())["later"] == 1
