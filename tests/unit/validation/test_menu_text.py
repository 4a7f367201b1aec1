"""Writing the menu of a node from its keys."""

from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.nodes import PlayPrompt, TalkPrompt
from ivr_designer.domain.tree import IvrTree
from ivr_designer.validation.menu_text import menu_language, menu_options, write_menu, written_prompt
from tests.helpers.builders import node, tree
from tests.helpers.checks import said

DRAWING = """a -2-> b; a -1-> queue:Q; a -0-> phone:8490; a -#-> a; a -9-> stop
b -*-> a; b -1-> voicemail; b -2-> sms:x"""


def text_of(t: IvrTree, name: str = "a") -> str:
    prompt = t.nodes[NodeId(name)].prompt
    assert isinstance(prompt, TalkPrompt)
    return prompt.text


def test_purposes_come_from_the_prompt_then_from_the_targets() -> None:
    t = tree(DRAWING, node("b", name="Bảo hành"), a="Xin chào. Bấm phím 1 để gặp kinh doanh.")
    assert written_prompt(t, NodeId("a")) == (
        "Xin chào. Để gặp kinh doanh, bấm phím 1. Để chọn Bảo hành, bấm phím 2. "
        "Để kết thúc cuộc gọi, bấm phím 9. Để gặp tổng đài viên, bấm phím 0. Để nghe lại, bấm phím thăng."
    )


def test_in_english() -> None:
    t = tree(DRAWING, node("b", name="Repairs"), a="Welcome.")
    assert written_prompt(t, NodeId("b"), "en") == (
        "This is b. To leave a message, press 1. To get a text message, press 2. "
        "To go back, press the star key."
    )
    assert written_prompt(t, NodeId("a")).startswith(
        "Welcome. To speak to an agent, press 1. For Repairs, press 2."
    )


def test_the_edit_satisfies_the_rules_and_is_undone() -> None:
    t = tree(DRAWING, node("b", name="Bảo hành"), a="Bấm phím 2 để bảo hành.")
    edit = write_menu(t, NodeId("a"))
    assert edit is not None
    undo, _ = edit.apply(t)
    for rule in ("P01", "P02", "P03", "P04", "P12"):
        assert [m for m in said(t, rule) if "“a”" in m] == []
    assert write_menu(t, NodeId("a")) is None, "once is enough"
    undo.apply(t)
    assert text_of(t) == "Bấm phím 2 để bảo hành."


def test_nothing_to_write() -> None:
    t = tree("a -1-> b; b", node("a", prompt=PlayPrompt("x.mp3")), node("b", ""))
    assert write_menu(t, NodeId("a")) is None
    assert write_menu(t, NodeId("b")) is None


def test_language_of_a_silent_node_is_that_of_the_tree() -> None:
    t = tree("a -1-> b; b -1-> stop", node("b", ""), a="Welcome to us.")
    assert menu_language(t, NodeId("b")) == "en"
    assert menu_language(tree("a -1-> stop", node("a", "")), NodeId("a")) == "vi"


def test_targets_without_words() -> None:
    t = tree("a -1-> missing:x; a -2-> b; a -2-> stop; b", node("b", name=" "))
    assert menu_options(t, NodeId("a"), "en") == [("1", ""), ("2", "")]
