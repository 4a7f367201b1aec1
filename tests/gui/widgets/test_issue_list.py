"""The worst few problems, each with its cure."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from ivr_designer.domain.edits import UpdateTree
from ivr_designer.domain.phrases import phrase
from ivr_designer.ui.widgets.issue_list import IssueList
from ivr_designer.validation.finding import Finding, Severity


def issue(number, fix=None):
    return Finding("P02", Severity.WARNING, phrase("No. {n}.", n=number), phrase("Why."), ("a",), fix=fix)


def words(made):
    made.findChildren(QPushButton)
    return [
        w.text()
        for i in range(made._layout.count())
        for w in made._layout.itemAt(i).widget().findChildren(QLabel)
        if w.text()
    ]


def test_three_are_shown_and_the_rest_counted(qtbot):
    made, heard = IssueList(), []
    qtbot.addWidget(made)
    made.fix_wanted.connect(heard.append)
    assert made.isHidden()
    found = [issue(n, UpdateTree(name="x", label=phrase("Mend"))) for n in range(5)]
    made.show_issues(found)
    assert words(made) == ["No. 0.", "No. 1.", "No. 2."]
    assert made._layout.itemAt(3).widget().text() == "2 more in “Problems”"
    button = made._layout.itemAt(1).widget().findChild(QPushButton)
    assert button.accessibleName() == "Fix: Mend"
    button.click()
    assert heard == [found[1]]


def test_without_a_fix_there_is_no_button_and_without_issues_no_list(qtbot):
    made = IssueList()
    qtbot.addWidget(made)
    made.show_issues([issue(1)])
    assert made._layout.itemAt(0).widget().findChild(QPushButton) is None
    assert not made.isHidden()
    made.show_issues([])
    assert made.isHidden()
    assert made._layout.count() == 0


def test_the_words_follow_the_language(qtbot, translations):
    made = IssueList()
    qtbot.addWidget(made)
    made.show_issues([issue(n, UpdateTree(name="x", label=phrase("Mend"))) for n in range(5)])
    translations.choose("vi")
    QApplication.sendEvent(made, QEvent(QEvent.Type.LanguageChange))
    button = made._layout.itemAt(0).widget().findChild(QPushButton)
    assert (button.text(), made._layout.count()) == ("Sửa", 4)
    assert made._layout.itemAt(3).widget().text() == "2 nữa trong “Vấn đề”"
