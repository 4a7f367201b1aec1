from pathlib import Path

import pytest

from tests.checks import budget

HERE = Path("a.py")


def module(lines):
    return "x = 1\n" * lines


def function(lines):
    return "def f():\n" + "    x = 1\n" * (lines - 1)


def test_small_modules_and_functions_pass():
    assert budget.findings({HERE: module(10) + function(10)}) == []


@pytest.mark.parametrize(("lines", "found"), [(500, []), (501, ["a.py: 501 lines, at most 500"])])
def test_a_long_module(lines, found):
    small = {Path(f"{name}.py"): module(10) for name in "bcd"}
    assert budget.findings({HERE: module(lines), **small}) == found


def test_a_high_median_and_empty_modules_do_not_hide_it():
    texts = {HERE: module(200), Path("b.py"): "", Path("c.py"): "\n"}
    assert budget.findings(texts) == ["the median module has 200 lines, wanted under 150"]


@pytest.mark.parametrize("kind", ["", "async "])
def test_a_long_function(kind):
    short = "".join(function(5) for _ in range(30))
    text = short + kind + function(81)
    assert [line for line in budget.findings({HERE: text}) if "median" not in line] == [
        "a.py:151: f has 81 lines, at most 80"
    ]


def test_too_many_longish_functions():
    texts = {HERE: function(41) + "".join(function(3) for _ in range(18))}
    found = budget.findings(texts)
    assert found[0] == "5.3 % of functions have over 40 lines; the longest:"
    assert found[1] == "  a.py:1: f, 41 lines"
    assert budget.findings({HERE: texts[HERE] + function(3)}) == []


def test_lines_of_tests_keep_pace_and_blank_ones_and_comments_count_on_neither_side():
    source = ["x = 1\n\n" * 8 + "  # why\n", "y = 2  # how\n" * 2]
    assert list(budget.test_share_findings(source, ["assert x\n" * 9 + "\n# more\n" * 9])) == []
    assert list(budget.test_share_findings(source, ["assert x\n" * 8 + "\n# more\n" * 9])) == [
        "8 lines of tests for 10 of source, wanted at least 0.9 a line"
    ]
