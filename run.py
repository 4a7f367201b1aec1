#!/usr/bin/env python3
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

import sys

OLDEST = (3, 11)
NEWEST = (3, 14)
if sys.version_info < OLDEST:
    sys.exit(
        "IVR Designer needs Python {}.{} or newer; this is {}.{}. "
        "Install a newer Python and start run.py with it.".format(*OLDEST, *sys.version_info[:2])
    )

import contextlib
import ctypes
import glob
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent
STAMP = "ivr-designer-stamp.json"


class Need(NamedTuple):
    """One thing a Linux system must have: how to look for it, when, and its package per manager.

    ``look`` is ``lib:SONAME``, ``program:NAME``, ``file:GLOB[|GLOB]``, ``module:NAME`` or ``font:FILE``
    (empty FILE: any font). ``when`` is ``always``, ``screen`` (a window, real or virtual) or ``test``.
    """

    look: str
    when: str
    apt: str
    dnf: str
    zypper: str
    pacman: str


# One row a thing; "-": the base system has it, "=": the same name as for apt.
# The Debian names are tried in a bare Debian 12, the others come from those distributions' package lists.
NEEDS = [
    Need(*row.split())
    for row in """
    module:ensurepip             always  python3-venv         -                   -                  -
    lib:libglib-2.0.so.0         always  libglib2.0-0         glib2               libglib-2_0-0      glib2
    lib:libgthread-2.0.so.0      always  libglib2.0-0         glib2               libgthread-2_0-0   glib2
    lib:libdbus-1.so.3           always  libdbus-1-3          dbus-libs           =                  dbus
    lib:libfontconfig.so.1       always  libfontconfig1       fontconfig          =                  fontconfig
    lib:libfreetype.so.6         always  libfreetype6         freetype            =                  freetype2
    lib:libGL.so.1               always  libgl1               libglvnd-glx        libglvnd           libglvnd
    lib:libEGL.so.1              always  libegl1              libglvnd-egl        libglvnd           libglvnd
    lib:libX11.so.6              always  libx11-6             libX11              libX11-6           libx11
    lib:libxkbcommon.so.0        always  libxkbcommon0        libxkbcommon        =                  libxkbcommon
    lib:libzstd.so.1             always  libzstd1             libzstd             =                  zstd
    lib:libstdc++.so.6           always  libstdc++6           libstdc++           =                  gcc-libs
    lib:libX11-xcb.so.1          screen  libx11-xcb1          libX11-xcb          libX11-xcb1        libx11
    lib:libxcb.so.1              screen  libxcb1              libxcb              =                  libxcb
    lib:libxcb-cursor.so.0       screen  libxcb-cursor0       xcb-util-cursor     =                  xcb-util-cursor
    lib:libxcb-icccm.so.4        screen  libxcb-icccm4        xcb-util-wm         =                  xcb-util-wm
    lib:libxcb-image.so.0        screen  libxcb-image0        xcb-util-image      =                  xcb-util-image
    lib:libxcb-keysyms.so.1      screen  libxcb-keysyms1      xcb-util-keysyms    =                  xcb-util-keysyms
    lib:libxcb-randr.so.0        screen  libxcb-randr0        libxcb              =                  libxcb
    lib:libxcb-render.so.0       screen  libxcb-render0       libxcb              =                  libxcb
    lib:libxcb-render-util.so.0  screen  libxcb-render-util0  xcb-util-renderutil =                  xcb-util-renderutil
    lib:libxcb-shape.so.0        screen  libxcb-shape0        libxcb              =                  libxcb
    lib:libxcb-shm.so.0          screen  libxcb-shm0          libxcb              =                  libxcb
    lib:libxcb-sync.so.1         screen  libxcb-sync1         libxcb              =                  libxcb
    lib:libxcb-util.so.1         screen  libxcb-util1         xcb-util            =                  xcb-util
    lib:libxcb-xfixes.so.0       screen  libxcb-xfixes0       libxcb              =                  libxcb
    lib:libxcb-xkb.so.1          screen  libxcb-xkb1          libxcb              =                  libxcb
    lib:libxkbcommon-x11.so.0    screen  libxkbcommon-x11-0   libxkbcommon-x11    =                  libxkbcommon-x11
    font:                        screen  fonts-dejavu-core    dejavu-sans-fonts   dejavu-fonts       ttf-dejavu
    font:DejaVuSans.ttf          test    fonts-dejavu-core    dejavu-sans-fonts   dejavu-fonts       ttf-dejavu
    program:Xvfb                 test    xvfb                 xorg-x11-server-Xvfb xorg-x11-server-Xvfb xorg-server-xvfb
    program:xauth                test    xauth                xorg-x11-xauth      =                  xorg-xauth
    program:xdotool              test    xdotool              xdotool             =                  xdotool
    program:dbus-run-session     test    dbus                 dbus-daemon         dbus-1             dbus
    program:gnome-keyring-daemon test    gnome-keyring        gnome-keyring       =                  gnome-keyring
    program:git                  test    git                  git                 =                  git
    program:strace               test    strace               strace              =                  strace
    program:dot                  test    graphviz             graphviz            =                  graphviz
    program:pdftoppm             test    poppler-utils        poppler-utils       poppler-tools      poppler
    program:w3m                  test    w3m                  w3m                 w3m                w3m
    program:ssconvert            test    gnumeric             gnumeric            gnumeric           gnumeric
    file:/usr/lib*/at-spi-bus-launcher|/usr/lib*/at-spi2*/at-spi-bus-launcher   test at-spi2-core at-spi2-core = at-spi2-core
    file:/usr/lib*/girepository-1.0/Atspi*|/usr/lib/*/girepository-1.0/Atspi*   test gir1.2-atspi-2.0 at-spi2-core typelib-1_0-Atspi-2_0 at-spi2-core
    file:/usr/lib/python3/dist-packages/gi|/usr/lib*/python3*/site-packages/gi  test python3-gi python3-gobject-base python3-gobject python-gobject
    """.strip().splitlines()
]

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
    for folder in folders:
        for _where, _folders, files in os.walk(folder):
            if name in files or (not name and any(file.endswith((".ttf", ".otf", ".ttc")) for file in files)):
                return True
    return False


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


def missing(whens: Sequence[str], look: Callable[[str], bool] = is_there) -> list[Need]:
    """The rows of the table that matter for ``whens`` and that ``look`` does not find."""
    return [need for need in NEEDS if need.when in whens and not look(need.look)]


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
    command = install_command(lacking, manager, root=os.geteuid() == 0)
    if not install:
        line = " ".join(command)
        raise Stop(
            f"This system lacks {names}. Install them with this line, or add --install-libs:\n  {line}"
        )
    run_install(command, manager)
    still = missing(whens, look)
    if still:
        raise Stop("Still missing after the installation: " + ", ".join(need.look for need in still) + ".")


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
        done = subprocess.run(
            step, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
        )
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


def read_stamp(venv: Path) -> dict[str, str]:
    """The fingerprints that ``.venv`` was last filled for, by lock file; empty when unknown or damaged."""
    try:
        stamp = json.loads((venv / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def is_ready(root: Path, lock: str) -> bool:
    """Tell whether ``.venv`` holds what ``lock`` lists (the dev lock lists all of the app's, too)."""
    venv = root / ".venv"
    stamp = read_stamp(venv)
    locks = {lock, "requirements-dev.lock"}
    return venv_python(venv).exists() and any(stamp.get(name) == fingerprint(root, name) for name in locks)


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
        Stop: a download or the installation failed; ``.venv`` is then filled anew by the next call.
    """
    venv = root / ".venv"
    if not is_ready(root, lock):
        with setup_lock(root):
            if not is_ready(root, lock):
                fill_venv(root, venv, lock)
    return venv_python(venv)


def fill_venv(root: Path, venv: Path, lock: str) -> None:
    """Create ``venv`` when it is missing or of another Python, and install ``lock`` into it."""
    import venv as venv_module

    python = venv_python(venv)
    say(f"setting up .venv from {lock} (once; a first time downloads about 100 MB)")
    if not is_same_python(python):
        try:
            venv_module.create(venv, clear=True, with_pip=True, symlinks=os.name != "nt")
        except (OSError, subprocess.CalledProcessError) as error:
            raise Stop(
                f"The folder .venv could not be made ({error}). Close what uses it, delete it, try again."
            ) from None
    with contextlib.suppress(FileNotFoundError):
        (venv / STAMP).unlink()
    options = ["--disable-pip-version-check", "--no-input", "--require-hashes", "--only-binary", ":all:"]
    command = [str(python), "-m", "pip", "install", "-q", *options, "-r", str(root / lock)]
    done = subprocess.run(
        command, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    )
    if done.returncode:
        raise Stop(explain_pip(done.stdout, os.environ))
    (venv / STAMP).write_text(json.dumps({lock: fingerprint(root, lock)}), encoding="utf-8")


def is_same_python(python: Path) -> bool:
    """Tell whether ``python`` runs and is of the very version that runs this file."""
    try:
        done = subprocess.run(
            [str(python), "-c", "import pip, sys; print(sys.version)"],
            check=False,
            capture_output=True,
            text=True,
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
    elif "could not find a version" in lower and not any(
        word in lower for word in ("retrying", "connection")
    ):
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
    return ["-m", "pytest", *([] if alone else ["-n", "auto", "--maxprocesses", "4"]), *rest]


def choose(words: Sequence[str], environ: Mapping[str, str]) -> Job:
    """What the command line asks for.

    Raises:
        Stop: the first word is none of ours.
    """
    app, dev = "requirements.lock", "requirements-dev.lock"
    name, rest = (words[0], list(words[1:])) if words else ("", [])
    if name in ("test", "soak"):
        soak = ["--soak"] if name == "soak" else []
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
    return Job(
        app, ("always", "screen") if on_screen else ("always",), ["-m", "ivr_designer", "gui", "--sandbox"]
    )


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
        return subprocess.call(
            [*([bus, "--"] if bus else []), *command], env=at_home(environ, Path(home)), cwd=ROOT
        )


def at_home(environ: Mapping[str, str], home: Path, windows: bool = os.name == "nt") -> dict[str, str]:
    """The environment for tests that find nothing of the user: all folders of a person are below ``home``."""
    theirs = ("XDG_", "IVR_DESIGNER_", "DBUS_")
    kept = {name: value for name, value in environ.items() if not name.startswith(theirs)}
    kept.update(HOME=str(home), XDG_RUNTIME_DIR=str(home / "runtime"))
    if windows:
        data = home / "AppData"
        kept.update(USERPROFILE=str(home), APPDATA=str(data / "Roaming"), LOCALAPPDATA=str(data / "Local"))
    kept.setdefault("QT_QPA_PLATFORM", "offscreen")
    return kept


def start(job: Job, python: Path) -> int:
    """Run the job in ``.venv``, with the checkout on the path; on POSIX the program takes this process over."""
    environ = dict(os.environ)
    environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), environ.get("PYTHONPATH", "")]))
    command = [str(python), *job.arguments]
    if job.is_test:
        return run_tests(command, environ)
    if os.name == "nt":  # exec on Windows returns to the shell at once
        return subprocess.call(command, env=environ)
    return os.execve(command[0], command, environ)


def main(argv: Sequence[str]) -> int:
    """Do what the command line asks for and return the exit code."""
    words, options = split_options(argv)
    if words[:1] in (["-h"], ["--help"]):
        print(__doc__)
        return 0
    if sys.version_info[:2] > NEWEST:
        say(
            "Python {}.{} is newer than any tried with IVR Designer ({}.{}).".format(
                *sys.version_info[:2], *NEWEST
            )
        )
    try:
        job = choose(words, os.environ)
        provide(
            job.whens, options["--install-libs"] or bool(os.environ.get("CI")), options["--ignore-missing"]
        )
        return start(job, ensure_venv(ROOT, job.lock))
    except Stop as stop:
        say(str(stop))
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
