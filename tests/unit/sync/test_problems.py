"""Trouble of the layers below becomes a cause and an advice."""

import pytest

from ivr_designer.domain.errors import CommitFailed
from ivr_designer.domain.phrases import phrase
from ivr_designer.icc.auth import KeyUnusable
from ivr_designer.icc.errors import NoAnswer, Offline, ServerRefused
from ivr_designer.sync.contract import SyncProblem
from ivr_designer.sync.journal import JournalFailed
from ivr_designer.sync.problems import as_commit_failure, as_problem, vault_problem

CAUSE, ADVICE = phrase("It broke."), phrase("Mend it.")


class Locked(Exception):
    """As a keyring of another make would say it: words, and no phrases."""

    def __init__(self, cause, advice) -> None:
        self.cause, self.advice = cause, advice


def test_a_problem_stays_what_it_is():
    problem = SyncProblem(CAUSE, ADVICE)
    assert as_problem(problem) is problem


def test_the_servers_own_words_are_kept_apart():
    problem = as_problem(ServerRefused(7, "no <b>"))
    assert problem.server_words == "no <b>"
    assert "“no <b>”" in str(problem.cause)


@pytest.mark.parametrize(
    "error", [Offline("dns"), NoAnswer("timeout"), JournalFailed(CAUSE, ADVICE), CommitFailed(CAUSE, ADVICE)]
)
def test_what_has_a_cause_and_an_advice_keeps_them(error):
    problem = as_problem(error)
    assert (problem.cause, problem.advice, problem.server_words) == (error.cause, error.advice, "")


def test_a_key_that_cannot_be_used_says_why_and_what_to_do():
    problem = as_problem(KeyUnusable("the secret is empty"))
    assert str(problem.cause) == "The API key cannot be used: the secret is empty"
    assert str(problem.advice) == "Enter the secret of the API key."


def test_the_unexpected_is_shown_short():
    problem = as_problem(ZeroDivisionError("x" * 500))
    assert "ZeroDivisionError: xxx" in str(problem.cause)
    assert len(str(problem.cause)) == len("Something unexpected went wrong ().") + 200
    assert "log file" in str(problem.advice)


def test_a_journal_that_fails_is_an_edit_that_is_not_kept():
    failure = as_commit_failure(JournalFailed(CAUSE, ADVICE))
    assert (failure.cause, failure.advice) == (CAUSE, ADVICE)


def test_a_keyring_is_quoted_in_its_own_words():
    assert vault_problem(Locked(CAUSE, ADVICE)) == (CAUSE, ADVICE)
    assert [str(text) for text in vault_problem(Locked("It is {locked}.", "Unlock it."))] == [
        "It is {locked}.",
        "Unlock it.",
    ]


@pytest.mark.parametrize("error", [OSError("no bus"), Locked("It broke.", None), Locked(None, "Mend it.")])
def test_a_keyring_that_says_nothing_gets_our_words(error):
    cause, advice = vault_problem(error)
    assert f"could not be read ({type(error).__name__})" in str(cause)
    assert "enter the secret for this session" in str(advice)
