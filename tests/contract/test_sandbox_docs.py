"""docs/sandbox.md names every switch, value and fault, and nothing that does not exist."""

import json
import re
from pathlib import Path

import pytest

from ivr_designer.sandbox.faults import KINDS, fault_from
from ivr_designer.sandbox.switches import TABLE

DOC = Path(__file__).parents[2] / "docs" / "sandbox.md"


@pytest.fixture(scope="module")
def rows():
    """The cells of every table row by the word that starts it."""
    found = {}
    for line in DOC.read_text("utf-8").splitlines():
        if match := re.match(r"\| `(\w+)` \| (.*) \|$", line):
            found[match[1]] = match[2]
    return found


def test_switches_and_faults_are_all_there(rows):
    assert set(rows) == set(TABLE) | set(KINDS)


@pytest.mark.parametrize("name", TABLE)
def test_values_and_defaults(rows, name):
    switch = TABLE[name]
    values, about = rows[name].split(" | ")
    assert about == switch.about
    assert re.findall(r"\*\*(\w+)\*\*", values) == [switch.default]
    if switch.values:
        assert values.replace("*", "").partition(" (")[0].split(", ") == list(switch.values)


@pytest.mark.parametrize("kind", KINDS)
def test_arguments(rows, kind):
    arguments, _ = rows[kind].split(" | ")
    assert re.findall(r"`(\w+)`", arguments) == list(KINDS[kind])


def test_the_example_is_a_fault():
    (example,) = re.findall(r"```json\n(.*?)\n```", DOC.read_text("utf-8"), re.DOTALL)
    aim, fault = fault_from(json.loads(example))
    assert (aim.path, fault.kind, fault["reset"]) == ("/v1/ivrnode*", "drop", True)
