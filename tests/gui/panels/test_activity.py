"""The activity panel."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from ivr_designer.domain.phrases import phrase
from ivr_designer.sync.activity_entry import ActivityEntry
from ivr_designer.ui.models.activity import ActivityModel
from ivr_designer.ui.panels.activity import ActivityPanel


def entry(n, **more):
    return ActivityEntry(n, 1_700_000_000.0, phrase("Step {n}", n=n), phrase("Done"), True, **more)


def panel_of(qtbot, count):
    model = ActivityModel()
    panel = ActivityPanel(model)
    qtbot.addWidget(panel)
    panel.resize(600, 200)
    panel.show()
    for n in range(count):
        model.add(entry(n))
    return panel, model


def test_newest_line_is_followed_until_one_scrolls_up(qtbot):
    panel, model = panel_of(qtbot, 60)
    qtbot.wait(20)
    bar = panel.view.verticalScrollBar()
    assert bar.value() == bar.maximum()
    bar.setValue(0)
    model.add(entry(99))
    assert bar.value() == 0


def test_empty_page(qtbot):
    panel, model = panel_of(qtbot, 0)
    assert panel.is_empty
    model.add(entry(1))
    assert not panel.is_empty


def test_copy_and_go(qtbot):
    panel, model = panel_of(qtbot, 0)
    model.add(entry(1, item="n1", call="POST /v1/ivrnode"))
    told = []
    panel.chosen.connect(told.append)
    panel._on_menu(panel.view.visualRect(panel.filter.index(0, 1)).center())
    menu = panel.findChild(QMenu)
    copy, go = menu.actions()
    copy.trigger()
    go.trigger()
    menu.close()
    assert told == ["n1"]
    assert "POST /v1/ivrnode" in QGuiApplication.clipboard().text()
    panel.view.doubleClicked.emit(panel.filter.index(0, 0))
    assert told == ["n1", "n1"]


def shown(panel):
    return [panel.filter.entry(place).seq for place in range(panel.filter.rowCount())]


def test_filter_by_words_failure_and_tree(qtbot):
    panel, model = panel_of(qtbot, 0)
    model.add(entry(1, tree="a", call="POST /v1/ivrnode"))
    model.add(ActivityEntry(2, 1.0, phrase("Đổi tên"), phrase("Refused"), False, server_words="tên dài"))
    model.add(entry(3, tree="b"))
    assert shown(panel) == [1, 2, 3]
    panel.field.setText("doi ten")
    assert shown(panel) == [2]
    panel.field.setText("IVRNODE")
    assert shown(panel) == [1]
    panel.field.clear()
    panel.failed.click()
    assert shown(panel) == [2]
    panel.failed.click()
    panel.set_tree("b")
    panel.here.click()
    assert shown(panel) == [3]
    assert panel.filter.is_filtering
    panel.set_tree("a")
    assert shown(panel) == [1]
    panel.here.click()
    assert not panel.filter.is_filtering


def test_chosen_lines_are_copied_or_all(qtbot):
    panel, _model = panel_of(qtbot, 3)
    panel.copy_button.click()
    assert QGuiApplication.clipboard().text().count("Step") == 3
    panel.view.selectRow(1)
    panel.view.setFocus()
    QTest.keyClick(panel.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().count("Step") == 1
    with qtbot.waitSignal(panel.save_wanted):
        panel.save_button.click()


def test_reads_are_shown_when_they_are_wanted_and_failed_ones_always(qtbot):
    panel, model = panel_of(qtbot, 0)
    model.add(entry(-1))
    assert panel.is_empty
    assert panel.empty.heading.text() == "Nothing was changed yet"
    panel.empty.act.click()
    assert not panel.is_empty
    assert shown(panel) == [-1]
    panel.reads.click()
    assert panel.is_empty
    model.add(ActivityEntry(-2, 1.0, phrase("Read the list of trees"), phrase("No"), False))
    model.add(entry(1))
    model.add(entry(-3))
    assert not panel.is_empty
    assert shown(panel) == [-2, 1]
    panel.reads.click()
    assert shown(panel) == [-1, -2, 1, -3]
    panel.failed.click()
    assert shown(panel) == [-2]
