"""ivr-designer doctor [--json]: what a help desk asks first, each line with what to do."""

import contextlib
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial, reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ivr_designer import __version__
from ivr_designer.cli.connection import Given, addresses_of, connection_of, connection_options
from ivr_designer.cli.kept import profile_store, user_settings
from ivr_designer.cli.output import FINDINGS, FINE, say, say_json
from ivr_designer.config.managed import managed
from ivr_designer.config.options import ALL
from ivr_designer.domain.phrases import Phrase, as_data, phrase

if TYPE_CHECKING:
    from ivr_designer.config.paths import Folders
    from ivr_designer.icc.reach import Reached

_QT_S = 60.0
_NETWORK_S = 10.0
_CLOCK_S = 30.0  # from here on the server refuses tokens now and then
_QT_FLAG = "--qt-only"


_NOTHING = Phrase("")


@dataclass(frozen=True, slots=True)
class Check:
    """One line: what was looked at, whether it is well, what was seen, and what to do if it is not."""

    name: str
    ok: bool
    seen: Phrase
    advice: Phrase = _NOTHING

    def row(self) -> dict[str, Any]:
        """As JSON: the sentences in English, and as a window of another language can translate them."""
        english = {"name": self.name, "ok": self.ok, "seen": str(self.seen), "advice": str(self.advice)}
        return {**english, "words": {"seen": as_data(self.seen), "advice": as_data(self.advice)}}


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="Print the checks as JSON.")
@click.option("--offline", is_flag=True, help="Leave out what needs the network.")
@click.option(_QT_FLAG, "qt_only", is_flag=True, hidden=True)
@connection_options
def command(as_json: bool, offline: bool, qt_only: bool, given: Given) -> int:
    """Check this installation and the way to the contact center. Exit code 1 if something is wrong.

    Without a connection the servers are tried that a new one would use; with one, its key is tried, too.
    """
    if qt_only:
        return _start_qt()
    checks = [_guarded(name, *look) for name, look in _LOOKS.items()]
    if not offline:
        checks += _network(given)
        if given.profile is not None or given.key_sid is not None:
            checks.append(_guarded("connection", lambda: _connection(given), _NETWORK_ADVICE))
    if as_json:
        say_json({"ok": all(c.ok for c in checks), "checks": [check.row() for check in checks]})
    else:
        for check in checks:
            say(f"{'ok   ' if check.ok else 'WRONG'} {check.name}: {check.seen}")
            if advice := str(check.advice):
                say(f"      {advice}")
    return FINE if all(c.ok for c in checks) else FINDINGS


def _guarded(name: str, look: Callable[[], Check], what_to_do: Phrase) -> Check:
    """A check that cannot be made is a check that failed; the others go on."""
    try:
        return look()
    except Exception as error:
        cause, advice = getattr(error, "cause", None), getattr(error, "advice", None)
        if isinstance(error, OSError) and error.filename:
            reason = error.strerror or type(error).__name__
            cause = phrase("“{file}” cannot be used: {reason}", file=str(error.filename), reason=reason)
            advice = advice or (_FOLDER_ADVICE if name in _ON_DISK else None)
        said = cause or str(error) or type(error).__name__
        return Check(name, False, _words(said), _words(advice or what_to_do))


def _words(said: object) -> Phrase:
    """A sentence that can be translated, or a text of a library as it is."""
    return said if isinstance(said, Phrase) else Phrase("{text}", {"text": str(said)})


def _program() -> Check:
    frozen = ", PyInstaller" if getattr(sys, "frozen", False) else ""
    seen = f"IVR Designer {__version__}, Python {platform.python_version()}, {platform.platform()}{frozen}"
    return Check("program", True, _words(seen))


def _resources() -> Check:
    from ivr_designer.config.paths import resource
    from ivr_designer.storage.files import read_tree

    resource("schema/ivr-tree.schema.json")
    sample = read_tree(resource("samples/hotline.ivr.json"))
    name, nodes = sample.content.name, len(sample.content.nodes)
    return Check("resources", True, phrase("sample “{name}” with {nodes} nodes", name=name, nodes=nodes))


def _folders() -> Check:
    from ivr_designer.config.durable import to_disk
    from ivr_designer.config.paths import folders, private
    from ivr_designer.config.shares import is_on_share

    found = folders()
    for folder in (found.config, found.state):
        with tempfile.NamedTemporaryFile(dir=private(folder)) as probe:
            probe.write(b"x" * 4096)
            probe.flush()
            to_disk(probe.fileno())
    return folders_check(found, is_remote=is_on_share(found.state))


def folders_check(found: "Folders", *, is_remote: bool) -> Check:
    """The row of folders that can be written. A journal on a share is kept in another way, as safely."""
    seen = phrase("{one} and {other} can be written", one=str(found.config), other=str(found.state))
    if not is_remote:
        return Check("folders", True, seen)
    seen = phrase("{seen}; the second is on a network share, so edits take longer to be stored", seen=seen)
    return Check("folders", True, seen, phrase("Name a folder of this computer with IVR_DESIGNER_HOME."))


def _settings() -> Check:
    settings = user_settings()
    ruled = managed(settings)
    for option in ALL:
        settings.get(option)  # one that does not fit is a problem from then on
    if settings.problems:
        advice = phrase("Correct the value, or ask who set it.")
        return Check("settings", False, _words(" ".join(settings.problems)), advice)
    locked = [option.id for option in ALL if settings.is_locked(option.id)]
    by = (
        phrase("set by your administrator: {names}", names=", ".join(locked))
        if locked
        else phrase("none is set by an administrator")
    )
    url = ruled.starts["icc_url"]
    return Check("settings", True, phrase("{by}; new connections go to {url}", by=by, url=url))


def _profiles() -> Check:
    return Check("profiles", True, phrase("{count} kept", count=len(profile_store().all())))


def _keyring() -> Check:
    import secrets as chance

    from ivr_designer.config.redact import Secret
    from ivr_designer.config.secrets import KeyringVault

    vault, own, value = KeyringVault(), "self-test", Secret(chance.token_hex(16))
    vault.put(own, value)
    try:
        same = vault.get(own) == value
    finally:
        vault.forget(own)
    if not same:
        seen = phrase("{vault} does not give back what it was given", vault=vault.name)
        return Check("keyring", False, seen, _KEYRING_ADVICE)
    return Check("keyring", True, phrase("{vault} keeps a secret and gives it back", vault=vault.name))


def _certificates() -> Check:
    import ssl

    file = _ca_file()
    if sys.platform == "linux" and not _has_authorities():
        return Check("certificates", False, phrase("the system's store is empty"), _CERTIFICATE_ADVICE)
    if file and not _is_readable(file):
        seen = phrase("the file “{file}” that an administrator or you have set cannot be read", file=file)
        return Check("certificates", False, seen, phrase("Correct ca_file, or ask who set it."))
    seen = phrase("the system's store is used, {openssl}", openssl=ssl.OPENSSL_VERSION)
    return Check("certificates", True, seen)


def _has_authorities() -> bool:
    """Linux: whether anything is where truststore looks. Elsewhere the system itself does."""
    import ssl

    from truststore import _openssl

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    paths = ssl.get_default_verify_paths()
    found = [file for file in (paths.cafile, *_openssl._CA_FILE_CANDIDATES) if file and os.path.isfile(file)]
    with contextlib.suppress(ssl.SSLError):  # there is nothing in it
        if found:
            context.load_verify_locations(cafile=found[0])
    folder = paths.capath
    return bool(context.cert_store_stats()["x509_ca"] or (folder and any(Path(folder).iterdir())))


def _ca_file() -> str:
    """The additional authorities that a new connection starts with."""
    try:
        return managed(user_settings()).starts["ca_file"]
    except (OSError, ValueError):  # the line of the settings says so
        return ""


def _is_readable(ca_file: str) -> bool:
    """True for a file with certificates."""
    from ivr_designer.icc.errors import TlsRefused
    from ivr_designer.icc.transport import tls_context

    try:
        tls_context(ca_file)
    except TlsRefused:
        return False
    return True


def _proxy() -> Check:
    from urllib.request import getproxies

    found = {name: url.rpartition("@")[2] for name, url in getproxies().items() if name in {"http", "https"}}
    names = ", ".join(f"{name}: {url}" for name, url in sorted(found.items()))
    return Check("proxy", True, _words(names) if names else phrase("none is set"))


def _qt() -> Check:
    """In a process of its own: a screen that Qt cannot use ends the process it is tried in."""
    me = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "ivr_designer"]
    done = subprocess.run(  # noqa: S603 - ourselves
        [*me, "doctor", _QT_FLAG], capture_output=True, text=True, timeout=_QT_S, check=False,
        cwd=Path(__file__).resolve().parents[2] if len(me) > 1 else None,
    )  # fmt: skip
    if done.returncode == 0:
        qt, _, plugin = done.stdout.strip().partition(" ")
        return Check(
            "window", True, phrase("Qt {qt} starts with the platform plugin {plugin}", qt=qt, plugin=plugin)
        )
    lines = done.stderr.strip().splitlines()
    if not lines:
        return Check("window", False, phrase("it ended without a word"), _repair(""))
    # The last line of an error is its cause, but Qt's is a list of plugins.
    line = next((line for line in lines if "could not" in line.lower()), lines[-1])
    return Check("window", False, _words(line[:200]), _repair(line))


def _repair(line: str) -> Phrase:
    """What to do when parts of the program or what it needs of the system are missing."""
    if "connect to display" in line:
        return phrase("Start it on a desktop, or set DISPLAY to a screen that is there.")
    if "Could not find the Qt platform plugin" in line and "QT_QPA_PLATFORM" in os.environ:
        return phrase("Take QT_QPA_PLATFORM out of the environment, or name a plugin that is there.")
    if not getattr(sys, "frozen", False):
        return phrase("Install the system libraries that Qt needs; run.py --install-libs does it.")
    with_libraries = phrase("Install IVR Designer again, with apt or dnf, which bring its libraries.")
    return with_libraries if sys.platform == "linux" else _AGAIN


def _start_qt() -> int:
    import importlib

    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    core, gui = importlib.import_module("PySide6.QtCore"), importlib.import_module("PySide6.QtGui")
    app = gui.QGuiApplication([])
    say(f"{core.qVersion()} {app.platformName()}")
    return FINE


def _network(given: Given) -> list[Check]:
    """Name, proxy and TLS of each server that is meant, and how this clock differs from theirs."""
    try:
        found = _reached(given)
    except Exception as error:
        return [_guarded("network", partial(_raise, error), _NETWORK_ADVICE)]
    rows = [
        Check(
            "network",
            r.ok,
            phrase("{cause} [{host}, {via}]", cause=r.cause, host=r.host, via=r.via),
            r.advice,
        )
        for r in found
    ]
    skew_s = next((r.skew_s for r in found if r.skew_s is not None), None)
    if skew_s is None:
        return [*rows, Check("clock", True, phrase("not compared: no server said what time it is"))]
    seen = phrase("the server's clock is {seconds} s from this one", seconds=f"{skew_s:+.0f}")
    if abs(skew_s) <= _CLOCK_S:
        return [*rows, Check("clock", True, seen)]
    return [*rows, Check("clock", False, seen, phrase("Set this machine's clock by the internet (NTP)."))]


def _raise(error: Exception) -> Check:
    raise error


def _reached(given: Given) -> "list[Reached]":
    import asyncio

    from ivr_designer.icc.reach import reach
    from ivr_designer.icc.transport import Limits, Transport

    profile = addresses_of(given)

    async def ask() -> "list[Reached]":
        transport = Transport(Limits(deadline_s=_NETWORK_S), proxy=profile.proxy, ca_file=profile.ca_file)
        return await reach(profile, transport)

    return asyncio.run(ask())


def _connection(given: Given) -> Check:
    import asyncio

    from ivr_designer.icc.probe import probe_connection

    connection = connection_of(given)
    found = asyncio.run(probe_connection(connection.profile, connection.secret))
    seen = _words(found.cause)
    if found.server_words:
        seen = phrase("{cause} (server: “{words}”)", cause=seen, words=found.server_words)
    facts = list(_facts(found.project, found.trees, found.skew_s))
    if facts:
        both = reduce(lambda one, other: phrase("{one}, {other}", one=one, other=other), facts)
        seen = phrase("{seen} [{facts}]", seen=seen, facts=both)
    return Check("connection", found.is_usable, seen, _words(found.advice))


def _facts(project: str | None, trees: int | None, skew_s: float | None) -> Iterator[Phrase]:
    if project is not None:
        yield phrase("project {name}", name=project)
    if trees is not None:
        yield phrase("trees: {count}", count=trees)
    if skew_s is not None:
        yield phrase("server clock {seconds} s", seconds=f"{skew_s:+.0f}")


_REPORT = phrase("Report this to who makes the program.")
_AGAIN = phrase("Install IVR Designer again.")
_KEYRING_ADVICE = phrase(
    "Unlock or repair the keyring of the system; until then a secret is kept for the session only."
)
_FOLDER_ADVICE = phrase("Check the permissions of the folder and the free space on its disk.")
_CERTIFICATE_ADVICE = phrase("Install the certificates of the system (ca-certificates).")
_ON_DISK = {"folders", "settings", "profiles"}
_NETWORK_ADVICE = phrase("Check the address, the network and the proxy.")

# By the name of the row: how to look, and what to do when looking itself fails.
_LOOKS: dict[str, tuple[Callable[[], Check], Phrase]] = {
    "program": (_program, _REPORT),
    "resources": (_resources, _AGAIN),
    "folders": (_folders, _FOLDER_ADVICE),
    "settings": (_settings, phrase("Update the program, or move its settings file away.")),
    "profiles": (_profiles, phrase("Update the program, or move its file of profiles away.")),
    "keyring": (_keyring, _KEYRING_ADVICE),
    "certificates": (_certificates, _CERTIFICATE_ADVICE),
    "proxy": (_proxy, phrase("Check the proxy settings of the system.")),
    "window": (_qt, _REPORT),
}
