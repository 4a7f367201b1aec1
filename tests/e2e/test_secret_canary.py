"""The live secret and its tokens are nowhere but in memory and in one header, whatever goes wrong.

The alarm of tests/helpers/canary.py searches after every end-to-end test; here the program is given the most
occasions to give the secret away, and the alarm is shown to notice.
"""

import base64
import logging
import os
import time

import pytest

from ivr_designer.app.start import start_logging
from ivr_designer.config.paths import Folders
from ivr_designer.config.redact import Secret
from ivr_designer.config.secrets import MemoryVault
from ivr_designer.crash import CrashGuard
from ivr_designer.domain.edits import AddNode, UpdateNode
from ivr_designer.domain.ids import NodeId
from ivr_designer.domain.nodes import Node, TalkPrompt
from ivr_designer.icc.auth import sign
from ivr_designer.sandbox.server import SandboxServer
from ivr_designer.sync.contract import SyncProblem
from ivr_designer.sync.status import Link
from tests.helpers.canary import CANARY, KEY_SID, LogTrap, assert_clean, hits, search, spellings
from tests.helpers.cli import SAMPLE, in_process, to
from tests.helpers.sessions import WAIT_S, session, wait_until
from tests.rig.fault_cells import FAULTS, settings_in


@pytest.fixture
def server():
    with SandboxServer({KEY_SID: CANARY}, seed="sample") as running:
        yield running


@pytest.fixture
def log_file(tmp_path):
    """The program's own log, as the window keeps it; the level back to normal afterwards."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    places = Folders(tmp_path / "config", tmp_path / "state", tmp_path / "cache")
    start_logging(places)
    yield places.logs / "ivr-designer.log"
    for handler in [h for h in root.handlers if h not in handlers]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def test_a_session_in_every_kind_of_trouble_gives_nothing_away(tmp_path, server, log_file):
    with session(tmp_path, server, settings=settings_in(tmp_path)) as opened:
        wait_until(lambda: opened.session.account.read_at is not None)
        tree = opened.session.account.trees[0].id
        document = opened.document(tree)
        for number, fault in enumerate(FAULTS):
            server.control.faults.add(fault.kind, method="P*", path="/v1/*", **fault.args)
            node = Node(NodeId(f"n{number}"), f"Node {number}", TalkPrompt("Hello"))
            document.apply(AddNode(node))
        root = document.tree.nodes[document.tree.root]
        document.apply(UpdateNode(Node(root.id, "Other", TalkPrompt("Other"))))
        wait_until(lambda: _struck(opened, tree) >= 6)
        server.control.secrets.clear()
        with pytest.raises(SyncProblem) as problem:
            opened.session.refresh().result(WAIT_S)
        assert_clean(str(problem.value), repr(problem.value))
        assert_clean(*map(repr, opened.events), repr(opened.session.activity()), repr(vars(opened.session)))
        assert len(opened.events) > 20
    assert log_file.exists() or not search([log_file.parent])


def _struck(opened, tree) -> int:
    """How many calls went wrong; the pauses after them are cut short."""
    if opened.session.status.link in {Link.OFFLINE, Link.RATE_LIMITED}:
        opened.session.retry(tree)
    return sum(bool(call.fault) for call in opened.server.control.calls.all())


def test_a_wrong_secret_is_not_repeated_in_the_words_about_it(tmp_path, server, log_file):
    server.control.secrets[KEY_SID] = "something else"
    with session(tmp_path, server, vault=_vault()) as opened:
        wait_until(lambda: opened.session.status.link is Link.KEY_REFUSED)
        assert_clean(repr(opened.session.status), *map(repr, opened.events))


def _vault():
    vault = MemoryVault()
    vault.put(KEY_SID, Secret(CANARY))
    return vault


def test_a_server_that_repeats_what_it_was_sent_gets_nothing_shown(tmp_path):
    """Some gateways print the request into their error page, headers and all."""
    with SandboxServer({KEY_SID: CANARY}, seed="sample") as server:
        token = sign(KEY_SID, Secret(CANARY), jti="x", exp=int(time.time()) + 60).reveal()
        server.control.faults.add(
            "status", times=0, status=502, body=f"X-STRINGEE-AUTH: {token}\nsecret={CANARY}"
        )
        with session(tmp_path, server, wait=False) as opened:
            wait_until(lambda: opened.session.status.link is Link.OFFLINE)
            assert "502" in str(opened.session.status.problem)


@pytest.mark.parametrize(
    "command", [["doctor"], ["plan", str(SAMPLE)], ["apply", str(SAMPLE), "--yes"], ["pull", "x"]]
)
def test_commands_say_nothing_of_it(tmp_path, server, command):
    at = to(server)
    by_environment = in_process(*command, *at, IVR_DESIGNER_KEY_SECRET=CANARY)
    by_stdin = in_process(*command, *at, "--secret-stdin", stdin=CANARY + "\n")
    server.control.secrets[KEY_SID] = "something else"
    refused = in_process(*command, *at, IVR_DESIGNER_KEY_SECRET=CANARY)
    for done in (by_environment, by_stdin, refused):
        assert_clean(done.out, done.err)
        assert "Traceback" not in done.err
    assert refused.code != 0


def test_a_crash_report_has_neither_the_secret_nor_local_values(tmp_path, qtbot, log_file, expected_logs):
    expected_logs("^fault ")
    guard = CrashGuard(tmp_path / "crashes")
    held = Secret(CANARY)
    token = sign(KEY_SID, held, jti="x", exp=int(time.time()) + 60)

    def fail(in_a_local: str, header: dict[str, str]) -> None:
        raise RuntimeError(f"while sending {header} signed with {in_a_local}")

    try:
        with qtbot.waitSignal(guard.reported):
            try:
                fail(CANARY, {"X-STRINGEE-AUTH": token.reveal()})
            except RuntimeError as error:
                guard.handle(error)
        (report,) = (tmp_path / "crashes").glob("crash-*.txt")
        assert "RuntimeError" in report.read_text()
        assert "RuntimeError" in log_file.read_text()
        assert search([tmp_path]) == []
    finally:
        guard.deleteLater()


def test_the_log_file_masks_what_somebody_logs_by_mistake(log_file):
    held = Secret(CANARY)
    careless = logging.Logger("other.library")  # noqa: LOG001 - apart from the root, where the alarm listens
    careless.handlers = [
        h for h in logging.getLogger().handlers if getattr(h, "baseFilename", "") == str(log_file)
    ]
    careless.warning("sent %s", {"X-STRINGEE-AUTH": held.reveal()})
    try:
        raise ValueError(CANARY)
    except ValueError:
        careless.exception("failed")
    text = log_file.read_bytes()
    assert b"failed" in text
    assert hits(text) == []


# ---- the alarm notices


@pytest.mark.parametrize("spelling", spellings())
def test_every_spelling_is_found(spelling):
    assert hits(b"before " + spelling + b" after") == ["the secret"]


@pytest.mark.parametrize("pad", range(6))
def test_the_secret_is_found_in_base64_of_something_longer(pad):
    text = base64.b64encode(b"k" * pad + f"user:{CANARY}:more".encode())
    assert hits(text) == ["the secret"]


def test_a_token_is_found():
    token = sign("SK1", Secret("any"), jti="x", exp=1).reveal()
    assert hits(f"Authorization: {token}".encode()) == ["a token"]
    with pytest.raises(AssertionError):
        assert_clean(token)


def test_what_is_no_secret_is_not_found():
    assert hits(b"eyJhbGci is how tokens begin; secret=hidden; Canary Wharf") == []


def test_files_and_their_names_are_searched(tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "binary").write_bytes(os.urandom(1000) + CANARY.encode() + os.urandom(1000))
    found = search([tmp_path])
    assert len(found) == 1
    assert CANARY not in found[0]
    (tmp_path / "deep" / "binary").unlink()


def test_log_records_are_searched_with_arguments_and_traceback():
    trap = LogTrap()
    logger = logging.Logger("apart")  # noqa: LOG001
    logger.addHandler(trap)
    logger.debug("said %s", CANARY)
    try:
        raise ValueError(CANARY)
    except ValueError:
        logger.exception("failed")
    logger.info("nothing")
    assert (len(trap.found) >= 2, trap.count) == (True, 3)


def test_the_alarm_is_on_for_end_to_end_tests(request):
    assert "no_secrets" in request.fixturenames
