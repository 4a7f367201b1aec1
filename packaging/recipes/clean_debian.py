"""A Debian with nothing on it, in a folder: what a package needs must come with it."""

import contextlib
import functools
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from recipes.common import BUILD, BuildError, apt, cache, fetch, run, step

# A namespace of its own for each command: mounts and left-over processes vanish with it.
ENTER = 'mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev" && exec chroot "$0" "$@"'
USER = "tester"


@functools.cache
def namespace():
    """The command that gives what follows mounts of its own, also where "/" is no mount itself (a chroot)."""
    command = ["unshare", "--mount"]
    if run([*command, "true"], check=False).returncode:
        command += ["--propagation", "unchanged"]
    return command


class CleanDebian:
    """The system in ``root``; commands run in it as root or as the user ``tester``."""

    def __init__(self, root):
        self.root = root
        self.home = root / "home" / USER

    def command(self, words, user=USER, env=None):
        """The words of ``words`` run inside, with a plain environment and ``env``."""
        home = "/root" if user == "root" else f"/home/{USER}"
        settings = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": home, "LANG": "C.UTF-8", "USER": user}
        settings |= {"DEBIAN_FRONTEND": "noninteractive", "XDG_RUNTIME_DIR": f"{home}/run", **(env or {})}
        inside = ["env", "-i", "-C", home, *(f"{name}={value}" for name, value in settings.items())]
        become = [] if user == "root" else ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--init-groups"]
        outside = [*namespace(), "--pid", "--fork", "--kill-child", "sh", "-c", ENTER, str(self.root)]
        return [*outside, *become, *inside, *words]

    def run(self, words, user=USER, env=None, check=True, timeout=300):
        """Run a command inside and return the finished process; its output is kept."""
        return run(self.command(words, user, env), check=check, timeout=timeout)

    def start(self, words, env=None):
        """Start a command inside as the user and return its process; ending it ends all it started."""
        return subprocess.Popen(
            self.command(words, USER, env),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def apt(self, *words):
        """Run apt-get inside; downloads are tried again when a mirror fails."""
        quiet = ["-qq", "-y", "-o", "APT::Sandbox::User=root", "-o", "Acquire::Retries=3"]
        return self.run(["apt-get", *quiet, *words], user="root", timeout=600)


def sources():
    """The suite of this Debian, and the first mirror that apt uses for it."""
    names = dict(
        line.split("=", 1) for line in Path("/etc/os-release").read_text().splitlines() if "=" in line
    )
    suite = names.get("VERSION_CODENAME", "").strip('"')
    out = run(["apt-get", "indextargets", "--format", "$(SITE) $(CODENAME)", "Created-By: Packages"]).stdout
    sites = [line.split() for line in out.splitlines()]
    mirror = next(
        (site for site, codename in (pair for pair in sites if len(pair) == 2) if codename == suite), None
    )
    if not suite or mirror is None:
        raise BuildError("The test needs a Debian whose package sources are set up (apt-get update).")
    return suite, mirror


def base():
    """The smallest Debian of this suite in build/, made once."""
    suite, mirror = sources()
    folder = BUILD / f"debian-{suite}"
    if not (folder / "complete").exists():
        step(f"debootstrap {suite}")
        packages = cache() / f"debs-{suite}"
        packages.mkdir(exist_ok=True)
        fetch(
            ["debootstrap", "--variant=minbase", f"--cache-dir={packages}", suite, folder, mirror],
            before=lambda: shutil.rmtree(folder, ignore_errors=True),
        )
        copy_apt(folder)
        root = CleanDebian(folder)
        root.run(["useradd", "-m", USER], user="root")
        root.run(["mkdir", "-m", "700", f"/home/{USER}/run"])
        root.apt("update")
        (folder / "complete").touch()
    return folder


def copy_apt(folder):
    """Let apt inside read what apt outside reads of Debian: mirrors, proxies, certificates, hosts."""
    for name in ("sources.list", "sources.list.d/debian.sources", "apt.conf", "auth.conf"):
        source = Path("/etc/apt") / name
        if source.exists():
            shutil.copy(source, folder / "etc/apt" / name)
    for source in Path("/etc/apt/apt.conf.d").glob("*"):
        if "roxy" in source.read_text(errors="replace") or "Check-Valid" in source.read_text(
            errors="replace"
        ):
            shutil.copy(source, folder / "etc/apt/apt.conf.d" / source.name)
    if (folder / "etc/apt/sources.list.d/debian.sources").exists():
        (folder / "etc/apt/sources.list").write_text("")
    own = Path("/usr/local/share/ca-certificates")
    if own.exists():
        shutil.copytree(own, folder / "usr/local/share/ca-certificates", dirs_exist_ok=True)
    for source in ("/etc/resolv.conf", "/etc/hosts", "/etc/ssl/certs/ca-certificates.crt"):
        if os.path.exists(source):
            (folder / source[1:]).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, folder / source[1:])


@contextlib.contextmanager
def clean_debian():
    """A fresh copy of the base system, thrown away afterwards."""
    if os.geteuid():
        raise BuildError("The test installs into a system in a folder; run it as root.")
    apt("debootstrap", "util-linux")
    origin = base()
    with tempfile.TemporaryDirectory(prefix="ivr-debian-", ignore_cleanup_errors=True) as folder:
        root = Path(folder) / "root"
        run(["cp", "-a", "--reflink=auto", origin, root])
        yield CleanDebian(root)
