"""At most one sentence a second, the three latest wait, assertive ones do not, nothing is said twice."""

from PySide6.QtWidgets import QWidget

from ivr_designer.ui.announcer import Announcer
from ivr_designer.ui.canvas.requests import Announcement


def test_order_of_speech(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    announcer = Announcer(window)
    announcer.say("one")
    announcer.say("two")
    announcer.say("three")
    announcer.say("four")
    announcer.say("five")
    assert announcer.said == ["one"]
    announcer.announce(Announcement("conflict", assertive=True))
    assert announcer.said == ["one", "conflict"]
    announcer._on_timeout()
    assert announcer.said == ["one", "conflict", "three"]
    announcer._on_timeout()
    announcer._on_timeout()
    announcer._on_timeout()
    announcer._timer.stop()
    assert announcer.said == ["one", "conflict", "three", "four", "five"]


def test_the_same_is_not_said_twice_in_a_row_and_news_take_the_place_of_older_ones(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    announcer = Announcer(window)
    for words in ("one", "one", "", "two", "two", "one"):
        announcer.say(words)
    announcer.announce(Announcement("6 found", topic="find"))
    announcer.announce(Announcement("4 found", topic="find"))
    announcer.forget("other")
    for _ in range(4):
        announcer._on_timeout()
    announcer.say("two")
    announcer.announce(Announcement("1 found", topic="find"))
    announcer.forget("find")
    announcer._on_timeout()
    announcer._timer.stop()
    assert announcer.said == ["one", "two", "one", "4 found", "two"]
