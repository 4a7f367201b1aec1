"""Findings follow the edits."""

from dataclasses import replace

from ivr_designer.domain.edits import RemoveKeypress, UpdateTree
from ivr_designer.domain.keys import Key
from ivr_designer.domain.phrases import phrase
from ivr_designer.sync.contract import AccountChanged
from ivr_designer.ui.canvas.requests import FindingCount
from ivr_designer.ui.controllers.checks import counts_by_item
from ivr_designer.validation.engine import EngineResult
from ivr_designer.validation.finding import Finding, Severity


class Checker:
    """Counts what it is asked; finds one thing for each node."""

    def __init__(self, tree):
        self.tree = tree
        self.changes = []

    @property
    def result(self):
        return EngineResult(
            tuple(Finding("S03", Severity.WARNING, phrase("x"), phrase("y"), (n,)) for n in self.tree.nodes)
        )

    def update(self, change):
        self.changes.append(change)
        return self.result


def rig_with_checker(make_window, session):
    made = []

    def make(tree, _account):
        made.append(Checker(tree))
        return made[-1], made[-1].result

    rig = make_window(session, make_checker=make)
    rig.open("hotline")
    rig.wait(lambda: rig.window.problems_model.rowCount() == 4)
    return rig, made


def test_edits_in_a_row_are_checked_once(make_window, session):
    rig, made = rig_with_checker(make_window, session)
    for name in "abc":
        rig.window.documents.submit(UpdateTree(name=name))
    rig.wait(lambda: bool(made[0].changes))
    rig.pump(100)
    assert len(made) == 1
    assert len(made[0].changes) == 1
    assert made[0].changes[0].tree_changed


def test_news_of_the_account_begin_anew(make_window, session):
    rig, made = rig_with_checker(make_window, session)
    session.emit(AccountChanged(session.account))
    rig.pump(100)
    assert len(made) == 1, "nothing new for the checks"
    session.emit(AccountChanged(replace(session.account, queues=())))
    rig.wait(lambda: len(made) == 2)


def test_no_tree_no_findings(make_window, session):
    rig, _made = rig_with_checker(make_window, session)
    rig.window.documents.show(None)
    rig.pump(100)
    assert rig.window.problems_model.rowCount() == 0
    assert rig.window.status_bar.problems.isHidden()


def test_unreachable_nodes_are_listed_as_one_edits(rig):
    rig.wait(lambda: "S03" in rig.problem_rules())
    before = rig.problem_rules().count("S03")
    rig.window.documents.submit(RemoveKeypress(rig.tree.keypress_at(rig.node("Lời chào"), Key.ONE).id))
    rig.wait(lambda: rig.problem_rules().count("S03") == before + 1)
    rig.window.documents.undo()
    rig.wait(lambda: rig.problem_rules().count("S03") == before)


def test_a_fix_is_one_step(rig):
    fix = UpdateTree(name="Fixed", label=phrase("Mend it"))
    rig.window.checks.fix(Finding("X", Severity.INFO, phrase("x"), phrase("y"), fix=fix))
    assert rig.tree.name == "Fixed"
    assert rig.window.documents.group.undoText() == "Mend it"
    rig.window.checks.fix(Finding("X", Severity.INFO, phrase("x"), phrase("y")))


def test_counts_by_item():
    findings = [
        Finding("A", Severity.ERROR, phrase("x"), phrase("y"), ("n", "m"), ("k",)),
        Finding("B", Severity.INFO, phrase("x"), phrase("y"), ("n",)),
    ]
    assert counts_by_item(findings) == {"n": FindingCount(1, 0, 1), "k": FindingCount(1, 0, 0)}


def test_checks_that_break_are_not_called_no_problems(make_window, session, qtbot):
    def broken(_tree, _account):
        raise RuntimeError("a fault of ours")

    with qtbot.captureExceptions() as faults:
        rig = make_window(session, make_checker=broken)
        rig.open("hotline")
        rig.wait(lambda: bool(faults))
    assert rig.window.problems_panel.empty.heading.text() == "The tree could not be checked"
    assert rig.window.status_bar.problems.isHidden()
