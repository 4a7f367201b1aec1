"""run.py: what it says and does on machines that lack something, and that a checkout starts with it."""

import ast
import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.programs import PATIENCE_S

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
    assert len(run.needs()) > 30
    for need in run.needs():
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
    assert len(run.missing(("always", "screen", "test"), nothing)) == len(run.needs())
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
        (["test"], "-n auto --maxprocesses 4 --dist worksteal"),
        (["test", "-k", "x"], "-n auto --maxprocesses 4 --dist worksteal -k x"),
        (["test", "-n0"], "-n0"),
        (["test", "--pdb", "a"], "--pdb a"),
        (["soak"], "-n auto --maxprocesses 4 --dist worksteal --soak -o faulthandler_timeout=3600"),
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


@pytest.mark.skipif(os.name == "nt", reason="a test cannot press Ctrl+C there")
def test_ctrl_c_is_answered_by_what_runs_and_waited_for(tmp_path):
    (tmp_path / "child.py").write_text("""if True:
        import time
        try:
            print("up", flush=True)
            time.sleep(60)
        except KeyboardInterrupt:
            time.sleep(1)
            print("saved", flush=True)
            raise SystemExit(7)
    """)
    code = "import sys, run; sys.exit(run.run_tests([sys.executable, sys.argv[1]], dict(run.os.environ)))"
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "child.py")],
        cwd=PATH.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout.readline() == "up\n"
    os.killpg(process.pid, signal.SIGINT)
    output, errors = process.communicate(timeout=PATIENCE_S)
    assert output == "saved\n", errors
    assert process.returncode != 0, "dbus-run-session, where it is, has a code of its own for this"


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


def site_of(venv):
    """The site-packages of a .venv, as this system lays it out."""
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    return venv / "Lib" / "site-packages" if os.name == "nt" else venv / "lib" / version / "site-packages"


def test_a_package_that_was_taken_away_makes_it_unready(root):
    venv = root / ".venv"
    for name in ("one", "two", "two-2.0.dist-info"):
        (site_of(venv) / name).mkdir(parents=True)
    known = {"requirements.lock": run.fingerprint(root, "requirements.lock")}
    known["site"] = sorted(run.site_names(venv))
    assert known["site"] == ["one", "two", "two-2.0.dist-info"]
    (venv / run.STAMP).write_text(json.dumps(known))
    assert run.is_ready(root, "requirements.lock")
    (site_of(venv) / "put in by hand").mkdir()
    assert run.is_ready(root, "requirements.lock")
    (site_of(venv) / "two").rmdir()
    assert not run.is_ready(root, "requirements.lock")
    assert not run.is_whole(venv)


@pytest.mark.parametrize("site", [None, "one", {"one": 1}, [1, None]])
def test_a_strange_list_of_packages_is_no_stamp(root, site):
    (root / ".venv" / run.STAMP).write_text(json.dumps({"requirements.lock": "x", "site": site}))
    assert not run.is_whole(root / ".venv")


def test_a_missing_interpreter_makes_it_unready(root):
    stamp(root, "requirements.lock")
    run.venv_python(root / ".venv").unlink()
    assert not run.is_ready(root, "requirements.lock")


def test_without_its_stamp_it_is_half_made(root):
    stamp(root, "requirements.lock")
    assert run.is_whole(root / ".venv")
    (root / ".venv" / run.STAMP).unlink()
    assert not run.is_whole(root / ".venv")


def test_what_does_not_run_is_not_the_same_python(root, tmp_path):
    assert not run.is_same_python(run.venv_python(root / ".venv"))  # an empty file that nobody may execute
    assert not run.is_same_python(tmp_path / "nowhere")


def test_pip_installs_nowhere_else_and_downloads_where_it_is_told():
    said = {"PIP_TARGET": "/t", "PIP_PREFIX": "/p", "PIP_ROOT": "/r", "PIP_USER": "1", "PIP_DRY_RUN": "1"}
    said |= {"PIP_NO_DEPS": "1", "PYTHONHOME": "/h", "PYTHONPATH": "/x"}
    kept = {"PIP_INDEX_URL": "https://index.invalid", "HTTPS_PROXY": "p", "PATH": "b", "PIP_CERT": "c"}
    assert run.for_pip({**said, **kept}) == {**kept, "PIP_USER": "0"}


@pytest.mark.parametrize(
    ("output", "last"),
    [(None, "it said nothing"), ("", "it said nothing"), (b"one\ntwo\xff\n", "two\ufffd"), ("a\n\n", "a")],
)
def test_the_last_line_of_a_program(output, last):
    assert run.last_line(output) == last


@pytest.mark.skipif(os.name == "nt", reason="no folder of Windows can have such a name")
def test_a_path_that_python_cannot_name_is_refused(tmp_path):
    with pytest.raises(run.Stop, match=r"':' separates folders\. Rename that folder\."):
        run.ensure_venv(tmp_path / "a:b", "requirements.lock")


def test_a_checkout_that_cannot_be_written_is_a_sentence(root):
    (root / ".venv.lock").mkdir()  # stands for a read-only disk, for root and on every system
    with pytest.raises(run.Stop, match=r"cannot be written: .*copy the checkout to a folder of your own"):
        run.ensure_venv(root, "requirements.lock")


@pytest.mark.parametrize(
    ("output", "cause"),
    [
        ("WARNING: Retrying\nERROR: Could not find a version that satisfies x", "could not be downloaded"),
        (
            "ERROR: Could not find a version that satisfies x (from versions: none)",
            "no build of a package",
        ),
        ("connection broken by 'SSLError([SSL: CERTIFICATE_VERIFY_FAILED])'", "is not trusted here"),
        ("ERROR: [WinError 5] Truy cap bi tu choi: 'Qt6Core.dll'\nConsider using the --user", "is in use or"),
        ("WARNING: [WinError 10061] refused\nERROR: Could not install", "could not be downloaded"),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE FILE.",
            "not the one that the lock",
        ),
        ("ERROR: Could not install packages: [Errno 28] No space left on device", "The disk is full"),
        ("OSError: [WinError 112] There is not enough space on the disk", "The disk is full"),
        (
            "ERROR: [Errno 2] No such file\nHINT: This system does not have Windows Long Path support",
            "does not take paths as long",
        ),
        ("", "could not be downloaded"),
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
    folder = tmp_path_factory.mktemp("a checkout Tổng đài")
    (folder / "run.py").write_bytes(PATH.read_bytes())
    for name in ("requirements.lock", "requirements-dev.lock", "pyproject.toml"):
        (folder / name).write_text("")
    (folder / "packaging").mkdir()
    (folder / "packaging" / "needs.txt").touch()
    (folder / "ivr_designer").mkdir()
    (folder / "ivr_designer" / "__init__.py").touch()
    (folder / "ivr_designer" / "__main__.py").write_text(
        "import sys; sys.stdout.reconfigure(encoding='utf-8'); print(sys.prefix, sys.argv[1:])"
    )
    return folder


def start(checkout, *words, folder="/", script=None, **environ):
    command = [sys.executable, str(script or checkout / "run.py"), "--ignore-missing", *words]
    return subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, "PIP_CONFIG_FILE": os.devnull, **environ},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="backslashreplace",
    )


def test_two_at_once_make_one_environment_and_the_next_call_makes_none(checkout):
    both = [start(checkout, "cli", "hello"), start(checkout, "cli", "hello")]
    outputs = [process.communicate(timeout=PATIENCE_S) for process in both]
    assert [process.returncode for process in both] == [0, 0], outputs
    assert sum("setting up .venv" in errors for _output, errors in outputs) == 1
    again = start(checkout, "cli", "--", "--install-libs")
    output, errors = again.communicate(timeout=60)
    assert errors == ""
    assert output.strip() == f"{checkout / '.venv'} ['--', '--install-libs']"


DAMAGE = {
    "a package gone": lambda venv: shutil.rmtree(site_of(venv) / "pip"),
    "a file": lambda venv: (shutil.rmtree(venv), venv.touch()),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_environment_is_made_anew(checkout, damage):
    venv = checkout / ".venv"
    process = start(checkout, "cli")
    assert process.communicate(timeout=PATIENCE_S)[1].count("Traceback") == 0
    left = venv / "left from before"
    left.touch()
    DAMAGE[damage](venv)
    output, errors = start(checkout, "cli", "hello").communicate(timeout=PATIENCE_S)
    assert errors.count("setting up .venv") == 1
    assert output.strip() == f"{venv} ['hello']"
    assert not left.exists()


def test_settings_of_another_python_do_not_lead_astray(checkout):
    astray = {"PYTHONHOME": sys.base_prefix, "PYTHONPATH": str(checkout / "elsewhere")}
    (checkout / "elsewhere" / "ivr_designer").mkdir(parents=True, exist_ok=True)
    (checkout / "elsewhere" / "ivr_designer" / "__main__.py").write_text("print('theirs')")
    (checkout / "elsewhere" / "ivr_designer" / "__init__.py").touch()
    output, errors = start(checkout, "cli", "a", **astray).communicate(timeout=PATIENCE_S)
    assert output.strip() == f"{checkout / '.venv'} ['a']", errors


def test_files_in_the_folder_of_the_caller_are_not_run(checkout, tmp_path):
    for name in ("json.py", "click.py", "ivr_designer.py"):
        (tmp_path / name).write_text("raise SystemExit('not ours')")
    output, errors = start(checkout, "cli", "a", folder=tmp_path).communicate(timeout=PATIENCE_S)
    assert output.strip() == f"{checkout / '.venv'} ['a']", errors


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own there")
def test_it_starts_through_a_link(checkout, tmp_path):
    (tmp_path / "ivr").symlink_to(checkout / "run.py")
    output, errors = start(checkout, "cli", "a", script=tmp_path / "ivr").communicate(timeout=PATIENCE_S)
    assert output.strip() == f"{checkout / '.venv'} ['a']", errors


def test_no_network_is_a_sentence_and_the_next_call_tries_again(checkout):
    (checkout / "requirements.lock").write_text("no-such-thing==1.0 --hash=sha256:" + "0" * 64)
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "1", "PIP_FIND_LINKS": ""}
    for _ in range(2):
        process = start(checkout, "cli", **nowhere)
        output, errors = process.communicate(timeout=PATIENCE_S)
        assert process.returncode == 1
        assert output == ""
        assert "could not be downloaded. Connect to the network, or set HTTPS_PROXY" in errors
        assert "Traceback" not in errors


# --- Windows, wherever this runs


def test_windows_keeps_its_interpreter_elsewhere(tmp_path):
    assert run.venv_python(tmp_path, windows=True) == tmp_path / "Scripts" / "python.exe"
    assert run.venv_python(tmp_path, windows=False) == tmp_path / "bin" / "python"


def test_a_path_too_long_for_windows_is_known(tmp_path):
    long = Path("C:/", *["a" * 60] * 3, ".venv")
    assert run.is_long(long, windows=True)
    assert not run.is_long(long, windows=False)
    assert not run.is_long(Path("C:/Users/Someone With A Name/Documents/IVR Designer/.venv"), windows=True)


@pytest.mark.parametrize("windows", [True, False])
def test_tests_find_nothing_of_the_user(tmp_path, windows):
    theirs = {"HOME": "their home", "XDG_CONFIG_HOME": "x", "DBUS_SESSION_BUS_ADDRESS": "b", "PATH": "p"}
    theirs |= {"USERPROFILE": "C:/a", "APPDATA": "C:/a/r", "LOCALAPPDATA": "C:/a/l", "IVR_DESIGNER_HOME": "i"}
    found = run.at_home(theirs, tmp_path, windows=windows)
    assert (found["PATH"], found["QT_QPA_PLATFORM"]) == ("p", "offscreen")
    assert not {"XDG_CONFIG_HOME", "DBUS_SESSION_BUS_ADDRESS", "IVR_DESIGNER_HOME"} & set(found)
    own = ["HOME", "XDG_RUNTIME_DIR", *(["USERPROFILE", "APPDATA", "LOCALAPPDATA"] if windows else [])]
    assert all(found[name].startswith(str(tmp_path)) for name in own)
    assert found.get("PYTHONUTF8") == ("1" if windows else None), "else workers die in Ánh"
    assert run.at_home({"QT_QPA_PLATFORM": "windows"}, tmp_path)["QT_QPA_PLATFORM"] == "windows"


def test_the_launcher_of_windows_chooses_the_python():
    """``py`` follows a "#!/usr/bin/env python3" to what lies on a fresh Windows: a door to the Store."""
    assert not PATH.read_bytes().startswith(b"#!")


@pytest.mark.skipif(shutil.which("git") is None, reason="no git here")
def test_git_hands_out_the_files_as_they_are():
    """Git for Windows makes CRLF of each line's end, in a hash-locked or golden file as well, unless told."""
    command = ["git", "check-attr", "text", "run.py", "requirements.lock", "resources/schema/any.json"]
    done = subprocess.run(command, cwd=PATH.parent, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("not a checkout of git")
    assert [line.rpartition(" ")[2] for line in done.stdout.splitlines()] == ["unset"] * 3


def test_what_it_prints_fits_every_code_page():
    """A console or pipe of Windows may know 256 characters only; a letter beyond them would end the run."""
    ascii_only = {node.value for node in ast.walk(ast.parse(PATH.read_text("utf-8"))) if is_text(node)}
    assert [text for text in ascii_only if not text.isascii()] == []


def is_text(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
