import os
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


def test_the_environment_of_the_person_does_not_leak_in():
    environ = {
        "https_proxy": "http://x",
        "IVR_DESIGNER_KEY_SECRET": "s",
        "QT_SCALE_FACTOR": "2",
        "LANG": "vi_VN",
        "A": "b",
    }
    fix_environment(environ)
    assert environ.pop("A") == "b"
    assert environ == {"QT_QPA_PLATFORM": "offscreen", **FIXED}
    assert FIXED["LC_ALL"] == FIXED["LANG"] == "C.UTF-8"
