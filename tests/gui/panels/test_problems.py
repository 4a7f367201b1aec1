"""The problems panel."""

from PySide6.QtWidgets import QMenu

from ivr_designer.ui.canvas.requests import Selection
from ivr_designer.ui.widgets.two_line import Role


def test_a_click_leads_to_the_place(rig):
    rig.wait(lambda: "S03" in rig.problem_rules())
    row = rig.problem_rules().index("S03")
    view = rig.window.problems_panel.view
    view.clicked.emit(view.model().index(row, 0))
    assert rig.window.surface.selection.vertices == {rig.node("Khuyến mãi cũ")}
    assert rig.window.inspector.form is rig.window.inspector.node_form


def test_menu_offers_the_fix_if_there_is_one(rig):
    rig.wait(lambda: rig.window.problems_model.rowCount() > 0)
    panel, told = rig.window.problems_panel, []
    panel.fix_wanted.connect(told.append)
    fixable = next((i for i, p in enumerate(panel.model.rows) if p.finding.fix is not None), None)
    if fixable is not None:
        panel.view.scrollTo(panel.model.index(fixable))
        panel._on_menu(panel.view.visualRect(panel.model.index(fixable)).center())
        menu = panel.findChildren(QMenu)[-1]
        mend = menu.actions()[1]
        assert mend.text().startswith("Fix: ")
        mend.trigger()
        menu.close()
        assert len(told) == 1
    panel._on_menu(panel.view.rect().bottomRight() * 3)


def test_empty_page_says_why(make_window, session):
    rig = make_window(session)
    panel = rig.window.problems_panel
    assert panel.empty.heading.text() == "No tree is open"
    panel.set_has_tree(True)
    assert panel.empty.heading.text() == "No problems found"
    assert rig.window.inspector._selection == Selection()


def test_status_bar_counts(rig):
    rig.wait(lambda: rig.window.problems_model.rowCount() > 0)
    rig.wait(lambda: not rig.window.status_bar.problems.isHidden())
    assert rig.window.status_bar.problems.text().split()[0].isdigit()
    assert rig.window.problems_model.index(0).data(Role.DETAIL)
