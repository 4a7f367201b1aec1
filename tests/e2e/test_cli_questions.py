"""What stops apply and restore until somebody says that it is meant, and the option that says so."""

import json

import pytest

from tests.helpers.canary import CANARY as SECRET
from tests.helpers.cli import to


@pytest.fixture
def file(file, cli, server):
    """The sample, which was applied once, with one word changed since."""
    assert cli("apply", file, *to(server), secret=SECRET).code == 0
    file.write_text(file.read_text("utf-8").replace("Xin chào", "Kính chào"), "utf-8")
    return file


def nodes(server):
    return {n["node_name"]: n["id"] for n in server.control.store.rows("ivrnode")}


def lose_nodes(server):
    for name, rid in nodes(server).items():
        if name != "Lời chào":
            server.control.admin("DELETE", f"/v1/ivrnode/{rid}")


def lose_keys(server):
    entry = nodes(server)["Lời chào"]
    for key in server.control.store.rows("ivrkeypress"):
        if key["node"] == entry:
            server.control.admin("DELETE", f"/v1/ivrkeypress/{key['id']}")


def enter_elsewhere(server):
    store = server.control.store
    store.update("ivrtree", store.rows("ivrtree")[0]["id"], {"root_node": nodes(server)["Kinh doanh"]})


CASES = (
    pytest.param(lose_nodes, "nodes", "1 of the 4 nodes", id="nodes"),
    pytest.param(lose_keys, "keys", "0 of the 6 keys", id="keys"),
    pytest.param(enter_elsewhere, "entry", "enter at another node", id="entry"),
)


def texts(server):
    return {n["node_name"]: n["node_play_content"] for n in server.control.store.rows("ivrnode")}


@pytest.mark.parametrize(("harm", "name", "cause"), CASES)
def test_apply_says_what_is_asked_and_goes_on_only_with_the_answer(server, file, cli, harm, name, cause):
    harm(server)
    for given in ((), tuple(f"--confirm={other.values[1]}" for other in CASES if other.values[1] != name)):
        server.control.calls.clear()
        done = cli("apply", file, *given, *to(server), secret=SECRET)
        done.assert_complaint(1)
        assert cause in done.err
        assert f"--confirm {name}" in done.err
        assert not server.control.calls.writes()
    done = cli("apply", file, "--confirm", name, *to(server), secret=SECRET)
    assert done.code == 0, done
    assert texts(server)["Lời chào"].startswith("Kính chào")
    assert set(texts(server)) == {n["name"] for n in json.loads(file.read_text("utf-8"))["nodes"]}
    assert cli("plan", file, *to(server), secret=SECRET).out == "Nothing to change.\n"


def test_a_question_that_is_over_is_not_asked(server, file, cli):
    """The lists are as they were when the command is given again: nobody has to answer."""
    before = server.control.store.dump()
    lose_nodes(server)
    cli("apply", file, *to(server), secret=SECRET).assert_complaint(1)
    server.control.store.load(before)
    assert cli("apply", file, *to(server), secret=SECRET).code == 0
    assert texts(server)["Lời chào"].startswith("Kính chào")


def test_restore_is_asked_in_the_same_way(server, file, cli):
    versions = json.loads(cli("history", "Hotline 1900", "--json", *to(server), secret=SECRET).out)[
        "versions"
    ]
    lose_nodes(server)
    whole = ("restore", "Hotline 1900", versions[0]["digest"], "--yes")
    done = cli(*whole, *to(server), secret=SECRET)
    done.assert_complaint(1)
    assert "--confirm nodes" in done.err
    assert cli(*whole, "--confirm", "nodes", *to(server), secret=SECRET).code == 0
    assert len(texts(server)) == 4


def test_comparing_with_what_is_live_is_asked_too_and_says_who_can_answer(server, file, cli):
    version = json.loads(cli("history", "Hotline 1900", "--json", *to(server), secret=SECRET).out)[
        "versions"
    ][0]
    lose_nodes(server)
    done = cli("history", "Hotline 1900", "--compare", version["digest"], *to(server), secret=SECRET)
    done.assert_complaint(1)
    assert "apply or restore with --confirm nodes" in done.err


def test_a_name_that_no_question_has(server, file, cli):
    done = cli("apply", file, "--confirm", "everything", *to(server), secret=SECRET)
    done.assert_complaint(2)
    assert "nodes" in done.err
