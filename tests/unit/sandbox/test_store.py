import json
import random
import re
import threading

import pytest

from ivr_designer.sandbox.errors import DataFileBroken
from ivr_designer.sandbox.store import Store


@pytest.fixture
def now():
    return [0.0]


@pytest.fixture
def store(now):
    return Store(random.Random(1), monotonic=lambda: now[0])


def ids(rows):
    return [row["id"] for row in rows]


def test_insert_fills_defaults_and_keeps_order(store):
    first = store.insert("queue", {"name": "A"})
    second = store.insert("queue", {"name": "B", "extra": 1}, "QU_B")
    assert ids(store.rows("queue")) == [first, second]
    assert store.get("queue", second)["extra"] == 1
    assert store.get("queue", first)["wrap_up_time_limit"] == 10
    assert store.get("queue", "no") is None
    assert store.get("queue", None) is None
    with pytest.raises(KeyError):
        store.insert("queue", {"name": "C"}, "QU_B")


@pytest.mark.parametrize(
    ("resource", "form", "pattern"),
    [
        ("ivrtree", "prefixed", r"TR_[A-Z0-9]{16}"),
        ("ivrkeypress", "prefixed", r"NO_KE_[A-Z0-9]{16}"),
        ("ivrkeypress", "short", r"NOKE[A-Z0-9]{6}"),
        ("number", "short", r"NU[A-Z0-9]{6}"),
        ("number", "plain", r"[A-Z0-9]{16}"),
        ("greetingfile", "prefixed", r"[A-Z0-9]{16}"),
        ("greetingfile", "short", r"[A-Z0-9]{16}"),
    ],
)
def test_forms_of_ids(store, resource, form, pattern):
    assert re.fullmatch(pattern, store.new_id(resource, form))


def test_integer_ids_count_and_skip_what_is_taken(store):
    store.insert("ivrtree", {}, "2")
    assert [store.insert("ivrtree", {}, form="int") for _ in range(2)] == ["1", "3"]


def test_the_same_seed_gives_the_same_ids():
    assert Store(random.Random(4)).new_id("ivrtree") == Store(random.Random(4)).new_id("ivrtree")


def test_rows_are_replaced_never_changed(store):
    row_id = store.insert("queue", {"name": "A"})
    before = store.rows("queue")
    copy = store.get("queue", row_id)
    copy["name"] = "mine"
    store.update("queue", row_id, {"name": "B"})
    assert before[0]["name"] == "A"
    assert store.get("queue", row_id)["name"] == "B"
    with pytest.raises(KeyError):
        store.update("queue", "no", {})
    with pytest.raises(KeyError):
        store.remove("queue", "no")


def test_rows_by_owner_follow_every_change(store):
    store.insert("ivrnode", {"tree": "T"}, "a")
    store.insert("ivrnode", {"tree": "T"}, "b")
    store.insert("ivrnode", {"tree": "U"}, "c")
    assert ids(store.rows("ivrnode", "tree", "T")) == ["a", "b"]
    store.update("ivrnode", "a", {"tree": "U"})
    store.update("ivrnode", "b", {"node_name": "x"})
    assert ids(store.rows("ivrnode", "tree", "T")) == ["b"]
    assert ids(store.rows("ivrnode", "tree", "U")) == ["c", "a"]
    store.remove("ivrnode", "c")
    assert ids(store.rows("ivrnode", "tree", "U")) == ["a"]
    assert store.rows("ivrnode", "tree", "V") == []
    assert ids(store.rows("ivrnode", "node_name", "x")) == ["b"], "other members are looked through"


def test_revision_counts_changes(store):
    seen = [store.revision]
    for change in (
        lambda: store.insert("queue", {}, "Q"),
        lambda: store.update("queue", "Q", {"name": "x"}),
        lambda: store.set_call_settings({"event_url": "u"}),
        lambda: store.remove("queue", "Q"),
        store.reset,
    ):
        change()
        seen.append(store.revision)
    assert seen == sorted(set(seen))


def test_dump_and_load_round_trip(store):
    store.insert("queue", {"name": "Tiếng Việt \ud800"}, "Q")
    store.insert("ivrnode", {"tree": "T"}, "a")
    store.insert("ivrtree", {}, form="int")
    store.set_call_settings({"event_url": "u"})
    state = json.loads(json.dumps(store.dump()))
    other = Store(account=1, project=2)
    other.insert("queue", {}, "old")
    other.load(state)
    assert other.dump() == store.dump()
    assert ids(other.rows("ivrnode", "tree", "T")) == ["a"]
    assert other.call_settings["event_url"] == "u"
    store.reset()
    assert store.rows("queue") == []
    assert store.call_settings["event_url"] is None


def broken(**changes):
    return {**Store().dump(), **changes}


@pytest.mark.parametrize(
    "state",
    [
        None,
        [],
        "x",
        {},
        broken(format="x"),
        broken(version=2),
        broken(version="1"),
        broken(account="408"),
        broken(next_int=True),
        broken(rows=[]),
        broken(rows={"unknown": []}),
        broken(rows={"queue": {}}),
        broken(rows={"queue": [1]}),
        broken(rows={"queue": [{"id": 1}]}),
        broken(rows={"queue": [{"id": "a"}, {"id": "a"}]}),
        broken(call_settings=None),
    ],
)
def test_a_broken_state_changes_nothing(store, state):
    store.insert("queue", {"name": "A"})
    before = store.dump()
    with pytest.raises(DataFileBroken):
        store.load(state)
    assert store.dump() == before


def test_history_shows_what_was(store, now):
    store.insert("ivrnode", {"tree": "T", "node_name": "1"}, "a")
    store.insert("ivrnode", {"tree": "T"}, "b")
    store.keep_history(10)
    now[0] = 1
    store.update("ivrnode", "a", {"node_name": "2"})
    now[0] = 2
    store.remove("ivrnode", "a")
    store.insert("ivrnode", {"tree": "T"}, "c")
    now[0] = 3
    store.update("ivrnode", "c", {"tree": "U"})

    def seen(age):
        return [(row["id"], row["node_name"]) for row in store.rows_before("ivrnode", age, "tree", "T")]

    assert seen(2.5) == [("a", "1"), ("b", None)]
    assert seen(1.5) == [("a", "2"), ("b", None)]
    assert seen(0.5) == [("b", None), ("c", None)]
    assert seen(0) == [("b", None)]
    assert len(store.rows_before("ivrnode", 2.5)) == 2
    now[0] = 20
    store.insert("queue", {})
    assert seen(19) == [("b", None)], "older than what is kept"
    store.keep_history(0)
    assert seen(1) == [("b", None)]


def test_threads_may_share_it(store):
    def work():
        for _ in range(200):
            row_id = store.insert("ivrnode", {"tree": "T"})
            store.rows("ivrnode", "tree", "T")
            store.update("ivrnode", row_id, {"tree": "U"})
            store.dump()
            store.remove("ivrnode", row_id)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.rows("ivrnode") == []
    assert store.rows("ivrnode", "tree", "U") == []
