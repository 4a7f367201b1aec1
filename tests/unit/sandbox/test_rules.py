import pytest

from ivr_designer.sandbox import rules
from ivr_designer.sandbox.refusals import Refused
from ivr_designer.sandbox.resources import RESOURCES
from ivr_designer.sandbox.store import Store
from ivr_designer.sandbox.switches import Switches

TREE, NODE, KEY = RESOURCES["ivrtree"], RESOURCES["ivrnode"], RESOURCES["ivrkeypress"]


@pytest.fixture
def store():
    """A tree T with nodes a (root) and b, a -1-> b, and a number that plays it."""
    store = Store()
    store.insert("ivrtree", {"tree_name": "T", "root_node": "a"}, "T")
    for node in "ab":
        store.insert("ivrnode", {"tree": "T", "node_name": node}, node)
    store.insert(
        "ivrkeypress", {"tree": "T", "node": "a", "node_key": "1", "action": 4, "next_node": "b"}, "k"
    )
    store.insert("number", {"number": "84", "enable_ivr": True, "ivr_menu": "T"}, "n")
    return store


def delete(store, resource, row_id, **chosen):
    rules.delete(RESOURCES[resource], store.get(resource, row_id), store, Switches(chosen))


def left(store):
    return {name: [row["id"] for row in rows] for name, rows in store.dump()["rows"].items() if rows}


def test_a_keypress_gets_the_tree_of_its_node(store):
    row = {"node": "b", "node_key": "1", "action": 6}
    rules.check_create(KEY, row, store, Switches())
    assert row["tree"] == "T"


@pytest.mark.parametrize("row", [{"tree": "U"}, {"tree": None}])
def test_an_owner_has_to_exist(store, row):
    with pytest.raises(Refused) as caught:
        rules.check_create(NODE, row, store, Switches())
    assert caught.value.code == 3


def test_updating_a_keypress_to_its_own_key_is_no_duplicate(store):
    rules.check_update(KEY, store.get("ivrkeypress", "k"), {"node_key": "1"}, store, Switches())
    store.insert("ivrkeypress", {"tree": "T", "node": "a", "node_key": "2", "action": 6}, "k2")
    with pytest.raises(Refused) as caught:
        rules.check_update(KEY, store.get("ivrkeypress", "k2"), {"node_key": "1"}, store, Switches())
    assert caught.value.code == 6


def test_the_same_digits_are_the_same_number(store):
    row = {"number": "+84", "enable_ivr": False, "ivr_menu": None}
    with pytest.raises(Refused) as caught:
        rules.check_create(RESOURCES["number"], row, store, Switches())
    assert (caught.value.code, caught.value.extra) == (2, {"numberID": "n"})
    rules.check_update(RESOURCES["number"], store.get("number", "n"), {"nickname": "x"}, store, Switches())


def test_delete_cascades_down_only(store):
    delete(store, "ivrnode", "b")
    assert left(store) == {"ivrtree": ["T"], "ivrnode": ["a"], "ivrkeypress": ["k"], "number": ["n"]}
    delete(store, "ivrtree", "T")
    assert left(store) == {"number": ["n"]}


def test_links_of_groups_go_with_either_end():
    store = Store()
    for name, row_id in (("queue", "q"), ("group", "g"), ("agent", "a")):
        store.insert(name, {}, row_id)
    store.insert("manage-agents-in-group", {"agent_id": "a", "group_id": "g"}, "l")
    store.insert("routing-call-to-groups", {"queue_id": "q", "group_id": "g"}, "r")
    delete(store, "agent", "a")
    assert left(store) == {"queue": ["q"], "group": ["g"], "routing-call-to-groups": ["r"]}
    delete(store, "group", "g")
    assert left(store) == {"queue": ["q"]}


@pytest.mark.parametrize(("how", "root"), [("empty", None), ("dangling", "a"), ("promote", "b")])
def test_the_root_after_its_delete(store, how, root):
    delete(store, "ivrnode", "a", delete_root=how)
    assert store.get("ivrtree", "T")["root_node"] == root


def test_promotion_of_nobody(store):
    delete(store, "ivrnode", "b", delete_root="promote")
    delete(store, "ivrnode", "a", delete_root="promote")
    assert store.get("ivrtree", "T")["root_node"] is None


@pytest.mark.parametrize(("resource", "row_id"), [("ivrtree", "T"), ("ivrnode", "b"), ("ivrnode", "a")])
def test_refuse_spares_what_is_in_use(store, resource, row_id):
    before = store.dump()
    with pytest.raises(Refused):
        delete(store, resource, row_id, delete_cascade="refuse")
    assert store.dump() == before


def test_bottom_up_is_never_refused(store):
    for resource, row_id in (
        ("number", "n"),
        ("ivrkeypress", "k"),
        ("ivrnode", "b"),
        ("ivrnode", "a"),
        ("ivrtree", "T"),
    ):
        delete(store, resource, row_id, delete_cascade="refuse")
    assert left(store) == {}


def test_root_of_a_tree_without_one(store):
    store.update("ivrtree", "T", {"root_node": None})
    assert rules.take_root({"tree": "T"}, "b", store, Switches({"next_root": "first"})) is False
    assert rules.take_root({"tree": "T"}, "b", store, Switches()) is True
    assert store.get("ivrtree", "T")["root_node"] == "b"
    assert rules.take_root({"tree": "T"}, "a", store, Switches()) is False
