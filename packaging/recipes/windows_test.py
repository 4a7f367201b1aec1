"""Install what was built in a fresh Windows (Wine), use it as a person would, and remove it again."""

import shutil
import time

from recipes import windows, wine
from recipes.common import APP, BUILD, ROOT, BuildError, step, version
from recipes.health import expect, rows_of
from recipes.screen import screen

SHOTS = BUILD / "shots"
SETTINGS = {"IVR_ICC_URL": "https://icc.example.com", "IVR_PROXY": "http://proxy.example.com:8080"}
KEY = r"HKLM\Software\ivr-designer"
WINDOWS_KEY = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion"


def registry(key, name):
    """The text ``name`` of a key (empty: its default) in the 64-bit view, or None."""
    which = ["/v", name] if name else ["/ve"]
    output = wine.wine("reg", "query", key, *which, "/reg:64", check=False).stdout
    lines = [line.partition("REG_SZ") for line in output.splitlines() if "REG_SZ" in line]
    return lines[0][2].strip() if lines else None


def msiexec(action, file, *words, check=True):
    """Run the installer silently and return its exit code."""
    log = BUILD / "msiexec.log"
    command = ["msiexec", action, wine.windows_path(file), "/qn", "/l*v", wine.windows_path(log), *words]
    code = wine.wine(*command, check=False, timeout=300).returncode
    if check and code:
        tail = log.read_text("utf-8", errors="replace")[-2000:] if log.exists() else ""
        raise BuildError(f"msiexec {action} {file.name} ended with {code}: {tail}")
    return code


def check_old_windows(msi):
    """On a Windows that is too old nothing is installed."""
    build = registry(WINDOWS_KEY, "CurrentBuildNumber")
    set_build("17763")
    expect(msiexec("/i", msi, check=False) != 0, "it installs on a Windows that is too old")
    expect(not program_folder().exists(), "a refused installation leaves files")
    set_build(build)
    step(f"refused on build 17763; this is build {build}")


def set_build(number):
    """Let Windows say that it is build ``number``."""
    words = ("/v", "CurrentBuildNumber", "/t", "REG_SZ", "/d", number, "/f", "/reg:64")
    wine.wine("reg", "add", WINDOWS_KEY, *words)


def program_folder():
    """Where the MSI puts the program."""
    return wine.folder("Program Files/IVR Designer")


def user_folder():
    """The profile of the user who runs the programs."""
    return next(path for path in wine.folder("users").iterdir() if path.name != "Public")


def check_program(folder, label):
    """What is in ``folder`` runs: version, its own test with the vault, the window with sandbox and file."""
    program = folder / f"{APP}.exe"
    output = wine.wine(program, "--version").stdout
    expect(version() in output, f"--version says {output!r}")
    answer = wine.wine(program, "doctor", "--json", check=False)
    rows = rows_of(answer.stdout)
    expect(rows["keyring"]["ok"], f"a secret in the Windows vault: {rows['keyring']}")
    step("a secret was stored in the Windows vault and read back")
    sample = user_folder() / "hotline.ivr.json"
    shutil.copy(ROOT / "resources/samples/hotline.ivr.json", sample)
    look([folder / "IVR Designer.exe", "gui", "--sandbox"], "Hotline", f"{label}-sandbox.png")
    look([folder / "IVR Designer.exe", "gui", wine.windows_path(sample)], "Hotline", f"{label}-file.png")


def look(command, title, name):
    """Start ``command`` on a screen, wait for the window and keep a picture of it in build/shots."""
    with screen() as shown:
        begin = time.monotonic()
        process = wine.start(*command, env={"DISPLAY": shown.display})
        try:
            found = shown.wait_for(title, seconds=120)
            seconds = time.monotonic() - begin
            colours = shown.settled_picture(SHOTS / name)
        finally:
            process.kill()
            process.wait()
            wine.stop()
    step(f"window {found!r} after {seconds:.1f} s, {colours} colours, {name}")


def test_msi(msi):
    """Install for the machine, use, upgrade, refuse to go back, remove."""
    check_old_windows(msi)
    begin = time.monotonic()
    msiexec("/i", msi, *(f"{name}={value}" for name, value in SETTINGS.items()))
    step(f"installed silently in {time.monotonic() - begin:.1f} s")
    expect(registry(KEY, "icc_url") == SETTINGS["IVR_ICC_URL"], "the ICC URL did not reach the registry")
    expect(registry(KEY, "proxy") == SETTINGS["IVR_PROXY"], "the proxy did not reach the registry")
    expect(registry(KEY, "ca_file") is None, "a property that was not given was written")
    command = registry(r"HKLM\Software\Classes\IvrDesigner.Tree\shell\open\command", "") or ""
    expect(command.endswith('IVR Designer.exe" gui "%1"'), f"the file type opens with {command!r}")
    check_program(program_folder(), "msi")
    (user_folder() / "AppData" / "Roaming" / APP).mkdir(parents=True, exist_ok=True)
    msiexec("/x", check_upgrade(msi))
    expect(not list(program_folder().rglob("*.exe")), "programs stay after the removal")
    expect((user_folder() / "AppData" / "Roaming" / APP).exists(), "the user's data went away, too")
    step("removed; the user's data stays")


def check_upgrade(msi):
    """A newer version takes the place and keeps the settings; an older one is refused. Returns the newer."""
    major, minor, patch = version().split(".")
    number = f"{major}.{minor}.{int(patch) + 1}"
    newer = windows.make_msi(windows.FOLDER / APP, number, BUILD / f"next-{number}.msi")
    msiexec("/i", newer)
    expect(registry(KEY, "icc_url") == SETTINGS["IVR_ICC_URL"], "the upgrade lost the ICC URL")
    listed = wine.wine(
        "reg", "query", r"HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall", "/s", "/reg:64"
    ).stdout
    expect(listed.count("IVR Designer") >= 1, "the program is not listed for removal")
    expect(listed.count("DisplayVersion    REG_SZ    " + version()) == 0, "the old version is still listed")
    expect(msiexec("/i", msi, check=False) != 0, "an older version installs over a newer one")
    step("upgraded, settings kept; going back is refused")
    return newer


def test_nsis(setup):
    """Install for one user without rights, use, remove."""
    folder = user_folder() / "AppData/Local/Programs/IVR Designer"
    begin = time.monotonic()
    wine.wine(setup, "/S")
    step(f"installed silently in {time.monotonic() - begin:.1f} s")
    expect((folder / "IVR Designer.exe").exists(), f"nothing in {folder}")
    check_program(folder, "nsis")
    data = user_folder() / "AppData" / "Roaming" / APP
    data.mkdir(parents=True, exist_ok=True)
    wine.wine(folder / "uninstall.exe", "/S", f"_?={wine.windows_path(folder)}")
    left = [path.name for path in folder.rglob("*") if path.name != "uninstall.exe"]
    expect(not left, f"left behind: {left[:5]}")
    expect(data.exists(), "the user's data went away, too")
    step("removed; the user's data stays")


def main(kind, product):
    """Test the installer file ``product``."""
    wine.apt(*wine.PACKAGES, "xvfb", "xdotool")
    wine.make_prefix()
    try:
        test_msi(product) if kind == "msi" else test_nsis(product)
    finally:
        wine.stop()
