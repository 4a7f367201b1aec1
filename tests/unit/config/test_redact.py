import copy
import gc
import json
import logging
import pickle
from urllib.parse import quote, urlencode

import pytest

from ivr_designer.config.redact import MASK, RedactingFilter, Secret, mask

JWT = "eyJ0eXAiOiJKV1QifQ.eyJqdGkiOiJTSyJ9.PFKKo8_WDldY27"


@pytest.fixture
def log():
    lines = []

    class Collector(logging.Handler):
        def emit(self, record):
            lines.append(self.format(record))

    handler = Collector()
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    handler.addFilter(RedactingFilter())
    logger = logging.getLogger("redact-test.child")
    parent = logging.getLogger("redact-test")
    parent.addHandler(handler)
    parent.setLevel(logging.DEBUG)
    yield logger, lines
    parent.removeHandler(handler)


def test_a_secret_does_not_print_itself():
    secret = Secret("hunter2-canary")
    for text in (
        str(secret),
        repr(secret),
        f"{secret}",
        f"{secret:>20}",
        f"{secret!r}",
        "{}".format(secret),  # noqa: UP032
        str([secret]),
    ):
        assert "hunter2" not in text
        assert MASK in text
    assert secret.reveal() == "hunter2-canary"


@pytest.mark.parametrize("spread", [pickle.dumps, copy.copy, copy.deepcopy, json.dumps, vars])
def test_a_secret_does_not_leave_by_a_side_door(spread):
    with pytest.raises(TypeError):
        spread(Secret("hunter2-canary"))


def test_secrets_compare_by_what_they_hide():
    assert Secret("a") == Secret("a")
    assert Secret("a") != Secret("b")
    assert Secret("ă") != Secret("a")
    assert Secret("a") != "a"
    assert len({Secret("a"), Secret("a"), Secret("b")}) == 2
    assert Secret("a")
    assert not Secret("")


def test_a_living_secret_is_masked_in_every_spelling():
    secret = Secret('p@ss "wörd" 1')
    assert mask('x p@ss "wörd" 1 y') == f"x {MASK} y"
    assert mask("?s=p%40ss%20%22w%C3%B6rd%22%201") == f"?s={MASK}"
    assert mask(json.dumps({"s": secret.reveal()})) == f'{{"s": "{MASK}"}}'


def test_a_secret_that_contains_another_leaves_no_tail():
    kept = Secret("canary-one"), Secret("canary-one-and-more")
    assert mask("canary-one-and-more") == MASK
    assert kept


def test_the_mask_forgets_with_the_secret():
    secret, twin = Secret("forget-me-please"), Secret("forget-me-please")
    del secret
    gc.collect()
    assert mask("forget-me-please") == MASK, "an equal secret still lives"
    del twin
    gc.collect()
    assert mask("forget-me-please") == "forget-me-please"


def test_very_short_secrets_do_not_shred_the_log():
    secret = Secret("a")
    assert mask("banana") == "banana"
    assert secret


def test_tokens_are_masked_wherever_they_stand():
    assert mask(f"GET /x?access_token={JWT}&y=1") == f"GET /x?access_token={MASK}&y=1"
    assert mask(f"{{'X-STRINGEE-AUTH': '{JWT}'}}") == f"{{'X-STRINGEE-AUTH': '{MASK}'}}"
    assert mask("a.b.c and eyeball.js.map") == "a.b.c and eyeball.js.map"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("call 84986225112 now", f"call {MASK}12 now"),
        ("call +84986225112.", f"call {MASK}12."),
        ("to=0281234567,", f"to={MASK}67,"),
        ("id NO_KE_4T9J3GOLKIRB4PDK", "id NO_KE_4T9J3GOLKIRB4PDK"),
        ("id A123456789012", "id A123456789012"),
        ("took 1234567.123456789 s", "took 1234567.123456789 s"),
        ("port 8282 code 12345678", "port 8282 code 12345678"),
    ],
)
def test_phone_numbers_keep_two_digits(text, masked):
    assert mask(text) == masked


def test_the_filter_masks_messages_arguments_and_tracebacks(log):
    logger, lines = log
    secret = Secret("hunter2-canary")
    logger.info("plain %s and %r", secret.reveal(), {"token": JWT})
    try:
        raise ValueError(f"with {secret.reveal()} inside")
    except ValueError:
        logger.exception("failed for 84986225112", stack_info=True)
    assert len(lines) == 2
    for line in lines:
        assert "hunter2" not in line
        assert JWT not in line
        assert "84986225112" not in line
    assert "ValueError: with" in lines[1]


def test_the_filter_survives_a_record_whose_arguments_do_not_fit(log):
    logger, lines = log
    two = "%s and %s"
    logger.info(two, "one")
    logger.info("%d", "no number")
    assert lines == ["INFO %s and %s (its arguments do not fit)", "INFO %d (its arguments do not fit)"]


@pytest.mark.parametrize(
    "text", ["plain", "a/b+c=d&e", 'p@ss "wörd" 1', "back\\slash", "mật khẩu", "tab\tbed"]
)
def test_however_a_secret_is_written_into_a_line_it_is_masked(text):
    secret = Secret(text)
    for line in (
        text,
        quote(text, safe=""),
        urlencode({"s": text}),
        json.dumps([text]),
        json.dumps([text], ensure_ascii=False),
    ):
        masked = mask(f"<{line}>")
        assert MASK in masked
        assert text not in masked
        assert masked.replace(MASK, "") in {"<>", "<s=>", '<[""]>'}, "nothing of it is left over"
    assert secret


@pytest.mark.parametrize(("length", "is_masked"), [(3, False), (4, True)])
def test_from_four_letters_on_a_secret_is_masked(length, is_masked):
    secret = Secret("q" * length)
    assert (MASK in mask(f"x {secret.reveal()} y")) is is_masked


def test_the_shortest_of_three_that_contain_one_another_leaves_no_tail():
    kept = [Secret("canary"[:n] + "-tail" * (n > 5)) for n in (4, 5, 6)]
    assert mask("canary-tail") == MASK
    assert mask("canar") == MASK
    assert len(kept) == 3


def test_what_a_secret_says_when_it_is_to_be_copied():
    with pytest.raises(TypeError, match="neither pickled nor copied"):
        pickle.dumps(Secret("hunter2-canary"))
    assert repr(Secret("hunter2-canary")) == f"Secret({MASK!r})"


def test_a_traceback_that_was_formatted_before_is_masked_too(log):
    logger, lines = log
    secret = Secret("hunter2-canary")
    record = logger.makeRecord(logger.name, logging.ERROR, __file__, 1, "failed", (), None)
    record.exc_info, record.exc_text = (ValueError, ValueError("x"), None), f"Traceback: {secret.reveal()}"
    logger.handle(record)
    (line,) = lines
    assert line == f"ERROR failed\nTraceback: {MASK}"
