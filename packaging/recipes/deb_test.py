"""Install the .deb in a clean Debian, use it as a person would, and remove it again."""

import shlex
import shutil
import time

from recipes.clean_debian import USER, clean_debian
from recipes.common import BUILD, ROOT, apt, step, version
from recipes.health import check_another_qt, expect, rows_of, seen
from recipes.screen import screen

SHOTS = BUILD / "shots"
# What a desktop has and a server has not: the menu, file types, a session bus with a keyring.
DESKTOP = (
    "dbus",
    "gnome-keyring",
    "libglib2.0-bin",
    "xdg-utils",
    "shared-mime-info",
    "desktop-file-utils",
    "fonts-dejavu-core",
)
TRACES = (
    r"find / -xdev \( -path /home -o -path /proc -o -path /dev \) -prune -o -iname '*ivr*designer*' -print"
)
# Printing is a Recommends: without libcups the plugin is skipped and a PDF can still be written.
UNRESOLVED = """cd /usr/lib/ivr-designer/_internal && export LD_LIBRARY_PATH=$PWD
find . -name '*.so*' ! -name libcupsprintersupport.so -exec ldd {} + 2>/dev/null |
  grep 'not found' | sort -u"""
MIME = "application/vnd.ivr-designer.tree+json"
OPEN_KEYRING = "printf secret | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1"


def install(system, deb):
    """Install the package with what it depends on and nothing else."""
    shutil.copy(deb, system.root / "tmp" / deb.name)
    begin = time.monotonic()
    system.apt("install", "--no-install-recommends", f"/tmp/{deb.name}")
    (system.root / "tmp" / deb.name).unlink()
    step(f"installed with its Depends in {time.monotonic() - begin:.0f} s")
    output = system.run(["ivr-designer", "--version"]).stdout
    expect(version() in output, f"--version says {output!r}")


def check_bare(system):
    """Without a desktop: the window opens off screen, and the files of the package are well."""
    missing = system.run(["sh", "-c", UNRESOLVED], check=False).stdout.strip()
    expect(not missing, f"libraries that no Depends brings: {missing}")
    rows = doctor(system, {"QT_QPA_PLATFORM": "offscreen"})
    wrong = [row for name, row in rows.items() if not row["ok"] and name != "keyring"]
    expect(not wrong, f"in a bare system: {wrong}")
    expect("this session" in rows["keyring"]["advice"], f"no keyring is not told: {rows['keyring']}")
    core = system.root / "usr/lib/ivr-designer/_internal/PySide6/Qt/lib/libQt6Core.so.6"
    check_another_qt(core, lambda: doctor(system, {"QT_QPA_PLATFORM": "offscreen"}))
    step("another build of Qt's core library in its place is used")


def doctor(system, env, before=""):
    """The program's own test as rows by name, run in a session bus after the shell command ``before``."""
    line = f"{before} ivr-designer --self-test --offline --json"
    command = ["dbus-run-session", "--", "sh", "-c", line] if before else ["sh", "-c", line]
    done = system.run(command, env=env, check=False)
    return rows_of(done.stdout)


def check_desktop(system):
    """The menu entry, the file type and the keyring, on a screen."""
    sample = system.home / "hotline.ivr.json"
    shutil.copy(ROOT / "resources/samples/hotline.ivr.json", sample)
    system.run(["chown", USER, f"/home/{USER}/hotline.ivr.json"], user="root")
    kind = system.run(["gio", "info", "-a", "standard::content-type", "hotline.ivr.json"]).stdout
    expect(MIME in kind, f"hotline.ivr.json is taken for {kind}")
    handler = system.run(["gio", "mime", MIME]).stdout
    expect("ivr-designer.desktop" in handler.splitlines()[0], f"{MIME} is opened with {handler!r}")
    look(system, "gio launch /usr/share/applications/ivr-designer.desktop", "Welcome to", "deb-menu.png")
    look(system, "gio open hotline.ivr.json", "Hotline", "deb-file.png", tree=True)
    rows = doctor(system, {"QT_QPA_PLATFORM": "offscreen"}, before=f"{OPEN_KEYRING};")
    expect(rows["keyring"]["ok"], f"a secret in gnome-keyring: {rows['keyring']}")
    step("a secret was stored in gnome-keyring and read back")


def check_way_to_a_server(system):
    """The self-test reaches a contact center: the program's own sandbox stands for it."""
    script = """ivr-designer sandbox --secret s --key-sid SKx --json > served & one=$!
    until [ -s served ]; do sleep 0.2; done
    url=$(sed 's/.*"icc_url": "\\([^"]*\\)".*/\\1/;q' served)
    IVR_DESIGNER_KEY_SECRET=s ivr-designer doctor --json --url "$url" --key-sid SKx
    kill $one; rm served"""
    done = system.run(["sh", "-c", script], env={"QT_QPA_PLATFORM": "offscreen"}, check=False, timeout=120)
    rows = rows_of(done.stdout)
    for name in ("network", "clock", "connection"):
        expect(name in rows and rows[name]["ok"], f"{name}: {rows.get(name)}")
    step(f"the self-test reaches a server: {rows['clock']['seen']}")


def check_policy(system):
    """What /etc says is followed, stands over the command line, and is told."""
    folder = system.root / "etc/ivr-designer"
    folder.mkdir()
    (folder / "policy.toml").write_text('icc_url = "https://policy.example.com"\n')
    (folder / "defaults.toml").write_text('proxy = "http://proxy.example.com:8080"\n')
    row = doctor(system, {"QT_QPA_PLATFORM": "offscreen"})["settings"]
    expect(row["ok"] and "administrator: icc_url" in row["seen"], f"policy is not told: {row}")
    words = ["ivr-designer", "profile", "add", "Work", "--key-sid", "SK1"]
    refused = system.run([*words, "--url", "https://other.example.com"], check=False)
    expect(refused.returncode == 2, f"policy can be gone round: {refused.stdout}")
    kept = system.run(words).stdout + system.run(["ivr-designer", "profile", "list", "--json"]).stdout
    for wanted in ("https://policy.example.com", "http://proxy.example.com:8080"):
        expect(wanted in kept, f"a new connection lacks {wanted}: {kept}")
    shutil.rmtree(folder)
    system.run(["ivr-designer", "profile", "remove", "Work"])
    step("policy and defaults of /etc/ivr-designer are followed and told")


def look(system, command, title, name, tree=False):
    """Start ``command`` on a screen, wait for the window (``tree``: and a drawn tree), keep its picture."""
    with screen() as shown:
        begin = time.monotonic()
        session = f"{OPEN_KEYRING}; {command}; sleep 300"
        process = system.start(
            ["dbus-run-session", "--", "sh", "-c", session], env={"DISPLAY": shown.display}
        )
        try:
            with seen(shown, SHOTS / name, system.home / ".local/state/ivr-designer"):
                found = shown.wait_for(title, seconds=240)
                seconds = time.monotonic() - begin
                colours = shown.settled_picture(SHOTS / name, tree=tree)
        finally:
            process.kill()
            process.wait()
    step(f"{shlex.split(command)[1]}: window {found!r} after {seconds:.1f} s, {colours} colours, {name}")


def remove(system):
    """Purge the package; nothing but the user's own data stays."""
    system.apt("purge", "ivr-designer")
    left = system.run(["sh", "-c", TRACES], user="root").stdout.split()
    expect(not left, f"left behind after the purge: {left}")
    menu = system.run(
        ["grep", "-rl", "ivr-designer", "/usr/share/applications", "/usr/share/mime"],
        user="root",
        check=False,
    )
    expect(not menu.stdout.strip(), f"still known to the desktop: {menu.stdout}")
    kept = [path.name for path in system.home.glob(".local/state/ivr-designer/*")]
    expect(kept, "the user's journal went away, too")
    step("purged; nothing left but the user's data")


def main(deb):
    """Test the package file ``deb``."""
    apt("xvfb", "xdotool")
    with clean_debian() as system:
        step(f"a clean Debian in {system.root}")
        install(system, deb)
        check_bare(system)
        check_way_to_a_server(system)
        check_policy(system)
        system.apt("install", "--no-install-recommends", *DESKTOP)
        check_desktop(system)
        remove(system)
