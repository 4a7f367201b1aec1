"""plan, apply and pull against a sandbox over a socket."""

import json
import os
import random
import subprocess
import sys
import time

from ivr_designer.domain.nodes import DEFAULT_VOICE
from ivr_designer.sandbox.server import SandboxServer
from tests.helpers.canary import CANARY as SECRET
from tests.helpers.cli import CHECKOUT, SAMPLE, in_process, to


def rows(server, name):
    return server.control.store.rows(name)


def assert_equal_to_sample(server, data):
    """The server holds exactly the file's tree, nodes and keypresses."""
    names = {n["id"]: n["name"] for n in data["nodes"]}
    assert [t["tree_name"] for t in rows(server, "ivrtree")] == [data["name"]]
    assert sorted(n["node_name"] for n in rows(server, "ivrnode")) == sorted(names.values())
    there = {n["id"]: n["node_name"] for n in rows(server, "ivrnode")}
    numbers = {"voicemail": 1, "queue": 2, "phone": 3, "next_node": 4, "sms": 5, "stop": 6}
    wanted = sorted(
        (names[k["node"]], k["key"], numbers[k["action"]],
         names.get(k.get("next_node"), ""), k.get("queue_id") or "", k.get("phone_number") or "")
        for k in data["keypresses"]
    )  # fmt: skip
    found = sorted(
        (there[k["node"]], k["node_key"], k["action"],
         there.get(k.get("next_node"), "") if k["action"] == 4 else "",
         k.get("queue_id") or "" if k["action"] == 2 else "", k.get("to_phone_number") or "")
        for k in rows(server, "ivrkeypress")
    )  # fmt: skip
    assert found == wanted
    root = next(n["id"] for n in rows(server, "ivrnode") if n["node_name"] == names[data["root"]])
    assert rows(server, "ivrtree")[0]["root_node"] == root


def contains(whole, part):
    if isinstance(part, dict):
        return all(k in whole and contains(whole[k], v) for k, v in part.items())
    if isinstance(part, list):
        return len(whole) == len(part) and all(map(contains, whole, part))
    return whole == part


def test_a_plan_changes_nothing(server, file, cli):
    before = file.read_bytes()
    done = cli("plan", file, *to(server), secret=SECRET)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[0] == "+ Create tree “Hotline 1900”  [POST ivrtree]"
    assert done.out.splitlines()[-1] == "17 calls."
    assert rows(server, "ivrtree") == []
    assert file.read_bytes() == before


def test_apply_makes_the_tree_writes_the_ids_and_does_nothing_the_second_time(server, file, cli):
    sample = json.loads(SAMPLE.read_text("utf-8"))
    done = cli("apply", file, *to(server), secret=SECRET)
    assert (done.code, done.err) == (0, "")
    assert_equal_to_sample(server, sample)
    written = json.loads(file.read_text("utf-8"))
    assert contains(written, sample)
    assert written["remote"] == {
        "base_url": server.icc_url,
        "project": 246,
        "tree": rows(server, "ivrtree")[0]["id"],
    }
    assert {n["remote_id"] for n in written["nodes"]} == {n["id"] for n in rows(server, "ivrnode")}
    assert {k["remote_id"] for k in written["keypresses"]} == {k["id"] for k in rows(server, "ivrkeypress")}
    before = file.read_bytes()
    again = cli("apply", file, *to(server), secret=SECRET)
    assert again.code == 0
    assert "Nothing to change." in again.out
    assert file.read_bytes() == before
    assert_equal_to_sample(server, sample)
    assert cli("plan", file, *to(server), secret=SECRET).out == "Nothing to change.\n"


def test_edits_in_the_file_and_elsewhere_end_as_the_file_says(server, file, cli):
    assert cli("apply", file, *to(server), secret=SECRET).code == 0
    data = json.loads(file.read_text("utf-8"))
    data["nodes"][1]["name"] = "Bán hàng"
    data["nodes"] = [n for n in data["nodes"] if n["id"] != "orphan"]
    data["keypresses"] = [k for k in data["keypresses"] if k["node"] != "orphan"]
    data["keypresses"][0] |= {"action": "queue", "queue_id": "QU_JFYXLG3RXZBFCTZY"}
    del data["keypresses"][0]["next_node"]
    data["nodes"].append({"id": "fresh", "name": "Mới", "prompt": {"mode": "talk", "text": "Mới."}})
    data["keypresses"].append({"node": "main", "key": "9", "action": "next_node", "next_node": "fresh"})
    data["keypresses"].append({"node": "fresh", "key": "EMPTY_KEY", "action": "stop"})
    file.write_text(json.dumps(data), "utf-8")
    main = next(n for n in rows(server, "ivrnode") if n["node_name"] == "Lời chào")
    server.control.store.update("ivrnode", main["id"], {"node_play_content": "Somebody else was here."})
    plan = cli("plan", file, *to(server), secret=SECRET)
    assert plan.code == 0
    assert "Somebody else was here." in plan.out
    assert cli("apply", file, *to(server), secret=SECRET).code == 0
    assert_equal_to_sample(server, json.loads(file.read_text("utf-8")))
    texts = {n["node_name"]: n["node_play_content"] for n in rows(server, "ivrnode")}
    assert texts["Lời chào"].startswith("Xin chào")
    assert cli("apply", file, *to(server), secret=SECRET).out.startswith("Nothing to change.")


def test_pull_gives_the_tree_and_pulling_again_keeps_what_the_file_adds(server, file, tmp_path, cli):
    assert cli("apply", file, *to(server), secret=SECRET).code == 0
    out = tmp_path / "pulled.ivr.json"
    assert cli("pull", "Hotline 1900", "-o", out, *to(server), secret=SECRET).code == 0
    pulled = json.loads(out.read_text("utf-8"))
    assert pulled["root"] == next(n["remote_id"] for n in pulled["nodes"] if n["name"] == "Lời chào")
    assert len(pulled["keypresses"]) == 12
    first = out.read_bytes()
    tree = pulled["remote"]["tree"]
    assert cli("pull", tree, "-o", out, *to(server), secret=SECRET).code == 0
    assert out.read_bytes() == first
    before = json.loads(file.read_text("utf-8"))
    assert cli("pull", tree, "-o", file, *to(server), secret=SECRET).code == 0
    kept = json.loads(file.read_text("utf-8"))
    voice = {"voice": DEFAULT_VOICE}
    for node in before["nodes"]:
        node["prompt"] = voice | node["prompt"] if node["prompt"]["mode"] == "talk" else node["prompt"]
    assert kept == before, "lengths of recordings and caller numbers, too, which no list shows"
    assert [n["id"] for n in kept["nodes"]] == ["main", "sales", "support", "orphan"]
    assert len(kept["tests"]) == 2
    for at in (file, out):
        assert cli("plan", at, *to(server), secret=SECRET).out == "Nothing to change.\n"
        assert cli("apply", at, *to(server), secret=SECRET).out.startswith("Nothing to change.")
    calling = next(k for k in rows(server, "ivrkeypress") if k["to_phone_number"])
    assert calling["from_number_callout_to_agent"] == "84986225112"


def test_pull_to_standard_output(server, file, tmp_path, cli, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert cli("apply", file, *to(server), secret=SECRET).code == 0
    done = cli("pull", "Hotline 1900", "-o", "-", *to(server), secret=SECRET)
    assert done.code == 0
    assert len(json.loads(done.out)["keypresses"]) == 12
    assert not (tmp_path / "-").exists()


def test_what_the_server_has_not_and_who_it_does_not_know(server, file, tmp_path, cli):
    out = tmp_path / "o.ivr.json"
    done = cli("pull", "no such tree", "-o", out, *to(server), secret=SECRET)
    done.assert_complaint(1)
    assert not out.exists()
    cli("plan", file, *to(server), secret="wrong").assert_complaint(1)
    cli("apply", file, *to(server)).assert_complaint(2)
    cli("apply", file).assert_complaint(2)
    assert rows(server, "ivrtree") == []


def test_no_server_at_all(file, cli):
    done = cli("plan", file, "--url", "http://127.0.0.1:9", "--key-sid", "SK", secret="x")
    done.assert_complaint(1)


def test_a_file_does_not_choose_the_host(server, file, cli):
    data = json.loads(file.read_text("utf-8"))
    data["remote"] = {"base_url": "https://evil.example", "tree": "TR_1"}
    file.write_text(json.dumps(data), "utf-8")
    done = cli("apply", file, *to(server), secret=SECRET)
    done.assert_complaint(2)
    assert "https://evil.example" in done.err
    assert cli("apply", file, "--as-new", *to(server), secret=SECRET).code == 0
    assert json.loads(file.read_text("utf-8"))["remote"]["base_url"] == server.icc_url


def test_a_file_of_another_project_is_not_applied(cli, server, file):
    data = json.loads(file.read_text("utf-8"))
    data["remote"] = {"base_url": server.icc_url, "tree": "TR_1", "project": 99}
    file.write_text(json.dumps(data), "utf-8")
    refused = cli("apply", file, *to(server), secret=SECRET)
    refused.assert_complaint(2)
    assert "project 99" in refused.err
    assert not server.control.store.rows("ivrtree")


def test_a_tree_that_is_gone_is_told(server, file, cli):
    data = json.loads(file.read_text("utf-8"))
    data["remote"] = {"base_url": server.icc_url, "tree": "TR_GONE"}
    file.write_text(json.dumps(data), "utf-8")
    cli("apply", file, *to(server), secret=SECRET).assert_complaint(1)


def test_an_incomplete_tree_is_not_sent(server, file, cli):
    data = json.loads(file.read_text("utf-8"))
    data["keypresses"][0]["next_node"] = "gone"
    file.write_text(json.dumps(data), "utf-8")
    for command in ("plan", "apply"):
        done = cli(command, file, *to(server), secret=SECRET)
        assert done.code == 1
        assert len(done.err.splitlines()) == 2
    assert rows(server, "ivrtree") == []


def test_a_plan_as_json(server, file, cli):
    plan = json.loads(cli("plan", file, "--json", *to(server), secret=SECRET).out)
    assert [c["call"] for c in plan["calls"]].count("POST ivrkeypress") == 12
    assert plan["blocked"] is None


def test_the_secret_comes_on_stdin_and_shows_nowhere(server, file, tmp_path):
    home = tmp_path / "own-home"
    done = in_process(
        "apply", file, *to(server), "--secret-stdin", stdin=f"{SECRET}\n", IVR_DESIGNER_HOME=str(home)
    )
    assert done.code == 0, done.err
    everything = [done.out.encode(), done.err.encode()] + [
        p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()
    ]
    assert home.exists()
    assert not any(SECRET.encode() in data for data in everything)


def test_killed_at_any_moment_and_run_again_it_finishes(tmp_path, file):
    """Runs are killed when the server has heard more and more, and just after; the last one gets through."""
    chance = random.Random(4)
    environ = {
        "IVR_DESIGNER_KEY_SECRET": SECRET,
        "IVR_DESIGNER_HOME": str(tmp_path / "h"),
        "IVR_DESIGNER_WRITE_TOKEN_LIFE_S": "2",
        "IVR_DESIGNER_FENCE_MARGIN_S": "0.5",
    }
    with SandboxServer({"SKcli": SECRET}, seed="account", latency_ms=10) as server:
        command = [sys.executable, "-m", "ivr_designer", "apply", str(file), *to(server)]
        for goal in sorted(chance.sample(range(1, 17), 3)):
            with subprocess.Popen(
                command, cwd=CHECKOUT, env={**os.environ, **environ}, stdout=-3, stderr=-3
            ) as run:
                while made(server) < goal and run.poll() is None:
                    time.sleep(0.001)
                time.sleep(chance.random() * 0.03)
                run.kill()
        done = in_process("apply", file, *to(server), timeout=200, **environ)
        assert done.code == 0, done.err
        assert_equal_to_sample(server, json.loads(SAMPLE.read_text("utf-8")))
        assert json.loads(file.read_text("utf-8"))["remote"]["tree"] == rows(server, "ivrtree")[0]["id"]
        assert "Nothing to change." in in_process("apply", file, *to(server), **environ).out


def made(server):
    return sum(len(rows(server, name)) for name in ("ivrtree", "ivrnode", "ivrkeypress"))
