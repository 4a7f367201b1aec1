"""When two values are the same, and what an incomplete one lacks."""

import unicodedata
from dataclasses import replace

import pytest

from ivr_designer.domain.keypresses import Action
from ivr_designer.domain.nodes import DEFAULT_VOICE, PlayPrompt, TalkPrompt, UnknownPrompt
from ivr_designer.sync.values import TreeFacts, bare, fold, incomplete, is_read_only, matches, resembles, same
from tests.helpers.sync_values import node, press

NAME = "Tiếng Việt"


@pytest.mark.parametrize(
    ("row", "want"),
    [
        (node("r", unicodedata.normalize("NFD", NAME)), node("l", NAME)),
        (node("r", "Sales"), node("l", " Sales ")),
        (replace(node("r", "a"), prompt=TalkPrompt("text", DEFAULT_VOICE)), node("l", "a")),
        (node("r", "a"), node("l", "a", note="for us", extra={"x": 1})),
        (replace(node("r", "a"), prompt=PlayPrompt("f.mp3")), replace(node("l", "a"),
        prompt=PlayPrompt("f.mp3", 3.0))),
        (press("r", "n", action=Action.PHONE, phone_number="+84 98.1"),
         press("l", "n", action=Action.PHONE, phone_number="84981", from_number="1900")),
        (press("r", "n", queue_id="left over"), press("l", "n")),
        (TreeFacts(unicodedata.normalize("NFD", NAME)), TreeFacts(NAME)),
    ],
)  # fmt: skip
def test_spellings_that_mean_the_same(row, want):
    assert matches(row, want)


@pytest.mark.parametrize(
    ("row", "want"),
    [
        (node("r", "a"), node("l", "b")),
        (node("r", "a", loop_count=2), node("l", "a")),
        (node("r", "a", "one"), node("l", "a", "two")),
        (press("r", "n", to="x"), press("l", "n", to="y")),
        (press("r", "n", action=Action.PHONE, phone_number="1", from_number="2"),
         press("l", "n", action=Action.PHONE, phone_number="1", from_number="3")),
        (TreeFacts("a"), TreeFacts("b")),
    ],
)  # fmt: skip
def test_what_differs_differs(row, want):
    assert not matches(row, want)


def test_folding_keeps_what_only_we_know():
    here = node("l", NAME, note="for us")
    folded = fold(node("r", unicodedata.normalize("NFD", NAME), loop_count=3), here)
    assert (folded.id, folded.name, folded.note, folded.loop_count) == ("l", NAME, "for us", 3)


def test_absent_is_only_the_same_as_absent():
    assert same(None, None)
    assert not same(None, node("a"))


def test_bare_drops_fields_of_other_actions():
    full = press("k", "n", action=Action.QUEUE, queue_id="Q", sms="no", next_node="x", extra={"y": 1})
    assert bare(full) == press("k", "n", action=Action.QUEUE, queue_id="Q")


@pytest.mark.parametrize(
    ("value", "lacks"),
    [
        (press("k", "n", action=Action.QUEUE), "queue"),
        (press("k", "n", action=Action.PHONE), "phone"),
        (press("k", "n", action=Action.NEXT_NODE), "target"),
        (press("k", "n", action=Action.SMS), "sms"),
        (press("k", "n"), None),
        (press("k", "n", to="x"), None),
        (replace(node("a"), prompt=PlayPrompt("")), "file"),
        (node("a", text=""), None),
        (None, None),
    ],
)
def test_what_is_lacking(value, lacks):
    assert incomplete(value) == lacks


def test_read_only_kinds():
    assert is_read_only(replace(node("a"), prompt=UnknownPrompt("vip")))
    assert is_read_only(press("k", "n", action=Action.UNKNOWN, raw_action=9))
    assert not is_read_only(node("a"))


def test_a_cut_name_resembles_ours():
    assert resembles(node("r", "Long na"), node("l", "Long name"))
    assert resembles(node("r", ""), node("l", "Long name"))
    assert not resembles(node("r", "Other"), node("l", "Long name"))
