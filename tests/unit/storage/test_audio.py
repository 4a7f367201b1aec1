"""Lengths of recordings, and what is no recording."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivr_designer.storage.audio import AudioFacts, NotAudio, read_audio
from tests.helpers.audio import TONE_MP3, wav

ID3 = b"ID3\x04\x00\x00\x00\x00\x02\x01" + bytes(257)  # a tag of 2 * 128 + 1 bytes


@pytest.mark.parametrize(
    ("data", "seconds", "rate", "channels"),
    [
        (wav(1.5), 1.5, 8000, 1),
        (wav(2.0, rate=44100, channels=2), 2.0, 44100, 2),
        (wav(3.0, bits=8, tag=7), 3.0, 8000, 1),  # u-law, which the standard library does not read
        (wav(3.0, bits=8, tag=6), 3.0, 8000, 1),
        (wav(1.0, tag=0x31, fact=16000), 2.0, 8000, 1),  # packed: the header tells how many samples
        (wav(1.0, size=0xFFFFFFFF), 1.0, 8000, 1),  # a recorder that could not go back to say how much
        (wav(2.0)[: -2 * 8000], 1.0, 8000, 1),  # cut off
    ],
)
def test_wav(data, seconds, rate, channels):
    assert read_audio(data) == AudioFacts("wav", pytest.approx(seconds), rate, channels)


def test_mp3_frame_by_frame():
    whole = AudioFacts("mp3", pytest.approx(0.828), 16000, 1)
    assert read_audio(TONE_MP3) == whole
    assert read_audio(ID3 + TONE_MP3) == whole
    assert read_audio(bytes(300) + TONE_MP3) == whole
    assert read_audio(TONE_MP3 + b"TAG" + bytes(125)) == whole, "the old tag at the end is no sound"
    assert read_audio(TONE_MP3[:-10]).duration_s == pytest.approx(0.828 - 0.036)


def test_the_frame_that_only_tells_of_the_others_is_silent():
    first = bytearray(TONE_MP3[:36])
    first[13:17] = b"Xing"
    assert read_audio(bytes(first) + TONE_MP3).duration_s == pytest.approx(0.828)


@pytest.mark.parametrize(
    "data",
    [
        b"", b"RIFF", b"RIFF\0\0\0\0AVI LIST", b"%PDF-1.7" + bytes(200), b"\xff" * 70_000, bytes(70_000),
        wav(0.0), wav(1.0)[:30], wav(1.0, rate=0), b"ID3" + TONE_MP3[:20], TONE_MP3[:36],
        b"<html>" * 1000, b"OggS" + bytes(100), b"fLaC" + bytes(100),
    ],
)  # fmt: skip
def test_anything_else_is_refused_in_two_sentences(data):
    with pytest.raises(NotAudio) as refused:
        read_audio(data)
    assert str(refused.value.cause).endswith(".")
    assert "WAV or MP3" in str(refused.value.advice)


@settings(max_examples=200)
@given(st.sampled_from([wav(0.01), TONE_MP3, ID3 + TONE_MP3]), st.data())
def test_damaged_anywhere_it_is_read_or_refused(data, draw):
    at = draw.draw(st.integers(0, len(data)))
    junk = draw.draw(st.binary(max_size=8))
    try:
        found = read_audio(data[:at] + junk + data[at + draw.draw(st.integers(0, 40)) :])
    except NotAudio:
        return
    assert 0 < found.duration_s < 3600 * 24


def frame(bits, *, version=0xFB, mode=0xC0, size=None):
    """A layer III frame of silence: `bits` is its third byte, `version` its second."""
    rates = {0xFB: (44100, 48000, 32000), 0xF3: (22050, 24000, 16000), 0xE3: (11025, 12000, 8000)}[version]
    kbits = V1 if version == 0xFB else V2
    samples = 1152 if version == 0xFB else 576
    length = samples // 8 * kbits[bits >> 4] * 1000 // rates[bits >> 2 & 3] + (bits >> 1 & 1)
    return bytes([0xFF, version, bits, mode]) + bytes(length - 4)


V1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
V2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)


@pytest.mark.parametrize("kbit_at", range(1, 15))
@pytest.mark.parametrize("rate_at", range(3))
@pytest.mark.parametrize(("version", "samples"), [(0xFB, 1152), (0xF3, 576), (0xE3, 576)])
def test_every_rate_an_mp3_may_have(version, samples, rate_at, kbit_at):
    rate = {0xFB: (44100, 48000, 32000), 0xF3: (22050, 24000, 16000), 0xE3: (11025, 12000, 8000)}[version][
        rate_at
    ]
    padded = frame(kbit_at << 4 | rate_at << 2 | 2, version=version)
    plain = frame(kbit_at << 4 | rate_at << 2, version=version)
    facts = read_audio(padded + plain + padded)
    assert (facts.duration_s, facts.rate_hz) == (pytest.approx(3 * samples / rate), rate)


@pytest.mark.parametrize(("mode", "channels"), [(0x00, 2), (0x40, 2), (0x80, 2), (0xC0, 1)])
def test_channels_of_an_mp3(mode, channels):
    assert read_audio(frame(0x90, mode=mode) * 2).channels == channels


@pytest.mark.parametrize(
    "head", [(0xFB, 0x9C), (0xFB, 0x00), (0xFB, 0xF0), (0xEB, 0x90), (0xFD, 0x90), (0x7B, 0x90)]
)
def test_what_cannot_be_a_frame_is_none(head):
    with pytest.raises(NotAudio):
        read_audio((bytes([0xFF, *head, 0xC0]) + bytes(413)) * 3)


@pytest.mark.parametrize("mark", [b"Xing", b"Info", b"VBRI"])
def test_each_of_the_marks_of_a_silent_first_frame(mark):
    first = bytearray(frame(0x90))
    first[36:40] = mark
    assert read_audio(bytes(first) + frame(0x90) * 2).duration_s == pytest.approx(2 * 1152 / 44100)


def test_a_mark_in_the_sound_itself_means_nothing():
    first = bytearray(frame(0x90))
    first[300:304] = b"Info"
    assert read_audio(bytes(first) + frame(0x90)).duration_s == pytest.approx(2 * 1152 / 44100)
    second = bytearray(TONE_MP3[36:72])
    second[10:14] = b"Info"
    whole = TONE_MP3[:36] + bytes(second) + TONE_MP3[72:]
    assert read_audio(whole).duration_s == pytest.approx(0.828), "only the first frame may be silent"


def test_a_tag_with_a_footer_is_ten_bytes_longer():
    tag = bytearray(ID3)
    tag[5] = 0x10
    # What looks like sound stands in the footer: whoever does not skip it takes this for a frame.
    false_start = frame(0x10)[:10]
    facts = read_audio(bytes(tag) + false_start + TONE_MP3)
    assert (facts.rate_hz, facts.duration_s) == (16000, pytest.approx(0.828))


def test_sound_may_begin_late_but_not_anywhere():
    assert read_audio(bytes(64 * 1024 - 1) + TONE_MP3).rate_hz == 16000
    with pytest.raises(NotAudio):
        read_audio(bytes(64 * 1024) + TONE_MP3)


def changed(data, **fields):
    """A WAV with other fields in its header, by their place in the form."""
    places = {"tag": (20, 2), "channels": (22, 2), "rate": (24, 4), "byte_rate": (28, 4)}
    result = bytearray(data)
    for name, value in fields.items():
        at, size = places[name]
        result[at : at + size] = value.to_bytes(size, "little")
    return bytes(result)


@pytest.mark.parametrize("field", ["channels", "rate", "byte_rate"])
def test_a_header_that_says_nothing_is_refused(field):
    with pytest.raises(NotAudio) as refused:
        read_audio(changed(wav(1.0), **{field: 0}))
    assert "its header says nothing" in str(refused.value.cause)


def test_only_packed_sound_counts_its_samples():
    assert read_audio(wav(1.0, fact=16000)).duration_s == 1.0, "plain sound is as long as its bytes"
    assert read_audio(wav(1.0, tag=0x31)).duration_s == 1.0, "packed, and not said how much"
    assert read_audio(wav(1.0, tag=0x31, fact=0)).duration_s == 1.0
    for tag in (1, 3, 6, 7, 0xFFFE):
        assert read_audio(wav(1.0, tag=tag, fact=16000)).duration_s == 1.0


def chunk(name, body):
    return name + len(body).to_bytes(4, "little") + body + b"\0" * (len(body) % 2)


@pytest.mark.parametrize(
    "chunks",
    [
        chunk(b"data", bytes(100)) + chunk(b"fmt ", wav()[20:36]),
        chunk(b"fmt ", wav()[20:34]) + chunk(b"data", bytes(100)),
        chunk(b"fmt ", wav()[20:36]),
    ],
    ids=["sound before its form", "a form cut short", "no sound"],
)
def test_a_wav_without_sound_that_can_be_read(chunks):
    with pytest.raises(NotAudio) as refused:
        read_audio(b"RIFF\0\0\0\0WAVE" + chunks)
    assert "it has no sound in it" in str(refused.value.cause)


def test_a_count_of_samples_cut_short_is_none():
    head = b"RIFF\0\0\0\0WAVE" + chunk(b"fmt ", changed(wav(), tag=0x31)[20:36])
    facts = read_audio(head + chunk(b"fact", b"\1\0") + chunk(b"data", bytes(16000)))
    assert facts.duration_s == 1.0


def test_a_riff_of_another_kind_is_no_wav_even_with_sound_in_it():
    with pytest.raises(NotAudio) as refused:
        read_audio(wav().replace(b"WAVE", b"AVI "))
    assert "neither a WAV nor an MP3" in str(refused.value.cause)


def test_what_is_empty_is_told_apart():
    with pytest.raises(NotAudio) as refused:
        read_audio(wav(0.0))
    assert str(refused.value.cause) == "The recording is empty."
