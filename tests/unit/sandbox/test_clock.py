from ivr_designer.sandbox.clock import SandboxClock


def test_the_offset_moves_time_and_date():
    clock = SandboxClock(lambda: 1_700_000_000.25)
    assert clock.now() == 1_700_000_000.25
    assert clock.http_date() == b"Tue, 14 Nov 2023 22:13:20 GMT"
    assert clock.http_date() is clock.http_date(), "made once a second"
    clock.offset_s = -20.5
    assert clock.now() == 1_699_999_979.75
    assert clock.http_date() == b"Tue, 14 Nov 2023 22:12:59 GMT"


def test_the_date_follows_the_second():
    now = [0.9]
    clock = SandboxClock(lambda: now[0])
    first = clock.http_date()
    now[0] = 1.0
    assert (first, clock.http_date()) == (b"Thu, 01 Jan 1970 00:00:00 GMT", b"Thu, 01 Jan 1970 00:00:01 GMT")
