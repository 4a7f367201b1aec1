"""Which list is read next, and how many calls that may cost."""

from ivr_designer.sync.polling import Budget, Rhythm, most_overdue
from ivr_designer.sync.values import Kind

RHYTHM = Rhythm(10.0, 30.0, 600.0)
A, B, C = (Kind.KEY, "a"), (Kind.KEY, "b"), (Kind.NODE, "t")


def test_nothing_is_due_when_all_was_read_just_now():
    assert most_overdue({A: 100.0, B: 100.0, C: 100.0}, 105.0, [A], [B], [C], RHYTHM) is None


def test_the_most_overdue_by_its_own_rhythm_comes_first():
    read = {A: 85.0, B: 55.0, C: 0.0}
    assert most_overdue(read, 100.0, [A], [B], [A, B, C], RHYTHM) == A
    assert most_overdue({**read, A: 95.0}, 100.0, [A], [B], [A, B, C], RHYTHM) == B
    assert most_overdue({**read, A: 95.0, B: 99.0}, 700.0, [], [], [A, B, C], RHYTHM) == C


def test_what_was_never_read_is_due():
    assert most_overdue({}, 0.0, [], [], [C], RHYTHM) == C


def test_the_budget_allows_a_few_at_once_and_so_many_a_second():
    budget = Budget(2.0)
    assert [budget.take(0.0) for _ in range(5)] == [True] * 4 + [False]
    assert budget.take(0.5)
    assert not budget.take(0.6)
    spent = sum(budget.take(1.0 + i / 10) for i in range(100))
    assert 18 <= spent <= 22
