import os
import stat
import subprocess
import sys
from pathlib import Path

import platformdirs.macos
import pytest

from ivr_designer.config import paths


def test_one_variable_moves_everything(monkeypatch, tmp_path):
    monkeypatch.setenv("IVR_DESIGNER_HOME", str(tmp_path / "h"))
    found = paths.folders()
    assert found.config == tmp_path / "h" / "config"
    assert found.settings == tmp_path / "h" / "config" / "settings.json"
    assert found.profiles.parent == found.config
    assert found.window_state.parent == found.state
    assert found.logs.is_relative_to(found.state)
    assert len({found.config, found.state, found.cache}) == 3
    assert not (tmp_path / "h").exists(), "asking makes nothing"


def test_without_it_the_platforms_folders_are_used(monkeypatch, private_home):
    monkeypatch.delenv("IVR_DESIGNER_HOME")
    found = paths.folders()
    assert len({found.config, found.state, found.cache}) == 3
    for folder in (found.config, found.state, found.cache):
        assert "ivr-designer" in str(folder)
    if sys.platform == "linux":
        assert found.state == private_home / "state" / "ivr-designer"
        assert found.config == private_home / "config" / "ivr-designer"


@pytest.mark.skipif(sys.platform == "win32", reason="a Mac's folders need a POSIX home")
def test_on_a_mac_settings_and_journal_do_not_share_a_folder(monkeypatch, private_home):
    monkeypatch.delenv("IVR_DESIGNER_HOME")
    for name in [name for name in os.environ if name.startswith("XDG_")]:
        monkeypatch.delenv(name)
    found = paths.folders(platformdirs.macos.MacOS(paths.APP, appauthor=False))
    ours = private_home / "Library" / "Application Support" / "ivr-designer"
    assert (found.config, found.state) == (ours / "config", ours / "state")
    assert found.cache == private_home / "Library" / "Caches" / "ivr-designer"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_private_folders_are_for_this_user_only(tmp_path):
    made = paths.private(tmp_path / "a" / "b")
    assert stat.S_IMODE(made.stat().st_mode) == 0o700
    made.chmod(0o755)
    assert stat.S_IMODE(paths.private(made).stat().st_mode) == 0o700


def test_private_cannot_make_a_folder_of_a_file(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(OSError):
        paths.private(tmp_path / "file")


@pytest.mark.parametrize(
    ("platform", "folder"),
    [
        ("linux", Path("/etc/ivr-designer")),
        ("darwin", Path("/Library/Application Support/ivr-designer")),
        pytest.param("win32", None, id="win32: any user may make a folder below ProgramData"),
    ],
)
def test_machine_folder_is_not_the_users(platform, folder):
    assert paths.machine_folder(platform) == folder


def test_a_missing_resource_is_named():
    with pytest.raises(FileNotFoundError, match=r"no/such\.thing"):
        paths.resource("no/such.thing")


@pytest.mark.parametrize("name", ["", "../pyproject.toml", "/etc/passwd", "a/../../b"])
def test_a_resource_name_cannot_lead_out(name):
    with pytest.raises(ValueError, match="not the name of a resource"):
        paths.resource(name)


def test_resources_are_found_in_a_checkout_a_wheel_and_a_frozen_app(tmp_path):
    """The package is copied away from the checkout, so that only what is put there can be found."""
    package = tmp_path / "site" / "ivr_designer"
    (package / "config").mkdir(parents=True)
    for name in ("__init__.py", "config/__init__.py", "config/paths.py"):
        (package / name).write_bytes((Path(paths.__file__).parent.parent / name).read_bytes())
    folders = {
        "checkout": tmp_path / "site" / "resources",
        "wheel": package / "_resources",
        "frozen": tmp_path / "unpacked" / "ivr_designer" / "_resources",
    }
    for name, folder in folders.items():
        folder.mkdir(parents=True)
        (folder / f"{name}.txt").write_text(name)
        (folder / "a.txt").write_text(name)
    code = (
        "import sys; from ivr_designer.config.paths import resource\n"
        "print(resource('checkout.txt').read_text(), resource('a.txt').read_text())\n"
        f"sys._MEIPASS = {str(tmp_path / 'unpacked')!r}; print(resource('a.txt').read_text())"
    )
    environment = os.environ | {"PYTHONPATH": str(tmp_path / "site"), "PYTHONSAFEPATH": "1"}
    ran = subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (ran.stdout.split(), ran.stderr) == (["checkout", "wheel", "frozen"], "")
