"""No test reaches beyond this machine: connecting, listening and looking up names end at the loopback."""

import ipaddress
import socket
import sys

import pytest

_attempts = []
_LOCAL_NAMES = ("", "localhost", "localhost.localdomain")
_INTERNET = (socket.AF_INET, socket.AF_INET6)


class NetworkForbidden(RuntimeError):
    """A test reached for another machine. No OSError, so that no code takes it for a network that is down."""


def is_local(host):
    """Tell whether ``host`` (a name, an address as text or bytes, or None) is this machine."""
    if host is None:
        return True
    name = host.decode() if isinstance(host, bytes) else str(host)
    if name.lower() in _LOCAL_NAMES:
        return True
    try:
        return ipaddress.ip_address(name.partition("%")[0]).is_loopback
    except ValueError:
        return False


def forbid(what, host):
    """Let a local ``host`` pass; note and refuse any other. Names under .invalid never exist (RFC 2606)."""
    if is_local(host):
        return
    name = host.decode() if isinstance(host, bytes) else str(host)
    if name.endswith(".invalid"):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    _attempts.append(f"{what} {host}")
    raise NetworkForbidden(f"a test tried to {what} {host}; tests stay on this machine")


def _audit(event, args):
    # Runs at every audit event of the process: the common case must be one comparison.
    if not event.startswith("socket."):
        return
    if event in ("socket.getaddrinfo", "socket.gethostbyname"):
        forbid("look up", args[0])
    elif event in ("socket.connect", "socket.sendto", "socket.bind") and args[0].family in _INTERNET:
        address = args[1]
        # Binding to "" means every interface.
        host = "0.0.0.0" if event == "socket.bind" and address[0] == "" else address[0]
        forbid({"socket.bind": "listen on"}.get(event, "connect to"), host)


_installed = []


def install():
    """Put the guard into this process, once; it cannot be taken out again."""
    if not _installed:
        sys.addaudithook(_audit)
        _installed.append(True)


def pytest_configure():
    install()


@pytest.fixture(autouse=True)
def no_network():
    """Fail a test that reached out even when the code under test swallowed the refusal."""
    _attempts.clear()
    yield
    if _attempts:
        attempts, _attempts[:] = list(_attempts), []
        pytest.fail("the test tried to " + ", ".join(attempts), pytrace=False)
