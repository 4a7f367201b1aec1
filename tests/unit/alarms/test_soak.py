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
