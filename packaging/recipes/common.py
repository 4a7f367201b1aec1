"""What every recipe needs: folders, subprocesses, environments, the version and the time of the commit."""

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

PACKAGING = Path(__file__).resolve().parents[1]
ROOT = PACKAGING.parent
BUILD = ROOT / "build"
STAGE = BUILD / "stage"
DIST = ROOT / "dist"
APP = "ivr-designer"
NAME = "IVR Designer"
BEGIN = time.monotonic()


class BuildError(Exception):
    """The build or its test failed; the text says what to do."""


def step(text):
    """Say what comes next, with the seconds since the start."""
    print(f"[{time.monotonic() - BEGIN:6.1f} s] {text}", flush=True)


def run(command, check=True, env=None, cwd=None, timeout=900):
    """Run a command and return the finished process; on failure raise BuildError with the end of its output.

    ``env`` is added to the environment; ``timeout`` is in seconds.
    """
    words = [str(word) for word in command]
    try:
        done = subprocess.run(
            words,
            check=False,
            env={**os.environ, **(env or {})},
            cwd=cwd or ROOT,
            timeout=timeout,
            text=True,
            errors="replace",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
    except subprocess.TimeoutExpired as error:
        said = error.stdout or ""
        said = said.decode(errors="replace") if isinstance(said, bytes) else said
        raise BuildError(f"{shown(words)} did not end within {timeout} s:\n{tail(said)}") from None
    except OSError as error:
        raise BuildError(f"{shown(words)} cannot be started: {error.strerror}") from None
    if check and done.returncode:
        raise BuildError(f"{shown(words)} ended with {done.returncode}:\n{tail(done.stdout)}")
    return done


def shown(words):
    """A command as one line, its end if it is long."""
    line = " ".join(words)
    return line if len(line) <= 300 else "…" + line[-300:]


def tail(text, lines=30):
    """The last lines of an output."""
    return "\n".join(text.splitlines()[-lines:])


def fetch(command, before=None, attempts=3, pause=5, **options):
    """Run a command that uses the network, again after a pause of so many seconds when it fails.

    ``before`` is called before each attempt, to clear away what a failed one left.
    """
    for left in range(attempts - 1, -1, -1):
        if before:
            before()
        try:
            return run(command, **options)
        except BuildError as error:
            if not left:
                raise
            step(f"failed, {left} attempts left: {str(error)[-500:]}")
            time.sleep(pause)
    raise AssertionError("not reached")


def cache():
    """The folder that keeps downloads from one build to the next, and from one checkout to another."""
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    folder = Path(base) / "ivr-designer-build"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def version():
    """The version of the program, from its package."""
    text = (ROOT / APP.replace("-", "_") / "__init__.py").read_text("utf-8")
    return re.search(r'__version__ = "([^"]+)"', text).group(1)


def epoch():
    """The time of the commit that is built, in seconds since 1970; it dates all that the build makes."""
    if "SOURCE_DATE_EPOCH" in os.environ:
        return int(os.environ["SOURCE_DATE_EPOCH"])
    return int(run(["git", "log", "-1", "--format=%ct"]).stdout.split()[-1])


def bootstrap():
    """The repository's run.py as a module: it knows what a system must have and how to install it."""
    spec = importlib.util.spec_from_file_location("run_py", ROOT / "run.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def apt(*packages):
    """Install those of ``packages`` that are missing (Debian and its kin, as root or with sudo)."""
    status = run(["dpkg-query", "-W", "-f", "${Package} ${Status}\n", *packages], check=False).stdout
    present = {line.split()[0] for line in status.splitlines() if line.endswith("install ok installed")}
    lacking = [package for package in packages if package not in present]
    if not lacking:
        return
    step("apt: " + " ".join(lacking))
    command = ["apt-get", "install", "-y", "--no-install-recommends", *lacking]
    install(command if os.geteuid() == 0 else ["sudo", *command])


def install(command, attempts=3):
    """Run an apt-get command line, its list update first; again when a mirror failed."""
    helper = bootstrap()
    for left in range(attempts - 1, -1, -1):
        try:
            return helper.run_install(command, "apt")
        except helper.Stop as stop:
            if not left:
                raise BuildError(str(stop)) from None
            step(f"failed, {left} attempts left: {stop}")
            time.sleep(5)
    raise AssertionError("not reached")


def provide(whens):
    """Install what run.py's table names for ``whens`` and this system lacks."""
    helper = bootstrap()
    try:
        helper.provide(whens, install=True, ignore=False)
    except helper.Stop as stop:
        raise BuildError(str(stop)) from None


def python_of(venv):
    """The interpreter of an environment."""
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def make_venv(name, base, *locks):
    """Make ``build/NAME`` of the interpreter ``base`` with exactly ``locks`` in it; return its interpreter.

    It is made anew whenever a lock or the interpreter has changed.
    """
    folder = BUILD / name
    digest = hashlib.sha256(
        run([base, "-VV"]).stdout.encode() + b"".join(lock.read_bytes() for lock in locks)
    ).hexdigest()
    stamp = folder / "stamp"
    if not stamp.exists() or stamp.read_text() != digest:
        step(f"environment {name}")
        shutil.rmtree(folder, ignore_errors=True)
        run([base, "-m", "venv", folder])
        options = ["-q", "--disable-pip-version-check", "--require-hashes", "--only-binary", ":all:"]
        requirements = [word for lock in locks for word in ("-r", lock)]
        fetch([python_of(folder), "-m", "pip", "install", *options, *requirements])
        stamp.write_text(digest)
    return python_of(folder)


def system_python():
    """The interpreter to freeze: Debian's own on Linux, so that all builds are the same; else this one."""
    return Path("/usr/bin/python3") if sys.platform.startswith("linux") else Path(sys.executable)


def date_all(folder):
    """Give everything in ``folder`` the time of the commit, so that packing it twice gives equal files."""
    seconds = epoch()
    for path in [*folder.rglob("*"), folder]:
        plain = os.utime not in os.supports_follow_symlinks
        os.utime(path, (seconds, seconds), follow_symlinks=plain)


def tree_digests(folder):
    """SHA-256 of every file below ``folder``, by its path; links by their target."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_symlink():
            found[str(path.relative_to(folder))] = "-> " + os.readlink(path)
        elif path.is_file():
            found[str(path.relative_to(folder))] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def differing(left, right):
    """The names whose contents differ, or that only one of two builds has."""
    return sorted(name for name in left.keys() | right.keys() if left.get(name) != right.get(name))


def note_sums(target):
    """Write the SHA-256 of a built file into the list beside it, which names each file once."""
    file = target.with_name("SHA256SUMS")
    lines = file.read_text("utf-8").splitlines() if file.exists() else []
    others = [line for line in lines if line[66:] != target.name]
    others.append(f"{hashlib.sha256(target.read_bytes()).hexdigest()}  {target.name}")
    file.write_text("".join(f"{line}\n" for line in sorted(others, key=lambda line: line[66:])), "utf-8")


def megabytes(path):
    """The size of a file or of a folder's files, in MB of 2^20 bytes, as du and Windows count."""
    files = (
        [path]
        if path.is_file()
        else [file for file in path.rglob("*") if file.is_file() and not file.is_symlink()]
    )
    return sum(file.stat().st_size for file in files) / 2**20
