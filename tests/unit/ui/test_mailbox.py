"""News on their way to the window."""

import threading

from ivr_designer.ui.mailbox import Mailbox


def box() -> Mailbox:
    """Pairs are news of a topic that add up; words have none, as orders have."""
    return Mailbox(
        lambda news: news[0] if isinstance(news, tuple) else None, lambda old, new: (new[0], old[1] + new[1])
    )


def emptied(mailbox: Mailbox) -> list[object]:
    return list(iter(mailbox.take, None))


def test_news_come_out_in_the_order_in_which_they_came_in():
    mailbox = box()
    for news in ("a", "b", "a"):
        mailbox.put(news)
    assert emptied(mailbox) == ["a", "b", "a"]
    assert emptied(mailbox) == []


def test_two_news_of_a_topic_are_one_where_the_later_stood():
    mailbox = box()
    for news in ("begin", ("states", 1), ("other", 5), ("states", 2), "end"):
        mailbox.put(news)
    assert emptied(mailbox) == ["begin", ("other", 5), ("states", 3), "end"]


def test_nothing_is_moved_past_what_has_no_topic():
    mailbox = box()
    for news in (("states", 1), "an edit", ("states", 2), ("states", 3)):
        mailbox.put(news)
    assert emptied(mailbox) == [("states", 1), "an edit", ("states", 5)]


def test_what_was_taken_is_told_again_when_it_comes_again():
    mailbox = box()
    mailbox.put(("states", 1))
    assert mailbox.take() == ("states", 1)
    mailbox.put(("states", 2))
    assert emptied(mailbox) == [("states", 2)]


def test_who_empties_it_is_called_once_until_he_is_there():
    mailbox = box()
    assert mailbox.put("a")
    assert not mailbox.put("b")
    mailbox.open()
    assert mailbox.put("c")


def test_who_comes_again_for_what_is_left_is_not_called():
    mailbox = box()
    mailbox.put("a")
    mailbox.open()
    assert mailbox.is_left()
    assert not mailbox.put("b")
    mailbox.open()
    assert emptied(mailbox) == ["a", "b"]
    assert not mailbox.is_left()
    assert mailbox.put("c")


def test_nothing_is_lost_between_threads():
    mailbox, called = box(), threading.Semaphore(0)
    taken: list[object] = []

    def send(name: str) -> None:
        for number in range(2000):
            if mailbox.put(f"{name}{number}"):
                called.release()

    senders = [threading.Thread(target=send, args=(name,)) for name in "abc"]
    for sender in senders:
        sender.start()
    while len(taken) < 6000:
        assert called.acquire(timeout=10), "nobody called"
        mailbox.open()
        taken += emptied(mailbox)
    for sender in senders:
        sender.join()
    for name in "abc":
        assert [n for n in taken if n[0] == name] == [f"{name}{number}" for number in range(2000)]
