SOURCE = """
    import pytest
    @pytest.mark.parametrize("part", range(3))
    def test_rig(record_property, part):
        record_property("points", 700)
        record_property("slowest_ms", 1.5 + part)
    def test_left(record_property):
        pytest.skip("no time")
    def test_broken(record_property):
        record_property("points", 1)
        raise AssertionError
"""


def test_what_rigs_count_is_told_at_the_end(inner):
    result = inner("figures", SOURCE + "    def test_not_meant(): pass", "-k", "not meant")
    result.assert_outcomes(passed=3, skipped=1, failed=1, deselected=1)
    result.stdout.fnmatch_lines(
        ["*what the rigs counted*", "*.py: 5 tests in * s, 1 not run; points 2,101, slowest_ms 3.5"]
    )


def test_a_run_without_rigs_says_nothing(inner):
    result = inner("figures", "def test_it(): pass")
    result.assert_outcomes(passed=1)
    result.stdout.no_fnmatch_line("*rigs counted*")
