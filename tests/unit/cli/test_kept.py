"""A settings file that is damaged is kept, and told of once."""

import pytest

from ivr_designer.config.paths import folders


@pytest.mark.parametrize("name", ["profiles", "settings"])
def test_a_damaged_file_is_told_and_kept(cli, private_home, name):
    path = getattr(folders(), name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"\x00 no settings")
    assert f"“{path}.damaged-" in cli("profile", "list").err
    assert "damaged" not in cli("profile", "list").err
    (kept,) = path.parent.glob("*.damaged-*")
    assert kept.read_bytes() == b"\x00 no settings"
