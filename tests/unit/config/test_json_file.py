import json
import os
import stat
import sys

import pytest

from ivr_designer.config.json_file import MAX_BYTES, JsonFile, NewerFile, replace_file


@pytest.fixture
def path(tmp_path):
    return tmp_path / "new folder" / "thing.json"


def put(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())


def test_what_was_written_is_read(path):
    file = JsonFile(path, version=3)
    assert file.read() == {}
    file.write({"a": "Tiếng Việt", "unknown": [1]})
    assert file.read() == {"version": 3, "a": "Tiếng Việt", "unknown": [1]}
    assert "Tiếng Việt" in path.read_text("utf-8"), "people may read it"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_file_and_folder_are_for_this_user_only(path):
    JsonFile(path, version=1).write({})
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[1]", b"null", b"\xff\xfe", b"[" * 100_000, b'"' + b"x" * MAX_BYTES + b'"']
)
def test_a_damaged_file_is_set_aside_and_told(path, damage):
    put(path, damage)
    told = []
    file = JsonFile(path, version=1, on_damage=told.append)
    assert file.read() == {}
    assert not path.exists()
    assert [p.read_bytes() for p in told] == [damage]
    assert told[0].name.startswith("thing.json.damaged-")
    file.write({"a": 1})
    assert file.read()["a"] == 1


def test_two_damaged_files_of_one_second_are_both_kept(path):
    told = []
    for text in (b"{1", b"{2", b"{3"):
        put(path, text)
        JsonFile(path, version=1, on_damage=told.append).read()
    assert [p.read_bytes() for p in told] == [b"{1", b"{2", b"{3"]


def test_a_byte_order_mark_does_no_harm(path):
    put(path, b'\xef\xbb\xbf{"version": 1, "a": 2}')
    assert JsonFile(path, version=1).read()["a"] == 2


def test_older_files_are_brought_up_to_date_step_by_step(path):
    steps = {0: lambda c: c | {"b": c.pop("a")}, 2: lambda c: c | {"b": c["b"] * 2}}
    put(path, {"a": 1, "other": True})
    assert JsonFile(path, version=3, migrations=steps).read() == {"b": 2, "other": True, "version": 3}
    put(path, {"version": 2, "b": 5})
    assert JsonFile(path, version=3, migrations=steps).read() == {"version": 3, "b": 10}


@pytest.mark.parametrize("version", [True, "1", -1, None, 1.0])
def test_a_nonsense_version_counts_as_the_oldest(path, version):
    put(path, {"version": version})
    assert JsonFile(path, version=1, migrations={0: lambda c: c | {"seen": 1}}).read() == {
        "version": 1,
        "seen": 1,
    }


def test_a_newer_file_is_left_alone(path):
    put(path, {"version": 9, "a": 1})
    with pytest.raises(NewerFile, match="newer version") as caught:
        JsonFile(path, version=1).read()
    assert caught.value.path == path
    assert json.loads(path.read_text())["version"] == 9


def test_a_failed_write_leaves_the_old_file_and_no_litter(path):
    file = JsonFile(path, version=1)
    file.write({"a": 1})
    with pytest.raises(TypeError):
        file.write({"a": object()})
    blocked = path.parent / "folder.json"
    blocked.mkdir()
    with pytest.raises(OSError):
        replace_file(blocked, b"x")
    assert file.read()["a"] == 1
    assert sorted(os.listdir(path.parent)) == ["folder.json", "thing.json"]


def test_a_file_where_its_folder_should_be_is_told(path):
    path.parent.write_text("in the way")
    with pytest.raises(NotADirectoryError) as told:
        JsonFile(path, version=1).read()
    assert told.value.filename == str(path)
