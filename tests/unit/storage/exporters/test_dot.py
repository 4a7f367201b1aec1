import shutil
import subprocess

import pytest

from ivr_designer.storage.exporters.dot import write
from tests.unit.storage.exporters.build import empty, nasty, sample

graphviz = pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")


@graphviz
@pytest.mark.parametrize("source", [sample, nasty, empty], ids=lambda f: f.__name__)
def test_graphviz_reads_it_and_finds_every_box_and_line(source):
    one = source()
    done = subprocess.run(
        ["dot", "-Tplain"], input=write(one).encode(), capture_output=True, check=True, timeout=60
    )
    rows = [line.split()[0] for line in done.stdout.decode().replace("\\\n", "").splitlines()]
    assert rows.count("node") == len(one.tree.vertices())
    assert rows.count("edge") == len(one.tree.keypresses)
    assert b"warning" not in done.stderr.lower()


def test_lines_say_their_keys_and_silence_is_dashed():
    text = write(sample())
    assert 'b0 -> b1 [label="1"];' in text
    assert 'label="không bấm", style=dashed' in text
    assert 'label="Lời chào", penwidth=2' in text


def test_quotes_and_backslashes_stay_inside_their_strings():
    assert '\\"];}\\\\ evil' in write(nasty())
