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


@settings(max_examples=200, deadline=None)
@given(st.sampled_from([wav(0.01), TONE_MP3, ID3 + TONE_MP3]), st.data())
def test_damaged_anywhere_it_is_read_or_refused(data, draw):
    at = draw.draw(st.integers(0, len(data)))
    junk = draw.draw(st.binary(max_size=8))
    try:
        found = read_audio(data[:at] + junk + data[at + draw.draw(st.integers(0, 40)) :])
    except NotAudio:
        return
    assert 0 < found.duration_s < 3600 * 24
