"""run.py: what it says and does on machines that lack something, and that a checkout starts with it."""

import ast
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PATH = Path(__file__).parents[2] / "run.py"
spec = importlib.util.spec_from_file_location("run_py", PATH)
run = importlib.util.module_from_spec(spec)
spec.loader.exec_module(run)


# --- old and new Pythons


def test_an_old_python_can_read_the_file():
    ast.parse(PATH.read_text("utf-8"), feature_version=(3, 6))


def test_an_old_python_gets_a_sentence():
    code = "import runpy, sys; sys.version_info = (3, 9, 1); runpy.run_path(sys.argv[1], run_name='__main__')"
    done = subprocess.run(
        [sys.executable, "-c", code, str(PATH)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.startswith("IVR Designer needs Python 3.11 or newer; this is 3.9.")
    assert "Traceback" not in done.stderr


# --- what the system lacks


def test_each_row_of_the_table_is_complete():
    assert len(run.NEEDS) > 30
    for need in run.NEEDS:
        assert need.when in ("always", "screen", "test")
        assert need.look.partition(":")[0] in ("lib", "program", "file", "module", "font")
        assert need.apt not in ("-", "=")


@pytest.mark.parametrize(
    ("look", "there"),
    [
        ("lib:libc.so.6", True),
        ("lib:libnothing.so.9", False),
        ("program:sh", True),
        ("program:no-such-program", False),
        ("module:json", True),
        ("module:no_such_module", False),
        ("file:/no/such|/et[c]", True),
        ("file:/no/such", False),
        ("font:no-such-font.ttf", False),
    ],
)
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the table is for Linux")
def test_looking(look, there):
    assert run.is_there(look) is there


def lacks(*names):
    return lambda look: not any(name in look for name in names)


def test_only_what_the_job_needs_is_missing():
    nothing = lacks("")
    assert {need.when for need in run.missing(("always",), nothing)} == {"always"}
    assert len(run.missing(("always", "screen", "test"), nothing)) == len(run.NEEDS)
    assert [need.apt for need in run.missing(("always", "screen"), lacks("libxcb-cursor"))] == [
        "libxcb-cursor0"
    ]


@pytest.mark.parametrize(
    ("manager", "root", "command"),
    [
        ("apt", False, "sudo apt-get install -y --no-install-recommends libgl1 libxcb-image0 python3-venv"),
        ("apt", True, "apt-get install -y --no-install-recommends libgl1 libxcb-image0 python3-venv"),
        ("dnf", True, "dnf install -y libglvnd-glx xcb-util-image"),
        ("zypper", True, "zypper --non-interactive install libglvnd libxcb-image0"),
        ("pacman", True, "pacman -S --needed --noconfirm libglvnd xcb-util-image"),
    ],
)
def test_one_line_installs_what_is_missing(manager, root, command):
    lacking = run.missing(("always", "screen"), lacks("libGL.so", "libxcb-image", "ensurepip"))
    assert " ".join(run.install_command(lacking, manager, root)) == command


@pytest.fixture
def fake_apt(tmp_path, monkeypatch):
    """An apt-get that writes down how it was called, and what it was told to exit with."""
    script = tmp_path / "bin" / "apt-get"
    script.parent.mkdir()
    note = f'echo "$DEBIAN_FRONTEND $*" >> {tmp_path}/calls'
    script.write_text(f"#!/bin/sh\n{note}\necho E: no such package\nexit ${{FAKE:-0}}\n")
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{script.parent}:/usr/bin:/bin")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    return tmp_path / "calls"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the table is for Linux")
class TestProvide:
    def test_nothing_missing_is_silent(self, fake_apt):
        run.provide(("always",), install=True, ignore=False, look=lambda _look: True)
        assert not fake_apt.exists()

    def test_it_names_what_is_missing_and_the_line_that_helps(self, fake_apt):
        with pytest.raises(run.Stop) as stop:
            run.provide(("always",), install=False, ignore=False, look=lacks("libGL.so"))
        assert "lacks libGL.so.1" in str(stop.value)
        assert str(stop.value).endswith("\n  apt-get install -y --no-install-recommends libgl1")
        assert not fake_apt.exists()

    def test_it_goes_on_without_when_told(self, fake_apt):
        run.provide(("always",), install=False, ignore=True, look=lacks("libGL.so"))
        assert not fake_apt.exists()

    def test_it_installs_and_looks_again(self, fake_apt):
        run.provide(
            ("always",),
            install=True,
            ignore=False,
            look=lambda look: "libGL.so" not in look or fake_apt.exists(),
        )
        update, install = fake_apt.read_text().splitlines()
        assert update.split()[0] == "noninteractive"
        assert update.endswith(" update")
        assert install.endswith(" install -y --no-install-recommends libgl1")

    def test_a_failed_installation_shows_why(self, fake_apt, monkeypatch):
        monkeypatch.setenv("FAKE", "100")
        with pytest.raises(run.Stop, match=r"(?s)installation failed.*E: no such package"):
            run.provide(("always",), install=True, ignore=False, look=lacks("libGL.so"))

    def test_an_installation_that_did_not_help_is_told(self, fake_apt):
        with pytest.raises(run.Stop, match=r"Still missing after the installation: lib:libGL.so.1"):
            run.provide(("always",), install=True, ignore=False, look=lacks("libGL.so"))

    def test_an_unknown_package_manager_is_told(self, fake_apt, monkeypatch):
        monkeypatch.setenv("PATH", "")
        with pytest.raises(run.Stop, match="--ignore-missing"):
            run.provide(("always",), install=False, ignore=False, look=lacks("libGL.so"))


# --- what to run


def test_nothing_starts_the_window_on_the_sandbox():
    job = run.choose([], {"DISPLAY": ":0"})
    assert job == (
        "requirements.lock",
        ("always", "screen"),
        ["-m", "ivr_designer", "gui", "--sandbox"],
        False,
    )


def test_the_window_without_a_screen_needs_no_screen_libraries_offscreen():
    assert run.choose([], {"QT_QPA_PLATFORM": "offscreen"}).whens == ("always",)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have a screen")
def test_no_screen_is_told_with_the_way_out():
    with pytest.raises(run.Stop, match=r"xvfb-run -a python3 run\.py"):
        run.choose([], {})


@pytest.mark.parametrize("first", ["cli", "--"])
def test_the_command_line(first):
    assert run.choose([first, "validate", "-h"], {}).arguments == ["-m", "ivr_designer", "validate", "-h"]


def test_the_checks():
    assert run.choose(["check"], {}).arguments == ["-m", "tests.checks"]


@pytest.mark.parametrize(
    ("words", "arguments"),
    [
        (["test"], "-n auto --maxprocesses 4"),
        (["test", "-k", "x"], "-n auto --maxprocesses 4 -k x"),
        (["test", "-n0"], "-n0"),
        (["test", "--pdb", "a"], "--pdb a"),
        (["soak"], "-n auto --maxprocesses 4 --soak"),
    ],
)
def test_tests_run_side_by_side_unless_told_otherwise(words, arguments):
    job = run.choose(words, {})
    assert job.is_test
    assert job.lock == "requirements-dev.lock"
    assert " ".join(job.arguments) == f"-m pytest {arguments}"


def test_an_unknown_word_is_refused():
    with pytest.raises(run.Stop, match="no command 'tset'"):
        run.choose(["tset"], {})


def test_options_are_ours_up_to_the_two_dashes():
    words, options = run.split_options(["test", "--install-libs", "-x"])
    assert (words, options["--install-libs"], options["--ignore-missing"]) == (["test", "-x"], True, False)
    words, options = run.split_options(["--", "--install-libs"])
    assert (words, options["--install-libs"]) == (["--", "--install-libs"], False)


def test_tests_get_a_home_of_their_own():
    environ = {
        "PATH": os.environ["PATH"],
        "HOME": "/nowhere",
        "IVR_DESIGNER_X": "1",
        "XDG_DATA_HOME": "/nowhere",
    }
    code = """if True:
        import os
        assert os.environ["HOME"] != "/nowhere"
        assert os.path.isdir(os.environ["XDG_RUNTIME_DIR"])
        assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
        assert not {"IVR_DESIGNER_X", "XDG_DATA_HOME"} & set(os.environ)
    """
    assert run.run_tests([sys.executable, "-c", code], environ) == 0


# --- the virtual environment


@pytest.fixture
def root(tmp_path):
    """A checkout with empty locks and a .venv that looks filled, but is not stamped."""
    for name in ("requirements.lock", "requirements-dev.lock", "pyproject.toml"):
        (tmp_path / name).write_text(f"# {name}\n")
    python = run.venv_python(tmp_path / ".venv")
    python.parent.mkdir(parents=True)
    python.touch()
    return tmp_path


def stamp(root, lock):
    (root / ".venv" / run.STAMP).write_text(json.dumps({lock: run.fingerprint(root, lock)}))


def test_without_a_stamp_it_is_not_ready(root):
    assert not run.is_ready(root, "requirements.lock")


@pytest.mark.parametrize("damage", ["", "[]", "{"])
def test_a_damaged_stamp_is_no_stamp(root, damage):
    (root / ".venv" / run.STAMP).write_text(damage)
    assert not run.is_ready(root, "requirements.lock")


def test_the_developers_packages_serve_the_app_but_not_the_other_way(root):
    stamp(root, "requirements-dev.lock")
    assert run.is_ready(root, "requirements.lock")
    stamp(root, "requirements.lock")
    assert not run.is_ready(root, "requirements-dev.lock")


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml"])
def test_a_change_makes_it_stale(root, name):
    stamp(root, "requirements.lock")
    assert run.is_ready(root, "requirements.lock")
    (root / name).write_text("changed")
    assert not run.is_ready(root, "requirements.lock")


@pytest.mark.parametrize(
    ("output", "cause"),
    [
        ("WARNING: Retrying\nERROR: Could not find a version that satisfies x", "could not be downloaded"),
        (
            "ERROR: Could not find a version that satisfies x (from versions: none)",
            "no build of a package",
        ),
        ("connection broken by 'SSLError([SSL: CERTIFICATE_VERIFY_FAILED])'", "is not trusted here"),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE FILE.",
            "not the one that the lock",
        ),
    ],
)
def test_a_failed_download_is_explained(output, cause):
    assert cause in run.explain_pip(output, {})


def test_the_explanation_names_settings_and_hides_their_passwords():
    who = "https://joe:" + "pa55@"  # in two pieces for the lint that looks for such
    text = run.explain_pip(f"ERROR: no answer from {who}proxy.invalid/x", {"PIP_INDEX_URL": f"{who}h"})
    assert "set now: PIP_INDEX_URL" in text
    assert "https://proxy.invalid/x" in text
    assert "pa55" not in text


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    """A copy of run.py beside a program that prints its arguments, in a folder with a space and a letter."""
    folder = tmp_path_factory.mktemp("a checkout é")
    (folder / "run.py").write_bytes(PATH.read_bytes())
    for name in ("requirements.lock", "requirements-dev.lock", "pyproject.toml"):
        (folder / name).write_text("")
    (folder / "ivr_designer").mkdir()
    (folder / "ivr_designer" / "__init__.py").touch()
    (folder / "ivr_designer" / "__main__.py").write_text("import sys; print(sys.prefix, sys.argv[1:])")
    return folder


def start(checkout, *words, **environ):
    command = [sys.executable, str(checkout / "run.py"), "--ignore-missing", *words]
    return subprocess.Popen(
        command,
        cwd="/",
        env={**os.environ, "PIP_CONFIG_FILE": os.devnull, **environ},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_two_at_once_make_one_environment_and_the_next_call_makes_none(checkout):
    both = [start(checkout, "cli", "hello"), start(checkout, "cli", "hello")]
    outputs = [process.communicate(timeout=120) for process in both]
    assert [process.returncode for process in both] == [0, 0], outputs
    assert sum("setting up .venv" in errors for _output, errors in outputs) == 1
    again = start(checkout, "cli", "--", "--install-libs")
    output, errors = again.communicate(timeout=60)
    assert errors == ""
    assert output.strip() == f"{checkout / '.venv'} ['--', '--install-libs']"


def test_no_network_is_a_sentence_and_the_next_call_tries_again(checkout):
    (checkout / "requirements.lock").write_text("no-such-thing==1.0 --hash=sha256:" + "0" * 64)
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "1", "PIP_FIND_LINKS": ""}
    for _ in range(2):
        process = start(checkout, "cli", **nowhere)
        output, errors = process.communicate(timeout=120)
        assert process.returncode == 1
        assert output == ""
        assert "could not be downloaded. Connect to the network, or set HTTPS_PROXY" in errors
        assert "Traceback" not in errors


# --- Windows, wherever this runs


def test_windows_keeps_its_interpreter_elsewhere(tmp_path):
    assert run.venv_python(tmp_path, windows=True) == tmp_path / "Scripts" / "python.exe"
    assert run.venv_python(tmp_path, windows=False) == tmp_path / "bin" / "python"


@pytest.mark.parametrize("windows", [True, False])
def test_tests_find_nothing_of_the_user(tmp_path, windows):
    theirs = {"HOME": "their home", "XDG_CONFIG_HOME": "x", "DBUS_SESSION_BUS_ADDRESS": "b", "PATH": "p"}
    theirs |= {"USERPROFILE": "C:/a", "APPDATA": "C:/a/r", "LOCALAPPDATA": "C:/a/l", "IVR_DESIGNER_HOME": "i"}
    found = run.at_home(theirs, tmp_path, windows=windows)
    assert (found["PATH"], found["QT_QPA_PLATFORM"]) == ("p", "offscreen")
    assert not {"XDG_CONFIG_HOME", "DBUS_SESSION_BUS_ADDRESS", "IVR_DESIGNER_HOME"} & set(found)
    own = ["HOME", "XDG_RUNTIME_DIR", *(["USERPROFILE", "APPDATA", "LOCALAPPDATA"] if windows else [])]
    assert all(found[name].startswith(str(tmp_path)) for name in own)
    assert run.at_home({"QT_QPA_PLATFORM": "windows"}, tmp_path)["QT_QPA_PLATFORM"] == "windows"


def test_what_it_prints_fits_every_code_page():
    """A console or pipe of Windows may know 256 characters only; a letter beyond them would end the run."""
    ascii_only = {node.value for node in ast.walk(ast.parse(PATH.read_text("utf-8"))) if is_text(node)}
    assert [text for text in ascii_only if not text.isascii()] == []


def is_text(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
