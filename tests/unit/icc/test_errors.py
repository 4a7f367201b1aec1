import inspect

import pytest

from ivr_designer.icc import errors
from ivr_designer.icc.errors import (
    Ambiguous,
    AuthRefused,
    BadReply,
    IccError,
    NoAnswer,
    Offline,
    PartialList,
    ProxyRefused,
    RateLimited,
    ServerFault,
    ServerRefused,
    TlsRefused,
    WrongProject,
)

SAMPLES = [
    Offline("dns"),
    Offline("refused"),
    Offline("timeout"),
    Offline("network"),
    Offline("something new"),
    TlsRefused("self-signed certificate"),
    ProxyRefused("407 it wants a log-in"),
    AuthRefused(403, 5, "keySid invalid"),
    RateLimited(7.4),
    ServerRefused(7, "Refused"),
    ServerRefused(3, "", status=404),
    PartialList("ivrNodes", "it changed meanwhile"),
    NoAnswer("timeout"),
    NoAnswer("reset"),
    ServerFault(503),
    BadReply("it is a web page or XML, not JSON"),
    WrongProject("246", "247"),
]
OUTCOMES = {
    "not_sent": {Offline, TlsRefused, ProxyRefused},
    "refused": {AuthRefused, RateLimited, ServerRefused, PartialList},
    "unknown": {Ambiguous, NoAnswer, ServerFault, BadReply, WrongProject},
}


def test_every_error_says_whether_the_request_may_have_taken_effect():
    kinds = {kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, IccError)}
    assert kinds - {IccError} == set.union(*OUTCOMES.values())
    for outcome, members in OUTCOMES.items():
        assert {kind.outcome for kind in members} == {outcome}
    assert {kind for kind in kinds if issubclass(kind, Ambiguous)} == OUTCOMES["unknown"]


@pytest.mark.parametrize("error", SAMPLES, ids=lambda e: type(e).__name__)
def test_every_error_has_a_sentence_of_cause_and_one_of_advice(error):
    for sentence in (str(error.cause), str(error.advice)):
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert "{" not in sentence
    assert str(error) == f"{error.cause} {error.advice}"


def test_the_drawn_tree_names_every_class():
    for kind in set.union(*OUTCOMES.values()):
        assert kind.__name__ in errors.__doc__


def test_the_servers_words_are_quoted_as_they_are():
    error = ServerRefused(7, "no <b>{braces}</b>")
    assert "“no <b>{braces}</b>”" in str(error.cause)
    assert (error.r, error.message, error.status, error.existing_id) == (7, "no <b>{braces}</b>", 200, None)
