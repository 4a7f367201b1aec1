"""A name in a line of other words."""

import pytest

from ivr_designer.domain.one_line import one_line


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Lời chào", "Lời chào"),
        ("", ""),
        ("a\nb\tc\r\x00d\x85e\u2028f", "a b c  d e f"),
        ("invoice\u202egnp.exe", "invoicegnp.exe"),
        ("\u2066a\u2069\u200f\ufeff", "a"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
    ],
)
def test_it_is_one_line_and_turns_nothing(name, shown):
    assert one_line(name) == shown
