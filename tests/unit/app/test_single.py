"""One window on the same data."""

import gc
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from ivr_designer.app import GuiOptions
from ivr_designer.app.single import Door, Doorkeeper

HOLD = """
import sys, time
from pathlib import Path
from ivr_designer.app.single import Door
door = Door(Path(sys.argv[1]))
print(door.is_first(), flush=True)
time.sleep(60)
"""


def test_a_knock_is_heard_and_taken_away(tmp_path, qtbot):
    first, second = Door(tmp_path), Door(tmp_path)
    assert first.is_first()
    assert not second.is_first()
    keeper, heard = Doorkeeper(first), []
    keeper.knocked.connect(heard.append)
    asked = GuiOptions(sandbox=True, file=Path("menu.ivr.json"))
    answers = []
    caller = threading.Thread(target=lambda: answers.append(second.knock(asked)))
    caller.start()
    qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
    caller.join()
    assert answers == [True]
    assert heard == [GuiOptions(sandbox=True, file=Path("menu.ivr.json").absolute())]
    assert list(first.folder.iterdir()) == []
    keeper.close()


def test_nobody_hears(tmp_path):
    first, door, now = Door(tmp_path), Door(tmp_path), iter([0.0, 0.1, 9.0])
    assert first.is_first()
    assert not door.knock(GuiOptions(), clock=lambda: next(now), sleep=lambda _s: None)
    assert list(door.folder.iterdir()) == [], "what was not heard is not left lying about"


def test_who_closes_hears_no_knock_and_nobody_waits_for_one_that_has_ended(tmp_path, qtbot):
    first, second = Door(tmp_path), Door(tmp_path)
    assert first.is_first()
    keeper, heard = Doorkeeper(first), []
    keeper.knocked.connect(heard.append)
    keeper.close()
    keeper.close()
    (first.folder / "x.json").write_text("{}", "utf-8")
    qtbot.wait(100)
    assert heard == []
    del first, keeper
    gc.collect()  # it has ended: its lock is free
    assert not second.knock(GuiOptions(), clock=lambda: 0.0, sleep=lambda _s: None)
    assert second.is_first()


def test_a_killed_program_is_first_no_more(tmp_path):
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True, env=os.environ
    )
    try:
        assert holder.stdout.readline().strip() == "True"
        assert not Door(tmp_path).is_first()
    finally:
        holder.kill()
        holder.wait()
        holder.stdout.close()
    assert Door(tmp_path).is_first()


@pytest.mark.parametrize("text", ["", "[]", "{", "\ufffd", '{"file": 3, "profile": [], "sandbox": "yes"}'])
def test_a_strange_note_does_no_harm(tmp_path, text):
    door = Door(tmp_path)
    (door.folder / "x.json").write_text(text, "utf-8")
    assert door.answer() in ([], [GuiOptions()])
    assert list(door.folder.iterdir()) == []


def test_the_token_of_the_desktop_is_passed_on(tmp_path, monkeypatch):
    door = Door(tmp_path)
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "")
    (door.folder / "x.json").write_text('{"token": "abc"}', "utf-8")
    door.answer()
    assert os.environ["XDG_ACTIVATION_TOKEN"] == "abc"
