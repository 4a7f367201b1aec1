"""The problems panel."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from ivr_designer.sync.contract import AccountChanged
from ivr_designer.ui.canvas.requests import Selection
from ivr_designer.ui.widgets.two_line import Role
from tests.helpers.memory_session import MemorySession
from tests.helpers.window import LEFT


def choose(rig, rule):
    rig.wait(lambda: rule in rig.problem_rules())
    panel = rig.window.problems_panel
    panel.view.setCurrentIndex(panel.model.index(rig.problem_rules().index(rule)))
    return panel


def test_a_click_leads_to_the_place(rig):
    rig.wait(lambda: "S03" in rig.problem_rules())
    row = rig.problem_rules().index("S03")
    view = rig.window.problems_panel.view
    view.scrollTo(view.model().index(row, 0))
    QTest.mouseClick(view.viewport(), LEFT, pos=view.visualRect(view.model().index(row, 0)).center())
    assert rig.window.surface.selection.vertices == {rig.node("Khuyến mãi cũ")}
    assert rig.window.inspector.form is rig.window.inspector.node_form


def test_the_chosen_problem_is_explained_and_mended_in_one_step(rig):
    rig.wait(lambda: rig.window.problems_model.rowCount() > 0)
    rule = next(p.finding.rule for p in rig.window.problems_model.rows if p.finding.fix is not None)
    panel = choose(rig, rule)
    problem, before = panel.current, rig.problem_rules().count(rule)
    assert panel.detail.message.text() == str(problem.finding.message)
    assert panel.detail.why.text() == str(problem.finding.why)
    assert rule in panel.detail.where.text()
    assert panel.detail.fix.text() == f"Fix: {problem.finding.fix.text}"
    detail = panel.detail
    for made in (detail.fix, detail.go, detail.accept):
        assert detail.rect().contains(made.geometry()), "what can be done is in sight, however low the panel"
    detail.fix.click()
    rig.wait(lambda: rig.problem_rules().count(rule) < before)
    rig.window.documents.undo()
    rig.wait(lambda: rig.problem_rules().count(rule) == before)


def test_menu_offers_the_fix_if_there_is_one(rig):
    rig.wait(lambda: rig.window.problems_model.rowCount() > 0)
    panel, told = rig.window.problems_panel, []
    panel.fix_wanted.connect(told.append)
    fixable = next(i for i, p in enumerate(panel.model.rows) if p.finding.fix is not None)
    panel.view.scrollTo(panel.model.index(fixable))
    panel._on_menu(panel.view.visualRect(panel.model.index(fixable)).center())
    menu = panel.findChildren(QMenu)[-1]
    mend = menu.actions()[1]
    assert mend.text().startswith("Fix: ")
    mend.trigger()
    menu.close()
    assert len(told) == 1
    panel._on_menu(panel.view.rect().bottomRight() * 3)


def test_severities_can_be_hidden(rig):
    rig.wait(lambda: rig.window.problems_model.rowCount() > 0)
    panel = rig.window.problems_panel
    for severity in "WI":
        panel.filters[severity].click()
    assert {p.finding.severity.value for p in panel.model.rows} <= {"E"}
    panel.filters["E"].click()
    assert panel.model.rowCount() == 0
    assert "Nothing to show here." in panel.note.text()
    assert not panel.is_empty, "the way back stays on screen"


def test_lists_that_were_never_read_are_said(rig, session):
    rig.wait(lambda: rig.window.problems_model.rowCount() > 0)
    assert "queues" not in rig.window.problems_panel.note.text()
    session.emit(AccountChanged(replace(session.account, queues=None)))
    session._account = replace(session._account, queues=None)
    session.emit(AccountChanged(session.account))
    rig.wait(
        lambda: "The queues of the contact center are not known" in rig.window.problems_panel.note.text()
    )


def test_keys_step_through_the_problems(rig):
    rig.wait(lambda: rig.window.problems_model.rowCount() > 2)
    panel = rig.window.problems_panel
    for _ in range(2):
        rig.window.actions_.trigger("next-problem")
    assert panel.view.currentIndex().row() == 1
    for _ in range(2):
        rig.window.actions_.trigger("previous-problem")
    assert panel.view.currentIndex().row() == panel.model.rowCount() - 1
    QTest.keyClick(panel.view, Qt.Key.Key_Return)


def test_empty_page_says_why(make_window, session):
    rig = make_window(session)
    panel = rig.window.problems_panel
    assert panel.empty.heading.text() == "No tree is open"
    panel.set_has_tree(True)
    assert panel.empty.heading.text() == "Checking the tree…", "nothing is known yet"
    assert rig.window.inspector._selection == Selection()


def test_status_bar_counts(rig):
    rig.wait(lambda: rig.window.problems_model.rowCount() > 0)
    rig.wait(lambda: not rig.window.status_bar.problems.isHidden())
    assert rig.window.status_bar.problems.text().split()[0].isdigit()
    assert rig.window.problems_model.index(0).data(Role.DETAIL)


def test_what_could_not_be_checked_makes_no_panel_wider(make_window, session):
    """A file without a contact center: a sentence for each list that is not known."""
    rig = make_window(MemorySession({"hotline": session.contents["hotline"]}, known=False))
    rig.window.resize(1280, 800)
    rig.open("hotline")
    panel, area = rig.window.problems_panel, rig.window.docks["problems"].widget()
    rig.wait(lambda: panel.note.isVisible())
    note = panel.note
    rig.wait(lambda: note.height() >= note.heightForWidth(note.width()))
    assert "not known here" in note.text()
    assert note.toolTip().count("not known here") == 3, "each by its name"
    assert not area.horizontalScrollBar().isVisible()
    assert panel.width() == area.viewport().width()
    assert area.verticalScrollBar().maximum() == 0, "nor is its head cut off"
