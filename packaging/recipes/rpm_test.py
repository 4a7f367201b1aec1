"""Look into the .rpm with rpm's own tools and run what is in it, without installing it."""

import tempfile
from pathlib import Path

from recipes.common import apt, run, step, version
from recipes.health import expect, rows_of

WANTED = (
    "/usr/bin/ivr-designer",
    "/usr/lib/ivr-designer/ivr-designer",
    "/usr/share/applications/ivr-designer.desktop",
    "/usr/share/mime/packages/ivr-designer.xml",
    "/usr/share/icons/hicolor/scalable/apps/ivr-designer.svg",
    "/usr/share/icons/hicolor/16x16/apps/ivr-designer.png",
)
NEEDED = ("glibc >= 2.35", "xcb-util-cursor", "openssl-libs >= 3.0", "libxkbcommon-x11")


def query(file, *words):
    """What rpm says about the package file."""
    return run(["rpm", "-qp", "--nosignature", *words, file]).stdout


def main(file):
    """Test the package file."""
    apt("rpm", "rpm2cpio", "cpio")
    digests = run(["rpm", "-Kv", "--nosignature", file]).stdout
    expect("BAD" not in digests and "OK" in digests, f"its digests are wrong: {digests}")
    names = query(file, "--list").splitlines()
    expect(not set(WANTED) - set(names), f"it lacks {sorted(set(WANTED) - set(names))}")
    needs = query(file, "--requires").splitlines()
    expect(not set(NEEDED) - set(needs), f"it does not require {sorted(set(NEEDED) - set(needs))}")
    scripts = query(file, "--scripts").strip()
    expect(not scripts, f"it runs scripts as root: {scripts}")
    facts = query(file, "--queryformat", "%{NAME} %{VERSION} %{LICENSE} %{BUILDHOST}")
    expect(facts == f"ivr-designer {version()} MIT localhost", f"it says of itself: {facts}")
    with tempfile.TemporaryDirectory(prefix="ivr-rpm-") as folder:
        run(["sh", "-c", 'rpm2cpio "$0" | cpio -idm --quiet', file], cwd=folder)
        program = Path(folder) / "usr/lib/ivr-designer/ivr-designer"
        env = {"IVR_DESIGNER_HOME": folder, "QT_QPA_PLATFORM": "offscreen"}
        answer = run([program, "--self-test", "--offline", "--json"], env=env, cwd=folder, check=False)
        wrong = [row for name, row in rows_of(answer.stdout).items() if not row["ok"] and name != "keyring"]
        expect(not wrong, f"what is in it does not work: {wrong}")
    step(f"{len(names)} files, {len(needs)} requirements, no scripts; unpacked, its own test is well")
