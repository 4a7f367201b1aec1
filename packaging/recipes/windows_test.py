"""Install what was built in a fresh Windows (Wine), use it as a person would, and remove it again."""

import shutil
import time

from recipes import windows, windows_hostile, windows_suite, wine
from recipes.common import APP, BUILD, ROOT, BuildError, run, step, tree_digests, version
from recipes.health import check_another_qt, expect, rows_of, seen
from recipes.screen import screen

SHOTS = BUILD / "shots"
# Property of the MSI: name in the registry, and a value as an administrator would give it.
SETTINGS = {
    "IVR_ICC_URL": ("icc_url", "https://icc.example.com"),
    "IVR_MEDIA_URL": ("media_url", "https://media.example.com"),
    "IVR_PROXY": ("proxy", "http://proxy.example.com:8080"),
    "IVR_CA_FILE": ("ca_file", r"C:\ProgramData\corp\ca.pem"),
}
KEY = r"HKLM\Software\ivr-designer"
POLICY = r"HKLM\Software\Policies\ivr-designer"
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


def give_authorities():
    """Put the file there that IVR_CA_FILE names, as who deploys the program does."""
    file = wine.folder(SETTINGS["IVR_CA_FILE"][1].partition(":\\")[2].replace("\\", "/"))
    file.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(wine.AUTHORITIES, file)


def check_old_windows(msi):
    """On a Windows that is too old nothing is installed, and the file holds the sentence that says why."""
    build = registry(WINDOWS_KEY, "CurrentBuildNumber")
    set_build("17763")
    expect(msiexec("/i", msi, check=False) != 0, "it installs on a Windows that is too old")
    expect(not program_folder().exists(), "a refused installation leaves files")
    set_build(build)
    table = run(["msiinfo", "export", msi, "LaunchCondition"], cwd=BUILD).stdout
    expect(windows.TOO_OLD in table, f"the sentence for an old Windows is missing: {table}")
    step(f"refused on build 17763; this is build {build}")


def check_properties(msi):
    """One property alone is written; those that are not given write nothing."""
    msiexec("/i", msi, "IVR_ICC_URL=https://alone.example.com")
    found = {name: registry(KEY, name) for name, _value in SETTINGS.values()}
    wanted = dict.fromkeys(found) | {"icc_url": "https://alone.example.com"}
    expect(found == wanted, f"the registry holds {found}")
    msiexec("/x", msi)
    step("a property that is not given writes nothing")


def check_policy(program):
    """Group policy stands over the installation and the command line, and the program says so."""
    wine.wine("reg", "add", POLICY, "/v", "icc_url", "/d", "https://policy.example.com", "/f", "/reg:64")
    wine.wine(
        "reg", "add", POLICY, "/v", "lock_after_idle_min", "/t", "REG_DWORD", "/d", "30", "/f", "/reg:64"
    )
    row = rows_of(wine.wine(program, "doctor", "--offline", "--json", check=False).stdout)["settings"]
    expect(row["ok"] and "icc_url, lock_after_idle_min" in row["seen"], f"policy is not told: {row}")
    expect("go to https://policy.example.com" in row["seen"], f"policy is not followed: {row}")
    words = ["profile", "add", "Work", "--key-sid", "SK1"]
    refused = wine.wine(program, *words, "--url", "https://other.example.com", check=False)
    expect(refused.returncode == 2, f"policy can be gone round: {refused.stdout}")
    kept = wine.wine(program, *words).stdout
    expect(
        "for https://policy.example.com" in kept, f"a new connection does not start as policy says: {kept}"
    )
    wine.wine("reg", "delete", POLICY, "/f", "/reg:64")
    listed = wine.wine(program, "profile", "list", "--json").stdout
    expect("icc.example.com" in listed, f"what policy sets has taken the place of the user's own: {listed}")
    expect("proxy.example.com:8080" in listed, f"the proxy of the installation is not the start: {listed}")
    step("group policy is followed, locks, and is told; what the MSI set is the start of a connection")


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
    wine.wine(program, "profile", "add", "Kept", "--key-sid", "SK0")
    output = wine.wine(program, "--version").stdout
    expect(version() in output, f"--version says {output!r}")
    answer = wine.wine(program, "--self-test", "--offline", "--json", check=False)
    wrong = [row for row in rows_of(answer.stdout).values() if not row["ok"]]
    expect(not wrong and answer.returncode == 0, f"--self-test finds {wrong}")
    expect("Credential Manager" in rows_of(answer.stdout)["keyring"]["seen"], "another keyring was used")
    step("--self-test is well; a secret was stored in the Windows vault and read back")
    own_test = (program, "--self-test", "--offline", "--json")
    core = folder / "_internal" / "PySide6" / "Qt6Core.dll"
    check_another_qt(core, lambda: rows_of(wine.wine(*own_test, check=False).stdout))
    step("another build of Qt's core library in its place is used")
    sample = user_folder() / "hotline.ivr.json"
    shutil.copy(ROOT / "resources/samples/hotline.ivr.json", sample)
    look([folder / "IVR Designer.exe", "gui", "--sandbox"], "Hotline", f"{label}-sandbox.png")
    look([folder / "IVR Designer.exe", "gui", wine.windows_path(sample)], "Hotline", f"{label}-file.png")


def look(command, title, name):
    """Start ``command`` on a screen, wait for the window and a drawn tree, and keep its picture."""
    with screen() as shown:
        begin = time.monotonic()
        process = wine.start(*command, env={"DISPLAY": shown.display})
        try:
            with seen(shown, SHOTS / name, user_folder() / "AppData/Local" / APP / "state"):
                found = shown.wait_for(title, seconds=240)
                seconds = time.monotonic() - begin
                colours = shown.settled_picture(SHOTS / name, tree=True)
        finally:
            process.kill()
            process.wait()
            wine.stop()
    step(f"window {found!r} after {seconds:.1f} s, {colours} colours, {name}")


def check_settings(when):
    """All that the properties said stands in the registry."""
    found = {name: registry(KEY, name) for name, _value in SETTINGS.values()}
    expect(found == dict(SETTINGS.values()), f"{when} the registry holds {found}")


def test_msi(msi):
    """Install for the machine, use, upgrade, refuse to go back, remove; then run tests."""
    check_old_windows(msi)
    check_properties(msi)
    wine.make_prefix()
    give_authorities()
    begin = time.monotonic()
    msiexec("/i", msi, *(f"{name}={value}" for name, (_where, value) in SETTINGS.items()))
    step(f"installed silently in {time.monotonic() - begin:.1f} s")
    check_settings("after the installation")
    command = registry(r"HKLM\Software\Classes\IvrDesigner.Tree\shell\open\command", "") or ""
    expect(command.endswith('IVR Designer.exe" gui "%1"'), f"the file type opens with {command!r}")
    check_program(program_folder(), "msi")
    check_policy(program_folder() / f"{APP}.exe")
    check_repair(msi)
    msiexec("/x", check_upgrade(msi))
    expect(not list(program_folder().rglob("*.exe")), "programs stay after the removal")
    windows_hostile.check_forgotten("HKLM")
    check_user_data()
    windows_suite.main()


def check_user_data():
    """After the removal the connections and the journal of the user are still there."""
    data = user_folder() / "AppData" / "Local" / APP
    expect(any(data.glob("config/*.json")), f"the user's connections and settings went away from {data}")
    expect(any(path.is_file() for path in data.glob("state/**/*")), "the user's journal went away")
    step("removed; the user's data stays")


def check_repair(msi):
    """What was deleted or changed comes back."""
    whole = tree_digests(program_folder())
    shutil.rmtree(program_folder() / "_internal" / "licences")
    (program_folder() / f"{APP}.exe").write_bytes(b"not a program")
    msiexec("/i", msi, "REINSTALL=ALL", "REINSTALLMODE=amus")
    expect(tree_digests(program_folder()) == whole, "a repair does not bring all files back")
    step("repaired: deleted and changed files are back")


def check_upgrade(msi):
    """A newer version takes the place and keeps the settings; an older one is refused. Returns the newer."""
    major, minor, patch = version().split(".")
    number = f"{major}.{minor}.{int(patch) + 1}"
    newer = windows.make_msi(windows.FOLDER / APP, number, BUILD / f"next-{number}.msi")
    whole = tree_digests(program_folder())
    with windows_hostile.running(program_folder(), "msi-open.png"):
        msiexec("/i", newer)
    expect(tree_digests(program_folder()) == whole, "an upgrade of an open program leaves it in pieces")
    check_settings("after the upgrade")
    listed = wine.wine(
        "reg", "query", r"HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall", "/s", "/reg:64"
    ).stdout
    expect(listed.count("IVR Designer") >= 1, "the program is not listed for removal")
    expect(listed.count("DisplayVersion    REG_SZ    " + version()) == 0, "the old version is still listed")
    expect(msiexec("/i", msi, check=False) != 0, "an older version installs over a newer one")
    step("upgraded while the program was open, settings kept; going back is refused")
    return newer


def test_nsis(setup):
    """Install for one user without rights, use, remove; not on a Windows that is too old."""
    folder = user_folder() / "AppData/Local/Programs/IVR Designer"
    build = registry(WINDOWS_KEY, "CurrentBuildNumber")
    set_build("17763")
    expect(wine.wine(setup, "/S", check=False).returncode != 0, "it installs on a Windows that is too old")
    expect(not folder.exists(), "a refused installation leaves files")
    set_build(build)
    begin = time.monotonic()
    wine.wine(setup, "/S")
    step(f"installed silently in {time.monotonic() - begin:.1f} s")
    expect((folder / "IVR Designer.exe").exists(), f"nothing in {folder}")
    check_program(folder, "nsis")
    windows_hostile.check_setup(setup, folder)
    expect(windows_hostile.remove_setup(folder) == 0, "it cannot be removed")
    left = [path.name for path in folder.rglob("*") if path.name != "uninstall.exe"]
    expect(not left, f"left behind: {left[:5]}")
    windows_hostile.check_forgotten("HKCU", windows_hostile.UNINSTALL)
    check_user_data()
    windows_hostile.check_setup_elsewhere(setup)


def main(kind, product):
    """Test the installer file ``product``."""
    wine.apt(*wine.PACKAGES, "xvfb", "xdotool")
    wine.make_prefix()
    try:
        test_msi(product) if kind == "msi" else test_nsis(product)
    finally:
        wine.stop()
