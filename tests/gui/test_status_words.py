"""The sync status in words: one glyph, one line."""

import pytest

from ivr_designer.domain.phrases import phrase
from ivr_designer.sync.status import ItemState, ItemStatus, Link, SyncStatus
from ivr_designer.ui.status_words import STATES, state_line, status_line

CASES = [
    (SyncStatus(Link.NONE), "Not connected"),
    (SyncStatus(Link.CONNECTING), "Connecting…"),
    (SyncStatus(Link.CONNECTING, waiting=2), "Connecting… · 2 changes kept"),
    (SyncStatus(Link.OFFLINE, waiting=6, held=1), "Offline, 7 changes kept"),
    (SyncStatus(Link.OFFLINE, waiting=1, resumes_in_s=12.4), "Offline, 1 change kept, next try in 12 s"),
    (SyncStatus(Link.KEY_NEEDED), "Key secret needed"),
    (SyncStatus(Link.KEY_REFUSED, waiting=1), "Key refused · 1 change kept"),
    (SyncStatus(Link.RATE_LIMITED, resumes_in_s=8), "Slowed down by the server · next try in 8 s"),
    (SyncStatus(Link.STOPPED), "Stopped for your safety"),
    (SyncStatus(Link.DISK), "Disk trouble, nothing is sent"),
    (SyncStatus(Link.ONLINE, conflicts=2), "2 conflicts"),
    (SyncStatus(Link.ONLINE, refused=1), "1 change refused"),
    (SyncStatus(Link.ONLINE, checking=1), "Checking 1 change"),
    (SyncStatus(Link.ONLINE, waiting=2, sending=1), "Sending 3 changes"),
    (SyncStatus(Link.ONLINE, held=1), "1 change held back"),
    (SyncStatus(Link.ONLINE, drafts=4), "4 changes in draft"),
    (SyncStatus(Link.ONLINE), "Live"),
]


@pytest.mark.parametrize(("status", "words"), CASES, ids=[words for _, words in CASES])
def test_words(status, words):
    assert status_line(status).words == words


def test_never_saved_before_the_server_said_so():
    assert "saved" not in status_line(SyncStatus(Link.ONLINE, sending=1, saved_at=1.0)).words
    assert "saved" in status_line(SyncStatus(Link.ONLINE, saved_at=1.0)).words


def test_the_explanation_holds_cause_and_advice():
    line = status_line(
        SyncStatus(Link.OFFLINE, problem=phrase("No network."), advice=phrase("Check the cable."))
    )
    assert line.detail == "No network.\nCheck the cable."


def test_every_state_differs_by_shape_and_word():
    assert set(STATES) == set(ItemState)
    assert len({look.icon for look in STATES.values()}) == len(STATES)
    assert len({look.word for look in STATES.values()}) == len(STATES)


def test_a_refusal_carries_the_servers_words_as_text():
    line = state_line(ItemStatus(ItemState.REFUSED, phrase("Not accepted."), "<b>node_name</b>"))
    assert line.words == "Refused by the contact center"
    assert line.detail == "Not accepted.\nThe server said: “<b>node_name</b>”"
