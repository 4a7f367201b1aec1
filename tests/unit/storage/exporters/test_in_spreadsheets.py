"""Tables opened and saved by spreadsheets: nothing is computed, and no phone number or id is respelt."""

import csv
import io
import os
import shutil
import subprocess
from dataclasses import replace

import pytest

from ivr_designer.domain.nodes import TalkPrompt
from ivr_designer.storage.exporters import keypress_csv, prompt_csv
from tests.unit.storage.exporters.build import sample

GNUMERIC = ["ssconvert", "{source}", "{made}"]
LIBRE_OFFICE = [
    "soffice", "--headless", "-env:UserInstallation={home}", "--infilter=CSV:44,34,76,1", "--convert-to",
    "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", "{folder}", "{source}",
]  # fmt: skip
SPREADSHEETS = {"gnumeric": GNUMERIC, "libreoffice": LIBRE_OFFICE}
FOUND = [name for name, command in SPREADSHEETS.items() if shutil.which(command[0])]

pytestmark = pytest.mark.skipif(not FOUND, reason="neither Gnumeric nor LibreOffice is installed")


def saved_again(data, folder):
    """By each spreadsheet that is installed, what it makes of a table when it opens and saves it."""
    for name in FOUND:
        source, made = folder / f"{name}.csv", folder / name / f"{name}.csv"
        made.parent.mkdir(exist_ok=True)
        source.write_bytes(data)
        places = {"source": source, "made": made, "folder": made.parent, "home": (folder / "home").as_uri()}
        command = [word.format(**places) for word in SPREADSHEETS[name]]
        subprocess.run(command, env={**os.environ, "LC_ALL": "C.UTF-8"}, check=True, capture_output=True,
                       timeout=180)  # fmt: skip
        yield name, made.read_bytes()


def test_a_table_of_keys_survives_a_spreadsheet(tmp_path):
    one = sample()
    for press in list(one.tree.keypresses.values()):
        if press.phone_number:
            one.tree._put_keypress(replace(press, phone_number="+84986225112", from_number="0986225112"))
    data = keypress_csv.write(one)
    assert "+84 986 225 112" in data.decode()
    for name, again in saved_again(data, tmp_path):
        assert keypress_csv.read(again) == keypress_csv.read(data), name


def test_risky_names_are_not_computed_by_a_spreadsheet(tmp_path):
    one = sample()
    risky = ["=1+1", "+84986225112", "007", "1-2"]
    for node, name in zip(list(one.tree.nodes.values()), risky, strict=True):
        one.tree._put_node(replace(node, name=name, prompt=TalkPrompt(name)))
    data = prompt_csv.write(one)
    for name, again in saved_again(data, tmp_path):
        rows = list(csv.DictReader(io.StringIO(again.decode("utf-8-sig"), newline="")))
        assert [r["text"].removeprefix("'") for r in rows] == risky, name
