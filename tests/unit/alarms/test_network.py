import socket
import threading

import pytest

from tests.helpers.alarms.network import NetworkForbidden, is_local


@pytest.mark.parametrize(
    "host", ["", None, "localhost", "127.0.0.1", "127.8.9.1", "::1", b"127.0.0.1", "LOCALHOST"]
)
def test_this_machine_is_local(host):
    assert is_local(host)


@pytest.mark.parametrize(
    "host", ["192.0.2.1", "10.0.0.1", "0.0.0.0", "::", "example.com", "localhost.example.com"]
)
def test_other_machines_are_not(host):
    assert not is_local(host)


def test_a_connection_to_another_machine_fails(inner):
    source = """
        import socket
        def test_it():
            with socket.socket() as out:
                out.connect(("192.0.2.1", 80))
    """
    result = inner("network", source)
    result.assert_outcomes(failed=1, errors=1)
    result.stdout.fnmatch_lines(["*NetworkForbidden*192.0.2.1*"])


def test_it_fails_even_when_the_refusal_was_swallowed(inner):
    source = """
        import socket
        def test_it():
            try:
                socket.getaddrinfo("example.com", 443)
            except Exception:
                pass
    """
    result = inner("network", source)
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["the test tried to look up example.com"])


def test_listening_on_every_interface_fails(inner):
    source = """
        import socket
        def test_it():
            with socket.socket() as server:
                server.bind(("", 0))
    """
    result = inner("network", source)
    result.assert_outcomes(failed=1, errors=1)
    result.stdout.fnmatch_lines(["*listen on 0.0.0.0*"])


def test_a_name_that_cannot_exist_is_not_found_without_asking_anyone():
    with pytest.raises(socket.gaierror):
        socket.create_connection(("server.invalid", 443), timeout=1)


def test_the_refusal_is_no_network_error():
    assert not issubclass(NetworkForbidden, OSError)


def test_the_loopback_works():
    with socket.create_server(("127.0.0.1", 0)) as server:
        accepted = []
        thread = threading.Thread(target=lambda: accepted.append(server.accept()[0]))
        thread.start()
        with socket.create_connection(server.getsockname(), timeout=5) as client:
            thread.join()
            client.sendall(b"x")
            assert accepted[0].recv(1) == b"x"
        accepted[0].close()
