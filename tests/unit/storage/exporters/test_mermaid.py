import re

import pytest

from ivr_designer.storage.exporters.mermaid import write
from tests.unit.storage.exporters.build import empty, nasty, sample

BOX = re.compile(r'  b\d+(\["[^"\[\]<>]*"\]|\(\["[^"\[\]<>]*"\]\))')
LINE = re.compile(r'  b\d+ (-->|-\.->)\|"[^"|]*"\| b\d+')


@pytest.mark.parametrize("source", [sample, nasty, empty], ids=lambda f: f.__name__)
def test_no_name_becomes_syntax(source):
    one = source()
    head, title, end, kind, *lines = write(one).splitlines()
    assert (head, end, kind) == ("---", "---", "flowchart TD")
    assert title.startswith('title: "')
    assert sum(bool(BOX.fullmatch(line)) for line in lines) == len(one.tree.vertices())
    assert sum(bool(LINE.fullmatch(line)) for line in lines) == len(one.tree.keypresses)
    assert len(lines) - len(one.tree.vertices()) - len(one.tree.keypresses) in {0, 1}


def test_the_root_is_marked_and_letters_stay_readable():
    text = write(sample())
    assert "style b0 stroke-width:3px" in text
    assert 'b0["Lời chào"]' in text
    assert '|"#35;"|' in text
