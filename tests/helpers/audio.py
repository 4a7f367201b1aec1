"""Recordings for tests: WAV files made here, and a short MP3 as LAME writes them."""

import base64
import struct

TONE_MP3 = base64.b64decode(
    "//MYxAAFGGKwAUkAAZznOc5znBAgYsjBMEw2KBQSIGIACkkv//MYxAIFcGrUAZAwAS8Y12HJC4AZwLYkOBXFoybvEbxq/9Iy//MY"
    "xAMFkF6YAdQAACsQEBwkDgAAP2KABABtoYFH2VWq/8ca//MYxAMFkGKAAAY4KNMwEvkRyMZcI0WImGxYuq7cis9q/vN1//MYxAMF"
    "6GJ8AAY4KCVvoquDMGTfcbAFRZtU4IAzWovY7e7U//MYxAIFWFp8AAG4JaDwhoZECAVGhdIBwTUrIA0o9Q0q/8sq//MYxAMFuGKA"
    "AAY4KLKoiyILRMg6s1UH11RkLgBwIra53QaE//MYxAMFQFqEAAF4JSJsgEYPMTY0zmHUVGcIS39nFuUjESN1//MYxAUE6FqEAAD2"
    "JREc2RLDesSAGADoa0WpUvVWCypwRCAj//MYxAgFCFqIAAD4JRpKjSIMZLNITX3nhdXqCDxxuYwCjCdm//MYxAoFAFqIAAC4JTIg"
    "WUzctQSHp9Wt2FxRxy+BscUB+AOA//MYxA0E6FqEAAC2JdgYwGM+r0r+1qvmE5gD0x/DTUgJX9JR//MYxBAFKF6IAAP4KFADoUuV"
    "3QGCj7dB0FmAreYlDK5HcWvF//MYxBIFAFqIAAC4JWiW/+rxGc6AM5qFKeSAoUMoGQd4am3+//MYxBUE8F6IAAP2KLWz1mQ0CeNE"
    "7DswRbsEDAG8dNiquyJw//MYxBgFCF6IAAP2KLI+BEwaYC/qMCChStx1QQfJ73atxQA3//MYxBoFcGKAAAT4KHFTmBgYaTuB1IOA"
    "YNonhQOLBRsD70SI//MYxBsGAFp4AAF4JYU/K6jAgJNJ2E6sEysDr7EYcUUjITX+//MYxBoGGFp4AAG4JWVarJHxUSKnwbGJgoGa"
    "hjqJNPJCb6r///MYxBgFuF58AAY6KVoTpF0xSQGPEaBm0Hhv4/hdMar4Vf////MYxBgFSFqUAVUAAZDC/ufadyEkIJrlMpF6FNgs"
    "OJ8WQr0Y//MYxBkJGJq4AZloAMEQCX/z5obv8ofAamOrZlgYBIslXmZl//MYxAsEwFqQAcYAAciRRRNi4rvxTEFNRTQuMKqqqqqq"
    "qqqq"
)
"""0.828 s of 440 Hz, mono, 16 kHz, 8 kbit/s: 23 frames."""


def wav(seconds=1.0, *, rate=8000, channels=1, bits=16, tag=1, fact=None, size=None):
    """A silent WAV file; `tag` 6 and 7 are the laws of telephony, `size` is what its data chunk claims."""
    byte_rate = rate * channels * bits // 8
    body = bytes(int(seconds * byte_rate))
    form = struct.pack("<HHIIHH", tag, channels, rate, byte_rate, channels * bits // 8, bits)
    chunks = b"fmt " + struct.pack("<I", len(form)) + form
    if fact is not None:
        chunks += b"fact" + struct.pack("<II", 4, fact)
    chunks += b"LIST" + struct.pack("<I", 3) + b"abc\0"
    chunks += b"data" + struct.pack("<I", len(body) if size is None else size) + body
    return b"RIFF" + struct.pack("<I", 4 + len(chunks)) + b"WAVE" + chunks
