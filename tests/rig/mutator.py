"""Cheap mutations of good input: bytes changed, pieces cut, repeated and mixed, values replaced by odd ones.

Everything depends on the seed alone, so that a failing case can be made again by its number.
"""

import random
import re
from collections.abc import Iterator, Sequence

ODD = (
    b"null", b"true", b"false", b"0", b"-0", b"-1", b"0.0", b"1e999", b"-1e-999", b"NaN", b"Infinity", b'""',
    b'"0"', b"9223372036854775807", b"9223372036854775808", b"9" * 400, b"[]", b"{}", b"[[[[]]]]",
    b'{"a":{"a":{}}}', b'" "', b'"\\ud800"', b'"\\u0000"', b'"\\u202e"', b"\"<img src='file:///x'>\"",
    b'"=1+1"', b'"../../x"', b'"' + b"x" * 300 + b'"', '"Tiếng Việt"'.encode(),
    '"Tie\u0302\u0301ng"'.encode(), b'"EMPTY_KEY"', b'"*"', b"4", b"7", b"[" * 70, b"{" * 70, b'{"r":0}',
    b"\xff\xfe", b"\xef\xbb\xbf", b"\x00", b"<html>", b'"\\', b"\\u12", b",", b":", b"}", b"]",
)  # fmt: skip
_VALUE = re.compile(rb'"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false|null')


class Mutator:
    """`next` gives one input after another, each made of one of the `seeds`."""

    def __init__(self, seeds: Sequence[bytes], seed: int) -> None:
        self.rng = random.Random(seed)
        self._seeds = [(text, [m.span() for m in _VALUE.finditer(text)]) for text in seeds]

    def next(self) -> bytes:
        """A mutated input; about half of them differ by one value and stay JSON."""
        rng = self.rng
        text, spans = self._seeds[int(rng.random() * len(self._seeds))]
        kind = rng.random()
        if kind < 0.5 and spans:
            start, end = spans[int(rng.random() * len(spans))]
            return text[:start] + ODD[int(rng.random() * len(ODD))] + text[end:]
        at = int(rng.random() * (len(text) + 1))
        if kind < 0.6:
            return text[:at] + bytes((int(rng.random() * 256),)) + text[at + 1 :]
        if kind < 0.7:
            return text[:at] + ODD[int(rng.random() * len(ODD))] + text[at:]
        until = at + int(rng.random() * 40)
        if kind < 0.8:
            return text[:at] + text[until:]
        if kind < 0.9:
            return text[:at] + text[at:until] * (2 + int(rng.random() * 6)) + text[until:]
        other, _ = self._seeds[int(rng.random() * len(self._seeds))]
        return text[:at] + other[int(rng.random() * len(other)) :]

    def take(self, count: int) -> Iterator[bytes]:
        """`count` of them."""
        for _ in range(count):
            yield self.next()
