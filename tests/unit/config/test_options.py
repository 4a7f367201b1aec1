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


@pytest.mark.parametrize(
    ("option", "value", "sentence"),
    [
        (COUNT, "5", "count must be a whole number, not '5'."),
        (COUNT, True, "count must be a whole number, not 'True'."),
        (COUNT, 2.5, "count must be a whole number, not '2.5'."),
        (COUNT, None, "count must be a whole number, not several values."),
        (COUNT, [1, 2], "count must be a whole number, not several values."),
        (RATE, "x" * 90, f"rate must be a number, not '{'x' * 40}'."),
        (FLAG, 1, "flag must be true or false, not '1'."),
        (FREE, 1, "free must be a text, not '1'."),
        (WORD, "c", "word must be one of a, b."),
        (COUNT, 0, "count must be from 1 to 9 s."),
        (Option("low", 0, "Low.", maximum=5), 6, "low must be from 0 to 5."),
        (Option("far", 0.5, "Far.", 0.25, unit="min"), 0, "far must be at least 0.25 min."),
    ],
)
def test_the_sentence_says_what_would_fit(option, value, sentence):
    with pytest.raises(ValueRefused) as caught:
        option.checked(value)
    assert str(caught.value) == sentence


@pytest.mark.parametrize("text", ["1", "true", "TRUE", "Yes", "on", " On "])
def test_words_that_mean_yes(text):
    assert FLAG.parse(text) is True


@pytest.mark.parametrize("text", ["0", "false", "FALSE", "No", "off"])
def test_words_that_mean_no(text):
    assert FLAG.parse(text) is False


@pytest.mark.parametrize(
    ("option", "text", "sentence"),
    [
        (COUNT, "x" * 90, f"count must be a whole number, not '{'x' * 40}'."),
        (COUNT, "1.5", "count must be a whole number, not '1.5'."),
        (FLAG, "maybe", "flag must be true or false, not 'maybe'."),
        (COUNT, "99", "count must be from 1 to 9 s."),
        (WORD, "c", "word must be one of a, b."),
    ],
)
def test_a_text_that_does_not_fit_is_quoted_short(option, text, sentence):
    with pytest.raises(ValueRefused) as caught:
        option.parse(text)
    assert str(caught.value) == sentence


def test_a_number_alone_bounded_below_or_above():
    assert Option("low", 0, "Low.", maximum=5).checked(-100) == -100
    assert Option("high", 0, "High.", minimum=5).checked(10**9) == 10**9
    assert Option("any", 0, "Any.").checked(-(10**9)) == -(10**9)


@pytest.mark.parametrize(
    ("option", "low", "high", "default"),
    [
        (options.RECENT_LIMIT, 0, 50, 10),
        (options.WRITE_TOKEN_LIFE_S, 1, 300, 60.0),
        (options.FENCE_MARGIN_S, 0, 3600, 90.0),
        (options.READ_CONCURRENCY, 1, 16, 8),
        (options.REQUEST_DEADLINE_S, 1, 300, 20.0),
        (options.CONNECT_TIMEOUT_S, 0.5, 60, 5.0),
        (options.MAX_BODY_BYTES, 64 * 1024, 64 * 1024 * 1024, 5 * 1024 * 1024),
        (options.POLL_SELECTED_S, 5, 3600, 15.0),
        (options.POLL_VISIBLE_S, 5, 3600, 30.0),
        (options.POLL_EVERYTHING_S, 60, 24 * 3600, 600.0),
        (options.LOCK_AFTER_IDLE_MIN, 0, 24 * 60, 0),
        (options.KEEP_HISTORY_DAYS, 1, 3650, 90),
    ],
    ids=lambda value: getattr(value, "id", None),
)
def test_what_people_may_set_and_what_holds_until_they_do(option, low, high, default):
    assert (option.minimum, option.maximum, option.default) == (low, high, default)
