"""What numbers answer with, in values and words."""

import pytest

from ivr_designer.domain.ids import TreeId
from ivr_designer.sync.contract import Account, PhoneNumber, Queue, TreeRow
from ivr_designer.ui.number_routes import NOWHERE, Route, route_of, route_words, routes

ACCOUNT = Account(
    (
        TreeRow(TreeId("b"), "Đà Nẵng", "TR_b"),
        TreeRow(TreeId("a"), "An Giang", "TR_a"),
        TreeRow(TreeId("new"), "Only here"),
        TreeRow(TreeId("gone"), "Gone", "TR_gone", gone=True),
    ),
    (),
    (Queue("QU_2", "Sales"), Queue("QU_1", "Chăm sóc")),
)


def number(**facts):
    return PhoneNumber("1", "842473001900", **facts)


@pytest.mark.parametrize(
    ("facts", "route", "words"),
    [
        ({"plays_tree": True, "tree": "TR_a"}, Route(tree=TreeId("a")), "Tree “An Giang”"),
        ({"plays_tree": True, "tree": "TR_x", "queue": "QU_1"}, Route(stranger="TR_x"),
         "Tree TR_x, not in the contact center's list"),
        ({"tree": "TR_a", "queue": "QU_1"}, Route(queue="QU_1"), "Queue “Chăm sóc”"),
        ({"queue": "QU_9"}, Route(queue="QU_9"), "Queue QU_9, not in the contact center's list"),
        ({}, NOWHERE, "No tree and no queue"),
    ],
)  # fmt: skip
def test_now(facts, route, words):
    assert route_of(number(**facts), ACCOUNT) == route
    assert route_words(route, ACCOUNT) == words


def test_offers_what_the_server_has_sorted_as_people_read():
    assert routes(ACCOUNT) == [
        Route(tree=TreeId("a")), Route(tree=TreeId("b")), Route(queue="QU_1"), Route(queue="QU_2")
    ]  # fmt: skip


def test_unknown_lists_offer_nothing():
    assert routes(Account()) == []
