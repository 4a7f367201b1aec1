"""The .deb and the .rpm, both from one description, with the files of the desktop around the bundle."""

import os
import platform
import time

from recipes import bundle
from recipes.common import (
    DIST,
    PACKAGING,
    ROOT,
    STAGE,
    BuildError,
    apt,
    date_all,
    epoch,
    megabytes,
    note_sums,
    provide,
    run,
    step,
    version,
)

LINUX = PACKAGING / "linux"
MACHINES = {"x86_64": "amd64", "aarch64": "arm64"}
DEB_BUDGET_MB = 46
# The build needs Qt's own libraries: without them PyInstaller leaves plugins out and says that all is well.
BUILD_PACKAGES = (
    *("python3-venv", "libpython3-dev", "binutils", "desktop-file-utils", "appstream", "git"),
    "ca-certificates",  # what was built looks for them in its own test
)


def prepare():
    """Install what the build needs of a Debian system."""
    if not os.path.exists("/etc/debian_version"):
        raise BuildError(
            "The Linux packages are built on Debian 12 or later, so that they run on every newer system."
        )
    apt(*BUILD_PACKAGES)
    provide(("always", "screen"))


def substitutions(folder):
    """The values for the @NAMES@ in the templates."""
    when = time.gmtime(epoch())
    indented = "".join(
        f" {line}\n" if line else " .\n" for line in (ROOT / "LICENSE").read_text().splitlines()[4:]
    )
    return {
        "@VERSION@": version(),
        "@DATE@": time.strftime("%Y-%m-%d", when),
        "@MTIME@": time.strftime("%Y-%m-%dT%H:%M:%SZ", when),
        "@ARCH@": MACHINES[platform.machine()],
        "@BUNDLE@": str(folder),
        "@STAGE@": str(STAGE),
        "@LICENSE@\n": indented,
    }


def fill(source, target, values):
    """Copy a template with its @NAMES@ replaced."""
    text = source.read_text("utf-8")
    for name, value in values.items():
        text = text.replace(name, value)
    target.write_text(text, encoding="utf-8")
    target.chmod(0o644)


def stage(folder):
    """Put the desktop's files beside the icons and check them with the tools of their standards."""
    values = substitutions(folder)
    for source in LINUX.iterdir():
        fill(source, STAGE / source.name, values)
    run(["desktop-file-validate", STAGE / "ivr-designer.desktop"])
    run(
        [
            "appstreamcli",
            "validate",
            "--no-net",
            "--explain",
            STAGE / "io.github.ivr_designer.ivr_designer.metainfo.xml",
        ]
    )
    for path in [folder, *folder.rglob("*")]:  # what a strict umask took away
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
    date_all(folder)
    date_all(STAGE)


def package(kind, folder, dist=DIST):
    """Pack the bundle ``folder`` as ``kind`` (deb or rpm) and return the file."""
    stage(folder)
    step(f"nfpm: {kind}")
    dist.mkdir(exist_ok=True)
    names = {"deb": f"ivr-designer_{version()}-1_{MACHINES[platform.machine()]}.deb"}
    names["rpm"] = f"ivr-designer-{version()}-1.{platform.machine()}.rpm"
    target = dist / names[kind]
    nfpm = bundle.tools_python().parent / "nfpm"
    command = [nfpm, "package", "-f", STAGE / "nfpm.yaml", "-p", kind, "-t", target]
    run(command, env={"SOURCE_DATE_EPOCH": str(epoch())})
    size = megabytes(target)
    step(f"{target.name}: {size:.1f} MB")
    if kind == "deb" and size > DEB_BUDGET_MB:
        raise BuildError(f"{target.name} has {size:.1f} MB, the budget is {DEB_BUDGET_MB} MB")
    bundle.publish_bill(folder, dist, "linux")
    note_sums(target)
    return target


def make(kind):
    """Build the package ``kind`` from the checkout."""
    prepare()
    return package(kind, bundle.make())
