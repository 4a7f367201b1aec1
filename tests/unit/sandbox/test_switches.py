import pytest

from ivr_designer.sandbox.errors import UnknownSwitch
from ivr_designer.sandbox.switches import TABLE, Switches


def test_defaults_are_those_of_the_contract():
    defaults = {
        "error_status": "200",
        "auth_status": "403",
        "ids": "prefixed",
        "count_type": "string",
        "bools": "int",
        "is_root_node": "bool",
        "from_number_in_rows": "missing",
        "delete_root": "empty",
        "delete_cascade": "cascade",
        "duplicate_key": "refuse",
        "put": "merge",
        "put_root_node": "ignored",
        "paging": "honoured",
        "latency_ms": "0",
        "row_order": "creation",
        "exp": "enforced",
    }
    switches = Switches()
    assert {name: switches[name] for name in defaults} == defaults
    assert set(switches) == set(TABLE)
    assert len(switches) == len(TABLE)


@pytest.mark.parametrize("switch", TABLE.values(), ids=lambda switch: switch.name)
def test_every_value_is_accepted_and_others_are_not(switch):
    assert switch.check(switch.default) == switch.default
    for value in switch.values or ("0", "12", 7):
        assert Switches({switch.name: value})[switch.name] == str(value)
    for value in ("", "none of these", "-1", "1.5", "9" * 20):
        with pytest.raises(UnknownSwitch) as caught:
            switch.check(value)
        assert switch.name in caught.value.cause
    assert switch.about


def test_parse_reads_command_line_words():
    switches = Switches.parse(["put=replace", "latency_ms = 40 ", "text=NFC+trim"])
    assert (switches["put"], switches["latency_ms"], switches["text"]) == ("replace", "40", "nfc+trim")
    assert switches.number("latency_ms") == 40
    assert Switches.parse([])["put"] == "merge"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["put"], "NAME=VALUE"),
        (["putt=merge"], "There is no switch 'putt'"),
        (["put=never"], "merge, replace"),
        (["latency_ms=soon"], "a whole number from 0"),
        (["drop_percent=101"], "a whole number from 0 to 100."),
        (["text=nfc+x"], "exact, nfc, nfd, trim, truncate"),
    ],
)
def test_wrong_words_are_explained(words, told):
    with pytest.raises(UnknownSwitch) as caught:
        Switches.parse(words)
    assert told in str(caught.value)


def test_update_takes_all_or_none():
    switches = Switches({"put": "replace"})
    with pytest.raises(UnknownSwitch):
        switches.update({"put": "merge", "exp": "sometimes"})
    assert switches["put"] == "replace"
    switches.set(put="merge", exp="ignored")
    assert (switches["put"], switches["exp"]) == ("merge", "ignored")
