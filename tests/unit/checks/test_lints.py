from pathlib import Path

import pytest

from tests.checks import lints

HERE = Path("a.py")
HASH = "#"


def code(text):
    return list(lints.code_findings(HERE, text))


def text(line, name="a.md"):
    return list(lints.text_findings(Path(name), line))


@pytest.mark.parametrize(
    "bad",
    [
        "self.tr(f'{n} nodes')",
        "tr(f'{n} nodes')",
        "QCoreApplication.translate('Window',\n  f'{n}')",
        "label.setHtml(text)",
        "label = QLabel(parent)",
        "kept = modifiers & ~SHIFT",
        f"label.setStyleSheet('color: {HASH}ff0000')",
        f"label.setStyleSheet(f'color: {HASH}f00; width: {{w}}px')",
    ],
)
def test_bad_calls_are_found(bad):
    assert len(code(bad)) == 1
    assert code(bad)[0].startswith("a.py:1: ")


@pytest.mark.parametrize(
    "call", ["x.setText('Queue')", "describe(x, f'Queue {n}')", "plain_label('No queue')"]
)
def test_words_on_the_screen_are_translated(call):
    assert code(call) == ["a.py:1: words on the screen go through tr()"]


@pytest.mark.parametrize(
    "good",
    [
        "self.tr('{} nodes').format(n)",
        "label.setPlainText(text)",
        "label.setStyleSheet('color: palette(text)')",
        "x()()",
        "label.setText(tr('Queue'))",
        "label.setText('12 %')",
        "image.setText('Title', name)",
    ],
)
def test_good_calls_pass(good):
    assert code(good) == []


@pytest.mark.parametrize("folder", ["root", "work", "home/someone", "Users/someone"])
def test_paths_of_one_machine(folder):
    assert text(f"see /{folder}/x") == ["a.md:1: a path of one machine"]


@pytest.mark.parametrize(
    "line", ["src/root/x", "a/work/b", "/etc/ivr", "https://host.invalid/work/x", "~/home/x"]
)
def test_other_paths(line):
    assert text(line) == []


def test_a_password_in_a_url():
    assert text("https://joe:" + "secret@host/x") == ["a.md:1: a URL with a password"]
    assert text("http://127.0.0.1:8080/a@b") == []


@pytest.mark.parametrize("line", ["--index-url https://x", "--find-links f", "x @ file:///x"])
def test_a_lock_names_no_source(line):
    assert text(line, "requirements.lock") == [
        "requirements.lock:1: a lock file names packages, not where they come from"
    ]
    assert text(line) == []
