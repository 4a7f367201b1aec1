"""Every importer on its sample and on published flows: nothing is dropped in silence, nothing breaks it."""

import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path
from random import Random

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from ivr_designer.domain.ids import TreeId
from ivr_designer.domain.tree import IvrTree
from ivr_designer.storage.codec import decode, encode
from ivr_designer.storage.errors import FileProblem
from ivr_designer.storage.importers import ledger as ledger_module
from ivr_designer.storage.importers.detect import MAX_BYTES, read_foreign
from ivr_designer.storage.importers.flow import BESIDES
from ivr_designer.storage.importers.report import NotAMenu
from tests.unit.storage.importers.changing import plain, variants
from tests.unit.storage.importers.flows import CHECKOUT, published
from tests.unit.storage.importers.samples import ALL, MORE

FLOWS = published()
REAL = {p.name: p.read_bytes() for p in FLOWS}
REFUSED = {"rules-engine-main.json", "patient-appointment.json"}
EVERY = {
    **{k: v.encode() for k, v in {**ALL, **MORE}.items()},
    **{k: v for k, v in REAL.items() if k not in REFUSED},
}


def count_json(value):
    if isinstance(value, dict):
        return sum(map(count_json, value.values()))
    if isinstance(value, list):
        return sum(map(count_json, value))
    return int(value is not None)


def count_xml(data):
    total = 0
    for element in ET.fromstring(data).iter():
        texts = [element.text, *(child.tail for child in element)]
        attributes = [a for a in element.attrib if not a.startswith("xmlns")]
        total += 1 + len(attributes) + sum(bool(t and t.strip()) for t in texts)
    return total


def count_yaml(data):
    for name in set(re.findall(rb"\{\{(\w+)\}\}", data)):
        data = data.replace(b"{{" + name + b"}}", b"__" + name)
    return count_json(yaml.load(data, Loader=yaml.BaseLoader))


def constructs(data):
    """How many values a source holds, counted by a reader that is not ours."""
    head = data.lstrip()[:1]
    if head == b"<":
        return count_xml(data)
    if head == b"{":
        return count_json(json.loads(data))
    if b"exten =>" in data:
        return sum(bool(line.partition(b";")[0].strip()) for line in data.splitlines())
    return count_yaml(data)


@pytest.mark.parametrize("name", EVERY)
def test_every_value_of_the_source_is_in_the_tree_or_in_the_report(name):
    report = read_foreign(EVERY[name]).report
    parts = [part for loss in report.losses for part in loss.parts]
    assert max(Counter(parts).values(), default=1) == 1
    assert report.values == constructs(EVERY[name])
    assert report.taken + len(parts) == report.values
    assert report.taken > 0
    assert all(loss.place and loss.what and str(loss.why).endswith(".") for loss in report.losses)


@pytest.mark.parametrize("name", EVERY)
def test_every_draft_is_a_good_file_with_an_entry(name):
    content = read_foreign(EVERY[name]).content
    assert decode(json.loads(json.dumps(encode(content))))[0] == content
    assert content.root == next(iter(content.nodes))
    tree = IvrTree(TreeId("t"), content)
    assert len(tree.reachable()) > 1


@pytest.mark.parametrize("name", EVERY)
def test_every_value_that_counts_as_taken_makes_a_difference(name):
    """One that could be another without the draft or the report being another was dropped in silence."""
    data = EVERY[name]
    before = read_foreign(plain(data))
    told = {part for loss in before.report.losses for part in loss.parts}
    told |= {loss.place for loss in before.report.losses if loss.why == BESIDES}
    silent = []
    for place, other in sampled(list(variants(data)), 150):
        if told.isdisjoint({place, place.partition(":")[0]}):
            after = read_or_refuse(other)
            if isinstance(after, str):
                continue
            if (after.content, after.report.losses) == (before.content, before.report.losses):
                silent.append(place)
    assert silent == []


def sampled(values, most):
    return values if len(values) <= most else Random(1).sample(values, most)


@pytest.mark.parametrize("name", EVERY)
def test_reading_is_repeatable(name):
    assert read_foreign(EVERY[name]) == read_foreign(EVERY[name])


@pytest.mark.parametrize("kind", ALL)
def test_the_program_is_told_by_the_content(kind):
    assert read_foreign(ALL[kind].encode()).report.format == kind
    assert read_foreign(b"\xef\xbb\xbf" + ALL[kind].encode()).report.format == kind


@pytest.mark.skipif(not FLOWS, reason="the published flows are not here")
@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_is_no_phone_menu_is_refused_in_one_sentence(name):
    with pytest.raises(NotAMenu) as caught:
        read_foreign(REAL[name])
    assert str(caught.value.cause).count(".") == 1
    assert str(caught.value.advice).endswith(".")


SILENT = {
    "messages only": {
        "states": [
            {"name": "t", "type": "trigger", "transitions": [{"event": "incomingMessage", "next": "s"}]},
            {"name": "s", "type": "send-message", "properties": {"body": "hi"}, "transitions": []},
        ],
        "initial_state": "t",
    },
    "a flow behind the scenes": {
        "Version": "2019-10-30",
        "StartAction": "a",
        "Actions": [
            {"Identifier": "a", "Type": "InvokeLambdaFunction", "Parameters": {"LambdaFunctionARN": "x"},
             "Transitions": {"NextAction": "b", "Errors": [], "Conditions": []}},
            {"Identifier": "b", "Type": "TransferToFlow", "Parameters": {"ContactFlowId": "y"}},
        ],
    },
}  # fmt: skip


@pytest.mark.parametrize("name", SILENT)
def test_flows_that_callers_never_hear_are_refused_kindly(name):
    with pytest.raises(NotAMenu) as caught:
        read_foreign(json.dumps(SILENT[name]).encode())
    assert str(caught.value.cause).count(".") == 1
    assert str(caught.value.advice).endswith(".")


def read_or_refuse(data):
    try:
        return read_foreign(data)
    except FileProblem as refused:
        return str(refused)


@pytest.mark.parametrize("kind", [*ALL, *MORE])
def test_cut_off_anywhere_it_is_read_or_refused(kind):
    data = {**ALL, **MORE}[kind].encode()
    for length in range(0, len(data), 7):
        assert read_or_refuse(data[:length])


@pytest.mark.parametrize("name", REAL)
def test_published_flows_cut_off_are_read_or_refused(name):
    data = REAL[name]
    for part in range(1, 40):
        result = read_or_refuse(data[: len(data) * part // 40])
        if not isinstance(result, str):
            report = result.report
            assert report.taken + sum(len(loss.parts) for loss in report.losses) == report.values


@settings(max_examples=200)
@given(st.sampled_from(sorted(ALL)), st.data())
def test_damaged_anywhere_it_is_read_or_refused(kind, draw):
    data = ALL[kind].encode()
    at = draw.draw(st.integers(0, len(data)))
    junk = draw.draw(
        st.binary(max_size=4) | st.sampled_from([b"<", b"}", b'"', b"null", b"[]", b": ", b"\n"])
    )
    result = read_or_refuse(data[:at] + junk + data[at + draw.draw(st.integers(0, 20)) :])
    if not isinstance(result, str):
        report = result.report
        assert report.taken + sum(len(loss.parts) for loss in report.losses) == report.values
        encode(result.content)


WRONG_TYPES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


@settings(max_examples=200)
@given(st.sampled_from(["Twilio Studio", "Amazon Connect"]), st.data())
def test_any_value_anywhere_is_survived(kind, draw):
    document = json.loads(ALL[kind])
    places = [path for path, _ in ledger_module.leaves(document, ())]
    path = draw.draw(st.sampled_from(places))
    path = path[: draw.draw(st.integers(1, len(path)))]
    at = document
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = draw.draw(WRONG_TYPES)
    result = read_or_refuse(json.dumps(document).encode())
    if not isinstance(result, str):
        assert result.report.taken + sum(len(x.parts) for x in result.report.losses) == count_json(document)


LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE v [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>
<vxml><menu id="x"><prompt>&b;</prompt></menu></vxml>"""
OUTSIDE = b"""<!DOCTYPE v [<!ENTITY x SYSTEM "file:///etc/passwd">]><vxml><prompt>&x;</prompt></vxml>"""
HOSTILE = {
    "nothing": b"",
    "blanks": b"  \n ",
    "binary": bytes(range(256)) * 40,
    "zip": b"PK\x03\x04" + bytes(200),
    "png": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "entities": LAUGHS,
    "outside entity": OUTSIDE,
    "doctype": b"<!DOCTYPE vxml><vxml/>",
    "deep xml": b"<a>" * 100_000,
    "deep xml closed": b"<a>" * 5000 + b"</a>" * 5000,
    "many elements": b"<vxml>" + b"<a/>" * 120_000 + b"</vxml>",
    "bad encoding": b'<?xml version="1.0" encoding="klingon"?><vxml/>',
    "other xml": b"<html><body/></html>",
    "deep json": b'{"a":' * 100_000,
    "other json": b'{"a": 1}',
    "json list": b"[1]",
    "our own file": b'{"format": "ivr-tree", "version": 1, "name": "x", "nodes": [], "keypresses": []}',
    "empty flow": b'{"modules": []}',
    "wrong modules": b'{"modules": [1, null, "x"], "start": {}}',
    "wrong actions": b'{"Actions": [[], 5], "StartAction": 7}',
    "wrong states": b'{"states": [null, 1], "initial_state": []}',
    "yaml bomb": b"a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\ninboundCall: {menus: [*c]}",
    "yaml tag": b"inboundCall: !!python/object/apply:os.system ['echo hacked']",
    "deep yaml": b"[" * 100_000,
    "yaml of nothing": b"---\n...\n",
    "yaml cycle": b"&a inboundCall: *a",
    "prose": "Xin chào, đây không phải là menu thoại.".encode(),
    "exten without context": b"exten => 1,1,Hangup()\n",
    "exten of nothing": b"[a]\nexten\nexten =>\nexten => ,,\nsame => n\nexten => 1,1\n",
    "goto nowhere": b"[a]\nexten => s,1,Background(x)\nexten => 1,1,Goto()\nexten => 2,1,Goto(,,)\n",
    "too large": b"<" + b" " * (MAX_BYTES + 1),
    "one menu, again and again": b"<menus>" + b'<menu name="a" greet-long="x"/>' * 60_000 + b"</menus>",
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_are_refused_or_read_but_never_break(data, capfd):
    result = read_or_refuse(data)
    if isinstance(result, str):
        assert result.count("\n") == 0
        assert 20 < len(result) < 300
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "name",
    ["entities", "outside entity", "doctype", "yaml bomb", "deep xml closed", "too large",
     "one menu, again and again"],
)  # fmt: skip
def test_attacks_are_refused(name):
    with pytest.raises(NotAMenu):
        read_foreign(HOSTILE[name])


def test_menus_of_one_name_stay_apart():
    many = b"<menus>" + b'<menu name="a" greet-long="x"/>' * 300 + b"</menus>"
    nodes = read_foreign(many).content.nodes
    assert list(nodes)[:3] == ["a", "a (2)", "a (3)"]
    assert len({node.name for node in nodes.values()}) == 300


def test_the_published_flows_are_all_tried():
    """A folder that moved must not make the tests above pass by trying nothing."""
    assert (CHECKOUT / "tests").is_dir()
    if any((place / "shared").is_dir() for place in CHECKOUT.parents):
        assert len(FLOWS) >= 12
    assert all(isinstance(p, Path) and p.is_file() for p in FLOWS)
