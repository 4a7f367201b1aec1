"""What goes wrong with installers on people's machines: open programs, newer versions, repairs, odd names."""

import contextlib
import shutil

from recipes import wine
from recipes.common import APP, BUILD, step, version
from recipes.health import expect, seen
from recipes.screen import screen

SHOTS = BUILD / "shots"
UNINSTALL = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\ivr-designer"
CLASSES = ("IvrDesigner.Tree", r".json\OpenWithProgids")
ODD = "users/Nguyễn-Văn-Ất/Chương-trình"  # without blanks: Wine puts words with blanks in quotes
REFUSED, OPEN = 1, 2


@contextlib.contextmanager
def running(folder, name):
    """The program of ``folder`` with its window open; it must be there still when the block ends."""
    with screen() as shown:
        process = wine.start(folder / "IVR Designer.exe", "gui", "--sandbox", env={"DISPLAY": shown.display})
        try:
            with seen(shown, SHOTS / name, wine.folder("users")):
                shown.wait_for("Hotline", seconds=240)
                yield shown
                expect(process.poll() is None, "the open program was ended")
                expect(any("Hotline" in title for title in shown.titles()), "the open window went away")
        finally:
            process.kill()
            process.wait()
            wine.stop()


def remove_setup(folder):
    """Run the uninstaller in ``folder`` silently, wait for it and return its exit code.

    It takes the folder without quotes and to the end of the line, which only a line of a script can say.
    """
    script = wine.folder("remove.bat")
    place = "C:" + str(folder).partition("drive_c")[2].replace("/", "\\")
    script.write_text(f'@"{place}\\uninstall.exe" /S _?={place}\r\n@exit /b %ERRORLEVEL%\r\n', "utf-8")
    return wine.wine("cmd", "/c", "C:\\remove.bat", check=False).returncode


def registered(root):
    """What of the file type stands in the registry below ``root`` (HKCU or HKLM)."""
    found = []
    for name in CLASSES:
        output = wine.wine(
            "reg", "query", rf"{root}\Software\Classes\{name}", "/s", "/reg:64", check=False
        ).stdout
        found += [
            line.strip() for line in output.splitlines() if "IvrDesigner" in line or "IVR Designer" in line
        ]
    return found


def check_setup(setup, folder):
    """The setup program, after it has installed into ``folder``: refused where it would break something."""
    files = {path.name for path in folder.rglob("*")}
    with running(folder, "nsis-open.png"):
        expect(wine.wine(setup, "/S", check=False).returncode == OPEN, "it installs over an open program")
        expect(remove_setup(folder) == OPEN, "an open program can be removed")
        expect({path.name for path in folder.rglob("*")} == files, "a refusal changes files")
    step("refused while the program is open, which goes on")
    wine.wine("reg", "add", UNINSTALL, "/v", "DisplayVersion", "/d", "99.0.0", "/f")
    expect(
        wine.wine(setup, "/S", check=False).returncode == REFUSED, "an older version installs over a newer"
    )
    wine.wine("reg", "add", UNINSTALL, "/v", "DisplayVersion", "/d", "0.0.1", "/f")
    (folder / "_internal" / "of-the-last-version.dll").write_bytes(b"x")
    shutil.rmtree(folder / "_internal" / "PySide6")
    wine.wine(setup, "/S")
    expect(
        {path.name for path in folder.rglob("*")} == files, "an upgrade leaves old files, or not all new ones"
    )
    step("refused over a newer version; over an older one it leaves just its own files")


def check_setup_elsewhere(setup):
    """The setup program in a folder with another alphabet's letters; two installations are not made."""
    folder = wine.folder(ODD)
    wine.wine(setup, "/S", "/D=C:\\" + ODD.replace("/", "\\"))
    output = wine.wine(folder / f"{APP}.exe", "--version").stdout
    expect(version() in output, f"in {ODD} --version says {output!r}")
    answer = wine.wine(folder / f"{APP}.exe", "--self-test", "--offline", check=False)
    expect(answer.returncode == 0, f"in {ODD}: {answer.stdout[-2000:]}")
    wine.wine(setup, "/S")  # goes where the last one went
    expect(registered("HKCU"), "the file type is not registered")
    wine.wine(folder / "uninstall.exe", "/S", "_?=C:\\" + ODD.replace("/", "\\"))
    check_forgotten("HKCU", UNINSTALL)
    expect(not (folder / "IVR Designer.exe").exists(), f"{ODD} was not emptied")
    step(f"installed in {ODD}, found again by the next setup, removed")


def check_forgotten(root, *keys):
    """After the removal Windows knows neither the program nor its file type, nor any of ``keys``."""
    expect(not registered(root), f"the file type stays: {registered(root)}")
    for key in keys:
        listed = wine.wine("reg", "query", key, check=False)
        expect(listed.returncode != 0, f"it is listed for removal still: {listed.stdout}")
    links = [path for path in wine.folder("").rglob("*.lnk") if "IVR" in path.name]
    expect(not links, f"the menu still has {links}")
