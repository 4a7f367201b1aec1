"""The frame of a panel and its empty page."""

from PySide6.QtWidgets import QLabel

from ivr_designer.ui.panels.panel import Panel
from ivr_designer.ui.widgets.basics import tool_button


def test_header_content_and_empty_page(qtbot):
    told = []
    panel = Panel(lambda: "Title", "tree")
    qtbot.addWidget(panel)
    panel.header.add(tool_button(lambda: None, "plus"))
    panel.set_content(QLabel("content"))
    panel.empty.say("Nothing", "Do this", "Go", lambda: told.append(1))
    assert panel.is_empty
    panel.empty.act.click()
    assert told == [1]
    panel.show_empty(False)
    assert not panel.is_empty
    panel.empty.say("Nothing")
    assert panel.empty.act.isHidden()
    assert panel.empty.detail.isHidden()
    panel.empty.act.click()


def test_panel_without_header(qtbot):
    panel = Panel(None)
    qtbot.addWidget(panel)
    assert panel.header is None
