"""Findings follow the edits."""

import threading
from dataclasses import replace

from ivr_designer.domain.edits import RemoveKeypress, UpdateTree
from ivr_designer.domain.keys import Key
from ivr_designer.domain.phrases import phrase
from ivr_designer.domain.tree import IvrTree
from ivr_designer.sync.contract import AccountChanged
from ivr_designer.ui.inspection import Report
from ivr_designer.ui.problem_rows import problems_of
from ivr_designer.validation.engine import EngineResult
from ivr_designer.validation.finding import Finding, Severity
from ivr_designer.validation.settings import RuleSettings


class Checker:
    """Counts what it is asked; finds one thing for each node."""

    def __init__(self, order):
        self.order = order
        self.patches = []

    def look(self):
        nodes = self.order.content.nodes
        tree = IvrTree(self.order.tree, self.order.content)
        result = EngineResult(
            tuple(Finding("S03", Severity.WARNING, phrase("x"), phrase("y"), (n,)) for n in nodes)
        )
        return Report(result, problems_of(tree, result))

    def follow(self, patch):
        self.patches.append(patch)
        return self.look()


def rig_with_checker(make_window, session):
    made = []

    def make(order):
        made.append(Checker(order))
        return made[-1]

    rig = make_window(session, make_checker=make)
    rig.open("hotline")
    rig.wait(lambda: rig.window.problems_model.rowCount() == 4)
    return rig, made


def test_edits_in_a_row_are_checked_once(make_window, session):
    rig, made = rig_with_checker(make_window, session)
    for name in "abc":
        rig.window.documents.submit(UpdateTree(name=name))
    rig.wait(lambda: bool(made[0].patches))
    rig.pump(100)
    assert len(made) == 1
    assert len(made[0].patches) == 1
    assert made[0].patches[0].change.tree_changed
    assert made[0].patches[0].name == "c"


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


class Slow(Checker):
    """Answers when it is let go, and says on which thread it was asked."""

    def __init__(self, order, gate, threads):
        super().__init__(order)
        self.gate = gate
        self.threads = threads

    def look(self):
        self.threads.add(threading.current_thread().name)
        assert self.gate.wait(10)
        return super().look()


def test_the_window_never_waits_and_stale_answers_are_dropped(make_window, session):
    gate, threads, shown = threading.Event(), set(), []
    made = []

    def make(order):
        made.append(Slow(order, gate, threads))
        return made[-1]

    rig = make_window(session, make_checker=make)
    rig.window.checks.reported.connect(shown.append)
    rig.open("hotline")
    rig.wait(lambda: bool(threads))
    rig.window.documents.submit(UpdateTree(name="Edited meanwhile"))
    assert rig.tree.name == "Edited meanwhile"
    assert rig.window.is_busy()
    gate.set()
    rig.wait(lambda: shown[-1] is not None)
    rig.wait(lambda: not rig.window.is_busy())
    assert len([r for r in shown if r is not None]) == 1, "what was seen before the edit is not shown"
    assert [p.name for p in made[0].patches] == ["Edited meanwhile"]
    assert threads == {"checks"}


def test_another_tree_does_not_get_the_answers_of_the_one_before(make_window, session):
    gate, threads, shown = threading.Event(), set(), []
    rig = make_window(session, make_checker=lambda order: Slow(order, gate, threads))
    rig.window.checks.reported.connect(shown.append)
    rig.open("hotline")
    rig.wait(lambda: bool(threads))
    rig.open("empty")
    gate.set()
    rig.wait(lambda: shown[-1] is not None)
    rig.pump(100)
    assert all(r is None or r.result.findings == () for r in shown)


def test_other_settings_check_anew(rig):
    rig.wait(lambda: "S03" in rig.problem_rules())
    rig.window.checks.use_settings(RuleSettings(severities={"S03": None}))
    rig.wait(lambda: rig.window.checks.report is not None and "S03" not in rig.problem_rules())
    assert rig.window.checks.settings.severities == {"S03": None}


def test_checks_that_break_are_not_called_no_problems(make_window, session, qtbot):
    def broken(_order):
        raise RuntimeError("a fault of ours")

    with qtbot.captureExceptions() as faults:
        rig = make_window(session, make_checker=broken)
        rig.open("hotline")
        rig.wait(lambda: bool(faults))
    assert rig.window.problems_panel.empty.heading.text() == "The tree could not be checked"
    assert rig.window.status_bar.problems.isHidden()
