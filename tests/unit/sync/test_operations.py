"""The states of an operation, and that no other way leads between them."""

from itertools import product

import pytest

from ivr_designer.domain.phrases import phrase
from ivr_designer.sync.operations import CLOSED, FLYING, OPEN, STUCK, IllegalStep, Operation, OpState, Verb
from ivr_designer.sync.values import node_key
from tests.helpers.sync_values import TREE

NEW = Operation(TREE, node_key("a"))


def sending() -> Operation:
    return NEW.sending(
        Verb.CREATE, want="{}", rid=None, parent="T", pre_ids=frozenset({"x"}), exp=9.0, at=1.0
    )


def test_sending_fixes_what_is_sent():
    op = sending()
    assert (op.state, op.attempt, op.exp, op.pre_ids) == (OpState.SENDING, 1, 9.0, {"x"})
    assert op.is_flying


def test_a_second_attempt_counts():
    assert (
        sending()
        .waiting_again()
        .sending(Verb.CREATE, want="{}", rid=None, parent="T", pre_ids=frozenset(), exp=19.0, at=2.0)
        .attempt
        == 2
    )


def test_nothing_leaves_a_closed_state():
    for state in CLOSED:
        for target in OpState:
            with pytest.raises(IllegalStep):
                Operation(TREE, node_key("a"), state).to(target)


def test_an_unknown_outcome_is_never_sent_again_directly():
    with pytest.raises(IllegalStep):
        sending().to(OpState.UNKNOWN).to(OpState.SENDING)
    with pytest.raises(IllegalStep):
        NEW.to(OpState.UNKNOWN)


def test_every_state_is_open_or_closed():
    assert set(OpState) == OPEN | CLOSED
    assert not OPEN & CLOSED
    assert FLYING | STUCK <= OPEN
    assert Operation(TREE, node_key("a"), OpState.REFUSED).is_stuck


DRAWN = {
    OpState.NEW: "sending done cancelled superseded held refused conflict",
    OpState.SENDING: "done unknown refused new superseded",
    OpState.UNKNOWN: "done new conflict cancelled refused superseded",
    OpState.HELD: "new cancelled superseded conflict done",
    OpState.REFUSED: "new cancelled superseded conflict",
    OpState.CONFLICT: "new cancelled superseded done",
}
"""Which way leads on from each state; no other does."""


@pytest.mark.parametrize(("old", "new"), list(product(OpState, OpState)))
def test_the_ways_between_states_are_these_and_no_others(old, new):
    op = Operation(TREE, node_key("a"), old)
    if new.value in DRAWN.get(old, "").split():
        assert op.to(new, words="why").state is new
        assert op.to(new, words="why").words == "why"
    else:
        with pytest.raises(IllegalStep, match=f"{old} -> {new}"):
            op.to(new)


def test_what_may_be_under_way_and_what_waits_for_somebody():
    flying = {state for state in OpState if Operation(TREE, node_key("a"), state).is_flying}
    stuck = {state for state in OpState if Operation(TREE, node_key("a"), state).is_stuck}
    assert flying == {OpState.SENDING, OpState.UNKNOWN}
    assert stuck == {OpState.HELD, OpState.REFUSED, OpState.CONFLICT}


def test_a_new_attempt_forgets_what_was_said_to_the_last_and_nothing_else():
    notes = {"refused": 3, "denied": True, "twin": "R9"}
    op = Operation(TREE, node_key("a"), why=phrase("No."), words="no", notes=notes, attempt=4, seq=7)
    sent = op.sending(Verb.UPDATE, want="w", rid="R1", parent="T", pre_ids=frozenset("x"), exp=9.0, at=1.0)
    assert sent == Operation(
        TREE, node_key("a"), OpState.SENDING, 7, Verb.UPDATE, "w", "R1", "T", frozenset("x"), 9.0, 5, 1.0,
        notes={"twin": "R9"},
    )  # fmt: skip


def test_an_attempt_without_effect_leaves_nothing_said():
    op = sending().to(OpState.REFUSED, why=phrase("No."), words="no").waiting_again()
    assert (op.state, op.why, op.words, op.attempt) == (OpState.NEW, None, "", 1)
