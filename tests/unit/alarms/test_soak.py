import pytest

SOURCE = """
    import pytest
    @pytest.mark.soak
    def test_long():
        pass
    def test_short():
        pass
"""


@pytest.mark.parametrize(("arguments", "name"), [((), "test_short"), (("--soak",), "test_long")])
def test_long_tests_run_only_when_asked_for(inner, arguments, name):
    result = inner("soak", SOURCE, "-v", *arguments)
    result.assert_outcomes(passed=1, deselected=1)
    result.stdout.fnmatch_lines(f"*::{name} PASSED*")


RIG = """
    import pytest, time
    @pytest.mark.soak
    @pytest.mark.parametrize("part", range(4))
    def test_long(part):
        time.sleep(0.08)
"""


def test_a_rig_whose_time_is_spent_leaves_the_rest(inner):
    result = inner("soak", RIG, "--soak", "--rig-minutes", "0.002", "-rs")
    found = result.parseoutcomes()
    assert found["passed"] + found["skipped"] == 4
    assert found["skipped"] >= 2, "after two of them the time is spent, on a busy machine after the first"
    result.stdout.fnmatch_lines("*the time of this rig is spent*")


def test_without_a_limit_all_of_it_runs(inner):
    inner("soak", RIG, "--soak").assert_outcomes(passed=4)


def test_a_long_test_may_take_its_time(inner):
    source = """
        import pytest
        pytestmark = pytest.mark.timeout(2)
        @pytest.mark.soak
        def test_long(request):
            assert request.node.get_closest_marker("timeout").args == (3600,)
        def test_short(request):
            assert request.node.get_closest_marker("timeout").args == (2,)
    """
    for arguments in ((), ("--soak",)):
        inner("soak", source, "-o", "markers=timeout: how long", *arguments).assert_outcomes(
            passed=1, deselected=1
        )
