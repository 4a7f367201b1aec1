"""No error is ever read as absence, and a contact center that looks emptied, shrunken, without its entry or
of another project is not written to: every way a list goes wrong, on every list, and every such state against
every way to write.

One command: pytest tests/rig/test_guard_matrix.py
"""

from collections import Counter

import pytest

from ivr_designer.domain.edits import AddKeypress, UpdateNode
from ivr_designer.domain.ids import KeypressId
from ivr_designer.domain.keypresses import Action, Keypress
from ivr_designer.domain.keys import Key
from ivr_designer.sandbox.faults import BAD_JSON
from ivr_designer.sandbox.server import SandboxServer
from ivr_designer.sync.contract import Mode, RemoteEdit, SyncProblem
from ivr_designer.sync.proposals import Way
from tests.helpers.sessions import WAIT_S, quick_settings, session, wait_until
from tests.rig import scripts
from tests.rig.fault_cells import unclean

# 429 is a pause, which the fault matrix has.
STATUSES = (400, 401, 403, 404, 408, 409, 410, 418, 500, 502, 503, 504)
ERRORS = [
    *(("status", {"status": status, "retry_after": 0}) for status in STATUSES),
    ("status", {"status": 302, "location": "http://127.0.0.1:9/"}),
    *(("bad_json", {"variant": variant}) for variant in BAD_JSON),
    *(("r", {"value": value}) for value in ("missing", "0", 0.5, None, False)),
    *(("page", {"variant": variant}) for variant in ("extra", "same_id")),
    *(("patch", {"members": members}) for members in ({"data": None}, {"data": []})),
    ("refuse", {"r": 3, "message": "No such project"}),
    ("html", {}),
    ("html", {"status": 404}),
    ("drop", {}),
    ("drop", {"reset": True}),
    ("truncate", {}),
    ("oversize", {"bytes": 100_000}),
]
LISTS = ("/v1/ivrtree", "/v1/ivrnode", "/v1/ivrkeypress")


@pytest.fixture
def server():
    with SandboxServer(seed="sample") as running:
        yield running


def opened_on(tmp_path, server):
    return session(tmp_path, server, settings=quick_settings(tmp_path, max_body_bytes=65536))


def settled_tree(opened):
    """The tree there is, read and at rest."""
    tree = opened.session.account.trees[0].id
    opened.document(tree)
    opened.settle(tree)
    return tree


def look_everywhere(opened, tree) -> list[SyncProblem]:
    """Read the account and all of the tree; the complaints."""
    complaints = []
    for work in (opened.session.refresh(), opened.session.check_tree(tree)):
        try:
            work.result(WAIT_S)
        except SyncProblem as problem:
            complaints.append(problem)
    return complaints


@pytest.mark.parametrize("path", LISTS)
def test_no_error_of_a_list_is_read_as_absence(tmp_path, server, path, record_property):
    with opened_on(tmp_path, server) as opened:
        tree = opened.session.account.trees[0].id
        before = opened.session.open_tree(tree).result(WAIT_S)
        account = opened.session.account.trees
        opened.settle(tree)
        opened.events.clear()
        for kind, args in ERRORS:
            server.control.faults.add(kind, method="GET", path=path, times=0, **args)
            complaints = look_everywhere(opened, tree)
            server.control.faults.clear()
            place = f"{path} {kind} {args}"
            assert complaints, f"{place}: nobody was told"
            told = [str(words) for problem in complaints for words in (problem.cause, problem.advice)]
            assert not [words for words in told if unclean(words)], place
            assert opened.session.open_tree(tree).result(WAIT_S) == before, place
            assert [(row.id, row.gone) for row in opened.session.account.trees] == [
                (row.id, row.gone) for row in account
            ], place
            assert not opened.of_type(RemoteEdit), place
            recover(opened, tree)
        assert server.control.calls.writes() == []
    record_property("lists", len(ERRORS))


def recover(opened, tree) -> None:
    """The server is well again: give the key again, for it may have been refused, and read."""
    opened.session.use_secret(opened.server.secret, remember=False).result(WAIT_S)
    wait_until(lambda: not look_everywhere(opened, tree))


# ---- states that stop and ask


def emptied(server, tree) -> None:
    for row in server.control.store.rows("ivrnode"):
        server.control.store.remove("ivrnode", row["id"])


def shrunken(server, tree) -> None:
    for row in server.control.store.rows("ivrnode")[1:]:
        server.control.store.remove("ivrnode", row["id"])


def without_entry(server, tree) -> None:
    (row,) = server.control.store.rows("ivrtree")
    server.control.store.remove("ivrnode", row["root_node"])


def entered_elsewhere(server, tree) -> None:
    (row,) = server.control.store.rows("ivrtree")
    other = next(node for node in server.control.store.rows("ivrnode") if node["id"] != row["root_node"])
    server.control.store.update("ivrtree", row["id"], {"root_node": other["id"]})


def without_keys(server, tree) -> None:
    for row in server.control.store.rows("ivrkeypress"):
        server.control.store.remove("ivrkeypress", row["id"])


def with_few_keys(server, tree) -> None:
    """Most keypresses of every node are gone, and with them most of the tree's."""
    left = {row["node"]: row["id"] for row in server.control.store.rows("ivrkeypress")}
    for row in server.control.store.rows("ivrkeypress"):
        if left[row["node"]] != row["id"]:
            server.control.store.remove("ivrkeypress", row["id"])


def gone(server, tree) -> None:
    emptied(server, tree)
    server.control.store.remove("ivrtree", server.control.store.rows("ivrtree")[0]["id"])


def of_another_project(server, tree) -> None:
    server.control.store.project = 300


STATES = (
    emptied, shrunken, without_entry, entered_elsewhere, without_keys, with_few_keys, gone,
    of_another_project,
)  # fmt: skip
SEEN_BY_THE_POLL = {entered_elsewhere, without_keys, with_few_keys}
"""An edit reads the list that its own thing is in, not where callers enter nor the keys."""
ASKED = {emptied, shrunken, without_entry} | SEEN_BY_THE_POLL


def edit(opened, tree) -> None:
    document = opened.document(tree)
    node = max(document.tree.nodes.values(), key=lambda n: n.name)
    document.apply(UpdateNode(scripts.replace(node, loop_count=node.loop_count + 1)))


def live(opened, tree) -> None:
    edit(opened, tree)
    opened.settle(tree)


def publish(opened, tree, way) -> None:
    opened.session.set_mode(tree, Mode.DRAFT)
    edit(opened, tree)
    numbers = frozenset(number.id for number in opened.session.account.numbers or ())

    def draw_and_publish() -> None:
        plan = opened.session.preview(tree).result(WAIT_S)
        opened.session.publish(tree, plan.stamp, way, numbers).result(WAIT_S)

    with pytest.raises(SyncProblem) as refused:
        draw_and_publish()
    assert not unclean(str(refused.value.cause))


def in_place(opened, tree) -> None:
    publish(opened, tree, Way.IN_PLACE)


def as_fresh_tree(opened, tree) -> None:
    publish(opened, tree, Way.FRESH_TREE)


@pytest.mark.parametrize("act", [live, in_place, as_fresh_tree], ids=lambda act: act.__name__)
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_what_looks_wrong_is_asked_about_and_not_written_to(tmp_path, server, state, act):
    with opened_on(tmp_path, server) as opened:
        tree = settled_tree(opened)
        state(server, tree)
        if state in SEEN_BY_THE_POLL:
            look_everywhere(opened, tree)
        act(opened, tree)
        asked = [question.tree for question in opened.session.guards()]
        assert asked == ([tree] if state in ASKED else [])
        assert server.control.calls.writes() == []
    with opened_on(tmp_path, server) as opened:  # nor at the next start, which knows the question
        opened.settle()
        if state is not of_another_project:
            look_everywhere(opened, tree)
        opened.settle()
        assert server.control.calls.writes() == []
        assert opened.session.status.problem is None or not unclean(str(opened.session.status.problem))
        assert [question.tree for question in opened.session.guards()] == asked


def just_half_the_nodes(server, tree) -> None:
    (row,) = server.control.store.rows("ivrtree")
    nodes = [node["id"] for node in server.control.store.rows("ivrnode") if node["id"] != row["root_node"]]
    for node in nodes[: (len(nodes) + 1) // 2]:
        server.control.store.remove("ivrnode", node)
        for key in server.control.store.rows("ivrkeypress"):
            if node in (key["node"], key["next_node"]):
                server.control.store.remove("ivrkeypress", key["id"])


def just_half_the_keys(server, tree) -> None:
    keys: dict[str, list[str]] = {}
    for row in server.control.store.rows("ivrkeypress"):
        keys.setdefault(row["node"], []).append(row["id"])
    for own in keys.values():
        for key in own[: len(own) // 2]:
            server.control.store.remove("ivrkeypress", key)


@pytest.mark.parametrize("state", [just_half_the_nodes, just_half_the_keys], ids=lambda state: state.__name__)
def test_what_is_just_inside_is_taken_over_without_a_question(tmp_path, server, state):
    with opened_on(tmp_path, server) as opened:
        tree = settled_tree(opened)
        state(server, tree)
        look_everywhere(opened, tree)
        opened.settle(tree)
        assert opened.session.guards() == ()
        content = opened.session.open_tree(tree).result(WAIT_S)
        assert len(content.keypresses) == len(server.control.store.rows("ivrkeypress"))
        assert len(content.nodes) == len(server.control.store.rows("ivrnode"))


def test_an_edit_of_a_key_whose_node_lost_most_of_them_waits_for_an_answer(tmp_path, server):
    with opened_on(tmp_path, server) as opened:
        tree = opened.session.account.trees[0].id
        document = opened.document(tree)
        opened.settle(tree)
        rows = server.control.store.rows("ivrkeypress")
        most = Counter(row["node"] for row in rows).most_common(1)[0][0]
        before = server.control.store.dump()
        for row in [row for row in rows if row["node"] == most]:
            server.control.store.remove("ivrkeypress", row["id"])
        ours = {remote: lid for lid, remote in opened.session.remote_ids(tree).items()}
        document.apply(AddKeypress(Keypress(KeypressId("new"), ours[most], Key.NINE, Action.STOP)))
        opened.settle(tree)
        assert len(opened.session.guards()) == 1
        assert server.control.calls.writes() == []
        server.control.store.load(before)
        opened.session.answer_guard(tree, go_on=False)
        opened.settle(tree)
        assert opened.session.guards() == ()
        assert [call.method for call in server.control.calls.writes()] == ["POST"]


def test_a_belief_counts_once(tmp_path, server):
    """What a person believed was no reason to believe the next loss."""
    with opened_on(tmp_path, server) as opened:
        tree = settled_tree(opened)
        with_few_keys(server, tree)
        look_everywhere(opened, tree)
        opened.session.answer_guard(tree, go_on=True)
        opened.settle(tree)
        assert opened.session.guards() == ()
        shrunken(server, tree)
        look_everywhere(opened, tree)
        assert len(opened.session.guards()) == 1
