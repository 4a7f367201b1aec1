"""Install the .rpm with rpm in a system with nothing of ours, use it as a person would, and remove it again.

The system is the Debian of the .deb's test: Debian's mirrors have none that is made of rpms. So rpm is told
not to look for what the package requires; its names are compared with a list, Debian's libraries stand in.
"""

import re

from recipes.clean_debian import clean_debian
from recipes.common import PACKAGING, apt, run, step, version
from recipes.deb_test import DESKTOP, TRACES, check_bare, look
from recipes.health import expect

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


def check_file(file):
    """The package as it lies there: digests, files, requirements, and that it runs nothing as root."""
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
    step(f"{len(names)} files, {len(needs)} requirements, no scripts")


def libraries():
    """Debian's names of what the program needs of a system."""
    text = (PACKAGING / "linux" / "nfpm.yaml").read_text("utf-8")
    depends = text[text.index("    depends:") : text.index("    recommends:")]
    return re.findall(r"^ {6}- ([\w.+-]+)", depends, re.MULTILINE)


def rpm(system, *words, check=True):
    """Run rpm on the clean system."""
    return run(["rpm", "--root", system.root, *words], check=check)


def install(system, file):
    """Install, and let rpm compare every file with what the package says of it."""
    system.apt("install", "--no-install-recommends", *libraries(), *DESKTOP)
    rpm(system, "--initdb")
    rpm(system, "-i", "--nodeps", "--nosignature", file)
    changed = rpm(system, "-V", "--nodeps", "ivr-designer", check=False).stdout.strip()
    expect(not changed, f"installed otherwise than the package says: {changed}")
    output = system.run(["ivr-designer", "--version"]).stdout
    expect(version() in output, f"--version says {output!r}")
    step("installed by rpm; every file verified")


def remove(system):
    """Erase the package; nothing of it stays."""
    rpm(system, "-e", "--nodeps", "ivr-designer")
    left = system.run(["sh", "-c", TRACES], user="root").stdout.split()
    expect(not left, f"left behind after rpm -e: {left}")
    expect(any(system.home.glob(".local/state/ivr-designer/*")), "the user's journal went away, too")
    step("erased; nothing left but the user's data")


def main(file):
    """Test the package file."""
    apt("rpm", "xvfb", "xdotool")
    check_file(file)
    with clean_debian() as system:
        install(system, file)
        check_bare(system)
        look(system, "ivr-designer gui --sandbox", "Hotline", "rpm-sandbox.png", tree=True)
        remove(system)
