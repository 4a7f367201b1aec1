"""The states of an operation, and that no other way leads between them."""

import pytest

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
