"""Reading the account: a start without the contact center is made up for by itself."""

import time

from ivr_designer.sync.contract import AccountChanged
from ivr_designer.sync.status import Link
from tests.helpers.sessions import session, wait_until


def test_a_start_offline_with_nothing_to_send_is_made_up_for_by_itself(tmp_path, server):
    server.control.faults.add("drop", method="GET", times=0)
    with session(tmp_path, server, wait=False) as opened:
        wait_until(lambda: opened.session.status.link is Link.OFFLINE)
        assert opened.session.account.read_at is None
        server.control.faults.clear()
        wait_until(lambda: opened.session.account.read_at is not None)
        assert opened.session.status.link is Link.ONLINE
        assert opened.of_type(AccountChanged)[-1].account.trees


def test_who_waits_for_a_person_is_not_bothered_with_tries(tmp_path, server):
    server.control.faults.add("status", method="GET", times=0, status=403)
    with session(tmp_path, server, wait=False) as opened:
        wait_until(lambda: opened.session.status.link is Link.KEY_REFUSED)
        asked = len(server.control.calls)
        time.sleep(1.2)
        assert len(server.control.calls) == asked
