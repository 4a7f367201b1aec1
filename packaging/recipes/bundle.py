"""Freeze the program into one folder, look whether everything is in it, and start it."""

import hashlib
import json
import re
import shutil
import sys
import tempfile
import time
import zipfile
from pathlib import Path

from recipes import contents, inventory
from recipes.common import (
    APP,
    BUILD,
    DIST,
    PACKAGING,
    ROOT,
    STAGE,
    BuildError,
    epoch,
    make_venv,
    megabytes,
    note_sums,
    run,
    step,
    system_python,
    version,
)
from recipes.health import rows_of

BUDGET_MB = {"linux": 125, "win32": 72, "darwin": 125}
# What the environment that is frozen says of itself.
FACTS = """import glob, json, os, platform, sqlite3, ssl, sys, sysconfig, PySide6, PySide6.QtCore as core
icu = glob.glob(os.path.join(os.path.dirname(PySide6.__file__), "Qt", "lib", "libicudata.so.*"))
try:
    from cryptography.hazmat.backends.openssl import backend
    inside = backend.openssl_version_text().split()[1]
except ImportError:
    inside = ""
print(json.dumps({"qt": core.qVersion(), "pyside": PySide6.__version__, "python": platform.python_version(),
                  "openssl": ssl.OPENSSL_VERSION.split()[1], "openssl_in_cryptography": inside,
                  "sqlite": sqlite3.sqlite_version, "site": sysconfig.get_path("purelib"),
                  "icu": icu[0].rpartition(".")[2] if icu else "", "platform": sys.platform}))"""


def build_python():
    """The environment that is frozen: the program's own packages and PyInstaller, nothing else."""
    return make_venv(
        "venv-app", system_python(), ROOT / "requirements.lock", PACKAGING / "requirements-build.lock"
    )


def tools_python():
    """The environment of the tools that pack and describe."""
    return make_venv("venv-tools", system_python(), PACKAGING / "requirements-tools.lock")


def facts_of(answer):
    """What an interpreter said of itself, asked with FACTS."""
    lines = [line for line in answer.splitlines() if line.startswith("{")]
    if not lines:
        raise BuildError(f"The interpreter that is frozen does not say what it is:\n{answer[-2000:]}")
    return json.loads(lines[-1])


def make_stage(python, frozen=None, site=None):
    """Put what the bundle and the packages take besides the code into build/stage.

    ``python`` has Qt and draws the icons. When another one is frozen, ``frozen`` are its facts and
    ``site`` is its folder of packages as this system sees it.
    """
    shutil.rmtree(STAGE, ignore_errors=True)
    STAGE.mkdir(parents=True)
    step("icons, notices, version")
    icon = ROOT / "resources" / "icons" / "app.svg"
    run([python, PACKAGING / "recipes" / "icons.py", icon, STAGE], env={"QT_QPA_PLATFORM": "offscreen"})
    (STAGE / "VERSION").write_text(version() + "\n")
    (STAGE / "version.txt").write_text(version_resource(version()), encoding="utf-8")
    facts = frozen or facts_of(run([python, "-c", FACTS]).stdout)
    make_notices(Path(site or facts["site"]), facts)


def make_notices(site, facts):
    """Write the licences and the bill of materials of all that is shipped to build/stage/licences."""
    folder = STAGE / "licences"
    folder.mkdir()
    for text in sorted((PACKAGING / "licences").glob("*.txt")):
        filled = text.read_text("utf-8").replace("@QT@", facts["qt"]).replace("@PYSIDE@", facts["pyside"])
        (folder / text.name).write_text(filled, encoding="utf-8")
    (folder / "IVR-DESIGNER-LICENSE.txt").write_text((ROOT / "LICENSE").read_text("utf-8"), encoding="utf-8")
    notices = inventory.notices(site, facts["python"])
    (folder / "THIRD_PARTY_NOTICES.txt").write_text(notices, encoding="utf-8")
    when = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(epoch()))
    bill = inventory.bill(site, version(), facts, when)
    (folder / "sbom.cdx.json").write_text(bill, encoding="utf-8")


def version_resource(text):
    """The version resource of the Windows programs; deployment tools read the file version from it."""
    numbers = ", ".join([*re.findall(r"\d+", text)[:3], "0"])
    strings = {
        "CompanyName": "The IVR Designer contributors",
        "FileDescription": "IVR Designer",
        "FileVersion": text,
        "InternalName": APP,
        "LegalCopyright": "MIT licence",
        "OriginalFilename": APP + ".exe",
        "ProductName": "IVR Designer",
        "ProductVersion": text,
    }
    table = ", ".join(f"StringStruct({name!r}, {value!r})" for name, value in strings.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers=({numbers}), prodvers=({numbers}), mask=0x3f, flags=0,"
        " OS=0x40004, fileType=1, subtype=0, date=(0, 0)), kids=[StringFileInfo([StringTable('040904B0', ["
        f"{table}])]), VarFileInfo([VarStruct('Translation', [1033, 1200])])])\n"
    )


def freeze(python, dist=DIST):
    """Run PyInstaller and return the folder it made."""
    step("PyInstaller")
    env = {"SOURCE_DATE_EPOCH": str(epoch()), "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8"}
    env |= {"PYINSTALLER_CONFIG_DIR": str(BUILD / "pyinstaller-cache")}
    command = [python, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    command += ["--distpath", dist, "--workpath", BUILD / "pyinstaller", PACKAGING / "ivr_designer.spec"]
    run(command, env=env)
    settle_library(dist / APP)
    return dist / APP


def settle_library(folder):
    """Order what is in base_library.zip by name: PyInstaller's order is another one now and then."""
    file = folder / "_internal" / "base_library.zip"
    with zipfile.ZipFile(file) as packed:
        entries = sorted((info.filename, info, packed.read(info)) for info in packed.infolist())
    with zipfile.ZipFile(file, "w") as packed:
        for _name, info, data in entries:
            packed.writestr(info, data)


def make_console_program(folder):
    """Compile ivr-designer.exe, the console's door to the program, with the same icon and version."""
    numbers = ",".join([*version().split(".")[:3], "0"])
    prefix = "" if sys.platform == "win32" else "x86_64-w64-mingw32-"
    script = BUILD / "console.rc"
    script.write_text(
        f'1 ICON "{(STAGE / "app.ico").as_posix()}"\n'
        f"1 VERSIONINFO FILEVERSION {numbers} PRODUCTVERSION {numbers}\n"
        'BEGIN BLOCK "StringFileInfo" BEGIN BLOCK "040904B0" BEGIN\n'
        f'VALUE "ProductName","IVR Designer"\nVALUE "FileVersion","{version()}"\n'
        f'VALUE "FileDescription","IVR Designer, command line"\nVALUE "ProductVersion","{version()}"\n'
        'END END BLOCK "VarFileInfo" BEGIN VALUE "Translation",0x409,1200 END END\n'
    )
    run([prefix + "windres", "-O", "coff", script, BUILD / "console.o"])
    options = ["-Os", "-s", "-static", "-Wl,--no-insert-timestamp"]
    target = folder / f"{APP}.exe"
    run([prefix + "gcc", *options, "-o", target, PACKAGING / "windows" / "console.c", BUILD / "console.o"])


def check_bundle(bundle, platform=sys.platform):
    """Fail unless the bundle is whole, lean and starts."""
    lacking = contents.missing_parts(bundle, platform)
    if lacking:
        raise BuildError("The bundle lacks " + ", ".join(lacking))
    foreign = contents.foreign_parts(bundle) if platform == "linux" else []
    if foreign:
        raise BuildError("The bundle holds libraries of this machine: " + ", ".join(foreign))
    size = megabytes(bundle)
    step(f"bundle: {size:.1f} MB, {sum(1 for _ in bundle.rglob('*'))} files")
    if size > BUDGET_MB[platform]:
        raise BuildError(f"The bundle has {size:.1f} MB, the budget is {BUDGET_MB[platform]} MB")


def start_bundle(bundle):
    """Run what was built: its version, and its own test, where all but the keyring must be well."""
    program = bundle / ("ivr-designer.exe" if sys.platform == "win32" else APP)
    with tempfile.TemporaryDirectory(prefix="ivr-start-") as home:
        env = {"HOME": home, "IVR_DESIGNER_HOME": home, "QT_QPA_PLATFORM": "offscreen"}
        start = time.monotonic()
        output = run([program, "--version"], env=env, cwd=home, timeout=60).stdout
        step(f"--version in {1000 * (time.monotonic() - start):.0f} ms: {output.strip()}")
        if version() not in output:
            raise BuildError(f"--version says {output!r}")
        answer = run([program, "doctor", "--offline", "--json"], env=env, cwd=home, check=False, timeout=120)
    wrong = [row for row in rows_of(answer.stdout).values() if not row["ok"] and row["name"] != "keyring"]
    if wrong:
        raise BuildError(f"What was built does not work here: {wrong}")
    step("its own test, without a screen: well")


def sources_digest():
    """One SHA-256 over everything that the bundle is made of, and the time of the commit."""
    parts = ["ivr_designer", "resources", "packaging", "requirements.lock", "LICENSE", "run.py"]
    names = run(["git", "ls-files", "-co", "--exclude-standard", "--", *parts]).stdout.splitlines()
    digest = hashlib.sha256(f"{epoch()} {sys.version}".encode())
    for name in sorted(set(names)):
        path = ROOT / name
        if path.is_file():
            digest.update(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\0".encode())
    return digest.hexdigest()


def is_current(bundle):
    """Tell whether ``bundle`` was made of exactly what is here now, whole and checked."""
    stamp = stamp_of(bundle)
    return bundle.is_dir() and stamp.exists() and stamp.read_text() == sources_digest()


def stamp_of(bundle):
    """The file beside a bundle that says what it was made of; written last."""
    return bundle.with_name(bundle.name + ".stamp")


def make(dist=DIST):
    """Freeze into ``dist`` and check, unless what is there is of just these sources; return the folder."""
    python = build_python()
    bundle = dist / APP
    if is_current(bundle):
        step("the bundle of these very sources is there")
        make_stage(python)
        return bundle
    stamp_of(bundle).unlink(missing_ok=True)
    made_of = sources_digest()
    make_stage(python)
    freeze(python, dist)
    if sys.platform.startswith("linux"):
        strip(bundle)
    if sys.platform == "win32":
        make_console_program(bundle)
    check_bundle(bundle)
    start_bundle(bundle)
    stamp_of(bundle).write_text(made_of)
    return bundle


def publish_bill(bundle, dist, system):
    """Copy the bill of materials of a bundle beside the installers, for those who ask before they install."""
    target = dist / f"{APP}-{version()}-{system}.cdx.json"
    shutil.copyfile(bundle / "_internal" / "licences" / "sbom.cdx.json", target)
    note_sums(target)


def strip(bundle):
    """Take the symbols out of what is not Qt's; Qt's files stay as their makers built them."""
    for library in bundle.rglob("*.so*"):
        if not library.is_symlink() and not {"PySide6", "shiboken6"} & set(library.parts):
            library.chmod(0o755)
            run(["strip", "--strip-unneeded", library])
