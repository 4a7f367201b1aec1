import pytest

from ivr_designer.domain.phrases import phrase
from ivr_designer.storage.exporters.registry import Exporter, exporters, register
from tests.unit.storage.exporters.build import empty, nasty, sample

KINDS = ["dot", "mermaid", "graphml", "csv", "script", "text"]


def test_the_pure_kinds_are_there():
    assert set(KINDS) <= set(exporters())
    assert all(e.suffix.startswith(".") and e.title for e in exporters().values())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("source", [sample, nasty, empty], ids=lambda f: f.__name__)
def test_every_kind_writes_every_tree_the_same_each_time(kind, source):
    data = exporters()[kind].write(source())
    assert data == exporters()[kind].write(source())
    data.decode("utf-8")
    assert len(data) > 10


@pytest.mark.parametrize("kind", KINDS)
def test_masked_means_that_no_number_is_left(kind):
    source = sample(masked=True, numbers=("84986225112",), findings=(), changes=("Called 842838223344.",))
    text = exporters()[kind].write(source).decode("utf-8-sig")
    assert "84986225112" not in text
    assert "842838223344" not in text


def test_more_kinds_can_be_offered():
    before = exporters()
    register(Exporter("test-only", phrase("Test"), ".x", lambda source: source.tree.name.encode()))
    assert exporters()["test-only"].write(sample()) == b"Hotline 1900"
    assert "test-only" not in before
