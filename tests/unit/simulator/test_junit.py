"""JUnit files that build servers can read."""

import xml.etree.ElementTree as ET

from ivr_designer.domain.edits import UpdateTree
from ivr_designer.simulator.junit import junit_xml
from ivr_designer.simulator.script import run_all
from tests.helpers.builders import tree
from tests.unit.simulator.test_machine import Fixed


def test_passed_failed_and_broken() -> None:
    t = tree("a -1-> stop; a -2-> queue:Q")
    UpdateTree(
        tests=(
            {"name": "Tốt <&>", "steps": ["1"], "expect": {"action": "stop"}},
            {"name": "bad", "steps": ["1"], "expect": {"action": "queue", "queue_id": "Q", "within_s": 1}},
            {"name": "broken\x00\ud800", "steps": ["x"], "expect": {"action": "stop"}},
        )
    ).apply(t)
    text = junit_xml("Hotline\x01", run_all(t, Fixed()))
    assert text.startswith("<?xml")
    suite = ET.fromstring(text.encode()).find("testsuite")
    assert suite is not None
    assert suite.attrib == {
        "name": "Hotline\ufffd",
        "tests": "3",
        "failures": "1",
        "errors": "1",
        "skipped": "0",
        "time": "6.000",
    }
    good, bad, broken = suite.findall("testcase")
    assert good.get("name") == "Tốt <&>"
    assert list(good) == []
    failure = bad.find("failure")
    assert failure is not None
    assert failure.get("message") == "The end should be a queue but is hanging up."
    assert (failure.text or "").count("\n") == 2
    assert broken.get("name") == "broken\ufffd\ufffd"
    assert broken.find("error") is not None


def test_no_tests_at_all() -> None:
    suite = ET.fromstring(junit_xml("x", []).encode()).find("testsuite")
    assert suite is not None
    assert suite.get("tests") == "0"


def test_every_test_tells_its_suite_its_time_and_what_was_wrong() -> None:
    t = tree("a -1-> stop")
    UpdateTree(
        tests=(
            {"name": "good", "steps": ["1"], "expect": {"action": "stop"}},
            {"name": "broken", "steps": ["x"], "expect": {"action": "stop"}},
        )
    ).apply(t)
    text = junit_xml("Desk", run_all(t, Fixed()))
    good, broken = ET.fromstring(text.encode()).iter("testcase")
    assert good.attrib == {"name": "good", "classname": "Desk", "time": "3.000"}
    assert broken.attrib == {"name": "broken", "classname": "Desk", "time": "0.000"}
    error = broken.find("error")
    assert error is not None
    assert error.get("message") == "“x” is neither a key nor no_input."
    assert '\n  <testsuite name="Desk"' in text, "one line each, for people"
