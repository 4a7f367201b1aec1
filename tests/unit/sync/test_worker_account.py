"""Reading the account: a start without the contact center is made up for by itself."""

import threading
import time

import pytest

from ivr_designer.sync.contract import AccountChanged, SyncProblem
from ivr_designer.sync.status import Link
from tests.helpers.sessions import WAIT_S, session, wait_until


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


@pytest.mark.parametrize("path", ["/v1/ivrtree", "/v1/number", "/v1/queue"])
def test_one_read_that_fails_is_made_again_by_itself(tmp_path, server, path):
    with session(tmp_path, server) as opened:
        told = len(opened.of_type(AccountChanged))
        asked = len(server.control.calls.all("GET", path))
        server.control.faults.add("drop", method="GET", path=path, times=1)
        account = opened.session.refresh().result(WAIT_S)
        assert (len(account.trees), len(account.numbers), len(account.queues)) == (1, 3, 5)
        assert opened.session.status.link is Link.ONLINE
        assert len(server.control.calls.all("GET", path)) == asked + 2
        assert len(opened.of_type(AccountChanged)) == told + 1, "the moment of the reading, and nothing else"


def test_a_read_that_keeps_failing_says_why_and_keeps_what_was_known(tmp_path, server):
    with session(tmp_path, server) as opened:
        before = opened.session.account
        server.control.faults.add("status", method="GET", path="/v1/queue", times=0, status=503)
        with pytest.raises(SyncProblem) as caught:
            opened.session.refresh().result(WAIT_S)
        assert "HTTP 503" in str(caught.value.cause)
        assert opened.session.account.queues == before.queues
        assert opened.session.account.read_at == before.read_at


def test_without_a_connection_there_is_nothing_to_read(tmp_path):
    with session(tmp_path) as opened:
        with pytest.raises(SyncProblem) as caught:
            opened.session.refresh().result(WAIT_S)
        assert str(caught.value.advice) == "Choose or add a connection."


def test_what_others_did_to_the_account_is_seen_at_the_next_reading(tmp_path, server):
    with session(tmp_path, server) as opened:
        known = opened.session.account.trees[0]
        server.control.store.update("ivrtree", known.remote_id, {"tree_name": "Renamed by others"})
        account = opened.session.refresh().result(WAIT_S)
        assert [(row.id, row.name) for row in account.trees] == [(known.id, "Renamed by others")]
        assert opened.of_type(AccountChanged)[-1].account == account == opened.session.account


def test_asking_for_the_account_waits_for_nobody(tmp_path):
    with session(tmp_path) as opened:
        known = opened.session.account
        found = []
        with opened.session.journal.lock:
            asking = threading.Thread(target=lambda: found.append(opened.session.account))
            asking.start()
            asking.join(WAIT_S)
            assert found == [known]


def test_whoever_changes_the_account_sees_that_at_once_also_while_another_one_writes(tmp_path):
    with session(tmp_path) as opened:
        tree = opened.session.create_tree("Mine")
        found, journal = [], opened.session.journal
        held, done = threading.Event(), threading.Event()

        def write():
            with journal.lock:
                held.set()
                done.wait(WAIT_S)

        writing = threading.Thread(target=write)
        writing.start()
        held.wait(WAIT_S)
        found = [row.id for row in opened.session.account.trees]
        done.set()
        writing.join(WAIT_S)
        assert found == [tree]
        assert opened.session.account is opened.session.account, "put together once for each change"
