import json
import unicodedata

import pytest

from ivr_designer.sandbox.errors import SandboxError
from ivr_designer.sandbox.seed import CARE_QUEUE, SUPPORT_FILE, TECH_QUEUE, plant, seed_tree
from ivr_designer.sandbox.service import Service
from ivr_designer.sandbox.store import Store
from ivr_designer.sandbox.switches import Switches


@pytest.fixture
def store():
    return Store()


def names(store, resource, member):
    return [row[member] for row in store.rows(resource)]


def test_the_sample_is_a_hotline_on_one_of_three_numbers(store):
    plant(store, "sample")
    (tree,) = store.rows("ivrtree")
    assert tree["tree_name"] == "Hotline 1900"
    assert store.get("ivrnode", tree["root_node"])["node_name"] == "Lời chào"
    assert names(store, "ivrnode", "node_name") == ["Lời chào", "Kinh doanh", "Kỹ thuật", "Khuyến mãi cũ"]
    assert len(store.rows("ivrkeypress")) == 12
    playing = [row for row in store.rows("number") if row["enable_ivr"]]
    assert [row["ivr_menu"] for row in playing] == [tree["id"]]
    assert len(store.rows("number")) == 3
    queues = store.rows("queue")
    assert len(queues) == 5
    assert {CARE_QUEUE, TECH_QUEUE} <= {row["id"] for row in queues}
    assert SUPPORT_FILE in names(store, "greetingfile", "filename")


def test_nothing_in_the_sample_dangles(store):
    plant(store, "sample")
    nodes = {row["id"] for row in store.rows("ivrnode")}
    queues = {row["id"] for row in store.rows("queue")}
    numbers = set(names(store, "number", "number"))
    for row in store.rows("ivrkeypress"):
        assert row["node"] in nodes
        assert row["next_node"] in nodes | {None}
        assert row["queue_id"] in queues | {None}
        assert row["from_number_callout_to_agent"] in numbers | {None}
    for row in store.rows("number"):
        assert row["queue_id"] in queues
    for link in store.rows("routing-call-to-groups"):
        assert link["queue_id"] in queues


def test_the_sample_could_have_come_over_the_wire(store):
    """Every seeded row is one that the strictest server would take."""
    plant(store, "sample")
    strict = Switches({"targets": "existing", "empty_text": "refused", "put": "replace"})
    service = Service(store, strict)
    for name in ("ivrtree", "ivrnode", "ivrkeypress", "number", "queue", "group", "agent"):
        for row in store.rows(name):
            body = {key: value for key, value in row.items() if value is not None}
            assert service.handle("PUT", f"{name}/{row['id']}", {}, body).body["r"] == 0, row


def test_the_sample_ships_with_matching_prompts(store):
    plant(store, "sample")
    texts = json.dumps(store.rows("ivrnode"), ensure_ascii=False)
    assert "Để nghe lại, bấm phím thăng." in texts
    assert texts == unicodedata.normalize("NFC", texts)


def test_other_words(store):
    plant(store, "empty")
    assert not any(store.dump()["rows"].values())
    plant(store, "account")
    assert (len(store.rows("queue")), store.rows("ivrtree")) == (5, [])
    with pytest.raises(SandboxError, match="Known: sample, account, empty"):
        plant(store, "nothing")


def test_a_function_may_be_a_seed(store):
    plant(store, lambda to: to.insert("queue", {"name": "mine"}))
    assert names(store, "queue", "name") == ["mine"]


@pytest.mark.parametrize(("nodes", "branching"), [(1, 4), (2, 1), (200, 4), (1000, 9)])
def test_generated_trees_are_connected(store, nodes, branching):
    tree = seed_tree(store, nodes, branching=branching, name="Lớn")
    row = store.get("ivrtree", tree)
    assert row["tree_name"] == "Lớn"
    reached, edge = {row["root_node"]}, [row["root_node"]]
    while edge:
        keys = store.rows("ivrkeypress", "node", edge.pop())
        assert len({key["node_key"] for key in keys}) == len(keys)
        new = {key["next_node"] for key in keys if key["next_node"]} - reached
        reached |= new
        edge += new
    assert len(reached) == nodes == len(store.rows("ivrnode", "tree", tree))
    assert len(store.rows("ivrkeypress")) == nodes - 1 + 3 * nodes


def test_generated_trees_may_be_bare_or_empty(store):
    seed_tree(store, 5, with_exits=False)
    assert len(store.rows("ivrkeypress")) == 4
    assert store.rows("queue") == []
    assert store.get("ivrtree", seed_tree(store, 0))["root_node"] is None
