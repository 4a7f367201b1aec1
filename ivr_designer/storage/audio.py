"""How long a recording is, read from its own bytes: WAV by its header, MP3 frame by frame."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from ivr_designer.domain.phrases import Phrase, phrase
from ivr_designer.storage.errors import FileProblem

MAX_AUDIO_BYTES = 50 * 1024 * 1024
SUFFIXES = (".wav", ".mp3")

_PCM_LIKE = {1, 3, 6, 7, 0xFFFE}  # integer, float, A-law, u-law, extensible: seconds are bytes by rate
_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
_V1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_V2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_FIRST_FRAME_WITHIN = 64 * 1024
_FEWEST_FRAMES = 2


class NotAudio(FileProblem):
    """The bytes are no whole WAV or MP3."""


@dataclass(frozen=True, slots=True)
class AudioFacts:
    """What the bytes say: `kind` is wav or mp3, `rate_hz` samples a second."""

    kind: str
    duration_s: float
    rate_hz: int
    channels: int


def read_audio(data: bytes) -> AudioFacts:
    """What a WAV or MP3 holds. Raises NotAudio for anything else, and for one with nothing in it."""
    facts = _wav(data) if data[:4] == b"RIFF" else _mp3(data)
    if facts.duration_s <= 0:
        raise _refused(phrase("The recording is empty."))
    return facts


def _refused(cause: Phrase) -> NotAudio:
    return NotAudio(cause, phrase("Save it as WAV or MP3 with a sound program, and choose that file."))


def _wav(data: bytes) -> AudioFacts:
    form: memoryview | None = None
    samples: int | None = None
    for name, body, size in _chunks(data):
        if name == b"fmt ":
            form = body
        elif name == b"fact" and len(body) >= 4:
            samples = int(struct.unpack_from("<I", body)[0])
        elif name == b"data" and form is not None and len(form) >= 16:
            return _of_form(form, min(size, len(body)), samples)
    raise _refused(phrase("The WAV file is broken: it has no sound in it."))


def _of_form(form: memoryview, size: int, samples: int | None) -> AudioFacts:
    tag, channels, rate, byte_rate = struct.unpack_from("<HHII", form)
    if not rate or not byte_rate or not channels:
        raise _refused(phrase("The WAV file is broken: its header says nothing about the sound."))
    seconds = samples / rate if tag not in _PCM_LIKE and samples else size / byte_rate
    return AudioFacts("wav", seconds, rate, channels)


def _chunks(data: bytes) -> Iterator[tuple[bytes, memoryview, int]]:
    """Name, content as far as it is there, and stated size. Who streams leaves the last size open."""
    if data[8:12] != b"WAVE":
        raise _refused(phrase("This is neither a WAV nor an MP3 file."))
    view, at = memoryview(data), 12
    while at + 8 <= len(data):
        size = int(struct.unpack_from("<I", data, at + 4)[0])
        yield data[at : at + 4], view[at + 8 : at + 8 + size], size
        at += 8 + size + size % 2


@dataclass(frozen=True, slots=True)
class _Frame:
    size: int
    samples: int
    rate: int
    channels: int


def _mp3(data: bytes) -> AudioFacts:
    at = _first_frame(data, _after_tag(data))
    first = _frame(data, at)
    assert first is not None
    info = data[at : at + min(first.size, 200)]
    samples = -first.samples if any(m in info for m in (b"Xing", b"Info", b"VBRI")) else 0
    while (frame := _frame(data, at)) is not None and at + frame.size <= len(data):
        samples += frame.samples
        at += frame.size
    return AudioFacts("mp3", samples / first.rate, first.rate, first.channels)


def _after_tag(data: bytes) -> int:
    """Where the sound may begin: behind an ID3v2 tag with its cover pictures."""
    if data[:3] != b"ID3" or len(data) < 10:
        return 0
    size = sum((byte & 0x7F) << shift for byte, shift in zip(data[6:10], (21, 14, 7, 0), strict=True))
    return 10 + size + (10 if data[5] & 0x10 else 0)


def _first_frame(data: bytes, start: int) -> int:
    """The first place where frames follow one another."""
    for at in range(start, min(start + _FIRST_FRAME_WITHIN, len(data) - 4)):
        if data[at] == 0xFF and _frames_from(data, at) >= _FEWEST_FRAMES:
            return at
    raise _refused(phrase("This is neither a WAV nor an MP3 file."))


def _frames_from(data: bytes, at: int) -> int:
    count = 0
    while count < _FEWEST_FRAMES and (frame := _frame(data, at)) is not None and at + frame.size <= len(data):
        count += 1
        at += frame.size
    return count


def _frame(data: bytes, at: int) -> _Frame | None:
    """The layer III frame at that place."""
    if at + 4 > len(data) or data[at] != 0xFF or data[at + 1] & 0xE6 != 0xE2:
        return None
    version, bits = data[at + 1] >> 3 & 3, data[at + 2]
    rates, rate_at, kbit_at = _RATES.get(version), bits >> 2 & 3, bits >> 4
    if rates is None or rate_at == 3 or kbit_at in {0, 15}:
        return None
    kbit = (_V1 if version == 3 else _V2)[kbit_at]
    samples = 1152 if version == 3 else 576
    size = samples // 8 * kbit * 1000 // rates[rate_at] + (bits >> 1 & 1)
    return _Frame(size, samples, rates[rate_at], 1 if data[at + 3] >> 6 == 3 else 2)
