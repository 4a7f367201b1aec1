"""The Windows bundle, frozen under Wine, and its two installers: MSI for a machine, NSIS for a user."""

import hashlib
import re
import shutil
import tempfile
import uuid
from pathlib import Path

from recipes import bundle, linux, wine
from recipes.common import (
    APP,
    BUILD,
    DIST,
    PACKAGING,
    STAGE,
    BuildError,
    apt,
    date_all,
    epoch,
    megabytes,
    note_sums,
    run,
    step,
    tree_digests,
    version,
)

SOURCE = PACKAGING / "windows"
BUDGET_MB = {"msi": 35, "nsis": 35}
# Properties that only count when they are given, and the component that writes each.
CONDITIONS = {
    "SetIccUrl": "IVR_ICC_URL",
    "SetMediaUrl": "IVR_MEDIA_URL",
    "SetProxy": "IVR_PROXY",
    "SetCaFile": "IVR_CA_FILE",
}
NEWER = "Installed OR WINDOWSBUILD >= 18362"
TOO_OLD = (
    "IVR Designer needs Windows 10 version 1903, Windows Server 2022 or newer. "
    "Update Windows, then install it again."
)
FOLDER = DIST / "windows"


def freeze(dist=FOLDER):
    """Run PyInstaller in Wine, unless what is in ``dist`` is of just these sources; return the folder."""
    linux.prepare()
    folder = dist / APP
    if bundle.is_current(folder):
        step("the bundle of these very sources is there")
        bundle.make_stage(bundle.build_python())
        return folder
    bundle.stamp_of(folder).unlink(missing_ok=True)
    made_of = bundle.sources_digest()
    python = wine.prepare()
    facts = bundle.facts_of(wine.wine(python, "-c", bundle.FACTS).stdout)
    bundle.make_stage(bundle.build_python(), facts, wine.RUNTIME / "Lib" / "site-packages")
    step("PyInstaller in Wine")
    words = ["-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    words += [
        "--distpath",
        wine.windows_path(dist),
        "--workpath",
        wine.windows_path(BUILD / "pyinstaller-windows"),
    ]
    settings = {"SOURCE_DATE_EPOCH": str(epoch()), "PYTHONHASHSEED": "0"}
    wine.wine(python, *words, wine.windows_path(PACKAGING / "ivr_designer.spec"), timeout=1800, env=settings)
    bundle.settle_library(folder)
    bundle.make_console_program(folder)
    bundle.check_bundle(folder, "win32")
    leaked = [path.name for path in folder.rglob("*.dll") if b"Wine builtin DLL" in path.read_bytes()[:4096]]
    leaked += [path.name for path in folder.rglob("icuuc.dll")]
    if leaked:
        raise BuildError(f"Files of Wine are in the bundle: {leaked}")
    date_all(folder)
    bundle.stamp_of(folder).write_text(made_of)
    return folder


def product_code(kind="msi", number=None):
    """A code that is new for each version and the same for each build of it."""
    seed = hashlib.sha256(f"ivr-designer {kind} {number or version()} x64".encode()).digest()
    return "{" + str(uuid.UUID(bytes=seed[:16], version=4)).upper() + "}"


def make_msi(folder, number=None, target=None):
    """Pack ``folder`` as an MSI of version ``number`` and return the file."""
    number = number or version()
    target = target or DIST / f"IVR-Designer-{number}-x64.msi"
    step(f"wixl: {target.name}")
    work = BUILD / "msi"  # wixl wants every path relative to its source
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    (work / APP).symlink_to(folder)
    for source in (SOURCE / "app.wxs", STAGE / "app.ico"):
        shutil.copy(source, work)
    files = (path.relative_to(folder.parent) for path in sorted(folder.rglob("*")) if path.is_file())
    (work / "files.txt").write_text("".join(f"{path}\n" for path in files))
    options = f"-p {APP}/ --component-group AppFiles --var var.SourceDir --directory-ref INSTALLDIR --win64"
    run(["sh", "-c", f"wixl-heat {options} < files.txt > files.wxs"], cwd=work)
    listed = work / "files.wxs"
    listed.write_text(with_settled_folders(listed.read_text("utf-8")), "utf-8")
    values = {"SourceDir": APP, "Version": number, "ProductCode": product_code(number=number), "Win64": "yes"}
    defines = [word for name, value in values.items() for word in ("-D", f"{name}={value}")]
    run(["wixl", "-a", "x64", *defines, "-o", target, "app.wxs", "files.wxs"], cwd=work)
    # wixl knows neither what an installation asks of Windows, nor conditions of components, nor which
    # properties an elevated installation may take.
    for part, name in CONDITIONS.items():
        query(target, f"UPDATE `Component` SET `Condition`='{name}' WHERE `Component`='{part}'")
    secure = ";".join(["WIX_DOWNGRADE_DETECTED", "WIX_UPGRADE_DETECTED", *CONDITIONS.values()])
    query(
        target, f"INSERT INTO `LaunchCondition` (`Condition`, `Description`) VALUES ('{NEWER}', '{TOO_OLD}')"
    )
    query(target, "UPDATE `RegLocator` SET `Type`=18")  # the 64-bit view
    query(target, f"UPDATE `Property` SET `Value`='{secure}' WHERE `Property`='SecureCustomProperties'")
    return checked(target, "msi")


def with_settled_folders(text):
    """The list of files with the same names for folders in each build; wixl-heat draws them by lot."""
    names = dict.fromkeys(re.findall(r"\bdir[0-9A-F]{32}\b", text))
    numbers = {name: f"dir{number:04d}" for number, name in enumerate(names, 1)}
    return re.sub(r"\bdir[0-9A-F]{32}\b", lambda found: numbers[found.group()], text)


def query(target, statement):
    """Change the tables of an MSI."""
    run(["msibuild", target, "-q", statement])


def make_nsis(folder, number=None, target=None):
    """Pack ``folder`` as a setup program of version ``number`` and return the file."""
    number = number or version()
    target = target or DIST / f"IVR-Designer-{number}-x64-setup.exe"
    step(f"makensis: {target.name}")
    values = {"VERSION": number, "OUTPUT": target, "STAGE": STAGE, "BUNDLE": folder}
    defines = [f"-D{name}={value}" for name, value in values.items()]
    run(["makensis", "-V2", *defines, SOURCE / "setup.nsi"], env={"SOURCE_DATE_EPOCH": str(epoch())})
    return checked(target, "nsis")


def comparable(target):
    """What of an MSI must be the same in two builds: its tables and the files in it, by name.

    Its package code is new each time by the rules of the format; it and the times of the build stand in
    the summary, which is left out.
    """
    tables = run(["msiinfo", "tables", target]).stdout.split()
    found = {
        name: run(["msiinfo", "export", target, name], cwd=BUILD).stdout
        for name in tables
        if name != "_SummaryInformation"
    }
    with tempfile.TemporaryDirectory(prefix="ivr-msi-") as folder:
        run(["msiextract", "-C", folder, target])
        return found | tree_digests(Path(folder))


def checked(target, kind):
    """The file, when it keeps to the budget."""
    size = megabytes(target)
    step(f"{target.name}: {size:.1f} MB")
    if size > BUDGET_MB[kind]:
        raise BuildError(f"{target.name} has {size:.1f} MB, the budget is {BUDGET_MB[kind]} MB")
    if target.parent == DIST:
        bundle.publish_bill(FOLDER / APP, DIST, "windows")
        note_sums(target)
    return target


def make(kind, reuse):
    """Build the installer ``kind`` from the checkout, or from the last bundle with ``reuse``."""
    apt(*wine.PACKAGES)
    folder = FOLDER / APP if reuse else freeze()
    DIST.mkdir(exist_ok=True)
    return make_msi(folder) if kind == "msi" else make_nsis(folder)
