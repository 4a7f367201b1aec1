"""The templates for group policy: an editor can read them, and the program follows what they write."""

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from ivr_designer.config import options, settings
from ivr_designer.config.settings import open_settings

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "packaging" / "windows" / "policy"
ADMX = (FOLDER / "ivr-designer.admx").read_text("utf-8")
TEMPLATE = ElementTree.fromstring(ADMX)
TEXTS = ElementTree.parse(FOLDER / "en-US" / "ivr-designer.adml").getroot()
# The order that the schema of these files asks for, and what of the texts shows which kind of element.
ORDER = ("parentCategory", "supportedOn", "enabledValue", "disabledValue", "elements")
SHOWN_BY = {"text": "textBox", "decimal": "decimalTextBox", "enum": "dropdownList"}
SAMPLES = {"icc_url": "https://icc.example.com", "media_url": "https://media.example.com"}
SAMPLES |= {"proxy": "http://proxy.example.com:8080", "ca_file": r"C:\ProgramData\corp\ca.pem"}


def kind(element):
    return element.tag.rpartition("}")[2]


POLICIES = {row.get("name"): row for row in TEMPLATE.iter() if kind(row) == "policy"}


def written(policy):
    """What Windows may write for a policy: the values by name, text or number, one after the other."""
    if name := policy.get("valueName"):
        for state in ("enabledValue", "disabledValue"):
            yield name, int(policy.find(f"{{*}}{state}/{{*}}decimal").get("value"))
    for element in policy.iterfind("{*}elements/*"):
        name = element.get("valueName")
        if kind(element) == "text":
            yield name, SAMPLES.get(name, "2.5" if isinstance(options.BY_ID[name].default, float) else "a=b")
        elif kind(element) == "decimal":
            yield from ((name, int(element.get(limit))) for limit in ("minValue", "maxValue"))
        else:
            yield from ((name, text.text) for text in element.iterfind("{*}item/{*}value/{*}string"))


@pytest.mark.parametrize("name", POLICIES)
def test_the_program_follows_and_locks_what_a_policy_writes(tmp_path, name):
    rows = list(written(POLICIES[name]))
    assert rows
    for option, value in rows:
        found = {settings._POLICY_KEY: {option: value}}
        opened = open_settings(
            tmp_path / "settings.json",
            environ={},
            machine_folder=tmp_path,
            registry=lambda key, found=found: found.get(key, {}),
        )
        assert opened.problems == []
        assert opened.is_locked(option)
        wanted = type(options.BY_ID[option].default)(value)
        assert opened.get(options.BY_ID[option]) == wanted


@pytest.mark.parametrize("name", POLICIES)
def test_an_editor_can_read_a_policy(name):
    policy = POLICIES[name]
    places = [ORDER.index(kind(child)) for child in policy]
    assert places == sorted(set(places)), "the schema wants another order"
    assert (policy.get("class"), policy.get("key")) == ("Machine", settings._POLICY_KEY)
    assert (policy.find("{*}enabledValue") is None) == (policy.find("{*}disabledValue") is None)
    elements = {element.get("id"): SHOWN_BY[kind(element)] for element in policy.iterfind("{*}elements/*")}
    found = re.fullmatch(r"\$\(presentation\.(\w+)\)", policy.get("presentation", ""))
    assert bool(found) == bool(elements), "a policy with elements has a presentation, and no other has"
    if found:
        (shown,) = TEXTS.iterfind(f".//{{*}}presentation[@id='{found.group(1)}']")
        assert {child.get("refId"): kind(child) for child in shown} == elements


def test_every_reference_inside_the_template_leads_somewhere():
    prefix = TEMPLATE.find("{*}policyNamespaces/{*}target").get("prefix")
    categories = {row.get("name") for row in TEMPLATE.iterfind("{*}categories/{*}category")}
    supported = {f"{prefix}:{row.get('name')}" for row in TEMPLATE.iterfind(".//{*}definition")}
    for policy in POLICIES.values():
        assert policy.find("{*}parentCategory").get("ref") in categories
        assert policy.find("{*}supportedOn").get("ref") in supported


def test_a_text_box_has_a_label_and_a_default_that_the_program_takes():
    for shown in TEXTS.iterfind(".//{*}textBox"):
        assert shown.find("{*}label").text.endswith(":")
        if (usual := shown.find("{*}defaultValue")) is not None:
            name = POLICIES[shown.get("refId")].find("{*}elements/*").get("valueName")
            assert options.BY_ID[name].parse(usual.text) == options.BY_ID[name].default


def test_the_number_that_an_editor_shows_first_is_the_usual_one():
    suggested = {"lock_after_idle_min": 30}  # the usual one is never
    for shown in TEXTS.iterfind(".//{*}decimalTextBox"):
        name = POLICIES[shown.get("refId")].find("{*}elements/*").get("valueName")
        assert float(shown.get("defaultValue")) == suggested.get(name, options.BY_ID[name].default)


def test_what_administrators_read_names_the_same_settings():
    text = (ROOT / "docs" / "admin.md").read_text("utf-8")
    table = text[text.index("| name | value |") : text.index("A secret never stands")]
    told = set(
        re.findall(r"`(\w+)`", "\n".join(line.split("|")[1] for line in table.splitlines() if "|" in line))
    )
    assert told == {name for policy in POLICIES.values() for name, _value in written(policy)}
