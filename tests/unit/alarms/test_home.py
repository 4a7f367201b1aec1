import os
import sys
from pathlib import Path

import keyring
import keyring.backends.fail
import platformdirs
import pytest

from tests.helpers.alarms.home import FIXED, fix_environment

seen = []


@pytest.mark.parametrize("number", [1, 2])
def test_each_test_has_a_home_of_its_own(private_home, number):
    assert Path.home() == private_home
    assert list(private_home.iterdir()) == []
    assert private_home not in seen
    seen.append(private_home)


def test_settings_go_to_the_private_home(private_home):
    if sys.platform != "win32":  # Windows tells its folders itself, whatever the environment says
        assert private_home in platformdirs.user_config_path("x").parents
        assert private_home in platformdirs.user_data_path("x").parents
    assert os.environ["IVR_DESIGNER_HOME"].startswith(str(private_home))


def test_the_keyring_of_the_person_at_this_machine_is_out_of_reach(inner):
    source = """
        import os, pytest
        def test_it():
            assert os.environ["PYTHON_KEYRING_BACKEND"] == "keyring.backends.fail.Keyring"
        @pytest.mark.keyring
        def test_real():
            assert "PYTHON_KEYRING_BACKEND" not in os.environ
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("PYTHON_KEYRING_BACKEND")
        inner("home", source).assert_outcomes(passed=2)
    assert issubclass(keyring.backends.fail.Keyring, keyring.backend.KeyringBackend)


def test_on_windows_the_offscreen_platform_is_told_where_the_fonts_are():
    for given, folder in (
        ({"SystemRoot": "D:/Win"}, os.path.join("D:/Win", "Fonts")),
        ({}, os.path.join(r"C:\Windows", "Fonts")),
        ({"SystemRoot": "D:/Win", "QT_QPA_FONTDIR": "mine"}, "mine"),
    ):
        fix_environment(given, "win32")
        assert given["QT_QPA_FONTDIR"] == folder


@pytest.mark.parametrize(
    ("platform", "locale"), [("linux", "C.UTF-8"), ("darwin", "en_US.UTF-8"), ("win32", "C.UTF-8")]
)
def test_the_environment_of_the_person_does_not_leak_in(platform, locale):
    environ = {
        "https_proxy": "http://x",
        "IVR_DESIGNER_KEY_SECRET": "s",
        "QT_SCALE_FACTOR": "2",
        "LANG": "vi_VN",
        "QT_QPA_FONTDIR": "fonts",
        "A": "b",
    }
    fix_environment(environ, platform)
    assert environ.pop("A") == "b"
    ours = {"QT_QPA_PLATFORM": "offscreen", "QT_QPA_FONTDIR": "fonts", "LC_ALL": locale, "LANG": locale}
    assert environ == {**ours, **FIXED}
