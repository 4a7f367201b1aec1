"""validate: findings with their codes, and every kind of bad file in two lines."""

import json
import os
import random
import re

import pytest

from tests.helpers.cli import SAMPLE, in_process

TEXT = SAMPLE.read_bytes()


def tree(**more):
    node = {"id": "a", "name": "A", "prompt": {"mode": "talk", "text": "Press 1 for sales."}}
    return {
        "format": "ivr-tree",
        "version": 1,
        "name": "T",
        "root": "a",
        "nodes": [node],
        "keypresses": [],
        **more,
    }


def press(**more):
    return {"node": "a", "key": "1", "action": "stop", **more}


def rules(cli, tmp_path, data):
    file = tmp_path / "t.ivr.json"
    file.write_text(json.dumps(data), "utf-8")
    done = cli("validate", file, "--json")
    assert done.err == ""
    result = json.loads(done.out)
    found = [f["rule"] for f in result["findings"]]
    errors_and_warnings = [f for f in result["findings"] if f["severity"] != "I"]
    assert done.code == (1 if errors_and_warnings else 0)
    for severity in "EWI":
        assert result["counts"][severity] == sum(f["severity"] == severity for f in result["findings"])
    return found


def test_the_sample_has_its_orphan(cli):
    done = cli("validate", SAMPLE, "--json")
    assert done.code == 1
    result = json.loads(done.out)
    orphans = [f for f in result["findings"] if f["rule"] == "S03"]
    assert [f["nodes"] for f in orphans] == [["orphan"]]
    assert set(orphans[0]) == {"rule", "severity", "message", "nodes", "keypresses"}


def test_in_words(cli):
    done = cli("validate", SAMPLE)
    assert done.code == 1
    assert "warning S03 (orphan): " in done.out
    assert re.search(r"\b\d+ warnings?(, \d+ notes?)?\.$", done.out.rstrip())


@pytest.mark.parametrize(
    ("rule", "data"),
    [
        ("S01", tree(root=None)),
        ("S01", tree(root="gone")),
        ("S02", tree(keypresses=[press(action="next_node", next_node="gone")])),
        ("S04", tree()),
        ("S05", tree(keypresses=[press(), press(action="voicemail")])),
        ("S06", tree(keypresses=[press(action="queue")])),
        ("S06", tree(keypresses=[press(action="next_node")])),
        ("S08", tree(keypresses=[press(queue_id="Q")])),
    ],
)
def test_structure_is_checked(rule, data, cli, tmp_path):
    assert rule in rules(cli, tmp_path, data)


def test_keypresses_are_named_by_node_and_key(cli, tmp_path):
    file = tmp_path / "t.ivr.json"
    file.write_text(json.dumps(tree(keypresses=[press(action="queue")])), "utf-8")
    found = json.loads(cli("validate", file, "--json").out)["findings"]
    assert next(f for f in found if f["rule"] == "S06")["keypresses"] == [{"node": "a", "key": "1"}]


BAD = {
    "nothing": b"",
    "binary": bytes(range(256)) * 10,
    "deep": b"[" * 100_000,
    "wrong types": json.dumps(tree(nodes={})).encode(),
    "future": json.dumps(tree(version=2)).encode(),
    "nul": TEXT.replace(b"main", b"ma\0in", 1),
    "half": TEXT[: len(TEXT) // 2],
    "speed": TEXT.replace(b'"speed": 0', b'"speed": 4'),
    "stray key": json.dumps(tree(keypresses=[press(node="zz")])).encode(),
    "twice": json.dumps(tree(nodes=tree()["nodes"] * 2)).encode(),
    "utf-16": TEXT.decode().encode("utf-16"),
}


@pytest.mark.parametrize("data", BAD.values(), ids=BAD)
@pytest.mark.parametrize("command", ["validate", "plan", "apply", "export"])
def test_an_unreadable_file_is_two_lines_and_two(command, data, cli, tmp_path):
    file = tmp_path / "bad.ivr.json"
    file.write_bytes(data)
    more = ["--to", "dot", "-o", tmp_path / "out"] if command == "export" else []
    cli(command, file, *more).assert_complaint(2)
    assert file.read_bytes() == data
    assert not (tmp_path / "out").exists()


def test_cut_off_at_any_byte_it_ends_in_two_lines(cli, tmp_path):
    file = tmp_path / "cut.ivr.json"
    for length in random.Random(1).sample(range(len(TEXT) - 2), 60):
        file.write_bytes(TEXT[:length])
        cli("validate", file).assert_complaint(2)


@pytest.mark.parametrize("name", ["no-such-file", ".", "a\0b", "x" * 400])
def test_a_file_that_cannot_be_opened(name, cli, tmp_path):
    cli("validate", f"{tmp_path}/{name}").assert_complaint(2)


def test_circles_and_dangling_ends_are_only_findings(cli, tmp_path):
    keys = [press(key=k, action="next_node", next_node="a") for k in ("1", "2", "EMPTY_KEY", "INVALID_KEY")]
    assert rules(cli, tmp_path, tree(keypresses=[*keys, press(key="9", action="next_node", next_node="x")]))


def test_names_that_play_tricks_are_printed_as_text(cli, tmp_path):
    data = tree(keypresses=[press()])
    data["nodes"].append({**data["nodes"][0], "id": "evil\x1b]0;x\x07", "name": "\u202egpj.exe\x1b[2J\0"})
    file = tmp_path / "t.ivr.json"
    file.write_text(json.dumps(data), "utf-8")
    for done in (cli("validate", file), cli("validate", file, "--json")):
        assert not {"\x1b", "\u202e", "\0", "\x07"} & set(done.out + done.err)


def test_a_thousand_nodes_take_moments(cli, tmp_path):
    nodes = [{**tree()["nodes"][0], "id": f"n{i}", "name": f"N{i}"} for i in range(1000)]
    keys = [press(node=f"n{i}", action="next_node", next_node=f"n{i + 1}") for i in range(999)]
    file = tmp_path / "big.ivr.json"
    file.write_text(json.dumps(tree(root="n0", nodes=nodes, keypresses=keys)), "utf-8")
    assert cli("validate", file, "--json").code == 1


def test_in_a_process_of_its_own_with_another_alphabet():
    done = in_process("validate", SAMPLE, PYTHONUTF8="0", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert done.code == 1
    assert done.err == ""
    assert done.out.isascii()


@pytest.mark.skipif(os.name == "nt", reason="POSIX pipes")
def test_a_reader_that_leaves_early_is_no_failure(tmp_path):
    import subprocess
    import sys

    command = f'"{sys.executable}" -m ivr_designer --help | true'
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, cwd=SAMPLE.parents[2])
    assert done.stderr == ""


def severities(cli, *more):
    done = cli("validate", SAMPLE, "--json", *more)
    return {f["rule"]: f["severity"] for f in json.loads(done.out)["findings"]}


def test_rules_come_from_profiles_and_files_of_the_house(cli, tmp_path):
    usual = severities(cli)
    assert "R-BR2" not in usual
    assert severities(cli, "--rules", "brazil")["R-BR2"] == "E"
    file = tmp_path / "house.toml"
    file.write_text('id = "h"\ntitle = "House"\n[severities]\n"R-BR2" = "I"\nS03 = "off"\n', "utf-8")
    both = severities(cli, "--rules", "brazil", "--rules", file)
    assert both["R-BR2"] == "I"
    assert "S03" in usual
    assert "S03" not in both


def test_rules_that_cannot_be_used_are_told(cli, tmp_path):
    gone = cli("validate", SAMPLE, "--rules", "nowhere")
    assert gone.code == 2
    assert "nowhere is neither a profile nor a file of rules" in gone.err
    assert "iso-13714" in gone.err
    file = tmp_path / "bad.toml"
    file.write_text('id = "h"\ntitle = "H"\n[severities]\nX99 = "E"\n', "utf-8")
    bad = cli("validate", SAMPLE, "--rules", file)
    assert bad.code == 2
    assert "names a rule that does not exist: X99" in bad.err
