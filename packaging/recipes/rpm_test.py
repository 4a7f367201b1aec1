"""Install the .rpm with dnf in a system with nothing of ours, use it as a person would, and remove it again.

The system is the Debian of the .deb's test: Debian's mirrors have none that is made of rpms. So a package of
names stands in for what the .rpm requires, and Debian's libraries do the work.
"""

import re
import shutil

from recipes import bundle
from recipes.clean_debian import clean_debian
from recipes.common import BUILD, PACKAGING, apt, run, step, version
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


def stand_in(file):
    """A repository with one empty package that provides what ``file`` requires."""
    folder = BUILD / "rpms"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    needs = [line.split() for line in query(file, "--requires").splitlines() if "rpmlib(" not in line]
    provides = [f"{need[0]} = {need[2]}" if len(need) == 3 else need[0] for need in needs]
    described = folder / "nfpm.yaml"
    lines = [
        "name: libraries",
        "arch: all",
        "version: 1.0.0",
        "maintainer: x",
        "description: names",
        "provides:",
    ]
    described.write_text("".join(f"{line}\n" for line in [*lines, *(f"  - {name}" for name in provides)]))
    nfpm = bundle.tools_python().parent / "nfpm"
    run([nfpm, "package", "-f", described, "-p", "rpm", "-t", folder / "libraries.rpm"])
    run(["createrepo_c", folder])
    return folder


def dnf(system, *words, repository=None, check=True):
    """Run dnf on the clean system, with no repository but ``repository``."""
    options = ["-y", f"--installroot={system.root}", "--releasever=1", "--nogpgcheck", "--disablerepo=*"]
    options += [
        "--setopt=reposdir=/dev/null",
        "--setopt=pluginpath=/dev/null",
        "--setopt=localpkg_gpgcheck=0",
    ]
    if repository:
        options += [f"--repofrompath=names,file://{repository}", "--enablerepo=names"]
    return run(["dnf", *options, *words], check=check)


def install(system, file):
    """Install with what is required, and let rpm compare every file with what the package says of it."""
    system.apt("install", "--no-install-recommends", *libraries(), *DESKTOP)
    refused = dnf(system, "install", file, check=False)
    expect(
        refused.returncode and "nothing provides" in refused.stdout, "dnf installs it without its libraries"
    )
    dnf(system, "install", file, repository=stand_in(file))
    names = rpm(system, "-qa", "--queryformat", "%{NAME} ").stdout.split()
    expect(sorted(names) == ["ivr-designer", "libraries"], f"dnf has installed {names}")
    changed = rpm(system, "-V", "ivr-designer", check=False).stdout.strip()
    expect(not changed, f"installed otherwise than the package says: {changed}")
    output = system.run(["ivr-designer", "--version"]).stdout
    expect(version() in output, f"--version says {output!r}")
    step("installed by dnf with what it requires; every file verified")


def remove(system):
    """Remove the package; nothing of it stays."""
    dnf(system, "remove", "ivr-designer")
    left = system.run(["sh", "-c", TRACES], user="root").stdout.split()
    expect(not left, f"left behind after dnf remove: {left}")
    expect(any(system.home.glob(".local/state/ivr-designer/*")), "the user's journal went away, too")
    step("removed; nothing left but the user's data")


def main(file):
    """Test the package file."""
    apt("rpm", "dnf", "createrepo-c", "xvfb", "xdotool")
    check_file(file)
    with clean_debian() as system:
        install(system, file)
        check_bare(system)
        look(system, "ivr-designer gui --sandbox", "Hotline", "rpm-sandbox.png", tree=True)
        remove(system)
