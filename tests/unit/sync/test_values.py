"""When two values are the same, and what an incomplete one lacks."""

import unicodedata
from dataclasses import replace

import pytest

from ivr_designer.domain.keypresses import Action
from ivr_designer.domain.keys import Key
from ivr_designer.domain.nodes import DEFAULT_VOICE, PlayPrompt, TalkPrompt, UnknownPrompt
from ivr_designer.sync.values import (
    Kind,
    TreeFacts,
    bare,
    facts,
    fold,
    incomplete,
    is_read_only,
    keypress_key,
    matches,
    node_key,
    resembles,
    same,
    tree_key,
)
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


def test_an_item_is_its_kind_and_its_id():
    assert [tree_key("x"), node_key("x"), keypress_key("x")] == [(kind, "x") for kind in Kind]


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "b"},
        {"prompt": TalkPrompt("other")},
        {"prompt": TalkPrompt("text", "another voice")},
        {"prompt": TalkPrompt("text", speed=2)},
        {"prompt": PlayPrompt("text")},
        {"prompt": UnknownPrompt("text")},
        {"barge_in": False},
        {"loop_count": 7},
        {"delay_ms": 7},
        {"keypress_timeout_s": 77},
    ],
)
def test_every_field_of_a_node_that_the_server_knows_counts(changes):
    assert not same(node("a"), replace(node("a"), **changes))


@pytest.mark.parametrize(
    ("action", "field"),
    [
        (Action.NEXT_NODE, "next_node"),
        (Action.QUEUE, "queue_id"),
        (Action.PHONE, "phone_number"),
        (Action.PHONE, "from_number"),
        (Action.SMS, "sms"),
        (Action.UNKNOWN, "raw_action"),
    ],
)
def test_a_field_of_a_keypress_counts_where_its_action_uses_it_and_only_there(action, field):
    one = press("k", "n", action=action, **{field: "1"})
    assert getattr(bare(one), field) == "1"
    assert not same(one, replace(one, **{field: "2"}))
    for other in set(Action) - {action}:
        unused = press("k", "n", action=other, **{field: "1"})
        assert getattr(bare(unused), field) is None
        assert same(unused, replace(unused, **{field: "2"}))


def test_where_a_keypress_is_and_which_key_counts():
    one = press("k", "n")
    assert not same(one, replace(one, node="other"))
    assert not same(one, replace(one, key=Key.TWO))
    assert not same(one, replace(one, action=Action.VOICEMAIL))
    assert same(one, replace(one, id="other", extra={"x": 1}))


def test_a_number_and_its_text_are_the_same_unknown_action():
    known = press("k", "n", action=Action.UNKNOWN, raw_action=9)
    assert facts(known) == facts(replace(known, raw_action="9"))


# ---- folding: what comes from the row, what stays as it is here


def test_what_is_new_here_is_taken_as_it_is():
    assert fold(node("r", "a"), None) == node("r", "a")
    assert fold(press("r", "n", sms="left over"), None) == press("r", "n")
    assert fold(TreeFacts("a"), None) == TreeFacts("a")


@pytest.mark.parametrize("like", [node("l"), press("l", "n"), TreeFacts("l")])
@pytest.mark.parametrize("row", [node("r"), press("r", "n"), TreeFacts("r")])
def test_an_item_of_another_kind_lends_nothing(row, like):
    if type(row) is not type(like):
        assert fold(row, like) == row


def test_a_tree_keeps_its_own_spelling():
    here = TreeFacts(NAME)
    assert fold(TreeFacts(unicodedata.normalize("NFD", NAME) + " "), here) is here
    assert fold(TreeFacts("Other"), here) == TreeFacts("Other")


def test_a_keypress_keeps_its_id_and_its_own_fields():
    folded = fold(press("r", "n", action=Action.QUEUE, queue_id="2"), press("l", "n", extra={"x": 1}))
    assert folded == press("l", "n", action=Action.QUEUE, queue_id="2", extra={"x": 1})


@pytest.mark.parametrize(
    ("theirs", "ours", "kept"),
    [
        (("+84 1", "1900"), ("841", "+1900"), ("841", "+1900")),
        (("842", "1900"), ("841", "1900"), ("842", "1900")),
        (("841", None), ("841", "1900"), ("841", "1900")),
        (("841", "1901"), ("841", "1900"), ("841", "1901")),
        (("842", "+1900"), ("841", "1900"), ("842", "1900")),
    ],
)
def test_numbers_keep_their_spelling_each_for_itself(theirs, ours, kept):
    row, like = (
        press("k", "n", action=Action.PHONE, phone_number=p, from_number=f) for p, f in (theirs, ours)
    )
    folded = fold(row, like)
    assert (folded.phone_number, folded.from_number) == kept


@pytest.mark.parametrize(
    ("theirs", "ours", "kept"),
    [("hi ", "hi", "hi"), ("bye", "hi", "bye"), ("bye", None, "bye"), ("", None, None)],
)
def test_a_message_keeps_its_spelling(theirs, ours, kept):
    row, like = (press("k", "n", action=Action.SMS, sms=text) for text in (theirs, ours))
    assert fold(row, like).sms == kept


def test_a_node_that_the_server_cannot_tell_from_ours_is_ours():
    here = node("l", "a", note="for us", extra={"x": 1})
    assert fold(node("r", "a"), here) is here


@pytest.mark.parametrize(
    ("theirs", "ours", "kept"),
    [
        (TalkPrompt("hi "), TalkPrompt("hi", extra={"x": 1}), TalkPrompt("hi", extra={"x": 1})),
        (TalkPrompt("bye"), TalkPrompt("hi", extra={"x": 1}), TalkPrompt("bye", extra={"x": 1})),
        (TalkPrompt("bye", DEFAULT_VOICE), TalkPrompt("hi", None), TalkPrompt("bye", None)),
        (TalkPrompt("bye", "v"), TalkPrompt("hi", None), TalkPrompt("bye", "v")),
        (TalkPrompt("bye", None), TalkPrompt("hi", "v"), TalkPrompt("bye", None)),
        (TalkPrompt("hi ", speed=2), TalkPrompt("hi", speed=1), TalkPrompt("hi", speed=2)),
        (PlayPrompt("f.mp3 "), PlayPrompt("f.mp3", 2.5), PlayPrompt("f.mp3", 2.5)),
        (PlayPrompt("g.mp3"), PlayPrompt("f.mp3", 2.5, {"x": 1}), PlayPrompt("g.mp3", extra={"x": 1})),
        (UnknownPrompt("vip", {"a": 2}), UnknownPrompt("vip", {"a": 1}, {"x": 1}),
         UnknownPrompt("vip", {"a": 2}, {"x": 1})),
        (TalkPrompt("hi"), PlayPrompt("f.mp3", extra={"x": 1}), TalkPrompt("hi")),
        (PlayPrompt("f.mp3"), TalkPrompt("hi", extra={"x": 1}), PlayPrompt("f.mp3")),
    ],
)  # fmt: skip
def test_what_of_a_prompt_is_kept(theirs, ours, kept):
    here = replace(node("l", "a", note="for us", extra={"y": 2}), prompt=ours, loop_count=5)
    folded = fold(replace(node("r", "a "), prompt=theirs), here)
    assert folded.prompt == kept
    assert (folded.id, folded.name, folded.note, folded.extra) == ("l", "a", "for us", {"y": 2})
    assert folded.loop_count == node("r").loop_count, "what the server says of the rest counts"


@pytest.mark.parametrize(
    ("row", "want", "alike"),
    [("LONG NAME", "Long name", True), ("Long name (2)", "Long name", True), (" Long ", "Long name", True),
     ("name", "Long name", False), ("Lang", "Long name", False)],
)  # fmt: skip
def test_what_resembles_a_name(row, want, alike):
    assert resembles(node("r", row), node("l", want)) is alike


def test_a_voice_that_is_not_named_is_the_servers_own():
    assert same(node("a"), replace(node("a"), prompt=TalkPrompt("text", DEFAULT_VOICE)))


def test_of_an_unknown_mode_what_the_server_says_now_is_kept():
    here = replace(node("l", "a", note="for us"), prompt=UnknownPrompt("vip", {"a": 1}))
    folded = fold(replace(node("r", "a"), prompt=UnknownPrompt("vip", {"a": 2})), here)
    assert (folded.prompt, folded.note) == (UnknownPrompt("vip", {"a": 2}), "for us")


def test_a_number_left_over_from_another_action_is_not_spelled_like_ours():
    row = press("r", "n", action=Action.PHONE, phone_number="+841")
    like = press("l", "n", action=Action.STOP, phone_number="841")
    assert fold(row, like).phone_number == "+841"
