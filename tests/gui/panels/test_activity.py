"""The activity panel."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from ivr_designer.domain.phrases import phrase
from ivr_designer.sync.contract import ActivityEntry
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
    panel._on_menu(panel.view.visualRect(model.index(0, 1)).center())
    menu = panel.findChild(QMenu)
    copy, go = menu.actions()
    copy.trigger()
    go.trigger()
    menu.close()
    assert told == ["n1"]
    assert "POST /v1/ivrnode" in QGuiApplication.clipboard().text()
    panel.view.doubleClicked.emit(model.index(0, 0))
    assert told == ["n1", "n1"]
