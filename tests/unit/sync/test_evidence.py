"""What a list proves about a write whose answer never came."""

from dataclasses import replace

import pytest

from ivr_designer.domain.keys import Key
from ivr_designer.sync.evidence import Doubtful, Landed, NotLanded, Undecided, is_past, judge
from ivr_designer.sync.operations import Operation, OpState, Verb
from ivr_designer.sync.records import to_text
from ivr_designer.sync.values import Kind, TreeFacts, node_key
from tests.helpers.sync_values import TREE, listing, node, press

EXP, MARGIN = 1000.0, 90.0
EARLY, LATE = EXP + MARGIN - 1, EXP + MARGIN


def op(verb: Verb, want, rid: str | None = None, pre: frozenset[str] = frozenset()) -> Operation:
    return Operation(TREE, node_key("a"), OpState.UNKNOWN, 1, verb, to_text(want), rid, "T", pre, EXP, 1)


def nodes(*rows, date=EARLY, **more):
    return listing(Kind.NODE, "T", *rows, date=date, **more)


WANT = node("", "Sales", "Hello")
ROW = node("R1", "Sales", "Hello")


def test_a_create_that_shows_is_adopted_at_any_time():
    assert judge(op(Verb.CREATE, WANT), None, nodes(ROW), (), MARGIN) == Landed("R1")


@pytest.mark.parametrize(("date", "verdict"), [(EARLY, Undecided()), (LATE, NotLanded())])
def test_a_create_that_does_not_show_is_absent_only_behind_the_fence(date, verdict):
    assert judge(op(Verb.CREATE, WANT), None, nodes(date=date), (), MARGIN) == verdict


def test_what_was_there_before_or_belongs_to_another_is_not_ours():
    assert judge(op(Verb.CREATE, WANT, pre=frozenset({"R1"})), None, nodes(ROW), (), MARGIN) == Undecided()
    assert judge(op(Verb.CREATE, WANT), None, nodes(ROW), {"R1"}, MARGIN) == Undecided()


def test_several_candidates_are_for_a_person_unless_one_is_the_root():
    two = nodes(ROW, replace(ROW, id="R2"))
    assert judge(op(Verb.CREATE, WANT), None, two, (), MARGIN) == Doubtful(("R1", "R2"))
    rooted = nodes(ROW, replace(ROW, id="R2"), root="R2")
    assert judge(op(Verb.CREATE, WANT), None, rooted, (), MARGIN) == Landed("R2")


def test_a_node_that_looks_like_ours_cut_short_stops_a_second_send():
    cut = nodes(node("R1", "Sal", "Hel"), date=LATE)
    assert judge(op(Verb.CREATE, WANT), None, cut, (), MARGIN) == Doubtful(("R1",))
    tree = op(Verb.CREATE, TreeFacts("Hotline 1900"))
    rows = replace(nodes(date=LATE), rows={"T9": TreeFacts("Hotline")})
    assert judge(tree, None, rows, (), MARGIN) == Doubtful(("T9",))


def test_without_a_date_our_own_clock_counts_with_twice_the_margin():
    blind = replace(nodes(date=None), estimate=EXP + 2 * MARGIN - 1)
    assert not is_past(blind, EXP, MARGIN)
    assert is_past(replace(blind, estimate=EXP + 2 * MARGIN), EXP, MARGIN)
    assert not is_past(nodes(date=LATE), None, MARGIN)


def test_a_keypress_is_known_by_its_key():
    want = press("", "N", Key.TWO)
    keys = lambda *rows, date=EARLY: listing(Kind.KEY, "N", *rows, date=date)  # noqa: E731
    same, other = press("K1", "N", Key.TWO), press("K1", "N", Key.TWO, to="X")
    make = op(Verb.CREATE, want)
    assert judge(make, None, keys(same), (), MARGIN) == Landed("K1")
    assert judge(make, None, keys(other), (), MARGIN) == Doubtful(("K1",))
    assert judge(make, None, keys(press("K1", "N", Key.THREE)), (), MARGIN) == Undecided()
    assert judge(make, None, keys(date=LATE), (), MARGIN) == NotLanded()
    assert judge(make, None, keys(same, replace(same, id="K2")), (), MARGIN) == Doubtful(("K1", "K2"))


def test_an_update_is_proved_by_the_row():
    change = op(Verb.UPDATE, replace(WANT, id="R1"), "R1")
    before = replace(ROW, name="Before")
    assert judge(change, before, nodes(ROW), (), MARGIN) == Landed()
    assert judge(change, before, nodes(before), (), MARGIN) == NotLanded(may_still=True)
    assert judge(change, before, nodes(before, date=LATE), (), MARGIN) == NotLanded()
    assert judge(change, before, nodes(replace(ROW, name="Third")), (), MARGIN) == Doubtful()
    assert judge(change, before, nodes(), (), MARGIN) == Doubtful()


def test_a_delete_is_proved_by_absence_and_waits_when_somebody_changed_it():
    away = op(Verb.DELETE, None, "R1")
    assert judge(away, ROW, nodes(), (), MARGIN) == Landed()
    assert judge(away, ROW, nodes(ROW), (), MARGIN) == Undecided()
    assert judge(away, ROW, nodes(ROW, date=LATE), (), MARGIN) == NotLanded()
    assert judge(replace(away, notes={"refused": "no"}), ROW, nodes(ROW), (), MARGIN) == NotLanded()
    changed = replace(ROW, name="Theirs")
    assert judge(away, ROW, nodes(changed), (), MARGIN) == Undecided()
    assert judge(away, ROW, nodes(changed, date=LATE), (), MARGIN) == Doubtful()


def test_after_a_no_one_list_tells_whether_it_was_done_all_the_same():
    """Seeds 151 and 409: a gateway said no to what the server had done, and it was undone or sent unseen."""
    denied = {"notes": {"denied": True}}
    create = replace(op(Verb.CREATE, WANT), **denied)
    assert judge(create, None, nodes(ROW), (), MARGIN) == Landed("R1")
    assert judge(create, None, nodes(), (), MARGIN) == NotLanded()
    update = replace(op(Verb.UPDATE, ROW, rid="R1"), **denied)
    assert judge(update, None, nodes(ROW), (), MARGIN) == Landed()
    before = node("R1", "before")
    assert judge(update, before, nodes(before), (), MARGIN) == NotLanded()
    press_op = replace(op(Verb.CREATE, press("", "N1", Key.ONE)), **denied)
    assert judge(press_op, None, listing(Kind.KEY, "N1", date=EARLY), (), MARGIN) == NotLanded()


def test_a_write_without_a_base_of_its_own():
    away, change = op(Verb.DELETE, None, "R1"), op(Verb.UPDATE, replace(WANT, id="R1"), "R1")
    assert judge(away, None, nodes(ROW, date=LATE), (), MARGIN) == NotLanded()
    assert judge(change, None, nodes(replace(ROW, name="Third"), date=LATE), (), MARGIN) == Doubtful()


def test_a_write_of_a_row_that_has_no_id_finds_no_row():
    assert judge(op(Verb.DELETE, None), None, nodes(ROW, date=LATE), (), MARGIN) == Landed()
    assert judge(op(Verb.UPDATE, WANT), None, nodes(ROW, date=LATE), (), MARGIN) == Doubtful()


def test_only_keypresses_on_the_same_key_and_of_nobody_else_are_rivals():
    make = op(Verb.CREATE, press("", "N", Key.TWO))
    ours, third = press("K1", "N", Key.TWO), press("K2", "N", Key.THREE)
    both = listing(Kind.KEY, "N", ours, third, date=LATE)
    assert judge(make, None, both, (), MARGIN) == Landed("K1")
    assert judge(make, None, both, {"K1"}, MARGIN) == NotLanded()
    odd = replace(both, rows={"K1": node("K1")})
    assert judge(make, None, odd, (), MARGIN) == NotLanded()


def test_a_twin_that_was_there_before_or_is_another_of_ours_does_not_count():
    twins = nodes(ROW, replace(ROW, id="R2"), replace(ROW, id="R3"))
    make = op(Verb.CREATE, WANT, pre=frozenset({"R1"}))
    assert judge(make, None, twins, {"R2"}, MARGIN) == Landed("R3")
    rooted = replace(twins, root="R9")
    assert judge(op(Verb.CREATE, WANT), None, rooted, (), MARGIN) == Doubtful(("R1", "R2", "R3"))


def test_after_a_no_what_only_resembles_ours_is_not_asked_about():
    make = replace(op(Verb.CREATE, WANT), notes={"denied": True})
    assert judge(make, None, nodes(node("R1", "Sal", "Hel"), date=LATE), (), MARGIN) == NotLanded()


@pytest.mark.parametrize(
    ("want", "row", "verdict"),
    [
        (TreeFacts("Hotline 1900"), TreeFacts("Hotline"), Doubtful(("R1",))),
        (TreeFacts("Hotline 1900"), TreeFacts(""), NotLanded()),
        (TreeFacts("Hotline 1900"), TreeFacts("Night"), NotLanded()),
        (TreeFacts("Hotline"), TreeFacts("Hotline 1900"), NotLanded()),
        (TreeFacts("Hotline"), node("R1", "Hotline"), NotLanded()),
        (WANT, TreeFacts("Sales"), NotLanded()),
        (WANT, node("R1", "Other"), NotLanded()),
        (WANT, node("R1", ""), Doubtful(("R1",))),
    ],
)
def test_what_resembles_what_was_sent(want, row, verdict):
    listed = replace(nodes(date=LATE), rows={"R1": row})
    assert judge(op(Verb.CREATE, want), None, listed, (), MARGIN) == verdict


def test_the_fence_is_exact():
    assert is_past(nodes(date=LATE), EXP, MARGIN)
    assert not is_past(nodes(date=EARLY), EXP, MARGIN)
    for note in ("refused", "denied"):
        make = replace(op(Verb.CREATE, WANT), notes={note: True})
        assert judge(make, None, nodes(date=EARLY), (), MARGIN) == NotLanded()
