"""Start IVR Designer, its tests or its checks from a source checkout, with nothing but Python.

    python3 run.py                       the window, on the built-in sandbox with a sample tree
    python3 run.py test [pytest args]    the test suite
    python3 run.py check                 formatting, lint, types, borders, budgets
    python3 run.py soak [pytest args]    the long tests
    python3 run.py cli [args]            the command line (also: run.py -- [args])

Windows: py run.py. Options, before any "--": --install-libs installs what the system lacks (Linux);
--ignore-missing goes on without it. The first call makes .venv from the hash-locked list; later calls
only compare a stamp. This file parses on Python 3.6, so that an old Python gets a sentence.
"""

import os
import sys

OLDEST = (3, 11)
NEWEST = (3, 14)
if sys.version_info < OLDEST:
    sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "packaging"))
    from old_python import advice  # type: ignore[import-not-found]

    sys.exit(advice(OLDEST, NEWEST))

import contextlib
import ctypes
import glob
import hashlib
import importlib.util
import json
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent
STAMP = "ivr-designer-stamp.json"
SHORTER = "Move the checkout to a folder with a shorter path, or switch long paths on in Windows."


class Need(NamedTuple):
    """One row of ``packaging/needs.txt``, which says what its columns mean."""

    look: str
    when: str
    apt: str
    dnf: str
    zypper: str
    pacman: str


MANAGERS = {
    "apt": ["apt-get", "install", "-y", "--no-install-recommends"],
    "dnf": ["dnf", "install", "-y"],
    "zypper": ["zypper", "--non-interactive", "install"],
    "pacman": ["pacman", "-S", "--needed", "--noconfirm"],
}


class Stop(Exception):
    """The run ends here; the text is what the person at the terminal reads."""


def say(text: str) -> None:
    """Print one line of ours to standard error, apart from what the program itself prints."""
    print(f"run.py: {text}", file=sys.stderr, flush=True)


# --- what the system lacks ---------------------------------------------------------------------------------


def has_font(name: str) -> bool:
    """Tell whether a font file called ``name`` (empty: any TrueType or OpenType file) is installed."""
    folders = ["/usr/share/fonts", "/usr/local/share/fonts", os.path.expanduser("~/.local/share/fonts")]
    found = (file for folder in folders for _where, _folders, files in os.walk(folder) for file in files)
    return any(file == name if name else file.endswith((".ttf", ".otf", ".ttc")) for file in found)


def is_there(look: str) -> bool:
    """Look for one thing of the table on this system; see ``Need`` for how it is written."""
    kind, _, name = look.partition(":")
    if kind == "lib":
        try:
            ctypes.CDLL(name)
        except OSError:
            return False
        return True
    if kind == "program":
        return shutil.which(name) is not None
    if kind == "module":
        return importlib.util.find_spec(name) is not None
    if kind == "font":
        return has_font(name)
    return any(glob.glob(pattern) for pattern in name.split("|"))


def needs() -> list[Need]:
    """The table of what a Linux system must have."""
    lines = (ROOT / "packaging" / "needs.txt").read_text(encoding="utf-8").splitlines()
    return [Need(*line.split()) for line in lines if line.strip() and not line.startswith("#")]


def missing(whens: Sequence[str], look: Callable[[str], bool] = is_there) -> list[Need]:
    """The rows of the table that matter for ``whens`` and that ``look`` does not find."""
    return [need for need in needs() if need.when in whens and not look(need.look)]


def install_command(lacking: Iterable[Need], manager: str, root: bool) -> list[str]:
    """The one command that installs ``lacking`` with ``manager``, as a person would type it."""
    names = (getattr(need, manager).replace("=", need.apt) for need in lacking)
    packages = sorted(set(names) - {"-"})
    return [*([] if root else ["sudo"]), *MANAGERS[manager], *packages]


def find_manager() -> str | None:
    """The package manager of this system, or None for one that the table does not know."""
    return next((name for name, command in MANAGERS.items() if shutil.which(command[0])), None)


def provide(
    whens: Sequence[str], install: bool, ignore: bool, look: Callable[[str], bool] = is_there
) -> None:
    """Stop, with the line that helps, or install, when the system lacks something for ``whens``."""
    lacking = missing(whens, look) if sys.platform.startswith("linux") else []
    if not lacking or ignore:
        return
    every = [need.look.partition(":")[2].partition("|")[0] or "a font" for need in lacking]
    names = ", ".join(every[:5]) + (f" and {len(every) - 5} more" if len(every) > 5 else "")
    manager = find_manager()
    if manager is None:
        raise Stop(f"This system lacks {names}. Install these, or go on without: --ignore-missing.")
    command = install_command(lacking, manager, root=sys.platform != "win32" and os.geteuid() == 0)
    if not install:
        line = " ".join(command)
        remedy = f"Install them with this line, or add --install-libs:\n  {line}"
        raise Stop(f"This system lacks {names}. {remedy}")
    run_install(command, manager)
    still = missing(whens, look)
    if still:
        raise Stop("Still missing after the installation: " + ", ".join(need.look for need in still) + ".")


def heard(command: Sequence[str], env: Mapping[str, str] | None = None) -> "subprocess.CompletedProcess[str]":
    """Run a command and return it with all that it said."""
    out, err = subprocess.PIPE, subprocess.STDOUT
    return subprocess.run(command, check=False, stdout=out, stderr=err, text=True, errors="replace", env=env)


def run_install(command: list[str], manager: str) -> None:
    """Run the install command, apt's list update first; on failure show the tail of what it said."""
    say("installing: " + " ".join(command))
    if "CI" in os.environ and command[0] == "sudo":
        command = ["sudo", "-n", *command[1:]]
    steps = [command]
    if manager == "apt":
        at = command.index("apt-get")
        wait = ["-qq", "-o", "DPkg::Lock::Timeout=300"]
        prefix = [*command[:at], "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", *wait]
        steps = [[*prefix, "update"], [*prefix, *command[at + 1 :]]]
    for step in steps:
        done = heard(step)
        if done.returncode:
            tail = "\n".join(done.stdout.strip().splitlines()[-8:])
            raise Stop(f"The installation failed. Run this yourself to see why: {' '.join(command)}\n{tail}")


# --- the virtual environment -------------------------------------------------------------------------------


def venv_python(venv: Path, windows: bool = os.name == "nt") -> Path:
    """The interpreter inside ``venv``."""
    return venv / "Scripts" / "python.exe" if windows else venv / "bin" / "python"


def fingerprint(root: Path, lock: str) -> str:
    """What an up-to-date ``.venv`` for ``lock`` was made from, as one SHA-256."""
    digest = hashlib.sha256(sys.version.encode())
    for name in (lock, "pyproject.toml"):
        digest.update(b"\0" + (root / name).read_bytes())
    return digest.hexdigest()


def read_stamp(venv: Path) -> dict[str, object]:
    """The fingerprints that ``.venv`` was last filled for, by lock file, and what "site"-packages then held."""
    try:
        stamp = json.loads((venv / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def site_names(venv: Path, windows: bool = os.name == "nt") -> set[str]:
    """The names in the site-packages of ``venv``, as made by the Python that runs this file."""
    version = "python{}.{}".format(*sys.version_info[:2])
    site = venv / "Lib" / "site-packages" if windows else venv / "lib" / version / "site-packages"
    try:
        return set(os.listdir(site))
    except OSError:
        return set()


def is_whole(venv: Path) -> bool:
    """Tell whether the last filling of ``venv`` ended well and none of its packages was taken away since."""
    stamp = read_stamp(venv)
    names = stamp.get("site", [])
    return bool(stamp) and isinstance(names, list) and site_names(venv).issuperset(map(str, names))


def is_ready(root: Path, lock: str) -> bool:
    """Tell whether ``.venv`` holds what ``lock`` lists (the dev lock lists all of the app's, too)."""
    venv = root / ".venv"
    stamp = read_stamp(venv)
    locks = {lock, "requirements-dev.lock"}
    is_level = any(stamp.get(name) == fingerprint(root, name) for name in locks)
    return is_level and venv_python(venv).exists() and is_whole(venv)


@contextlib.contextmanager
def setup_lock(root: Path) -> Iterator[None]:
    """Let one process at a time change ``.venv``; the others wait."""
    with open(root / ".venv.lock", "a+", encoding="utf-8") as handle:
        if sys.platform == "win32":
            import msvcrt

            while True:
                with contextlib.suppress(OSError):
                    handle.seek(0)
                    msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
                    break
                time.sleep(0.2)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def ensure_venv(root: Path, lock: str) -> Path:
    """Make or update ``.venv`` so that it holds ``lock``, and return its interpreter.

    Raises:
        Stop: a download or the installation failed; ``.venv`` is then made anew by the next call.
    """
    venv = root / ".venv"
    if os.pathsep in str(root):
        raise Stop(f"Python cannot work in {root}: {os.pathsep!r} separates folders. Rename that folder.")
    if not is_ready(root, lock):
        try:
            with setup_lock(root):
                if not is_ready(root, lock):
                    fill_venv(root, venv, lock)
        except OSError as error:
            raise Stop(
                f"The folder {root} cannot be written: {error.strerror or error}. Free space there, ask who owns it, "
                "or copy the checkout to a folder of your own."
            ) from None
    return venv_python(venv)


def fill_venv(root: Path, venv: Path, lock: str) -> None:
    """Create ``venv`` when it is missing, half made or of another Python, and install ``lock`` into it."""
    python = venv_python(venv)
    say(f"setting up .venv from {lock} (once; a first time downloads about 100 MB)")
    # pip takes a package whose files are gone for installed as long as its metadata is there.
    if not is_whole(venv) or not is_same_python(python):
        make_venv(venv)
    (venv / STAMP).unlink(missing_ok=True)
    options = ["--disable-pip-version-check", "--no-input", "--require-hashes", "--only-binary", ":all:"]
    command = [str(python), "-m", "pip", "install", "-q", *options, "-r", str(root / lock)]
    done = heard(command, for_pip(os.environ))
    if done.returncode:
        raise Stop(explain_pip(done.stdout, os.environ))
    stamp = {lock: fingerprint(root, lock), "site": sorted(site_names(venv))}
    (venv / STAMP).write_text(json.dumps(stamp), encoding="utf-8")


def make_venv(venv: Path) -> None:
    """Make an empty ``venv`` with pip in the place of what is there.

    Raises:
        Stop: the system does not let us.
    """
    import venv as venv_module

    try:
        if venv.is_symlink() or venv.is_file():
            venv.unlink()  # clearing would refuse it
        venv_module.create(venv, clear=True, with_pip=True, symlinks=os.name != "nt")
    except (subprocess.CalledProcessError, OSError) as error:
        why = last_line(error.output) if isinstance(error, subprocess.CalledProcessError) else error
        remedy = (
            SHORTER if is_long(venv) else "Close what uses it, delete it, try again; or repair this Python."
        )
        raise Stop(f"The folder .venv could not be made ({why}). {remedy}") from None


def is_long(venv: Path, windows: bool = os.name == "nt") -> bool:
    """Tell whether files of a ``venv`` there may have paths of more than Windows' 260 characters."""
    return windows and len(str(venv)) > 140


def last_line(output: bytes | str | None) -> str:
    """The last line of what a program said."""
    text = output.decode(errors="replace") if isinstance(output, bytes) else output or ""
    return (text.strip().splitlines() or ["it said nothing"])[-1]


def without_python_settings(environ: Mapping[str, str]) -> dict[str, str]:
    """``environ`` without the variables that make Python look elsewhere than in ``.venv``."""
    return {name: value for name, value in environ.items() if name not in ("PYTHONHOME", "PYTHONPATH")}


def for_pip(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment for pip: where to download from is the user's to say, where to install is not."""
    elsewhere = {"PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_DRY_RUN", "PIP_NO_DEPS"}
    kept = {name: value for name, value in without_python_settings(environ).items() if name not in elsewhere}
    return {**kept, "PIP_USER": "0"}


def is_same_python(python: Path) -> bool:
    """Tell whether ``python`` runs and is of the very version that runs this file."""
    try:
        done = subprocess.run(
            [str(python), "-c", "import pip, sys; print(sys.version)"],
            check=False,
            capture_output=True,
            text=True,
            env=without_python_settings(os.environ),
        )
    except OSError:
        return False
    return done.returncode == 0 and done.stdout.strip() == sys.version.strip()


def explain_pip(output: str, environ: Mapping[str, str]) -> str:
    """One sentence of cause and one of what to do, from pip's output; names the settings, never their secrets."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    reasons = [line for line in lines if "connection broken by" in line or "Could not fetch" in line]
    errors = [*reasons[-1:], *([line for line in lines if line.startswith("ERROR:")] or lines)[-3:]]
    names = ("HTTPS_PROXY", "https_proxy", "PIP_INDEX_URL", "PIP_PROXY", "PIP_CERT", "SSL_CERT_FILE")
    used = [name for name in names if environ.get(name)]
    lower = output.lower()
    if "do not match the hashes" in lower:
        cause = "A downloaded package is not the one that the lock file names."
        remedy = "Do not go on; look at what stands between this machine and the package index."
    elif "certificate_verify_failed" in lower:
        cause = "The certificate of the package index, or of a proxy before it, is not trusted here."
        remedy = "Set PIP_CERT to a file with the certificate of the authority that your network uses."
    elif "no space left" in lower or "not enough space" in lower or "disk quota" in lower:
        cause = "The disk is full."
        remedy = "Free about 500 MB where the checkout and the folder for temporary files are, and try again."
    elif "[winerror 5]" in lower or "[winerror 32]" in lower:
        cause = "A file in .venv is in use or may not be written."
        remedy = "Close IVR Designer and whatever else has the checkout open, and try again."
    elif "long path support" in lower:
        cause = "Windows does not take paths as long as those in .venv would be."
        remedy = SHORTER
    elif "could not find a version" in lower and not ("retrying" in lower or "connection" in lower):
        cause = "The package index has no build of a package for this system and Python."
        remedy = "Use 64-bit Python 3.11 to 3.14 on Windows 10 1903+, macOS 13+ or Linux with glibc 2.34+."
    else:
        cause = "The packages could not be downloaded."
        remedy = "Connect to the network, or set HTTPS_PROXY, PIP_INDEX_URL and PIP_CERT for yours"
        remedy += f" (set now: {', '.join(used) or 'none'})."
    return "\n  ".join([f"{cause} {remedy}", *(without_secrets(line)[:300] for line in errors)])


def without_secrets(line: str) -> str:
    """The line, with the user and password of any URL in it left out."""
    return " ".join(
        word.split("://")[0] + "://" + word.rpartition("@")[2] if "://" in word and "@" in word else word
        for word in line.split(" ")
    )


# --- what to run -------------------------------------------------------------------------------------------


class Job(NamedTuple):
    """One thing that run.py can do: which lock it needs, which system things, and Python's arguments."""

    lock: str
    whens: tuple[str, ...]
    arguments: list[str]
    is_test: bool = False


def pytest_arguments(rest: Sequence[str]) -> list[str]:
    """Python's arguments for a test run: on all cores (four at most) unless the caller decides."""
    alone = any(word.startswith(("-n", "--numprocesses", "--pdb", "--co")) or word == "-s" for word in rest)
    shared = [] if alone else ["-n", "auto", "--maxprocesses", "4", "--dist", "worksteal"]
    return ["-m", "pytest", *shared, *rest]


def choose(words: Sequence[str], environ: Mapping[str, str]) -> Job:
    """What the command line asks for.

    Raises:
        Stop: the first word is none of ours.
    """
    app, dev = "requirements.lock", "requirements-dev.lock"
    name, rest = (words[0], list(words[1:])) if words else ("", [])
    if name in ("test", "soak"):
        soak = ["--soak", "-o", "faulthandler_timeout=3600"] if name == "soak" else []
        return Job(dev, ("always", "screen", "test"), pytest_arguments([*soak, *rest]), is_test=True)
    if name == "check":
        return Job(dev, ("always",), ["-m", "tests.checks", *rest])
    if name in ("cli", "--"):
        return Job(app, ("always",), ["-m", "ivr_designer", *rest])
    if name:
        raise Stop(f"There is no command {name!r}. Use test, check, soak or cli, or nothing for the window.")
    on_screen = environ.get("QT_QPA_PLATFORM", "").partition(":")[0] not in ("offscreen", "minimal", "vnc")
    has_screen = environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")
    if sys.platform.startswith("linux") and on_screen and not has_screen:
        raise Stop(
            "There is no screen here (DISPLAY and WAYLAND_DISPLAY are not set). Start it in a desktop session, or on "
            "a virtual screen: xvfb-run -a python3 run.py"
        )
    whens = ("always", "screen") if on_screen else ("always",)
    return Job(app, whens, ["-m", "ivr_designer", "gui", "--sandbox"])


def split_options(argv: Sequence[str]) -> tuple[list[str], dict[str, bool]]:
    """Take our own options out of ``argv`` (up to a ``--``) and return the rest with what was set."""
    end = list(argv).index("--") if "--" in argv else len(argv)
    known = ("--install-libs", "--ignore-missing")
    words = [word for word in argv[:end] if word not in known]
    return [*words, *argv[end:]], {word: word in argv[:end] for word in known}


def run_tests(command: list[str], environ: dict[str, str]) -> int:
    """Run the tests with a home, a runtime folder and a session bus of their own; return the exit code."""
    bus = shutil.which("dbus-run-session") if sys.platform.startswith("linux") else None
    with tempfile.TemporaryDirectory(prefix="ivr-test-", ignore_cleanup_errors=True) as home:
        (Path(home) / "runtime").mkdir(mode=0o700)
        return call([*([bus, "--"] if bus else []), *command], at_home(environ, Path(home)), cwd=ROOT)


def call(command: Sequence[str], env: Mapping[str, str], cwd: Path | None = None) -> int:
    """Run a command to its end and return its exit code; Ctrl+C, which it hears as well, is its to answer."""
    before = signal.signal(signal.SIGINT, lambda *_: None)  # to ignore it would be handed down
    try:
        return subprocess.call(command, env=env, cwd=cwd)
    finally:
        signal.signal(signal.SIGINT, before)


def at_home(environ: Mapping[str, str], home: Path, windows: bool = os.name == "nt") -> dict[str, str]:
    """The environment for tests that find nothing of the user: all folders of a person are below ``home``."""
    theirs = ("XDG_", "IVR_DESIGNER_", "DBUS_")
    kept = {name: value for name, value in environ.items() if not name.startswith(theirs)}
    kept.update(HOME=str(home), XDG_RUNTIME_DIR=str(home / "runtime"))
    if windows:
        data = home / "AppData"
        kept.update(USERPROFILE=str(home), APPDATA=str(data / "Roaming"), LOCALAPPDATA=str(data / "Local"))
        kept["PYTHONUTF8"] = "1"  # pytest-xdist sends its workers the path of the checkout in UTF-8
    kept.setdefault("QT_QPA_PLATFORM", "offscreen")
    return kept


def start(job: Job, python: Path) -> int:
    """Run the job in ``.venv``, with the checkout on the path; on POSIX the program takes this process over."""
    environ = {**without_python_settings(os.environ), "PYTHONPATH": str(ROOT)}
    if not job.is_test:  # a json.py or click.py in the folder of a downloaded file is not to be run
        environ["PYTHONSAFEPATH"] = "1"
    command = [str(python), *job.arguments]
    if job.is_test:
        return run_tests(command, environ)
    if os.name == "nt":  # exec on Windows returns to the shell at once
        return call(command, environ)
    return os.execve(command[0], command, environ)


def main(argv: Sequence[str]) -> int:
    """Do what the command line asks for and return the exit code."""
    words, options = split_options(argv)
    if words[:1] in (["-h"], ["--help"]):
        print(__doc__)
        return 0
    if sys.version_info[:2] > NEWEST:
        versions = (*sys.version_info[:2], *NEWEST)
        say("Python {}.{} is newer than any tried with IVR Designer ({}.{}).".format(*versions))
    try:
        job = choose(words, os.environ)
        install = options["--install-libs"] or bool(os.environ.get("CI"))
        provide(job.whens, install, options["--ignore-missing"])
        return start(job, ensure_venv(ROOT, job.lock))
    except Stop as stop:
        say(str(stop))
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
