"""What is let go of is there until its turn comes, and then gone."""

from weakref import ref

from ivr_designer.ui.parting import let_go


class Thing:
    """Something large."""


def test_things_go_later_one_after_the_other(qtbot):
    things = [Thing() for _ in range(3)]
    left = [ref(t) for t in things]
    let_go(None)
    while things:
        let_go(things.pop(0))
    assert all(r() is not None for r in left)
    seen = []

    def some_are_left():
        seen.append(sum(r() is not None for r in left))
        return seen[-1] == 0

    qtbot.waitUntil(some_are_left)
    assert sorted(seen, reverse=True) == seen
