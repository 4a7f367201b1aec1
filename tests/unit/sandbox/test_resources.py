import pytest

from ivr_designer.sandbox.resources import CALL_SETTINGS, NODE_KEYS, RESOURCES, Kind, references_to


def test_the_keys():
    assert NODE_KEYS == (
        "0",
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
        "7",
        "8",
        "9",
        "*",
        "#",
        "EMPTY_KEY",
        "INVALID_KEY",
    )


@pytest.mark.parametrize(
    ("name", "id_name", "rows", "count"),
    [
        ("ivrtree", "ivrTreeID", "ivrTrees", "totalCount"),
        ("ivrnode", "ivrNodeID", "ivrNodes", "totalCount"),
        ("ivrkeypress", "ivrNodeKeyID", "ivrNodeKeys", "totalCount"),
        ("number", "numberID", "numbers", "totalCount"),
        ("queue", "queueID", "queues", "totalCount"),
        ("group", "groupID", "groups", "totalGroups"),
        ("agent", "agentID", "agents", "totalAgents"),
        ("routing-call-to-groups", "groupRoutingID", "groupRoutings", "totalCount"),
        ("blacklistnumber", "blacklistNumberID", "blacklistNumbers", "totalCount"),
    ],
)
def test_names_are_spelled_as_the_contract_spells_them(name, id_name, rows, count):
    resource = RESOURCES[name]
    assert (resource.id_name, resource.rows, resource.count) == (id_name, rows, count)


@pytest.mark.parametrize("resource", RESOURCES.values(), ids=lambda resource: resource.name)
def test_tables_are_sound(resource):
    names = [field.name for field in resource.fields]
    assert len(set(names)) == len(names)
    for field in resource.fields:
        assert (field.refers == "") or (field.kind is Kind.ID and field.refers in RESOURCES)
        assert field.refers or not field.owner
        assert (field.low is None and field.high is None) or field.kind is Kind.INT
        assert resource.field(field.name) is field
    assert resource.field("no such") is None
    for name, column in resource.filters.items():
        assert column == "id" or resource.field(column) is not None, name
    if resource.filter_required:
        assert resource.filter_required in resource.filters
    for operation in ("create", "list", "update", "delete"):
        assert resource.text(operation).endswith(" success")


def test_only_update_spares_the_owner():
    for resource in RESOURCES.values():
        if "PUT" in resource.methods:
            assert not any(field.owner and field.on_update for field in resource.fields)


def test_references():
    found = {(resource.name, field.name) for resource, field in references_to("queue")}
    assert found == {
        ("ivrkeypress", "queue_id"),
        ("number", "queue_id"),
        ("routing-call-to-groups", "queue_id"),
    }


def test_call_settings():
    assert {field.name: field.default for field in CALL_SETTINGS} == {
        "get_customer_info_url": None,
        "get_customer_info_timeout": 2000,
        "event_url": None,
        "callout_answer_url": None,
    }
