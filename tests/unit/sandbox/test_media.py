import pytest

from ivr_designer.sandbox.media import Media, audio_kind, file_part
from ivr_designer.sandbox.refusals import Refused
from ivr_designer.sandbox.store import Store
from ivr_designer.sandbox.switches import Switches
from ivr_designer.sandbox.wire import Request


def form(*parts, boundary="b"):
    text = b"".join(b"--b\r\n" + head + b"\r\n\r\n" + content + b"\r\n" for head, content in parts)
    return text + b"--b--\r\n", f"multipart/form-data; boundary={boundary}"


FILE = b'Content-Disposition: form-data; name="file"; filename="a b.wav"'


@pytest.mark.parametrize(
    "content", [b"", b"x", b"\r\n", b"x--b", b"\r\n--c\r\n", bytes(range(256)) * 40, b"\r\n\r\n"]
)
def test_the_file_part_is_taken_byte_for_byte(content):
    body, kind = form((b'content-disposition: form-data; name="desc"', b"other"), (FILE, content))
    assert file_part(body, kind) == (content, "a b.wav")


def test_quoted_boundaries_and_text_before_the_first():
    body, _ = form((FILE, b"abc"))
    assert file_part(b"preamble\r\n" + body, 'multipart/form-data; charset=utf-8; boundary="b"')[0] == b"abc"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (form((FILE, b"abc"))[0], "multipart/form-data"),
        (form((FILE, b"abc"))[0], "application/json; boundary=b"),
        (form((FILE, b"abc"))[0], "multipart/form-data; boundary=c"),
        (form((FILE, b"abc"))[0][:-6], "multipart/form-data; boundary=b"),
        (
            form((b'Content-Disposition: form-data; name="other"', b"abc"))[0],
            "multipart/form-data; boundary=b",
        ),
        (form((b"", b"abc"))[0], "multipart/form-data; boundary=b"),
        (b"", "multipart/form-data; boundary=b"),
        (b"\xff\xfe", "multipart/form-data; boundary=b"),
    ],
)
def test_forms_without_a_whole_file(body, kind):
    with pytest.raises(Refused):
        file_part(body, kind)


@pytest.mark.parametrize(
    ("content", "kind", "name", "found"),
    [
        (b"RIFF....WAVE", "", "", "wav"),
        (b"ID3\x04", "", "", "mp3"),
        (b"\xff\xfb\x90", "", "", "mp3"),
        (b"xx", "audio/mpeg", "", "mp3"),
        (b"xx", "audio/x-wav", "", "wav"),
        (b"xx", "", "Lời chào.MP3", "mp3"),
        (b"xx", "", "a.WAV", "wav"),
        (b"\xff", "", "", None),
        (b"OggS", "audio/ogg", "a.ogg", None),
        (b"", "", "", None),
    ],
)
def test_audio_kind(content, kind, name, found):
    assert audio_kind(content, kind, name) == found


def test_file_names_carry_the_servers_clock():
    media = Media(Store(), Switches(), lambda: 1_531_544_847.245)
    request = Request("POST", "/v1/greetingfile", {"uploadType": "simple"}, {}, b"RIFF")
    assert media.answer(request).body["filename"].endswith("-1531544847245.wav")


@pytest.mark.parametrize("path", ["/v1/other", "/v1/greetingfile/x/y"])
def test_other_paths(path):
    with pytest.raises(Refused):
        Media(Store(), Switches(), lambda: 0.0).answer(Request("POST", path, {}, {}, b""))
