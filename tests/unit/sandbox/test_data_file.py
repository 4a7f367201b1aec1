import asyncio
import json
import os

import pytest

from ivr_designer.sandbox.data_file import Saver, read_state, write_state
from ivr_designer.sandbox.errors import DataFileBroken
from ivr_designer.sandbox.store import Store


def test_write_and_read(tmp_path):
    path = tmp_path / "state.json"
    assert read_state(path) is None
    write_state(path, {"a": "Tiếng Việt \ud800"})
    assert read_state(path) == {"a": "Tiếng Việt \ud800"}
    assert os.listdir(tmp_path) == ["state.json"]


def test_a_half_written_neighbour_is_written_over(tmp_path):
    path = tmp_path / "state.json"
    write_state(path, {"a": 1})
    (tmp_path / ".state.json.new").write_bytes(b'{"a":')
    assert read_state(path) == {"a": 1}
    write_state(path, {"a": 2})
    assert os.listdir(tmp_path) == ["state.json"]


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"[" * 100_000])
def test_what_is_not_json(tmp_path, content):
    path = tmp_path / "state.json"
    path.write_bytes(content)
    with pytest.raises(DataFileBroken, match="is not JSON"):
        read_state(path)


def test_what_cannot_be_read_or_written(tmp_path):
    with pytest.raises(DataFileBroken, match="cannot be read"):
        read_state(tmp_path)
    with pytest.raises(DataFileBroken, match="cannot be written"):
        write_state(tmp_path / "none" / "state.json", {})
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "x").touch()
    with pytest.raises(DataFileBroken, match="cannot be written"):
        write_state(folder, {})
    assert sorted(os.listdir(tmp_path)) == ["folder"]


def test_saver_writes_when_behind_only(tmp_path):
    path = tmp_path / "state.json"
    store = Store()
    saver = Saver(store, path)
    assert saver.behind
    saver.save()
    assert not saver.behind
    path.unlink()
    saver.save()
    assert not path.exists()
    store.insert("queue", {"name": "Q"})
    assert saver.behind
    asyncio.run(saver.flush())
    assert json.loads(path.read_bytes()) == store.dump()


def test_calls_that_wait_together_share_writes(tmp_path):
    store = Store()
    saver = Saver(store, tmp_path / "state.json")

    async def many():
        for _ in range(30):
            store.insert("queue", {})
        await asyncio.gather(*(saver.flush() for _ in range(30)))

    asyncio.run(many())
    assert not saver.behind


def test_a_claim_is_for_one(tmp_path):
    one, two = (Saver(Store(), tmp_path / "state.json") for _ in range(2))
    one.claim()
    with pytest.raises(DataFileBroken, match="Another sandbox"):
        two.claim()
    one.release()
    two.claim()
    two.release()
