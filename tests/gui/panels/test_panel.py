"""The frame of a panel and its empty page."""

from PySide6.QtWidgets import QLabel, QListView, QWidget

from ivr_designer.ui.panels.panel import MARGIN, Panel, inset
from ivr_designer.ui.widgets.basics import column, plain_label, tool_button


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


def test_a_list_gives_way_before_the_panel_has_to_scroll(qtbot):
    panel, page = Panel(None), QWidget()
    qtbot.addWidget(panel)
    words, rows = plain_label("A sentence that needs two lines. " * 3, wrap=True), QListView()
    lines, above = column(parent=page), inset()
    above.addWidget(words)
    lines.addLayout(above)
    lines.addWidget(rows, 1)
    panel.set_content(page)
    panel.show_empty(False)
    wanted = panel.heightForWidth(200)
    assert words.heightForWidth(200 - 2 * MARGIN) < wanted < rows.sizeHint().height()


def test_an_empty_panel_tells_what_it_says(qtbot):
    panel = Panel(None)
    qtbot.addWidget(panel)
    panel.set_content(QLabel("content"))
    panel.empty.say("No plan yet", "Preview makes one.")
    assert panel.accessibleDescription() == "No plan yet Preview makes one."
    panel.show_empty(False)
    assert panel.accessibleDescription() == ""
    panel.empty.say("Nothing")
    assert panel.accessibleDescription() == ""
    panel.show_empty(True)
    assert panel.accessibleDescription() == "Nothing"
