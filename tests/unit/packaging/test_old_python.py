import ast
import fnmatch
import os

import old_python
import pytest

FRAMEWORK = "/Library/Frameworks/Python.framework/Versions/3.13/bin/python3.13"


@pytest.mark.parametrize(
    ("platform", "there", "advice"),
    [
        ("linux", [], "Install a newer Python and start run.py with it."),
        ("linux", ["/usr/bin/python3.12", "/usr/bin/python3.10"], "/usr/bin/python3.12"),
        ("linux", ["/usr/bin/python3.11", "/usr/bin/python3.13"], "/usr/bin/python3.13"),
        ("linux", ["/usr/bin/python3.99", FRAMEWORK], "Install a newer Python and start run.py with it."),
        ("darwin", [], old_python.REMEDIES["darwin"]),
        ("darwin", ["/opt/homebrew/bin/python3.14"], "/opt/homebrew/bin/python3.14"),
        ("darwin", [FRAMEWORK], FRAMEWORK),
        ("win32", ["/usr/bin/python3.13"], old_python.REMEDIES["win32"]),
    ],
)
def test_an_old_python_is_told_what_to_do(platform, there, advice, monkeypatch):
    monkeypatch.setenv("PATH", os.pathsep.join(["/usr/bin", "/bin"]))

    def listing(pattern):
        return [name for name in there if fnmatch.fnmatch(name, pattern.replace(os.sep, "/"))]

    cause, _, rest = old_python.advice((3, 11), (3, 14), platform, listing).partition(". ")
    assert cause.startswith("IVR Designer needs Python 3.11 or newer; this is 3.")
    assert rest == (advice if " " in advice else f"A newer one is here: {advice} run.py")


def test_an_old_python_can_read_it():
    with open(old_python.__file__, encoding="utf-8") as stream:
        ast.parse(stream.read(), feature_version=(3, 6))
