"""What the rigs counted, at the end of the run: a line for each file whose tests record properties.

Numbers are added up over the tests of a file; of those that begin with ``slowest`` the largest counts.
"""

from collections import defaultdict

import pytest


def pytest_terminal_summary(terminalreporter):
    lines = figures(terminalreporter.stats)
    if lines:
        terminalreporter.section("what the rigs counted")
        for line in lines:
            terminalreporter.write_line(line)


def figures(stats):
    """A line a file, from pytest's reports by outcome. Skipped tests are counted, with what they left."""
    reports = [r for group in stats.values() for r in group if isinstance(r, pytest.TestReport)]
    rigs = {r.location[0] for r in reports if r.user_properties}
    seconds, tests, skipped = defaultdict(float), defaultdict(set), defaultdict(set)
    counts = defaultdict(dict)
    for report in reports:
        rig = report.location[0]
        seconds[rig] += report.duration
        if report.skipped:
            skipped[rig].add(report.nodeid)
        if report.when != "call":
            continue
        tests[rig].add(report.nodeid)
        for name, value in report.user_properties:
            so_far = counts[rig].get(name, 0)
            counts[rig][name] = max(so_far, value) if name.startswith("slowest") else so_far + value
    return [
        f"{rig}: {len(tests[rig])} tests in {seconds[rig]:.0f} s, {len(skipped[rig])} not run; "
        + ", ".join(f"{name} {value:,}" for name, value in sorted(counts[rig].items()))
        for rig in sorted(rigs)
    ]
