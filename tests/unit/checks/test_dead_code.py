import pytest

from tests.checks import dead_code


def findings(tmp_path, text):
    (tmp_path / "a.py").write_text(text)
    return dead_code.findings(tmp_path, ["a.py"])


def test_an_unused_import_and_argument_are_dead(tmp_path):
    found = findings(tmp_path, "import os\ndef f(x):\n    return 1\nf(2)\n")
    assert found == ["a.py:1: unused import 'os'", "a.py:2: unused variable 'x'"]


@pytest.mark.parametrize("body", ['"""Say what x is."""', "...", "pass"])
def test_the_arguments_of_an_interface_are_not(tmp_path, body):
    assert findings(tmp_path, f"def f(x):\n    {body}\nf(2)\n") == []


def test_the_arguments_of_a_dunder_are_not(tmp_path):
    assert (
        findings(
            tmp_path, "class A:\n    def __exit__(self, kind, value, trace):\n        self.x = 1\nA().x\n"
        )
        == []
    )
