"""Finding where a prompt names keys."""

import pytest

from ivr_designer.validation.prompt.folding import fold
from ivr_designer.validation.prompt.mentions import find_mentions
from ivr_designer.validation.prompt.tokens import tokens_of


def keys(text: str) -> str:
    return "".join(m.key.value for m in find_mentions(tokens_of(fold(text))))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("phím một", "1"),
        ("phím 1", "1"),
        ("bấm 1", "1"),
        ("nhấn số 2", "2"),
        ("ấn phím số ba", "3"),
        ("bấm vào phím tư", "4"),
        ("nhấn phím dấu sao", "*"),
        ("phím sao", "*"),
        ("bấm phím thăng", "#"),
        ("bấm #", "#"),
        ("nhấn số không", "0"),
        ("bấm chọn phím bẩy", "7"),
        ("chọn số hai", "2"),
        ("chọn phím năm", "5"),
        ("press one", "1"),
        ("press the pound key", "#"),
        ("press hash", "#"),
        ("press the star key", "*"),
        ("the 5 key", "5"),
        ("star key", "*"),
        ("dial zero", "0"),
        ("hit the number nine button", "9"),
        ("key 7", "7"),
        ("bam phim mot", "1"),
        ("nhan 1 de mua", "1"),
        ("De nhan 2 uu dai, bam phim 1", "1"),
        ("De nhan phim 2", "2"),
        ("nhan phim sau", "6"),
        ("bam so 8", "8"),
        ("press 1 or 2", "12"),
        ("phím 1, 2 hoặc 3", "123"),
        ("phím 1 và phím 2", "12"),
        ("press 1 for sales, 2 for support", "12"),
        ("press 1 for sales or 2 for support", "12"),
        ("PRESS ONE", "1"),
        ("press one for maps, two for hours, or three to leave a message", "123"),
        ("press 1 for maps, two for one", "1"),
    ],
)
def test_named(text: str, named: str) -> None:
    assert keys(text) == named


@pytest.mark.parametrize(
    "text",
    [
        "chọn một dịch vụ",
        "nhấn một trong các phím sau đây",
        "bấm một lần nữa",
        "quý khách đã bấm phím không đúng",
        "press one of the keys",
        "enter 5 digits",
        "please hold one moment",
        "choose one option",
        "tầng số 2",
        "number one bank in town",
        "bấm phím 10",
        "press 1-800",
        "gọi 1900",
        "tháng năm có ba ngày",
        "for sales, 2 for one",
        "the one",
        "xin chào",
        "bấm",
        "",
    ],
)
def test_not_named(text: str) -> None:
    assert keys(text) == ""


def test_spans_of_tokens_and_verbs() -> None:
    tokens = tokens_of(fold("Xin chào, bấm phím 1 hoặc 2."))
    first, second = find_mentions(tokens)
    assert [t.text for t in tokens[first.start : first.end]] == ["bấm", "phím", "1"]
    assert (first.verb, first.joined) == ("bấm", False)
    assert [t.text for t in tokens[second.start : second.end]] == ["2"]
    assert second.joined
