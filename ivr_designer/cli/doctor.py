"""ivr-designer doctor [--json]: what a help desk asks first, each line with what to do."""

import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ivr_designer import __version__
from ivr_designer.cli.connection import Given, addresses_of, connection_of, connection_options, profile_store
from ivr_designer.cli.output import FINDINGS, FINE, say, say_json
from ivr_designer.config.managed import managed
from ivr_designer.config.options import ALL
from ivr_designer.config.settings import open_settings

if TYPE_CHECKING:
    from ivr_designer.icc.reach import Reached

_QT_S = 60.0
_NETWORK_S = 10.0
_CLOCK_S = 30.0  # from here on the server refuses tokens now and then
_QT_FLAG = "--qt-only"


@dataclass(frozen=True, slots=True)
class Check:
    """One line: what was looked at, whether it is well, what was seen, and what to do if it is not."""

    name: str
    ok: bool
    seen: str
    advice: str = ""


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
        fields = ("name", "ok", "seen", "advice")
        say_json(
            {"ok": all(c.ok for c in checks), "checks": [{f: getattr(c, f) for f in fields} for c in checks]}
        )
    else:
        for check in checks:
            say(f"{'ok   ' if check.ok else 'WRONG'} {check.name}: {check.seen}")
            if check.advice:
                say(f"      {check.advice}")
    return FINE if all(c.ok for c in checks) else FINDINGS


def _guarded(name: str, look: Callable[[], Check], what_to_do: str) -> Check:
    """A check that cannot be made is a check that failed; the others go on."""
    try:
        return look()
    except Exception as error:
        cause, advice = getattr(error, "cause", None), getattr(error, "advice", None)
        return Check(name, False, str(cause or error or type(error).__name__), str(advice or what_to_do))


def _program() -> Check:
    frozen = ", packaged" if getattr(sys, "frozen", False) else ""
    seen = f"IVR Designer {__version__}, Python {platform.python_version()}, {platform.platform()}{frozen}"
    return Check("program", True, seen)


def _resources() -> Check:
    from ivr_designer.config.paths import resource
    from ivr_designer.storage.files import read_tree

    resource("schema/ivr-tree.schema.json")
    sample = read_tree(resource("samples/hotline.ivr.json"))
    return Check("resources", True, f"sample “{sample.content.name}” with {len(sample.content.nodes)} nodes")


def _folders() -> Check:
    from ivr_designer.config.paths import folders, private

    found = folders()
    for folder in (found.config, found.state):
        with tempfile.NamedTemporaryFile(dir=private(folder)) as probe:
            probe.write(b"x" * 4096)
            probe.flush()
            os.fsync(probe.fileno())
    return Check("folders", True, f"{found.config} and {found.state} can be written")


def _settings() -> Check:
    settings = open_settings()
    ruled = managed(settings)
    if settings.problems:
        return Check("settings", False, " ".join(settings.problems), "Correct the value, or ask who set it.")
    locked = [option.id for option in ALL if settings.is_locked(option.id)]
    by = f"set by your administrator: {', '.join(locked)}" if locked else "none is set by an administrator"
    return Check("settings", True, f"{by}; new connections go to {ruled.starts['icc_url']}")


def _profiles() -> Check:
    return Check("profiles", True, f"{len(profile_store().all())} kept")


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
        return Check("keyring", False, f"{vault.name} does not give back what it was given", _KEYRING_ADVICE)
    return Check("keyring", True, f"{vault.name} keeps a secret and gives it back")


def _certificates() -> Check:
    import ssl

    import truststore

    truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return Check("certificates", True, f"the system's store is used, {ssl.OPENSSL_VERSION}")


def _proxy() -> Check:
    from urllib.request import getproxies

    found = {name: url.rpartition("@")[2] for name, url in getproxies().items() if name in {"http", "https"}}
    return Check("proxy", True, ", ".join(f"{n}: {u}" for n, u in sorted(found.items())) or "none is set")


def _qt() -> Check:
    """In a process of its own: a screen that Qt cannot use ends the process it is tried in."""
    me = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "ivr_designer"]
    done = subprocess.run(  # noqa: S603 - ourselves
        [*me, "doctor", _QT_FLAG], capture_output=True, text=True, timeout=_QT_S, check=False,
        cwd=Path(__file__).resolve().parents[2] if len(me) > 1 else None,
    )  # fmt: skip
    if done.returncode == 0:
        return Check("window", True, done.stdout.strip())
    last = (done.stderr.strip().splitlines() or ["it ended without a word"])[-1]
    return Check("window", False, last[:200], _repair())


def _repair() -> str:
    """What to do when parts of the program or what it needs of the system are missing."""
    if not getattr(sys, "frozen", False):
        return "Install the system libraries that Qt needs; run.py --install-libs does it."
    again = "Install IVR Designer again"
    return again + (", with apt or dnf, which bring its libraries." if sys.platform == "linux" else ".")


def _start_qt() -> int:
    import importlib

    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    core, gui = importlib.import_module("PySide6.QtCore"), importlib.import_module("PySide6.QtGui")
    app = gui.QGuiApplication([])
    say(f"Qt {core.qVersion()} starts with the platform plugin {app.platformName()}")
    return FINE


def _network(given: Given) -> list[Check]:
    """Name, proxy and TLS of each server that is meant, and how this clock differs from theirs."""
    try:
        found = _reached(given)
    except Exception as error:
        return [_guarded("network", partial(_raise, error), _NETWORK_ADVICE)]
    rows = [Check("network", r.ok, f"{r.cause} [{r.host}, {r.via}]", str(r.advice)) for r in found]
    skew_s = next((r.skew_s for r in found if r.skew_s is not None), None)
    if skew_s is None:
        return [*rows, Check("clock", True, "not compared: no server said what time it is")]
    seen = f"the server's clock is {skew_s:+.0f} s from this one"
    if abs(skew_s) <= _CLOCK_S:
        return [*rows, Check("clock", True, seen)]
    return [*rows, Check("clock", False, seen, "Set this machine's clock by the internet (NTP).")]


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
    words = f" (server: “{found.server_words}”)" if found.server_words else ""
    details = ", ".join(_facts(found.project, found.trees, found.skew_s))
    seen = f"{found.cause}{words}" + (f" [{details}]" if details else "")
    return Check("connection", found.is_usable, seen, str(found.advice))


def _facts(project: str | None, trees: int | None, skew_s: float | None) -> Iterator[str]:
    if project is not None:
        yield f"project {project}"
    if trees is not None:
        yield f"{trees} trees"
    if skew_s is not None:
        yield f"server clock {skew_s:+.0f} s"


_REPORT = "Report this to who makes the program."
_KEYRING_ADVICE = (
    "Unlock or repair the keyring of the system; until then a secret is kept for the session only."
)
_NETWORK_ADVICE = "Check the address, the network and the proxy."

# By the name of the row: how to look, and what to do when looking itself fails.
_LOOKS: dict[str, tuple[Callable[[], Check], str]] = {
    "program": (_program, _REPORT),
    "resources": (_resources, "Install IVR Designer again."),
    "folders": (_folders, "Check the permissions of the folder and the free space on its disk."),
    "settings": (_settings, "Update the program, or move its settings file away."),
    "profiles": (_profiles, "Update the program, or move its file of profiles away."),
    "keyring": (_keyring, _KEYRING_ADVICE),
    "certificates": (_certificates, "Install the certificates of the system (ca-certificates)."),
    "proxy": (_proxy, "Check the proxy settings of the system."),
    "window": (_qt, _REPORT),
}
