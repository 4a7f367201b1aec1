"""export, import, profile and sandbox on the command line."""

import json
import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request

import pytest

from ivr_designer.sandbox.server import SandboxServer
from tests.helpers.cli import CHECKOUT, SAMPLE, in_process, to
from tests.unit.storage.importers.flows import published
from tests.unit.storage.importers.samples import ALL

KINDS = ["dot", "mermaid", "graphml", "csv", "script", "svg", "html", "text"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_written(kind, cli, tmp_path):
    out = tmp_path / f"out.{kind}"
    done = cli("export", SAMPLE, "--to", kind, "-o", out)
    assert (done.code, done.err) == (0, "")
    assert "4 nodes" in done.out
    assert "Kinh doanh" in out.read_text("utf-8-sig")


def test_an_export_in_another_language_and_masked(cli, tmp_path):
    out = tmp_path / "o.html"
    assert cli("export", SAMPLE, "--to", "html", "-o", out, "--lang", "en", "--mask").code == 0
    text = out.read_text("utf-8")
    assert "Callers enter here." in text
    assert "S03: Callers cannot get to “Khuyến mãi cũ”." in text
    assert "842838223344" not in text


def test_with_a_contact_center_named_its_lists_are_used(cli, tmp_path):
    file, out = tmp_path / "t.ivr.json", tmp_path / "o.html"
    with SandboxServer({"SKf": "s3cret"}, seed="sample") as server:
        assert cli("pull", "Hotline 1900", "-o", file, *to(server), secret="s3cret").code == 0
        done = cli("export", file, "--to", "html", "-o", out, *to(server), secret="s3cret")
        assert (done.code, done.err) == (0, "")
        file.write_text(file.read_text("utf-8").replace("QU_H7CFNKKKUGYG5N2R", "QU_UNKNOWN"), "utf-8")
        found = json.loads(cli("validate", file, "--json", *to(server), secret="s3cret").out)["findings"]
    text = out.read_text("utf-8")
    assert "Chăm sóc khách hàng" in text
    assert "84986225112" in text
    assert "S07" in {f["rule"] for f in found}
    assert "S07" not in {f["rule"] for f in json.loads(cli("validate", file, "--json").out)["findings"]}


def test_the_document_lists_what_differs_from_an_older_file(cli, tmp_path):
    old, out = tmp_path / "old.ivr.json", tmp_path / "o.html"
    old.write_text(SAMPLE.read_text("utf-8").replace('"Kinh doanh"', '"Bán hàng"'), "utf-8")
    done = cli("export", SAMPLE, "--to", "html", "-o", out, "--since", old)
    assert (done.code, done.err) == (0, "")
    text = out.read_text("utf-8")
    assert "<li>~ “Kinh doanh”: Tên: Bán hàng → Kinh doanh</li>" in text, "as the document speaks"
    assert "S03: Người gọi không" in text
    cli("export", SAMPLE, "--to", "html", "-o", out, "--since", old, "--lang", "en")
    assert "<li>~ “Kinh doanh”: Name: Bán hàng → Kinh doanh</li>" in out.read_text("utf-8")
    assert cli("export", SAMPLE, "--to", "html", "-o", out, "--since", SAMPLE).code == 0
    assert "<li>" not in out.read_text("utf-8")


def test_the_document_lists_what_was_sent_for_the_tree(cli, tmp_path):
    file, out = tmp_path / "t.ivr.json", tmp_path / "o.html"
    with SandboxServer({"SKf": "s3cret"}, seed="sample") as server:
        assert cli("pull", "Hotline 1900", "-o", file, *to(server), secret="s3cret").code == 0
        file.write_text(file.read_text("utf-8").replace('"Kinh doanh"', '"Bán hàng"'), "utf-8")
        assert cli("apply", file, *to(server), secret="s3cret").code == 0
        done = cli("export", file, "--to", "html", "-o", out, "--changes", *to(server), secret="s3cret")
        assert (done.code, done.err) == (0, "")
    (line,) = re.findall(r"<ol>\n(.*)\n</ol>", out.read_text("utf-8"))
    assert re.fullmatch(r"<li>\d{4}-\d\d-\d\d \d\d:\d\d · Sửa “Bán hàng”</li>", line)


def test_a_list_of_changes_needs_a_document_and_something_to_list(cli, tmp_path):
    out = tmp_path / "o"
    cli("export", SAMPLE, "--to", "csv", "-o", out, "--since", SAMPLE).assert_complaint(2)
    cli("export", SAMPLE, "--to", "html", "-o", out, "--changes").assert_complaint(2)
    cli("export", SAMPLE, "--to", "html", "-o", out, "--since", tmp_path / "none").assert_complaint(2)
    assert not out.exists()


def test_an_export_to_stdout():
    done = in_process("export", SAMPLE, "--to", "csv", "-o", "-")
    assert done.code == 0
    assert done.out.startswith('\ufeff"node"')


def test_an_import_to_stdout(cli, tmp_path):
    name, text = next(iter(ALL.items()))
    source = tmp_path / name
    source.write_bytes(text if isinstance(text, bytes) else text.encode())
    done = in_process("import", source, "-o", "-")
    assert done.code == 0
    assert json.loads(done.out)["nodes"]
    assert "nodes and" in done.err


@pytest.mark.parametrize(
    ("kind", "start"), [("png", b"\x89PNG"), ("pdf", b"%PDF"), ("pdf-a3", b"%PDF"), ("script-pdf", b"%PDF")]
)
def test_pictures_are_drawn_where_there_is_no_screen(kind, start, tmp_path):
    screens = dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"), "")
    done = in_process("export", SAMPLE, "--to", kind, "-o", tmp_path / "o", **screens)
    assert (done.code, done.err) == (0, "")
    assert (tmp_path / "o").read_bytes().startswith(b"\x89PNG" if kind == "png" else b"%PDF")


@pytest.mark.parametrize("kind", ["nonsense", ""])
def test_an_unknown_kind_and_a_bad_place(kind, cli, tmp_path):
    cli("export", SAMPLE, "--to", kind, "-o", tmp_path / "x").assert_complaint(2)
    cli("export", SAMPLE, "--to", "dot", "-o", tmp_path / "no" / "x").assert_complaint(2)
    cli("export", SAMPLE, "--to", "dot", "-o", tmp_path).assert_complaint(2)


@pytest.mark.parametrize("kind", ALL)
def test_an_import_makes_a_file_that_opens_and_a_report(kind, cli, tmp_path):
    source, out, report = tmp_path / "in", tmp_path / "o.ivr.json", tmp_path / "r.json"
    source.write_text(ALL[kind], "utf-8")
    done = cli("import", source, "-o", out, "--report", report)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"{kind}: ")
    told = json.loads(report.read_text("utf-8"))
    assert told["format"] == kind
    assert told["taken"] + sum(len(x["parts"]) for x in told["losses"]) == told["values"]
    assert all(x["place"] and x["why"] for x in told["losses"])
    assert cli("validate", out).code in {0, 1}


@pytest.mark.skipif(not published(), reason="the published flows are not here")
def test_the_published_flows_are_imported_or_refused_kindly(cli, tmp_path):
    codes = {}
    for flow in published():
        done = cli("import", flow, "-o", tmp_path / "o.ivr.json", "--report", tmp_path / "r.json")
        if done.code:
            done.assert_complaint(2)
        codes[flow.name] = done.code
    assert codes["patient-appointment.json"] == 2
    assert sum(code == 0 for code in codes.values()) >= 10


@pytest.mark.parametrize("data", [b"", b"\0\1\2", b"<html/>", b"{}", b"just words", b"PK\3\4"])
def test_what_is_no_menu_is_refused_and_writes_nothing(data, cli, tmp_path):
    (tmp_path / "in").write_bytes(data)
    cli("import", tmp_path / "in", "-o", tmp_path / "o", "--report", tmp_path / "r").assert_complaint(2)
    assert not (tmp_path / "o").exists()
    assert not (tmp_path / "r").exists()


def test_a_group_without_its_command_says_which_there_are(cli):
    done = cli("profile")
    done.assert_complaint(2)
    assert "add, list, remove" in done.err


def test_profiles_come_and_go(cli):
    assert cli("profile", "list").out == "No profile is kept yet.\n"
    done = cli("profile", "add", "Work", "--key-sid", "SK1", "--url", "https://icc.example/v1/")
    assert (done.code, done.err) == (0, "")
    listed = json.loads(cli("profile", "list", "--json").out)["profiles"]
    assert [(p["name"], p["key_sid"], p["icc_url"]) for p in listed] == [
        ("Work", "SK1", "https://icc.example")
    ]
    assert "Work" in cli("profile", "list").out
    cli("profile", "add", "work", "--key-sid", "SK2").assert_complaint(2)
    cli("profile", "add", "Bad", "--key-sid", "SK2", "--url", "http://icc.example").assert_complaint(2)
    assert cli("profile", "remove", "Work").code == 0
    cli("profile", "remove", "Work").assert_complaint(2)


def test_a_secret_without_a_keyring_is_told_and_never_written(cli, private_home):
    done = cli("profile", "add", "Work", "--key-sid", "SK1", secret="canary-secret-1")
    assert done.code == 2
    assert "canary" not in done.out + done.err
    kept = [p for p in private_home.rglob("*") if p.is_file()]
    assert not any(b"canary" in p.read_bytes() for p in kept)


def test_a_kept_profile_connects_with_a_secret_from_the_environment(cli, tmp_path):
    with SandboxServer({"SKp": "s3cret"}, seed="sample") as server:
        add = ["--key-sid", "SKp", "--url", server.icc_url, "--media-url", server.media_url]
        assert cli("profile", "add", "Box", *add).code == 0
        out = tmp_path / "o.ivr.json"
        assert cli("pull", "Hotline 1900", "-o", out, "--profile", "box", secret="s3cret").code == 0
        assert json.loads(out.read_text("utf-8"))["remote"]["base_url"] == server.icc_url


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_the_sandbox_serves_until_it_is_told_to_stop(tmp_path):
    options = ["--secret", "abc", "--key-sid", "SKx", "--latency-ms", "5", "--set", "ids=int", "--json"]
    state = ["--data", str(tmp_path / "state.json")]
    command = [sys.executable, "-m", "ivr_designer", "sandbox", *options, *state]
    with subprocess.Popen(
        command, cwd=CHECKOUT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as run:
        told = json.loads(run.stdout.readline())
        assert told["key_sid"] == "SKx"
        assert "abc" not in json.dumps(told)
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"{told['icc_url']}/v1/ivrtree", timeout=20)
        refused.value.close()
        assert refused.value.code == 403
        run.send_signal(signal.SIGTERM)
        assert run.wait(20) == 0
        assert run.stderr.read() == ""
    assert (tmp_path / "state.json").exists()


@pytest.mark.parametrize(
    "args",
    [
        ["--set", "nonsense"],
        ["--set", "nonsense=1"],
        ["--port", "99999"],
        ["--host", "0.0.0.0"],
        ["--seed", "x"],
        ["--secret", ""],
        ["--set", "drop_percent=101"],
    ],
)
def test_a_sandbox_that_cannot_be_is_told(args, cli):
    cli("sandbox", *args).assert_complaint(2)


def test_a_sandbox_whose_file_cannot_be_used_is_told(tmp_path, cli):
    (tmp_path / "bad.json").write_text("no", "utf-8")
    cli("sandbox", "--data", tmp_path / "bad.json").assert_complaint(2)


def test_an_export_that_there_is_not_names_all_there_are(cli, tmp_path):
    done = cli("export", SAMPLE, "--to", "nothing", "-o", tmp_path / "x")
    done.assert_complaint(2)
    for kind in (
        "dot",
        "mermaid",
        "graphml",
        "csv",
        "script",
        "svg",
        "html",
        "text",
        "png",
        "pdf",
        "pdf-a3",
        "script-pdf",
    ):
        assert kind in done.err.replace(".", ",").replace(" ", ",").split(",")
