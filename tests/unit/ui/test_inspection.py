"""All that is known of a tree, kept in step through patches."""

from dataclasses import replace

from hypothesis import given, settings

from ivr_designer.domain.document import Document
from ivr_designer.domain.edits import UpdateNode, UpdateTree
from ivr_designer.domain.errors import EditRefused
from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.keypresses import Destination, DestinationKind
from ivr_designer.domain.mirror import patch_of
from ivr_designer.domain.nodes import TalkPrompt
from ivr_designer.ui.inspection import NO_COVERAGE, Inspector, Order
from ivr_designer.validation.proofs import Claim
from tests.helpers.builders import tree
from tests.helpers.edits import edit_for, empty_document, steps


def _seen(row):
    """What is shown of a row; fixes are made anew for each run."""
    return repr(row._replace(finding=replace(row.finding, fix=None)))


def order(of):
    return Order(TreeId("t"), of.content())


def test_everything_is_there():
    report = Inspector(order(tree("a -1-> queue:Q; a -none-> a"))).look()
    assert report.result.findings
    assert report.problems.by_severity["E"] > 0
    assert report.times.person is not None
    assert report.times.destinations[Destination(DestinationKind.QUEUE, "Q")] == report.times.person
    assert not report.proofs.of(Claim.SILENT_CALLS_END).holds
    assert report.tests == ()
    assert report.coverage is NO_COVERAGE


def test_tests_run_again_after_an_edit():
    document = Document(tree("a -1-> queue:Q; a -2-> stop"))
    inspector = Inspector(order(document.tree))
    heard = []
    document.subscribe(heard.append)
    record = {"name": "one", "steps": ["1"], "expect": {"action": "queue"}}
    document.apply(UpdateTree(tests=(record, {**record, "name": "two", "steps": ["2"]})))
    report = inspector.follow(patch_of(document.tree, heard[-1]))
    assert [(r.name, r.passed) for r in report.tests] == [("one", True), ("two", False)]
    assert report.coverage.share == 1.0


def test_the_version_callers_know_is_asked_for():
    before = tree("a -1-> queue:Q; a -2-> stop")
    now = tree("a -2-> queue:Q; a -1-> stop")
    made = Inspector(Order(TreeId("t"), now.content(), previous=before.content))
    assert {"C01"} <= {f.rule for f in made.look().result.findings}


@settings(max_examples=25)
@given(steps)
def test_following_patches_is_as_good_as_looking_anew(walk) -> None:
    document = empty_document()
    inspector = Inspector(order(document.tree))
    heard = []
    document.subscribe(heard.append)
    report = inspector.look()
    for number, step in enumerate(walk):
        edit = edit_for(document.tree, step, number)
        if edit is None:
            continue
        try:
            document.apply(edit)
        except EditRefused:
            continue
        if heard:
            report = inspector.follow(patch_of(document.tree, heard.pop()))
            heard.clear()
    fresh = Inspector(order(document.tree)).look()
    assert sorted(map(_seen, report.problems.rows)) == sorted(map(_seen, fresh.problems.rows))
    assert report.times.nodes == fresh.times.nodes
    assert report.times.destinations == fresh.times.destinations
    assert {p.claim: p.holds for p in report.proofs.proofs} == {p.claim: p.holds for p in fresh.proofs.proofs}


def test_a_report_says_nothing_of_what_came_later():
    document = Document(tree("a -1-> queue:Q"))
    inspector = Inspector(order(document.tree))
    first = inspector.look()
    known = dict(first.times.nodes)
    heard = []
    document.subscribe(heard.append)
    node = document.tree.nodes["a"]
    document.apply(UpdateNode(replace(node, prompt=TalkPrompt("một hai ba bốn năm " * 50))))
    inspector.follow(patch_of(document.tree, heard[-1]))
    assert first.times.nodes == known
