import pytest

from ivr_designer.sandbox.render import counted, page_of, render_row
from ivr_designer.sandbox.resources import RESOURCES
from ivr_designer.sandbox.store import Store
from ivr_designer.sandbox.switches import Switches


@pytest.fixture
def store():
    return Store()


def row_of(store, resource, row, row_id="X", **chosen):
    store.insert(resource, row, row_id)
    return render_row(RESOURCES[resource], store.get(resource, row_id), store, Switches(chosen))


def test_members_no_table_knows_pass_through(store):
    shown = row_of(
        store, "ivrnode", {"tree": "T", "node_play_mode": "check_vip", "vip_list": ["a"], "weight": 0}
    )
    assert (shown["node_play_mode"], shown["vip_list"], shown["weight"]) == ("check_vip", ["a"], 0)


def test_account_and_project_are_the_stores(store):
    store.project = 7
    shown = row_of(store, "ivrtree", {"tree_name": "T"})
    assert (shown["account"], shown["project"]) == (408, 7)


def test_integer_ids_only_where_they_are_digits(store):
    shown = row_of(store, "ivrkeypress", {"node": "5", "tree": "٣", "next_node": "NO_A"}, "17", ids="int")
    assert (shown["id"], shown["node"], shown["tree"], shown["next_node"]) == (17, 5, "٣", "NO_A")


def test_links_have_no_id_and_hidden_members_stay_hidden(store):
    shown = row_of(store, "manage-agents-in-group", {"agent_id": "A", "group_id": "G"})
    assert list(shown) == ["account", "project", "agent_id", "group_id"]
    assert "all_group_can_make_outbound_call" not in row_of(store, "number", {"number": "84"})


def test_root_marks_need_a_tree(store):
    assert row_of(store, "ivrnode", {"tree": "gone"}, is_root_in_rows="present")["isRootNode"] == 0


@pytest.mark.parametrize(
    ("query", "paging", "shown", "members"),
    [
        ({}, "honoured", list(range(50)), (3, 1, 50)),
        ({"page": "3"}, "honoured", list(range(100, 120)), (3, 3, 50)),
        ({"page": "3"}, "ignore_page", list(range(50)), (3, 1, 50)),
        ({"page": "3", "limit": "7"}, "ignore_all", list(range(120)), (1, 1, 120)),
        ({"limit": "101"}, "honoured", list(range(100)), (2, 1, 100)),
        ({"limit": "9" * 30}, "honoured", list(range(100)), (2, 1, 100)),
        ({"limit": "0"}, "honoured", list(range(50)), (3, 1, 50)),
        ({"page": "9" * 30}, "honoured", [], (3, 999_999_999, 50)),
        ({"page": "٣"}, "honoured", list(range(50)), (3, 1, 50)),
        ({"page": "2", "limit": "60"}, "honoured", list(range(60, 120)), (2, 2, 60)),
        ({"page": "3", "limit": "60"}, "honoured", [], (2, 3, 60)),
    ],
)
def test_page_of(query, paging, shown, members):
    rows, told = page_of(range(120), query, paging)
    assert list(rows) == shown
    assert (told["totalPages"], told["currentPage"], told["limit"]) == members


def test_page_of_nothing():
    assert page_of([], {}) == ([], {"totalPages": 0, "currentPage": 1, "limit": 50})
    assert page_of([], {}, "ignore_all")[1]["totalPages"] == 0


def test_counted():
    agent = RESOURCES["agent"]
    assert counted(agent, 3, Switches()) == {"totalAgents": "3"}
    assert counted(agent, 3, Switches({"count_names": "total", "count_type": "number"})) == {"totalCount": 3}
