"""Every panel and dialog read through AT-SPI: titles, names, roles, states, and nothing told twice."""

import pytest

from tests.helpers.screen_reader import lacking, run_on_screen

SOME = (
    "select-talk", "select-keypress", "preferences", "connections", "shortcuts", "export", "numbers",
    "go-conflicts",
    "go-plan", "check-settings", "rare-secret", "rare-queues",
)  # fmt: skip


@pytest.mark.parametrize("language", ["en", pytest.param("vi", marks=pytest.mark.soak)])
def test_some_of_them(tmp_path, language):
    read(tmp_path, language, *SOME)


@pytest.mark.soak
def test_all_of_them(tmp_path):
    read(tmp_path, "en")


def read(home, language, *scenes):
    if why := lacking():
        pytest.skip(why)
    told = run_on_screen("tests.helpers.atspi_scenes", home, *scenes, "--language", language, seconds=1500)
    assert {line["scene"] for line in told} >= set(scenes)
    assert all(title for line in told for _role, title in line["windows"])
    found = {line["scene"]: line["found"] for line in told if line["found"]}
    assert not found, found
