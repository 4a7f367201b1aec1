import pytest

from ivr_designer.config import options
from ivr_designer.config.options import Option, ValueRefused

COUNT = Option("count", 5, "A count.", 1, 9, unit="s")
RATE = Option("rate", 1.5, "A rate.", minimum=0)
FLAG = Option("flag", False, "A flag.")
WORD = Option("word", "a", "A word.", choices=("a", "b"))
FREE = Option("free", "", "Any text.")


@pytest.mark.parametrize(
    ("option", "value"),
    [(COUNT, 1), (COUNT, 9), (RATE, 0.0), (RATE, 1e9), (FLAG, True), (WORD, "b"), (FREE, "x")],
)
def test_fitting_values_pass(option, value):
    assert option.checked(value) == value


def test_a_whole_number_will_do_where_a_fraction_may_stand():
    assert type(RATE.checked(2)) is float


@pytest.mark.parametrize(
    ("option", "value"),
    [
        (COUNT, 0),
        (COUNT, 10),
        (COUNT, True),
        (COUNT, 5.0),
        (COUNT, "5"),
        (COUNT, None),
        (RATE, -0.1),
        (RATE, float("nan")),
        (RATE, True),
        (FLAG, 1),
        (FLAG, "true"),
        (WORD, "c"),
        (WORD, 1),
        (FREE, ["x"]),
    ],
)
def test_others_are_refused_in_a_sentence(option, value):
    with pytest.raises(ValueRefused) as caught:
        option.checked(value)
    assert str(caught.value).startswith(f"{option.id} must be ")
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize(
    ("option", "text", "value"),
    [(COUNT, " 7 ", 7), (RATE, "0.25", 0.25), (FLAG, "Yes", True), (FLAG, "off", False), (WORD, "b", "b")],
)
def test_text_is_parsed(option, text, value):
    assert option.parse(text) == value


@pytest.mark.parametrize(
    ("option", "text"), [(COUNT, "x"), (COUNT, "99"), (FLAG, "maybe"), (RATE, ""), (RATE, "inf-")]
)
def test_text_that_does_not_fit_is_refused(option, text):
    with pytest.raises(ValueRefused, match="must be"):
        option.parse(text)


def test_the_range_is_named_with_its_unit():
    with pytest.raises(ValueRefused, match="from 1 to 9 s"):
        COUNT.checked(10)
    with pytest.raises(ValueRefused, match="at least 0"):
        RATE.checked(-1)


def test_every_option_is_whole():
    assert len(options.BY_ID) == len(options.ALL)
    for option in options.ALL:
        assert option.checked(option.default) == option.default
        assert option.description.endswith(".")
        assert option.id == option.id.lower()
        assert isinstance(option.default, str | bool) or option.maximum is not None


def test_the_fence_can_be_shortened_for_one_run():
    assert (options.WRITE_TOKEN_LIFE_S.default, options.FENCE_MARGIN_S.default) == (60.0, 90.0)
    assert options.WRITE_TOKEN_LIFE_S.variable == "IVR_DESIGNER_WRITE_TOKEN_LIFE_S"
    assert options.FENCE_MARGIN_S.variable == "IVR_DESIGNER_FENCE_MARGIN_S"
    assert options.READ_CONCURRENCY.maximum == 16
