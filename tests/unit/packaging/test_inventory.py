import json
import re
import sys

import pytest
from recipes import bundle, inventory
from recipes.common import run


@pytest.fixture
def site(tmp_path):
    """A folder of two packages, one of them a tool that is not shipped."""
    for name, extra in {"Thing": "License-Expression: MIT\n", "pip": ""}.items():
        folder = tmp_path / f"{name}-1.0.dist-info"
        (folder / "licenses").mkdir(parents=True)
        (folder / "METADATA").write_text(f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.0\n{extra}")
        (folder / "licenses" / "LICENSE").write_text(f"the terms of {name}\n")
        (folder / "RECORD").write_text(f"{folder.name}/METADATA,,\n{folder.name}/licenses/LICENSE,,\n")
    return tmp_path


def test_notices_hold_the_terms_of_what_is_shipped(site):
    text = inventory.notices(site, "3.11.2")
    assert "Thing 1.0: MIT" in text
    assert "the terms of Thing" in text
    assert "terms of pip" not in text
    assert "Python 3.11.2: PSF-2.0" in text


@pytest.mark.parametrize(
    ("lines", "terms"),
    [
        ("License-Expression: MIT\nLicense: see file", "MIT"),
        ("Classifier: License :: OSI Approved :: BSD License", "BSD-3-Clause"),
        ("Name: pyinstaller\nLicense: GPL", "GPL-2.0-or-later WITH Bootloader-exception"),
        ("License: Apache 2.0", "Apache 2.0"),
        ("Summary: x", "unknown"),
    ],
)
def test_a_licence_is_read_where_the_package_says_it(lines, terms):
    from email import message_from_string

    assert inventory.licence(message_from_string(lines + "\n")) == terms


FACTS = {"python": "3.11.2", "openssl": "3.0.19", "qt": "6.11.3", "icu": "73", "platform": "linux"}
FACTS |= {"openssl_in_cryptography": "", "sqlite": "3.40.1"}


def bill(site, **facts):
    return inventory.bill(site, "0.1.0", {**FACTS, **facts}, "2026-01-01T00:00:00Z")


def test_the_bill_names_packages_and_what_is_no_package(site):
    document = json.loads(bill(site))
    assert (document["bomFormat"], document["specVersion"]) == ("CycloneDX", "1.6")
    assert {part["name"]: part["version"] for part in document["components"]} == {
        "Thing": "1.0",
        "CPython": "3.11.2",
        "OpenSSL": "3.0.19",
        "SQLite": "3.40.1",
        "Qt": "6.11.3",
        "ICU": "73",
    }
    assert document["metadata"]["component"]["version"] == "0.1.0"


def test_the_bill_says_what_is_the_systems(site):
    def of_the_system(text):
        return [part["name"] for part in json.loads(text)["components"] if part.get("scope") == "excluded"]

    assert of_the_system(bill(site)) == ["OpenSSL"]
    windows = bill(site, icu="", platform="win32")
    assert of_the_system(windows) == ["ICU"]
    assert "version" not in json.loads(windows)["components"][-1]


def test_the_bill_names_the_openssl_inside_cryptography_apart_from_the_systems(site):
    parts = json.loads(bill(site, openssl_in_cryptography="4.0.3"))["components"]
    found = {part["version"]: part for part in parts if part["name"] == "OpenSSL"}
    assert set(found) == {"3.0.19", "4.0.3"}
    assert found["3.0.19"]["scope"] == "excluded"
    assert "scope" not in found["4.0.3"]
    assert "cryptography" in found["4.0.3"]["description"]
    assert len({part["bom-ref"] for part in parts}) == len(parts)


def test_the_frozen_interpreter_says_all_that_the_bill_asks():
    """Asked of this environment, which holds the program's own packages."""
    facts = bundle.facts_of(run([sys.executable, "-c", bundle.FACTS]).stdout)
    assert set(facts) == {*FACTS, "pyside", "site"}
    if sys.platform == "linux":
        assert re.fullmatch(r"\d+\.\d+\.\d+\w*", facts["openssl_in_cryptography"])


@pytest.mark.parametrize(
    ("terms", "row"),
    [
        ("MIT", {"license": {"id": "MIT"}}),
        ("MIT OR Apache-2.0", {"expression": "MIT OR Apache-2.0"}),
        (inventory.EXACT["pyinstaller"], {"expression": "GPL-2.0-or-later WITH Bootloader-exception"}),
        ("Own words", {"license": {"name": "Own words"}}),
        ("unknown", {"license": {"name": "unknown"}}),
    ],
)
def test_terms_are_written_as_the_format_wants_them(terms, row):
    assert inventory.component("a", "1", terms, "pypi")["licenses"] == [row]


def test_two_bills_of_the_same_parts_are_equal(site):
    assert bill(site) == bill(site)
