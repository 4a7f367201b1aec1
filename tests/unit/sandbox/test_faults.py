import random

import pytest

from ivr_designer.sandbox.faults import KINDS, Fault, UnknownFault, aim_from, chance_fault, fault_from
from ivr_designer.sandbox.matching import Aim
from ivr_designer.sandbox.switches import Switches


@pytest.mark.parametrize("kind", KINDS)
def test_arguments_left_out_have_defaults(kind):
    fault = Fault(kind)
    assert {name: fault[name] for name in KINDS[kind]} == KINDS[kind]
    assert str(fault) == f"{kind} after"


def test_arguments_given_are_kept():
    fault = Fault("latency", before=True, args={"ms": 5})
    assert (fault["ms"], str(fault)) == (5, "latency before ms=5")


@pytest.mark.parametrize(
    ("kind", "args", "told"),
    [
        ("nope", {}, "There is no fault 'nope'"),
        ("drop", {"x": 1}, "takes no 'x'"),
        ("no_id", {"x": 1}, "takes no 'x'"),
        ("bad_json", {"variant": "odd"}, "Known: cut, empty"),
        ("page", {"variant": "odd"}, "Known: repeated"),
    ],
)
def test_what_does_not_exist(kind, args, told):
    with pytest.raises(UnknownFault) as caught:
        Fault(kind, args=args)
    assert told in str(caught.value)


def test_from_json():
    aim, fault = fault_from(
        {"kind": "r", "when": "before", "method": "PUT", "nth": 2, "args": {"value": None}}
    )
    assert (aim, fault) == (Aim("PUT", "*", 2, 1), Fault("r", True, {"value": None}))
    assert fault_from({"kind": "drop"}) == (Aim(), Fault("drop"))
    assert aim_from({"path": "/v1/x", "times": 0}) == Aim("*", "/v1/x", 1, 0)


@pytest.mark.parametrize(
    "data", [{}, {"kind": 5}, {"kind": "drop", "when": "now"}, {"kind": "drop", "nth": True}]
)
def test_json_that_is_no_fault(data):
    with pytest.raises(UnknownFault):
        fault_from(data)


def test_chance_follows_the_percentages():
    rng = random.Random(3)
    assert chance_fault(Switches(), rng) is None
    switches = Switches({"drop_percent": 20, "bad_gateway_percent": 10})
    drawn = [chance_fault(switches, rng) for _ in range(4000)]
    drops = [fault for fault in drawn if fault and fault.kind == "drop"]
    gateways = [fault for fault in drawn if fault and fault.kind == "status"]
    assert 0.17 < len(drops) / 4000 < 0.23
    assert 0.08 < len(gateways) / 4000 < 0.12
    assert 0.4 < sum(fault.before for fault in drops) / len(drops) < 0.6
    assert {fault["status"] for fault in gateways} == {502}
