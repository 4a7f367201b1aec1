"""Test results in the XML that build servers read (JUnit)."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence

from ivr_designer.simulator.script import ScriptResult

_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit_xml(suite: str, results: Sequence[ScriptResult]) -> str:
    """The results of one tree's tests as an XML document; times are seconds of the call, not of the run."""
    failed = sum(bool(r.failures) for r in results)
    errors = sum(r.error is not None for r in results)
    root = ET.Element("testsuites")
    times = [0.0 if r.played is None else r.played.call.at_s for r in results]
    box = ET.SubElement(
        root,
        "testsuite",
        name=_clean(suite),
        tests=str(len(results)),
        failures=str(failed),
        errors=str(errors),
        skipped="0",
        time=f"{sum(times):.3f}",
    )
    for result, seconds in zip(results, times, strict=True):
        case = ET.SubElement(
            box, "testcase", name=_clean(result.name), classname=_clean(suite), time=f"{seconds:.3f}"
        )
        if result.error is not None:
            ET.SubElement(case, "error", message=_clean(str(result.error)))
        elif result.failures:
            lines = [_clean(str(failure)) for failure in result.failures]
            ET.SubElement(case, "failure", message=lines[0]).text = "\n".join(lines)
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _clean(text: str) -> str:
    """Text without the characters that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)
