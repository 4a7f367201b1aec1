"""Greeting files: on a host of their own, uploaded raw or as a form."""

import hashlib
import re

import pytest

from ivr_designer.sandbox.server import SandboxServer
from tests.helpers.sandbox_server import RawClient, make_token

WAV = b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(range(256)) * 8 + b"\r\n--almost\r\n\r\n"


@pytest.fixture
def server():
    with SandboxServer() as running:
        yield running


@pytest.fixture
def client(server):
    with RawClient(server.media_url) as raw:
        yield raw


def form(name="file", filename="Lời chào.wav", content=WAV, boundary="x1y2"):
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="note"\r\n\r\nhello\r\n'
    head += f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="{filename}"\r\n'
    head += "Content-Type: audio/wav\r\n\r\n"
    body = head.encode() + content + f"\r\n--{boundary}--\r\n".encode()
    return body, {"Content-Type": f"multipart/form-data; boundary={boundary}"}


def test_raw_upload_answers_with_name_and_sid(server, client):
    path = "/v1/greetingfile?uploadType=simple&desc=Xin%20ch%C3%A0o"
    answer = client.call("POST", path, WAV, headers={"Content-Type": "audio/wav"})
    assert answer.status == 200
    assert list(answer.body) == ["r", "filename", "fileSid", "message"]
    assert (answer.body["r"], answer.body["message"]) == (0, "Upload file success")
    assert re.fullmatch(r"[A-Z0-9]{10}-\d{13}\.wav", answer.body["filename"])
    assert re.fullmatch(r"[A-Z0-9]{16}", answer.body["fileSid"])
    (row,) = server.control.store.rows("greetingfile")
    assert (row["size"], row["sha256"]) == (len(WAV), hashlib.sha256(WAV).hexdigest())
    assert row["desc1"] == "Xin chào"
    assert server.control.media.content == {answer.body["fileSid"]: WAV}


def test_form_upload_keeps_the_bytes_of_the_file_part(server, client):
    body, headers = form()
    answer = client.call("POST", "/v1/greetingfile?uploadType=multipart", body, headers=headers)
    assert answer.body["filename"].endswith(".wav")
    assert server.control.media.content[answer.body["fileSid"]] == WAV


def test_list_has_a_string_total_and_its_own_names(client):
    first = client.call("POST", "/v1/greetingfile?uploadType=simple&desc=A", b"ID3" + bytes(50)).body
    client.call("POST", "/v1/greetingfile?uploadType=simple", WAV)
    listed = client.get("/v1/greetingfile")
    assert listed["r"] == 0
    assert listed["data"]["total"] == "2"
    one, two = listed["data"]["greeting_files"]
    created = one.pop("created")
    assert one == {"sid": first["fileSid"], "filename": first["filename"], "desc1": "A"}
    assert first["filename"].endswith(".mp3")
    assert type(created) is int
    assert two["desc1"] is None


def test_delete_by_sid(server, client):
    sid = client.call("POST", "/v1/greetingfile?uploadType=simple", WAV).body["fileSid"]
    assert client.delete(f"/v1/greetingfile/{sid}")["r"] == 0
    assert client.delete(f"/v1/greetingfile/{sid}")["r"] == 3
    assert client.get("/v1/greetingfile")["data"] == {"greeting_files": [], "total": "0"}
    assert server.control.media.content == {}


@pytest.mark.parametrize(
    ("query", "body", "headers"),
    [
        ("", WAV, {}),
        ("?uploadType=other", WAV, {}),
        ("?uploadType=simple", b"", {}),
        ("?uploadType=simple", b"plain text", {"Content-Type": "text/plain"}),
        ("?uploadType=multipart", *form(name="audio")),
        ("?uploadType=multipart", *form(filename="a.txt", content=b"text")),
        ("?uploadType=multipart", form()[0][:-20], form()[1]),
        ("?uploadType=multipart", form()[0], {"Content-Type": "multipart/form-data"}),
        ("?uploadType=multipart", WAV, {"Content-Type": "audio/wav"}),
    ],
)
def test_wrong_uploads_are_refused(server, client, query, body, headers):
    answer = client.call("POST", f"/v1/greetingfile{query}", body, headers=headers)
    assert (answer.status, answer.body["r"]) == (200, 1)
    assert server.control.store.rows("greetingfile") == []


def test_each_host_serves_its_own_calls_only(server, client):
    assert client.call("GET", "/v1/ivrtree").status == 404
    with RawClient(server.icc_url) as other:
        assert other.call("GET", "/v1/greetingfile").status == 404


def test_the_media_host_checks_tokens_too(client):
    answer = client.call("GET", "/v1/greetingfile", token=make_token("wrong"))
    assert (answer.status, answer.body) == (403, {"r": 5, "message": "keySid invalid"})
    assert client.call("GET", f"/v1/greetingfile?access_token={make_token()}", token="").body["r"] == 0


def test_a_body_over_the_cap_is_refused_unread(server):
    with RawClient(server.icc_url) as icc:
        answer = icc.call("POST", "/v1/ivrtree", b"x" * 1_000_001)
    assert answer.status == 413


def test_created_may_be_in_seconds(server, client):
    client.call("POST", "/v1/greetingfile?uploadType=simple", WAV)
    in_ms = client.get("/v1/greetingfile")["data"]["greeting_files"][0]["created"]
    server.control.switches.set(created="s", row_order="newest", count_type="number")
    data = client.get("/v1/greetingfile?page=1")["data"]
    assert data["greeting_files"][0]["created"] == in_ms // 1000
    assert data["total"] == 1
