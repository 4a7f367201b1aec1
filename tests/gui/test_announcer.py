"""At most one sentence a second, the two latest wait, assertive ones do not."""

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
    assert announcer.said == ["one"]
    announcer.announce(Announcement("conflict", assertive=True))
    assert announcer.said == ["one", "conflict"]
    announcer._on_timeout()
    assert announcer.said == ["one", "conflict", "three"]
    announcer._on_timeout()
    announcer._on_timeout()
    announcer._timer.stop()
    assert announcer.said == ["one", "conflict", "three", "four"]
