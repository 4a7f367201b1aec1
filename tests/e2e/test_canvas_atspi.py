"""A screen reader's way to the canvas: through AT-SPI, under Xvfb, in a session bus of its own."""

from pathlib import Path

import pytest

from tests.helpers.screen_reader import lacking, run_on_screen


def test_a_screen_reader_finds_every_box_and_keypress_follows_the_focus_and_acts(tmp_path: Path) -> None:
    if why := lacking():
        pytest.skip(why)
    (told,) = run_on_screen("tests.helpers.atspi_app", tmp_path)
    children = told["children"]
    assert len(children) == told["items"]
    for child in children:
        assert child["name"].strip()
        assert child["role"] in {"table cell", "tree item", "link"}
        assert min(child["place"][2:]) > 0
        assert {"Press", "SetFocus", "ShowMenu"} <= set(child["actions"])
    assert [child["place"][:2] for child in children if child["role"] != "link"] == told["places"]
    assert [words for words in told["found"] if words.startswith("no name")] == []
    assert told["edit"][0][:2] == ["said", "Change “Xin chào”. Waiting to send."]
    begins = [heard[0][1] for heard in told["walk"]]
    assert begins[0].startswith("Lời chào, callers enter here, 7 keys")
    assert begins[3] == begins[0]
    assert begins[4].startswith("Key 1 to ")
    assert len({*begins[:3], begins[4]}) == 4
    for heard in told["walk"]:
        assert [kind for kind, *_rest in heard] == ["focus"], heard
    check_acts(told)


def check_acts(told: dict[str, object]) -> None:
    """Each act on a box or a key through AT-SPI does what its name says."""
    states = {name: set(told[name]["states"]) for name in ("pressed", "folded", "unfolded")}  # type: ignore[index]
    assert "selected" in states["pressed"]
    assert told["opened"] == ["n000000"]
    focused, has_focus = told["focused"]  # type: ignore[misc]
    assert {"focused", "selected"} <= set(focused["states"])
    assert has_focus
    assert "expanded" not in states["folded"]
    assert "expanded" in states["unfolded"]
    assert told["followed"] == "n000001"
    assert told["menu"]
