"""The legend of the time map."""

from ivr_designer.ui.widgets.time_bar import TimeBar
from ivr_designer.validation.timemap import Times


def test_it_says_in_words_what_the_colours_mean(qtbot):
    bar, heard = TimeBar(), []
    qtbot.addWidget(bar)
    bar.budget_chosen.connect(heard.append)
    bar.chosen.connect(heard.append)
    bar.show_times(45, "worst", Times(2, 12, 200), known=True)
    assert heard == [], "showing is not choosing"
    assert bar.budget.value() == 45
    assert [label.text() for label in bar.scale] == ["■ to 22 s", "■ to 45 s", "■ over"]
    assert bar.person.text() == "A person after 12 s (best 2 s, worst 3 min 20 s)"
    assert bar.which.currentData() == "worst"
    bar.budget.setValue(60)
    bar.which.setCurrentIndex(0)
    bar.which.activated.emit(0)
    assert heard == [60.0, "best"]
    bar.show_times(60, "best", None, known=True)
    assert bar.person.text() == "Nobody gets to a person."
    bar.show_times(60, "best", None, known=False)
    assert bar.person.text() == ""


def test_the_choice_is_as_wide_as_its_words(qtbot):
    bar = TimeBar()
    qtbot.addWidget(bar)
    bar.which.setItemText(1, "Thông thường thôi")
    bar.show()
    qtbot.waitExposed(bar)
    words = bar.which.fontMetrics().horizontalAdvance("Thông thường thôi")
    assert bar.which.width() > words
