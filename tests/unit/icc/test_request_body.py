import email
import email.policy
import json

import pytest

from ivr_designer.icc.request_body import audio_type, encode_form, encode_json


def test_json_is_compact_utf8():
    data = encode_json({"node_name": "Tiếng Việt 😀", "bargeIn": True, "queue_id": None})
    assert data == '{"node_name":"Tiếng Việt 😀","bargeIn":true,"queue_id":null}'.encode()
    assert json.loads(data)["bargeIn"] is True


@pytest.mark.parametrize("fields", [{"x": float("nan")}, {"x": float("inf")}, {"x": "\ud800"}])
def test_what_no_server_reads_is_not_sent(fields):
    with pytest.raises(ValueError):
        encode_json(fields)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.mp3", "audio/mpeg"),
        ("A.WAV", "audio/wav"),
        ("x/y.wav", "audio/wav"),
        ("a", "application/octet-stream"),
    ],
)
def test_the_ending_tells_the_kind(name, kind):
    assert audio_type(name) == kind


def test_the_form_is_one_a_parser_reads():
    content = bytes(range(256)) * 3
    kind, body = encode_form(content, 'folder/lời "chào"\r\nX: y.mp3')
    message = email.message_from_bytes(
        f"Content-Type: {kind}\r\n\r\n".encode() + body, policy=email.policy.HTTP.clone(utf8=True)
    )
    (part,) = message.iter_parts()
    assert part.get_param("name", header="content-disposition") == "file"
    assert part.get_filename() == "lời _chào___X: y.mp3"
    assert part.get_content_type() == "audio/mpeg"
    assert part.get_payload(decode=True) == content


def test_two_forms_have_different_borders():
    assert encode_form(b"", "a")[0] != encode_form(b"", "a")[0]
